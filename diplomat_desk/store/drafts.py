"""What is half typed, kept until it is recorded or left."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from diplomat_desk.store.schema_trust import draft


def put(connection: Connection, form: str, key: str, *, at: str, title: str, content: str) -> None:
    """Keep what ``form`` holds for the record ``key`` (empty for a new one), in the place of what was kept."""
    values = {"form": form, "record_key": key, "at": at, "title": title, "content": content}
    wanted = upsert(draft).values(values)
    connection.execute(
        wanted.on_conflict_do_update(index_elements=["form", "record_key"], set_=values)
    )


def every(connection: Connection, form: str) -> Sequence[Any]:
    """Return all that is kept of ``form``, the latest first."""
    query = select(draft).where(draft.c.form == form).order_by(draft.c.at.desc())
    return connection.execute(query).all()


def erase(connection: Connection, form: str, key: str) -> None:
    """Keep it no longer."""
    connection.execute(delete(draft).where(draft.c.form == form, draft.c.record_key == key))
