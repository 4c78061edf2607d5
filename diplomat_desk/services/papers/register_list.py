"""What the register list needs of the register."""

from collections.abc import Iterator, Sequence

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Crosstab, Row, Sort, SortKey
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.marking import printed_level
from diplomat_desk.domain.used_terms import terms_of
from diplomat_desk.domain.veil import unattributed
from diplomat_desk.reports.kinds import Used
from diplomat_desk.reports.list_groups import COUNTRY
from diplomat_desk.reports.register_list import LONG, RegisterList
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.store import counting, crossing, listing, put_out, reading
from diplomat_desk.store.batches import batches
from diplomat_desk.store.connection import Connection
from diplomat_desk.store.raising import raised_for_all
from diplomat_desk.store.rows import rows as read_rows

_NEWEST = Sort(SortKey.START, descending=True)
_TERMS = ("track", "kind", "status", "approach", "mode")


def ask(desk: Desk, request: Request) -> RegisterList:
    """Return the selection in the order asked for; whole only where its entries are told whole."""
    options, chosen = request.options, request.filter
    order = _NEWEST if options["sort"] == "newest" else Sort(SortKey(options["sort"]))
    long, by_country = options["entries"] == LONG, options["group"] == COUNTRY
    with desk.register.reading() as connection:
        found = listing.choose(connection, chosen, order)
        rows = tuple(_rows(connection, found.ids, request))
        crosstab = crossing.track_by_country(connection, chosen)
        whole = _entries(connection, found.ids, request) if long else ()
        marking = max(
            (counting.highest_level(connection, chosen), *_levels(connection, rows, whole))
        )
        parents = [row.parent_id for row in rows if row.parent_id]
        return RegisterList(
            filter=chosen,
            tally=found.tally,
            marking=marking,
            rows=rows,
            used=frozenset(_used(rows, whole)),
            entries={one.id: one for one in whole},
            countries=_countries(connection, rows, crosstab, request) if by_country else {},
            processes=put_out.names(connection, parents, chosen.ceiling) if long else {},
            crosstab=crosstab if options["charts"] == "yes" else None,
        )


def _rows(connection: Connection, ids: Sequence[int], request: Request) -> Iterator[Row]:
    for batch in batches(ids):
        request.check()
        yield from read_rows(connection, batch, request.filter.ceiling)


def _entries(
    connection: Connection, ids: Sequence[int], request: Request
) -> tuple[Initiative, ...]:
    found = []
    for one in reading.whole(connection, ids, request.filter.ceiling):
        request.check()
        found.append(unattributed(one))
    return tuple(found)


def _levels(
    connection: Connection, rows: Sequence[Row], whole: Sequence[Initiative]
) -> Iterator[Level]:
    raised = raised_for_all(connection, whole)
    yield from (row.confidentiality for row in rows)
    yield from (printed_level(one, raised) for one in whole)


def _countries(
    connection: Connection, rows: Sequence[Row], crosstab: Crosstab, request: Request
) -> dict[int, tuple[str, ...]]:
    """Return the countries that each is counted under: those that the charts count it in."""
    known = set(crosstab.rows)
    under = counting.countries_of_units(connection, request.filter)
    found = {}
    for row in rows:
        codes = [code for code in (*row.countries, *under.get(row.id, ())) if code in known]
        found[row.id] = tuple(dict.fromkeys(codes))
    return found


def _used(rows: Sequence[Row], whole: Sequence[Initiative]) -> Iterator[Used]:
    for row in rows:
        yield from ((name, getattr(row, name)) for name in _TERMS)
    for one in whole:
        yield from terms_of(one)
