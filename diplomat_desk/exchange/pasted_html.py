"""A table copied as HTML, as tab-separated text: for what gives nothing simpler."""

from html.parser import HTMLParser

_CELLS = ("td", "th")
_APART = ("br", "p", "div", "li")
_UNREAD = ("style", "script", "title")
_WIDEST = 1000
"""No cell reaches over more columns than these, whatever it says."""


def rows_of_html(html: str) -> str:
    """Return the rows of the tables in ``html``, tabs between their cells; empty where it has none.

    A cell over several columns stands in the first of them. Only text is read: no address is followed.
    """
    reader = _Rows()
    reader.feed(html)
    reader.close()
    reader.end_row()
    return "".join("\t".join(map(_cell, row)) + "\n" for row in reader.rows)


def _cell(text: str) -> str:
    """Return a cell as a spreadsheet writes it."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    kept = "\n".join(line for line in lines if line)
    return '"' + kept.replace('"', '""') + '"' if "\n" in kept or kept.startswith('"') else kept


class _Rows(HTMLParser):
    """Collects the cells of rows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._over = 1
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell, or a line within one."""
        if tag == "tr":
            self.end_row()
            self._row = []
        elif tag in _CELLS:
            self._end_cell()
            self._row = [] if self._row is None else self._row
            self._cell, self._over = [], _number(dict(attrs).get("colspan"))
        elif tag in _UNREAD:
            self._unread += 1
        elif tag in _APART and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a row or a cell."""
        if tag in ("tr", "table"):
            self.end_row()
        elif tag in _CELLS:
            self._end_cell()
        elif tag in _UNREAD:
            self._unread = max(0, self._unread - 1)

    def handle_data(self, data: str) -> None:
        """Take text within a cell; a line break of the page is a space."""
        if self._cell is not None and not self._unread:
            self._cell.append(data.replace("\n", " "))

    def end_row(self) -> None:
        """Keep the row that was begun."""
        self._end_cell()
        if self._row:
            self.rows.append(self._row)
        self._row = None

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            self._row += ["".join(self._cell), *("" for _ in range(self._over - 1))]
        self._cell = None


def _number(text: str | None) -> int:
    return (
        min(int(text), _WIDEST) if text and text.isascii() and text.isdigit() and text != "0" else 1
    )
