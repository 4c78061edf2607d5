"""What the charts that cross two dimensions say beside their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from diplomat_desk.charts.captions import counted, counted_words, no_match, withheld
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import in_words
from diplomat_desk.domain.words import count, dotted, say

_SEVERAL = {
    Dimension.COUNTRY: "An initiative with several countries counts once in each of them.",
    Dimension.REGION: "An initiative with countries of several regions counts once in each of them.",
    Dimension.ROLE: "A country that has several roles counts once in each of them.",
    Dimension.PURPOSE: "An initiative with several purposes counts once in each of them.",
    Dimension.ORGANISATION_TYPE: "An initiative with organisations of several types counts once in each.",
    Dimension.INTEREST: "An initiative that serves several interests counts once in each of them.",
    Dimension.CONSTRAINT: "An initiative with several constraints counts once in each of them.",
    Dimension.YEAR: "One that runs over several years counts in the year in which it began.",
}
_WITHOUT = {
    Dimension.COUNTRY: "{n} without a country",
    Dimension.REGION: "{n} without a country",
    Dimension.ROLE: "{n} without a country",
    Dimension.PURPOSE: "{n} without a purpose",
    Dimension.ORGANISATION_TYPE: "{n} without an organisation",
    Dimension.INTEREST: "{n} without an interest recorded",
    Dimension.CONSTRAINT: "{n} without a constraint recorded",
}


@dataclass(frozen=True, slots=True)
class Remainder:
    """How many rows a chart does not show one by one, and the statement that says so (or empty)."""

    rows: int = 0
    statement: str = ""


def subtitle(crosstab: Crosstab, basis: Basis) -> str:
    """Return the filter in words."""
    return in_words(crosstab.filter, basis.vocabularies, basis.countries)


def without(dimension: Dimension, number: int) -> str:
    """Return ``3 without a country``; empty for years, of which the tally says how many are undated."""
    words = _WITHOUT.get(dimension, "")
    return say(words, n=f"{number:,}") if words and number else ""


def caption(crosstab: Crosstab, *more: str) -> tuple[str, ...]:
    """Return the lines under a chart: what is counted, undated, without a place in it, withheld."""
    sides = (crosstab.down, crosstab.across)
    often = [say(_SEVERAL[one]) for one in sides if one in _SEVERAL]
    missing = dict.fromkeys(
        (
            without(crosstab.down, crosstab.without_row),
            without(crosstab.across, crosstab.without_column),
        )
    )
    numbers = dotted(crosstab.tally.in_words(with_unit=False), *missing)
    first = " ".join((counted(crosstab.filter), *often, *more))
    return (first, numbers, *withheld(crosstab, "0"))


def nothing_to_show(crosstab: Crosstab) -> str:
    """Return the sentence that stands where the picture would be; empty when there is one."""
    if crosstab.placed:
        return ""
    if not crosstab.tally.selected:
        return no_match()
    row_missing = crosstab.without_row == crosstab.tally.selected
    missing = crosstab.down if row_missing else crosstab.across
    if missing is Dimension.YEAR:
        return say("None of the selected initiatives has a date.")
    if missing is Dimension.COUNTRY:
        return say("None of the selected initiatives has a country recorded.")
    return say("None of the selected initiatives has this recorded: {what}.", what=missing.label)


def remainder(hidden: Sequence[int], rows: Dimension, *, processes: bool) -> Remainder:
    """Return the honest statement about rows with the totals ``hidden`` that are not shown."""
    if not hidden:
        return Remainder()
    least, most = min(hidden), max(hidden)
    each = counted_words(most, processes=processes)
    if len(hidden) > 1 and least == most:
        each = say("{initiatives} each", initiatives=each)
    elif len(hidden) > 1:
        each = say("{least} to {most} each", least=f"{least:,}", most=each)
    one, many = "and {n} more row, with {each}", "and {n} more rows, with {each}"
    if rows is Dimension.COUNTRY:
        one, many = "and {n} more country, with {each}", "and {n} more countries, with {each}"
    return Remainder(len(hidden), count(len(hidden), one, many, each=each))
