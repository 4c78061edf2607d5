"""Two filters side by side on one scale: any chart whose descriptions can be put together."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from diplomat_desk.charts.kinds import Basis, Chart, ChartKind, Figures
from diplomat_desk.charts.layout import Layout, Room
from diplomat_desk.charts.surface import Look
from diplomat_desk.charts.tables import Cell, Line, Table
from diplomat_desk.domain.filters import in_words
from diplomat_desk.domain.words import say


@dataclass(frozen=True, slots=True)
class Pair:
    """Two descriptions on one scale; ``names`` are their filters in words."""

    title: str
    subtitle: str
    caption: tuple[str, ...]
    imprint: str
    summary: str
    empty: str
    names: tuple[str, str]
    halves: tuple[Chart, Chart]
    lay_out: Callable[[Any, Room, Look], Layout]


def describe_pair(kind: ChartKind, figures: Figures, other: Figures, basis: Basis) -> Pair:
    """Return the description of both; ``kind`` must be one that can put two together."""
    left, right = kind.describe(figures, basis), kind.describe(other, basis)
    if kind.together is not None and not (left.empty or right.empty):
        left, right = kind.together(left, right)
    names = names_of(figures, other, basis)
    return Pair(
        title=left.title,
        subtitle=say("{one} compared with {other}", one=names[0], other=names[1]),
        caption=_captions(left, right, names),
        imprint=left.imprint,
        summary=" ".join(
            say("{name}: {finding}", name=name, finding=half.summary or half.empty)
            for name, half in zip(names, (left, right), strict=True)
        ),
        empty=left.empty if left.empty and right.empty else "",
        names=names,
        halves=(left, right),
        lay_out=kind.lay_out,
    )


def pair_table(kind: ChartKind, figures: Figures, other: Figures, basis: Basis) -> Table:
    """Return both tables beside each other, line by line where both have one of the same key."""
    tables = (
        kind.table(figures, replace(basis, beside=other)),
        kind.table(other, replace(basis, beside=figures)),
    )
    names = names_of(figures, other, basis)
    headings = [
        f"{heading} ({mark})"
        for mark, table in zip(MARKS, tables, strict=True)
        for heading in table.headings[1:]
    ]
    return Table(
        headings=(tables[0].headings[0], *headings),
        lines=_beside(tables, lambda table: table.lines),
        sums=_beside(tables, lambda table: table.sums),
        key_heading=tables[0].key_heading,
        notes=tuple(f"{mark}: {name}" for mark, name in zip(MARKS, names, strict=True)),
    )


MARKS = ("A", "B")
"""What the two are called where their filters in words are too long."""


def names_of(figures: Figures, other: Figures, basis: Basis) -> tuple[str, str]:
    """Return both filters in words."""
    words = (basis.vocabularies, basis.countries)
    return in_words(figures.filter, *words), in_words(other.filter, *words)


def _captions(left: Chart, right: Chart, names: tuple[str, str]) -> tuple[str, ...]:
    """Return what both say once, and what each says by itself after its name."""
    shared = tuple(line for line in left.caption if line in right.caption)
    own = (
        say("{name}: {finding}", name=name, finding=line)
        for name, half in zip(names, (left, right), strict=True)
        for line in half.caption
        if line not in shared
    )
    return (*shared, *own)


def _beside(
    tables: tuple[Table, Table], part: Callable[[Table], tuple[Line, ...]]
) -> tuple[Line, ...]:
    lines = [{_key(line): line for line in part(table)} for table in tables]
    blanks = [(None,) * (len(table.headings) - 1) for table in tables]
    made = []
    for key in dict.fromkeys((*lines[0], *lines[1])):
        found = [half.get(key) for half in lines]
        first = next(line for line in found if line is not None)
        cells: tuple[Cell, ...] = first.cells[:1]
        for line, blank in zip(found, blanks, strict=True):
            cells += line.cells[1:] if line else blank
        made.append(Line(cells, first.key, first.aim))
    return tuple(made)


def _key(line: Line) -> tuple[str, Cell]:
    return line.key, line.cells[0]
