"""Single records as data, as far as they may be told outside."""

from collections.abc import Mapping
from typing import Any

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.entities import EntityRow
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.veil import unattributed
from diplomat_desk.exchange.formats.json_form import initiative_data
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import put_out


def record(desk: Desk, one: Initiative, ceiling: Level) -> dict[str, Any]:
    """Return an initiative that was read under ``ceiling`` whole, as the JSON export has it."""
    others = [one.parent_id] if one.parent_id else []
    others += [tie.target_id for tie in one.links]
    with desk.register.reading() as connection:
        return record_data(one, put_out.names(connection, others, ceiling))


def record_data(one: Initiative, names: Mapping[int, tuple[str, str]]) -> dict[str, Any]:
    """Return ``one`` as plain data; ``names`` are references and titles of the initiatives it names."""
    return initiative_data(unattributed(one), names)


def people(desk: Desk, text: str, ceiling: Level) -> tuple[EntityRow, ...]:
    """Return the people whose names contain ``text``, without what a meeting's rule keeps inside."""
    with desk.register.reading() as connection:
        return put_out.people_rows(connection, text, ceiling)


def organisations(desk: Desk, text: str, ceiling: Level) -> tuple[EntityRow, ...]:
    """Return the organisations that ``text`` finds, by name."""
    with desk.register.reading() as connection:
        return put_out.organisation_rows(connection, text, ceiling)
