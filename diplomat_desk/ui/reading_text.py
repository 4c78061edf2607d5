"""An initiative as a page to read: headings and lines in words, with nothing that is empty."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from diplomat_desk.domain.advice.tracks import advise
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.imports import Origin
from diplomat_desk.domain.initiative import CountryParticipation, Initiative
from diplomat_desk.domain.telling import Teller
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.ties import Tie
from diplomat_desk.domain.told import in_sentence, raised, role_in_words
from diplomat_desk.domain.words import dotted, listed, say
from diplomat_desk.ui import reading_parts as parts
from diplomat_desk.ui.moments import moment_in_words
from diplomat_desk.ui.plain import direction_of
from diplomat_desk.ui.reading_lines import Line, Page, Section

_BLANK_LINES = re.compile(r"\n\s*\n")


def page_of(
    initiative: Initiative,
    vocabularies: Vocabularies,
    countries: Countries,
    *,
    dated_by_rounds: bool = False,
    ties: tuple[Tie, ...] = (),
    today: PartialDate | None = None,
) -> Page:
    """Return ``initiative`` as a page; a process whose rounds are dated need not say "no date".

    ``ties`` are those from both sides; ``today`` decides what is overdue.
    """
    teller = Teller(initiative, vocabularies, countries)
    sections = (
        Section("", tuple(_who_and_where(initiative, vocabularies, teller))),
        Section(say("What it was"), tuple(_texts(initiative.summary))),
        Section(say("Objectives"), tuple(_texts(initiative.objectives))),
        parts.took_part(teller),
        parts.meetings(teller),
        parts.results(teller),
        parts.constraints(teller),
        parts.interests(teller),
        parts.assessment(teller),
        Section(say("What sets it apart"), tuple(_apart(initiative, vocabularies))),
        parts.disputed(teller),
        parts.sources(initiative, vocabularies),
        parts.notes(initiative),
        parts.follow_ups(initiative, today),
        parts.tied(ties, vocabularies),
        parts.attachments(initiative),
    )
    return Page(
        initiative.title,
        _standfirst(initiative, vocabularies, dated_by_rounds),
        tuple(section for section in sections if section.lines),
    )


def register_keeping(initiative: Initiative, origins: Sequence[Origin] = ()) -> Section:
    """Return the last section: reference, level, tags, identifiers, budget, where it is from, version."""
    budget = initiative.budget
    money = " ".join(part for part in (budget.amount, budget.currency) if part)
    found = [
        Line(initiative.reference, say("Reference")),
        Line(initiative.confidentiality.label, say("Confidentiality")),
        Line(", ".join(initiative.tags), say("Tags")),
        *(Line(external.value, external.scheme) for external in initiative.external_ids),
        Line(money, say("Budget")),
        Line(budget.funder, say("Funder")),
        *(Line(_origin(one), say("Imported from")) for one in origins),
        Line(str(initiative.version), say("Version")),
    ]
    return Section(say("In the register"), tuple(line for line in found if line.text))


def _origin(one: Origin) -> str:
    row = say("row {row}", row=one.row)
    return dotted(one.batch.name, row, moment_in_words(one.batch.at))


def _standfirst(initiative: Initiative, vocabularies: Vocabularies, dated_by_rounds: bool) -> str:
    planned = not (initiative.start or initiative.end) and initiative.first is not None
    dates = initiative.dates_in_words
    if dated_by_rounds and initiative.first is None:
        dates = ""
    status = vocabularies.label("status", initiative.status)
    unsaid = ("", "unknown", "planned") if planned else ("", "unknown")
    parts = (
        vocabularies.label("track", initiative.track),
        in_sentence(vocabularies.label("kind", initiative.kind)),
        say("planned {dates}", dates=dates) if planned else dates,
        in_sentence(status) if initiative.status not in unsaid else "",
    )
    return dotted(*parts)


def _who_and_where(
    initiative: Initiative, vocabularies: Vocabularies, teller: Teller
) -> Iterator[Line]:
    by_role: dict[str, list[str]] = {}
    for one in initiative.countries:
        by_role.setdefault(one.role, []).append(_country(one, initiative, teller))
    for role, names in by_role.items():
        label = role_in_words(vocabularies, "country-role", role)
        yield Line(listed(names, say("and")), label or say("Country"))
    places = [teller.place(place.city, place.country) for place in initiative.places]
    if initiative.virtual:
        places.append(say("online"))
    if places:
        yield Line("; ".join(places), say("Place"))
    if initiative.issue:
        yield Line(initiative.issue, say("Issue"))
    planned = initiative.planned_start or initiative.planned_end
    if planned and (initiative.start or initiative.end):
        yield Line(_planned_dates(initiative), say("Planned"))


def _planned_dates(initiative: Initiative) -> str:
    plan = Initiative(start=initiative.planned_start, end=initiative.planned_end)
    return plan.dates_in_words


def _country(one: CountryParticipation, initiative: Initiative, teller: Teller) -> str:
    name = teller.place("", one.country)
    level = raised(one.level, initiative.confidentiality)
    return say("{name} ({level})", name=name, level=level) if level else name


def _texts(text: str) -> Iterator[Line]:
    """Give the paragraphs of a text, and each run of lines in one direction by itself."""
    for paragraph in _BLANK_LINES.split(text.strip()):
        for _, lines in groupby(paragraph.split("\n"), direction_of):
            joined = "\n".join(lines).strip()
            if joined:
                yield Line(joined)


def _apart(initiative: Initiative, vocabularies: Vocabularies) -> Iterator[Line]:
    single = (
        ("approach", say("Approach")),
        ("mode", say("Mode")),
        ("formality", say("Formality")),
        ("scope", say("Scope")),
        ("visibility", say("Visibility")),
        ("recognition", say("Recognition")),
    )
    purposes = vocabularies.labels("purpose", initiative.purposes)
    if purposes:
        yield Line("; ".join(purposes), say("Purposes"))
    for name, heading in single:
        label = vocabularies.label(name, getattr(initiative, name))
        if name == "recognition" and label and initiative.recognised_by:
            label = say("{label}, by {whom}", label=label, whom=initiative.recognised_by)
        if label:
            yield Line(label, heading)
    if initiative.recognised_by and not initiative.recognition:
        yield Line(initiative.recognised_by, say("Recognised by"))
    why = Line(
        initiative.track_reason, say("Why this track"), detail=_advice(initiative, vocabularies)
    )
    if why.text or why.detail:
        yield why


def _advice(initiative: Initiative, vocabularies: Vocabularies) -> str:
    """Return what the adviser thinks, where it is of another mind than the analyst."""
    advice = advise(initiative)
    if not advice.track or advice.track == initiative.track:
        return ""
    return say(
        "What is recorded speaks for {track} instead: {reasons}",
        track=vocabularies.label("track", advice.track),
        reasons=" ".join(advice.reasons),
    )
