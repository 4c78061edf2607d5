"""What lane of the timeline an initiative lies in: its countries', its track's, its process's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.palette import Pattern, Style, other_grey, track_styles
from diplomat_desk.charts.series import Series
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.timeline import Timeline
from diplomat_desk.domain.words import count, say

COLUMNS = {"track": Dimension.TRACK, "kind": Dimension.KIND, "status": Dimension.STATUS}
"""Lanes by a column of the figures -> what they are."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Rows of bars with a name: ``total`` of them, in the ``rows`` rows from ``start`` on."""

    key: str
    label: str
    total: int
    start: int
    rows: int
    aim: Aim
    text: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """The bars of one lane by their first day, before they are packed."""

    key: str
    label: str
    bars: Sequence[int]
    aim: Aim

    @property
    def text(self) -> str:
        """Return ``Pakistan: 41 initiatives``."""
        initiatives = count(len(self.bars), "{n} initiative", "{n} initiatives")
        return say("{name}: {initiatives}", name=self.label, initiatives=initiatives)


def lanes_of(figures: Timeline, dated: Sequence[int], by: str, basis: Basis) -> list[Sorted]:
    """Return the lanes in the order of showing, each with those of ``dated`` that lie in it.

    Countries, processes and kinds come largest first, tracks and statuses in the vocabulary's order;
    what has none comes last.
    """
    if by == "country":
        return _by_size(_by_country(figures, dated), Dimension.COUNTRY, basis)
    if by == "process":
        return _by_process(figures, dated)
    dimension = COLUMNS[by]
    found = _by_column(getattr(figures, dimension.field), dated)
    if dimension is Dimension.KIND:
        return _by_size(found, dimension, basis)
    order = [term.code for term in basis.vocabularies.of(str(dimension), retired=True)]
    place = {code: number for number, code in enumerate(order)}
    codes = sorted(found, key=lambda code: (place.get(code, len(place)), code))
    return [_lane(code, found[code], dimension, basis) for code in codes]


def track_series(figures: Timeline, basis: Basis) -> tuple[Series, ...]:
    """Return the tracks of the bars, in the vocabulary's order."""
    styles = track_styles(basis.vocabularies)
    undated = (code for code, day in zip(figures.tracks, figures.firsts, strict=True) if not day)
    totals = Counter(figures.tracks) - Counter(undated)
    codes = [code for code in styles if code in totals]
    codes += sorted(set(totals).difference(codes))
    made = []
    for number, code in enumerate(codes):
        style = styles.get(code) or Style(other_grey(number), Pattern.SOLID)
        term = basis.vocabularies.find("track", code)
        label = label_of(Dimension.TRACK, code, basis)
        mark = term.mark if term else ""
        made.append(Series(code, label, mark, style.colour, style.pattern, totals[code]))
    return tuple(made)


def label_of(dimension: Dimension, code: str, basis: Basis) -> str:
    """Return what one group of ``dimension`` is called."""
    if not code:
        return say("Without a country") if dimension is Dimension.COUNTRY else say("Not recorded")
    if dimension is Dimension.COUNTRY:
        country = basis.countries.find(code)
        return country.label if country else code
    return basis.vocabularies.label(str(dimension), code)


def _lane(code: str, bars: Sequence[int], dimension: Dimension, basis: Basis) -> Sorted:
    nowhere = dimension is Dimension.COUNTRY and not code
    aim = Aim() if nowhere else Aim(((dimension, code),))
    return Sorted(code, label_of(dimension, code, basis), bars, aim)


def _by_size(found: dict[str, list[int]], dimension: Dimension, basis: Basis) -> list[Sorted]:
    codes = sorted(found, key=lambda code: (not code, -len(found[code]), code))
    return [_lane(code, found[code], dimension, basis) for code in codes]


def _by_column(column: Sequence[str], dated: Iterable[int]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number in dated:
        found[column[number]].append(number)
    return found


def _by_country(figures: Timeline, dated: Iterable[int]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    column = figures.countries
    for number in dated:
        for code in column[number].split(","):
            found[code].append(number)
    return found


def _by_process(figures: Timeline, dated: Iterable[int]) -> list[Sorted]:
    """Return a lane for each process that may be named, earliest first, and one for what is in none."""
    found: dict[int, list[int]] = {}
    for number in dated:
        own = figures.ids[number]
        process = own if own in figures.rounds else figures.processes[number]
        found.setdefault(process if process in figures.named or process == own else 0, []).append(
            number
        )
    alone = found.pop(0, [])
    lanes = []
    for process, bars in found.items():
        named = figures.named.get(process)
        title = named[1] if named else figures.titles[bars[0]]
        lanes.append(Sorted(str(process), title, bars, Aim(record=process)))
    if alone:
        lanes.append(Sorted("", say("Not part of a process"), alone, Aim()))
    return lanes
