"""How a file is read and what its columns become, with its first rows as they will be recorded."""

from collections.abc import Mapping as Mapped
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QSpinBox, QWidget

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.exchange.drafts import Draft
from diplomat_desk.exchange.mapping import ColumnMapping, Mapping, Order
from diplomat_desk.exchange.profiles import Profile
from diplomat_desk.exchange.readers.encodings import LABELS
from diplomat_desk.exchange.readers.encodings import label as encoding_label
from diplomat_desk.exchange.readers.separators import SEPARATORS
from diplomat_desk.exchange.tables import Layout
from diplomat_desk.exchange.understanding import date_questions
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.importing.columns import ColumnTable
from diplomat_desk.ui.importing.dates_asked import DatesAsked
from diplomat_desk.ui.importing.opened import Opened, refusal
from diplomat_desk.ui.importing.particulars import Particulars
from diplomat_desk.ui.layout import column, label, row
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Space

_SIGNS = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar"}
_HIGHEST_PREVIEW = 130
_NEEDED = ("kind", "track")
_LONG = 15
"""Letters of a box that holds long words."""


class MappingPage(QWidget):
    """Lets a person see and change how the file is understood."""

    read_otherwise = Signal(object, bool)
    """Another :class:`Layout`, and whether the header is to be looked for anew."""
    changed = Signal()
    """What the columns become has changed."""

    def __init__(
        self, vocabularies: Vocabularies, countries: Countries, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._countries = countries
        self._opened: Opened | None = None
        self._base = Mapping()
        self._filling = False
        self._undated: set[int] = set()
        """Columns whose doubtful dates somebody wants as text."""
        self.sheet = _box(say("Sheet"))
        self.encoding = _box(say("Encoding"), _LONG)
        self.separator = _box(say("Cells are parted by"))
        self.header = QSpinBox()
        self.header.setAccessibleName(say("Row with the names of the columns"))
        self.header.setRange(0, 999)
        self.header.setSpecialValueText(say("none"))
        self.header.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.profile = _box(say("Profile"), _LONG)
        self.defaults = {
            "kind": _terms(say("Kind of all rows"), vocabularies, "kind"),
            "track": _terms(say("Track of all rows"), vocabularies, "track"),
        }
        self.dates = DatesAsked()
        self.table = ColumnTable()
        self.particulars = Particulars(vocabularies)
        self.preview = QListWidget()
        self.preview.setAccessibleName(say("The first rows, as they will be recorded"))
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.preview.setWordWrap(True)
        self.preview.setMaximumHeight(_HIGHEST_PREVIEW)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._names: dict[QWidget, QWidget] = {}
        reading = row(gap=Space.S)
        for field in (self.sheet, self.encoding, self.separator, self.header):
            self._names[field] = _buddy(field)
            reading.addWidget(self._names[field])
            reading.addWidget(field)
        reading.addStretch(1)
        usual = row(_buddy(self.profile), self.profile, gap=Space.S)
        for box in self.defaults.values():
            usual.addWidget(_buddy(box))
            usual.addWidget(box)
        usual.addStretch(1)
        laid = column(reading, usual, self.dates, gap=Space.S)
        laid.addWidget(self.table, 1)
        laid.addWidget(self.particulars)
        laid.addWidget(label(say("The first rows, as they will be recorded"), "strong"))
        laid.addWidget(self.preview)
        self.setLayout(laid)
        # What a file has no use for takes no room while it is opened.
        self._offer(dict.fromkeys((self.sheet, self.encoding, self.separator), False))

    def _connect(self) -> None:
        self.sheet.currentIndexChanged.connect(lambda _=0: self._read(settle=True))
        self.separator.currentIndexChanged.connect(lambda _=0: self._read(settle=True))
        self.encoding.currentIndexChanged.connect(lambda _=0: self._read(settle=False))
        self.header.valueChanged.connect(lambda _=0: self._read(settle=False))
        self.profile.currentIndexChanged.connect(lambda _=0: self._take_profile())
        for box in self.defaults.values():
            box.currentIndexChanged.connect(lambda _=0: self._tell())
        self.dates.answered.connect(self._take_order)
        self.table.changed.connect(self._column_changed)
        self.table.currentCellChanged.connect(lambda *_: self._show_particulars())
        self.particulars.changed.connect(self._take_particulars)

    @property
    def mapping(self) -> Mapping:
        """What is chosen."""
        layout = self._opened.layout if self._opened else Layout()
        columns = self.table.columns
        targets = {one.target for one in columns}
        chosen = {name: str(box.currentData() or "") for name, box in self.defaults.items()}
        kept = dict(self._base.defaults) | chosen
        defaults = tuple(
            (name, value) for name, value in kept.items() if value and name not in targets
        )
        return replace(self._base, layout=layout, columns=columns, defaults=defaults)

    @property
    def chosen(self) -> Profile | None:
        """The profile by which the file is understood, None where that is as it was recognised."""
        at = self.profile.currentIndex() - 1
        return self._opened.profiles[at] if self._opened and at >= 0 else None

    @property
    def lacking(self) -> str:
        """What must be said before rows can be recorded, as a sentence; empty where all is."""
        mapping = self.mapping
        there = {one.target for one in mapping.columns} | {name for name, _ in mapping.defaults}
        if "kind" not in there:
            return say("Say of which kind the initiatives are, or which column says it.")
        if "track" not in there:
            return say("Say on which track the initiatives are, or which column says it.")
        if self.dates.questions:
            return say("Say how the dates are written: it cannot be told from the file.")
        return ""

    def show_file(self, opened: Opened) -> None:
        """Show a file that has been read, by the profile that fits best, else as it was recognised."""
        self._filling = True
        self._opened = opened
        self._undated = set()
        self._show_layout(opened)
        self.profile.clear()
        self.profile.addItem(say("None: as recognised"))
        for place, one in enumerate(opened.profiles):
            self.profile.addItem(one.name or say("Without a name"))
            self.profile.setItemData(
                place + 1, plain_tooltip(one.about), Qt.ItemDataRole.ToolTipRole
            )
        self.profile.setCurrentIndex(1 if opened.profiles else 0)
        self._filling = False
        self._take_profile()

    def show_drafts(self, found: tuple[Draft, ...]) -> None:
        """Show the first rows as they will be recorded."""
        self.preview.clear()
        for draft in found:
            item = QListWidgetItem(self._line(draft))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.preview.addItem(item)

    def _line(self, draft: Draft) -> str:
        one = draft.initiative
        if one is None:
            return say("Row {row} is refused: {reason}", row=draft.row, reason=refusal(draft))
        countries = ", ".join(self._countries.name(part.country) for part in one.countries)
        bodies = ", ".join(body.name for body in one.organisations)
        people = ", ".join(person.name for person in one.people)
        notes = count(len(one.notes), "{n} note", "{n} notes") if one.notes else ""
        return dotted(one.title, one.dates_in_words, countries, bodies, people, notes)

    def _show_layout(self, opened: Opened) -> None:
        layout = opened.layout
        is_text = bool(layout.separator)
        sheets = opened.table.sheets
        self.sheet.clear()
        for one in sheets:
            self.sheet.addItem(
                say("{name} (hidden)", name=one.name) if one.hidden else one.name, one.name
            )
        self.sheet.setCurrentIndex(max(self.sheet.findData(layout.sheet), 0))
        self.encoding.clear()
        for codec in dict.fromkeys((layout.encoding, *LABELS)):
            self.encoding.addItem(encoding_label(codec), codec)
        self.separator.clear()
        for sign in dict.fromkeys((layout.separator, *SEPARATORS)):
            self.separator.addItem(say(_SIGNS[sign]) if sign in _SIGNS else sign, sign)
        self.header.setValue(layout.header)
        has_encoding = bool(layout.encoding)
        self._offer(
            {self.sheet: len(sheets) > 1, self.encoding: has_encoding, self.separator: is_text}
        )

    def _offer(self, fields: Mapped[QWidget, bool]) -> None:
        for field, shown in fields.items():
            field.setVisible(shown)
            self._names[field].setVisible(shown)

    def _read(self, *, settle: bool) -> None:
        if self._filling or self._opened is None:
            return
        layout = self._opened.layout
        if settle:
            wanted = replace(
                Layout(encoding=layout.encoding, separator=str(self.separator.currentData() or "")),
                sheet=str(self.sheet.currentData() or ""),
            )
        else:
            header = self.header.value()
            wanted = replace(
                layout,
                encoding=str(self.encoding.currentData() or ""),
                header=header,
                headers=layout.headers if header == layout.header else min(header, 1),
                first=layout.first if header == layout.header else header + 1,
            )
        if wanted != layout:
            self.read_otherwise.emit(wanted, settle)

    def _take_profile(self) -> None:
        if self._filling or self._opened is None:
            return
        opened, profile = self._opened, self.chosen
        self._base = opened.by(profile) if profile else opened.understood.mapping
        self._filling = True
        self.table.show_file(opened.understood, self._base)
        usual = dict(self._base.defaults)
        for name, box in self.defaults.items():
            box.setCurrentIndex(max(box.findData(usual.get(name, "")), 0))
        self._filling = False
        self._show_particulars()
        self._tell()

    def _column_changed(self) -> None:
        self._show_particulars()
        self._tell()

    def _take_order(self, place: int, order: Order) -> None:
        if order is Order.NONE:
            self._undated.add(place)
        self.table.change(replace(self.table.columns[place], order=order))

    def _take_particulars(self, one: ColumnMapping) -> None:
        self.table.change(one)

    def _show_particulars(self) -> None:
        at, columns = self.table.currentRow(), self.table.columns
        self.particulars.show_column(columns[at] if 0 <= at < len(columns) else None)

    def _tell(self) -> None:
        targets = {one.target for one in self.table.columns}
        for name in _NEEDED:
            self.defaults[name].setEnabled(name not in targets)
        if self._opened is not None:
            asked = [one for one in self.table.columns if one.place not in self._undated]
            self.dates.show_questions(date_questions(self._opened.understood, asked))
        if not self._filling:
            self.changed.emit()


def _box(name: str, letters: int = 0) -> QuietBox:
    made = QuietBox()
    made.setAccessibleName(name)
    if letters:
        made.setMinimumContentsLength(letters)
    return made


def _terms(name: str, vocabularies: Vocabularies, vocabulary: str) -> QuietBox:
    made = _box(name)
    made.addItem(say("Choose…"), "")
    for term in vocabularies.of(vocabulary):
        made.addItem(term.label, term.code)
    return made


def _buddy(field: QWidget) -> QWidget:
    words = label(field.accessibleName(), "muted")
    words.setBuddy(field)
    return words
