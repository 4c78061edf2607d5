"""Mappings that are ready: those shipped for the field's data sets, and those that a user has kept.

A shipped profile is a file ``profile-*.json`` of ``resources/import-profiles``: ``about`` in a sentence,
``mapping`` as :mod:`~diplomat_desk.exchange.mapping_text` reads it, and ``signature``, the names of columns by
which the data set is known; where a name has changed between releases, a list of names.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from diplomat_desk.exchange.header_words import header_key
from diplomat_desk.exchange.mapping import ColumnMapping, Mapping
from diplomat_desk.exchange.mapping_text import mapping_of
from diplomat_desk.exchange.targets import BY_NAME, NOTE
from diplomat_desk.paths import resource

_ALIKE = 90
_LEAST = 0.6
"""So much of a profile's columns must be there for it to be offered."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A mapping set to the columns of one file.

    ``likeness`` (0 to 1) is how much of what marks its files is there, ``lacking`` the columns that it
    speaks of and the file has not, ``about`` a sentence on what it is for, empty for a user's own.
    """

    mapping: Mapping
    likeness: float
    lacking: tuple[str, ...] = ()
    about: str = ""
    is_shipped: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return self.mapping.name


def offered(header: Sequence[str], kept: Iterable[Mapping] = ()) -> tuple[Profile, ...]:
    """Return the profiles for a file with ``header``, the likeliest first, set to its columns.

    ``kept`` are the user's own; of two alike, the user's comes first.
    """
    found = []
    for mapping in kept:
        names = [(one.header,) for one in mapping.columns]
        found.append(_set(Profile(mapping, 0.0), names, header))
    for one, signature in _shipped():
        found.append(_set(one, signature, header))
    good = [one for one in found if one.likeness >= _LEAST and one.mapping.columns]
    return tuple(sorted(good, key=lambda one: (-one.likeness, one.is_shipped)))


def shipped() -> tuple[Profile, ...]:
    """Return the shipped profiles as they are, by name."""
    return tuple(sorted((one for one, _ in _shipped()), key=lambda one: one.name))


def adapted(mapping: Mapping, header: Sequence[str]) -> tuple[Mapping, tuple[str, ...]]:
    """Return ``mapping`` set to the columns of ``header``, and the names of those that are not there.

    Columns are found by their names, whatever their order and however they are spelt; the first is taken
    of several for a field that a record has once. A title made of columns follows their names.
    """
    places = _find([one.header for one in mapping.columns], header)
    moved = {
        one.place: place
        for one, place in zip(mapping.columns, places, strict=True)
        if place is not None
    }
    columns: list[ColumnMapping] = []
    lacking: list[str] = []
    for one in mapping.columns:
        place = moved.get(one.place)
        if place is None:
            lacking.append(one.header)
        elif _is_free(one.target, columns):
            of = None if one.of is None else moved.get(one.of)
            columns.append(replace(one, place=place, header=header[place], of=of))
    renamed = {
        one.header: header[moved[one.place]] for one in mapping.columns if one.place in moved
    }
    defaults = tuple(
        (name, _retold(value, renamed) if name == "title" else value)
        for name, value in mapping.defaults
    )
    changed = replace(mapping, columns=tuple(columns), defaults=defaults)
    return changed, tuple(lacking)


def completed(mapping: Mapping, header: Sequence[str]) -> Mapping:
    """Return ``mapping`` with the columns of ``header`` that it does not speak of as notes, under their own names."""
    spoken = {one.place for one in mapping.columns}
    rest = (
        ColumnMapping(place=place, header=name, target=NOTE)
        for place, name in enumerate(header)
        if place not in spoken
    )
    columns = sorted((*mapping.columns, *rest), key=lambda one: one.place)
    return replace(mapping, columns=tuple(columns))


def _set(profile: Profile, signature: Sequence[Sequence[str]], header: Sequence[str]) -> Profile:
    mapping, lacking = adapted(profile.mapping, header)
    there = sum(any(p is not None for p in _find(names, header)) for names in signature)
    likeness = round(there / len(signature), 2) if signature else 0.0
    return replace(profile, mapping=mapping, likeness=likeness, lacking=lacking)


def _find(names: Sequence[str], header: Sequence[str]) -> list[int | None]:
    """Return the place in ``header`` of each of ``names``; none is taken twice."""
    free: dict[str, list[int]] = {}
    for place, name in enumerate(header):
        free.setdefault(header_key(name), []).append(place)
    found: list[int | None] = [None] * len(names)
    for number, name in enumerate(names):
        places = free.get(header_key(name))
        if places:
            found[number] = places.pop(0)
    left = [key for key, places in free.items() if places and len(key) > 3]
    for number, name in enumerate(names):
        key = header_key(name)
        if found[number] is not None or len(key) <= 3:
            continue
        best = process.extractOne(key, left, scorer=ratio, score_cutoff=_ALIKE)
        if best and free[best[0]]:
            found[number] = free[best[0]].pop(0)
    return found


def _is_free(target: str, columns: Iterable[ColumnMapping]) -> bool:
    return BY_NAME[target].is_repeated or all(one.target != target for one in columns)


def _retold(template: str, renamed: dict[str, str]) -> str:
    for old, new in renamed.items():
        template = template.replace(f"{{{old}}}", f"{{{new}}}")
    return template


@cache
def _shipped() -> tuple[tuple[Profile, tuple[tuple[str, ...], ...]], ...]:
    found = []
    for file in sorted(resource("import-profiles").glob("profile-*.json")):
        raw: dict[str, Any] = json.loads(file.read_bytes())
        signature = tuple(
            (names,) if isinstance(names, str) else tuple(names) for names in raw["signature"]
        )
        profile = Profile(mapping_of(raw["mapping"]), 0.0, (), raw["about"], is_shipped=True)
        found.append((profile, signature))
    return tuple(found)
