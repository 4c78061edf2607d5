"""Reports kept under a name."""

import json
from string import digits

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    update,
)

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved_reports import Pairs, SavedReport
from diplomat_desk.store import codec
from diplomat_desk.store.parts import Fields, value_of
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_entities import saved_report


def listing(connection: Connection, ceiling: Level) -> tuple[SavedReport, ...]:
    """Return the reports that may be told under ``ceiling``, in their order."""
    rows = connection.execute(
        select(saved_report)
        .where(may_be_told(ceiling))
        .order_by(saved_report.c.position, saved_report.c.id)
    )
    return tuple(_report(row) for row in rows.mappings())


def may_be_told(ceiling: Level) -> ColumnElement[bool]:
    """Return the condition that neither a kept report nor the initiative that it is about lies above ``ceiling``."""
    about = initiative.c.reference.in_(_references(saved_report.c.subject))
    hidden = exists().where(about, initiative.c.confidentiality > int(ceiling))
    return and_(saved_report.c.level <= int(ceiling), ~hidden)


def level_of_subject(connection: Connection, subject: str) -> Level:
    """Return how confidential the initiative is that a report is about; public where it is about none."""
    about = initiative.c.reference.in_(_references(literal(subject)))
    query = select(func.max(initiative.c.confidentiality)).where(about)
    return Level(connection.execute(query).scalar() or 0)


def state_of(connection: Connection, number: int) -> State | None:
    """Return a kept report as it stands, or None."""
    query = select(saved_report).where(saved_report.c.id == number)
    row = connection.execute(query).mappings().first()
    return State(_report(row)) if row else None


def write(connection: Connection, one: SavedReport, known: int | None) -> SavedReport:
    """Write ``one`` over version ``known``, or as a new row, and return it as it stands."""
    values = {
        "name": one.name,
        "position": one.position,
        "report": one.report,
        "options": codec.text_of(one.options),
        "subject": one.subject,
        "filter": codec.text_of(one.filter),
        "setting": codec.text_of(one.setting),
        "language": one.language,
        "level": int(one.level),
        "version": (known if known is not None else one.version) + 1,
    }
    number = one.id
    if known is not None:
        connection.execute(update(saved_report).where(saved_report.c.id == number).values(values))
    else:
        key = {"id": number} if number else {}
        made = connection.execute(insert(saved_report).values(values | key))
        number = int(made.inserted_primary_key[0])  # type: ignore[index]
    query = select(saved_report).where(saved_report.c.id == number)
    return _report(connection.execute(query).mappings().one())


def erase(connection: Connection, number: int) -> None:
    """Delete a kept report."""
    connection.execute(delete(saved_report).where(saved_report.c.id == number))


def _references(subject: ColumnElement[str]) -> tuple[ColumnElement[str], ...]:
    """Return what a subject may hold of reference codes: all of it, or what stands before a meeting's place."""
    return subject, func.rtrim(func.rtrim(subject, digits), "/")


def _report(row: Fields) -> SavedReport:
    held = codec.structured(json.loads(row["filter"]), Filter)
    made: SavedReport = value_of(
        SavedReport,
        row,
        filter=held,
        options=_pairs(row["options"]),
        setting=_pairs(row["setting"]),
    )
    return made


def _pairs(text: str) -> Pairs:
    return tuple((str(name), str(value)) for name, value in json.loads(text))
