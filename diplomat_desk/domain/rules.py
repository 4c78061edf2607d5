"""What a record must satisfy before it is kept."""

import re
from collections.abc import Iterator

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate, surely_after
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.initiative import VOCABULARY_OF, Budget, Initiative
from diplomat_desk.domain.part_rules import known_term, part_problems
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say

LONGEST_TITLE = 500
LONGEST_TEXT = 200_000
_MULTILINE = ("summary", "objectives", "track_reason")
_AMOUNT = re.compile(r"\d{1,15}(\.\d{1,4})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def problems(
    initiative: Initiative, vocabularies: Vocabularies, countries: Countries
) -> tuple[Problem, ...]:
    """Return everything that forbids keeping ``initiative`` (already tidied); empty if nothing."""
    return (
        *_text_problems(initiative),
        *_term_problems(initiative, vocabularies),
        *_country_problems(initiative, countries),
        *_date_problems(initiative),
        *_other_problems(initiative),
        *part_problems(initiative, vocabularies, countries),
    )


def _text_problems(initiative: Initiative) -> Iterator[Problem]:
    if not initiative.title:
        yield Problem("title", say("A title is needed."))
    if len(initiative.title) > LONGEST_TITLE:
        yield Problem(
            "title",
            say(
                "The title has {n} characters; {most} is the most. Put the rest into the summary.",
                n=f"{len(initiative.title):,}",
                most=LONGEST_TITLE,
            ),
        )
    for name in _MULTILINE:
        if len(getattr(initiative, name)) > LONGEST_TEXT:
            yield Problem(
                name, say("This text is longer than {most} characters.", most=f"{LONGEST_TEXT:,}")
            )


def _term_problems(initiative: Initiative, vocabularies: Vocabularies) -> Iterator[Problem]:
    if not initiative.kind:
        yield Problem("kind", say("Choose a kind, such as workshop or mediation."))
    if not initiative.track:
        yield Problem("track", say("Choose a track. It is your judgement; a reason can be added."))
    for name, vocabulary in VOCABULARY_OF.items():
        if code := getattr(initiative, name):
            yield from known_term(vocabularies, name, vocabulary, code)
    for purpose in initiative.purposes:
        yield from known_term(vocabularies, "purposes", "purpose", purpose)
    for participation in initiative.countries:
        yield from known_term(vocabularies, "countries", "country-role", participation.role)
    for engagement in initiative.organisations:
        yield from known_term(vocabularies, "organisations", "organisation-role", engagement.role)
    for source in initiative.sources:
        if source.reliability:
            yield from known_term(vocabularies, "sources", "reliability", source.reliability)


def _country_problems(initiative: Initiative, countries: Countries) -> Iterator[Problem]:
    codes = [("countries", p.country) for p in initiative.countries]
    codes += [("places", p.country) for p in initiative.places if p.country]
    for name, code in codes:
        if countries.find(code) is None:
            yield Problem(
                name, say("There is no country “{code}” in this register.", code=code[:60])
            )


def _date_problems(initiative: Initiative) -> Iterator[Problem]:
    spans: tuple[tuple[str, PartialDate | None, str, PartialDate | None], ...] = (
        ("start", initiative.start, "end", initiative.end),
        ("planned_start", initiative.planned_start, "planned_end", initiative.planned_end),
    )
    for start_name, start, end_name, end in spans:
        if start and start.is_open:
            yield Problem(
                start_name,
                say("Only an end can be open (“ongoing”); a start needs a date or stays empty."),
            )
        elif start and end and surely_after(start, end):
            yield Problem(
                end_name,
                say(
                    "The end ({end}) is before the start ({start}).",
                    end=end.in_words(),
                    start=start.in_words(),
                ),
            )


def _other_problems(initiative: Initiative) -> Iterator[Problem]:
    for identifier in initiative.external_ids:
        if not identifier.scheme or not identifier.value:
            yield Problem("external_ids", say("An identifier needs both its scheme and its value."))
    if any(not engagement.name for engagement in initiative.organisations):
        yield Problem("organisations", say("An organisation needs a name."))
    for source in initiative.sources:
        if not source.title and not source.url:
            yield Problem("sources", say("A source needs at least a title or an address."))
    yield from _budget_problems(initiative.budget)


def _budget_problems(budget: Budget) -> Iterator[Problem]:
    if budget.amount and not _AMOUNT.fullmatch(budget.amount):
        yield Problem("budget", say("Write the amount in figures, such as 125000 or 125000.50."))
    if budget.currency and not _CURRENCY.fullmatch(budget.currency):
        yield Problem("budget", say("Write the currency as three letters, such as USD or PKR."))
    if budget.amount and not budget.currency:
        yield Problem("budget", say("An amount needs its currency."))
