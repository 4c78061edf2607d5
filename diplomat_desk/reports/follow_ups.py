"""The follow-up list: what is to be done, by when, by whom."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.upcoming import Task, Upcoming, late_in_words, when_due
from diplomat_desk.domain.words import count, say
from diplomat_desk.reports.document import (
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
from diplomat_desk.reports.kinds import Basis, Option, ReportKind, Used


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUps:
    """The follow-ups under a ceiling; ``owner`` is whose, empty for everybody's."""

    filter: Filter
    tally: Tally
    marking: Level
    today: date
    due: Upcoming
    owner: str = ""
    used: frozenset[Used] = frozenset()


def compose(material: FollowUps, basis: Basis) -> Document:
    """Return the list, grouped by how near each is due."""
    due = material.due
    sections = [
        Section(tuple(_row(task, material.today) for task in tasks), text(strong(when.label)))
        for when, tasks in groupby(due.tasks, lambda task: when_due(task.follow_up, material.today))
    ]
    whose = say("Owner: {name}", name=material.owner) if material.owner else ""
    counts = count(due.open, "{n} follow-up is open", "{n} follow-ups are open")
    overdue = count(due.overdue, "{n} is overdue", "{n} are overdue")
    blocks = (
        (_table(tuple(sections)),)
        if sections
        else (Paragraph(text(say("Nothing is to be done."))),)
    )
    return Document(
        title=say("Follow-ups"),
        about=tuple(text(line) for line in (whose, f"{counts} · {overdue}") if line),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=(*blocks, Paragraph(text(material.tally.in_words()), Style.QUIET)),
        language=basis.language,
    )


def _table(sections: tuple[Section, ...]) -> Table:
    columns = (
        Column(say("Due")),
        Column(say("What is to be done"), 3),
        Column(say("Owner"), 1),
        Column(say("Initiative"), 2),
    )
    return Table(columns, sections, say("Follow-ups"))


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
    options=(Option("owner", "Owner", hint="everybody"),),
    selects=False,
)
