"""The sections of a dossier; one of which nothing is recorded is left out with its heading."""

from collections.abc import Iterable
from itertools import groupby

from diplomat_desk.domain.advice.tracks import Advice
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.lapses import between
from diplomat_desk.domain.results import Transfer
from diplomat_desk.domain.telling import Teller
from diplomat_desk.domain.ties import Tie
from diplomat_desk.domain.told import in_sentence, raised, role_in_words
from diplomat_desk.domain.words import say
from diplomat_desk.reports.citations import Citations
from diplomat_desk.reports.document import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Item,
    Listing,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Together,
    cell,
    quiet,
    text,
)
from diplomat_desk.reports.filled import filled
from diplomat_desk.reports.kinds import Basis
from diplomat_desk.reports.record_facts import character, places, when
from diplomat_desk.reports.record_parts import grouped, item

_FEWEST_ROWS = 2
_FEW_ROWS = 6
_MANY = 8
DATES = ("start", "end", "planned_start", "planned_end")


def section(heading: str, facts: tuple[Fact, ...]) -> tuple[Block, ...]:
    """Return ``facts`` under a heading, nothing where there are none."""
    return (Heading(heading, 2), Facts(facts)) if facts else ()


def listing(heading: str, items: tuple[Item, ...]) -> tuple[Block, ...]:
    """Return ``items`` under a heading, nothing where there are none."""
    return (Heading(heading, 2), Listing(items)) if items else ()


def what_it_is(one: Initiative, basis: Basis, cited: Citations) -> tuple[Fact, ...]:
    """Return the facts: kind, track, when and where, and all that sets it apart."""
    words = basis.vocabularies
    first = (
        (say("Kind"), words.label("kind", one.kind), cited.of("kind")),
        (say("Track"), words.label("track", one.track), cited.of("track")),
        (say("When"), when(one), cited.of(*DATES)),
        (say("Planned"), _planned(one), ()),
        (say("Where"), places(one, basis), cited.of("place")),
        (say("Status"), words.label("status", one.status), cited.of("status")),
        (say("Confidentiality"), one.confidentiality.label, ()),
    )
    interests = "; ".join(words.labels("interest", one.interests))
    last = (Fact(say("Interests served"), (Item(text(interests)),)),) if interests else ()
    made = tuple(Fact(name, (Item(text(value, *notes)),)) for name, value, notes in first if value)
    return (*made, *character(one, basis, cited), *last)


def _planned(one: Initiative) -> str:
    """Return what was planned where it was held on dates of its own."""
    if not (one.start or one.end) or not (one.planned_start or one.planned_end):
        return ""
    return when(Initiative(start=one.planned_start, end=one.planned_end))


def parties(one: Initiative, basis: Basis, cited: Citations) -> tuple[Fact, ...]:
    """Return countries and organisations under their roles, with the names that the sources gave."""
    found = [
        (
            role_in_words(basis.vocabularies, "country-role", held.role),
            Item(
                text(
                    basis.countries.name(held.country),
                    *cited.of("country", value=held.country),
                    quiet(_remark(raised(held.level, one.confidentiality))),
                )
            ),
        )
        for held in one.countries
    ]
    for body in one.organisations:
        given = body.as_given if body.as_given != body.name else ""
        remarks = (
            say("in the source: {name}", name=given) if given else "",
            raised(body.level, one.confidentiality),
        )
        line = text(body.name, *cited.of("organisation", value=body.name), quiet(_remark(*remarks)))
        found.append(
            (role_in_words(basis.vocabularies, "organisation-role", body.role), Item(line))
        )
    return _by_role(found)


def _by_role(found: Iterable[tuple[str, Item]]) -> tuple[Fact, ...]:
    order: dict[str, list[Item]] = {}
    for role, one in found:
        order.setdefault(role, []).append(one)
    return tuple(
        Fact(
            role or say("Role not recorded"),
            tuple(items) if len(items) <= _MANY else _run_in(items),
        )
        for role, items in order.items()
    )


def _run_in(items: list[Item]) -> tuple[Item, ...]:
    """Return many names as one paragraph, where a line for each would fill a page."""
    spans = [span for one in items for span in (Span(", "), *one.text)]
    return (Item(tuple(spans[1:])),)


def _remark(*remarks: str) -> str:
    said = " · ".join(part for part in remarks if part)
    return f" · {said}" if said else ""


