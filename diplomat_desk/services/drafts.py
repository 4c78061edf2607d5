"""What somebody was typing when the program or the machine stopped: kept in the register, offered again.

It lies in the register's file and so under its encryption. It is no record: it has no history, and nothing
counts or finds it.
"""

from dataclasses import dataclass, replace
from typing import cast

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import blobs, codec, drafts

_FORM = "initiative"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """An initiative as it was typed (id 0 for a new one), and when (ISO 8601, UTC)."""

    initiative: Initiative
    at: str


def keep(desk: Desk, typed: Initiative) -> None:
    """Keep what was typed, in the place of what was kept of the same record; new attachments are left out."""
    with desk.register.writing() as connection:
        there = blobs.kept(connection, [one.digest for one in typed.attachments])
        kept = replace(
            typed, attachments=tuple(one for one in typed.attachments if one.digest in there)
        )
        content = codec.encode(State(kept)) or ""
        drafts.put(
            connection, _FORM, _key(typed.id), at=desk.now(), title=typed.title[:_LONGEST], content=content
        )  # fmt: skip


def found(desk: Desk, ceiling: Level) -> tuple[Draft, ...]:
    """Return what is kept and may be shown, the latest first; what can no longer be read is passed over."""
    with desk.register.reading() as connection:
        rows = drafts.every(connection, _FORM)
    read = []
    for row in rows:
        try:
            state = cast(State, codec.decode(row.content))
            read.append(Draft(state.initiative, row.at))
        except codec.UNREADABLE:
            continue
    return tuple(one for one in read if one.initiative.confidentiality <= ceiling)


def discard(desk: Desk, initiative_id: int) -> None:
    """Keep no longer what was typed of a record, or of a new one (0)."""
    if desk.read_only:
        return
    with desk.register.writing() as connection:
        drafts.erase(connection, _FORM, _key(initiative_id))


def _key(initiative_id: int) -> str:
    return str(initiative_id) if initiative_id else ""
