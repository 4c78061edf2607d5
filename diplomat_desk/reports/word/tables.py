"""Tables as WordprocessingML: made as text, since a library that counts cells takes minutes for long ones."""

from collections.abc import Callable, Iterator

from diplomat_desk.reports.document import Align, Cell, Column, Row, Section, Table, cell, plain
from diplomat_desk.reports.flowing_columns import widths
from diplomat_desk.reports.web.looks import is_colour
from diplomat_desk.reports.word.texts import Texts, escaped

_SIZE = 8.5
_TWIPS = 20
_PER_MILLIMETRE = 56.6929
_LONGEST_WHOLE = 1_500
"""Characters in a cell up to which its row is kept on one page."""


class Tables:
    """Makes WordprocessingML of tables; ``check`` is called between the rows."""

    def __init__(self, texts: Texts, check: Callable[[], None]) -> None:
        self._texts = texts
        self._check = check

    def of(self, one: Table, room: float, *, kept: bool = False) -> str:
        """Return a table in ``room`` points; with ``kept`` it stays with what follows."""
        columns = [round(part * _TWIPS) for part in widths(one, room, _SIZE)]
        style = "RegisterGrid" if one.ruled else "RegisterTable"
        headed = any(column.head for column in one.columns)
        parts = [self._head(one.columns, columns)] if headed else []
        for section in one.sections:
            parts += self._section(section, one.columns, columns, kept=kept)
        rows = "".join(parts)
        return framed(
            rows, columns, style, self._texts.mirrored, name=one.name, headed=headed
        ) if rows else ""  # fmt: skip

    def _head(self, columns: tuple[Column, ...], wide: list[int]) -> str:
        cells = "".join(
            self._cell(cell(column.head), width, column.align,
                       "TableHead", kept=True)
            for column, width in zip(columns, wide, strict=True)
        )  # fmt: skip
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _section(
        self, one: Section, columns: tuple[Column, ...], wide: list[int], *, kept: bool
    ) -> Iterator[str]:
        if one.head:
            head = Cell((one.head,), swatch=one.swatch, span=len(columns))
            made = self._cell(head, sum(wide), Align.START, "TableSection", kept=True)
            yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>"
        for row in one.rows:
            self._check()
            yield self._row(row, columns, wide, kept=kept)

    def _row(self, row: Row, columns: tuple[Column, ...], wide: list[int], *, kept: bool) -> str:
        cells, place, longest = [], 0, 0
        for one in row.cells:
            width = sum(wide[place : place + one.span])
            align = columns[min(place, len(columns) - 1)].align
            style = "TableStrong" if row.strong else "TableText"
            cells.append(self._cell(one, width, align, style, kept=kept))
            place += one.span
            longest = max(longest, sum(len(plain(line)) for line in one.lines))
        whole = "<w:cantSplit/>" if longest <= _LONGEST_WHOLE else ""
        high = round(row.height * _PER_MILLIMETRE)
        height = f'<w:trHeight w:val="{high}" w:hRule="atLeast"/>' if high else ""
        properties = f"<w:trPr>{whole}{height}</w:trPr>" if whole or height else ""
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    def _cell(self, one: Cell, width: int, align: Align, style: str, *, kept: bool) -> str:
        span = f'<w:gridSpan w:val="{one.span}"/>' if one.span > 1 else ""
        filled = is_colour(one.fill)
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{one.fill[1:]}"/>' if filled else ""
        ink = ""
        if filled:
            ink = f'<w:color w:val="{"FFFFFF" if one.dark else "141414"}"/>'
        keep = "<w:keepNext/>" if kept else ""
        side = align if align is not Align.START else None
        lines = "".join(
            self._texts.paragraph(line, style, align=side, properties=keep, more=ink,
                                  before=_swatch(one.swatch) if number == 0 else "")
            for number, line in enumerate(one.lines or ((),))
        )  # fmt: skip
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{fill}</w:tcPr>{lines}</w:tc>'
        )


def framed(
    rows: str,
    columns: list[int],
    style: str,
    mirrored: bool,
    *,
    name: str = "",
    headed: bool = False,
) -> str:
    """Return ``rows`` as a table with ``columns`` in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    turned = "<w:bidiVisual/>" if mirrored else ""
    said = f'<w:tblCaption w:val="{escaped(name)}"/>' if name else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{turned}'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0000" w:firstRow="{int(headed)}" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{said}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _swatch(colour: str) -> str:
    """Return a square in ``colour``; the words beside it say the same."""
    if not is_colour(colour):
        return ""
    return f'<w:r><w:rPr><w:color w:val="{colour[1:]}"/></w:rPr><w:t xml:space="preserve">■ </w:t></w:r>'
