"""A person or an organisation as a card to read: headings, lines and links in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate, span_in_words
from diplomat_desk.domain.entities import Part
from diplomat_desk.domain.merging import Entity
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Person
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.services.entities import Card
from diplomat_desk.ui.models.columns import short_date

PERSON, ORGANISATION, RECORD = "person", "organisation", "record"
"""What a link leads to."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line: a ``name`` before it, its ``text``, a quiet ``detail`` below, and what it leads to."""

    text: str
    name: str = ""
    detail: str = ""
    leads: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CardText:
    """The whole card; no section is empty."""

    title: str
    standfirst: str
    sections: tuple[Section, ...]


def card_text(card: Card, vocabularies: Vocabularies, countries: Countries) -> CardText:
    """Return what a card says, in reading order."""
    one = card.record
    links = dict(card.links)
    sections = (
        Section("", tuple(_who(one, links))),
        Section(say("Affiliations"), tuple(_affiliations(one, vocabularies, links))),
        Section(say("Note"), (Item(one.note),) if one.note else ()),
        Section(_took_part(card), tuple(_parts(card, vocabularies))),
        Section(say("People"), tuple(Item(n, leads=PERSON, id=i) for i, n in card.people)),
        Section(
            say("Organisations within"),
            tuple(Item(n, leads=ORGANISATION, id=i) for i, n in card.within),
        ),
        Section(say("In the register"), tuple(_keeping(one))),
    )
    return CardText(
        one.name,
        _standfirst(one, vocabularies, countries),
        tuple(section for section in sections if section.items),
    )


def affiliation_in_words(one: Affiliation, vocabularies: Vocabularies) -> str:
    """Return an affiliation as one line: ``adviser, Mediation Unit (expert), 2003 to 2007``."""
    return _joined(one.post, one.organisation, _as(one, vocabularies), _span(one))


def _standfirst(one: Entity, vocabularies: Vocabularies, countries: Countries) -> str:
    country = countries.name(one.country) if one.country else ""
    if isinstance(one, Person):
        return country
    kind = vocabularies.label("organisation-type", one.type) if one.type else ""
    return dotted(kind, country, _valid(one))


def _who(one: Entity, links: dict[str, int]) -> Iterator[Item]:
    for number, alias in enumerate(one.aliases):
        yield Item(alias, say("Also known as") if number == 0 else "")
    if isinstance(one, Organisation) and one.parent:
        number = links.get(fold(one.parent), 0)
        yield Item(one.parent, say("Belongs to"), leads=ORGANISATION if number else "", id=number)


def _affiliations(one: Entity, vocabularies: Vocabularies, links: dict[str, int]) -> Iterator[Item]:
    for part in one.affiliations if isinstance(one, Person) else ():
        number = links.get(fold(part.organisation), 0)
        what = _joined(part.post, vocabularies.label("capacity", part.capacity), _span(part))
        yield Item(
            part.organisation or part.post or _span(part),
            detail=what if part.organisation else "",
            leads=ORGANISATION if number else "",
            id=number,
        )


def _took_part(card: Card) -> str:
    number = len({part.id for part in card.parts})
    return count(number, "Took part in {n} initiative", "Took part in {n} initiatives")


def _parts(card: Card, vocabularies: Vocabularies) -> Iterator[Item]:
    """Give each part once: who was at the initiative as they were at its sittings is told with these."""
    at_large = [part for part in card.parts if not part.at_meeting]
    told = {_as_then(part) for part in at_large}
    for part in card.parts:
        if part.at_meeting and _as_then(part) in told:
            continue
        sittings = [
            other
            for other in card.parts
            if other.at_meeting and not part.at_meeting and _as_then(other) == _as_then(part)
        ]
        yield _part(part, card, vocabularies, len(sittings))


def _as_then(part: Part) -> tuple[object, ...]:
    return part.id, part.role, part.capacity, part.post, part.affiliation, part.as_given


def _part(part: Part, card: Card, vocabularies: Vocabularies, sittings: int = 0) -> Item:
    person = isinstance(card.record, Person)
    role = vocabularies.label("person-role" if person else "organisation-role", part.role)
    capacity = vocabularies.label("capacity", part.capacity) if part.capacity else ""
    named = part.as_given and part.as_given != card.record.name
    detail = dotted(
        role,
        capacity,
        _joined(part.post, part.affiliation),
        say("named “{name}” in the source", name=part.as_given) if named else "",
        _sitting(part),
        count(sittings, "at {n} meeting", "at {n} meetings") if sittings else "",
    )
    when = short_date(part.when) if part.when else say("undated")
    text = say("{when}  {title}", when=when, title=part.title)
    return Item(text, detail=detail, leads=RECORD, id=part.id)


def _sitting(part: Part) -> str:
    if not part.at_meeting:
        return ""
    return say("at “{meeting}”", meeting=part.meeting) if part.meeting else say("at a meeting")


def _keeping(one: Entity) -> Iterator[Item]:
    yield Item(one.confidentiality.label, say("Confidentiality"))
    if not one.kept:
        text = say("Only named so far; goes when nothing names it any more. Edit it to keep it.")
        yield Item(text, say("Kept"))


def _as(one: Affiliation, vocabularies: Vocabularies) -> str:
    return vocabularies.label("capacity", one.capacity) if one.capacity else ""


def _span(one: Affiliation) -> str:
    return _between(one.since, one.until)


def _valid(one: Organisation) -> str:
    return _between(one.valid_from, one.valid_to)


def _between(first: PartialDate | None, last: PartialDate | None) -> str:
    return span_in_words(first, last) if first or last else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
