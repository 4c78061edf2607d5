"""The columns of an initiative in a table, headed as the import of tables knows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.formats.cells import joined
from diplomat_desk.exchange.formats.selection import Selection
from diplomat_desk.exchange.targets import BY_NAME

Cell = str | PartialDate | None
Value = Callable[[Initiative, Selection], Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a target of the import, or a heading that it does not know, and what stands in it."""

    target: str
    value: Value
    own: str = ""

    @property
    def heading(self) -> str:
        """The heading as people read it."""
        return say(self.own or BY_NAME[self.target].label)


def headings() -> list[str]:
    """Return the headings of a table of initiatives."""
    return [column.heading for column in COLUMNS]


def row_of(one: Initiative, selection: Selection) -> list[str]:
    """Return the cells of an initiative as text; dates are EDTF texts."""
    return [str(column.value(one, selection) or "") for column in COLUMNS]


def _field(name: str) -> Value:
    def value(one: Initiative, _: Selection) -> Cell:
        held: Cell = getattr(one, name)
        return held

    return value


def _term(name: str, vocabulary: str) -> Value:
    def value(one: Initiative, selection: Selection) -> Cell:
        return selection.vocabularies.label(vocabulary, getattr(one, name))

    return value


def _terms(name: str, vocabulary: str) -> Value:
    def value(one: Initiative, selection: Selection) -> Cell:
        return joined(list(selection.vocabularies.labels(vocabulary, getattr(one, name))))

    return value


def _each(part: str, name: str, one: Initiative, selection: Selection) -> Cell:
    del selection
    return joined([str(getattr(entry, name) or "") for entry in getattr(one, part)])


def _each_term(
    part: str, name: str, vocabulary: str, one: Initiative, selection: Selection
) -> Cell:
    codes = [getattr(entry, name) for entry in getattr(one, part)]
    return joined(list(selection.vocabularies.labels(vocabulary, codes)))


def _countries(part: str, one: Initiative, selection: Selection) -> Cell:
    return joined(
        [selection.countries.name(entry.country) if entry.country else ""
         for entry in getattr(one, part)]
    )  # fmt: skip


def _parts(part: str, names: Iterable[tuple[str, str]]) -> tuple[Column, ...]:
    """Return columns of one field each of the entries of a list, side by side."""
    return tuple(Column(target, partial(_each, part, name)) for target, name in names)


def _process(one: Initiative, selection: Selection) -> Cell:
    return selection.names.get(one.parent_id or 0, ("", ""))[1]


def _external(one: Initiative, _: Selection) -> Cell:
    return joined([f"{known.scheme}: {known.value}" for known in one.external_ids])


def _planned(one: Initiative, _: Selection) -> Cell:
    return say("yes") if one.first and not (one.start or one.end) else ""


COLUMNS: tuple[Column, ...] = (
    Column("reference", _field("reference")),
    Column("title", _field("title")),
    Column("kind", _term("kind", "kind")),
    Column("track", _term("track", "track")),
    Column("countries", partial(_countries, "countries")),
    Column("countries.role", partial(_each_term, "countries", "role", "country-role")),
    Column("start", _field("start")),
    Column("end", _field("end")),
    Column("planned_start", _field("planned_start")),
    Column("planned_end", _field("planned_end")),
    Column("", _planned, own="Planned"),
    Column("status", _term("status", "status")),
    Column("approach", _term("approach", "approach")),
    Column("mode", _term("mode", "mode")),
    *_parts("organisations", [("organisations", "name")]),
    Column("organisations.role", partial(_each_term, "organisations", "role", "organisation-role")),
    *_parts("people", [("people", "name")]),
    Column("people.role", partial(_each_term, "people", "role", "person-role")),
    *_parts("people", [("people.post", "post"), ("people.affiliation", "affiliation")]),
    *_parts("places", [("place.city", "city")]),
    Column("place.country", partial(_countries, "places")),
    Column("virtual", lambda one, _: say("yes") if one.virtual else ""),
    Column("tags", lambda one, _: joined(list(one.tags))),
    Column("confidentiality", lambda one, _: one.confidentiality.label),
    Column("track_reason", _field("track_reason")),
    Column("formality", _term("formality", "formality")),
    Column("scope", _term("scope", "scope")),
    Column("visibility", _term("visibility", "visibility")),
    Column("recognition", _term("recognition", "recognition")),
    Column("recognised_by", _field("recognised_by")),
    Column("purposes", _terms("purposes", "purpose")),
    Column("interests", _terms("interests", "interest")),
    Column("constraints", partial(_each_term, "constraints", "type", "constraint")),
    Column("issue", _field("issue")),
    Column("summary", _field("summary")),
    Column("objectives", _field("objectives")),
    Column("process", _process),
    *_parts("outcomes", [("outcome.what", "what")]),
    Column("outcome.kind", partial(_each_term, "outcomes", "kind", "outcome-kind")),
    *_parts("documents", [("document.title", "title")]),
    Column("document.stage", partial(_each_term, "documents", "stage", "document-stage")),
    *_parts("documents", [("document.url", "url")]),
    *_parts("sources", [("source.title", "title"), ("source.author", "author"),
                        ("source.publisher", "publisher"), ("source.date", "date"),
                        ("source.url", "url"), ("source.note", "note")]),
    Column("source.reliability", partial(_each_term, "sources", "reliability", "reliability")),
    Column("budget.amount", lambda one, _: one.budget.amount),
    Column("budget.currency", lambda one, _: one.budget.currency),
    Column("budget.funder", lambda one, _: one.budget.funder),
    Column("external_id", _external),
)  # fmt: skip
"""Of several entries each column holds one field of all, in the same order."""
