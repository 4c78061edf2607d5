"""What every table of the register is made with."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Text, column, table, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# FTS5, made by the migrations; kept out of the metadata, which holds plain tables only.
search = table("text_search", column("rowid", Integer), column("text_search", Text))


def text_column(name: str) -> Column[str]:
    """Return a text that is empty when not recorded."""
    return Column(name, Text, nullable=False, server_default="")


def owner_column(owner: str = "initiative") -> Column[int]:
    """Return the first half of an entry's key: the record that it belongs to and goes with."""
    return Column(
        f"{owner}_id",
        ForeignKey(f"{owner}.id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    )


def position_column() -> Column[int]:
    """Return the second half of an entry's key: its place in the list."""
    return Column("position", Integer, primary_key=True, nullable=False)


def level_column(name: str = "level") -> Column[int]:
    """Return the level that an entry has of its own; it can only raise its record's."""
    return Column(name, Integer, nullable=False, server_default="0")


def level_index(table_name: str, name: str = "level") -> Index:
    """Return an index of the few entries that are above public: what is withheld is counted by it."""
    return Index(f"ix_{table_name}_raised", name, sqlite_where=text(f"{name} > 0"))
