"""About how long a document becomes on paper, before it is set: for progress, and for what stays together."""

import time
from collections.abc import Callable
from math import ceil, exp

from diplomat_desk.reports.columns import height_of, widths
from diplomat_desk.reports.compile import Cancel
from diplomat_desk.reports.document import (
    Beside,
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    Item,
    KeyFigures,
    Listing,
    Notice,
    PageBreak,
    Paragraph,
    Style,
    Table,
    Text,
    Together,
    plain,
)
from diplomat_desk.reports.front import entries_listed, has_contents, has_cover
from diplomat_desk.reports.measure import lines
from diplomat_desk.reports.setting import Setting
from diplomat_desk.reports.sheet import BODY, FACTS, GUTTER, LEAD, LINE, SMALL, Sheet, sheet_of

Tell = Callable[[int, int], None]
"""Called with the pages that are done and those that there will be, both about so."""

FACT_NAME = 92.0
"""Width of the names of facts with the gap beside them, in points."""

_SIZE = {Style.BODY: BODY, Style.LEAD: LEAD, Style.QUIET: FACTS}
_HEADING = {1: 48.0, 2: 38.0, 3: 30.0}
_TITLE = 130.0
_CONTENTS_LINE = 16.0
_START = 0.15
"""Seconds that every document takes."""
_SPEED = 60.0
"""Pages a second after that."""


def about_pages(document: Document, setting: Setting | None = None) -> int:
    """Return about how many pages ``document`` has when it is set as ``setting`` says."""
    chosen = setting or Setting()
    sheet = sheet_of(chosen.paper, across=chosen.is_across(document.wide))
    cover = has_cover(document, chosen)
    before = 1 if cover else 0
    used = 0.0 if cover else _TITLE
    if has_contents(document, chosen):
        before += ceil(entries_listed(document) * _CONTENTS_LINE / sheet.depth)
    pages, used = _paged(document.blocks, sheet, used)
    return before + pages + (1 if used else 0) or 1


def high(blocks: tuple[Block, ...], room: float) -> float:
    """Return about how high ``blocks`` are in points, set ``room`` wide; rather too high."""
    return sum(_high(block, room) for block in blocks)


def telling(cancel: Cancel | None, tell: Tell, pages: int) -> Cancel:
    """Return ``cancel``, which also tells how far the work is each time that it is asked.

    Typst says nothing while it works: ``pages`` and the speed are estimates. What is told comes ever
    closer to the end and never reaches it.
    """
    began = time.monotonic()
    expected = _START + pages / _SPEED

    def asked() -> bool:
        spent = (time.monotonic() - began) / expected
        share = spent * 0.9 if spent < 0.9 else 1 - 0.19 * exp(0.9 - spent)
        tell(min(int(pages * share), pages - 1) if pages else 0, pages)
        return cancel() if cancel else False

    return asked


def _paged(blocks: tuple[Block, ...], sheet: Sheet, used: float) -> tuple[int, float]:
    """Return how many pages ``blocks`` fill, and how much of the last one that is begun."""
    pages = 0
    for block in blocks:
        if isinstance(block, PageBreak):
            pages, used = (pages + 1, 0.0) if used else (pages, used)
            continue
        height = _high(block, sheet.room)
        whole = isinstance(block, Together | Figure) and height < sheet.depth
        if whole and used + height > sheet.depth:
            pages, used = pages + 1, 0.0
        more, used = divmod(used + height, sheet.depth)
        pages += int(more)
    return pages, used


def _high(block: Block, room: float) -> float:
    """Return the height of one block."""
    match block:
        case Heading():
            return _HEADING.get(block.level, 30.0)
        case Table():
            return _table(block, room)
        case Figure():
            return _figure(block, room)
        case KeyFigures():
            return 62.0
        case Together():
            return high(block.blocks, room)
        case Beside():
            return _beside(block, room)
    return _worded(block, room)


def _worded(block: Block, room: float) -> float:
    """Return the height of a block that is all words."""
    match block:
        case Paragraph():
            return _text(block.text, room, _SIZE[block.style]) + BODY
        case Listing():
            return _items(block.items, room - 20, BODY) + BODY
        case Facts():
            return sum(
                max(_items(fact.items, room - FACT_NAME - 14, FACTS), FACTS * LINE) + 6
                for fact in block.rows
            )
        case Notice():
            return _text(block.text, room - 20, BODY) + 26
    return 0.0


def _text(text: Text, room: float, size: float) -> float:
    return lines(plain(text), room / size) * size * LINE


def _items(items: tuple[Item, ...], room: float, size: float) -> float:
    return sum(
        sum(_text(text, room, size) for text in (item.text, *item.more)) + 4.5 for item in items
    )


def _table(table: Table, room: float) -> float:
    columns = widths(table, room)
    rows = sum(height_of(row, columns) for section in table.sections for row in section.rows)
    heads = sum(bool(section.head) for section in table.sections)
    return rows + heads * 22 + SMALL * LINE * 2 + BODY


def _figure(figure: Figure, room: float) -> float:
    width, height = figure.size
    return room * figure.share * height / width + BODY


def _beside(block: Beside, room: float) -> float:
    rooms = strand_rooms(block, room)
    return max(
        (high(strand, width) for strand, width in zip(block.strands, rooms, strict=True)),
        default=0.0,
    )


def strand_rooms(block: Beside, room: float) -> list[float]:
    """Return the width of each strand in points."""
    shares = block.widths or (1.0,) * len(block.strands)
    free = room - GUTTER * (len(block.strands) - 1)
    return [free * share / sum(shares) for share in shares]
