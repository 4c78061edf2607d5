"""The tracks of a chart as series: in the vocabulary's order, each always in its own colour and pattern."""

from collections.abc import Mapping

from diplomat_desk.charts.palette import Pattern, Style, other_grey, track_styles
from diplomat_desk.charts.series import Series
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say


def series_of_tracks(totals: Mapping[str, int], vocabularies: Vocabularies) -> dict[str, Series]:
    """Return code -> series of the tracks in ``totals``, which says how many initiatives each has."""
    styles = track_styles(vocabularies)
    known = [term.code for term in vocabularies.of("track", retired=True) if term.code in totals]
    rest = sorted(set(totals).difference(known))
    found = {}
    for position, code in enumerate((*known, *rest)):
        term = vocabularies.find("track", code)
        style = styles.get(code) or Style(other_grey(position), Pattern.SOLID)
        label = term.label if term else code or say("Not recorded")
        mark = term.mark if term and term.mark else label
        found[code] = Series(code, label, mark, style.colour, style.pattern, totals[code])
    return found
