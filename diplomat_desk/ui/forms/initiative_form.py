"""The form that records and edits an initiative."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

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
from diplomat_desk.ui.forms.initiative_fields import FormField, InitiativeFields, Section
from diplomat_desk.ui.forms.lookups import FormLookups
from diplomat_desk.ui.forms.open_sections import OpenSections
from diplomat_desk.ui.forms.part_level import show_record_level
from diplomat_desk.ui.forms.record_form import RecordForm
from diplomat_desk.ui.forms.rows import Row
from diplomat_desk.ui.forms.wrong_entries import wrong_entry
from diplomat_desk.ui.keys import has_control
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space

_LONGEST_TITLE = 70
_PAGES = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}


class InitiativeForm(RecordForm[Initiative]):
    """All fields of an initiative in sections that fold; it asks by ``lookups``."""

    fields: Mapping[str, FormField]

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
        super().__init__(Initiative(), may_leave or (lambda: True), parent)
        self._open_sections = open_sections or OpenSections()
        self._vocabularies = vocabularies
        self._countries = countries
        built = InitiativeFields(vocabularies, countries, lookups or FormLookups())
        self.fields = built.fields
        self.sections = built.sections
        self.adviser = built.adviser
        self._advise_soon = QTimer(self, singleShot=True, interval=0)
        self._advise_soon.timeout.connect(self._advise)
        for section in self.sections:
            section.fold.turned.connect(partial(self._remember, section))
            section.fold.toggled.connect(self._say_holdings)
            section.fold.entered.connect(partial(self._enter, section))
            section.rows.row_left.connect(self._leave_row)
        for place in self.fields.values():
            if isinstance(place.field, EntryList):
                place.field.changed.connect(self._advise_soon.start)
            elif isinstance(place.field, TermBox):
                place.field.currentIndexChanged.connect(self._advise_soon.start)
        self._level_box().currentIndexChanged.connect(self._show_level)
        self._build((section.fold for section in self.sections), Space.M)
        self.load(Initiative())

    def load(self, initiative: Initiative) -> None:
        """Show ``initiative``, with the first section open and the cursor in the first field."""
        self._fill(initiative)
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

    def resume(self, original: Initiative, typed: Initiative) -> None:
        """Show ``original`` with what was typed into it and not recorded."""
        self.load(typed)
        self._loaded = original
        self.heading.setText(_heading(original))

    @property
    def loaded_id(self) -> int:
        """The id of the record that is edited; 0 for a new one."""
        return self._loaded.id

    def draft(self) -> Initiative:
        """Return what the form holds, as typed, with the id, the version and all that it does not show."""
        return replace(self._loaded, **self._values())

    def contents(self) -> Mapping[str, Content]:
        """Return the contents of the draft's new attachments, by digest."""
        return self._attachments().contents()

    def forget_contents(self) -> None:
        """Let go of the files that were read: the form was left, and they may be large."""
        self._attachments().forget_contents()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from section to section on Ctrl+Page Up and Down."""
        if event.key() in _PAGES and has_control(event):
            self._go_to_section(_PAGES[event.key()])
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        self.fields["title"].row.focus()

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

    def _wrong_entry(self, name: str) -> Entry | None:
        return wrong_entry(name, self.fields[name].field, self.draft(), self._judge)

    def _unfold(self, name: str) -> None:
        self.fields[name].section.fold.unfold()

    def _is_recorded(self) -> bool:
        return bool(self._loaded.id)

    def _tidied(self, one: Initiative) -> Initiative:
        return tidy(one)

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

    def _keep_in_sight(self, old: QWidget | None, new: QWidget | None) -> None:
        self._advise_soon.start()
        super()._keep_in_sight(old, new)


def _heading(initiative: Initiative) -> str:
    if not initiative.id:
        return say("New initiative")
    # The field with the title may be folded away.
    title = breakable(initiative.title)
    short = title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rstrip() + "…"
    return say("Edit {reference}: {title}", reference=initiative.reference, title=short)
