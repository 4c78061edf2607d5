"""Rows of the register put out for a spreadsheet: on the clipboard, or dragged there."""

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.figures import Row
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.formats.cells import neutral
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.models.columns import COLUMNS
from diplomat_desk.ui.questions import rows_of

MOST_COPIED = 5000
"""More records than these are better exported."""

Cells = list[list[str]]


def copy_rows(context: PageContext, ids: tuple[int, ...], columns: tuple[int, ...]) -> None:
    """Copy the ``columns`` of ``ids`` to the clipboard, as far as they may be shown, and say how many."""

    def put(rows: tuple[Row, ...]) -> None:
        QGuiApplication.clipboard().setMimeData(_data(context, rows, columns))
        said = count(len(rows), "Copied {n} initiative.", "Copied {n} initiatives.")
        context.toast(f"{said} {_left_out(ids)}".strip())

    _ask(context, ids, put, "register copy")


def drag_rows(
    context: PageContext, ids: tuple[int, ...], columns: tuple[int, ...], source: QWidget
) -> None:
    """Let ``source`` drag the ``columns`` of ``ids``, as far as they may be shown.

    The rows are asked for first; who has let go of the button meanwhile drags nothing.
    """

    def put(rows: tuple[Row, ...]) -> None:
        data = _data(context, rows, columns)
        # A drag has a loop of its own, in which other answers must be able to come.
        QTimer.singleShot(0, partial(_drag, source, data))
        if left := _left_out(ids):
            context.toast(left)

    _ask(context, ids, put, "register drag")


def as_table(rows: Cells) -> str:
    """Return rows as tab-separated text."""
    return "".join("\t".join(row) + "\n" for row in rows)


def as_html(rows: Cells) -> str:
    """Return rows as an HTML table, the first as headings; each cell is text and stays as it is written."""
    head, *body = rows
    lines = (_html_row("th", head), *(_html_row("td", row) for row in body))
    return f'<meta charset="utf-8"><table>{"".join(lines)}</table>'


def in_cells(
    rows: tuple[Row, ...],
    columns: tuple[int, ...],
    vocabularies: Vocabularies,
    countries: Countries,
) -> Cells:
    """Return the headings and the texts of ``rows``, none of which a spreadsheet takes for a formula."""
    cells = [[say(COLUMNS[number].heading) for number in columns]]
    for row in rows:
        texts = (COLUMNS[number].whole(row, vocabularies, countries) for number in columns)
        cells.append([neutral(" ".join(text.split())) for text in texts])
    return cells


def _ask(
    context: PageContext, ids: tuple[int, ...], put: Callable[[tuple[Row, ...]], None], topic: str
) -> None:
    ceiling = context.filter_state.filter.ceiling
    context.runner.ask(rows_of(ids[:MOST_COPIED], ceiling), put, topic=topic)


def _data(context: PageContext, rows: tuple[Row, ...], columns: tuple[int, ...]) -> QMimeData:
    cells = in_cells(rows, columns, context.vocabularies, context.countries)
    data = QMimeData()
    data.setText(as_table(cells))
    data.setHtml(as_html(cells))
    return data


def _left_out(ids: tuple[int, ...]) -> str:
    left = max(0, len(ids) - MOST_COPIED)
    return count(left, "{n} more was left out.", "{n} more were left out.") if left else ""


def _drag(source: QWidget, data: QMimeData) -> None:
    if isValid(source) and QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
        drag = QDrag(source)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def _html_row(tag: str, cells: list[str]) -> str:
    # So a spreadsheet keeps codes with leading zeros, and makes no dates of what is none.
    opening = f"<{tag} style=\"mso-number-format:'\\@'\">"
    return "<tr>" + "".join(f"{opening}{escape(one)}</{tag}>" for one in cells) + "</tr>"
