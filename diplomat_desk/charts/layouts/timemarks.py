"""The bars of a timeline as marks, made when they are first pointed at."""

from bisect import bisect_right
from collections.abc import Iterator

from diplomat_desk.charts.geometry import Box
from diplomat_desk.charts.layouts.timeframe import Frame, Scale
from diplomat_desk.charts.marks import Mark, Step
from diplomat_desk.domain.aims import Aim

NEAR = 5.0
"""How far beside a bar the pointer still hits it, in pixels, so that a single day can be hit."""


class BarMarks:
    """Marks of the bars in view, row by row, and of the lanes' names. See :class:`Marks`.

    A bar's key is its lane's and its record's id; a round on it adds its own id; a lane has no second.
    """

    def __init__(self, frame: Frame, scale: Scale) -> None:
        self._frame = frame
        self._scale = scale
        self._made: dict[tuple[str, str], Mark] = {}

    @property
    def all(self) -> tuple[Mark, ...]:
        """Every lane's name with the bars in view, from the top."""
        return tuple(self._every())

    def _every(self) -> Iterator[Mark]:
        for number, lane in enumerate(self._frame.chart.lanes):
            yield self.of_lane(number)
            for row in range(lane.start, lane.start + lane.rows):
                yield from (self.of_bar(row, place) for place in self.seen(row))

    @property
    def first(self) -> Mark | None:
        """The first bar in view, else the first lane."""
        row = self._next_row(-1, 1)
        if row >= 0:
            return self.of_bar(row, self.seen(row)[0])
        return self.of_lane(0) if self._frame.chart.lanes else None

    def seen(self, row: int) -> range:
        """Return the places in a row of the bars in view."""
        return self._frame.chart.rows.row(row).between(self._scale.day, self._scale.until)

    def at(self, x: float, y: float) -> Mark | None:
        """Return the mark under a point: a round's tick, a bar with its title, or a lane's name."""
        frame = self._frame
        if x < frame.left:
            lane = frame.lane_at(y)
            inside = lane >= 0 and y < frame.tops[lane] + frame.lane_height(lane)
            return self.of_lane(lane) if inside else None
        row = frame.row_at(y)
        if row < 0:
            return None
        bars = frame.chart.rows.row(row)
        day = self._scale.back(x)
        near = NEAR / self._scale.wide
        hit = bars.between(day - near, day + near)
        if not hit:
            return self._by_title(row, x, y)
        nearest = min(hit, key=lambda place: _away(bars.first[place], bars.last[place], day))
        return self._round_at(row, nearest, day, near) or self.of_bar(row, nearest)

    def _by_title(self, row: int, x: float, y: float) -> Mark | None:
        """Return the bar whose title is under a point: the last that begins before it, or the next."""
        seen = self.seen(row)
        first = self._frame.chart.rows.row(row).first
        after = bisect_right(first, self._scale.back(x))
        near = (self.of_bar(row, place) for place in (after - 1, after) if place in seen)
        return next((mark for mark in near if mark.box.holds(x, y)), None)

    def find(self, key: tuple[str, str]) -> Mark | None:
        """Return the mark of ``key`` if it is in view, or None."""
        lane = next((n for n, one in enumerate(self._frame.chart.lanes) if one.key == key[0]), -1)
        if lane < 0:
            return None
        if not key[1]:
            return self.of_lane(lane)
        if key in self._made:
            return self._made[key]
        record, _, _ = key[1].partition(".")
        place = self._place(lane, int(record))
        if place is None or place[1] not in self.seen(place[0]):
            return None
        return self.of_bar(*place)

    def of_country(self, code: str) -> tuple[Mark, ...]:
        """Return the lane of a country."""
        lanes = enumerate(self._frame.chart.lanes)
        return tuple(self.of_lane(n) for n, one in lanes if code in one.aim.countries)

    def go(self, start: Mark, step: Step, page: int = 10) -> Mark:
        """Return the mark one ``step`` from ``start``: along its row, or in the next row with bars in view."""
        row, place = self._where(start)
        seen = self.seen(row)
        if step in (Step.LEFT, Step.RIGHT, Step.ROW_START, Step.ROW_END):
            if not seen:
                return start
            target = {Step.LEFT: place - 1, Step.RIGHT: place + 1, Step.ROW_START: seen[0]}.get(
                step, seen[-1]
            )
            if target < seen[0]:
                return self.of_lane(self._frame.lane_of(row))
            return self.of_bar(row, min(target, seen[-1]))
        many = {Step.UP: -1, Step.DOWN: 1, Step.PAGE_UP: -page, Step.PAGE_DOWN: page}
        last = len(self._frame.chart.rows)
        if step in (Step.TOP, Step.BOTTOM):
            found = self._next_row(-1 if step is Step.TOP else last, 1 if step is Step.TOP else -1)
        else:
            way = 1 if many[step] > 0 else -1
            found = self._next_row(max(-1, min(row + many[step] - way, last)), way)
        return self._beside(found, start) if found >= 0 else start

    def of_lane(self, number: int) -> Mark:
        """Return the mark of a lane's name."""
        frame = self._frame
        lane = frame.chart.lanes[number]
        key = (lane.key, "")
        if key not in self._made:
            box = Box(0, frame.tops[number], frame.left - 4, frame.lane_height(number))
            self._made[key] = Mark(lane.key, "", lane.total, lane.text, box, lane.aim)
        return self._made[key]

    def of_bar(self, row: int, place: int) -> Mark:
        """Return the mark of a bar: its row high, as wide as the bar, at least wide enough to be hit."""
        frame, scale = self._frame, self._scale
        chart = frame.chart
        lane = chart.lanes[frame.lane_of(row)]
        bars = chart.rows.row(row)
        number = bars.bars[place]
        record = chart.figures.ids[number]
        key = (lane.key, str(record))
        if key not in self._made:
            left = scale.at(bars.first[place]) - 3
            right = max(scale.at(bars.last[place]) + 3, left + 2 * NEAR)
            title, end = self.title(row, place)
            left, right = max(min(left, title), scale.left), min(max(right, end), scale.right)
            box = Box(left, frame.top_of(row), max(right - left, 2.0), frame.row)
            aim = Aim(lane.aim.groups, record=record)
            self._made[key] = Mark(*key, 1, chart.text_of(number), box, aim)
        return self._made[key]

    def title(self, row: int, place: int) -> tuple[float, float]:
        """Return from where to where the title of a bar runs; no wider than there is room.

        It begins with its bar, or at the left edge of what is seen; the last of a row ends at the right
        edge where it has no room else.
        """
        scale = self._scale
        bars = self._frame.chart.rows.row(row)
        wide = self._frame.wide_of(bars.bars[place])
        start = max(scale.at(bars.first[place]) - 4, scale.left)
        last = place + 1 == len(bars.bars)
        limit = scale.right if last else min(scale.at(bars.first[place + 1]) - 10, scale.right)
        if not last or start + wide <= limit:
            return start, min(start + wide, limit)
        before = scale.left
        if place:
            begun = max(scale.at(bars.first[place - 1]) - 4, scale.left)
            ended = max(
                scale.at(bars.last[place - 1]), begun + self._frame.wide_of(bars.bars[place - 1])
            )
            before = max(before, min(ended + 10, start))
        return max(limit - wide, before), limit

    def _round_at(self, row: int, place: int, day: float, near: float) -> Mark | None:
        chart = self._frame.chart
        number = chart.rows.row(row).bars[place]
        rounds = chart.rounds_of(number)
        if not rounds:
            return None
        nearest = min(rounds, key=lambda one: _away(one[0], one[0] + 1, day))
        if _away(nearest[0], nearest[0] + 1, day) > near:
            return None
        lane = chart.lanes[self._frame.lane_of(row)]
        key = (lane.key, f"{chart.figures.ids[number]}.{nearest[1].id}")
        if key not in self._made:
            x = self._scale.at(nearest[0])
            box = Box(x - 4, self._frame.top_of(row), 8, self._frame.row)
            text = chart.round_text(number, nearest[1])
            self._made[key] = Mark(*key, 1, text, box, Aim(lane.aim.groups, record=nearest[1].id))
        return self._made[key]

    def _where(self, mark: Mark) -> tuple[int, int]:
        """Return row and place of a mark; a lane's name stands before its first bar in view."""
        lanes = self._frame.chart.lanes
        lane = next(n for n, one in enumerate(lanes) if one.key == mark.row)
        if mark.column:
            found = self._place(lane, int(mark.column.partition(".")[0]))
            if found is not None:
                return found
        row = lanes[lane].start
        seen = self.seen(row)
        return row, (seen[0] - 1 if seen else 0)

    def _place(self, lane: int, record: int) -> tuple[int, int] | None:
        """Return row and place of a record's bar in a lane."""
        chart = self._frame.chart
        one = chart.lanes[lane]
        number = chart.number_of(record)
        for row in range(one.start, one.start + one.rows):
            bars = chart.rows.bars(row)
            if number in bars:
                return row, bars.index(number)
        return None

    def _next_row(self, row: int, way: int) -> int:
        """Return the next row with bars in view, up or down from ``row``; -1 for none."""
        last = len(self._frame.chart.rows)
        row += way
        while 0 <= row < last:
            if self.seen(row):
                return row
            row += way
        return -1

    def _beside(self, row: int, start: Mark) -> Mark:
        """Return the bar in view of a row that lies nearest below or above ``start``."""
        bars = self._frame.chart.rows.row(row)
        day = self._scale.back(max(start.box.x + 3, self._scale.left))
        return self.of_bar(
            row, min(self.seen(row), key=lambda n: _away(bars.first[n], bars.last[n], day))
        )


def _away(first: float, last: float, day: float) -> float:
    """Return how many days ``day`` lies outside a stretch."""
    return max(first - day, day - last, 0.0)
