"""What each column of the register shows of a row, in words."""

from collections.abc import Callable
from dataclasses import dataclass

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import DateError, PartialDate, month_name
from diplomat_desk.domain.figures import Row, SortKey
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say

Cell = Callable[[Row, Vocabularies, Countries], str]
"""Text of one cell; it asks nothing but its arguments."""

_MOST_NAMES = 42
"""Characters of a list of names before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it sorts by, its heading, its first width in pixels, and its words.

    ``whole`` is the full text for the tooltip and the clipboard where ``text`` is cut.
    """

    key: SortKey
    heading: str
    width: int
    text: Cell
    whole: Cell
    at_first: bool = False


def short_date(edtf: str) -> str:
    """Return EDTF text in short words: ``6 Oct 1991``, ``c. 1991``, ``1991?``; what is no date as it is."""
    try:
        date = PartialDate.of(edtf)
    except DateError:
        return edtf
    if date.is_open:
        return say("ongoing")
    parts = [str(date.year)]
    if date.month:
        parts.insert(0, month_name(date.month)[:3])
    if date.day:
        parts.insert(0, str(date.day))
    text = " ".join(parts)
    if date.approximate:
        text = say("c. {date}", date=text)
    return say("{date}?", date=text) if date.uncertain else text


def cut_names(names: tuple[str, ...]) -> str:
    """Return the names that fit into so many characters and how many more there are: ``A, B +3``."""
    shown: list[str] = []
    length = 0
    for name in names:
        length += len(name) + 2
        if shown and length > _MOST_NAMES:
            break
        shown.append(name)
    left = len(names) - len(shown)
    text = ", ".join(shown)
    return say("{names} +{n}", names=text, n=left) if left else text


def start_in_words(row: Row) -> str:
    """Return when the row begins, or by when it had; and that this is only planned where it is."""
    text = short_date(row.start) if row.start else ""
    if not text and row.end and row.end != "..":
        text = say("by {date}", date=short_date(row.end))
    return say("planned {date}", date=text) if row.planned and text else text


def end_in_words(row: Row) -> str:
    """Return when the row ends, and that this is only planned where it is."""
    text = short_date(row.end) if row.end else ""
    return say("planned {date}", date=text) if row.planned and text else text


def country_names(row: Row, countries: Countries) -> tuple[str, ...]:
    """Return the names of the row's countries in recorded order, each once."""
    return tuple(dict.fromkeys(countries.name(code) for code in row.countries))


def _label(name: str) -> Cell:
    return lambda row, terms, _: terms.label(name, getattr(row, name))


def _plain(name: str) -> Cell:
    return lambda row, _terms, _countries: str(getattr(row, name))


def _names(name: str) -> tuple[Cell, Cell]:
    return (
        lambda row, _terms, _countries: cut_names(getattr(row, name)),
        lambda row, _terms, _countries: ", ".join(getattr(row, name)),
    )


def _column(
    key: SortKey, heading: str, width: int, text: Cell, *, at_first: bool = False
) -> Column:
    return Column(key, heading, width, text, text, at_first)


COLUMNS: tuple[Column, ...] = (
    _column(SortKey.REFERENCE, "Reference", 106, _plain("reference"), at_first=True),
    _column(SortKey.TITLE, "Title", 260, _plain("title"), at_first=True),
    _column(SortKey.KIND, "Kind", 96, _label("kind"), at_first=True),
    _column(SortKey.TRACK, "Track", 96, _label("track"), at_first=True),
    Column(
        SortKey.COUNTRIES, "Countries", 144,
        lambda row, _, countries: cut_names(country_names(row, countries)),
        lambda row, _, countries: ", ".join(country_names(row, countries)),
        at_first=True,
    ),
    _column(SortKey.START, "Start", 108, lambda row, _, __: start_in_words(row), at_first=True),
    _column(SortKey.STATUS, "Status", 90, _label("status"), at_first=True),
    _column(SortKey.END, "End", 104, lambda row, _, __: end_in_words(row)),
    _column(SortKey.APPROACH, "Approach", 180, _label("approach")),
    _column(SortKey.MODE, "Mode", 104, _label("mode")),
    Column(SortKey.ORGANISATIONS, "Organisations", 200, *_names("organisations")),
    Column(SortKey.PLACE, "Place", 140, *_names("places")),
    Column(SortKey.TAGS, "Tags", 120, *_names("tags")),
    _column(
        SortKey.CONFIDENTIALITY, "Confidentiality", 112,
        lambda row, _, __: row.confidentiality.label,
    ),
    _column(SortKey.CHANGED, "Changed", 112, lambda row, _, __: short_date(row.changed[:10])),
)  # fmt: skip
"""Every column that the register can show, in its first order."""
