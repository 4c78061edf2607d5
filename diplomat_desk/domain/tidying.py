"""Cleaning a record before it is judged: texts, and lists without empty or repeated entries."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import attrgetter, is_
from typing import Any, TypeVar

from diplomat_desk.domain.altered import altered
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import (
    CountryParticipation,
    Engagement,
    ExternalId,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.keeping import (
    Attachment,
    Claim,
    Constraint,
    FollowUp,
    Link,
    Note,
)
from diplomat_desk.domain.meetings import Meeting, new_key
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.domain.text import clean, clean_line, fold

_Value = TypeVar("_Value")
_Held = Callable[[Any], tuple[Any, ...]]
"""Gives the values of some fields."""
_Keyed = TypeVar("_Keyed", Source, Meeting)

MULTILINE: dict[type, tuple[str, ...]] = {
    Initiative: ("summary", "objectives", "track_reason"),
    Meeting: ("agenda",),
    Outcome: ("what", "evidence"),
    Transfer: ("what", "response", "evidence"),
    Assessment: ("reason",),
    Constraint: ("note",),
    Note: ("text",),
    Person: ("note",),
    Organisation: ("note",),
}
"""The texts that keep their lines; every other text is one line."""

# What an entry needs at least one of to say anything; what is chosen from a list alone says nothing.
_SAYS: dict[type, tuple[str, ...]] = {
    CountryParticipation: ("country",),
    Engagement: ("name", "as_given"),
    ExternalId: ("scheme", "value"),
    Place: ("city", "country"),
    Source: ("title", "author", "publisher", "date", "url", "accessed", "reliability", "note"),
    Appearance: ("name", "as_given", "affiliation", "post"),
    Affiliation: ("organisation", "post", "since", "until"),
    Meeting: ("date", "title", "city", "country", "agenda", "attendance", "format"),
    Outcome: ("what", "kind", "for_whom", "evidence"),
    Transfer: ("what", "to_track", "to_office", "channel", "response", "evidence"),
    OutcomeDocument: ("title", "value", "url"),
    Assessment: ("criterion", "rating", "reason", "reviewer"),
    Constraint: ("type", "note"),
    Note: ("text",),
    FollowUp: ("task",),
    Link: ("target_id",),
    Attachment: ("digest",),
    Claim: ("value",),
}


def tidy(one: Initiative) -> Initiative:
    """Return ``one`` with its texts cleaned, empty and repeated entries gone, and every key given."""
    changed = _changes(one)
    for name in ("sources", "meetings"):
        parts = changed.get(name, getattr(one, name))
        if parts and (keyed := _keyed(parts)) is not parts:
            changed[name] = keyed
    return altered(one, **changed) if changed else one


def _keyed(parts: tuple[_Keyed, ...]) -> tuple[_Keyed, ...]:
    """Give a key to what has none, or one that an earlier entry has already."""
    taken = {0}
    kept = []
    for part in parts:
        keyed = altered(part, key=new_key()) if part.key in taken else part
        taken.add(keyed.key)
        kept.append(keyed)
    # Two sources that differ in their keys alone are equal.
    return parts if all(map(is_, kept, parts)) else tuple(kept)


def tidy_person(one: Person) -> Person:
    """Return ``one`` cleaned; a name is not its own other name."""
    tidied = tidied_fields(one)
    return replace(tidied, aliases=_others(tidied.name, tidied.aliases))


def tidy_organisation(one: Organisation) -> Organisation:
    """Return ``one`` cleaned; a name is not its own other name."""
    tidied = tidied_fields(one)
    return replace(tidied, aliases=_others(tidied.name, tidied.aliases))


def tidied_fields(value: _Value) -> _Value:
    """Return a frozen dataclass with every text, list and part within it cleaned."""
    changed = _changes(value)
    return altered(value, **changed) if changed else value


def _changes(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any frozen dataclass
    """Return the fields of ``value`` that are not clean, cleaned."""
    cls: Any = value.__class__
    held, names = _reading(cls)
    changed: dict[str, Any] = {}
    for (name, multiline), old in zip(names, held(value), strict=True):
        # Nothing is clean already, and most fields of a record are empty.
        if not old:
            continue
        if old.__class__ is str:
            new = clean(old) if multiline else clean_line(old)
            if new != old:
                changed[name] = new
        elif (new := _tidied(old)) is not old:
            changed[name] = new
    return changed


@cache
def _reading(cls: type) -> tuple[_Held, tuple[tuple[str, bool], ...]]:
    """Return what gives all fields of a ``cls`` at once, and of each its name and whether it keeps its lines."""
    multiline = MULTILINE.get(cls, ())
    names = tuple(one.name for one in fields(cls))
    return _held(names), tuple((name, name in multiline) for name in names)


def _held(names: tuple[str, ...]) -> _Held:
    read: Any = attrgetter(*names)
    # Of one name, what it gives is no tuple.
    return read if len(names) > 1 else lambda value: (read(value),)


def _tidied(old: Any) -> Any:  # noqa: ANN401 - any field or entry
    if isinstance(old, tuple):
        kept = _kept(old)
        return old if len(kept) == len(old) and all(map(is_, kept, old)) else kept
    if isinstance(old, (int, PartialDate)):
        return old
    if isinstance(old, str):
        cleaned = clean_line(old)
        return old if cleaned == old else type(old)(cleaned)
    return tidied_fields(old) if is_dataclass(old) else old


def _kept(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the entries of a list cleaned, those that say nothing or come again left out."""
    tidied = [new for part in parts if part and (new := _tidied(part))]
    kept = [part for part in tidied if not is_blank(part)]
    return tuple(kept) if len(kept) < 2 else tuple(dict.fromkeys(kept))


def is_blank(value: object) -> bool:
    """Tell whether an entry of a list says nothing: only choices, no words."""
    cls: Any = type(value)
    says = _saying(cls)
    return says is not None and not any(says(value))


@cache
def _saying(cls: type) -> _Held | None:
    names = _SAYS.get(cls)
    return _held(names) if names else None


def _others(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    seen = {fold(name)}
    return tuple(a for a in aliases if fold(a) not in seen and not seen.add(fold(a)))  # type: ignore[func-returns-value]
