"""A way to raise the confidentiality of one part of a record; quiet while it is that of the record."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons
from diplomat_desk.ui.tokens import Size, Space

_RECORD_LEVEL = "record_level"


class PartLevel(QToolButton):
    """An open lock, which becomes a closed one with the level in words once the part is raised.

    A level at or below the record's own adds nothing and shows "as the record"; it is kept all the
    same. The record's own level is what :func:`show_record_level` last said to a widget around it.
    """

    changed = Signal()
    """Somebody chose a level."""

    def __init__(self, value: Level = Level.PUBLIC, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self.setProperty("kind", "flat")
        # No arrow beside the lock: there is one on every line.
        self.setProperty("quiet", True)
        self.setIconSize(QSize(Size.ICON + Space.XS, Size.ICON))
        self.setMinimumSize(Size.CLICK, Size.CLICK)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        menu.triggered.connect(self._choose)
        self.setMenu(menu)
        self.refresh()

    def value(self) -> Level:
        """Return the level, exactly as it was set until another is chosen."""
        return self._value

    def set_value(self, value: Level) -> None:
        """Show ``value``."""
        self._value = value
        self.refresh()

    def refresh(self) -> None:
        """Show the level anew, as the record's own level has it."""
        raised = self._value > self._record_level()
        words = self._value.label if raised else say("as the record")
        self.setText(words if raised else "")
        beside, alone = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
            Qt.ToolButtonStyle.ToolButtonIconOnly,
        )
        self.setToolButtonStyle(beside if raised else alone)
        if raised:
            icons.put(self, "lock", "text", Space.XS)
        else:
            icons.put(self, "lock-open", "muted")
        self.setAccessibleName(say("Confidentiality of this part: {level}", level=words))
        self.setToolTip(
            say("Confidentiality of this part: {level}. Click to change it.", level=words)
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Take up the record's own level: only now does the part stand in its form."""
        super().showEvent(event)
        self.refresh()

    def _fill(self) -> None:
        menu, own = self.menu(), self._record_level()
        menu.clear()
        self._offer(say("As the record ({level})", level=own.label), Level.PUBLIC, not self.text())
        for level in Level:
            if level > own:
                self._offer(level.label, level, level == self._value)

    def _offer(self, text: str, level: Level, chosen: bool) -> None:
        action = self.menu().addAction(text)
        action.setData(int(level))
        action.setCheckable(True)
        action.setChecked(chosen)

    def _choose(self, action: QAction) -> None:
        self.set_value(Level(action.data()))
        self.changed.emit()

    def _record_level(self) -> Level:
        one = self.parentWidget()
        while one is not None:
            level = one.property(_RECORD_LEVEL)
            if level is not None:
                return Level(level)
            one = one.parentWidget()
        return Level.PUBLIC


def show_record_level(form: QWidget, level: Level) -> None:
    """Tell every part inside ``form``, those made later too, the record's own level."""
    form.setProperty(_RECORD_LEVEL, int(level))
    for part in form.findChildren(PartLevel):
        part.refresh()
