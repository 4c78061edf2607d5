"""The form that records and edits a person or an organisation."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.entity_rules import organisation_problems, person_problems
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.merging import Entity
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.tidying import tidy_organisation, tidy_person
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.entity_fields import EntityFields
from diplomat_desk.ui.forms.entries import EntryList
from diplomat_desk.ui.forms.errors import ErrorLine
from diplomat_desk.ui.forms.lookups import Suggest
from diplomat_desk.ui.forms.rows import Row
from diplomat_desk.ui.forms.tabbing import chain, move_focus
from diplomat_desk.ui.keys import is_form_key
from diplomat_desk.ui.layout import STRETCH, box, button, column, hairline, label, row
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space


class EntityForm(QWidget):
    """All fields of a person or an organisation, with Record and Cancel always in sight.

    It knows no database: it says ``record_requested`` with the tidied record once nothing forbids it.
    """

    record_requested = Signal(object)
    left = Signal()

    def __init__(
        self,
        kind: Kind,
        vocabularies: Vocabularies,
        countries: Countries,
        organisations: Suggest,
        *,
        may_leave: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        """Build an empty form; ``may_leave`` is asked before typed things would be lost."""
        super().__init__(parent)
        self._vocabularies = vocabularies
        self._countries = countries
        self._may_leave = may_leave
        self._own: set[str] = set()
        self._loaded: Entity = Person() if kind is Kind.PERSON else Organisation()
        built = EntityFields(kind, vocabularies, countries, organisations)
        self.fields, self._rows = built.fields, built.rows
        self._build()
        self._chain_soon = QTimer(self, singleShot=True, interval=0)
        self._chain_soon.timeout.connect(lambda: chain(self))
        self._rows.row_left.connect(self._leave_row)
        for place in self.fields.values():
            if isinstance(place.field, EntryList):
                place.field.changed.connect(self._chain_soon.start)
        QApplication.instance().focusChanged.connect(self._keep_in_sight)  # type: ignore[union-attr]

    @property
    def loaded_id(self) -> int:
        """The id of the record that is edited, 0 for a new one."""
        return self._loaded.id

    def load(self, one: Entity, heading: str) -> None:
        """Show ``one`` under ``heading``, from the top."""
        self._loaded = one
        for name, place in self.fields.items():
            place.field.set_value(getattr(one, name))
            place.row.show_error("")
        self.message.show_text("")
        self.set_busy(False)
        self.heading.setText(breakable(heading))
        self.scroller.verticalScrollBar().setValue(0)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.fields["name"].row.focus()

    def draft(self) -> Entity:
        """Return what the form holds, tidied, with all that it does not show."""
        values = {name: place.field.value() for name, place in self.fields.items()}
        return _tidied(replace(self._loaded, **values))

    def is_dirty(self) -> bool:
        """Tell whether leaving would lose something: a changed field, or text that cannot be read."""
        unread = any(place.field.problem() for place in self.fields.values())
        return unread or self.draft() != _tidied(self._loaded)

    def show_problems(self, found: Iterable[Problem]) -> None:
        """Show each problem beside its field, the others above the buttons; the first has the cursor."""
        shown: dict[str, str] = {}
        for problem in found:
            shown[problem.field] = f"{shown.get(problem.field, '')} {problem.message}".strip()
        wrong = [place.row for name, place in self.fields.items() if name in shown]
        for first in wrong[:1]:
            first.focus()
        for name, place in self.fields.items():
            place.row.show_error(shown.pop(name, ""))
        self.message.show_text(" ".join(shown.values()))
        self._own = set()

    def show_message(self, text: str) -> None:
        """Show what concerns the record as a whole above the buttons."""
        self.message.show_text(text)

    def set_busy(self, busy: bool) -> None:
        """Refuse to record again while the register is still at it."""
        self.record_button.setEnabled(not busy)

    def record(self) -> None:
        """Ask for the draft to be recorded, unless something forbids it."""
        found = self._problems()
        self.show_problems(found)
        self._own = {problem.field for problem in found}
        if found or not self.record_button.isEnabled():
            return
        if self._loaded.id and self._loaded.kept and not self.is_dirty():
            self.left.emit()
        else:
            self.record_requested.emit(self.draft())

    def leave(self) -> bool:
        """Leave the form, asking first if something would be lost; tell whether it was left."""
        if self.is_dirty() and not self._may_leave():
            return False
        self.left.emit()
        return True

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Ctrl+Return for the form, whatever else they mean in the window."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and is_form_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record on Ctrl+Return, leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif is_form_key(event):
            if not event.isAutoRepeat():
                self.record()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on in the order in which one reads."""
        return move_focus(self, forward=forward)

    def _build(self) -> None:
        self.heading = label("", "title", wrap=True)
        content = QWidget()
        stack = QVBoxLayout(content)
        stack.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        stack.setSpacing(Space.L)
        stack.addWidget(self.heading)
        stack.addWidget(self._rows)
        stack.addStretch(1)
        self.scroller = QScrollArea(widgetResizable=True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setWidget(content)
        self.message = ErrorLine()
        self.record_button = button(say("Record"), "primary", tip=say("Record (Ctrl+Return)"))
        self.cancel_button = button(say("Cancel"), tip=say("Leave without recording (Esc)"))
        self.record_button.clicked.connect(self.record)
        self.cancel_button.clicked.connect(self.leave)
        keys = label(say("Ctrl+Return records, Esc leaves"), "small")
        buttons = row(self.record_button, self.cancel_button, STRETCH, keys)
        sides = (Space.L, Space.M, Space.L, Space.M)
        footer = box(column(self.message, buttons, margin=sides))
        self.setLayout(column(self.scroller, hairline(), footer, gap=0))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _problems(self) -> tuple[Problem, ...]:
        unread = {n: text for n, place in self.fields.items() if (text := place.field.problem())}
        return (
            *(Problem(name, text) for name, text in unread.items()),
            *(problem for problem in self._ruled() if problem.field not in unread),
        )

    def _ruled(self) -> tuple[Problem, ...]:
        draft = self.draft()
        if isinstance(draft, Person):
            return person_problems(draft, self._vocabularies, self._countries)
        return organisation_problems(draft, self._vocabularies, self._countries)

    def _leave_row(self, left: Row) -> None:
        """Show the problem of the field just left, or that there is none any more."""
        found = {problem.field: problem.message for problem in reversed(self._problems())}
        for name, place in self.fields.items():
            # What the register said of a field stays: only the register can take it back.
            if place.row is left and (name in found or name in self._own):
                place.row.show_error(found.get(name, ""))
                self._own = (self._own | {name}) if name in found else self._own - {name}

    def _keep_in_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        content = self.scroller.widget()
        if new is not None and content is not None and content.isAncestorOf(new):
            margins = (Space.M, 2 * Space.XL)
            QTimer.singleShot(0, new, lambda: self.scroller.ensureWidgetVisible(new, *margins))


def _tidied(one: Entity) -> Entity:
    return tidy_person(one) if isinstance(one, Person) else tidy_organisation(one)
