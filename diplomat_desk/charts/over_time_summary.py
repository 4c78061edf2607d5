"""The finding of a chart over time in a few sentences."""

from diplomat_desk.charts.captions import counted_words
from diplomat_desk.charts.over_time_said import Said, in_sentence, initiatives, sums_of, to_come
from diplomat_desk.charts.over_time_words import empty
from diplomat_desk.domain.over_time import Dates
from diplomat_desk.domain.periods import Step
from diplomat_desk.domain.words import say

_LATEST = {
    Step.DECADE: "In the latest {n} decades {now} began, in the {n} before {then}.",
    Step.YEAR: "In the latest {n} years {now} began, in the {n} before {then}.",
    Step.QUARTER: "In the latest {n} quarters {now} began, in the {n} before {then}.",
    Step.MONTH: "In the latest {n} months {now} began, in the {n} before {then}.",
}
_LATEST_STEPS = {Step.DECADE: 2, Step.YEAR: 10, Step.QUARTER: 8, Step.MONTH: 12}


def summary(said: Said) -> str:
    """Return the finding in words."""
    nothing = empty(said)
    if nothing:
        return nothing
    now, first = said.main.total, said.stepped[0].total
    if said.figures.earlier:
        return say(
            "{now} began in {period}, {then} in {before}.",
            now=initiatives(now), then=f"{first:,}",
            period=said.figures.period.in_words(), before=said.figures.earlier.period.in_words(),
        )  # fmt: skip
    if said.planned_against_actual:
        return say("{n} were planned to begin, and {begun} began.",
                   n=counted_words(first), begun=f"{now:,}")  # fmt: skip
    return " ".join(part for part in (_trend(said), _latest(said), to_come(said)) if part)


def _trend(said: Said) -> str:
    """Return ``41 initiatives since 1949, most in 2004 (5); none since 2023.``."""
    sums = sums_of(said)
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
        initiatives=initiatives(said.main.total, said.figures.beginnings[0].dates is Dates.PLANNED),
        first=in_sentence(step, began),
        peak=in_sentence(step, peaks[-1]),
        most=f"{most:,}",
    )
    if began == ended:
        said_so = say(
            "{initiatives}, in {step}",
            initiatives=initiatives(said.main.total),
            step=in_sentence(step, began),
        )
    looked_at = said.figures.period.until is not None
    until = span.last if looked_at or span.today is None else max(span.last, span.today)
    if ended < until:
        return say("{trend}; none since {last}.", trend=said_so, last=in_sentence(step, ended))
    return f"{said_so}."


def _latest(said: Said) -> str:
    """Return how the latest steps compare with as many before them; empty where there are too few."""
    span = said.span
    end = span.last if span.today is None else min(span.last, max(span.today, span.first))
    number = min(_LATEST_STEPS[span.step], (end - span.first + 1) // 2)
    if number < 2:
        return ""
    sums = sums_of(said)
    now = sum(sums.get(end - n, 0) for n in range(number))
    then = sum(sums.get(end - number - n, 0) for n in range(number))
    return say(_LATEST[span.step], n=number, now=_number(now), then=_number(then))


def _number(number: int) -> str:
    return f"{number:,}" if number else say("none")
