"""The columns that a list of initiatives can have."""

from collections.abc import Callable, Mapping

from diplomat_desk.charts.palette import Style
from diplomat_desk.domain.dates import PartialDate, span_in_words
from diplomat_desk.domain.figures import Row as Listed
from diplomat_desk.domain.options import Choice, chosen
from diplomat_desk.domain.words import say
from diplomat_desk.reports.document import Cell, Column, Row, Span, cell, text
from diplomat_desk.reports.entry import anchor
from diplomat_desk.reports.kinds import Basis

USUAL = "reference,title,track,dates"
COLUMNS = (
    Choice("reference", "Reference"),
    Choice("title", "Title"),
    Choice("track", "Track"),
    Choice("dates", "Dates"),
    Choice("kind", "Kind"),
    Choice("countries", "Countries"),
    Choice("status", "Status"),
    Choice("approach", "Approach"),
    Choice("mode", "Mode"),
    Choice("organisations", "Organisations"),
    Choice("place", "Place"),
    Choice("tags", "Tags"),
    Choice("rounds", "Rounds"),
    Choice("confidentiality", "Confidentiality"),
)
_WIDTHS = {
    "title": 4.0, "countries": 2.0, "organisations": 2.5, "place": 1.6, "tags": 1.4, "approach": 1.8,
}  # fmt: skip
_TERMS = ("kind", "status", "approach", "mode")


def columns_of(basis: Basis) -> tuple[Column, ...]:
    """Return the columns chosen, in the order chosen."""
    labels = {choice.value: choice.label for choice in COLUMNS}
    return tuple(Column(say(labels[one]), _WIDTHS.get(one, 0.0)) for one in _names(basis))


def row_of(row: Listed, basis: Basis, styles: Mapping[str, Style], *, linked: bool) -> Row:
    """Return one initiative as a line; ``linked`` where its entry stands in the same paper."""
    return Row(tuple(_cell(name, row, basis, styles, linked=linked) for name in _names(basis)))


def dates_in_words(row: Listed) -> str:
    """Return the dates of a line, those that are only planned as such."""
    start, end = (PartialDate.of(text) if text else None for text in (row.start, row.end))
    written = span_in_words(start, end)
    return say("planned: {dates}", dates=written) if row.planned and (start or end) else written


def _names(basis: Basis) -> tuple[str, ...]:
    return chosen(basis.options["columns"]) or chosen(USUAL)


def _cell(
    name: str, row: Listed, basis: Basis, styles: Mapping[str, Style], *, linked: bool
) -> Cell:
    if name == "title":
        return cell(text(Span(row.title, link=f"#{anchor(row.id)}" if linked else "")))
    if name == "track":
        style = styles.get(row.track)
        return cell(
            basis.vocabularies.label("track", row.track), swatch=style.colour if style else ""
        )
    if name in _TERMS:
        return cell(basis.vocabularies.label(name, getattr(row, name)))
    return cell(_PLAIN[name](row, basis))


_PLAIN: Mapping[str, Callable[[Listed, Basis], str]] = {
    "reference": lambda row, _: row.reference,
    "dates": lambda row, _: dates_in_words(row),
    "countries": lambda row, basis: ", ".join(basis.countries.name(code) for code in row.countries),
    "organisations": lambda row, _: "; ".join(row.organisations),
    "place": lambda row, _: "; ".join(row.places),
    "tags": lambda row, _: ", ".join(row.tags),
    "rounds": lambda row, _: f"{row.rounds:,}" if row.rounds else "",
    "confidentiality": lambda row, _: row.confidentiality.label,
}
