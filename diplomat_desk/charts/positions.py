"""Initiatives placed by formality and visibility, shaped by recognition, coloured by track."""

from collections.abc import Iterator
from dataclasses import dataclass

from diplomat_desk.charts.captions import counted_words
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.positions_words import (
    caption,
    nothing_placed,
    sentence,
    summary,
    told,
)
from diplomat_desk.charts.series import Series
from diplomat_desk.charts.tracks import series_of_tracks
from diplomat_desk.domain import aims
from diplomat_desk.domain.aims import NOTHING, Aim
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import in_words
from diplomat_desk.domain.positions import (
    FEWEST,
    Centre,
    Group,
    Outlier,
    Positions,
    Single,
    cells,
    each_mark,
)
from diplomat_desk.domain.words import count, dotted, say


@dataclass(frozen=True, slots=True)
class Item:
    """One mark: ``value`` initiatives of one recognition; ``far`` where it is named beside the picture."""

    key: str
    recognition: str
    value: int
    text: str
    aim: Aim
    far: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """The marks of one track in a place, by recognition."""

    track: Series
    number: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A crossing of both scales with its initiatives; ``row`` and ``column`` are codes."""

    row: str
    column: str
    number: int
    label: str
    text: str
    aim: Aim
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """Initiatives with a place on one scale alone, or on none; the other code is empty."""

    row: str
    column: str
    number: int
    label: str
    text: str
    aim: Aim


@dataclass(frozen=True, slots=True)
class Heart:
    """The centre of a track, in steps from the first term of each scale."""

    track: Series
    figure: str
    x: float
    y: float
    text: str
    aim: Aim


@dataclass(frozen=True, slots=True)
class Named:
    """An initiative that stands far from its own track's centre."""

    key: str
    title: str
    steps: str
    distance: float
    sentence: str
    recognition: str
    track: Series
    aim: Aim


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a scale."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class PositionChart:
    """Places with their marks, ``each`` initiatives a mark; see :class:`Chart`.

    ``columns`` run from informal to treaty-based, ``rows`` from public down to secret. ``recognitions``
    are those that occur; ``all_recognitions`` the codes of the whole vocabulary.
    """

    title: str
    subtitle: str
    caption: tuple[str, ...]
    imprint: str
    summary: str
    empty: str
    each: int
    columns: tuple[Step, ...]
    rows: tuple[Step, ...]
    places: tuple[Place, ...]
    margins: tuple[Margin, ...]
    tracks: tuple[Series, ...]
    recognitions: tuple[Step, ...]
    all_recognitions: tuple[str, ...]
    centres: tuple[Heart, ...]
    named: tuple[Named, ...]
    more: str


def describe(figures: Positions, basis: Basis) -> PositionChart:
    """Describe the places of ``figures``."""
    return _Describer(figures, basis).chart()


