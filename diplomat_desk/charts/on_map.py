"""A map: countries coloured by how many initiatives or by the track used most, and where they met."""

from dataclasses import dataclass
from itertools import takewhile

from diplomat_desk.charts.atlas import Atlas, atlas
from diplomat_desk.charts.captions import unit_of
from diplomat_desk.charts.geometry import Point
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.map_words import (
    caption,
    nothing_to_show,
    summary,
    title,
    told,
)
from diplomat_desk.charts.meeting_places import Dot, Listed, locate
from diplomat_desk.charts.palette import OTHER_GREYS, Pattern, Style, other_grey, track_styles
from diplomat_desk.charts.steps import round_numbers
from diplomat_desk.domain import aims
from diplomat_desk.domain.countries import Country, CountryKind
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import in_words
from diplomat_desk.domain.on_map import LandCount, MapFigures
from diplomat_desk.domain.options import Choice, Option
from diplomat_desk.domain.words import say

COLOUR = Option(
    "colour", "Colour", (Choice("count", "How many"), Choice("track", "Track used most"))
)
EXTENT = Option("extent", "Area", (Choice("fit", "Where we engage"), Choice("world", "World")))
OPTIONS = (COLOUR, EXTENT)
TIE = "tie"
_MOST_SHADES = 7
_SERIES = ((1, 2, 5), (1, 3))


@dataclass(frozen=True, slots=True)
class Shade:
    """One step of the scale: from ``low`` to ``high`` initiatives, ``share`` (0 to 1) along the ramp."""

    low: int
    high: int
    share: float
    label: str


@dataclass(frozen=True, slots=True)
class Painted:
    """What a country on the map is filled with: a step of the scale, or a series (a track, a tie)."""

    code: str
    name: str
    total: int
    text: str
    aim: aims.Aim
    at: Point
    share: float = 0.0
    series: str = ""
    watched: bool = False


@dataclass(frozen=True, slots=True)
class Colour:
    """A track in the legend, or the tie of several; ``mark`` is its short name."""

    key: str
    label: str
    mark: str
    colour: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class MapChart:
    """A map described; places are in the units of the atlas.

    ``lands`` are all countries that the map draws, the empty ones too, largest first; ``beside`` what is
    counted and has no place on it, under headings. ``shades`` or ``colours`` is the legend.
    """

    title: str
    subtitle: str
    caption: tuple[str, ...]
    imprint: str
    summary: str
    empty: str
    fit: bool
    paper: bool
    lands: tuple[Painted, ...]
    dots: tuple[Dot, ...]
    beside: tuple[tuple[str, tuple[Listed, ...]], ...]
    shades: tuple[Shade, ...]
    colours: tuple[Colour, ...]
    unit: str


def describe(figures: MapFigures, basis: Basis) -> MapChart:
    """Describe the map of ``figures``, coloured and cut out as the options say."""
    drawn = atlas()
    by_track = basis.options.get(COLOUR.name, COLOUR.default) == "track"
    colours = _colours(figures, basis) if by_track else ()
    shades = () if by_track else shades_of(max((one.total for one in figures.lands), default=0))
    lands = _lands(figures, basis, drawn, shades)
    places = locate(figures.hosts, basis.countries, drawn)
    return MapChart(
        title=title(figures, by_track=by_track),
        subtitle=in_words(figures.filter, basis.vocabularies, basis.countries),
        caption=caption(figures, places),
        imprint=basis.imprint.in_words(),
        summary=summary(figures, basis, places),
        empty=nothing_to_show(figures),
        fit=basis.options.get(EXTENT.name, EXTENT.default) == "fit",
        paper=basis.paper,
        lands=lands,
        dots=places.dots,
        beside=_beside(figures, basis, drawn, places.listed),
        shades=shades,
        colours=colours,
        unit=unit_of(figures),
    )


