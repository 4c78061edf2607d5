"""What the words of a chart over time are made of, and what several of them say alike."""

from dataclasses import dataclass

from diplomat_desk.charts.captions import counted_words
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.over_time_span import Span
from diplomat_desk.domain.over_time import OverTime, Stepped
from diplomat_desk.domain.periods import Step
from diplomat_desk.domain.words import count, say

STEPS = {Step.DECADE: "decade", Step.YEAR: "year", Step.QUARTER: "quarter", Step.MONTH: "month"}
"""What a step is called."""


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
        return say(STEPS[self.span.step])


def initiatives(number: int, planned: bool = False) -> str:
    """Return how many there are, or were planned to begin."""
    if planned:
        return count(number, "{n} initiative planned to begin", "{n} initiatives planned to begin")
    return counted_words(number)


def to_come(said: Said) -> str:
    """Return how many stand after today's step, as plans do; empty where none does or two periods stand there."""
    today = said.span.today
    if today is None or said.figures.earlier:
        return ""
    number = sum(value for (step, _), value in said.main.cells.items() if step > today)
    return count(number, "{n} is still to come.", "{n} are still to come.") if number else ""


def in_sentence(step: Step, number: int) -> str:
    """Return the name of a step as it stands within a sentence."""
    name = step.in_words(number)
    return say("the {decade}", decade=name) if step is Step.DECADE else name


def sums_of(said: Said) -> dict[int, int]:
    """Return how many began in each step that has any, by its number."""
    sums: dict[int, int] = {}
    for (number, _), value in said.main.cells.items():
        sums[number] = sums.get(number, 0) + value
    return sums
