"""The few settings that belong to a register rather than to a person."""

from sqlalchemy import Connection, delete, insert, select

from diplomat_desk.store import seals
from diplomat_desk.store.schema import setting

COUNTRY_PROFILE = "country_profile"
"""The profile of display names in force; empty for the names that countries are recorded under."""
LETTERHEAD = "letterhead"
"""Who puts the register's paper out, as JSON; empty for nobody."""
TOLD_FROM = "told_from"
"""The last entry of the history that an earlier version wrote and this one would not have; empty for none."""
DERIVED = "derived"
"""Which version of the application made the search index and the findings."""


def get(connection: Connection, name: str) -> str:
    """Return a setting, empty when it was never put."""
    query = select(setting.c.value).where(setting.c.name == name)
    return str(connection.execute(query).scalar() or "")


def put(connection: Connection, name: str, value: str) -> None:
    """Keep a setting."""
    connection.execute(delete(setting).where(setting.c.name == name))
    connection.execute(insert(setting).values(name=name, value=value))
    seals.renew(connection, seals.SETTINGS)
