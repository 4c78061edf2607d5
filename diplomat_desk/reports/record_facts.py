"""The facts of an initiative, for paper: names at the side, what is recorded beside them."""

from collections.abc import Iterator

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.terms import UNKNOWN
from diplomat_desk.domain.told import in_sentence, raised, role_in_words
from diplomat_desk.domain.words import commas, dotted, listed, say, semicolons
from diplomat_desk.reports.citations import Citations
from diplomat_desk.reports.document import Fact, Item, Span, text
from diplomat_desk.reports.kinds import Basis

Named = tuple[str, str]
"""Reference and title of an initiative."""


def headline(one: Initiative, basis: Basis) -> str:
    """Return track, kind, dates, place and status on one line: what a reader looks for first."""
    words = basis.vocabularies
    return dotted(
        words.label("track", one.track),
        words.label("kind", one.kind),
        when(one),
        places(one, basis),
        say("status unknown") if one.status == UNKNOWN else words.label("status", one.status),
    )


def when(one: Initiative) -> str:
    """Return the dates in words, those that are only planned as such."""
    if not (one.start or one.end) and one.first:
        return say("planned: {dates}", dates=one.dates_in_words)
    return one.dates_in_words


def places(one: Initiative, basis: Basis) -> str:
    """Return where it was held, ``virtual`` too; empty where nothing is recorded."""
    found = [place(one_place.city, one_place.country, basis) for one_place in one.places]
    return semicolons([*found, say("virtual")] if one.virtual else found)


def place(city: str, country: str, basis: Basis) -> str:
    """Return a place in words; either part may be empty."""
    name = basis.countries.name(country) if country else ""
    return commas(part for part in (city, name) if part)


def countries(one: Initiative, basis: Basis) -> str:
    """Return who takes part, with every role but the plain one of a party."""
    shown = []
    for part in one.countries:
        role = in_sentence(role_in_words(basis.vocabularies, "country-role", part.role))
        plain = part.role in ("", "party")
        level = raised(part.level, one.confidentiality)
        shown.append(_noted(basis.countries.name(part.country), "" if plain else role, level))
    return commas(shown)


def organisations(one: Initiative, basis: Basis) -> str:
    """Return the organisations with their roles and the names that the sources gave."""
    return semicolons(
        _noted(
            body.name,
            in_sentence(role_in_words(basis.vocabularies, "organisation-role", body.role)),
            say("in the source: {name}", name=body.as_given)
            if body.as_given not in ("", body.name)
            else "",
            raised(body.level, one.confidentiality),
        )
        for body in one.organisations
    )


def process(named: Named | None) -> str:
    """Return what says of which process this is a round; empty where it is of none that may be named."""
    if named is None:
        return ""
    return say("A round of {title} ({reference})", title=named[1], reference=named[0])


def who(one: Initiative, basis: Basis, parent: Named | None) -> tuple[Fact, ...]:
    """Return the facts that stand before the parts of an entry."""
    level = one.confidentiality
    found = (
        (say("Confidentiality"), level.label if level > Level.PUBLIC else ""),
        (say("Countries"), countries(one, basis)),
        (say("Organisations"), organisations(one, basis)),
        (say("Process"), process(parent)),
    )
    return tuple(Fact(name, (Item(text(value)),)) for name, value in found if value)


def character(one: Initiative, basis: Basis, cited: Citations) -> tuple[Fact, ...]:
    """Return what it is: track with the reason, approach, purposes, what sets it apart, money, numbers.

    A fact that a source bears out has that source's number after it.
    """
    return tuple(
        Fact(name, (Item(text(value, *(cited.of(fact) if fact else ()))),))
        for name, value, fact in _character(one, basis)
        if value
    )


def _character(one: Initiative, basis: Basis) -> Iterator[tuple[str, str, str]]:
    words = basis.vocabularies
    yield say("Approach"), words.label("approach", one.approach), "approach"
    yield say("Issue"), one.issue, "issue"
    yield say("Why this track"), " ".join(one.track_reason.split()), "track"
    yield say("Purposes"), listed(words.labels("purpose", one.purposes)), ""
    yield say("Mode"), words.label("mode", one.mode), "mode"
    yield say("Formality"), words.label("formality", one.formality), "formality"
    yield say("Scope"), words.label("scope", one.scope), "scope"
    yield say("Visibility"), words.label("visibility", one.visibility), "visibility"
    yield say("Recognition"), _recognition(one, basis), "recognition"
    yield say("Budget"), _budget(one), ""
    yield say("Tags"), commas(one.tags), ""
    yield say("Identifiers"), semicolons(f"{i.scheme} {i.value}" for i in one.external_ids), ""


def _recognition(one: Initiative, basis: Basis) -> str:
    recognition = basis.vocabularies.label("recognition", one.recognition)
    if not one.recognised_by:
        return recognition
    if not recognition:
        return say("by {whom}", whom=one.recognised_by)
    return say("{recognition}, by {whom}", recognition=recognition, whom=one.recognised_by)


def _budget(one: Initiative) -> str:
    money = " ".join(part for part in (one.budget.amount, one.budget.currency) if part)
    funder = say("funded by {funder}", funder=one.budget.funder) if one.budget.funder else ""
    return commas(part for part in (money, funder) if part)


def _noted(name: str, *remarks: str) -> str:
    said = semicolons(remark for remark in remarks if remark)
    return say("{name} ({remarks})", name=name, remarks=said) if said else name


def prose(words: str) -> tuple[tuple[Span, ...], ...]:
    """Return the paragraphs of a longer text."""
    return tuple(text(line.strip()) for line in words.split("\n") if line.strip())
