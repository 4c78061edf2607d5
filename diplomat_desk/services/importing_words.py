"""The words that records of an export need, brought into a register before the records are."""

from collections.abc import Iterator
from dataclasses import replace

from diplomat_desk.domain.changes import Action, Change, Identity, Kind, State
from diplomat_desk.domain.countries import Country, CountryKind
from diplomat_desk.domain.entity_rules import country_problems, term_problems
from diplomat_desk.domain.errors import Problem, RefusedError
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.domain.tidying import tidied_fields
from diplomat_desk.exchange.formats.json_reading import Parcel
from diplomat_desk.services.labels import label
from diplomat_desk.store.writing import Writer


def take_words(writer: Writer, parcel: Parcel, *, fresh: bool) -> Iterator[Change]:
    """Record the terms and entities of ``parcel`` that the register lacks, and yield the changes.

    A ``fresh`` register, without any record, takes over the wording of terms it has as well; in any other
    what it says stays. Raises :class:`RefusedError`.
    """
    for term in parcel.terms:
        change = _take_term(writer, tidied_fields(term), fresh=fresh)
        if change:
            yield change
    for country in _entities(writer, parcel):
        found = country_problems(country, writer.countries, new=True)
        if found:
            raise RefusedError(_placed(f"entities {country.code}", found))
        yield writer.put(Action.RECORD, label(Action.RECORD, country), None, State(country))


def _take_term(writer: Writer, term: Term, *, fresh: bool) -> Change | None:
    known = writer.vocabularies.find(term.vocabulary, term.code)
    there = writer.vocabularies.of(term.vocabulary, retired=True)
    if known == term or (known and not fresh) or not there or not term.code:
        return None
    if not fresh:
        last = max(one.position for one in there)
        term = replace(term, position=last + 1)
    if any(fold(one.label) == fold(term.label) and one.code != term.code for one in there):
        term = replace(term, label=f"{term.label} ({term.code})")
    found = term_problems(term, writer.vocabularies)
    if found:
        raise RefusedError(_placed(f"vocabularies {term.vocabulary} {term.code}", found))
    if known is None:
        return writer.put(Action.RECORD, label(Action.RECORD, term), None, State(term))
    return writer.put(Action.EDIT, label(Action.EDIT, known), State(known), State(term))


def _entities(writer: Writer, parcel: Parcel) -> Iterator[Country]:
    """Yield the countries that the register lacks: entities whole, any other code with its name."""
    whole = {one.code for one in parcel.entities}
    named = (
        Country(code, name, kind=CountryKind.USER)
        for code, name in parcel.countries
        if code not in whole
    )
    for one in (*parcel.entities, *named):
        if writer.find(Identity(Kind.COUNTRY, one.code)) is None:
            tidied = tidied_fields(replace(one, shown_as=()))
            names = {clean_line(profile): clean_line(name) for profile, name in one.shown_as}
            shown = tuple(sorted(pair for pair in names.items() if all(pair)))
            yield replace(tidied, shown_as=shown)


def _placed(place: str, found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(Problem(f"{place} {one.field}".strip(), one.message) for one in found)
