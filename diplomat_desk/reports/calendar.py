"""The calendar: months with what is held, begins, ends and is due, each on the date that is known."""

from dataclasses import dataclass
from datetime import date

from diplomat_desk.domain.agenda import Calendar, Entry, Month
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter, in_words
from diplomat_desk.domain.options import Choice, Option, switch
from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Paragraph,
    Row,
    Section,
    Style,
    Table,
    Text,
    quiet,
    strong,
    text,
)
from diplomat_desk.reports.kinds import Basis, ReportKind, Used

_HIGH = 16.0
_WEEKEND = "#f4f4f4"
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMaterial:
    """What a selection has in some months."""

    filter: Filter
    tally: Tally
    marking: Level
    calendar: Calendar
    used: frozenset[Used] = frozenset()


def compose(material: CalendarMaterial, basis: Basis) -> Document:
    """Return the months, one grid each; a month in which nothing is known is one line."""
    months = material.calendar.months
    blocks: list[Block] = [Paragraph(text(_finding(material)), Style.LEAD)]
    if not _is_empty(material.calendar):
        for month in months:
            blocks += _month(month)
    blocks += _years(material.calendar)
    first, last = months[0].date, months[-1].date
    about = first.in_words() if first == last else say(
        "{start} to {end}", start=first.in_words(), end=last.in_words()
    )  # fmt: skip
    return Document(
        title=say("Calendar"),
        about=(
            text(about),
            text(in_words(material.filter, basis.vocabularies, basis.countries)),
            text(material.tally.in_words()),
        ),
        register=basis.register,
        made_on=basis.made_on,
        marking=material.marking,
        blocks=tuple(blocks),
        language=basis.language,
        wide=True,
    )


def _finding(material: CalendarMaterial) -> str:
    on_days = sum(len(held) for month in material.calendar.months for _, held in month.days)
    vague = sum(len(month.sometime) for month in material.calendar.months)
    vague += sum(len(held) for _, held in material.calendar.years)
    if not on_days and not vague:
        return say("Nothing is recorded in these months.")
    known = count(on_days, "{n} entry stands on its day", "{n} entries stand on their days")
    if not vague:
        return say("{known}.", known=known)
    if not on_days:
        return count(vague, "{n} entry, the day of which is not known.",
                     "{n} entries, the days of which are not known.")  # fmt: skip
    rest = count(vague, "of {n} more no day is known", "of {n} more no day is known")
    return say("{known}; {rest}.", known=known, rest=rest)


def _is_empty(calendar: Calendar) -> bool:
    return not calendar.years and all(month.is_empty for month in calendar.months)


def _month(month: Month) -> list[Block]:
    heading = Heading(month.date.in_words(), 2)
    if month.is_empty:
        return [heading, Paragraph(text(say("Nothing is recorded.")), Style.QUIET)]
    blocks: list[Block] = [heading]
    if month.days:
        blocks.append(_grid(month))
    if month.sometime:
        items = tuple(Item(_told(one)) for one in month.sometime)
        blocks.append(Facts((Fact(say("In this month"), items),)))
    return blocks


def _grid(month: Month) -> Table:
    held = dict(month.days)
    start = date(month.year, month.month, 1)
    after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    days = (after - start).days
    cells = [Cell() for _ in range(start.weekday())]
    cells += [_day(number, held.get(number, ())) for number in range(1, days + 1)]
    cells += [Cell() for _ in range(-len(cells) % _WEEK)]
    weeks = [cells[first : first + _WEEK] for first in range(0, len(cells), _WEEK)]
    rows = tuple(
        Row(tuple(_shaded(one, place) for place, one in enumerate(week)), height=_HIGH)
        for week in weeks
    )
    return Table(_weekdays(), (Section(rows),), month.date.in_words(), ruled=True)


def _weekdays() -> tuple[Column, ...]:
    # Weeks begin on Monday (ISO 8601).
    names = (
        say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"),
        say("Saturday"), say("Sunday"),
    )  # fmt: skip
    return tuple(Column(name, 1) for name in names)


def _shaded(one: Cell, place: int) -> Cell:
    return Cell(one.lines, fill=_WEEKEND) if place >= _WEEK - 2 else one


def _day(number: int, held: tuple[Entry, ...]) -> Cell:
    return Cell((text(strong(str(number)) if held else quiet(str(number))), *map(_told, held)))


def _told(one: Entry) -> Text:
    return text(one.name, quiet(f" · {dotted(one.sort.label, one.remark, one.reference)}"))


def _years(calendar: Calendar) -> list[Block]:
    facts = tuple(
        Fact(str(year), tuple(Item(_told(one)) for one in held)) for year, held in calendar.years
    )
    return [Heading(say("Only the year is known"), 2), Facts(facts)] if facts else []


KIND = ReportKind(
    name="calendar",
    label="Calendar",
    about="Months with meetings, what begins and ends, and what is due, each on the date that is known.",
    icon="calendar",
    compose=compose,
    options=(
        Option("months", "Months", (Choice("3", "3"), Choice("1", "1"), Choice("6", "6"), Choice("12", "12"))),
        Option("from", "From", hint="this month; or 2024-03"),
        switch("meetings", "Meetings", on=True),
        switch("initiatives", "Initiatives", on=True),
        switch("follow-ups", "Follow-ups due"),
    ),
)  # fmt: skip
