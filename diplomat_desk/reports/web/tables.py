"""Tables as HTML."""

from collections.abc import Callable, Iterator

from diplomat_desk.reports.columns import widths
from diplomat_desk.reports.document import Align, Cell, Column, Row, Section, Table, plain
from diplomat_desk.reports.web.looks import Looks, is_colour
from diplomat_desk.reports.web.texts import Texts, escaped

_ROOM = 430.0
"""Points across for which columns are reckoned: as much less than a page has as type and padding are larger here."""
_SHORT = 16
_NARROWEST = 90
"""Pixels a column has at least; a table that is wider than the screen is scrolled by itself."""


class Tables:
    """Makes HTML of tables; ``check`` is called between the rows."""

    def __init__(self, texts: Texts, looks: Looks, check: Callable[[], None]) -> None:
        self._texts = texts
        self._looks = looks
        self._check = check

    def of(self, one: Table) -> str:
        """Return a table, its heads and sections marked as such."""
        narrowest = self._looks.of(f"--least:{_NARROWEST * len(one.columns)}px")
        kind = "ruled" if one.ruled else "lined"
        name = escaped(one.name)
        caption = f"<caption>{name}</caption>" if name else ""
        region = f' role="region" tabindex="0" aria-label="{name}"' if name else ""
        parts = "".join(self._parts(one))
        return (
            f'<div class="scroll"{region}><table class="{kind} {narrowest}">'
            f"{caption}{parts}</table></div>\n"
        )

    def _parts(self, one: Table) -> Iterator[str]:
        yield self._columns(one)
        if any(column.head for column in one.columns):
            heads = "".join(self._head(column) for column in one.columns)
            yield f"<thead><tr>{heads}</tr></thead>\n"
        for section in one.sections:
            yield from self._section(section, one.columns)

    def _columns(self, one: Table) -> str:
        points = widths(one, _ROOM)
        whole = max(_ROOM, sum(points)) if points else _ROOM
        classes = [self._looks.of(f"width:{100 * part / whole:.2f}%") for part in points]
        made = "".join(f'<col class="{kind}">' for kind in classes)
        return f"<colgroup>{made}</colgroup>\n"

    def _head(self, column: Column) -> str:
        if not column.head:
            return "<td></td>"
        return f'<th scope="col" class="{column.align.value}">{self._texts.line(column.head)}</th>'

    def _section(self, one: Section, columns: tuple[Column, ...]) -> Iterator[str]:
        yield "<tbody>\n"
        if one.head:
            inside = self._swatch(one.swatch) + self._texts.of(one.head)
            yield (
                f'<tr class="section"><th scope="rowgroup" colspan="{len(columns)}"'
                f"{self._texts.way(one.head)}>{inside}</th></tr>\n"
            )
        for row in one.rows:
            self._check()
            yield self._row(row, columns)
        yield "</tbody>\n"

    def _row(self, row: Row, columns: tuple[Column, ...]) -> str:
        kinds = ["total"] if row.strong else []
        if row.height:
            kinds.append(self._looks.of(f"height:{row.height:.1f}mm"))
        kind = f' class="{" ".join(kinds)}"' if kinds else ""
        cells, place = [], 0
        for cell in row.cells:
            cells.append(self._cell(cell, columns[min(place, len(columns) - 1)]))
            place += cell.span
        return f"<tr{kind}>{''.join(cells)}</tr>\n"

    def _cell(self, cell: Cell, column: Column) -> str:
        kinds = [column.align.value] if column.align is not Align.START else []
        if not column.width and all(len(plain(line)) <= _SHORT for line in cell.lines):
            kinds.append("short")
        kinds += [fill] if (fill := self._looks.fill(cell.fill, dark=cell.dark)) else []
        more = f' class="{" ".join(kinds)}"' if kinds else ""
        more += f' colspan="{cell.span}"' if cell.span > 1 else ""
        return f"<td{more}>{self._swatch(cell.swatch)}{self._lines(cell)}</td>"

    def _lines(self, cell: Cell) -> str:
        if len(cell.lines) == 1 and not self._texts.way(cell.lines[0]):
            return self._texts.of(cell.lines[0])
        kind = "beside" if cell.swatch else ""
        made = [self._texts.element("div", line) for line in cell.lines]
        return f'<div class="{kind}">{"".join(made)}</div>' if kind else "".join(made)

    def _swatch(self, colour: str) -> str:
        """Return a square of ``colour``; the words beside it say the same."""
        if not is_colour(colour):
            return ""
        look = self._looks.of(f"background-color:{colour}")
        return f'<span class="swatch {look}" aria-hidden="true"></span>'
