"""The groups that a chart over time tells apart: at most six, the rest together."""

from collections.abc import Mapping
from dataclasses import dataclass

from diplomat_desk.charts.palette import Pattern, Style, other_grey, track_styles
from diplomat_desk.charts.series import Series
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import NOT_RECORDED
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say

MOST = 6
REST = "+"
"""The key of the groups that are too small to be told apart."""

_OTHERS = {
    Dimension.TRACK: ("{n} other track", "{n} other tracks"),
    Dimension.KIND: ("{n} other kind", "{n} other kinds"),
    Dimension.STATUS: ("{n} other status", "{n} other statuses"),
}
_MUTED = (
    "#332288", "#44AA99", "#DDCC77", "#CC6677", "#88CCEE", "#117733", "#882255", "#999933",
)  # fmt: skip
"""Paul Tol's "muted" set, safe for the colour-blind: for terms, so that none is taken for a track."""
ONE_COLOUR = "#009988"
"""The colour of bars that are not split: of Tol's "vibrant" set, so that it is no track's and no term's."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The series of a chart, and which of them each code counts in."""

    series: tuple[Series, ...]
    places: dict[str, int]


def group(totals: Mapping[str, int], split: Dimension | None, vocabularies: Vocabularies) -> Groups:
    """Return the series for codes with their ``totals``, in the vocabulary's order, the rest last."""
    if not totals:
        return Groups((), {})
    if split is None:
        total = sum(totals.values())
        one = Series("", say("Initiatives"), "", ONE_COLOUR, Pattern.SOLID, total)
        return Groups((one,), dict.fromkeys(totals, 0))
    order = _in_order(totals, split, vocabularies)
    # One group more than there is room for is as many as the rest together would be.
    kept = order if len(order) <= MOST + 1 else _largest(order, totals)
    rest = [code for code in order if code not in kept]
    styles = _styles(kept, split, vocabularies)
    series = [_series(code, totals[code], styles[code], split, vocabularies) for code in kept]
    places = {code: n for n, code in enumerate(kept)} | dict.fromkeys(rest, len(kept))
    if rest:
        label = count(len(rest), *_OTHERS[split])
        total = sum(totals[code] for code in rest)
        series.append(Series(REST, label, label, other_grey(0), Pattern.SOLID, total))
    return Groups(tuple(series), places)


def _in_order(totals: Mapping[str, int], split: Dimension, vocabularies: Vocabularies) -> list[str]:
    """Return the codes in the vocabulary's order; those that it does not know come last."""
    known = [term.code for term in vocabularies.of(split.vocabulary, retired=True)]
    return [code for code in known if code in totals] + sorted(set(totals).difference(known))


def _largest(order: list[str], totals: Mapping[str, int]) -> list[str]:
    kept = sorted(order, key=lambda code: -totals[code])[:MOST]
    return [code for code in order if code in kept]


def _series(
    code: str, total: int, style: Style, split: Dimension, vocabularies: Vocabularies
) -> Series:
    term = vocabularies.find(split.vocabulary, code)
    label = term.label if term else code or say("Not recorded")
    mark = term.mark if term and term.mark else label
    return Series(code or NOT_RECORDED, label, mark, style.colour, style.pattern, total)


def _styles(codes: list[str], split: Dimension, vocabularies: Vocabularies) -> dict[str, Style]:
    """Return a style for each code: its term's colour, else one by its place among all terms."""
    if split is Dimension.TRACK:
        own = track_styles(vocabularies)
        return {code: own.get(code) or Style(other_grey(1), Pattern.SOLID) for code in codes}
    terms = vocabularies.of(split.vocabulary, retired=True)
    places = {term.code: n for n, term in enumerate(terms)}
    taken: set[str] = set()
    found = {}
    for code in codes:
        place = places.get(code)
        colour = other_grey(1) if place is None else terms[place].colour or _free(place, taken)
        taken.add(colour)
        found[code] = Style(colour, tuple(Pattern)[(place or 0) % len(Pattern)])
    return found


def _free(place: int, taken: set[str]) -> str:
    """Return the colour for a term's place, or the next that no other series has."""
    turns = (_MUTED[(place + n) % len(_MUTED)] for n in range(len(_MUTED)))
    return next((colour for colour in turns if colour not in taken), _MUTED[place % len(_MUTED)])
