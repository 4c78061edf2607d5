"""Quick entry: the common case of an initiative in one row, without the mouse."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QWidget

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.chips import CountryChips
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.errors import ErrorLine
from diplomat_desk.ui.forms.field import Field
from diplomat_desk.ui.forms.rows import Row, left_row
from diplomat_desk.ui.forms.tabbing import move_focus
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.layout import box, button, column, label, row
from diplomat_desk.ui.tokens import Space

_OURS = (Qt.Key.Key_Escape, *ENTER)
_NARROWEST_LETTERS = 40
_WIDE_LETTERS = 110
_STRETCH = {"title": 5, "kind": 3, "track": 3, "countries": 4, "start": 3}


class QuickEntry(QWidget):
    """Title, kind, track, countries and date. Recording clears it for the next, but for kind and track.

    Enter goes to the next field and from the last one records; Ctrl+Return records from anywhere; Esc
    leaves, and what was typed is gone. What was sent comes back with :meth:`show_problems` or
    :meth:`show_message`.
    """

    record_requested = Signal(object)
    left = Signal()

    def __init__(
        self,
        vocabularies: Vocabularies,
        countries: Countries,
        *,
        may_leave: Callable[[], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build an empty row; ``may_leave`` is asked before typed things would be lost."""
        super().__init__(parent)
        self._may_leave = may_leave or (lambda: True)
        self._vocabularies = vocabularies
        self._countries = countries
        self._sent: Initiative | None = None
        self.title = LineField()
        self.kind = TermBox(vocabularies, "kind", none=say("Choose…"))
        self.track = TermBox(vocabularies, "track", none=say("Choose…"))
        self.countries = CountryChips(countries)
        self.start = DateEdit(narrow=True)
        self.fields: dict[str, Field] = {
            "title": self.title,
            "kind": self.kind,
            "track": self.track,
            "countries": self.countries,
            "start": self.start,
        }
        self.rows = self._make_rows()
        self._build()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def draft(self) -> Initiative:
        """Return the initiative as typed."""
        return Initiative(
            title=self.title.value(),
            kind=self.kind.value(),
            track=self.track.value(),
            countries=self.countries.value(),
            start=self.start.value(),
        )

    def is_dirty(self) -> bool:
        """Tell whether leaving would lose something; kind and track stay, so they do not count."""
        typed = (self.title, self.countries.edit, self.start.line)
        return bool(self.countries.keys()) or any(line.text().strip() for line in typed)

    def leave(self) -> bool:
        """Leave and clear the row, asking first if something would be lost; tell whether it was left."""
        if self.is_dirty() and not self._may_leave():
            return False
        self._clear()
        for line in self.rows.values():
            line.show_error("")
        self.left.emit()
        return True

    def record(self) -> None:
        """Ask for the initiative to be recorded and clear the row, unless something forbids it."""
        found = self._problems()
        self.show_problems(found)
        if not found:
            self._sent = tidy(self.draft())
            self._clear()
            self.record_requested.emit(self._sent)

    def show_problems(self, found: Iterable[Problem]) -> None:
        """Show each problem under its field and put the cursor into the first; bring back what was sent."""
        found = tuple(found)
        if found:
            self._bring_back()
        shown: dict[str, str] = {}
        for problem in found:
            shown.setdefault(problem.field, problem.message)
        for name, line in self.rows.items():
            line.show_error(shown.pop(name, ""))
        self.message.show_text(" ".join(shown.values()))
        first = next((line for line in self.rows.values() if line.error.text()), None)
        if first:
            first.focus()

    def show_message(self, text: str) -> None:
        """Show why the register refused as a whole, and bring back what was sent."""
        self._bring_back()
        self.message.show_text(text)

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Enter for the row, whatever else they mean in the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _OURS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record, go on or leave."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in ENTER:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            return
        elif isinstance(focus := QApplication.focusWidget(), QPushButton) and not control:
            focus.click()
        elif control or self.start.isAncestorOf(QApplication.focusWidget() or self):
            self.record()
        else:
            move_focus(self, forward=True)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on in the order in which one reads."""
        return move_focus(self, forward=forward)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the title."""
        super().showEvent(event)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Return a width that the narrow arrangement needs: the wide one must not keep a pane wide."""
        letters = self.fontMetrics().averageCharWidth()
        return QSize(letters * _NARROWEST_LETTERS, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the fields in one row where there is room, else the title above the others."""
        super().resizeEvent(event)
        wide = event.size().width() >= self.fontMetrics().averageCharWidth() * _WIDE_LETTERS
        if wide != self._wide:
            self._arrange(wide)

    def _make_rows(self) -> dict[str, Row]:
        texts = {
            "title": (say("Title"), self.title, True),
            "kind": (say("Kind"), self.kind, True),
            "track": (say("Track"), self.track, True),
            "countries": (say("Countries"), self.countries, False),
            "start": (say("Date"), self.start, False),
        }
        return {
            name: Row(text, field, required=required)
            for name, (text, field, required) in texts.items()
        }

    def _build(self) -> None:
        self.message = ErrorLine()
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.S)
        self.record_button = button(say("Record"), "primary", tip=say("Record (Ctrl+Return)"))
        self.record_button.clicked.connect(self.record)
        self.cancel_button = button(say("Close"), tip=say("Close quick entry (Esc)"))
        self.cancel_button.clicked.connect(self.leave)
        # An empty label on top, so that the buttons stand level with the inputs.
        buttons = row(self.record_button, self.cancel_button)
        self._above_buttons = label(" ")
        self._buttons = box(column(self._above_buttons, buttons, gap=Space.XS))
        keys = label(
            say(
                "Enter goes on, and from the date it records. Esc closes."
                " Kind and track stay as last used."
            ),
            "small",
            wrap=True,
        )
        sides = (Space.L, Space.M, Space.L, Space.M)
        self.setLayout(column(self._grid, self.message, keys, margin=sides))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._arrange(False)

    def _arrange(self, wide: bool) -> None:
        self._wide = wide
        top = Qt.AlignmentFlag.AlignTop
        for number, (name, line) in enumerate(self.rows.items()):
            self._grid.removeWidget(line)
            if wide:
                self._grid.addWidget(line, 0, number, top)
            elif name == "title":
                self._grid.addWidget(line, 0, 0, 1, 2, top)
            else:
                self._grid.addWidget(line, (number + 1) // 2, (number + 1) % 2, top)
            stretch = _STRETCH[name] if wide else int(number < 2)
            self._grid.setColumnStretch(number, stretch)
        self._above_buttons.setVisible(wide)
        self._grid.removeWidget(self._buttons)
        where = (0, len(self.rows), 1, 1) if wide else (3, 0, 1, 2)
        self._grid.addWidget(self._buttons, *where, top | Qt.AlignmentFlag.AlignLeft)

    def _problems(self) -> tuple[Problem, ...]:
        unread = {name: text for name, field in self.fields.items() if (text := field.problem())}
        ruled = problems(tidy(self.draft()), self._vocabularies, self._countries)
        return (
            *(Problem(name, text) for name, text in unread.items()),
            *(problem for problem in ruled if problem.field not in unread),
        )

    def _clear(self) -> None:
        for name in ("title", "countries", "start"):
            self.fields[name].set_value(getattr(Initiative(), name))
        self.message.show_text("")
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self) -> None:
        if self._sent and not (self.title.text() or self.start.line.text()):
            for name, field in self.fields.items():
                field.set_value(getattr(self._sent, name))
        self._sent = None

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        left = left_row(self.rows.values(), old, new)
        if left is None:
            return
        found = {problem.field: problem.message for problem in self._problems()}
        for name, line in self.rows.items():
            if line is left or line.error.text():
                line.show_error(found.get(name, ""))
