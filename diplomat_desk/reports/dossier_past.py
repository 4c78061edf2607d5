"""The history of a record in its dossier: who changed what, when, from what to what."""

from dataclasses import dataclass

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.differences import Difference
from diplomat_desk.domain.words import dotted, say
from diplomat_desk.reports.document import (
    Block,
    Fact,
    Facts,
    Heading,
    Item,
    Paragraph,
    Text,
    quiet,
    text,
)


@dataclass(frozen=True, slots=True)
class Past:
    """One change: the day (UTC), who made it (may be empty), what was done, and what changed."""

    day: PartialDate
    author: str
    done: str
    changes: tuple[Difference, ...] = ()


def past(found: tuple[Past, ...] | None) -> tuple[Block, ...]:
    """Return the history, the latest change first; nothing where it was not asked for."""
    if found is None:
        return ()
    heading = Heading(say("History of this record"), 2)
    if not found:
        return (heading, Paragraph(text(say("No change of it may be told."))))
    return (heading, Facts(tuple(_change(one) for one in found)))


def _change(one: Past) -> Fact:
    by = say("by {who}", who=one.author) if one.author else ""
    more = tuple(line for change in one.changes for line in _lines(change))
    return Fact(one.day.in_words(), (Item(text(dotted(one.done, by)), more),))


def _lines(change: Difference) -> tuple[Text, ...]:
    before, after = (" ".join(part.split()) for part in (change.before, change.after))
    if before and after:
        words = say("{before} › {after}", before=before, after=after)
    elif after:
        words = say("added: {text}", text=after)
    else:
        words = say("removed: {text}", text=before)
    return (text(say("{name}: ", name=change.field), quiet(words)),)
