"""What a chart over time says in words: title, caption, summary, and what each bar is."""

from collections.abc import Iterable
from dataclasses import dataclass

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.over_time_span import Span
from diplomat_desk.domain.filters import Unit, in_words
from diplomat_desk.domain.over_time import Beginnings, Dates, OverTime, Stepped, period_of
from diplomat_desk.domain.periods import Step
from diplomat_desk.domain.words import count, dotted, say

_STEPS = {Step.DECADE: "decade", Step.YEAR: "year", Step.QUARTER: "quarter", Step.MONTH: "month"}
_LATEST = {
    Step.DECADE: "In the latest {n} decades {now} began, in the {n} before {then}.",
    Step.YEAR: "In the latest {n} years {now} began, in the {n} before {then}.",
    Step.QUARTER: "In the latest {n} quarters {now} began, in the {n} before {then}.",
    Step.MONTH: "In the latest {n} months {now} began, in the {n} before {then}.",
}
_DATES = {
    Dates.RECORDED: "Each stands at its first date, an actual one before a planned one.",
    Dates.ACTUAL: "Each stands at its actual start; plans are left out.",
    Dates.PLANNED: "Each stands at its planned start, whether it was kept or not.",
}
_LATEST_STEPS = {Step.DECADE: 2, Step.YEAR: 10, Step.QUARTER: 8, Step.MONTH: 12}


@dataclass(frozen=True, slots=True)
class Said:
    """What the words are made of; ``stepped`` are the numbers of each row of bars, the last one's first."""

    figures: OverTime
    basis: Basis
    span: Span
    stepped: tuple[Stepped, ...]
    running: bool

    @property
    def main(self) -> Stepped:
        """The numbers that the chart is about; others are what they are held against."""
        return self.stepped[-1]

    @property
    def planned_against_actual(self) -> bool:
        """Whether plans are held against what came of them."""
        return len(self.figures.beginnings) > 1

    @property
    def step_name(self) -> str:
        """The name of a step: year."""
        return say(_STEPS[self.span.step])


def title(said: Said) -> str:
    """Return what the picture is about."""
    figures = said.figures
    if figures.earlier:
        return say(
            "Initiatives begun: {now} against {before}",
            now=figures.period.in_words(),
            before=figures.earlier.period.in_words(),
        )
    if said.planned_against_actual:
        template = "Initiatives planned and begun, by {step}"
        running = "Initiatives planned and begun, running total by {step}"
    elif figures.beginnings[0].dates is Dates.PLANNED:
        template = "Initiatives planned to begin, by {step}"
        running = "Initiatives planned to begin, running total by {step}"
    else:
        template = "Initiatives begun, by {step}"
        running = "Initiatives begun, running total by {step}"
    return say(running if said.running else template, step=said.step_name)


def subtitle(said: Said) -> str:
    """Return the filter in words."""
    return in_words(said.figures.filter, said.basis.vocabularies, said.basis.countries)


def unit(said: Said) -> str:
    """Return what the numbers' axis counts."""
    return say("Initiatives, running total") if said.running else say("Initiatives")


def role(said: Said, code: str) -> str:
    """Return the name of a row of bars."""
    figures = said.figures
    if figures.earlier:
        earlier = code == "before"
        return (figures.earlier.period if earlier else figures.period).in_words()
    return {"planned": say("Planned to begin"), "begun": say("Begun")}.get(code, "")


def bar(name: str, number: int, dates: str, running: bool, parts_of_it: str) -> str:
    """Return ``1999: 3 initiatives begun · Level 1: 1 · Track II: 2``."""
    said = _initiatives(number, dates == Dates.PLANNED)
    template = "Up to {step}: {initiatives}" if running else "{step}: {initiatives}"
    return dotted(say(template, step=name, initiatives=said), parts_of_it)


def piece(name: str, group: str, number: int, dates: str, running: bool) -> str:
    """Return ``1999 · Track II: 2 initiatives begun``."""
    said = _initiatives(number, dates == Dates.PLANNED)
    template = (
        "Up to {step} · {group}: {initiatives}" if running else "{step} · {group}: {initiatives}"
    )
    return say(template, step=name, group=group, initiatives=said)


