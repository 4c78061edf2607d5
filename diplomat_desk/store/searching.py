"""The search over initiatives, people and organisations: ranked, each record once, under the ceiling.

A found record is packed into one number (:mod:`diplomat_desk.domain.finding`), so that a million cross
from the store as one text.
"""

from array import array
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Integer,
    Select,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.finding import KIND_BITS, KINDS, SECTION_BITS, SECTIONS, Section
from diplomat_desk.domain.queries import Wanted
from diplomat_desk.store import index
from diplomat_desk.store.filtering import alive, known, match_one
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE
from diplomat_desk.store.schema import initiative
from diplomat_desk.store.schema_base import search

# A word in the title says more of what a record is than one in a note or an attachment.
_WEIGHTS = (10.0, 4.0, 3.0, 3.0, 2.0, 2.0, 2.0, 1.5, 1.0, 0.5)
# A person is listed among people whatever it was hit in, and likewise an organisation.
_HOMES = {
    Kind.PERSON: SECTIONS.index(Section.PEOPLE),
    Kind.ORGANISATION: SECTIONS.index(Section.ORGANISATIONS),
}


def search_all(connection: Connection, wanted: Sequence[Wanted], ceiling: Level) -> Sequence[int]:
    """Return every record in which all of ``wanted`` stands, packed: by section, the best first."""
    found = array("q")
    if wanted:
        ranked = _ranked(wanted, ceiling).subquery()
        query = select(func.group_concat(cast(ranked.c.packed, Integer)))
        joined = connection.execute(query).scalar()
        found.extend(map(int, joined.split(",")) if joined else ())
    return found


def how_many(connection: Connection, wanted: Sequence[Wanted], ceiling: Level) -> int:
    """Return in how many records all of ``wanted`` stands."""
    query = select(func.count()).select_from(_ranked(wanted, ceiling).subquery())
    return int(connection.execute(query).scalar_one())


def _ranked(wanted: Sequence[Wanted], ceiling: Level) -> Select[Any]:
    """Return the selection of packed records, in order."""
    hits = _hits(wanted, ceiling)
    shown = union_all(
        _shown(hits, Kind.INITIATIVE, initiative.c.id, alive(ceiling)),
        _shown(hits, Kind.PERSON, PEOPLE.table.c.id, known(PEOPLE, ceiling)),
        _shown(hits, Kind.ORGANISATION, ORGANISATIONS.table.c.id, known(ORGANISATIONS, ceiling)),
    ).subquery()
    # Within a section the records of its own sort come before the initiatives that name them.
    own = case((shown.c.kind == KINDS.index(Kind.INITIATIVE), 1), else_=0)
    packed = shown.c.number.op("<<")(KIND_BITS).op("|")(shown.c.kind).op("<<")(SECTION_BITS)
    return select(packed.op("|")(shown.c.section).label("packed")).order_by(
        shown.c.section, own, shown.c.rank, shown.c.number
    )


def _shown(
    hits: CTE, kind: Kind, number: ColumnElement[int], may_be: ColumnElement[bool]
) -> Select[Any]:
    """Return the hits of one sort that may be told, each record once, as its fullest row has it."""
    section = literal(_HOMES[kind]) if kind in _HOMES else func.min(hits.c.section)
    return (
        select(
            hits.c.number,
            literal(KINDS.index(kind)).label("kind"),
            section.label("section"),
            func.min(hits.c.rank).label("rank"),
        )
        .join_from(hits, number.table, number == hits.c.number)
        .where(hits.c.sort == index.SORTS[kind], may_be)
        .group_by(hits.c.number)
    )


def _hits(wanted: Sequence[Wanted], ceiling: Level) -> CTE:
    """Return the rows of the index at or below ``ceiling`` that match: record, section and rank."""
    rowid = search.c.rowid
    hits = (
        select(
            rowid.op(">>")(index.OWNER_SHIFT).label("number"),
            rowid.op(">>")(index.SORT_SHIFT).op("&")(index.SORT_MASK).label("sort"),
            _section(wanted).label("section"),
            func.bm25(search.c.text_search, *_WEIGHTS).label("rank"),
        )
        .where(
            search.c.text_search.op("MATCH")(" ".join(map(match_one, wanted))),
            rowid.op("&")(index.LEVEL_MASK) <= int(ceiling),
        )
        .cte("hits")
    )
    # The rank can only be asked where the index is read, not after grouping.
    return hits.prefix_with("MATERIALIZED")


def _section(wanted: Sequence[Wanted]) -> ColumnElement[int]:
    """Return the first section that holds all of ``wanted``, else the first that holds any of it."""
    rules = [(name, " AND ") for name in SECTIONS]
    if len(wanted) > 1:
        rules += [(name, " OR ") for name in SECTIONS]
    tests = [
        (search.c.rowid.in_(_rows_in(name, wanted, joint)), SECTIONS.index(name))
        for name, joint in rules
    ]
    return case(*tests, else_=0)


def _rows_in(section: Section, wanted: Sequence[Wanted], joint: str) -> Select[Any]:
    query = f"{{{section}}} : ({joint.join(map(match_one, wanted))})"
    inner = search.alias("inner_search")
    return select(inner.c.rowid).where(inner.c.text_search.op("MATCH")(query))
