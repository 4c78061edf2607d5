"""The sources of a record: citations to read, each of which opens into its fields."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from diplomat_desk.domain.initiative import Source
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.entries import Entry, GrowingList
from diplomat_desk.ui.forms.field import Field
from diplomat_desk.ui.forms.rows import Row, Rows
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.layout import label, tool_button
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space


class SourceEntry(Entry):
    """One source: its citation, and, when opened, the fields that it is made of."""

    def __init__(self, vocabularies: Vocabularies, value: Source, *, opened: bool) -> None:
        super().__init__(value.title or value.url)
        self.citation = label("", wrap=True)
        self.citation.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.edit_button = tool_button("pencil", say("Edit this source"))
        self.edit_button.setCheckable(True)
        self.line.addWidget(self.citation, 1)
        self.line.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        self.rows = Rows()
        self.rows.setContentsMargins(0, 0, 0, Space.M)
        self._build(vocabularies)
        self.column.addWidget(self.rows)
        self.rows.row_left.connect(self._leave)
        self.edit_button.toggled.connect(self._open)
        self._show(value)
        self.edit_button.setChecked(opened)
        self._open(opened)

    def source(self) -> Source:
        """Return the source."""
        return Source(
            title=self.title.value(),
            author=self.author.value(),
            publisher=self.publisher.value(),
            date=self.date.value(),
            url=self.url.value(),
            accessed=self.accessed.value(),
            reliability=self.reliability.value(),
            note=self.note.value(),
        )

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return self.source() == Source("") and not self.problem()

    def problem(self) -> str:
        """Return why one of the dates cannot be read."""
        return self.date.problem() or self.accessed.problem()

    def focus(self) -> None:
        """Put the cursor into the title, or on the button that opens the fields."""
        first = self.title if self.edit_button.isChecked() else self.edit_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, vocabularies: Vocabularies) -> None:
        self.title, self.author, self.publisher = LineField(), LineField(), LineField()
        self.date, self.url, self.accessed = DateEdit(), LineField(), DateEdit()
        self.reliability, self.note = TermBox(vocabularies, "reliability"), LineField()
        fields: tuple[tuple[str, QWidget, Field], ...] = (
            (say("Title of the source"), self.title, self.title),
            (say("Author"), self.author, self.author),
            (say("Publisher"), self.publisher, self.publisher),
            (say("Date of the source"), self.date, self.date),
            (say("Address (URL)"), self.url, self.url),
            (say("Read on"), self.accessed, self.accessed),
            (say("Reliability"), self.reliability, self.reliability),
            (say("What it bears out"), self.note, self.note),
        )
        self._fields: dict[Row, Field] = {
            self.rows.add_row(text, widget): field for text, widget, field in fields
        }
        for date in (self.date, self.accessed):
            # As for entries: Qt would stop here after the last button.
            date.setFocusProxy(None)  # type: ignore[arg-type]

    def _show(self, value: Source) -> None:
        self.title.set_value(value.title)
        self.author.set_value(value.author)
        self.publisher.set_value(value.publisher)
        self.date.set_value(value.date)
        self.url.set_value(value.url)
        self.accessed.set_value(value.accessed)
        self.reliability.set_value(value.reliability)
        self.note.set_value(value.note)

    def _open(self, opened: bool) -> None:
        if not opened and self.problem():
            # What cannot be read stays in sight until it is mended.
            self.edit_button.setChecked(True)
            return
        self.rows.setVisible(opened)
        self._cite()

    def _leave(self, row: Row) -> None:
        row.show_error(self._fields[row].problem())
        self._cite()

    def _cite(self) -> None:
        cited = citation(self.source()) or say("New source")
        self.citation.setText(breakable(cited))
        self.name_entry(cited)
        self.edit_button.setAccessibleName(say("Edit {name}", name=cited))


class SourcesEditor(GrowingList[SourceEntry]):
    """The sources, in order; conflicting ones stand side by side."""

    def __init__(self, vocabularies: Vocabularies, parent: QWidget | None = None) -> None:
        super().__init__(say("Add a source"), parent)
        self._vocabularies = vocabularies

    def value(self) -> tuple[Source, ...]:
        """Return the sources, in order; blank entries are none."""
        return tuple(entry.source() for entry in self if not entry.is_blank())

    def set_value(self, value: tuple[Source, ...]) -> None:
        """Show exactly ``value``, as citations."""
        self.clear()
        for source in value:
            self.append(SourceEntry(self._vocabularies, source, opened=False))

    def blank(self) -> SourceEntry:
        """Return an entry for a source to be typed, its fields open."""
        return SourceEntry(self._vocabularies, Source(""), opened=True)


def citation(source: Source) -> str:
    """Return ``source`` as one line: author, title, publisher, date; its address where it has no title."""
    date = source.date.in_words() if source.date else ""
    parts = (source.author, source.title or source.url, source.publisher, date)
    return ", ".join(part for part in parts if part)
