"""Rows copied in a spreadsheet come into the register by the same check as a file."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.pasted_html import rows_of_html
from diplomat_desk.ui import pages
from diplomat_desk.ui.context import PageContext


def paste_rows(context: PageContext, parent: QWidget) -> None:
    """Show what would become of the rows on the clipboard, or say that there are none."""
    text = copied_rows(QGuiApplication.clipboard().mimeData())
    if text:
        pages.show_pasted(context, text, parent)
    else:
        context.toast(say("There are no rows to paste. Copy them in the spreadsheet first."))


def copied_rows(copied: QMimeData | None) -> str:
    """Return the rows that were copied as tab-separated text; empty where there are none.

    The plain text of a spreadsheet is what its cells show; its HTML is asked only where there is no text.
    """
    if copied is None:
        # Nothing was ever copied.
        return ""
    text = copied.text() if copied.hasText() and not copied.hasUrls() else ""
    if text.strip():
        return text
    return rows_of_html(copied.html()) if copied.hasHtml() else ""
