"""What a report is: what it is about, its choices, and how its material becomes a document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from diplomat_desk.charts.kinds import Choice
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
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


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that a report offers.

    One of ``choices``; with ``many``, any number of them in the order chosen, separated by commas; without
    choices, a text (``hint`` shows how it is written). ``usual`` holds unless another is given; where it is
    empty, the first choice does. Labels pass through ``say`` when shown.
    """

    name: str
    label: str
    choices: tuple[Choice, ...] = ()
    many: bool = False
    usual: str = ""
    hint: str = ""

    @property
    def default(self) -> str:
        """The value that holds when none is given."""
        return self.usual or (self.choices[0].value if self.choices and not self.many else "")

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off: its choices are ``no`` and ``yes``."""
        return {choice.value for choice in self.choices} == {"yes", "no"}


def switch(name: str, label: str, *, on: bool = False) -> Option:
    """Return an option that is on or off."""
    choices = (Choice("no", "No"), Choice("yes", "Yes"))
    return Option(name, label, choices, usual="yes" if on else "no")


Options = Mapping[str, str]
"""Name of an option -> its value; complete and valid, see :func:`settled`."""


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
    names = [option.name for option in kind.options]
    for name in given:
        if name not in names:
            text = say("The report “{report}” has no option “{name}”. It has: {names}.",
                       report=kind.name, name=name[:60], names=", ".join(names) or say("none"))  # fmt: skip
            raise ReportError(text)
    return {option.name: _valid(option, given) for option in kind.options}


def chosen(value: str) -> tuple[str, ...]:
    """Return the single values of an option that takes many."""
    return tuple(part for part in (one.strip() for one in value.split(",")) if part)


def _valid(option: Option, given: Options) -> str:
    value = given.get(option.name, option.default)
    if not option.choices:
        return value.strip()
    values = [choice.value for choice in option.choices]
    for part in chosen(value) if option.many else (value,):
        if part not in values:
            text = say("“{value}” is no choice of “{name}”. Use one of: {values}.",
                       value=part[:60], name=option.name, values=", ".join(values))  # fmt: skip
            raise ReportError(text)
    return ",".join(chosen(value)) if option.many else value
