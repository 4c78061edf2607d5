"""What a chart over time and its bars are called, and why there are none."""

from collections.abc import Iterable

from diplomat_desk.charts.captions import no_match
from diplomat_desk.charts.over_time_said import Said, initiatives
from diplomat_desk.domain.filters import in_words
from diplomat_desk.domain.over_time import Dates
from diplomat_desk.domain.words import dotted, say


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
    said = initiatives(number, dates == Dates.PLANNED)
    template = "Up to {step}: {initiatives}" if running else "{step}: {initiatives}"
    return dotted(say(template, step=name, initiatives=said), parts_of_it)


def piece(name: str, group: str, number: int, dates: str, running: bool) -> str:
    """Return ``1999 · Track II: 2 initiatives begun``."""
    said = initiatives(number, dates == Dates.PLANNED)
    template = (
        "Up to {step} · {group}: {initiatives}" if running else "{step} · {group}: {initiatives}"
    )
    return say(template, step=name, group=group, initiatives=said)


def parts(named: Iterable[tuple[str, int]]) -> str:
    """Return ``Level 1: 1 · Track II: 2``, without what is nought."""
    return dotted(*(say("{group}: {n}", group=group, n=f"{n:,}") for group, n in named if n))


def empty(said: Said) -> str:
    """Return why there is nothing to draw; empty where there is."""
    if any(one.total for one in said.stepped):
        return ""
    if not said.figures.tally.selected:
        return no_match()
    if any(one.vague for one in said.stepped):
        return say("No date is known to the {step}. Choose a longer step.", step=said.step_name)
    if any(one.unsure for one in said.stepped):
        return say("No date is known well enough to lie in this period for sure.")
    if any(one.outside for one in said.stepped):
        return say("None of the selected initiatives began in this period.")
    return {
        Dates.RECORDED: say("None of the selected initiatives has a date."),
        Dates.ACTUAL: say("None of the selected initiatives has an actual start recorded."),
        Dates.PLANNED: say("None of the selected initiatives has a planned start recorded."),
    }[said.figures.beginnings[-1].dates]
