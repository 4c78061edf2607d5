"""A document as it is meant, before it is set: headings, texts, tables, figures; no page and no format.

Each report is composed once as a :class:`Document`; one writer sets it with Typst, one writes
HTML. Record text stands in it as plain strings: no writer reads it as markup.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.reports.records import Records

_SIZE = re.compile(r'\b(width|height)="([0-9.]+)"')


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one manner. ``link`` is a web address, or ``#`` and the anchor of a place."""

    text: str
    strong: bool = False
    quiet: bool = False
    italic: bool = False
    link: str = ""


Text = tuple[Span, ...]
"""A line or paragraph of text."""


class Style(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    """The finding, at the head of a report or part: a little larger."""
    QUIET = "quiet"
    """A remark: what is counted, where to look further."""


class Align(StrEnum):
    """How a column stands; start and end change sides where people read from right to left."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a part), 2 (a section) or 3 (an entry).

    ``anchor`` is the name by which links find it; ``listed`` puts it into contents and bookmarks (a level 3
    only into the bookmarks). ``running`` is what the head of the page says from here on, where it is not
    the heading itself; headings of level 3 never run.
    """

    text: str
    level: int = 1
    anchor: str = ""
    listed: bool = True
    running: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Text
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: its text, and paragraphs below it. ``anchor`` as for a heading."""

    text: Text
    more: tuple[Text, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; with ``numbered`` the items are notes: ``[1]``, ``[2]``…, that texts refer to by number."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is recorded under it, one item a line; with ``numbered`` the items are notes."""

    name: str
    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names at the side and what they stand for beside them."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: ``width`` is its share of the room that is left, 0 for as wide as it needs."""

    head: str
    width: float = 0.0
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines, a ground (``fill``) and a mark before the text (``swatch``), as ``#rrggbb``.

    ``dark`` tells that the ground is dark, so that the text must be light. ``swatch`` never says anything
    that the words do not. ``span`` is over how many columns it goes.
    """

    lines: tuple[Text, ...] = ()
    fill: str = ""
    dark: bool = False
    swatch: str = ""
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``height`` in millimetres is how high it is at least, for what is filled in by hand."""

    cells: tuple[Cell, ...]
    strong: bool = False
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a head of their own, which is not parted from the first of them."""

    rows: tuple[Row, ...]
    head: Text = ()
    swatch: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its column heads are repeated on every page. ``name`` says what it holds, for screen readers.

    ``ruled`` draws lines between the columns too, for matrices and calendars. A column without a head has none.
    """

    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    name: str = ""
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart of our own as SVG, with words for those who cannot see it; ``share`` of the page's width."""

    svg: str
    alt: str
    share: float = 1.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the drawing in its own pixels."""
        found = {name: float(value) for name, value in _SIZE.findall(self.svg.partition(">")[0])}
        return found.get("width", 1.0), found.get("height", 1.0)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that a reader takes away: ``41``, ``initiatives``, ``3 undated``."""

    number: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Up to five numbers beside each other."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that must not be missed, set apart from the text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page, as long as they fit on one."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Beside:
    """Two or three strands of blocks beside each other, ``widths`` their shares."""

    strands: "tuple[tuple[Block, ...], ...]"
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


Block = (
    Heading
    | Paragraph
    | Listing
    | Facts
    | Table
    | Figure
    | KeyFigures
    | Notice
    | Together
    | Beside
    | PageBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report. ``about`` are the lines under its title: the filter in words, the counts.

    ``marking`` is the highest level of anything that stands in it. ``cover`` gives it a title page of its
    own, ``contents`` a list of its headings of levels 1 and 2, ``wide`` asks for paper across. ``language``
    is a BCP 47 tag; it decides the direction of the page. ``report`` is the name of its kind; ``records`` are
    whole initiatives for a template of the user's own, our own layouts heed neither.
    """

    title: str
    about: tuple[Text, ...]
    register: str
    made_on: PartialDate
    marking: Level
    blocks: tuple[Block, ...]
    language: str = "en"
    cover: bool = False
    contents: bool = False
    wide: bool = False
    report: str = ""
    records: Records = field(default_factory=Records)


def text(*parts: str | Span) -> Text:
    """Return ``parts`` as a text; plain strings in the plain manner, empty ones left out."""
    spans = (part if isinstance(part, Span) else Span(part) for part in parts)
    return tuple(span for span in spans if span.text)


def strong(words: str) -> Span:
    """Return ``words`` that stand out."""
    return Span(words, strong=True)


def quiet(words: str) -> Span:
    """Return ``words`` that stand back."""
    return Span(words, quiet=True)


def cell(*lines: str | Span | Text, swatch: str = "") -> Cell:
    """Return a cell of the given lines."""
    made = (line if isinstance(line, tuple) else text(line) for line in lines)
    return Cell(tuple(line for line in made if line), swatch=swatch)


def plain(written: Text) -> str:
    """Return a text's words alone."""
    return "".join(span.text for span in written)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block, those within others too, in the order of reading."""
    for block in blocks:
        yield block
        if isinstance(block, Together):
            yield from walk(block.blocks)
        elif isinstance(block, Beside):
            for strand in block.strands:
                yield from walk(strand)
