"""The list of shortcuts and the words about the program, drawn from the table of actions."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QWidget

from diplomat_desk import __version__
from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons
from diplomat_desk.ui.actions import shortcut_list
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.tokens import Space

_LOGO = 64


def shortcuts_dialog(parent: QWidget) -> QDialog:
    """Return the list of all shortcuts; whoever opens it shows it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.S)
    form_keys = (
        (say("Ctrl+Return"), say("Record what the form holds")),
        (say("Esc"), say("Leave the form")),
        (say("Ctrl+PgDn, Ctrl+PgUp"), say("Go to the next or previous section of the form")),
        (say("Alt and the underlined letter"), say("Go to that section of the form")),
        (say("Return"), say("Edit the chosen initiative, in the list")),
        (say("Ins, F2, Del"), say("Add, rename or delete a term, on the page of vocabularies")),
        (say("Ctrl+L"), say("Go to a page by its number, in the pages of a report")),
        (say("Alt+Up, Alt+Down"), say("Move a term up or down, on the page of vocabularies")),
    )
    for line, (keys, text) in enumerate((*shortcut_list(), *form_keys)):
        what = label(text)
        grid.addWidget(what, line, 0)
        grid.addWidget(label(keys, "muted"), line, 1)
    grid.setColumnStretch(0, 1)
    scroller = QScrollArea()
    scroller.setWidgetResizable(True)
    scroller.setWidget(box(grid))
    dialog = _dialog(parent, say("Keyboard shortcuts"), scroller)
    dialog.resize(max(grid.sizeHint().width() + 4 * Space.XXL, 480), 640)
    return dialog


def about_dialog(parent: QWidget) -> QDialog:
    """Return what there is to say about the program."""
    logo = QLabel()
    logo.setPixmap(icons.app_icon().pixmap(QSize(_LOGO, _LOGO), parent.devicePixelRatioF()))
    words = column(
        label(say("Diplomat Desk"), "title"),
        label(say("Version {version}", version=__version__), "muted"),
        label(say("A register of diplomacy: record, plot and print initiatives by track.")),
        label(say("Open source under the MIT licence. Icons by Lucide, fonts by Noto."), "small"),
    )
    return _dialog(parent, say("About Diplomat Desk"), box(row(logo, words, STRETCH, gap=Space.L)))


def _dialog(parent: QWidget, title: str, content: QWidget) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    close = button(say("Close"))
    close.setDefault(True)
    close.clicked.connect(dialog.close)
    dialog.setLayout(column(content, row(STRETCH, close), gap=Space.L, margin=Space.XL))
    return dialog
