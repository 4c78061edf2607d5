"""Opening a web address from a record: only after the user has seen where it goes."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.reading_lines import opens

MOST_SHOWN = 400


def address_in_full(url: str) -> str:
    """Return the address as it will be called: no look-alike letters, nothing decoded to look nicer."""
    encoded = bytes(QUrl(url).toEncoded().data()).decode("ascii", "replace")
    return encoded if len(encoded) <= MOST_SHOWN else encoded[:MOST_SHOWN] + "…"


def ask_to_open(parent: QWidget, url: str) -> None:
    """Ask, showing the address, and open it in the browser on "Open"; only http and https are opened."""
    if not opens(url):
        return
    ask = QMessageBox(parent)
    ask.setWindowTitle(say("Open a source"))
    ask.setTextFormat(Qt.TextFormat.PlainText)
    ask.setText(say("Open this address in your browser?"))
    ask.setInformativeText(address_in_full(url))
    go = ask.addButton(say("Open"), QMessageBox.ButtonRole.AcceptRole)
    stay = ask.addButton(QMessageBox.StandardButton.Cancel)
    ask.setDefaultButton(stay)
    ask.exec()
    if ask.clickedButton() is go:
        QDesktopServices.openUrl(QUrl(url))
    ask.deleteLater()
