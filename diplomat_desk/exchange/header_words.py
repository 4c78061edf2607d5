"""What the name of a column says: synonyms of our fields in the shipped languages and in the field's data sets."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from diplomat_desk.domain.text import clean_line, words_of
from diplomat_desk.exchange.mapping import Order
from diplomat_desk.exchange.targets import TARGETS, Shape
from diplomat_desk.paths import resource

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_REMARK = re.compile(
    r"\s*[(\[](?:[dmy./ -]+|iso\d?|edtf|text|optional|required|if any|if known|local|utc)[)\]]\s*$|[*:]+$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_ORDERS = re.compile(
    r"\b(d{1,2}[./ -]?m{1,3}[./ -]?y+|m{1,3}[./ -]?d{1,2}[./ -]?y+|y+[./ -]?m{1,3}[./ -]?d{1,2})\b"
)
_ALIKE = 88
_BESIDE = ("countries", "former_states", "glossary")
"""Files among the translations that are no language."""
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name can mean: a target, with the role or scheme that goes with it.

    ``beside`` are names of which another column must have one, ``rank`` how sure the name is by itself.
    """

    target: str
    role: str = ""
    scheme: str = ""
    beside: frozenset[str] = frozenset()
    rank: float = 0.95


@dataclass(frozen=True, slots=True)
class Named:
    """A meaning of a column's name: how sure it is, and the known name that it is like, if not the same."""

    entry: Entry
    sure: float
    like: str = ""


def header_key(header: str) -> str:
    """Return a column's name as it is compared: its words, folded, without a remark on its format."""
    line = clean_line(header)[:_LONGEST]
    plain = _REMARK.sub("", line) or line
    return " ".join(words_of(_HUMPS.sub(" ", plain)))


def meanings(header: str, others: Iterable[str]) -> tuple[Named, ...]:
    """Return what ``header`` may mean, the likeliest first; ``others`` are the keys of the other columns."""
    key = header_key(header)
    if not key:
        return ()
    around = frozenset(others)
    shorter = header_key(_BRACKETS.sub("", clean_line(header)[:_LONGEST]))
    found = (
        list(_exact(key, around))
        or list(_exact(shorter, around))
        or list(_alike(key, around))
        or list(_within(key, around))
    )
    return tuple(sorted(found, key=lambda named: -named.sure))


def order_in(header: str) -> Order:
    """Return the order of dates that a name states: ``Date (dd/mm/yyyy)``."""
    found = _ORDERS.search(clean_line(header)[:_LONGEST].lower())
    return {"d": Order.DMY, "m": Order.MDY, "y": Order.YMD}[found[0][0]] if found else Order.NONE


def is_identifier(header: str) -> bool:
    """Tell whether a name says that the column identifies something."""
    words = header_key(header).split()
    if not words:
        return False
    if len(words) > 1 and words[-1] in _NUMBERED:
        # A number of participants identifies nobody.
        return words[-2] in _THINGS
    return words[-1] in _ID_WORDS or words[-1] in _NUMBERED or words[0] in ("id", "identifier")


def speaks_of_end(header: str) -> bool:
    """Tell whether a name says that its dates are of an end."""
    return bool(_ENDS.intersection(header_key(header).split()))


_ID_WORDS = frozenset({"id", "ids", "identifier", "code", "uuid", "doi", "key"})
_NUMBERED = frozenset({"no", "nr", "number"})
_OF_THINGS = """
ref reference case file event record project activity id serial document agreement treaty registration
dossier meeting entry item grant contract programme program initiative row line running
"""
_THINGS = frozenset(_OF_THINGS.split())
"""What has a number that identifies it."""
_ENDS = frozenset({"end", "ends", "ended", "dend", "until", "till", "finish", "close", "expiry"})


def _exact(key: str, around: frozenset[str]) -> Iterator[Named]:
    for entry in _entries().get(key, ()):
        if not entry.beside:
            yield Named(entry, entry.rank)
        elif entry.beside & (around - {key}):
            yield Named(entry, min(0.99, entry.rank + 0.03))


def _alike(key: str, around: frozenset[str]) -> Iterator[Named]:
    if len(key) < 5:
        return
    best = process.extractOne(key, _entries().keys(), scorer=ratio, score_cutoff=_ALIKE)
    if best:
        yield from _lowered(best[0], 0.8, around)


def _within(key: str, around: frozenset[str]) -> Iterator[Named]:
    """Yield what the longest known name within ``key`` means: ``start date of the talks``."""
    words = key.split()
    spans = (
        " ".join(words[first : first + length])
        for length in range(len(words) - 1, 0, -1)
        for first in range(len(words) - length + 1)
    )
    for span in spans:
        if span in _entries() and (len(span) > 3 or " " in span):
            yield from _lowered(span, 0.7 if " " in span else 0.55, around)
            return


def _lowered(known: str, share: float, around: frozenset[str]) -> Iterator[Named]:
    for named in _exact(known, around):
        yield Named(named.entry, named.sure * share, known)


@cache
def _entries() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for raw in json.loads(resource("import-profiles", "headers.json").read_bytes()):
        entry = Entry(
            target=raw["target"],
            role=raw.get("role", ""),
            scheme=raw.get("scheme", ""),
            beside=frozenset(header_key(name) for name in raw.get("with", ())),
            rank=raw.get("rank", 0.95),
        )
        for name in raw["names"]:
            _add(found, name, entry)
    for target, names in _labels():
        entry = Entry(target)
        for name in names:
            if header_key(name) not in found:
                _add(found, name, entry)
    return found


def _add(found: dict[str, tuple[Entry, ...]], name: str, entry: Entry) -> None:
    key = header_key(name)
    if key:
        found[key] = (*found.get(key, ()), entry)


def _labels() -> Sequence[tuple[str, list[str]]]:
    """Return our own names of the fields, in every shipped language: what our own files are headed with."""
    files = sorted(resource("translations").glob("*.json"))
    languages = [json.loads(f.read_bytes())["texts"] for f in files if f.stem not in _BESIDE]
    return [
        (target.name, [target.label, *(texts.get(target.label, "") for texts in languages)])
        for target in TARGETS
        if target.shape is not Shape.NONE
    ]