def parts(named: Iterable[tuple[str, int]]) -> str:
    """Return ``Level 1: 1 · Track II: 2``, without what is nought."""
    return dotted(*(say("{group}: {n}", group=group, n=f"{n:,}") for group, n in named if n))


def caption(said: Said) -> tuple[str, ...]:
    """Return what is counted, undated, without a step, and withheld."""
    tally = said.figures.tally
    counted = dotted(tally.in_words(with_unit=False), *_left_out(said), _doubtful(said))
    return tuple(line for line in (_counted(said), counted, " ".join(_notes(said))) if line)


def summary(said: Said) -> str:
    """Return the finding in words."""
    nothing = empty(said)
    if nothing:
        return nothing
    now, first = said.main.total, said.stepped[0].total
    if said.figures.earlier:
        return say(
            "{now} began in {period}, {then} in {before}.",
            now=_initiatives(now), then=f"{first:,}",
            period=said.figures.period.in_words(), before=said.figures.earlier.period.in_words(),
        )  # fmt: skip
    if said.planned_against_actual:
        return say("{n} were planned to begin, and {begun} began.",
                   n=count(first, "{n} initiative", "{n} initiatives"), begun=f"{now:,}")  # fmt: skip
    return " ".join(part for part in (_trend(said), _latest(said), _to_come(said)) if part)


def empty(said: Said) -> str:
    """Return why there is nothing to draw; empty where there is."""
    if any(one.total for one in said.stepped):
        return ""
    if not said.figures.tally.selected:
        return say("No initiative matches this filter.")
    if any(one.vague for one in said.stepped):
        return say("No date is known to the {step}. Choose a longer step.", step=said.step_name)
    if any(one.outside for one in said.stepped):
        return say("None of the selected initiatives began in this period.")
    return {
        Dates.RECORDED: say("None of the selected initiatives has a date."),
        Dates.ACTUAL: say("None of the selected initiatives has an actual start recorded."),
        Dates.PLANNED: say("None of the selected initiatives has a planned start recorded."),
    }[said.figures.beginnings[-1].dates]


def _initiatives(number: int, planned: bool = False) -> str:
    if planned:
        return count(number, "{n} initiative planned to begin", "{n} initiatives planned to begin")
    return count(number, "{n} initiative", "{n} initiatives")


def _counted(said: Said) -> str:
    if said.figures.filter.unit is Unit.PROCESSES:
        counted = say("Counted: processes; a process counts once, with its earliest round.")
    else:
        counted = say("Counted: rounds; every round of a process counts by itself.")
    if said.planned_against_actual:
        dates = say("Plans stand at the planned start, what came of them at the actual one.")
    else:
        dates = say(_DATES[said.figures.beginnings[0].dates])
    return f"{counted} {dates}"


def _left_out(said: Said) -> list[str]:
    """Return how many stand in no step, and why."""
    vague = sum(one.vague for one in said.stepped)
    ongoing = said.figures.beginnings[-1].ongoing
    found = [without(one) for one in said.figures.beginnings]
    found.append(_outside(said))
    if vague:
        found.append(
            count(vague, "{n} date too vague for a {step}", "{n} dates too vague for a {step}",
                  step=said.step_name)
        )  # fmt: skip
    if ongoing:
        found.append(count(ongoing, "{n} ongoing, start unknown", "{n} ongoing, start unknown"))
    return [words for words in found if words]


def without(beginnings: Beginnings) -> str:
    """Return how many lack the date that is counted by, where the tally does not say so."""
    if not beginnings.undated or beginnings.dates is Dates.RECORDED:
        return ""
    n = f"{beginnings.undated:,}"
    if beginnings.dates is Dates.ACTUAL:
        return say("{n} without an actual start", n=n)
    return say("{n} without a planned start", n=n)


