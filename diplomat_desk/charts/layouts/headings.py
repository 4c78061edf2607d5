"""The names of columns: in their columns where they fit, else as a staircase with lines down to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from diplomat_desk.charts.surface import Anchor, Font, Look, Surface

_LINES = 4
_MANY = 16
_APART = 6.0


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines of text over a column, ``up`` pixels above the columns; ``whole`` is what they stand for.

    ``stem`` is where a line goes down to the column, or None.
    """

    lines: tuple[str, ...]
    x: float
    up: float
    whole: str
    stem: float | None = None


@dataclass(frozen=True, slots=True)
class Headings:
    """Headings with their places; ``height`` is what they take."""

    all: tuple[Heading, ...]
    height: float

    def draw(self, on: Surface, bottom: float, look: Look) -> None:
        """Draw them so that they end at ``bottom``."""
        line = look.measure.line(Font.SMALL)
        for one in self.all:
            anchor = Anchor.MIDDLE if one.stem is None else Anchor.LEFT
            told = "".join(one.lines).replace(" ", "") == one.whole.replace(" ", "")
            for number, words in enumerate(reversed(one.lines)):
                whole = "" if told else one.whole
                y = bottom - one.up - (number + 0.5) * line
                on.text(
                    (one.x, y), words, look.inks.quiet,
                    font=Font.SMALL, anchor=anchor, whole=whole, kind="heading",
                )  # fmt: skip
            if one.stem is not None:
                x = round(one.stem) + 0.5
                on.line((x, bottom - one.up - line * 0.5), (x, bottom), look.inks.grid)


def place_headings(
    names: Sequence[tuple[str, str]],
    middles: Sequence[float],
    wide: float,
    right: float,
    look: Look,
    *,
    thin: bool,
    above: float,
) -> Headings:
    """Place the names (whole and short) of columns ``wide`` pixels wide, none beyond ``right``.

    What stands over other columns stays ``above`` so many pixels, where the heading of the sums ends.
    ``thin`` columns follow each other evenly, as years do: only so many are named as fit.
    """
    line = look.measure.line(Font.SMALL)
    if thin:
        return Headings(_every_so_many(names, middles, wide, look), line)
    wrapped = [_wrapped(whole, wide - 4, look) for whole, _ in names]
    if not all(wrapped):
        short: list[tuple[str, ...]] = [
            (mark,) if _width(mark, look) <= wide - 4 else () for _, mark in names
        ]
        if all(short):
            wrapped = short
    if all(wrapped):
        made = (
            Heading(lines, x, 0.0, whole)
            for lines, x, (whole, _) in zip(wrapped, middles, names, strict=True)
        )
        return Headings(tuple(made), max((len(one) for one in wrapped), default=1) * line)
    return _staircase(names, middles, right, look, above, short=len(names) > _MANY)


def _wrapped(words: str, room: float, look: Look) -> tuple[str, ...]:
    """Return the lines of a name, none where a part is too wide or there are too many."""
    lines, line = [], ""
    for part in words.replace("-", "-\n").split():
        longer = f"{line}{part}" if line.endswith("-") or not line else f"{line} {part}"
        if line and _width(longer, look) > room:
            lines.append(line)
            longer = part
        line = longer
    lines.append(line)
    fits = len(lines) <= _LINES and all(_width(one, look) <= room for one in lines)
    return tuple(lines) if fits else ()


def _every_so_many(
    names: Sequence[tuple[str, str]], middles: Sequence[float], wide: float, look: Look
) -> tuple[Heading, ...]:
    widest = max((_width(whole, look) for whole, _ in names), default=0.0) + _APART
    every = max(int(-(-widest // wide)), 1)
    return tuple(
        Heading((whole,), x, 0.0, whole)
        for number, ((whole, _), x) in enumerate(zip(names, middles, strict=True))
        if number % every == 0
    )


def _staircase(
    names: Sequence[tuple[str, str]],
    middles: Sequence[float],
    right: float,
    look: Look,
    above: float,
    *,
    short: bool,
) -> Headings:
    """Return the names left-aligned over their columns, each above the stems that it would cross."""
    line = look.measure.line(Font.SMALL)
    levels: dict[int, int] = {}
    made: list[Heading] = []
    for number in reversed(range(len(names))):
        whole, x = names[number][0], middles[number]
        words = look.fitted(names[number][1] if short else whole, right - x, Font.SMALL)
        end = x + _width(words, look) + _APART
        below = [levels[other] for other in range(number + 1, len(names)) if middles[other] < end]
        level = max(below, default=-1) + 1
        levels[number] = level
        made.append(Heading((words,), x, above + level * line + 2, whole, x))
    return Headings(tuple(reversed(made)), above + (max(levels.values(), default=0) + 1) * line + 2)


def _width(words: str, look: Look) -> float:
    return look.measure.width(words, Font.SMALL)
