"""The list of changes beside which one reads what each was."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.services.versions import VersionInWords
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.moments import moment_in_words
from diplomat_desk.ui.plain import isolated
from diplomat_desk.ui.tokens import Space

_LINES = 2


class VersionList(QListWidget):
    """Changes, the latest first, in two lines each; what was chosen stays chosen when it is filled anew."""

    entered = Signal()
    """Return was pressed on a change, or it was double-clicked."""

    def __init__(self, name: str, *, named: bool, parent: QWidget | None = None) -> None:
        """Make the list; where it is ``named``, each change says which record it was of."""
        super().__init__(parent)
        self._named = named
        self._told: tuple[VersionInWords, ...] = ()
        self.setAccessibleName(name)
        self.setProperty("role", "lines")
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _: self.entered.emit())

    def fill(self, told: tuple[VersionInWords, ...]) -> None:
        """Show ``told``; what was chosen stays so where it is still there, else the first is."""
        chosen = self.chosen()
        kept = chosen.version.number if chosen else 0
        self.blockSignals(True)
        self.clear()
        self._told = told
        height = self.fontMetrics().lineSpacing() * _LINES + Space.M
        row = 0
        for place, one in enumerate(told):
            item = QListWidgetItem(self._text(one))
            item.setSizeHint(QSize(0, height))
            self.addItem(item)
            row = place if one.version.number == kept else row
        self.blockSignals(False)
        if told:
            self.setCurrentRow(row)

    def chosen(self) -> VersionInWords | None:
        """Return the change that is chosen."""
        row = self.currentRow()
        return self._told[row] if 0 <= row < len(self._told) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return go on to what is chosen."""
        if event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _text(self, told: VersionInWords) -> str:
        version = told.version
        when = moment_in_words(version.at)
        done = done_by(told)
        if not self._named:
            return f"{when}\n{done}"
        name = version.name or say("(deleted for good)")
        return f"{isolated(name)}\n{done} · {when}"


def done_by(told: VersionInWords) -> str:
    """Return what was done and by whom, as far as they gave a name."""
    who = told.version.author
    return say("{done} by {who}", done=told.done, who=isolated(who)) if who else told.done
