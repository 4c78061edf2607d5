"""Reading sources from CSL-JSON, as Zotero writes it, and as our own export does."""

import json
from collections.abc import Iterator
from typing import Any

from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.initiative import Source
from diplomat_desk.domain.text import clean, clean_line
from diplomat_desk.domain.words import listed, say
from diplomat_desk.exchange.drafts import Finding, Weight
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.formats.csl import DOUBTS
from diplomat_desk.exchange.formats.sources_read import ReadSource, date_of, doi_in, joined_names

_PUBLISHERS = ("publisher", "container-title", "archive")
_AUTHORS = ("author", "editor")
_TAKEN = frozenset(
    (*_AUTHORS, "id", "type", "title", "issued", "accessed", "URL", "DOI", "note", "keyword")
)
_TOLD = frozenset(
    (*_PUBLISHERS, "volume", "issue", "number", "page", "edition", "genre", "ISBN", "ISSN",
     "publisher-place", "event", "collection-title", "section", "version")
)  # fmt: skip


def is_csl(data: bytes) -> bool:
    """Tell whether JSON is a list, as CSL-JSON is and our own exports are not."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"["


def read(data: bytes) -> tuple[ReadSource, ...]:
    """Return the entries of a CSL-JSON file, in its order.

    Raises:
        ExchangeError: it is no such file, or holds no entry.
    """
    try:
        items = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ExchangeError(say("This is no JSON that can be read; it may be cut off.")) from error
    if not isinstance(items, list) or not items:
        raise ExchangeError(say("This file holds no sources: CSL-JSON is a list of them."))
    return tuple(_read(row, item) for row, item in enumerate(items, 1))


def _read(row: int, item: object) -> ReadSource:
    if not isinstance(item, dict):
        text = say("This entry is no source.")
        return ReadSource(row, "", None, (), (Finding(row, "", "", text, Weight.REFUSED),))
    key = _line(item.get("id"))
    source = _source(item)
    found = tuple(_findings(row, key, item, source))
    words = _line(item.get("keyword")).replace(";", ",").split(",")
    return ReadSource(row, key, source, tuple(filter(None, map(str.strip, words))), found)


def _source(item: dict[str, Any]) -> Source:
    publisher = next((name for name in _PUBLISHERS if _line(item.get(name))), "")
    author = next((name for name in _AUTHORS if item.get(name)), "")
    doi = doi_in(_line(item.get("DOI")))
    url = _line(item.get("URL"))
    further = [
        f"{name}: {_line(item[name])}"
        for name in sorted(_TOLD.intersection(item))
        if name != publisher and _line(item[name])
    ]
    if doi and url and doi_in(url).lower() != doi.lower():
        further.append(f"doi: {doi}")
    note = item.get("note")
    return Source(
        title=_line(item.get("title")),
        author=joined_names(_names(item.get(author))),
        publisher=_line(item.get(publisher)),
        date=_date(item.get("issued")),
        url=url or (f"https://doi.org/{doi}" if doi else ""),
        accessed=_date(item.get("accessed")),
        note="; ".join(filter(None, (clean(note) if isinstance(note, str) else "", *further))),
    )


def _findings(row: int, key: str, item: dict[str, Any], source: Source) -> Iterator[Finding]:
    if not source.title and not source.url:
        text = say("A source needs at least a title or an address.")
        yield Finding(row, "title", key, text, Weight.REFUSED)
    for name, date in (("issued", source.date), ("accessed", source.accessed)):
        if item.get(name) and date is None:
            text = say("It is no date; it was left out.")
            yield Finding(row, name, _shown(item[name]), text, Weight.WARNED)
    left = sorted(name for name in map(_line, item) if name not in _TAKEN | _TOLD)
    if left:
        text = say("Not taken over: {fields}.", fields=listed(left[:20]))
        yield Finding(row, "", key, text, Weight.NOTED)


def _names(found: object) -> Iterator[str]:
    for one in found if isinstance(found, list) else ():
        if isinstance(one, dict):
            parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
            yield _line(one.get("literal")) or " ".join(
                filter(None, (_line(one.get(n)) for n in parts))
            )


def _date(found: object) -> PartialDate | None:
    if not isinstance(found, dict):
        return None
    parts = found.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list) or not 1 <= len(first) <= 3:
        return date_of(_line(found.get("raw") or found.get("literal")))
    try:
        numbers = [int(one) for one in first]
        uncertain, approximate = DOUBTS.get(
            _line(found.get("circa")), (False, bool(found.get("circa")))
        )
        year, month, day = (*numbers, None, None)[:3]
        date = PartialDate(year or 0, month, day, uncertain, approximate)
    except (DateError, ValueError, TypeError, OverflowError):
        return None
    return None if date.is_open else date


def _line(value: object) -> str:
    """Return a text or number as one line, nothing else as nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return clean_line(str(value))


def _shown(value: object) -> str:
    return clean_line(json.dumps(value, ensure_ascii=False))[:200]
