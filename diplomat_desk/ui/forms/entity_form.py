"""The form that records and edits a person or an organisation."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.entity_rules import organisation_problems, person_problems
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.merging import Entity
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.tidying import tidy_organisation, tidy_person
from diplomat_desk.ui.forms.entity_fields import EntityFields
from diplomat_desk.ui.forms.lookups import Suggest
from diplomat_desk.ui.forms.record_form import RecordForm
from diplomat_desk.ui.forms.rows import Row
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space


class EntityForm(RecordForm[Entity]):
    """All fields of a person or an organisation."""

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
        super().__init__(Person() if kind is Kind.PERSON else Organisation(), may_leave, parent)
        self._vocabularies = vocabularies
        self._countries = countries
        built = EntityFields(kind, vocabularies, countries, organisations)
        self.fields = built.fields
        built.rows.row_left.connect(self._leave_row)
        self._build((built.rows,), Space.L)

    @property
    def loaded_id(self) -> int:
        """The id of the record that is edited, 0 for a new one."""
        return self._loaded.id

    def load(self, one: Entity, heading: str) -> None:
        """Show ``one`` under ``heading``, from the top."""
        self._fill(one)
        self.set_busy(False)
        self.heading.setText(breakable(heading))
        self.scroller.verticalScrollBar().setValue(0)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.fields["name"].row.focus()

    def draft(self) -> Entity:
        """Return what the form holds, as typed, with all that it does not show."""
        return replace(self._loaded, **self._values())

    def _tidied(self, one: Entity) -> Entity:
        return tidy_person(one) if isinstance(one, Person) else tidy_organisation(one)

    def _judge(self, draft: Entity) -> tuple[Problem, ...]:
        if isinstance(draft, Person):
            return person_problems(draft, self._vocabularies, self._countries)
        return organisation_problems(draft, self._vocabularies, self._countries)

    def _is_recorded(self) -> bool:
        # Recording one that was only named keeps it.
        return bool(self._loaded.id and self._loaded.kept)

    def _leave_row(self, left: Row) -> None:
        """Show the problem of the field just left, or that there is none any more."""
        found = {problem.field: problem.message for problem in reversed(self._problems())}
        for name, place in self.fields.items():
            # What the register said of a field stays: only the register can take it back.
            if place.row is left and (name in found or name in self._own):
                place.row.show_error(found.get(name, ""))
                self._own = (self._own | {name}) if name in found else self._own - {name}
