"""What a report is: what it is about, its choices, and how its material becomes a document."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Option, Options, names_of, not_offered, values_of
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.errors import ReportError

Used = tuple[str, str]
"""A vocabulary and the code of one of its terms."""


class Subject(StrEnum):
    """What single thing a report is about, beside the filter."""

    NONE = "none"
    INITIATIVE = "initiative"
    """By its reference code: ``DD-2024-0031``."""
    COUNTRY = "country"
    """By its code: ``IND``."""
    MEETING = "meeting"
    """By the reference code of its initiative and its place there, from 1: ``DD-2024-0031/2``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a report is composed with, beside its material.

    ``vocabularies`` and ``countries`` are in the language of the report. ``revision`` counts the changes
    that the register has seen. ``watched`` are the countries of the watch list, ``home`` the user's own.
    """

    register: str
    made_on: PartialDate
    vocabularies: Vocabularies
    countries: Countries
    options: Options = field(default_factory=dict)
    language: str = "en"
    watched: tuple[str, ...] = ()
    home: str = ""
    revision: int = 0


class Material(Protocol):
    """What the register gave for a report: always of a filter, under its ceiling."""

    @property
    def filter(self) -> Filter:
        """What was selected."""

    @property
    def tally(self) -> Tally:
        """How many that is, and what it leaves out."""

    @property
    def marking(self) -> Level:
        """The highest level of anything that the report counts, names or tells."""

    @property
    def used(self) -> frozenset[Used]:
        """The terms that stand in the report, for its methods appendix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """A report of the catalogue.

    ``label`` and ``about`` (one sentence: what it holds) pass through ``say`` when shown; ``icon`` is a name
    in ``resources/icons``. ``selects`` tells that it prints what the filter selects; a report that does not
    heeds the filter's ceiling alone. ``compose`` turns the material into a document.
    """

    name: str
    label: str
    about: str
    icon: str
    compose: Callable[[Any, Basis], Document]
    options: tuple[Option, ...] = ()
    subject: Subject = Subject.NONE
    selects: bool = True

    @property
    def title(self) -> str:
        """The label in the user's language."""
        return say(self.label)


def settled(kind: ReportKind, given: Options) -> dict[str, str]:
    """Return ``given`` with what is not chosen as usual.

    Raises:
        ReportError: an option or a value that the report does not have; the message names those it has.
    """
    strange = not_offered(kind.options, given)
    if strange:
        text = say("The report “{report}” has no option “{name}”. It has: {names}.",
                   report=kind.name, name=strange, names=names_of(kind.options))  # fmt: skip
        raise ReportError(text)
    return values_of(kind.options, given, ReportError)
