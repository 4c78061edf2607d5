"""What belongs to an initiative, for paper: people as then, meetings, results.

Notes, follow-ups and attachments are the analyst's own and stay off the paper.
"""

from collections.abc import Iterable

from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.telling import Teller
from diplomat_desk.domain.told import Told, by_name, in_sentence
from diplomat_desk.domain.words import dotted, say, semicolons
from diplomat_desk.reports.document import Fact, Item, Span, quiet, text
from diplomat_desk.reports.runs import is_address


def parts(one: Initiative, teller: Teller) -> tuple[Fact, ...]:
    """Return the parts of ``one`` that are recorded, each a heading and its items.

    Nobody is named who attended where the rule of the meeting forbids it.
    """
    found = (
        (say("People"), people(teller.people())),
        (say("Meetings"), tuple(_sitting(told) for told in teller.meetings(outside=True))),
        (say("What came of it"), named((*teller.outcomes(), *teller.transfers()))),
        (say("Documents"), documents(teller)),
        (say("What held it back"), named(teller.constraints())),
        (say("Interests served"), (Item(text(teller.interests())),) if one.interests else ()),
        (say("Assessment"), named(teller.assessments())),
    )
    return tuple(Fact(heading, items) for heading, items in found if items)


def people(entries: Iterable[Told]) -> tuple[Item, ...]:
    """Return people as items, each with role, post, affiliation and capacity after the name."""
    return tuple(
        item(told.text, in_sentence(told.name), *told.remarks, told.raised) for told in entries
    )


def named(entries: Iterable[Told]) -> tuple[Item, ...]:
    """Return entries as items, the kind of each before it."""
    return tuple(
        item(
            say("{name}: {text}", name=told.name, text=told.text) if told.name else told.text,
            *told.remarks, told.raised, more=told.more,
        )
        for told in entries
    )  # fmt: skip


def grouped(entries: Iterable[Told]) -> tuple[Fact, ...]:
    """Return entries under their kinds or roles, each of which is said once for those in a row."""
    return tuple(
        Fact(name, tuple(item(told.text, *told.remarks, told.raised, more=told.more) for told in run))
        for name, run in by_name(entries)
    )  # fmt: skip


def documents(teller: Teller) -> tuple[Item, ...]:
    """Return the texts that came of it, their addresses as links where they can be."""
    made = []
    for told in teller.documents():
        plain = item(told.text, *told.remarks, told.raised, more=told.more)
        address = Span(told.url, link=told.url if is_address(told.url) else "")
        made.append(Item((*plain.text, *text(" · ", address)), plain.more) if told.url else plain)
    return tuple(made)


def meetings(teller: Teller) -> tuple[Fact, ...]:
    """Return the sittings by their dates: title, place, format and rule, agenda, who attended."""
    return tuple(
        Fact(told.name, (_meeting(told, told.text),)) for told in teller.meetings(outside=True)
    )


def item(words: str, *remarks: str, more: Iterable[str] = ()) -> Item:
    """Return an entry: what it is, remarks that stand back, and sentences below."""
    said = dotted(*remarks)
    below = tuple(text(" ".join(part.split())) for part in more if part.strip())
    return Item(text(words, quiet(f" · {said}") if said else ""), below)


def with_remarks(told: Told) -> str:
    """Return an entry with its remarks in brackets, for a line that holds several."""
    name = in_sentence(told.name) if told.name else ""
    remarks = semicolons(part for part in (name, *told.remarks, *told.more, told.raised) if part)
    return say("{text} ({remarks})", text=told.text, remarks=remarks) if remarks else told.text


def _sitting(told: Told) -> Item:
    return _meeting(told, say("{date}: {text}", date=told.name, text=told.text))


def _meeting(told: Told, words: str) -> Item:
    attended = semicolons(with_remarks(person) for person in told.under)
    more = (*told.more, say("Attended: {people}", people=attended) if attended else "")
    return item(words, *told.remarks, told.raised, more=more)
