"""The timeline described: initiatives in lanes, packed into rows, with all their words."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import add

from diplomat_desk.charts.extents import Extent, extent
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.late import rows_counter
from diplomat_desk.charts.packing import Pack, Rows
from diplomat_desk.charts.series import Series
from diplomat_desk.charts.timelanes import Lane, Sorted, lanes_of, track_series
from diplomat_desk.charts.timelinewords import caption, nothing_to_show, rest, summary, told
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import in_words
from diplomat_desk.domain.options import Choice, Option
from diplomat_desk.domain.timeline import FOREVER, Round, Timeline
from diplomat_desk.domain.words import say

LANES = Option(
    "lanes",
    "Lanes",
    (
        Choice("track", "By track"),
        Choice("country", "By country"),
        Choice("process", "By process"),
        Choice("kind", "By kind"),
        Choice("status", "By status"),
    ),
)
MOST_ROWS_ON_PAPER = 60
_TITLES = {
    "country": "Timeline by country",
    "track": "Timeline by track",
    "process": "Timeline by process",
    "kind": "Timeline by kind",
    "status": "Timeline by status",
}
_MOST_ROWS = 600
"""How many rows the titles' room alone may make of a large register."""
_LETTER, _MOST_ROOM = 0.008, 0.34
"""The room that a title is given in its row: a share of the whole time for each letter, and at most."""
_FEW_LETTERS = 12
_PAPER_ROOM = (0.34, 0.24, 0.16, 0.1)
"""The room for a title that is tried on paper, until all rows find place."""
_SHORTEST = 60
"""The shortest time that a picture spans, in days."""
_AIR = 0.012
_NEAR_TODAY = 0.15
"""How much longer a picture may become so that it reaches to today."""


@dataclass(frozen=True, eq=False)
class TimelineChart:
    """Bars in rows in lanes, over the days ``since`` to ``until`` (ordinals).

    ``first[n]`` is the day that the n-th initiative of ``figures`` may have begun on, ``last[n]`` the day
    before which it had surely ended; one without an end reaches to ``today`` (``open[n]``). ``kept`` is
    for layouts, to keep what is the same however far the chart is zoomed; ``texts`` and
    ``extents`` are those asked for before.
    """

    title: str
    subtitle: str
    caption: tuple[str, ...]
    imprint: str
    summary: str
    empty: str
    figures: Timeline
    basis: Basis
    series: tuple[Series, ...]
    lanes: tuple[Lane, ...]
    rows: Rows
    rest: str
    first: Sequence[int]
    last: Sequence[int]
    open: Sequence[bool]
    today: int
    since: int
    until: int
    kept: dict[object, object] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    extents: dict[int, Extent] = field(default_factory=dict)

    def text_of(self, number: int) -> str:
        """Return all that is told of one initiative in a line."""
        found = self.texts.get(number)
        if found is None:
            found = self.texts[number] = told(self.figures, number, self.basis)
        return found

    def extent(self, number: int) -> Extent:
        """Return what is known of when one initiative ran."""
        found = self.extents.get(number)
        if found is None:
            found = self.extents[number] = extent(
                self.figures.starts[number], self.figures.ends[number],
                self.first[number], self.last[number], is_open=self.open[number],
            )  # fmt: skip
        return found

    def rounds_of(self, number: int) -> tuple[tuple[int, Round], ...]:
        """Return the rounds on the bar of a process with the day that each may have begun on."""
        rounds = self.figures.rounds.get(self.figures.ids[number], ())
        return tuple((date.fromisoformat(one.first).toordinal(), one) for one in rounds)

    def number_of(self, record: int) -> int:
        """Return the place of a record among the figures, which come by id; -1 where it is not."""
        place = bisect_left(self.figures.ids, record)
        found = place < len(self.figures.ids) and self.figures.ids[place] == record
        return place if found else -1

    def round_text(self, number: int, one: Round) -> str:
        """Return what is told of a round of a process."""
        process = self.figures.titles[number]
        return say("{reference} · {title} · {dates} · round of {process}", process=process,
                   reference=one.reference, title=one.title, dates=one.dates_in_words)  # fmt: skip


class _Days(dict[str, int]):
    """Days of ISO dates as ordinals, each read once."""

    def __missing__(self, text: str) -> int:
        found = self[text] = date.fromisoformat(text).toordinal() if text else 0
        return found


