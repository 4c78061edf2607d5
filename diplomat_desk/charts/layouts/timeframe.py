"""What of a timeline stays the same however far it is zoomed: where lanes and rows lie, and their names."""

from bisect import bisect_right
from dataclasses import dataclass, field

from diplomat_desk.charts import fitting
from diplomat_desk.charts.geometry import View
from diplomat_desk.charts.layouts.legend import Legend, place_legend
from diplomat_desk.charts.surface import Font, Look
from diplomat_desk.charts.timeline import TimelineChart

_NAMES_SHARE, _NAMES_MOST = 0.25, 210.0
_NAMES_LEAST = 56.0
_NAME_LINES = 3
_FEW_LANES, _MOST_NAMES = 12, 0.85
_GAP = 9.0
_AIR = 8.0


class _Letters(dict[str, float]):
    """How wide single characters are, each measured once."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._measure = look.measure

    def __missing__(self, letter: str) -> float:
        found = self[letter] = self._measure.width(letter, Font.SMALL)
        return found


@dataclass(frozen=True, eq=False)
class Frame:
    """Lanes and rows in pixels down the body, and the names left of them.

    ``tops[n]`` is where the lane ``n`` begins, ``starts[n]`` its first row; ``initials`` are the tracks'
    marks, empty where the lanes are the tracks.
    """

    chart: TimelineChart
    look: Look
    wide: float
    row: float
    left: float
    names: tuple[tuple[str, ...], ...]
    tops: tuple[float, ...]
    starts: tuple[int, ...]
    height: float
    legend: Legend
    initials: dict[str, str]
    letters: _Letters = field(repr=False)
    wides: dict[int, float] = field(default_factory=dict, repr=False)

    def lane_at(self, y: float) -> int:
        """Return the lane at or above ``y``; -1 above all."""
        return bisect_right(self.tops, y) - 1

    def lane_of(self, row: int) -> int:
        """Return the lane that a row lies in."""
        return bisect_right(self.starts, row) - 1

    def row_at(self, y: float) -> int:
        """Return the row under ``y``; -1 where there is none."""
        lane = self.lane_at(y)
        if lane < 0:
            return -1
        within = int((y - self.tops[lane]) // self.row)
        one = self.chart.lanes[lane]
        return one.start + within if 0 <= within < one.rows else -1

    def top_of(self, row: int) -> float:
        """Return where a row begins."""
        lane = self.lane_of(row)
        return self.tops[lane] + (row - self.starts[lane]) * self.row

    def lane_height(self, lane: int) -> float:
        """Return how high the rows of a lane are together."""
        return self.chart.lanes[lane].rows * self.row

    def words(self, number: int) -> str:
        """Return the title that is written at a bar, its track before it where no lane tells it."""
        figures = self.chart.figures
        initial = self.initials.get(figures.tracks[number])
        return f"{initial} · {figures.titles[number]}" if initial else figures.titles[number]

    def wide_of(self, number: int) -> float:
        """Return how wide the title at a bar is: the sum of its letters, quick to ask for again."""
        found = self.wides.get(number)
        if found is None:
            found = self.wides[number] = self._sum(self.words(number)) + 2
        return found

    def fitted(self, number: int, room: float) -> str:
        """Return as much of the title at a bar as fits into ``room``."""
        words = self.words(number)
        if self.wide_of(number) <= room:
            return words
        return fitting.cut(" ".join(words.split()), room, self._sum)

    def _sum(self, words: str) -> float:
        return sum(map(self.letters.__getitem__, words))


@dataclass(frozen=True, slots=True)
class Scale:
    """Which day lies at which pixel: the day ``day`` at ``left``, a day ``wide`` pixels, up to ``right``.

    The whole picture, names and all, is what a :class:`View` zooms into, so that the day under the
    pointer stays there; time before the first day is not shown.
    """

    day: float
    left: float
    wide: float
    right: float

    def at(self, day: float) -> float:
        """Return the pixel of a day's beginning."""
        return self.left + (day - self.day) * self.wide

    def back(self, x: float) -> float:
        """Return the day at a pixel."""
        return self.day + (x - self.left) / self.wide

    @property
    def until(self) -> float:
        """The day at the right edge."""
        return self.back(self.right)


def frame_of(chart: TimelineChart, wide: float, look: Look) -> Frame:
    """Return the frame for a width and a look; the same again while both stay."""
    key = (wide, look.theme, look.row, look.inks)
    kept = chart.kept.get(key)
    if isinstance(kept, Frame) and kept.look.measure is look.measure:
        return kept
    chart.kept.clear()
    made = _framed(chart, wide, look)
    chart.kept[key] = made
    return made


def scale_of(frame: Frame, view: View) -> Scale:
    """Return which day lies where in ``view``."""
    left, right = frame.left, frame.wide - 2.0
    chart = frame.chart
    span = chart.until - chart.since
    wide = max(right - left, 1.0) / span * view.zoom
    # The first day lies at the pixel ``left`` of the picture as it is unzoomed.
    hidden = (view.x * frame.wide + left / view.zoom - left) * view.zoom
    day = chart.since + max(hidden, 0.0) / wide
    return Scale(min(day, chart.until - (right - left) / wide), left, wide, right)


def _framed(chart: TimelineChart, wide: float, look: Look) -> Frame:
    most = max(min(wide * _NAMES_SHARE, _NAMES_MOST), _NAMES_LEAST)
    names = min(max(_wanted(chart, look), _NAMES_LEAST), most)
    row = look.row
    tops: list[float] = []
    y = 0.0
    for one in chart.lanes:
        tops.append(y + _GAP / 2)
        y += one.rows * row + _GAP
    fitted = tuple(
        tuple(look.wrapped(one.label, names, Font.STRONG, min(one.rows, _NAME_LINES)))
        for one in chart.lanes
    )
    starts = tuple(one.start for one in chart.lanes)
    left = round(names + _AIR * 2)
    legend = place_legend(chart.series, wide, look)
    by_track = chart.basis.options.get("lanes") == "track"
    initials = {} if by_track else {one.key: one.mark for one in chart.series if one.mark}
    return Frame(
        chart, look, wide, row, left, fitted, tuple(tops), starts, y, legend, initials, _Letters(look)
    )  # fmt: skip


def _wanted(chart: TimelineChart, look: Look) -> float:
    """Return the width that most names of lanes need; of many, a few long ones are wrapped.

    No word is broken, as long as there is room for the longest.
    """
    widths = []
    longest = 0.0
    for lane in chart.lanes:
        words = [look.measure.width(word, Font.STRONG) for word in lane.label.split()]
        whole = look.measure.width(lane.label, Font.STRONG)
        lines = min(lane.rows, _NAME_LINES)
        longest = max(longest, *words, 0.0)
        widths.append(min(whole, max(max(words, default=0.0), whole / lines * 1.2)))
    widths.sort()
    few = len(widths) <= _FEW_LANES
    most = widths[-1 if few else int(_MOST_NAMES * len(widths))] if widths else 0.0
    return max(most, longest) + 2
