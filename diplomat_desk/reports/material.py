"""What a report is made from, and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.terms import Vocabularies


@dataclass(frozen=True, slots=True)
class Material:
    """The selection to print: its counts and its records, under one filter.

    ``processes`` names the parents of rounds, id -> (reference, title); leave out what lies above
    the ceiling. ``counted_under`` gives the further countries of a record, id -> codes, where they
    are not just its own: a process counts under those of its rounds too. ``language`` is a BCP 47
    tag. ``crosstab.tally`` says what is withheld.
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

    @property
    def marking(self) -> Level:
        """The highest level among the records; an empty report is public."""
        return max((one.confidentiality for one in self.initiatives), default=Level.PUBLIC)


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished document or picture, and sentences about what could not be printed as it is."""

    data: bytes
    warnings: tuple[str, ...] = ()