class _Describer:
    def __init__(self, figures: Positions, basis: Basis) -> None:
        self.figures = figures
        self.words = basis.vocabularies
        self.basis = basis
        placed: dict[str, int] = {}
        for group in figures.groups:
            if group.placed:
                placed[group.track] = placed.get(group.track, 0) + group.number
        self.tracks = series_of_tracks(placed, self.words)
        self.numbers = cells(figures.groups)
        self.each = each_mark(max(self.numbers.values(), default=0))
        self.centres = {centre.track: centre for centre in figures.centres}
        self.far = {outlier.single.id for outlier in figures.outliers}
        self.recognitions = tuple(t.code for t in self.words.of("recognition", retired=True))
        self.singles: dict[tuple[str, str, str, str], list[Single]] = {}
        for one in figures.singles:
            key = (one.formality, one.visibility, one.recognition, one.track)
            self.singles.setdefault(key, []).append(one)

    def chart(self) -> PositionChart:
        figures = self.figures
        used = {group.recognition for group in figures.groups if group.placed}
        order = [code for code in (*self.recognitions, "") if code in used]
        named = tuple(map(self._named, figures.outliers))
        rest = figures.far - len(named)
        return PositionChart(
            title=say("Initiatives by formality and visibility"),
            subtitle=in_words(figures.filter, self.words, self.basis.countries),
            caption=caption(figures, self.each),
            imprint=self.basis.imprint.in_words(),
            summary=summary(figures, self.words),
            empty=nothing_placed(figures) if not self.tracks else "",
            each=self.each,
            columns=self._steps("formality", figures.formalities),
            rows=self._steps("visibility", figures.visibilities[::-1]),
            places=tuple(self._places()),
            margins=tuple(self._margins()),
            tracks=tuple(self.tracks.values()),
            recognitions=self._steps("recognition", tuple(order)),
            all_recognitions=self.recognitions,
            centres=tuple(self._heart(one) for one in figures.centres if one.number >= FEWEST),
            named=named,
            more=count(rest, "and {n} more", "and {n} more") if rest > 0 else "",
        )

    def _steps(self, vocabulary: str, codes: tuple[str, ...]) -> tuple[Step, ...]:
        return tuple(Step(code, told(self.words, vocabulary, code)) for code in codes)

    def _places(self) -> Iterator[Place]:
        for row in self.figures.visibilities[::-1]:
            for column in self.figures.formalities:
                number = self.numbers.get((column, row), 0)
                here = self._here(column, row)
                initiatives = counted_words(number)
                text = say("{here}: {initiatives}", here=here, initiatives=initiatives)
                aim = aims.of({Dimension.FORMALITY: column, Dimension.VISIBILITY: row})
                blocks = tuple(self._blocks(column, row)) if number else ()
                yield Place(row, column, number, f"{number:,}", text, aim, blocks)

    def _here(self, column: str, row: str) -> str:
        return dotted(self.words.label("formality", column), self.words.label("visibility", row))

    def _blocks(self, column: str, row: str) -> Iterator[Block]:
        groups = [
            group for group in self.figures.groups
            if (group.formality, group.visibility) == (column, row)
        ]  # fmt: skip
        order = {code: n for n, code in enumerate((*self.recognitions, ""))}
        for code, series in self.tracks.items():
            mine = [group for group in groups if group.track == code]
            mine.sort(key=lambda group: order.get(group.recognition, len(order)))
            if mine:
                items = tuple(item for group in mine for item in self._items(group))
                yield Block(series, sum(group.number for group in mine), items)

    def _items(self, group: Group) -> Iterator[Item]:
        key = (group.formality, group.visibility, group.recognition, group.track)
        if self.each == 1 and self.figures.singles:
            for one in self.singles.get(key, ()):
                yield Item(
                    str(one.id), group.recognition, 1, self._told(one), Aim(record=one.id),
                    one.id in self.far,
                )  # fmt: skip
            return
        aim = aims.of({
            Dimension.FORMALITY: group.formality,
            Dimension.VISIBILITY: group.visibility,
            Dimension.TRACK: group.track,
        })  # fmt: skip
        text = self._group_told(group)
        for first in range(0, group.number, self.each):
            value = min(self.each, group.number - first)
            name = f"{group.track}/{group.recognition}/{first}"
            yield Item(name, group.recognition, value, text, aim)

    def _told(self, one: Single) -> str:
        return say("{title} · {apart}", title=one.title, apart=self._apart(one))

    def _apart(self, one: Single | Group) -> str:
        recognition = told(self.words, "recognition", one.recognition)
        return dotted(
            self.words.label("track", one.track),
            self._here(one.formality, one.visibility),
            say("Recognition: {recognition}", recognition=recognition.lower()),
        )

    def _group_told(self, group: Group) -> str:
        initiatives = counted_words(group.number)
        return say("{group}: {initiatives}", group=self._apart(group), initiatives=initiatives)

    def _margins(self) -> Iterator[Margin]:
        """Yield what has a place on one scale, and the rest if there is any such."""
        found: dict[tuple[str, str], list[Group]] = {}
        figures = self.figures
        for group in figures.groups:
            if not group.placed:
                row = group.visibility if group.visibility in figures.visibilities else ""
                column = group.formality if group.formality in figures.formalities else ""
                found.setdefault((row, column), []).append(group)
        if set(found) == {("", "")}:
            return
        for (row, column), groups in found.items():
            yield self._margin(row, column, groups)

    def _margin(self, row: str, column: str, groups: list[Group]) -> Margin:
        number = sum(group.number for group in groups)
        known = self._here(column, row) or say("Neither formality nor visibility")
        missing = (
            "" if not (row or column)
            else say("no visibility") if column
            else say("no formality")
        )  # fmt: skip
        initiatives = counted_words(number)
        text = say("{known}: {initiatives}", known=dotted(known, missing), initiatives=initiatives)
        codes = {(group.formality, group.visibility) for group in groups}
        aim = NOTHING
        if len(codes) == 1:
            formality, visibility = codes.pop()
            aim = aims.of({Dimension.FORMALITY: formality, Dimension.VISIBILITY: visibility})
        return Margin(row, column, number, f"{number:,}", text, aim)

    def _heart(self, centre: Centre) -> Heart:
        series = self.tracks[centre.track]
        initiatives = counted_words(centre.number)
        text = say(
            "Centre of {track}: {initiatives}, most of them {formality} and {visibility}",
            track=series.label, initiatives=initiatives,
            formality=self.words.label("formality", centre.formality).lower(),
            visibility=self.words.label("visibility", centre.visibility).lower(),
        )  # fmt: skip
        figure = say(" ({n})", n=f"{centre.number:,}")
        return Heart(
            series, figure, centre.x, centre.y, text, aims.of({Dimension.TRACK: centre.track})
        )

    def _named(self, outlier: Outlier) -> Named:
        one = outlier.single
        steps = say("{n} steps", n=f"{outlier.distance:.1f}")
        words = sentence(outlier, self.centres[one.track], self.words)
        return Named(
            str(one.id), one.title, steps, outlier.distance, words, one.recognition,
            self.tracks[one.track], Aim(record=one.id),
        )  # fmt: skip
