"""The initiative dossier: one initiative whole, with its sources as numbered notes."""

from dataclasses import dataclass

from diplomat_desk.domain.advice.tracks import Advice
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally, withheld_in_words
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.options import switch
from diplomat_desk.domain.telling import Teller
from diplomat_desk.domain.terms import NONE
from diplomat_desk.domain.ties import Tie
from diplomat_desk.domain.words import count, dotted, listed, say
from diplomat_desk.reports import dossier_parts as part
from diplomat_desk.reports.citations import Citations, disputed, disputes_heading
from diplomat_desk.reports.document import (
    Block,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Listing,
    Paragraph,
    Style,
    Text,
    text,
)
from diplomat_desk.reports.dossier_past import Past, past
from diplomat_desk.reports.dossier_rounds import rounds
from diplomat_desk.reports.kinds import Basis, ReportKind, Subject, Used
from diplomat_desk.reports.record_facts import Named, headline, prose
from diplomat_desk.reports.record_parts import documents, meetings, named

_MOST_FIGURES = 5
_FEWEST_FIGURES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One initiative as it may be put out, and what stands around it.

    ``rounds`` are whole where they are told in full. ``advice`` is there where it differs from the
    analyst's track, ``past`` where the history was asked for, the latest change first.
    """

    filter: Filter
    tally: Tally
    marking: Level
    record: Initiative
    process: Named | None = None
    rounds: tuple[Initiative, ...] = ()
    ties: tuple[Tie, ...] = ()
    advice: Advice | None = None
    past: tuple[Past, ...] | None = None
    used: frozenset[Used] = frozenset()


def compose(material: Dossier, basis: Basis) -> Document:
    """Return the dossier."""
    one = material.record
    return Document(
        title=one.title,
        about=_about(material, basis),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=(*_findings(material), *_body(material, basis), _foot(material)),
        language=basis.language,
    )


def _about(material: Dossier, basis: Basis) -> tuple[Text, ...]:
    one = material.record
    reference = dotted(say("Initiative dossier"), one.reference)
    process = say("A round of {title} ({reference})",
                  title=material.process[1], reference=material.process[0]) if material.process else ""  # fmt: skip
    return tuple(text(line) for line in (reference, headline(one, basis), process) if line)


def _findings(material: Dossier) -> tuple[Block, ...]:
    one = material.record
    lead = Paragraph(text(came_of_it(one, material.rounds)), Style.LEAD)
    held = (
        (len(material.rounds), "round", "rounds"),
        (len(one.meetings), "meeting", "meetings"),
        (len(one.countries), "country", "countries"),
        (len(one.organisations), "organisation", "organisations"),
        (len(one.people), "person named", "people named"),
        (sum(held.kind != NONE for held in one.outcomes), "outcome", "outcomes"),
        (len(one.transfers), "transfer", "transfers"),
    )
    figures = tuple(
        KeyFigure(f"{number:,}", count(number, single, many)) for number, single, many in held if number
    )  # fmt: skip
    if len(figures) < _FEWEST_FIGURES:
        return (lead,)
    return (lead, KeyFigures(figures[:_MOST_FIGURES]))


def came_of_it(one: Initiative, rounds: tuple[Initiative, ...] = ()) -> str:
    """Return in a sentence or two what came of it, which is what a reader asks first."""
    outcomes = [found for held in (one, *rounds) for found in held.outcomes]
    changes = [found for found in outcomes if found.kind != NONE]
    transfers = sum(len(held.transfers) for held in (one, *rounds))
    if not changes and not transfers:
        if outcomes:
            return say("Nothing came of it, as far as is known.")
        return say("Nothing is recorded of what came of it.")
    parts = [
        count(len(changes), "{n} outcome", "{n} outcomes") if changes else "",
        count(transfers, "{n} transfer to an official track", "{n} transfers to official tracks")
        if transfers
        else "",
    ]
    return say("On record: {what}.", what=listed([part for part in parts if part]))


def _body(material: Dossier, basis: Basis) -> tuple[Block, ...]:
    one = material.record
    teller = Teller(one, basis.vocabularies, basis.countries)
    cited = Citations(one)
    return (
        *_texts(one),
        *part.section(say("What it is"), part.what_it_is(one, basis, cited)),
        *part.section(say("Parties"), part.parties(one, basis, cited)),
        *part.people(one, basis, teller, cited),
        *rounds(material.rounds, basis),
        *part.section(say("Meetings"), meetings(teller)),
        *part.came_of_it(one, basis, teller),
        *part.listing(say("Documents"), documents(teller)),
        *part.listing(say("What held it back"), named(teller.constraints())),
        *part.assessment(one, basis),
        *part.ties(material.ties, basis),
        *part.advice(material.advice, one, basis),
        *part.section(disputes_heading(teller.disputes()), disputed(teller, cited)),
        *_sources(cited, basis),
        *past(material.past),
    )


def _texts(one: Initiative) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for heading, words in ((say("Summary"), one.summary), (say("Objectives"), one.objectives)):
        if lines := prose(words):
            blocks += (Heading(heading, 2), *(Paragraph(line) for line in lines))
    return tuple(blocks)


def _sources(cited: Citations, basis: Basis) -> tuple[Block, ...]:
    notes = cited.notes(basis)
    heading = Heading(say("Sources"), 2)
    if not notes:
        return (heading, Paragraph(text(say("No source recorded."))))
    return (heading, Listing(notes, numbered=True))


def _foot(material: Dossier) -> Block:
    tally = material.tally
    up_to = say("Shown up to the level “{level}”", level=material.filter.ceiling.label)
    withheld = withheld_in_words(tally.withheld, tally.entries)
    return Paragraph(text(dotted(up_to, withheld)), Style.QUIET)


KIND = ReportKind(
    name="dossier",
    label="Initiative dossier",
    about="One initiative whole: facts, parties, people as they were then, what came of it, sources.",
    icon="file-text",
    compose=compose,
    options=(
        switch("history", "History of changes"),
        switch("advice", "Advice on the track", on=True),
        switch("rounds", "Rounds in full"),
    ),
    subject=Subject.INITIATIVE,
    selects=False,
)
