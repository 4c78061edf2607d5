"""Reading sources from BibTeX, as LaTeX, Zotero and JabRef write it, and as our own export does.

The parser gives back what of a damaged file can be read, and says of the rest in which line it begins.
"""

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
    String,
)

from diplomat_desk.domain.initiative import Source
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import listed, say
from diplomat_desk.exchange.drafts import Finding, Weight
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.formats.latex import letters_of
from diplomat_desk.exchange.formats.sources_read import (
    ReadSource,
    date_of,
    doi_in,
    joined_names,
)

# It would write pieces of the file into the log.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)

_PUBLISHERS = (
    *("publisher", "journaltitle", "journal", "institution", "organization", "school"),
    *("booktitle", "howpublished"),
)
_AUTHORS = ("author", "editor")
_TAKEN = frozenset(
    (
        *_AUTHORS,
        "title",
        "subtitle",
        "year",
        "month",
        "date",
        "url",
        "urldate",
        "note",
        "doi",
        "keywords",
    )
)
_TOLD = frozenset(
    (*_PUBLISHERS, "volume", "number", "issue", "pages", "series", "edition", "isbn", "issn", "eprint",
     "address", "location", "chapter", "type", "addendum", "annotation", "annote", "editor")
)  # fmt: skip
"""What has no field of its own goes into the note, each with its name."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_URL = re.compile(r"^\\url\{(.*)\}$")
_ESCAPED = re.compile(r"\\([%&#_~$])")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_PART = re.compile(r'\s*(?:"([^"]*)"|\{([^{}]*)\}|([^\s#"{}]+))\s*')


def read(data: bytes) -> tuple[ReadSource, ...]:
    """Return the entries of a BibTeX file, in its order.

    Raises:
        ExchangeError: it holds none.
    """
    library = parse_string(_text(data))
    strings = {one.key.lower(): str(one.value) for one in library.blocks if isinstance(one, String)}
    blocks = [one for one in library.blocks if _is_entry(one)]
    if not blocks:
        raise ExchangeError(say("This file holds no sources: there is no entry of BibTeX in it."))
    return tuple(_read(row, block, strings) for row, block in enumerate(blocks, 1))


def _is_entry(block: Block) -> bool:
    return isinstance(block, Entry | ParsingFailedBlock)


def _read(row: int, block: Block, strings: Mapping[str, str]) -> ReadSource:
    if isinstance(block, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock):
        # The second of two with one key is an entry like any other.
        kept = block.ignore_error_block
        block = kept if isinstance(kept, Entry) else block
    if not isinstance(block, Entry):
        line = (block.start_line or 0) + 1
        reason = say("The entry in line {line} is damaged and cannot be read.", line=line)
        return ReadSource(row, "", None, (), (Finding(row, "", "", reason, Weight.REFUSED),))
    fields = _fields(block, strings)
    source = _source(fields)
    return ReadSource(
        row,
        block.key,
        source,
        _words(fields.get("keywords", "")),
        tuple(_findings(row, block, fields, source)),
    )


def _fields(entry: Entry, strings: Mapping[str, str]) -> dict[str, str]:
    """Return the fields as they are written, names in small letters; of two of a name the first."""
    bare = entry.parser_metadata.get("removed_enclosing") or {}
    fields: dict[str, str] = {}
    for field in entry.fields:
        text = str(field.value)
        if bare.get(field.key) == "no-enclosing" and "#" in text:
            text = _pieced(text, strings)
        fields.setdefault(field.key.lower(), text)
    return fields


def _pieced(text: str, strings: Mapping[str, str]) -> str:
    """Return a value put together of pieces: ``dawn # " of Karachi"``."""
    parts = [_PART.fullmatch(one) for one in text.split("#")]
    if not all(parts):
        return text
    return "".join(
        one[1] or one[2] or strings.get((one[3] or "").lower(), one[3] or "")
        for one in parts
        if one is not None
    )


def _source(fields: Mapping[str, str]) -> Source:
    printed = {name: clean_line(letters_of(text)) for name, text in fields.items()}
    title = ": ".join(filter(None, (printed.get("title", ""), printed.get("subtitle", ""))))
    publisher = next((name for name in _PUBLISHERS if printed.get(name)), "")
    author = next((name for name in _AUTHORS if printed.get(name)), "")
    doi = doi_in(fields.get("doi", ""))
    url = _address(fields.get("url", ""))
    date = date_of(fields.get("date", "")) or date_of(_year_and_month(fields))
    further = [
        f"{name}: {printed[name]}"
        for name in sorted(_TOLD.intersection(printed))
        if printed[name] and name not in (publisher, author)
    ]
    if doi and url and doi_in(url).lower() != doi.lower():
        further.append(f"doi: {doi}")
    return Source(
        title=title,
        author=_names(fields.get(author, "")),
        publisher=printed.get(publisher, ""),
        date=date,
        url=url or (f"https://doi.org/{doi}" if doi else ""),
        accessed=date_of(fields.get("urldate", "")),
        note="; ".join(filter(None, (printed.get("note", ""), *further))),
    )


def _words(keywords: str) -> tuple[str, ...]:
    words = (clean_line(letters_of(one)) for one in re.split("[,;]", keywords))
    return tuple(filter(None, words))


def _findings(
    row: int, entry: Entry, fields: Mapping[str, str], source: Source
) -> Iterator[Finding]:
    if not source.title and not source.url:
        text = say("A source needs at least a title or an address.")
        yield Finding(row, "title", entry.key, text, Weight.REFUSED)
    for name in ("date", "urldate"):
        if fields.get(name) and date_of(fields[name]) is None:
            yield Finding(
                row, name, fields[name], say("It is no date; it was left out."), Weight.WARNED
            )
    left = sorted(name for name in fields if name not in _TAKEN and name not in _TOLD)
    if left:
        text = say("Not taken over: {fields}.", fields=listed(left))
        yield Finding(row, "", entry.key, text, Weight.NOTED)


def _names(text: str) -> str:
    """Return authors as they are read: first names first; a name in braces is left as it is."""
    names = []
    for name in _parted(text):
        braced = name.startswith("{") and name.endswith("}")
        last, comma, first = name.partition(",")
        turned = (
            name if braced or not comma else f"{first.rpartition(',')[2].strip()} {last.strip()}"
        )
        names.append(say("others") if name == "others" else clean_line(letters_of(turned)))
    return joined_names(names)


def _parted(text: str) -> Iterator[str]:
    """Yield the names that ``and`` parts, where it stands outside of braces."""
    depth, begun = 0, 0
    for place in _AND.finditer(text):
        depth = text.count("{", 0, place.start()) - text.count("}", 0, place.start())
        if depth <= 0:
            yield text[begun : place.start()].strip()
            begun = place.end()
    yield text[begun:].strip()


def _year_and_month(fields: Mapping[str, str]) -> str:
    year, month = clean_line(fields.get("year", "")), clean_line(fields.get("month", "")).lower()
    if month[:3] in _MONTHS:
        return f"{year}-{_MONTHS.index(month[:3]) + 1:02}"
    return f"{year}-{int(month):02}" if month.isascii() and month.isdigit() else year


def _address(text: str) -> str:
    text = clean_line(text)
    if found := _IN_URL.match(text):
        text = found[1]
    return _ESCAPED.sub(r"\1", text)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What is no UTF-8 is of the days when such files were Western European.
        return data.decode("cp1252", "replace")
