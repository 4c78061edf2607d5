"""What a report is made from, and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.marking import printed_level
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.veil import NOTHING_RAISED, Raised


@dataclass(frozen=True, slots=True)
class Material:
    """The selection to print: its counts and its records, under one filter.

    ``processes`` names the parents of rounds, id -> (reference, title); leave out what lies above
    the ceiling. ``counted_under`` gives the further countries of a record, id -> codes, where they
    are not just its own: a process counts under those of its rounds too. ``language`` is a BCP 47
    tag. ``crosstab.tally`` says what is withheld. ``raised`` holds the levels of the people,
    organisations and processes that the records name, ``counted`` the highest level that the counts
    stand for.
    """

    register: str
    made_on: PartialDate
    crosstab: Crosstab
    initiatives: tuple[Initiative, ...]
    vocabularies: Vocabularies
    countries: Countries
    processes: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    counted_under: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    language: str = "en"
    raised: Raised = NOTHING_RAISED
    counted: Level = Level.PUBLIC

    @property
    def marking(self) -> Level:
        """The highest level of anything that is printed; an empty report is public."""
        printed = (printed_level(one, self.raised) for one in self.initiatives)
        return max((self.counted, *printed))


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished document or picture, and sentences about what could not be printed as it is."""

    data: bytes
    warnings: tuple[str, ...] = ()
