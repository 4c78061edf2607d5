"""The organisations that take part: name, role and, folded away, the name as the source gives it."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from diplomat_desk.domain.initiative import Engagement
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.entries import Entry, GrowingList
from diplomat_desk.ui.forms.lookups import SuggestKnown
from diplomat_desk.ui.forms.part_level import PartLevel
from diplomat_desk.ui.forms.suggest import Choice, Suggester, of_known
from diplomat_desk.ui.forms.texts import LineField, NameField
from diplomat_desk.ui.layout import tool_button
from diplomat_desk.ui.tokens import Space


class OrganisationEntry(Entry):
    """One organisation; the name as the source gives it shows when there is one or it is asked for."""

    def __init__(
        self, vocabularies: Vocabularies, suggest: SuggestKnown, value: Engagement
    ) -> None:
        super().__init__(value.name)
        self.name = NameField()
        self.name.setPlaceholderText(say("Organisation"))
        self.name.setAccessibleName(say("Organisation"))
        self.suggester = Suggester(self.name, of_known(suggest))
        self.suggester.chosen.connect(self._take)
        self.role = TermBox(vocabularies, "organisation-role", none=None)
        self.role.setAccessibleName(say("Role of the organisation"))
        self.unfold = self._unfold_button()
        self.as_given = LineField()
        self.as_given.setPlaceholderText(say("Name as the source gives it"))
        self.as_given.setAccessibleName(say("Name as the source gives it"))
        self.line.addWidget(self.name, 3)
        self.line.addWidget(self.role, 2)
        self.level = PartLevel(value.level)
        self.line.addWidget(self.level)
        self.line.addWidget(self.unfold)
        below = QHBoxLayout()
        below.setContentsMargins(Space.L, 0, 0, 0)
        below.addWidget(self.as_given)
        self.column.addLayout(below)
        self.first = self.name
        self.name.textChanged.connect(self.name_entry)
        self._show(value)

    def engagement(self) -> Engagement:
        """Return the organisation with its role; its id, while its name is the one that came with it."""
        return Engagement(
            self.name.value(),
            self.role.value(),
            self.as_given.value(),
            self.level.value(),
            self.name.identity(),
        )

    def is_blank(self) -> bool:
        """Tell whether nothing was entered."""
        return not clean_line(self.name.text()) and not clean_line(self.as_given.text())

    def problem(self) -> str:
        """Refuse a name from a source that stands for no organisation: it would be lost."""
        if clean_line(self.as_given.text()) and not clean_line(self.name.text()):
            return say("Name the organisation that the source calls “{name}”.",
                       name=clean_line(self.as_given.text())[:60])  # fmt: skip
        return ""

    def _show(self, value: Engagement) -> None:
        self.name.set_known(value.name, value.organisation_id)
        self.role.set_value(value.role)
        self.as_given.set_value(value.as_given)
        self.as_given.setVisible(bool(value.as_given))
        with QSignalBlocker(self.unfold):
            self.unfold.setChecked(bool(value.as_given))

    def _unfold_button(self) -> QToolButton:
        unfold = tool_button("ellipsis", say("Name as the source gives it"))
        unfold.setCheckable(True)
        unfold.toggled.connect(self._fold)
        return unfold

    def _fold(self, shown: bool) -> None:
        self.as_given.setVisible(shown)
        if shown:
            self.as_given.setFocus()

    def _take(self, choice: Choice) -> None:
        self.name.set_known(choice.text, choice.value if isinstance(choice.value, int) else 0)


class OrganisationsEditor(GrowingList[OrganisationEntry]):
    """The organisations that take part; names are suggested from those already in the register."""

    def __init__(
        self, vocabularies: Vocabularies, suggest: SuggestKnown, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Add an organisation"), parent)
        self._vocabularies = vocabularies
        self._suggest = suggest

    def value(self) -> tuple[Engagement, ...]:
        """Return the organisations, in order; blank entries are none."""
        return tuple(entry.engagement() for entry in self.filled())

    def set_value(self, value: tuple[Engagement, ...]) -> None:
        """Show exactly ``value``."""
        self.clear()
        for engagement in value:
            self.append(OrganisationEntry(self._vocabularies, self._suggest, engagement))

    def blank(self) -> OrganisationEntry:
        """Return an entry for an organisation to be named."""
        return OrganisationEntry(self._vocabularies, self._suggest, Engagement(""))