def shades_of(highest: int) -> tuple[Shade, ...]:
    """Return the steps from 1 to ``highest``: each number by itself, else ranges that a reader can keep.

    Counts of countries have a long tail; in even steps all but a few would be alike. Where there would be
    too many, the lowest are one.
    """
    lows = list(range(1, highest + 1))
    for steps in _SERIES:
        if len(lows) > _MOST_SHADES:
            lows = list(takewhile(lambda low: low <= highest, round_numbers(steps)))
    if len(lows) > _MOST_SHADES:
        lows = [1, *lows[1 - _MOST_SHADES :]]
    ends = [*(low - 1 for low in lows[1:]), highest][: len(lows)]
    made = []
    for number, (low, high) in enumerate(zip(lows, ends, strict=True), 1):
        label = f"{low:,}" if low == high else say("{low}–{high}", low=f"{low:,}", high=f"{high:,}")
        made.append(Shade(low, high, number / len(lows), label))
    return tuple(made)


def series_of(land: LandCount, tracks: tuple[str, ...]) -> str:
    """Return the track that most are on, or that several tie."""
    most = land.most
    return tracks[most[0]] if len(most) == 1 else TIE


def _lands(
    figures: MapFigures, basis: Basis, drawn: Atlas, shades: tuple[Shade, ...]
) -> tuple[Painted, ...]:
    found = {one.code: one for one in figures.lands}
    codes = [*found, *(one.code for one in basis.countries if one.code not in found)]
    made = []
    for code in codes:
        at, country = drawn.middle(code), basis.countries.find(code)
        if at is None or (country and country.kind is not CountryKind.ISO):
            continue
        one = found.get(code) or LandCount(code, 0, ())
        made.append(_painted(one, at, figures, basis, shades))
    return tuple(made)


def _painted(
    one: LandCount, at: Point, figures: MapFigures, basis: Basis, shades: tuple[Shade, ...]
) -> Painted:
    share = next((s.share for s in shades if s.low <= one.total <= s.high), 0.0)
    return Painted(
        one.code,
        basis.countries.name(one.code),
        one.total,
        told(one, figures, basis),
        aims.of({Dimension.COUNTRY: one.code}),
        at,
        share,
        series_of(one, figures.tracks) if one.total and not shades else "",
        one.code in basis.watched,
    )


def _colours(figures: MapFigures, basis: Basis) -> tuple[Colour, ...]:
    """Return the legend of tracks: those that some country has most on, and the tie if there is one."""
    used = {series_of(one, figures.tracks) for one in figures.lands}
    styles = track_styles(basis.vocabularies)
    made = []
    for number, code in enumerate(figures.tracks):
        if code in used:
            term = basis.vocabularies.find("track", code)
            label = term.label if term else code or say("Not recorded")
            style = styles.get(code) or Style(other_grey(number), Pattern.SOLID)
            mark = term.mark if term and term.mark else label
            made.append(Colour(code, label, mark, style.colour, style.pattern))
    if TIE in used:
        made.append(Colour(TIE, say("Tie of tracks"), say("tie"), OTHER_GREYS[1], Pattern.DOTS))
    return tuple(made)


def _beside(
    figures: MapFigures, basis: Basis, drawn: Atlas, places: tuple[Listed, ...]
) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    """Return what is counted and not drawn, under headings, and the watched countries with none."""
    groups: dict[CountryKind, list[Listed]] = {kind: [] for kind in CountryKind}
    for one in figures.lands:
        country = basis.countries.find(one.code) or Country(
            one.code, one.code, kind=CountryKind.USER
        )
        if country.kind is not CountryKind.ISO or drawn.middle(one.code) is None:
            aim = aims.of({Dimension.COUNTRY: one.code})
            text = told(one, figures, basis)
            groups[country.kind].append(Listed(one.code, "", country.label, one.total, text, aim))
    counted = {one.code for one in figures.lands}
    none = [code for code in basis.watched if code not in counted]
    missing = [_none(code, basis) for code in none]
    headed = (
        (say("Watched, with none"), missing),
        (say("States that are no more"), groups[CountryKind.HISTORICAL]),
        (say("Entities of this register"), groups[CountryKind.USER]),
        (say("Not drawn on this map"), groups[CountryKind.ISO]),
        (say("Met, but where is not on the map"), list(places)),
    )
    return tuple((heading, tuple(listed)) for heading, listed in headed if listed)


def _none(code: str, basis: Basis) -> Listed:
    name = basis.countries.name(code)
    aim = aims.of({Dimension.COUNTRY: code})
    return Listed(code, "none", name, 0, say("{country}: none", country=name), aim)
