"""From a row of text to the draft of a record.

Nothing vanishes unasked: a cell becomes a field, or is kept word for word in the row's note, or is told in
a finding. A row is refused only where it would be wrong: an impossible date, no title and nothing to
make one of, or what the rules of the domain forbid.
"""

from functools import lru_cache
from typing import Any

from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import Note
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.draft_actors import read_actors
from diplomat_desk.exchange.draft_checks import check_shifted
from diplomat_desk.exchange.draft_dates import read_dates
from diplomat_desk.exchange.draft_fields import read_fields
from diplomat_desk.exchange.draft_places import read_places
from diplomat_desk.exchange.draft_titles import read_title
from diplomat_desk.exchange.drafts import Draft, Finding, Weight
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.making import Making
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.plan import plan_of
from diplomat_desk.exchange.tables import Row
from diplomat_desk.exchange.targets import IGNORE, NOTE

_LONG = 240
"""A cell longer than this, or of several lines, is a note of its own; shorter ones share one."""


class Drafter:
    """Drafts the rows of one table; what is the same for every row is worked out once."""

    def __init__(self, mapping: Mapping, known: Known) -> None:
        self._plan = plan_of(mapping, known)
        self._known = known

    def draft(self, row: Row) -> Draft:
        """Return what ``row`` becomes, with everything that a person should look at."""
        making = Making(self._plan, row)
        read_dates(making)
        read_fields(making)
        read_actors(making)
        read_places(making)
        read_title(making)
        check_shifted(making)
        self._keep_the_rest(making)
        made = None if making.refused else self._made(making)
        return Draft(
            row=row.number,
            initiative=made,
            findings=tuple(making.findings),
            unmatched=tuple(making.unmatched),
            process=making.process,
        )

    def _keep_the_rest(self, making: Making) -> None:
        """Keep what is to be a note, and what no target has taken up."""
        for column in self._plan.columns:
            name = column.target.name
            kept = name == NOTE or (name != IGNORE and column.place not in making.used)
            if kept and making.cell(column):
                making.keep(column)

    def _made(self, making: Making) -> Initiative | None:
        """Return the record as it would be kept; where the rules forbid it, add what they say."""
        fields: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in making.fields.items()
        }
        made = tidy(Initiative(**fields, notes=self._notes(making)))
        found = problems(made, self._known.vocabularies, self._known.countries)
        for problem in found:
            column = next(iter(self._plan.of(problem.field)), None)
            header, value = (column.header, making.cell(column)) if column else ("", "")
            making.findings.append(
                Finding(making.row.number, header, value, problem.message, Weight.REFUSED)
            )
        return None if found else made

    def _notes(self, making: Making) -> tuple[Note, ...]:
        lines, notes = [], []
        for header, text in (*making.notes(), *self._unspoken(making)):
            line = say("{header}: {text}", header=header, text=text)
            if len(text) > _LONG or "\n" in text:
                notes.append(Note(line))
            else:
                lines.append(line)
        shared = (Note("\n".join(lines)),) if lines else ()
        return (*shared, *notes)

    def _unspoken(self, making: Making) -> list[tuple[str, str]]:
        """Return the cells of columns that the mapping does not speak of: they are kept too."""
        return [
            (say("Column {n}", n=place + 1), text)
            for place, text in enumerate(making.cells)
            if text and place not in self._plan.spoken
        ]


@lru_cache(maxsize=8)
def _drafter(mapping: Mapping, known: Known) -> Drafter:
    return Drafter(mapping, known)


def draft(row: Row, mapping: Mapping, known: Known) -> Draft:
    """Return what ``row`` becomes; for many rows a :class:`Drafter` of one's own is quickest."""
    return _drafter(mapping, known).draft(row)
