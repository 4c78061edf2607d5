"""The follow-up list: what is to be done, by when, by whom."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter, in_words
from diplomat_desk.domain.options import Option, switch
from diplomat_desk.domain.upcoming import Listed, Task, When, late_in_words, when_due
from diplomat_desk.domain.words import count, say
from diplomat_desk.reports.document import (
    Block,
    Column,
    Document,
    Paragraph,
    Row,
    Section,
    Style,
    Table,
    cell,
    quiet,
    strong,
    text,
)
from diplomat_desk.reports.filled import filled
from diplomat_desk.reports.kinds import Basis, ReportKind, Used


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUps:
    """The follow-ups of a selection, by their due dates; ``owner`` is whose, empty for everybody's.

    ``left_out`` counts those that are too many to be printed.
    """

    filter: Filter
    tally: Tally
    marking: Level
    today: date
    listed: tuple[Listed, ...]
    left_out: int = 0
    owner: str = ""
    used: frozenset[Used] = frozenset()


def compose(material: FollowUps, basis: Basis) -> Document:
    """Return the list, grouped by how near each is due."""
    tasks = [one.task for one in material.listed]
    sections = [
        Section(tuple(_row(task, material.today) for task in run), text(strong(when.label)))
        for when, run in groupby(tasks, lambda task: when_due(task.follow_up, material.today))
    ]
    return Document(
        title=say("Follow-ups"),
        about=tuple(text(line) for line in _about(material, basis) if line),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=(Paragraph(text(_finding(material)), Style.LEAD), *_blocks(material, sections)),
        language=basis.language,
    )


def _about(material: FollowUps, basis: Basis) -> tuple[str, ...]:
    whose = say("Owner: {name}", name=material.owner) if material.owner else ""
    selected = in_words(material.filter, basis.vocabularies, basis.countries)
    return (whose, selected, material.tally.in_words())


def _finding(material: FollowUps) -> str:
    nearness = [when_due(one.task.follow_up, material.today) for one in material.listed]
    still = len(nearness) - nearness.count(When.DONE)
    if not still:
        return say("Nothing is to be done.")
    counts = count(still, "{n} follow-up is open", "{n} follow-ups are open")
    late = nearness.count(When.OVERDUE)
    overdue = count(late, "{n} is overdue", "{n} are overdue") if late else say("none is overdue")
    return say("{counts}, {overdue}.", counts=counts, overdue=overdue)


def _blocks(material: FollowUps, sections: list[Section]) -> tuple[Block, ...]:
    found: list[Block] = [_table(tuple(sections))] if sections else []
    if material.left_out:
        left = count(material.left_out, "{n} more is not printed.", "{n} more are not printed.")
        found.append(Paragraph(text(left), Style.QUIET))
    return tuple(found)


def _table(sections: tuple[Section, ...]) -> Table:
    columns = (
        Column(say("Due")),
        Column(say("What is to be done"), 3),
        Column(say("Owner"), 1),
        Column(say("Initiative"), 2),
    )
    return filled(Table(columns, sections, say("Follow-ups")))


def _row(task: Task, today: date) -> Row:
    follow_up = task.follow_up
    due = follow_up.due.in_words() if follow_up.due else ""
    late = late_in_words(follow_up, today)
    return Row(
        (
            cell(due, text(quiet(late))),
            cell(follow_up.task),
            cell(follow_up.owner),
            cell(task.title, text(quiet(task.reference))),
        )
    )


KIND = ReportKind(
    name="follow-ups",
    label="Follow-up list",
    about="What is to be done, by when and by whom, overdue first.",
    icon="list-checks",
    compose=compose,
    options=(Option("owner", "Owner", hint="everybody"), switch("done", "What is done as well")),
)
