"""The bin: deleted initiatives, which come back whole or go for good."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from diplomat_desk.domain.figures import Binned
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.layout import STRETCH, button, column, hairline, label, row
from diplomat_desk.ui.models.columns import short_date
from diplomat_desk.ui.painting import WholeLine
from diplomat_desk.ui.questions import read_binned
from diplomat_desk.ui.reading import ReadingPane
from diplomat_desk.ui.tokens import Size, Space

_ID = Qt.ItemDataRole.UserRole
_READ = "bin read"
_COLUMN_WIDTH = 116
_READING_LEAST = 300
_FIRST_SIZES = [10_000, int(Size.READING)]
_ITEM_SIZE = QSize(0, Size.ROW)


class BinPage(QWidget):
    """Lists what was deleted, the latest first."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.list = _BinList()
        self.restore = button(say("&Restore"), icon="archive-restore")
        self.purge = button(say("&Delete for good…"), icon="trash-2")
        self.empty = EmptyState(
            say("Nothing lies in the bin that may be shown"),
            say("What you delete from the register comes here, and can be brought back whole."),
        )
        self.stack = QStackedWidget()
        self.reading = ReadingPane(context.vocabularies, context.countries, editable=False)
        self.reading.setMinimumWidth(_READING_LEAST)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.setHandleWidth(5)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.reading)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes(_FIRST_SIZES)
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        self._heading = label("", "muted")
        top = row(
            self._heading,
            STRETCH,
            self.restore,
            self.purge,
            margin=(Space.M, Space.S, Space.M, Space.S),
        )
        layout = column(top, hairline(), gap=0)
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)
        QWidget.setTabOrder(self.list, self.restore)
        QWidget.setTabOrder(self.purge, self.reading)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask for what lies in the bin."""
        ceiling = self._context.filter_state.filter.ceiling

        def ask(desk: Desk) -> tuple[Binned, ...]:
            return looking.binned(desk, ceiling)

        self._context.runner.ask(ask, self._show, topic="bin")

    def _connect(self) -> None:
        self.restore.clicked.connect(self._restore)
        self.purge.clicked.connect(self._purge)
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemSelectionChanged.connect(self._read)
        self.list.delete_pressed.connect(self._purge)
        self._context.runner.changed.connect(self.refresh)
        self._context.filter_state.changed.connect(self.refresh)

    def _show(self, binned: tuple[Binned, ...]) -> None:
        chosen = set(self.list.chosen())
        self.list.fill(binned, chosen)
        self.stack.setCurrentWidget(self.splitter if binned else self.empty)
        self._heading.setText(count(len(binned), "{n} initiative", "{n} initiatives"))
        self._enable()

    def _enable(self) -> None:
        can = bool(self.list.chosen()) and not self._context.read_only
        self.restore.setEnabled(can)
        self.purge.setEnabled(can)

    def _read(self) -> None:
        """Show what is chosen, so that nobody has to restore a record to see which it is."""
        chosen = tuple(self.list.chosen())
        if len(chosen) != 1:
            # A newer question makes an older answer void, and there is none to ask.
            self._context.runner.ask(lambda _: None, self._show_none, topic=_READ)
            return
        question = read_binned(chosen[0], self._context.filter_state.filter.ceiling)
        self._context.runner.ask(
            question,
            self.reading.show_reading,
            topic=_READ,
            failed=lambda error: self.reading.show_nothing(str(error)),
        )

    def _show_none(self, _nothing: None) -> None:
        several = len(self.list.chosen()) > 1
        self.reading.show_nothing(say("Choose one initiative to read it here.") if several else "")

    def _restore(self) -> None:
        chosen = self.list.chosen()

        def done(_changes: object) -> None:
            said = _said(chosen, "Restored “{title}”.", "Restored {n} initiatives.")
            self._context.toast(said, undo=True)

        ids = tuple(chosen)
        self._context.runner.change(lambda desk: recording.restore(desk, ids), done)

    def _purge(self) -> None:
        chosen = self.list.chosen()
        if not chosen or self._context.read_only:
            return
        question = _said(chosen, "Delete “{title}” for good?", "Delete {n} initiatives for good?")
        warning = say(
            "This cannot be undone: everything recorded there goes, sources too. "
            "The rest of the register stays as it is."
        )
        if not self._context.dialogs.confirm(question, warning, say("Delete for good")):
            return

        def done(_changes: object) -> None:
            self._context.toast(
                _said(chosen, "Deleted “{title}” for good.", "Deleted {n} initiatives for good.")
            )

        ids = tuple(chosen)
        self._context.runner.change(lambda desk: recording.purge(desk, ids), done)


class _BinList(QTreeWidget):
    """Title, reference and day of deletion of each record in the bin."""

    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels([say("Title"), say("Reference"), say("Deleted")])
        self.setAccessibleName(say("Deleted initiatives"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(WholeLine(self))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultSectionSize(_COLUMN_WIDTH)

    def fill(self, binned: tuple[Binned, ...], chosen: set[int]) -> None:
        """Show ``binned``; what was chosen stays chosen, else the first is."""
        self.clear()
        for one in binned:
            item = QTreeWidgetItem([one.title, one.reference, short_date(one.since[:10])])
            item.setData(0, _ID, one.id)
            item.setSizeHint(0, _ITEM_SIZE)
            self.addTopLevelItem(item)
            item.setSelected(one.id in chosen)
        first = self.topLevelItem(0)
        if first is not None and not self.selectedItems():
            self.setCurrentItem(first)

    def chosen(self) -> dict[int, str]:
        """Return id and title of each chosen record."""
        return {int(item.data(0, _ID)): item.text(0) for item in self.selectedItems()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete ask to delete for good."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


def _said(chosen: dict[int, str], one: str, many: str) -> str:
    if len(chosen) == 1:
        return say(one, title=next(iter(chosen.values())))
    return count(len(chosen), many, many)
