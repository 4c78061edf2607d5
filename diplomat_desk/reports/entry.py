"""One initiative as the long form of a list shows it: headline, texts, what is recorded, sources."""

from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.telling import Teller
from diplomat_desk.domain.words import say
from diplomat_desk.reports.citations import Citations, disputed, disputes_heading
from diplomat_desk.reports.document import (
    Block,
    Fact,
    Facts,
    Heading,
    Item,
    Paragraph,
    Style,
    Together,
    quiet,
    strong,
    text,
)
from diplomat_desk.reports.kinds import Basis
from diplomat_desk.reports.record_facts import Named, character, headline, prose, who
from diplomat_desk.reports.record_parts import parts

_MAKES_ONE_PIECE = 500
_MEASURED = (
    "people", "meetings", "outcomes", "transfers", "documents", "constraints", "assessments", "claims",
)  # fmt: skip
_LONG = ("what", "evidence", "response", "agenda", "reason", "note")


def anchor(number: int) -> str:
    """Return the name by which links find the entry of the initiative ``number``."""
    return f"entry-{number}"


def entry(one: Initiative, basis: Basis, parent: Named | None) -> tuple[Block, ...]:
    """Return the full entry of ``one``; a short one stays in one piece."""
    teller = Teller(one, basis.vocabularies, basis.countries)
    cited = Citations(one)
    facts = (
        *who(one, basis, parent),
        *parts(one, teller),
        *character(one, basis, cited),
        *_disputes(teller, cited),
        _sources(one, basis, cited),
    )
    head: tuple[Block, ...] = (
        Heading(one.title, 3, anchor=anchor(one.id), listed=False),
        Paragraph(text(strong(one.reference), " ", quiet(headline(one, basis))), Style.QUIET),
    )
    rest: tuple[Block, ...] = (
        *(Paragraph(line) for line in prose(one.summary)),
        *_objectives(one),
        Facts(facts),
    )
    if _length(one) < _MAKES_ONE_PIECE:
        return (Together((*head, *rest)),)
    return (Together((*head, *rest[:1])), *rest[1:]) if len(rest) > 1 else (*head, *rest)


def _objectives(one: Initiative) -> tuple[Block, ...]:
    lines = prose(one.objectives)
    if not lines:
        return ()
    head = Paragraph(text(quiet(say("Objectives"))), Style.QUIET)
    return (head, *(Paragraph(line) for line in lines))


def _disputes(teller: Teller, cited: Citations) -> tuple[Fact, ...]:
    heading = disputes_heading(teller.disputes())
    found = disputed(teller, cited)
    items = tuple(
        Item(text(say("{name}: ", name=fact.name), *said.text), said.more)
        for fact in found for said in fact.items
    )  # fmt: skip
    return (Fact(heading, items),) if items else ()


def _sources(one: Initiative, basis: Basis, cited: Citations) -> Fact:
    notes = cited.notes(basis)
    if not notes:
        return Fact(say("Sources"), (Item(text(say("No source recorded."))),))
    return Fact(say("Sources"), notes, numbered=True)


def _length(one: Initiative) -> int:
    """Return about how many letters long the entry is, from the texts that can be long."""
    length = len(one.summary) + len(one.objectives) + 120 * len(one.sources)
    for name in _MEASURED:
        for part in getattr(one, name):
            length += 70 + sum(len(getattr(part, field, "")) for field in _LONG)
    return length + 40 * sum(len(meeting.attendance) for meeting in one.meetings)
