"""Seals of what has no history of its own: words, countries, settings, and what is remembered of imports.

A seal is the SHA-256 of all rows of a few small tables. Whoever writes one of them renews it, so that
``check`` finds a change that nobody made.
"""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects.sqlite import insert as upsert

from diplomat_desk.store.schema import country, country_alias, country_name, setting, term
from diplomat_desk.store.schema_imports import import_decision, import_profile
from diplomat_desk.store.schema_trust import seal

WORDS, SETTINGS, IMPORTS = "words", "settings", "imports"
_SEALED: dict[str, tuple[Table, ...]] = {
    WORDS: (term, country, country_alias, country_name),
    SETTINGS: (setting,),
    IMPORTS: (import_decision, import_profile),
}


def renew(connection: Connection, name: str) -> None:
    """Seal the tables of ``name`` as they stand in this transaction."""
    values = {"name": name, "digest": _digest(connection, name)}
    wanted = upsert(seal).values(values)
    connection.execute(
        wanted.on_conflict_do_update(index_elements=["name"], set_={"digest": values["digest"]})
    )


def renew_all(connection: Connection) -> None:
    """Seal all of them: of a new register, or of one from before there were seals."""
    for name in _SEALED:
        renew(connection, name)


def are_there(connection: Connection) -> bool:
    """Tell whether a register was ever sealed."""
    return connection.execute(select(seal.c.name).limit(1)).first() is not None


def broken(connection: Connection) -> Iterator[str]:
    """Give the names of the seals that do not hold; a missing one does not."""
    kept = {row.name: row.digest for row in connection.execute(select(seal))}
    for name in _SEALED:
        if kept.get(name) != _digest(connection, name):
            yield name


def _digest(connection: Connection, name: str) -> bytes:
    made = hashlib.sha256()
    for table in _SEALED[name]:
        for row in connection.execute(select(table).order_by(*table.primary_key)):
            made.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    return made.digest()
