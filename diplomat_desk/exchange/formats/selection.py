"""What a format is written from: the records that a filter selects, and what is said about them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO, Protocol, TextIO

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries, Country
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.words import dotted, say

_PIECE = 1_000_000


@dataclass(frozen=True, slots=True)
class About:
    """What is put out: of which register, when, what was asked for, up to which level, and what that leaves out."""

    register: str
    made_on: date
    filter: str
    ceiling: Level
    tally: Tally

    @property
    def withheld(self) -> str:
        """How much of the whole register lies above the ceiling, in words; empty where nothing does."""
        return self.tally.withheld_in_words

    def lines(self) -> tuple[str, ...]:
        """Return what a reader should know, one sentence a line."""
        return (
            say("Register: {name}", name=self.register),
            say("Selected: {filter}", filter=self.filter),
            self.tally.in_words(),
            say("Up to the level: {level}", level=self.ceiling.label),
            say("Nobody who attended under the Chatham House Rule or off the record is named."),
            say("Made on {date}", date=self.made_on.isoformat()),
        )

    def line(self) -> str:
        """Return the most of it on one line, for a comment."""
        return dotted(self.register, self.filter, self.tally.in_words(), self.made_on.isoformat())


class Selection(Protocol):
    """The records to be written, read as they are asked for, from one state of the register.

    Nothing above the ceiling is in it, and nobody whose meeting forbids to name them.
    """

    @property
    def about(self) -> About:
        """What is put out."""

    @property
    def vocabularies(self) -> Vocabularies:
        """The words that records hold the codes of."""

    @property
    def countries(self) -> Countries:
        """The countries by code."""

    @property
    def names(self) -> Mapping[int, tuple[str, str]]:
        """Reference and title of what the initiatives given so far name as process or by a link, by id."""

    @property
    def types(self) -> Mapping[int, str]:
        """Types of organisations that may be told, by id."""

    def initiatives(self) -> Iterator[Initiative]:
        """Yield the initiatives in their order; to be asked once, before what they name."""

    def processes(self) -> Iterator[Initiative]:
        """Yield the processes of the rounds that were given, where every round is counted."""

    def rounds(self) -> Iterator[Initiative]:
        """Yield the rounds of the processes that were given, where a process counts once."""

    def people(self) -> tuple[Person, ...]:
        """Return the people whom the initiatives name, whole, by name."""

    def organisations(self) -> tuple[Organisation, ...]:
        """Return the organisations that the initiatives name, whole, by name."""

    def terms(self) -> tuple[Term, ...]:
        """Return the terms that any of it uses, in their order."""

    def entities(self) -> tuple[Country, ...]:
        """Return the entities of the register's own that any of it names, as they are recorded."""

    def codes(self) -> tuple[str, ...]:
        """Return the codes of the countries that any of it names."""


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen of a format: ``plain`` text without a mark in front, ``names`` of people where usual not.

    ``everything`` puts out more than what may be public, in a format that is for the public.
    ``publisher`` is the identifier under which an organisation publishes IATI data.
    """

    plain: bool = False
    names: bool = False
    everything: bool = False
    publisher: str = ""


USUAL = Options()


Notes = tuple[str, ...]
"""What a reader should be told of a file: what it could not hold, counted."""


def whole(selection: Selection) -> Iterator[Initiative]:
    """Yield everything that is put out: the initiatives, then the processes, then the rounds that go with them."""
    for some in (selection.initiatives, selection.processes, selection.rounds):
        yield from some()


@contextmanager
def as_text(out: BinaryIO, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Let text be written to ``out``, which stays open; its line ends are left as they are."""
    text = TextIOWrapper(out, encoding, errors="replace", newline="")
    try:
        yield text
        text.flush()
    finally:
        text.detach()


@contextmanager
def waiting() -> Iterator[TextIO]:
    """Give a text that waits, out of memory, until what stands before it is known; nothing of it stays."""
    with TemporaryFile("w+", encoding="utf-8", errors="replace", newline="") as text:
        yield text


def poured(waited: TextIO, out: TextIO) -> None:
    """Write all of ``waited`` to ``out``."""
    waited.seek(0)
    copyfileobj(waited, out, _PIECE)
