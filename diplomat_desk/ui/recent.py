"""The menu of registers that were open before."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from diplomat_desk.domain.words import say
from diplomat_desk.ui.settings import Settings


class RecentMenu(QObject):
    """Fills a menu from the settings; the list can be emptied and switched off."""

    chosen = Signal(object)
    """The path of the register to open."""
    changed = Signal()

    def __init__(self, menu: QMenu, settings: Settings) -> None:
        super().__init__(menu)
        self._menu = menu
        self._settings = settings

    def fill(self) -> None:
        """Draw the menu anew."""
        self._menu.clear()
        for item in self._settings.recent:
            # An ampersand in a file's name is no mnemonic.
            text = f"{item.path.stem}  –  {item.path.parent}".replace("&", "&&")
            action = self._menu.addAction(text)
            action.triggered.connect(lambda _=False, path=item.path: self.chosen.emit(path))
        if not self._settings.recent:
            self._menu.addAction(say("No register was open yet")).setEnabled(False)
        self._menu.addSeparator()
        keep = self._menu.addAction(say("Remember registers"))
        keep.setCheckable(True)
        keep.setChecked(self._settings.keeps_recent)
        keep.toggled.connect(self._keep)
        self._menu.addAction(say("Forget all")).triggered.connect(self._forget)

    def _keep(self, keeps: bool) -> None:
        self._settings.keeps_recent = keeps
        self.changed.emit()

    def _forget(self) -> None:
        self._settings.forget_recent()
        self.changed.emit()
