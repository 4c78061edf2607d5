"""Cleaning a record before it is judged: texts, and lists without empty or repeated entries."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any, TypeVar

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
    tidied = tidied_fields(one)
    if not (tidied.sources or tidied.meetings):
        return tidied
    return replace(tidied, sources=_keyed(tidied.sources), meetings=_keyed(tidied.meetings))


def _keyed(parts: tuple[_Keyed, ...]) -> tuple[_Keyed, ...]:
    """Give a key to what has none, or one that an earlier entry has already."""
    taken = {0}
    kept = []
    for part in parts:
        keyed = replace(part, key=new_key()) if part.key in taken else part
        taken.add(keyed.key)
        kept.append(keyed)
    return tuple(kept)


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
    multiline = MULTILINE.get(type(value), ())
    changed: dict[str, Any] = {}
    for name in _fields(type(value)):  # type: ignore[arg-type]
        old = getattr(value, name)
        new = _tidied(old, multiline=name in multiline)
        if new is not old:
            changed[name] = new
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


@cache
def _fields(shape: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(shape))


def _tidied(old: Any, *, multiline: bool) -> Any:  # noqa: ANN401 - any field
    if not old or isinstance(old, (int, PartialDate)):
        return old
    if isinstance(old, str):
        new = clean(old) if multiline else clean_line(old)
        return old if new == old else type(old)(new)
    if isinstance(old, tuple):
        new_parts = _distinct(_tidied(part, multiline=False) for part in old)
        same = len(new_parts) == len(old) and all(map(is_, new_parts, old))
        return old if same else new_parts
    return tidied_fields(old) if is_dataclass(old) else old


def _distinct(values: Iterable[_Value]) -> tuple[_Value, ...]:
    return tuple(dict.fromkeys(value for value in values if value and not is_blank(value)))


def is_blank(value: object) -> bool:
    """Tell whether an entry of a list says nothing: only choices, no words."""
    if isinstance(value, Source):
        return replace(value, level=Source("").level) == Source("")
    says = _SAYS.get(type(value))
    return says is not None and not any(getattr(value, name) for name in says)


def _others(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    seen = {fold(name)}
    return tuple(a for a in aliases if fold(a) not in seen and not seen.add(fold(a)))  # type: ignore[func-returns-value]
