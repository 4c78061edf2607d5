"""Which figures stand over and in the bars along time: all that fit, else those that say something."""

from dataclasses import dataclass

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.over_time import OverTimeChart

_NOTICED = 0.08
"""By which share of the axis a running total must grow before its figure is written anew."""


@dataclass(frozen=True, slots=True)
class Total:
    """A bar's total: where the bar stands, and the places that its figure can have, the best first."""

    role: str
    value: int
    words: str
    bar: Box
    places: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class TotalsRoom:
    """How wide a figure may be so that all fit; what kind of bars they stand over."""

    wide: float
    axis_end: float
    running: bool
    beside: bool


def place_totals(totals: list[Total], room: TotalsRoom) -> list[tuple[Box, str]]:
    """Return the figures over the bars, along time.

    All where all fit. Else the largest and the latest, and of bars that stand beside each other what
    else fits. Of running totals the last, and those that grew noticeably.
    """
    if not totals:
        return []
    fit = max(one.places[0].wide for one in totals) + 2 <= room.wide
    if fit and not room.running:
        return [(one.places[0], one.words) for one in totals]
    if room.running:
        alike = [[one for one in totals if one.role == role] for role in {t.role for t in totals}]
        latest = sorted((one[-1] for one in alike), key=lambda one: -one.value)
        grown = (found for one in alike for found in _grown(one, room.axis_end))
        wanted = [*latest, *sorted(grown, key=lambda one: -one.value)]
    else:
        largest = max(totals, key=lambda one: one.value)
        wanted = [largest, totals[-1]]
        if room.beside:
            wanted += sorted(totals, key=lambda one: -one.value)
    return _placed(wanted, totals)


def told_pieces(chart: OverTimeChart, *, ends: bool) -> set[tuple[int, int]] | None:
    """Return the pieces (step, series) of running totals whose figures say something new; None: all.

    The last ones do, unless names with their figures stand at their ``ends``.
    """
    if not chart.running:
        return None
    told: set[tuple[int, int]] = set()
    for place in range(len(chart.roles)):
        written: dict[int, int] = {}
        for number, slot in enumerate(chart.slots):
            last = number + 1 == len(chart.slots)
            if last and ends:
                break
            for piece in slot.bars[place].pieces:
                grown = piece.value - written.get(piece.series, 0)
                if last or grown >= max(chart.axis_end * _NOTICED, 1):
                    told.add((number, piece.series))
                    written[piece.series] = piece.value
    return told


def _grown(totals: list[Total], axis_end: float) -> list[Total]:
    """Return the totals that are noticeably more than the one before that was chosen."""
    found: list[Total] = []
    for one in totals:
        before = found[-1].value if found else 0
        if one.value - before >= axis_end * _NOTICED:
            found.append(one)
    return found


def _placed(wanted: list[Total], totals: list[Total]) -> list[tuple[Box, str]]:
    """Return those of the ``wanted`` that touch neither each other nor a higher bar; the first always."""
    placed: list[tuple[Box, Total]] = []
    for one in wanted:
        if any(other is one for _, other in placed):
            continue
        box = next((box for box in one.places if not placed or _is_free(box, placed, totals)), None)
        if box:
            placed.append((box, one))
    placed.sort(key=lambda found: found[0].x)
    return [(box, one.words) for box, one in placed]


def _is_free(box: Box, placed: list[tuple[Box, Total]], totals: list[Total]) -> bool:
    near = box.grown(2)
    return not any(near.meets(other) for other, _ in placed) and not any(
        one.bar.meets(box) for one in totals
    )
