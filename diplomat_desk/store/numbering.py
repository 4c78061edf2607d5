"""The numbers that new records get. Dialect-specific: SQLite keeps the highest that was ever given."""

from sqlalchemy import Connection, text

_LAST = text("SELECT seq FROM sqlite_sequence WHERE name = :name")


def next_numbers(connection: Connection, table: str, many: int) -> range:
    """Return ``many`` ids for rows to be written into ``table`` in this transaction; none was given before.

    What is written under an id that was asked for so is counted by the database as if it had given it.
    """
    last = connection.execute(_LAST, {"name": table}).scalar() or 0
    return range(last + 1, last + 1 + many)
