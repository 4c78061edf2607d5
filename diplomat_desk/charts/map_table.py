"""The numbers behind the map: a line a country, and after them a line a place where one met."""

from diplomat_desk.charts.atlas import atlas
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.meeting_places import CITY, Dot, Listed, locate
from diplomat_desk.charts.tables import Line, Table
from diplomat_desk.domain import aims
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.on_map import LandCount, MapFigures
from diplomat_desk.domain.words import say


def table(figures: MapFigures, basis: Basis) -> Table:
    """Return the table of ``figures``: countries by track, then places by how often they hosted."""
    places = locate(figures.hosts, basis.countries, atlas())
    hosted: dict[str, int] = {}
    for host in figures.hosts:
        hosted[host.country] = hosted.get(host.country, 0) + host.times
    tracks = [
        basis.vocabularies.label("track", code) if code else say("Not recorded")
        for code in figures.tracks
    ]
    lines = [_land(one, figures, basis, hosted) for one in figures.lands]
    lines += [_place(one, len(tracks)) for one in places.dots]
    lines += [_place(one, len(tracks)) for one in places.listed]
    once = figures.tally.selected - figures.without_country
    sums: tuple[Line, ...] = (
        Line((say("Each initiative once"), once, *figures.on_tracks, None, None)),
    )
    return Table(
        (say("Country or place"), say("Initiatives"), *tracks, say("Times met there"), say("Shown at")),
        tuple(lines),
        sums if figures.lands else (),
        say("Code"),
    )  # fmt: skip


def _land(one: LandCount, figures: MapFigures, basis: Basis, hosted: dict[str, int]) -> Line:
    country = basis.countries.find(one.code)
    aim = aims.of({Dimension.COUNTRY: one.code})
    split = tuple(
        aims.of({Dimension.COUNTRY: one.code, Dimension.TRACK: code}) for code in figures.tracks
    )
    name = country.label if country else one.code
    cells = (name, one.total, *one.on_tracks, hosted.get(one.code), None)
    return Line(cells, one.code, aim, (aim, aim, *split))


def _place(one: Dot | Listed, tracks: int) -> Line:
    if isinstance(one, Listed):
        shown, times = say("not on the map"), one.value
    else:
        shown = say("the city") if one.precise else say("the country’s middle")
        times = one.times
    aim: Aim = one.aim
    return Line((one.label, None, *[None] * tracks, times, shown), CITY, aim)
