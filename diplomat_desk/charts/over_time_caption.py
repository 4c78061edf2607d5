"""What a chart over time says under its picture: what is counted, what is left out, and why."""

from diplomat_desk.charts.captions import counted, withheld
from diplomat_desk.charts.over_time_said import STEPS, Said, to_come
from diplomat_desk.domain.over_time import Beginnings, Dates, period_of
from diplomat_desk.domain.periods import Period, Step
from diplomat_desk.domain.words import count, dotted, say

_DATES = {
    Dates.RECORDED: "Each stands at its first date, an actual one before a planned one.",
    Dates.ACTUAL: "Each stands at its actual start; plans are left out.",
    Dates.PLANNED: "Each stands at its planned start, whether it was kept or not.",
}


def caption(said: Said) -> tuple[str, ...]:
    """Return what is counted, undated, without a step, and withheld."""
    tally = said.figures.tally
    numbers = dotted(tally.in_words(with_unit=False), *_left_out(said), _doubtful(said))
    lines = (_counted(said), numbers, " ".join(_notes(said)))
    return (*filter(None, lines), *withheld(said.figures, say("a gap")))


def _counted(said: Said) -> str:
    processes = say("Counted: processes; a process counts once, with its earliest round.")
    unit = counted(said.figures.filter, processes)
    if said.planned_against_actual:
        dates = say("Plans stand at the planned start, what came of them at the actual one.")
    else:
        dates = say(_DATES[said.figures.beginnings[0].dates])
    return f"{unit} {dates}"


def _left_out(said: Said) -> list[str]:
    """Return how many stand in no step, and why."""
    vague = sum(one.vague for one in said.stepped)
    unsure = sum(one.unsure for one in said.stepped)
    ongoing = said.figures.beginnings[-1].ongoing
    found = [_without(one) for one in said.figures.beginnings]
    found.append(_outside(said))
    if vague:
        found.append(
            count(vague, "{n} date too vague for a {step}", "{n} dates too vague for a {step}",
                  step=said.step_name)
        )  # fmt: skip
    if unsure:
        found.append(say("{n} perhaps begun outside the period", n=f"{unsure:,}"))
    if ongoing:
        found.append(count(ongoing, "{n} ongoing, start unknown", "{n} ongoing, start unknown"))
    return [words for words in found if words]


def _without(beginnings: Beginnings) -> str:
    """Return how many lack the date that is counted by, where the tally does not say so."""
    if not beginnings.undated or beginnings.dates is Dates.RECORDED:
        return ""
    n = f"{beginnings.undated:,}"
    if beginnings.dates is Dates.ACTUAL:
        return say("{n} without an actual start", n=n)
    return say("{n} without a planned start", n=n)


def _outside(said: Said) -> str:
    figures = said.figures
    number = said.main.outside if figures.earlier else sum(one.outside for one in said.stepped)
    if figures.earlier:
        if period_of(figures.filter).bounded:
            return _before(number)
        return _outside_both(figures.beginnings[0], figures.period, figures.earlier.period)
    if said.planned_against_actual or figures.beginnings[0].dates is not Dates.RECORDED:
        return say("{n} outside the period", n=f"{number:,}") if number else ""
    return _before(number)


def _outside_both(beginnings: Beginnings, *periods: Period) -> str:
    number = sum(
        one.number
        for one in beginnings.dated
        if not any(period.may_hold(one.on) for period in periods)
    )
    return say("{n} begun outside both periods", n=f"{number:,}") if number else ""


def _before(number: int) -> str:
    return say("{n} begun before the period", n=f"{number:,}") if number else ""


def _doubtful(said: Said) -> str:
    number = sum(one.doubtful for one in said.stepped)
    if not number:
        return ""
    return count(
        number, "{n} date approximate or uncertain", "{n} dates approximate or uncertain"
    )  # fmt: skip


def _notes(said: Said) -> list[str]:
    span = said.span
    found = []
    some = any(one.total for one in said.stepped)
    if some and span.today is not None and span.first <= span.today <= span.last:
        name = span.step.in_words(span.today)
        decade = span.step is Step.DECADE
        over = "The {step} are not over." if decade else "{step} is not over."
        found.append(say(over, step=name))
    found += [to_come(said)] if to_come(said) else []
    if said.running and span.step in (Step.QUARTER, Step.MONTH):
        found.append(say("What is known to the year only counts from the end of that year on."))
    if span.asked:
        found.append(
            say("Shown by {step}: steps of a {asked} would be too many.",
                step=said.step_name, asked=say(STEPS[span.asked]))
        )  # fmt: skip
    if said.planned_against_actual and said.basis.options.get("compare") == "previous":
        found.append(say("Plans are held against what came of them, not against another period."))
    return found
