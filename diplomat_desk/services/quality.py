"""The quality list: what contradicts itself or is missing, and what somebody judged to be no fault.

A new sort of finding is a module that gives a :class:`Source`, and one line in :data:`SOURCES`.
"""

from collections.abc import Callable
from datetime import date

from diplomat_desk.domain.changes import Action, Change, Identity, Kind, State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import MissingError, Problem, RefusedError
from diplomat_desk.domain.findings import Group, Item
from diplomat_desk.domain.quality import Dismissal
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.services import record_findings, same_initiatives
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.finding_source import Asked, Source
from diplomat_desk.services.labels import short
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin
from diplomat_desk.store.writing import Writer

SOURCES: tuple[Source, ...] = (record_findings.SOURCE, same_initiatives.SOURCE)
PAGE = 200


def groups(
    desk: Desk, ceiling: Level, today: date, *, dismissed: bool = False
) -> tuple[Group, ...]:
    """Return how many findings there are of each sort, contradictions first; sorts without any are left out."""
    asked = Asked(desk, ceiling, today, dismissed)
    found = []
    for source in SOURCES:
        numbers = source.counts(asked)
        found += [
            Group(heading, numbers[heading.code])
            for heading in source.headings
            if numbers.get(heading.code)
        ]
    return tuple(sorted(found, key=lambda group: group.heading.gap))


def total(desk: Desk, ceiling: Level, today: date) -> int:
    """Return how many findings are open."""
    return sum(group.number for group in groups(desk, ceiling, today))


def items(
    desk: Desk,
    code: str,
    ceiling: Level,
    today: date,
    *,
    dismissed: bool = False,
    outside: bool = False,
    first: int = 0,
    most: int = PAGE,
) -> tuple[Item, ...]:
    """Return the findings under one heading; with ``dismissed``, those that were judged to be no fault.

    What is put ``outside`` names nobody whose meeting forbids it, and leaves out what only that shows.
    """
    asked = Asked(desk, ceiling, today, dismissed, outside)
    for source in SOURCES:
        if any(heading.code == code for heading in source.headings):
            return source.items(asked, code, first, most)
    return ()


def dismiss(desk: Desk, item: Item, reason: str) -> Change:
    """Judge a finding to be no fault, with a reason; one step.

    Raises :class:`RefusedError` where no reason is given; nothing is written then.
    """
    said = clean_line(reason)
    if not said:
        raise RefusedError((Problem("reason", say("Say why this is no fault.")),))

    def turn(writer: Writer, before: State | None) -> Change:
        made = Dismissal(
            subject=item.subject, reason=said, author=desk.author, at=writer.now, level=item.level
        )
        action = Action.EDIT if before else Action.RECORD
        return writer.put(action, _label(item), before, State(made))

    return _step(desk, item, turn)


def undismiss(desk: Desk, item: Item) -> Change:
    """Put a dismissed finding back on the list; one step. Raises :class:`MissingError`."""

    def turn(writer: Writer, before: State | None) -> Change:
        if before is None:
            raise MissingError(say("It is on the list again already."))
        label = say("bring a finding in “{title}” back", title=short(item.title))
        return writer.erase(Action.DELETE, label, before)

    return _step(desk, item, turn)


def _step(desk: Desk, item: Item, turn: Callable[[Writer, State | None], Change]) -> Change:
    with begin(desk) as writer:
        change = turn(writer, writer.find(Identity(Kind.DISMISSAL, item.subject)))
    desk.history.add(Step(change.label, (change,)))
    return change


def _label(item: Item) -> str:
    return say("dismiss a finding in “{title}”", title=short(item.title))
