"""Sources as a file for literature gives them, and what tells that two of them are one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.initiative import Source
from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.exchange.drafts import Finding

_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/|^)(10\.\d{4,9}/\S+)", re.IGNORECASE)
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadSource:
    """An entry of such a file: its number, its key, the source, and what it is filed under.

    ``keywords`` may hold references of initiatives, as our own exports write them. ``findings`` say what of
    the entry was refused or left out; a refused one has no source.
    """

    row: int
    key: str
    source: Source | None
    keywords: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def doi_in(text: str) -> str:
    """Return the DOI that ``text`` is or leads to, empty where there is none."""
    found = _DOI.search(text.strip())
    return found[1].rstrip(".") if found else ""


def address_of(url: str) -> str:
    """Return ``url`` as it is compared: without its scheme, ``www`` and a stroke at the end."""
    doi = doi_in(url)
    if doi:
        return f"doi:{doi.lower()}"
    host, stroke, rest = _SCHEME.sub("", url.strip()).partition("/")
    return (host.lower() + stroke + rest).rstrip("/")


def same(one: Source, other: Source) -> bool:
    """Tell whether two citations are of one source.

    That is so by DOI or address; where one has no address, by title and year, unless author or publisher
    say otherwise: an agency publishes many statements of one title in a year.
    """
    if one.url and other.url:
        return address_of(one.url) == address_of(other.url)
    year, other_year = _year(one), _year(other)
    return (
        bool(one.title)
        and fold(clean_line(one.title)) == fold(clean_line(other.title))
        and year == other_year
        and _agree(one.author, other.author)
        and _agree(one.publisher, other.publisher)
    )


def date_of(text: str) -> PartialDate | None:
    """Return the date that EDTF ``text`` gives, of a span its beginning; None where it gives none."""
    try:
        date = PartialDate.of(clean_line(text).partition("/")[0])
    except DateError:
        return None
    return None if date.is_open else date


def joined_names(names: Iterable[str]) -> str:
    """Return the names of several authors as one text."""
    return "; ".join(name for name in names if name)


def _year(source: Source) -> int | None:
    return source.date.year if source.date else None


def _agree(one: str, other: str) -> bool:
    return not one or not other or fold(clean_line(one)) == fold(clean_line(other))
