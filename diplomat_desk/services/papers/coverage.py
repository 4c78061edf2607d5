"""What the coverage report needs of the register."""

from dataclasses import replace

from diplomat_desk.domain.channels import alive_since
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.regions import OTHER, REGIONS
from diplomat_desk.reports.coverage_material import Coverage, Which
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.one_country import period, together
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.regions import neighbours, region_of
from diplomat_desk.store import channels, crossing


def ask(desk: Desk, request: Request) -> Coverage:
    """Return the channels to the countries that are looked at: the filter's, the watch list's, or others."""
    down = Dimension(request.options["down"])
    across = Dimension(request.options["across"])
    years = int(request.options["lapsed"])
    rows, which = _rows(desk, request, down)
    chosen = period(request.filter, request.options["since"], request.today)
    if request.options["ours"] == "yes":
        chosen = together(chosen, request.home)
    if rows and down is Dimension.COUNTRY:
        chosen = replace(chosen, countries=rows)
    regions = region_of() if down is Dimension.REGION else None
    with desk.register.reading() as connection:
        table = crossing.cross(connection, chosen, down, across, region_of())
        request.check()
        found = channels.crossed(connection, chosen, across, request.today.isoformat(), regions)
    shown = rows or _recorded(table.rows, request.home)
    kept = tuple(one for one in found if one.row in shown)
    return Coverage(
        filter=chosen,
        tally=table.tally,
        marking=Level(max((table.marking, *(one.channel.level for one in kept)))),
        used=frozenset((across.vocabulary, one.channel.code) for one in kept),
        since=alive_since(request.today, years),
        years=years,
        which=which,
        rows=shown,
        table=table,
        crossings=kept,
    )


def _rows(desk: Desk, request: Request, down: Dimension) -> tuple[tuple[str, ...], Which]:
    """Return what is looked at, in order, and how it was chosen; none is what is recorded."""
    if down is Dimension.REGION:
        return tuple(code for code in REGIONS if code != OTHER), Which.REGIONS
    if request.filter.countries:
        return request.filter.countries, Which.CHOSEN
    watched = tuple(
        code
        for code in dict.fromkeys(request.watched)
        if code != request.home and desk.countries.find(code)
    )
    if watched:
        return watched, Which.WATCHED
    near = tuple(neighbours(request.home))
    return (near, Which.REGION) if near else ((), Which.RECORDED)


def _recorded(codes: tuple[str, ...], home: str) -> tuple[str, ...]:
    return tuple(code for code in codes if code != home)