def timeline(figures: Timeline, basis: Basis) -> TimelineChart:
    """Describe what ran when; on paper at most :data:`MOST_ROWS_ON_PAPER` rows, and a statement of the rest."""
    today = (basis.imprint.made_on or _now()).earliest.toordinal()
    days = _Days({FOREVER: today})
    first = list(map(days.__getitem__, figures.firsts))
    last = [
        max(day, since) + 1
        for day, since in zip(map(days.__getitem__, figures.lasts), first, strict=True)
    ]
    is_open = [one == FOREVER for one in figures.lasts]
    dated = [number for number, day in enumerate(first) if day]
    dated.sort(key=first.__getitem__)
    reach = _reach(figures, last)
    since, until = _span(dated, first, reach, today)
    by = basis.options.get("lanes", LANES.default)
    sorted_into = lanes_of(figures, dated, by, basis)
    lanes, rows = _packed(figures, sorted_into, first, reach, since, until, paper=basis.paper)
    # Counted only where something is left out: it packs all that is shown.
    shown = sum(map(len, rows.all)) if basis.paper else sum(len(one.bars) for one in sorted_into)
    return TimelineChart(
        title=say(_TITLES[by]),
        subtitle=in_words(figures.filter, basis.vocabularies, basis.countries),
        caption=caption(figures, by, PartialDate.of(date.fromordinal(today).isoformat())),
        imprint=basis.imprint.in_words(),
        summary=summary(figures, dated, first, last, today, sorted_into, by),
        empty=nothing_to_show(figures, dated),
        figures=figures,
        basis=basis,
        series=track_series(figures, basis),
        lanes=lanes,
        rows=rows,
        rest=rest(len(sorted_into) - len(lanes), sum(len(one.bars) for one in sorted_into) - shown),
        first=first,
        last=last,
        open=is_open,
        today=today,
        since=since,
        until=until,
    )


def _now() -> PartialDate:
    return PartialDate.of(date.today().isoformat())


def _reach(figures: Timeline, last: list[int]) -> list[int]:
    """Return the days before which the bars end, what is planned beyond their actual end included."""
    if not any(figures.due):
        return last
    reach = list(last)
    for number, due in enumerate(figures.due):
        if due and due != "..":
            reach[number] = max(reach[number], PartialDate.of(due).latest.toordinal() + 1)
    return reach


def _span(dated: list[int], first: list[int], reach: list[int], today: int) -> tuple[int, int]:
    """Return the days that a picture of ``dated`` begins and ends with: theirs, with some air."""
    if not dated:
        return today - _SHORTEST, today
    since = first[dated[0]]
    until = max(map(reach.__getitem__, dated))
    if until <= today <= until + (until - since) * _NEAR_TODAY:
        until = today + 1
    air = max(round((until - since) * _AIR), (_SHORTEST - (until - since)) // 2, 2)
    return since - air, until + air


def _packed(
    figures: Timeline, sorted_into: Sequence[Sorted], first: list[int], reach: list[int],
    since: int, until: int, *, paper: bool,
) -> tuple[tuple[Lane, ...], Rows]:  # fmt: skip
    """Return the lanes with their rows; on paper no more rows than a page or two have room for."""
    bars = max(sum(len(one.bars) for one in sorted_into), 1)
    shares: tuple[float, ...] = (min(_MOST_ROOM, _MOST_ROWS / bars),)
    if paper:
        shares = _PAPER_ROOM if bars <= _MOST_ROWS else _PAPER_ROOM[-1:]
    packs: list[Pack] = []
    for share in shares:
        begin, free = _taken(figures, first, reach, since, until, share)
        packs = _packs([one.bars for one in sorted_into], begin, free, rising=begin is first)
        if sum(map(len, packs)) <= MOST_ROWS_ON_PAPER:
            break
    most = MOST_ROWS_ON_PAPER if paper else 0
    return _lined_up(sorted_into, packs, most), Rows(packs, first, reach, most)


def _packs(
    lanes: list[Sequence[int]], begin: list[int], free: list[int], *, rising: bool
) -> list[Pack]:
    """Return what packs the ``lanes``; those of a large register only when they are looked at."""
    if not rising:
        return [Pack(bars, begin, free) for bars in lanes]
    numbers = rows_counter()(lanes, begin, free)
    return [Pack(bars, begin, free, number) for bars, number in zip(lanes, numbers, strict=True)]


def _lined_up(sorted_into: Sequence[Sorted], packs: list[Pack], most: int) -> tuple[Lane, ...]:
    """Return the lanes one under the other, with ``most`` rows together at most (0: any)."""
    lanes: list[Lane] = []
    start = 0
    for one, pack in zip(sorted_into, packs, strict=True):
        rows = min(len(pack), most - start) if most else len(pack)
        if not rows:
            break
        lanes.append(Lane(one.key, one.label, len(one.bars), start, rows, one.aim, one.text))
        start += rows
    return tuple(lanes)


def _taken(
    figures: Timeline, first: list[int], reach: list[int], since: int, until: int, share: float
) -> tuple[list[int], list[int]]:
    """Return the days from and up to which each bar takes its row: its own time, and its title's room.

    A title runs to the right of its bar's beginning, or ends at the right edge. ``share`` of the whole
    time is the most room that one is given: the more bars, the less, so that a large register stays a
    picture.
    """
    span = until - since
    room, letter = round(share * span), _LETTER * span
    if room <= _FEW_LETTERS * letter:
        return first, [max(end, start + room) for start, end in zip(first, reach, strict=True)]
    rooms = [min(room, round((len(title) + 5) * letter)) for title in figures.titles]
    begin = [min(start, until - wide) for start, wide in zip(first, rooms, strict=True)]
    return begin, list(map(max, reach, map(add, begin, rooms)))
