"""The columns of an initiative in a table, headed as the import of tables knows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.formats.cells import joined
from diplomat_desk.exchange.formats.selection import Selection
from diplomat_desk.exchange.targets import BY_NAME

Cell = str | PartialDate | None
Value = Callable[[Initiative], Cell]
Bound = Callable[[Selection], Value]
"""What makes the value of a column, once the words of the register are known."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a target of the import, or a heading that it does not know, and what stands in it."""

    target: str
    bound: Bound
    own: str = ""

    @property
    def heading(self) -> str:
        """The heading as people read it."""
        return say(self.own or BY_NAME[self.target].label)


class Words(dict[str, str]):
    """What codes are called; one that is not known stands for itself."""

    def __missing__(self, code: str) -> str:
        """Return the code."""
        return code


def terms(selection: Selection, vocabulary: str) -> Words:
    """Return the labels of a vocabulary by code."""
    known = selection.vocabularies.of(vocabulary, retired=True)
    return Words((term.code, term.label) for term in known)


def countries(selection: Selection) -> Words:
    """Return the names of countries by code; none is called nothing."""
    return Words((country.code, country.name) for country in selection.countries)


def levels() -> dict[Level, str]:
    """Return what levels are called."""
    return {level: level.label for level in Level}


def headings() -> list[str]:
    """Return the headings of a table of initiatives."""
    return [column.heading for column in COLUMNS]


def values(selection: Selection) -> tuple[Value, ...]:
    """Return what makes the cells of an initiative, column by column."""
    return tuple(column.bound(selection) for column in COLUMNS)


def _plain(value: Value) -> Bound:
    return lambda _: value


def _field(name: str) -> Bound:
    return _plain(attrgetter(name))


def _term(name: str, vocabulary: str) -> Bound:
    def bound(selection: Selection) -> Value:
        held, words = attrgetter(name), terms(selection, vocabulary)
        return lambda one: words[held(one)]

    return bound


def _terms(name: str, vocabulary: str) -> Bound:
    def bound(selection: Selection) -> Value:
        held, words = attrgetter(name), terms(selection, vocabulary)
        return lambda one: joined([words[code] for code in held(one)])

    return bound


def _each(part: str, name: str) -> Bound:
    return _plain(_listed(part, name, lambda held: str(held or "")))


def _each_term(part: str, name: str, vocabulary: str) -> Bound:
    return lambda selection: _listed(part, name, terms(selection, vocabulary).__getitem__)


def _each_country(part: str) -> Bound:
    return lambda selection: _listed(part, "country", countries(selection).__getitem__)


def _listed(part: str, name: str, shown: Callable[[Any], str]) -> Value:
    """Return what joins one field of each entry of a list."""
    listed, held = attrgetter(part), attrgetter(name)

    def value(one: Initiative) -> Cell:
        entries = listed(one)
        return joined([shown(held(entry)) for entry in entries]) if entries else ""

    return value


def _parts(part: str, names: Iterable[tuple[str, str]]) -> tuple[Column, ...]:
    """Return columns of one field each of the entries of a list, side by side."""
    return tuple(Column(target, _each(part, name)) for target, name in names)


def _process(selection: Selection) -> Value:
    names = selection.names
    return lambda one: names.get(one.parent_id or 0, ("", ""))[1]


def _level(_: Selection) -> Value:
    words = levels()
    return lambda one: words[one.confidentiality]


def _virtual(_: Selection) -> Value:
    yes = say("yes")
    return lambda one: yes if one.virtual else ""


def _planned(_: Selection) -> Value:
    yes = say("yes")
    return lambda one: yes if not (one.start or one.end) and one.first else ""


def _external(one: Initiative) -> Cell:
    return joined([f"{known.scheme}: {known.value}" for known in one.external_ids])


COLUMNS: tuple[Column, ...] = (
    Column("reference", _field("reference")),
    Column("title", _field("title")),
    Column("kind", _term("kind", "kind")),
    Column("track", _term("track", "track")),
    Column("countries", _each_country("countries")),
    Column("countries.role", _each_term("countries", "role", "country-role")),
    Column("start", _field("start")),
    Column("end", _field("end")),
    Column("planned_start", _field("planned_start")),
    Column("planned_end", _field("planned_end")),
    Column("", _planned, own="Planned"),
    Column("status", _term("status", "status")),
    Column("approach", _term("approach", "approach")),
    Column("mode", _term("mode", "mode")),
    *_parts("organisations", [("organisations", "name")]),
    Column("organisations.role", _each_term("organisations", "role", "organisation-role")),
    *_parts("people", [("people", "name")]),
    Column("people.role", _each_term("people", "role", "person-role")),
    *_parts("people", [("people.post", "post"), ("people.affiliation", "affiliation")]),
    *_parts("places", [("place.city", "city")]),
    Column("place.country", _each_country("places")),
    Column("virtual", _virtual),
    Column("tags", _plain(lambda one: joined(list(one.tags)))),
    Column("confidentiality", _level),
    Column("track_reason", _field("track_reason")),
    Column("formality", _term("formality", "formality")),
    Column("scope", _term("scope", "scope")),
    Column("visibility", _term("visibility", "visibility")),
    Column("recognition", _term("recognition", "recognition")),
    Column("recognised_by", _field("recognised_by")),
    Column("purposes", _terms("purposes", "purpose")),
    Column("interests", _terms("interests", "interest")),
    Column("constraints", _each_term("constraints", "type", "constraint")),
    Column("issue", _field("issue")),
    Column("summary", _field("summary")),
    Column("objectives", _field("objectives")),
    Column("process", _process),
    *_parts("outcomes", [("outcome.what", "what")]),
    Column("outcome.kind", _each_term("outcomes", "kind", "outcome-kind")),
    *_parts("documents", [("document.title", "title")]),
    Column("document.stage", _each_term("documents", "stage", "document-stage")),
    *_parts("documents", [("document.url", "url")]),
    *_parts("sources", [("source.title", "title"), ("source.author", "author"),
                        ("source.publisher", "publisher"), ("source.date", "date"),
                        ("source.url", "url"), ("source.note", "note")]),
    Column("source.reliability", _each_term("sources", "reliability", "reliability")),
    Column("budget.amount", _field("budget.amount")),
    Column("budget.currency", _field("budget.currency")),
    Column("budget.funder", _field("budget.funder")),
    Column("external_id", _plain(_external)),
)  # fmt: skip
"""Of several entries each column holds one field of all, in the same order."""
