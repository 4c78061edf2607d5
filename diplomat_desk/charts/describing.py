"""What every chart says beside its numbers: series, title, caption, imprint."""

from collections.abc import Sequence
from dataclasses import dataclass

from diplomat_desk.charts.palette import Pattern, Style, other_grey, track_styles
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Unit, in_words
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say


@dataclass(frozen=True, slots=True)
class Series:
    """One column of the numbers: a track. ``total`` adds its cells up over all countries."""

    key: str
    label: str
    mark: str
    colour: str
    pattern: Pattern
    total: int


@dataclass(frozen=True, slots=True)
class Remainder:
    """How many rows a chart does not show one by one, and the statement that says so (or empty)."""

    rows: int = 0
    statement: str = ""


def track_series(crosstab: Crosstab, vocabularies: Vocabularies) -> tuple[Series, ...]:
    """Return the columns of ``crosstab`` as series, in their order."""
    styles = track_styles(vocabularies)
    found = []
    for position, code in enumerate(crosstab.columns):
        term = vocabularies.find("track", code)
        style = styles.get(code) or Style(other_grey(position), Pattern.SOLID)
        label = term.label if term else code or say("Not recorded")
        mark = term.mark if term and term.mark else label
        total = crosstab.column_totals[position]
        found.append(Series(code, label, mark, style.colour, style.pattern, total))
    return tuple(found)


def subtitle(crosstab: Crosstab, vocabularies: Vocabularies, countries: Countries) -> str:
    """Return the filter in words."""
    return in_words(crosstab.filter, vocabularies, countries)


def caption(crosstab: Crosstab) -> tuple[str, ...]:
    """Return the lines under a chart: what is counted, undated, without a country, withheld."""
    if crosstab.filter.unit is Unit.PROCESSES:
        unit = say("Counted: processes; a process counts once, with all its rounds.")
    else:
        unit = say("Counted: rounds; every round of a process counts by itself.")
    often = say("An initiative with several countries counts once in each of them.")
    without = say("{n} without a country", n=f"{crosstab.without_row:,}")
    return (f"{unit} {often}", f"{crosstab.tally.in_words(with_unit=False)} · {without}")


def nothing_to_show(crosstab: Crosstab) -> str:
    """Return the sentence that stands where the rows would be; empty when there are rows."""
    if crosstab.rows:
        return ""
    if crosstab.tally.selected:
        return say("None of the selected initiatives has a country recorded.")
    return say("No initiative matches this filter.")


def remainder(crosstab: Crosstab, shown: int) -> Remainder:
    """Return the honest statement about the rows after the first ``shown``."""
    hidden = crosstab.row_totals[shown:]
    if not hidden:
        return Remainder()
    least, most = min(hidden), max(hidden)
    if least == most:
        each = count(most, "{n} initiative each", "{n} initiatives each")
    else:
        each = say("{least} to {most} initiatives each", least=f"{least:,}", most=f"{most:,}")
    statement = count(
        len(hidden),
        "and {n} more country, with {each}",
        "and {n} more countries, with {each}",
        each=each if len(hidden) > 1 else count(most, "{n} initiative", "{n} initiatives"),
    )
    return Remainder(len(hidden), statement)


def tooltip(country: str, track: str, number: int) -> str:
    """Return ``Pakistan · Track II: 13 initiatives``."""
    initiatives = count(number, "{n} initiative", "{n} initiatives")
    return say(
        "{country} · {track}: {initiatives}", country=country, track=track, initiatives=initiatives
    )


def country_names(codes: Sequence[str], countries: Countries) -> tuple[str, ...]:
    """Return the names that rows are labelled with, a state that is no more with its last year."""
    found = ((code, countries.find(code)) for code in codes)
    return tuple(country.label if country else code for code, country in found)
