"""Tables as Word has them: heads come again on every page, rows stay whole, widths are fixed."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from diplomat_desk.reports.columns import height_of, widths
from diplomat_desk.reports.directions import one_line
from diplomat_desk.reports.document import Align, Cell, Column, Row, Section, Table, Text, text
from diplomat_desk.reports.word.styles import GRID, LAYOUT, TABLE
from diplomat_desk.reports.word.texts import LINK, Texts
from diplomat_desk.reports.word.xml import Element, keep, paragraphs, size, w

LONG = 0.45
"""Of the height of the page: a row that is higher may break across pages."""

_MILLIMETRE = 1440 / 25.4
_IN_TABLE = "TableLink"


class Tables:
    """Makes tables for pages of a ``depth``; ``check`` is called between the rows."""

    def __init__(self, texts: Texts, depth: float, check: Callable[[], None]) -> None:
        self._texts = texts
        self._depth = depth
        self._check = check

    def of(self, one: Table, room: float) -> Element:
        """Return a table in at most ``room`` points."""
        columns = widths(one, room)
        headed = any(column.head for column in one.columns)
        made = self._begun(columns, GRID if one.ruled else TABLE, headed=headed, name=one.name)
        if headed:
            made.append(self._heads(one.columns, columns))
        for section in one.sections:
            made.extend(self._section(section, one, columns))
        return made

    def layout(self, cells: Sequence[tuple[float, list[Element]]], gap: float = 0.0) -> Element:
        """Return blocks beside each other, each with its width; ``gap`` is between them."""
        return self.rows([[blocks for _, blocks in cells]], [wide for wide, _ in cells], gap)

    def rows(
        self,
        rows: Sequence[Sequence[list[Element]]],
        columns: Sequence[float],
        gap: float = 0.0,
        whole: Sequence[bool] = (),
    ) -> Element:
        """Return blocks in rows and columns without any lines; ``whole`` rows do not break."""
        made = self._begun(columns, LAYOUT, headed=False)
        for number, row in enumerate(rows):
            cells = []
            for place, (blocks, wide) in enumerate(zip(row, columns, strict=True)):
                last = place == len(columns) - 1
                margin = (
                    w("tcMar", w("right", w=size(gap), type="dxa")) if gap and not last else None
                )
                content = _ended(blocks)
                cells.append(
                    w("tc", w("tcPr", w("tcW", w=size(wide), type="dxa"), margin), *content)
                )
            kept = number < len(whole) and whole[number]
            made.append(w("tr", w("trPr", w("cantSplit")) if kept else None, *cells))
        return made

    def _begun(
        self, columns: Sequence[float], style: str, *, headed: bool, name: str = ""
    ) -> Element:
        named = w("tblCaption", val=one_line(name)) if name else None
        properties = w(
            "tblPr",
            w("tblStyle", val=style),
            w("bidiVisual") if self._texts.mirrored else None,
            w("tblW", w=sum(map(size, columns)), type="dxa"),
            w("tblInd", w=0, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", firstRow=int(headed), lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
            named,
        )  # fmt: skip
        return w("tbl", properties, w("tblGrid", *(w("gridCol", w=size(one)) for one in columns)))

    def _heads(self, heads: tuple[Column, ...], columns: Sequence[float]) -> Element:
        cells = [
            self._cell(
                Cell((text(column.head),)), wide, "TableHead", column.align, low=True, link=LINK
            )
            for column, wide in zip(heads, columns, strict=True)
        ]
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)

    def _section(self, one: Section, table: Table, columns: Sequence[float]) -> Iterator[Element]:
        if one.head:
            head = Cell((one.head,), swatch=one.swatch, span=len(columns))
            cell = self._cell(head, sum(columns), "TableSection", Align.START)
            yield w("tr", w("trPr", w("cantSplit")), cell)
        for row, following in zip_longest(one.rows, one.rows[1:]):
            self._check()
            made = self._row(row, table, columns)
            if following is not None and following.strong:
                # A total does not stand alone on a page.
                for paragraph in paragraphs(made):
                    keep(paragraph, "keepNext")
            yield made

    def _row(self, row: Row, table: Table, columns: Sequence[float]) -> Element:
        long = height_of(row, columns) > self._depth * LONG
        high = round(row.height * _MILLIMETRE)
        properties = w(
            "trPr",
            None if long else w("cantSplit"),
            w("trHeight", val=high, hRule="atLeast") if high else None,
        )
        style = "TableTotal" if row.strong else "TableText"
        link = LINK if table.ruled else _IN_TABLE
        cells, at = [], 0
        for cell in row.cells:
            wide = sum(map(size, columns[at : at + cell.span])) / 20
            align = table.columns[min(at, len(columns) - 1)].align
            cells.append(self._cell(cell, wide, style, align, link=link))
            at += cell.span
        return w("tr", properties if len(properties) else None, *cells)

    def _cell(
        self,
        one: Cell,
        wide: float,
        style: str,
        align: Align,
        *,
        low: bool = False,
        link: str = _IN_TABLE,
    ) -> Element:
        fill = one.fill.lstrip("#").upper()
        properties = w(
            "tcPr",
            w("tcW", w=size(wide), type="dxa"),
            w("gridSpan", val=one.span) if one.span > 1 else None,
            w("shd", val="clear", color="auto", fill=fill) if fill else None,
            w("vAlign", val="bottom") if low else None,
        )
        colour = ("FFFFFF" if one.dark else "141414") if fill else ""
        lines: tuple[Text, ...] = one.lines or ((),)
        content = [
            self._texts.line(line, style, align, colour, one.swatch if place == 0 else "", link)
            for place, line in enumerate(lines)
        ]
        return w("tc", properties, *content)


def _ended(blocks: list[Element]) -> list[Element]:
    """Return ``blocks`` for a cell, which must end with a paragraph."""
    last = blocks[-1] if blocks else None
    if last is not None and last.tag.endswith("}p"):
        return blocks
    return [*blocks, w("p", w("pPr", w("pStyle", val="CellEnd")))]