def people(one: Initiative, basis: Basis, teller: Teller, cited: Citations) -> tuple[Block, ...]:
    """Return who took part, as they were then; a table where they are more than two."""
    if len(one.people) <= _FEWEST_ROWS:
        return section(say("People, as they were then"), grouped(teller.people()))
    words = basis.vocabularies
    rows = tuple(
        Row(
            (
                cell(
                    text(person.name, *cited.of("person", value=person.name)),
                    text(quiet(_given(person.as_given, person.name))),
                    text(quiet(raised(person.level, one.confidentiality))),
                ),
                cell(role_in_words(words, "person-role", person.role)),
                cell(person.post),
                cell(person.affiliation),
                cell(words.label("capacity", person.capacity)),
            )
        )
        for person in one.people
    )
    columns = (
        Column(say("Name"), 2), Column(say("Role"), 1), Column(say("Post then"), 2),
        Column(say("Affiliation then"), 2), Column(say("Capacity"), 1.5),
    )  # fmt: skip
    heading = say("People, as they were then")
    blocks = (Heading(heading, 2), filled(Table(columns, (Section(rows),), heading)))
    # A few rows do not part: one of them alone under a heading says little.
    return (Together(blocks),) if len(rows) <= _FEW_ROWS else blocks


def _given(given: str, name: str) -> str:
    return say("as “{given}”", given=given) if given not in ("", name) else ""


def came_of_it(one: Initiative, basis: Basis, teller: Teller) -> tuple[Block, ...]:
    """Return outcomes under their kinds, then transfers with the response and the time that they took."""
    if not (one.outcomes or one.transfers):
        return ()
    blocks: list[Block] = [Heading(say("What came of it"), 2)]
    if one.outcomes:
        blocks.append(Facts(grouped(teller.outcomes())))
    if one.transfers:
        told = zip(one.transfers, teller.transfers(), strict=True)
        items = tuple(
            item(entry.text, *entry.remarks, _took(one, held), entry.raised, more=_answered(held, entry.more))
            for held, entry in told
        )  # fmt: skip
        blocks.append(Facts((Fact(say("Transfers to official tracks"), items),)))
    return tuple(blocks)


def _took(one: Initiative, held: Transfer) -> str:
    begun: PartialDate | None = one.start or one.first
    lapse = between(begun, held.date) if begun and held.date else None
    return say("{time} after it began", time=lapse.in_words()) if lapse else ""


def _answered(held: Transfer, more: tuple[str, ...]) -> tuple[str, ...]:
    return more if held.response else (*more, say("No response is recorded."))


def assessment(one: Initiative, basis: Basis) -> tuple[Block, ...]:
    """Return the ratings under the criteria of the OECD DAC: a table, or lines where they are few."""
    if not one.assessments:
        return ()
    words = basis.vocabularies
    rows = tuple(
        Row(
            (
                cell(words.label("dac-criterion", held.criterion)),
                cell(
                    words.label("rating", held.rating) or say("Not rated"),
                    text(quiet(raised(held.level, one.confidentiality))),
                ),
                cell(held.reviewer),
                cell(held.date.in_words() if held.date else ""),
                cell(" ".join(held.reason.split())),
            )
        )
        for held in one.assessments
    )
    heading = say("Assessment (OECD DAC criteria)")
    if len(rows) < _FEWEST_ROWS:
        teller = Teller(one, basis.vocabularies, basis.countries)
        return section(heading, grouped(teller.assessments()))
    columns = (
        Column(say("Criterion"), 1.2), Column(say("Rating"), 1.2), Column(say("Reviewer"), 1.2),
        Column(say("Date"), 1), Column(say("Reason"), 3),
    )  # fmt: skip
    return (Heading(heading, 2), filled(Table(columns, (Section(rows),), heading)))


def ties(found: tuple[Tie, ...], basis: Basis) -> tuple[Block, ...]:
    """Return the ties to other initiatives, worded from this side, whichever side recorded them."""
    facts = tuple(
        Fact(name, tuple(_tie(one) for one in run))
        for name, run in groupby(found, key=lambda one: one.in_words(basis.vocabularies))
    )
    return section(say("Ties to other initiatives"), facts)


def _tie(one: Tie) -> Item:
    start = PartialDate.of(one.start).in_words() if one.start else ""
    return item(one.title, one.reference, start, more=(one.note,))


def advice(found: Advice | None, one: Initiative, basis: Basis) -> tuple[Block, ...]:
    """Return what the recorded facts speak for where that is not the analyst's track."""
    if found is None:
        return ()
    label = basis.vocabularies.label
    lead = say(
        "The analyst chose {track}; the recorded facts speak for {other}. The choice is the analyst’s.",
        track=in_sentence(label("track", one.track)) or say("no track"),
        other=label("track", found.track),
    )
    facts = (
        (say("They speak for it"), found.reasons),
        (say("They speak for others"), found.against),
    )
    made = tuple(
        Fact(name, tuple(Item(text(reason)) for reason in reasons)) for name, reasons in facts if reasons
    )  # fmt: skip
    return (Heading(say("Advice on the track"), 2), Paragraph(text(lead)), Facts(made))
