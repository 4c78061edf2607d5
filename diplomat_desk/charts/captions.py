"""What every chart says of its numbers in the same words: what is counted, what is withheld, why it is empty."""

from diplomat_desk.charts.kinds import Figures
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.words import count, say


def processes_count(figures: Figures) -> bool:
    """Tell whether processes are counted, rather than every round."""
    return figures.filter.unit is Unit.PROCESSES


def unit_of(figures: Figures) -> str:
    """Return what an axis counts."""
    return say("Processes") if processes_count(figures) else say("Initiatives")


def counted_words(number: int, *, processes: bool = False) -> str:
    """Return ``3 initiatives``, or ``3 processes``."""
    if processes:
        return count(number, "{n} process", "{n} processes")
    return count(number, "{n} initiative", "{n} initiatives")


def counted(chosen: Filter, processes: str = "") -> str:
    """Return the sentence about what is counted; ``processes`` is it where these are, if not the usual."""
    if chosen.unit is Unit.PROCESSES:
        return processes or say("Counted: processes; a process counts once, with all its rounds.")
    return say("Counted: rounds; every round of a process counts by itself.")


def withheld(figures: Figures, nothing: str) -> tuple[str, ...]:
    """Return the line that keeps ``nothing``, as "0" or "a gap", from being read as none; none without a ceiling."""
    tally = figures.tally
    if not (figures.filter.ceiling < TOP or tally.withheld or tally.entries):
        return ()
    line = say(
        "Withheld records are not counted: {nothing} means none up to “{level}”, not none at all.",
        nothing=nothing, level=figures.filter.ceiling.label,
    )  # fmt: skip
    return (line,)


def no_match() -> str:
    """Return why a chart is empty where the filter selects nothing."""
    return say("No initiative matches this filter.")
