"""The people who take part: who, in which role and capacity, and as what they belonged then."""

from collections.abc import Callable

from PySide6.QtCore import Qt
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
from diplomat_desk.ui.forms.suggest import Choice, Suggester, of_known
from diplomat_desk.ui.forms.texts import NameField
from diplomat_desk.ui.forms.then_details import ThenDetails
from diplomat_desk.ui.layout import label, tool_button
from diplomat_desk.ui.tokens import Space

When = Callable[[], PartialDate | None]
"""Answers the date as of which a person is asked about."""

_WIDE_LETTERS = 96


class PersonEntry(Entry):
    """One person as they were then; what they belonged to is a line that unfolds into fields."""

    def __init__(
        self, vocabularies: Vocabularies, lookups: FormLookups, when: When, value: Appearance
    ) -> None:
        super().__init__(value.name)
        self._wide = False
        self.name = NameField()
        self.name.setPlaceholderText(say("Name of the person"))
        self.name.setAccessibleName(say("Name of the person"))
        Suggester(self.name, of_known(lookups.people)).chosen.connect(self._take)
        self.role = TermBox(vocabularies, "person-role", none=None)
        self.role.setAccessibleName(say("Role of the person"))
        self.capacity = TermBox(vocabularies, "capacity", none=say("Capacity not recorded"))
        self.capacity.setAccessibleName(say("Capacity at the time"))
        self.level = PartLevel(value.level)
        self.unfold = self._unfold_button()
        self.offer = AffiliationOffer(lookups, when)
        self.details = ThenDetails(lookups.organisations, value)
        self._lay_out()
        self.first = self.name
        self.name.set_known(value.name, value.person_id)
        self.role.set_value(value.role)
        self.capacity.set_value(value.capacity)
        self._define()
        self.name.textChanged.connect(self.name_entry)
        self.name.textEdited.connect(self._renamed)
        self.capacity.currentIndexChanged.connect(self._define)
        self.offer.taken.connect(self._take_over)
        self.unfold.toggled.connect(self._unfold)

    def appearance(self) -> Appearance:
        """Return the person as they were then; the id stays while the name that it came with does."""
        return self.details.put_into(
            Appearance(
                self.name.value(),
                self.role.value(),
                capacity=self.capacity.value(),
                level=self.level.value(),
                person_id=self.name.identity(),
            )
        )

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return is_blank(self.appearance())

    def problem(self) -> str:
        """Refuse what is said of somebody who is not named."""
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
                    self.line.insertWidget(place, one, 1)
                else:
                    self.choices.addWidget(one, 1)

    def _lay_out(self) -> None:
        self.line.addWidget(self.name, 1)
        self.line.addWidget(self.level)
        self.line.addWidget(self.unfold)
        self.choices = QHBoxLayout()
        self.choices.setContentsMargins(Space.L, 0, 0, 0)
        self.choices.setSpacing(Space.S)
        self.choices.addWidget(self.role, 1)
        self.choices.addWidget(self.capacity, 1)
        self.definition = label("", "small", wrap=True)
        self.definition.setContentsMargins(Space.L, 0, 0, Space.XS)
        self.column.addLayout(self.choices)
        for below in (self.definition, self.offer, self.details):
            self.column.addWidget(below)
        # Two or more lines each: room to see where one person ends.
        self.column.setContentsMargins(0, 0, 0, Space.XS)

    def _unfold_button(self) -> QToolButton:
        unfold = tool_button("ellipsis", say("Affiliation, post and name in the source"))
        unfold.setCheckable(True)
        return unfold

    def _unfold(self, shown: bool) -> None:
        self.offer.withdraw()
        self.details.unfold(shown)
        self._define()
        if shown:
            self.details.affiliation.setFocus(Qt.FocusReason.OtherFocusReason)

    def _define(self) -> None:
        self.definition.setText(self.capacity.definition())
        # Folded, the box's tooltip says it.
        self.definition.setVisible(self.unfold.isChecked() and bool(self.definition.text()))
        if self.capacity.value():
            self.offer.withdraw()

    def _renamed(self) -> None:
        self.offer.withdraw()
        self.show_error("")

    def _take(self, choice: Choice) -> None:
        identity = choice.value if isinstance(choice.value, int) else 0
        self.name.set_known(choice.text, identity)
        if self.details.is_empty and not self.capacity.value():
            self.offer.ask(identity)

    def _take_over(self, found: Affiliation) -> None:
        self.details.take(found)
        self.capacity.set_value(found.capacity)
        self.role.setFocus(Qt.FocusReason.OtherFocusReason)


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