def _outside(said: Said) -> str:
    figures = said.figures
    number = sum(one.outside for one in said.stepped)
    if figures.earlier:
        both = not period_of(figures.filter).bounded
        earlier = said.stepped[0]
        number = said.main.outside - (earlier.total + earlier.vague if both else 0)
        return _outside_both(number) if both else _before(number)
    if said.planned_against_actual or figures.beginnings[0].dates is not Dates.RECORDED:
        return say("{n} outside the period", n=f"{number:,}") if number else ""
    return _before(number)


def _outside_both(number: int) -> str:
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
    span, figures = said.span, said.figures
    found = []
    some = any(one.total for one in said.stepped)
    if some and span.today is not None and span.first <= span.today <= span.last:
        name = span.step.in_words(span.today)
        decade = span.step is Step.DECADE
        over = "The {step} are not over." if decade else "{step} is not over."
        found.append(say(over, step=name))
    found += [_to_come(said)] if _to_come(said) else []
    if span.asked:
        found.append(
            say("Shown by {step}: steps of a {asked} would be too many.",
                step=said.step_name, asked=say(_STEPS[span.asked]))
        )  # fmt: skip
    if said.planned_against_actual and said.basis.options.get("compare") == "previous":
        found.append(say("Plans are held against what came of them, not against another period."))
    if figures.tally.withheld or figures.tally.entries:
        found.append(say("What is withheld is not counted: a gap here need not be one."))
    return found


def _trend(said: Said) -> str:
    """Return ``41 initiatives since 1949, most in 2004 (5); none since 2023.``."""
    sums = _sums(said)
    span, step = said.span, said.span.step
    began, ended = min(sums), max(sums)
    most = max(sums.values())
    peaks = [number for number in sorted(sums) if sums[number] == most]
    template = (
        "{initiatives} since {first}, most in {peak} ({most})"
        if len(peaks) == 1 or most > 1
        else "{initiatives} since {first}, never more than one at a time"
    )
    said_so = say(
        template,
        initiatives=_initiatives(
            said.main.total, said.figures.beginnings[0].dates is Dates.PLANNED
        ),
        first=_in_sentence(step, began),
        peak=_in_sentence(step, peaks[-1]),
        most=f"{most:,}",
    )
    if began == ended:
        said_so = say(
            "{initiatives}, in {step}",
            initiatives=_initiatives(said.main.total),
            step=_in_sentence(step, began),
        )
    looked_at = said.figures.period.until is not None
    until = span.last if looked_at or span.today is None else max(span.last, span.today)
    if ended < until:
        return say("{trend}; none since {last}.", trend=said_so, last=_in_sentence(step, ended))
    return f"{said_so}."


def _to_come(said: Said) -> str:
    """Return how many stand after today's step, as plans do; empty where none does or two periods stand there."""
    today = said.span.today
    if today is None or said.figures.earlier:
        return ""
    number = sum(value for (step, _), value in said.main.cells.items() if step > today)
    return count(number, "{n} is still to come.", "{n} are still to come.") if number else ""


def _latest(said: Said) -> str:
    """Return how the latest steps compare with as many before them; empty where there are too few."""
    span = said.span
    end = span.last if span.today is None else min(span.last, max(span.today, span.first))
    number = min(_LATEST_STEPS[span.step], (end - span.first + 1) // 2)
    if number < 2:
        return ""
    sums = _sums(said)
    now = sum(sums.get(end - n, 0) for n in range(number))
    then = sum(sums.get(end - number - n, 0) for n in range(number))
    return say(_LATEST[span.step], n=number, now=_number(now), then=_number(then))


def _in_sentence(step: Step, number: int) -> str:
    name = step.in_words(number)
    return say("the {decade}", decade=name) if step is Step.DECADE else name


def _number(number: int) -> str:
    return f"{number:,}" if number else say("none")


def _sums(said: Said) -> dict[int, int]:
    sums: dict[int, int] = {}
    for (number, _), value in said.main.cells.items():
        sums[number] = sums.get(number, 0) + value
    return sums
