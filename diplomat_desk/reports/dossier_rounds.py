"""The rounds of a process in its dossier: a table, and each in full where that is asked for."""

from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.terms import NONE
from diplomat_desk.domain.words import say
from diplomat_desk.reports.document import (
    Block,
    Column,
    Heading,
    Row,
    Section,
    Span,
    Table,
    Text,
    cell,
    quiet,
    text,
)
from diplomat_desk.reports.entry import anchor, entry
from diplomat_desk.reports.filled import filled
from diplomat_desk.reports.kinds import Basis
from diplomat_desk.reports.record_facts import countries, organisations, places, when

_FULL = "yes"


def rounds(found: tuple[Initiative, ...], basis: Basis) -> tuple[Block, ...]:
    """Return the rounds, earliest first: when, what, where, who, and what each led to."""
    if not found:
        return ()
    heading = say("Rounds")
    columns = (
        Column(say("When"), 1.3), Column(say("Round"), 2), Column(say("Where"), 1.2),
        Column(say("Who"), 1.8), Column(say("What came of it"), 2.2),
    )  # fmt: skip
    in_full = basis.options.get("rounds") == _FULL
    rows = tuple(_row(one, basis, in_full=in_full) for one in found)
    blocks: tuple[Block, ...] = (
        Heading(heading, 2),
        filled(Table(columns, (Section(rows),), heading)),
    )
    if not in_full:
        return blocks
    full = (block for one in found for block in entry(one, basis, None))
    return (*blocks, Heading(say("The rounds in full"), 2), *full)


def _row(one: Initiative, basis: Basis, *, in_full: bool) -> Row:
    link = f"#{anchor(one.id)}" if in_full else ""
    return Row(
        (
            cell(when(one)),
            cell(text(Span(one.title, link=link)), text(quiet(one.reference))),
            cell(places(one, basis)),
            cell(countries(one, basis), text(quiet(organisations(one, basis)))),
            cell(*_led_to(one)),
        )
    )


def _led_to(one: Initiative) -> tuple[Text, ...]:
    outcomes = (
        (say("Nothing came of it. {what}", what=held.what).strip() if held.kind == NONE else held.what)
        for held in one.outcomes
    )  # fmt: skip
    transfers = (say("Transfer: {what}", what=held.what) for held in one.transfers)
    return tuple(text(" ".join(line.split())) for line in (*outcomes, *transfers) if line.strip())
