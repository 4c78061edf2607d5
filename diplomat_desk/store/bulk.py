"""Many rows into one table at once: the statement is made once, and nothing is worked out for each row."""

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Write ``rows``, each with the same columns, into ``table``; values are such as the driver takes.

    SQLAlchemy's own way to do it costs as much for a row as all that made the row.
    """
    if not rows:
        return
    statement, names = _statement(connection.dialect, table, tuple(rows[0]))
    # Every table of ours has two columns and more, so what is picked is a tuple.
    connection.exec_driver_sql(statement, list(map(itemgetter(*names), rows)))


@lru_cache(maxsize=64)
def _statement(dialect: Dialect, table: Table, names: tuple[str, ...]) -> tuple[str, list[str]]:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(names))
    return str(compiled), list(compiled.positiontup or ())
