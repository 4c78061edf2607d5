"""The files kept with an initiative, in the form: chosen or dropped, named, described, taken away."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from diplomat_desk.domain.keeping import Attachment
from diplomat_desk.domain.sizes import size_in_words
from diplomat_desk.domain.words import count, say
from diplomat_desk.services.attachments import Content, Taken
from diplomat_desk.ui.forms.entries import Entry, EntryList
from diplomat_desk.ui.forms.lookups import FormLookups
from diplomat_desk.ui.forms.part_level import PartLevel
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.layout import button, label, row
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space


class AttachmentEntry(Entry):
    """One file: its name and size, what it is, and how far it may be shown."""

    def __init__(self, value: Attachment) -> None:
        super().__init__(value.name)
        self._value = value
        self.name = label(breakable(value.name), wrap=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.name.setMinimumHeight(self.remove_button.minimumHeight())
        self.size_label = label(size_in_words(value.size), "muted")
        self.note = LineField()
        self.note.setPlaceholderText(say("What it is"))
        self.note.setAccessibleName(say("What “{name}” is", name=value.name))
        self.note.set_value(value.note)
        # A file dropped on it is to be attached, not written out as an address.
        self.note.setAcceptDrops(False)
        self.level = PartLevel(value.level)
        self.line.addWidget(self.name, 1)
        self.line.addWidget(self.size_label)
        self.line.addWidget(self.level, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setContentsMargins(Space.L, 0, 0, Space.XS)
        below.addWidget(self.note)
        self.column.addLayout(below)
        self.first = self.note

    def attachment(self) -> Attachment:
        """Return the attachment as it would be recorded."""
        return replace(self._value, note=self.note.value(), level=self.level.value())


class AttachmentsEditor(EntryList[AttachmentEntry]):
    """The files, in order. What is new is read at once and travels with the draft until it is recorded."""

    def __init__(self, lookups: FormLookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookups = lookups
        self._contents: dict[str, Content] = {}
        self._reading: list[Path] = []
        # Counts the records shown, so that a file read for one does not land in the next.
        self._era = 0
        self.add_button = button(say("Attach files…"), "link", "paperclip")
        self.add_button.clicked.connect(self._choose)
        self.state = label(say("or drop them here"), "muted")
        self.column.addLayout(row(self.add_button, self.state, None))
        self.setFocusProxy(self.add_button)
        self.setAcceptDrops(True)

    def value(self) -> tuple[Attachment, ...]:
        """Return the attachments, in order."""
        return tuple(entry.attachment() for entry in self)

    def set_value(self, value: tuple[Attachment, ...]) -> None:
        """Show exactly ``value``; files still being read belong to what was shown before."""
        self._era += 1
        self._contents.clear()
        self._reading.clear()
        self.clear()
        for attachment in value:
            self.append(AttachmentEntry(attachment))
        self._tell()

    def contents(self) -> Mapping[str, Content]:
        """Return the contents of the files that are new, by digest."""
        held = {attachment.digest for attachment in self.value()}
        return {digest: one for digest, one in self._contents.items() if digest in held}

    def forget_contents(self) -> None:
        """Let go of what was read: the form was left."""
        self._era += 1
        self._contents.clear()
        self._reading.clear()

    def problem(self) -> str:
        """Refuse to record while a file is still being read."""
        if not self._reading:
            return ""
        return say("“{name}” is still being read. Try again in a moment.",
                   name=self._reading[0].name)  # fmt: skip

    def take(self, paths: list[Path]) -> None:
        """Read files and add them, one after another, so that they stand in the order they came in."""
        idle = not self._reading
        self._reading.extend(paths)
        self._tell()
        if idle:
            self._read_next()

    def focus_adding(self) -> None:
        """Put the cursor on the button that adds."""
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files of this machine."""
        if _files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        found = _files(event.mimeData())
        if found:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.take(found)

    def _choose(self) -> None:
        self.take(list(self._lookups.choose_files()))

    def _read_next(self) -> None:
        if not self._reading:
            return
        era = self._era

        def answer(taken: Taken | None) -> None:
            if isValid(self) and era == self._era:
                self._reading.pop(0)
                self._tell()
                if taken is not None:
                    self._took(taken)
                self._read_next()

        self._lookups.read_file(self._reading[0], answer)

    def _took(self, taken: Taken) -> None:
        self._contents[taken.attachment.digest] = taken.content
        if any(same_file(entry.attachment(), taken.attachment) for entry in self):
            self.state.setText(say("“{name}” is attached already.", name=taken.attachment.name))
            return
        self.append(AttachmentEntry(taken.attachment)).focus()

    def _tell(self) -> None:
        number = len(self._reading)
        reading = count(number, "Reading {n} file…", "Reading {n} files…")
        self.state.setText(reading if number else say("or drop them here"))


def same_file(one: Attachment, other: Attachment) -> bool:
    """Tell whether two attachments are the same content under the same name."""
    return (one.digest, one.name) == (other.digest, other.name)


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
