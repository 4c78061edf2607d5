"""The form that records and edits an initiative."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.domain.words import say
from diplomat_desk.services.attachments import Content
from diplomat_desk.ui.forms.attachments import AttachmentsEditor
from diplomat_desk.ui.forms.boxes import LevelBox, TermBox
from diplomat_desk.ui.forms.entries import Entry, EntryList, GrowingList
from diplomat_desk.ui.forms.errors import ErrorLine
from diplomat_desk.ui.forms.initiative_fields import FormField, InitiativeFields, Section
from diplomat_desk.ui.forms.lookups import FormLookups
from diplomat_desk.ui.forms.open_sections import OpenSections
from diplomat_desk.ui.forms.part_level import show_record_level
from diplomat_desk.ui.forms.rows import Row
from diplomat_desk.ui.forms.tabbing import chain, move_focus
from diplomat_desk.ui.forms.wrong_entries import wrong_entry
from diplomat_desk.ui.keys import has_control, is_form_key, is_record_key
from diplomat_desk.ui.layout import STRETCH, box, button, column, hairline, label, row
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space

_LONGEST_TITLE = 70
_PAGES = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}


class InitiativeForm(QWidget):
    """All fields of an initiative in sections that fold, with Record and Cancel always in sight.

    It knows no database: it asks by ``lookups``, and says ``record_requested`` with the tidied
    initiative once nothing forbids it. Whoever records answers with :meth:`load`,
    :meth:`show_problems` or :meth:`show_message`.
    """

    record_requested = Signal(object)
    left = Signal()

    def __init__(
        self,
        vocabularies: Vocabularies,
        countries: Countries,
        lookups: FormLookups | None = None,
        *,
        may_leave: Callable[[], bool] | None = None,
        open_sections: OpenSections | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build an empty form; ``may_leave`` is asked before typed things would be lost.

        Without it nobody is asked. ``open_sections`` remembers what its user keeps open.
        """
        super().__init__(parent)
        self._open_sections = open_sections or OpenSections()
        self._vocabularies = vocabularies
        self._countries = countries
        self._may_leave = may_leave or (lambda: True)
        self._loaded = Initiative()
        self._own: set[str] = set()
        built = InitiativeFields(vocabularies, countries, lookups or FormLookups())
        self.fields = built.fields
        self.sections = built.sections
        self.adviser = built.adviser
        self._build()
        # Once for all the entries that a record brings.
        self._chain_soon = QTimer(self, singleShot=True, interval=0)
        self._chain_soon.timeout.connect(lambda: chain(self))
        self._advise_soon = QTimer(self, singleShot=True, interval=0)
        self._advise_soon.timeout.connect(self._advise)
        for section in self.sections:
            section.fold.turned.connect(partial(self._remember, section))
            section.fold.toggled.connect(self._say_holdings)
            section.fold.entered.connect(partial(self._enter, section))
            section.rows.row_left.connect(self._leave_row)
        for place in self.fields.values():
            if isinstance(place.field, EntryList):
                place.field.changed.connect(self._chain_soon.start)
                place.field.changed.connect(self._advise_soon.start)
            elif isinstance(place.field, TermBox):
                place.field.currentIndexChanged.connect(self._advise_soon.start)
        self._level_box().currentIndexChanged.connect(self._show_level)
        QApplication.instance().focusChanged.connect(self._keep_in_sight)  # type: ignore[union-attr]
        self.load(Initiative())

    def load(self, initiative: Initiative) -> None:
        """Show ``initiative``, with the first section open and the cursor in the first field."""
        self._loaded = initiative
        self._own = set()
        for name, place in self.fields.items():
            place.field.set_value(getattr(initiative, name))
            self._show_error(place, "")
        self.message.show_text("")
        self.heading.setText(_heading(initiative))
        for number, section in enumerate(self.sections):
            opens = self._open_sections.opens(
                self._name_of(section),
                first=number == 0,
                new=not initiative.id,
                empty=self._is_empty(section, initiative),
            )
            section.fold.header.setChecked(opens)
        self._say_holdings()
        self._show_level()
        self._advise()
        self.scroller.verticalScrollBar().setValue(0)
        self.fields["title"].row.focus()

    def draft(self) -> Initiative:
        """Return what the form holds, as typed, with the id, the version and all that it does not show."""
        values = {name: place.field.value() for name, place in self.fields.items()}
        return replace(self._loaded, **values)

    def contents(self) -> Mapping[str, Content]:
        """Return the contents of the draft's new attachments, by digest."""
        return self._attachments().contents()

    def forget_contents(self) -> None:
        """Let go of the files that were read: the form was left, and they may be large."""
        self._attachments().forget_contents()

    def is_dirty(self) -> bool:
        """Tell whether leaving would lose something: a changed field, or text that cannot be read."""
        unread = any(place.field.problem() for place in self.fields.values())
        return unread or tidy(self.draft()) != tidy(self._loaded)

    def problems(self) -> tuple[Problem, ...]:
        """Return what forbids recording, each shown beside its field, the first with the cursor."""
        found = self._problems()
        self.show_problems(found)
        self._own = {problem.field for problem in found}
        return found

    def show_problems(self, found: Iterable[Problem]) -> None:
        """Show each problem beside its field, open its section, and put the cursor into the first.

        Problems of things that the form does not show stand above its buttons.
        """
        shown: dict[str, str] = {}
        for problem in found:
            shown[problem.field] = f"{shown.get(problem.field, '')} {problem.message}".strip()
        wrong = [
            (place, self._wrong_entry(name)) for name, place in self.fields.items() if name in shown
        ]
        for place, _ in wrong:
            place.section.fold.unfold()
        # Going there leaves another field, which is then checked again: go first, then show.
        for place, entry in wrong[:1]:
            entry.reveal() if entry else place.row.focus()
            self._bring_into_sight(entry or place.row)
        for name, place in self.fields.items():
            self._show_error(place, shown.pop(name, ""), dict(wrong).get(place))
        self.message.show_text(" ".join(shown.values()))
        self._own = set()

    def show_message(self, text: str) -> None:
        """Show what concerns the record as a whole above the buttons, such as a change by others."""
        self.message.show_text(text)

    def set_busy(self, busy: bool) -> None:
        """Refuse to record again while the register is still at it."""
        self.record_button.setEnabled(not busy)

    def record(self) -> None:
        """Ask for the draft to be recorded, unless something forbids it.

        A record that nobody changed is not recorded again: the form is left.
        """
        if not self.record_button.isEnabled() or self.problems():
            return
        if self._loaded.id and not self.is_dirty():
            self.left.emit()
        else:
            self.record_requested.emit(tidy(self.draft()))

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
        """Record on Ctrl+Return, leave on Esc, go from section to section on Ctrl+Page Up and Down."""
        if is_record_key(event):
            if not event.isAutoRepeat():
                self.record()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _PAGES and has_control(event):
            self._go_to_section(_PAGES[event.key()])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on in the order in which one reads."""
        return move_focus(self, forward=forward)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        self.fields["title"].row.focus()

    def _build(self) -> None:
        self.heading = label("", "title", wrap=True)
        content = QWidget()
        stack = QVBoxLayout(content)
        stack.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        stack.setSpacing(Space.M)
        stack.addWidget(self.heading)
        for section in self.sections:
            stack.addWidget(section.fold)
        stack.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setWidget(content)
        self.setLayout(column(self.scroller, hairline(), self._footer(), gap=0))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _footer(self) -> QWidget:
        self.message = ErrorLine()
        self.record_button = button(say("Record"), "primary", tip=say("Record (Ctrl+Return)"))
        self.cancel_button = button(say("Cancel"), tip=say("Leave without recording (Esc)"))
        self.record_button.clicked.connect(self.record)
        self.cancel_button.clicked.connect(self.leave)
        keys = label(say("Ctrl+Return records, Esc leaves"), "small")
        buttons = row(self.record_button, self.cancel_button, STRETCH, keys)
        sides = (Space.L, Space.M, Space.L, Space.M)
        return box(column(self.message, buttons, margin=sides))

    def _problems(self) -> tuple[Problem, ...]:
        unread = {
            name: text for name, place in self.fields.items() if (text := place.field.problem())
        }
        ruled = self._judge(tidy(self.draft()))
        # A date that cannot be read is said once, not also as one that is missing.
        return (
            *(Problem(name, text) for name, text in unread.items()),
            *(problem for problem in ruled if problem.field not in unread),
        )

    def _leave_row(self, left: Row) -> None:
        """Show the problems of the field just left; take away those that this has put right elsewhere.

        What the register said of another field stays: only the register can take it back.
        """
        found: dict[str, str] = {}
        for problem in self._problems():
            found.setdefault(problem.field, problem.message)
        for name, place in self.fields.items():
            if place.row is left or name in self._own:
                text = found.get(name, "")
                self._show_error(place, text, self._wrong_entry(name) if text else None)
                self._own = (self._own | {name}) if name in found else self._own - {name}

    def _show_error(self, place: FormField, text: str, entry: Entry | None = None) -> None:
        """Show ``text`` in the entry that is wrong, where the field is a list and one is; else beside it."""
        place.row.show_error("" if entry else text)
        if isinstance(place.field, EntryList):
            for one in place.field:
                one.show_error(text if one is entry else "")

    def _wrong_entry(self, name: str) -> Entry | None:
        return wrong_entry(name, self.fields[name].field, self.draft(), self._judge)

    def _judge(self, draft: Initiative) -> tuple[Problem, ...]:
        return problems(draft, self._vocabularies, self._countries)

    def _name_of(self, section: Section) -> str:
        return next(name for name, place in self.fields.items() if place.section is section)

    def _is_empty(self, section: Section, initiative: Initiative) -> bool:
        names = [name for name, place in self.fields.items() if place.section is section]
        return all(getattr(initiative, name) == getattr(Initiative(), name) for name in names)

    def _remember(self, section: Section, opened: bool) -> None:
        self._open_sections.turn(self._name_of(section), opened=opened)

    def _advise(self) -> None:
        self.adviser.show_advice(self.draft())

    def _level_box(self) -> LevelBox:
        box = self.fields["confidentiality"].field
        if not isinstance(box, LevelBox):
            raise TypeError("The record's own level is chosen in a box.")
        return box

    def _attachments(self) -> AttachmentsEditor:
        editor = self.fields["attachments"].field
        if not isinstance(editor, AttachmentsEditor):
            raise TypeError("Files are attached in a list of their own.")
        return editor

    def _show_level(self) -> None:
        show_record_level(self, self._level_box().value())

    def _enter(self, section: Section) -> None:
        """Put the cursor where one begins in ``section``."""
        first = section.rows.rows[0]
        if isinstance(first.field, GrowingList):
            first.field.begin()
        else:
            first.focus()

    def _go_to_section(self, step: int) -> None:
        """Put the cursor on the heading of the section before or after the one that has it."""
        focus = QApplication.focusWidget()
        folds = [section.fold for section in self.sections]
        here = next((n for n, fold in enumerate(folds) if focus and fold.isAncestorOf(focus)), -1)
        back_to_own = step < 0 and here >= 0 and focus is not folds[here].header
        target = here if back_to_own else min(max(here + step, 0), len(folds) - 1)
        folds[target].header.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say_holdings(self) -> None:
        draft = tidy(self.draft())
        for section in self.sections:
            section.fold.set_holding(section.holding(draft, self._vocabularies))

    def _keep_in_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._advise_soon.start()
        content = self.scroller.widget()
        if new is not None and content is not None and content.isAncestorOf(new):
            self._bring_into_sight(new)

    def _bring_into_sight(self, widget: QWidget) -> None:
        # What was unfolded a moment ago has its place only after the layout has run.
        # Room above for the field's label, and below for its help.
        margins = (Space.M, 2 * Space.XL)
        QTimer.singleShot(0, widget, lambda: self.scroller.ensureWidgetVisible(widget, *margins))


def _heading(initiative: Initiative) -> str:
    if not initiative.id:
        return say("New initiative")
    # The field with the title may be folded away.
    title = breakable(initiative.title)
    short = title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rstrip() + "…"
    return say("Edit {reference}: {title}", reference=initiative.reference, title=short)
