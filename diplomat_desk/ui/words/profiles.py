"""Which profile of display names is in force."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.layout import STRETCH, button, label, row, tool_button


class ProfileBar(QWidget):
    """A choice of profiles, with a button that makes one and one that deletes the one in force."""

    chosen = Signal(str)

    def __init__(self, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QuietBox()
        self.box.setAccessibleName(say("Names shown"))
        self.new = button(say("New profile…"), icon="plus")
        self.delete = tool_button("trash-2", say("Delete this profile of names"))
        words = label(say("&Names shown"))
        words.setBuddy(self.box)
        self.setLayout(row(words, self.box, self.new, self.delete, STRETCH))
        for one in (self.box, self.new, self.delete):
            one.setDisabled(read_only)
        self._read_only = read_only
        self.box.activated.connect(lambda _: self.chosen.emit(str(self.box.currentData() or "")))

    def offer(self, profiles: Sequence[str], in_force: str) -> None:
        """Offer ``profiles``, with the one in force chosen; empty is the names as recorded."""
        self.box.clear()
        self.box.addItem(say("As recorded"), "")
        for profile in profiles:
            self.box.addItem(profile, profile)
        self.box.setCurrentIndex(max(0, self.box.findData(in_force)))
        self.delete.setEnabled(bool(in_force) and not self._read_only)
