"""The people who take part: who, in which role and capacity, and as what they belonged then."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.people import Affiliation, Appearance
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.tidying import is_blank
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.affiliation_offer import AffiliationOffer
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.entries import Entry, GrowingList
from diplomat_desk.ui.forms.lookups import FormLookups
from diplomat_desk.ui.forms.part_level import PartLevel
from diplomat_desk.ui.forms.suggest import Choice, Suggester, of_known, of_texts
from diplomat_desk.ui.forms.texts import LineField, NameField
from diplomat_desk.ui.layout import box, column, label, tool_button
from diplomat_desk.ui.tokens import Space

When = Callable[[], PartialDate | None]
"""Answers the date as of which a person is asked about."""

_WIDE_LETTERS = 72


class PersonEntry(Entry):
    """One person as they were then; what they belonged to unfolds, and shows when it is recorded."""

    def __init__(
        self, vocabularies: Vocabularies, lookups: FormLookups, when: When, value: Appearance
    ) -> None:
        super().__init__(value.name)
        self._wide = False
        self.name = NameField()
        _say(self.name, say("Name of the person"))
        Suggester(self.name, of_known(lookups.people)).chosen.connect(self._take)
        self.role = TermBox(vocabularies, "person-role", none=None)
        self.role.setAccessibleName(say("Role of the person"))
        self.capacity = TermBox(vocabularies, "capacity", none=say("Capacity not recorded"))
        self.capacity.setAccessibleName(say("Capacity at the time"))
        self.level = PartLevel(value.level)
        self.unfold = self._unfold_button()
        self.line.addWidget(self.name, 3)
        self.line.addWidget(self.level)
        self.line.addWidget(self.unfold)
        self.choices = QHBoxLayout()
        self.choices.setContentsMargins(Space.L, 0, 0, 0)
        self.choices.setSpacing(Space.S)
        self.choices.addWidget(self.role, 2)
        self.choices.addWidget(self.capacity, 2)
        self.column.addLayout(self.choices)
        self.offer = AffiliationOffer(lookups, when)
        self.offer.taken.connect(self._take_over)
        self.column.addWidget(self.offer)
        self._build_details(lookups)
        self.first = self.name
        self.name.textChanged.connect(self.name_entry)
        self.name.textEdited.connect(self._renamed)
        self.capacity.defined.connect(self._define)
        self._show(value)

    def appearance(self) -> Appearance:
        """Return the person as they were then; the id stays while the name that it came with does."""
        return Appearance(
            self.name.value(),
            self.role.value(),
            self.affiliation.value(),
            self.post.value(),
            self.capacity.value(),
            self.as_given.value(),
            self.level.value(),
            self.name.identity(),
        )

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return is_blank(self.appearance())

    def problem(self) -> str:
        """Refuse what a source says of somebody who is not named: it would be lost."""
        if clean_line(self.name.text()) or self.is_blank():
            return ""
        return say("Name the person.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand role and capacity beside the name where there is room, else below it."""
        super().resizeEvent(event)
        wide = event.size().width() >= self.fontMetrics().averageCharWidth() * _WIDE_LETTERS
        if wide != self._wide:
            self._wide = wide
            for place, one in enumerate((self.role, self.capacity), 1):
                self.line.removeWidget(one)
                self.choices.removeWidget(one)
                if wide:
                    self.line.insertWidget(place, one, 2)
                else:
                    self.choices.addWidget(one, 2)

    def _build_details(self, lookups: FormLookups) -> None:
        self.affiliation, self.post, self.as_given = LineField(), LineField(), LineField()
        _say(self.affiliation, say("Affiliation then, e.g. Ministry of External Affairs"))
        _say(self.post, say("Post then, e.g. Foreign Secretary"))
        _say(self.as_given, say("Name as the source gives it"))
        suggester = Suggester(self.affiliation, of_texts(lookups.organisations))
        suggester.chosen.connect(lambda choice: self.affiliation.setText(choice.text))
        self.definition = label("", "small", wrap=True)
        self.details = box(
            column(
                self.affiliation,
                self.post,
                self.as_given,
                self.definition,
                gap=Space.XS,
                margin=(Space.L, 0, 0, Space.S),
            )
        )
        self.column.addWidget(self.details)
        for one in (self.affiliation, self.post):
            one.textEdited.connect(self.offer.withdraw)

    def _unfold_button(self) -> QToolButton:
        unfold = tool_button("ellipsis", say("Affiliation, post and name in the source"))
        unfold.setCheckable(True)
        unfold.toggled.connect(self._fold)
        return unfold

    def _show(self, value: Appearance) -> None:
        self.name.set_known(value.name, value.person_id)
        self.role.set_value(value.role)
        self.capacity.set_value(value.capacity)
        self.affiliation.set_value(value.affiliation)
        self.post.set_value(value.post)
        self.as_given.set_value(value.as_given)
        self._define(self.capacity.definition())
        self._set_unfolded(bool(value.affiliation or value.post or value.as_given))

    def _set_unfolded(self, shown: bool) -> None:
        self.details.setVisible(shown)
        with QSignalBlocker(self.unfold):
            self.unfold.setChecked(shown)

    def _fold(self, shown: bool) -> None:
        self.details.setVisible(shown)
        if shown:
            self.affiliation.setFocus(Qt.FocusReason.OtherFocusReason)

    def _define(self, definition: str) -> None:
        self.definition.setText(definition)
        self.definition.setVisible(bool(definition))
        if self.capacity.value():
            self.offer.withdraw()

    def _renamed(self) -> None:
        self.offer.withdraw()
        self.show_error("")

    def _take(self, choice: Choice) -> None:
        identity = choice.value if isinstance(choice.value, int) else 0
        self.name.set_known(choice.text, identity)
        if not (self.affiliation.text() or self.post.text() or self.capacity.value()):
            self.offer.ask(identity)

    def _take_over(self, found: Affiliation) -> None:
        self.affiliation.setText(found.organisation)
        self.post.setText(found.post)
        self.capacity.set_value(found.capacity)
        self._set_unfolded(True)
        self.affiliation.setFocus(Qt.FocusReason.OtherFocusReason)


class PeopleEditor(GrowingList[PersonEntry]):
    """People as they were then; names are suggested from those already in the register."""

    def __init__(
        self,
        vocabularies: Vocabularies,
        lookups: FormLookups,
        when: When,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty list; ``when`` answers the date as of which affiliations are offered."""
        super().__init__(say("Add a person"), parent)
        self._vocabularies = vocabularies
        self._lookups = lookups
        self._when = when

    def value(self) -> tuple[Appearance, ...]:
        """Return the people, in order; blank entries are none."""
        return tuple(entry.appearance() for entry in self.filled())

    def set_value(self, value: tuple[Appearance, ...]) -> None:
        """Show exactly ``value``."""
        self.clear()
        for appearance in value:
            self.append(self._entry(appearance))

    def blank(self) -> PersonEntry:
        """Return an entry for a person to be named."""
        return self._entry(Appearance(""))

    def _entry(self, value: Appearance) -> PersonEntry:
        return PersonEntry(self._vocabularies, self._lookups, self._when, value)


def _say(line: LineField, text: str) -> None:
    line.setPlaceholderText(text)
    line.setAccessibleName(text)
