"""A record updated by a row: what the row says replaces what it said, what it does not say stays."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, replace
from typing import Any

from diplomat_desk.domain.altered import altered
from diplomat_desk.domain.initiative import Budget, Initiative
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.tables import Row

_KEYS: dict[str, Callable[[Any], Hashable]] = {
    "purposes": lambda code: code,
    "interests": lambda code: code,
    "tags": fold,
    "places": lambda one: (fold(one.city), one.country),
    "countries": lambda one: one.country,
    "organisations": lambda one: fold(one.name),
    "people": lambda one: fold(one.name),
    "external_ids": lambda one: (one.scheme, one.value),
    "outcomes": lambda one: (one.what, one.kind),
    "documents": lambda one: (fold(one.title), one.url),
    "sources": lambda one: (fold(one.title), one.url),
    "constraints": lambda one: (one.type, one.note),
    "notes": lambda one: one.text,
}
"""List -> what tells that an entry of the row and one of the record are the same."""
_KEPT = ("key", "level", "organisation_id", "person_id")
"""What an entry on file keeps: a file knows nothing of it."""
_WHOLE = ("title", "kind", "track", "confidentiality")
"""Fields that every draft has, whether its row said anything of them or not."""


def said(row: Row, mapping: Mapping) -> frozenset[str]:
    """Return the targets of ``mapping`` of which ``row`` says something itself, defaults aside."""
    return frozenset(
        column.target
        for column in mapping.columns
        if column.place < len(row.cells) and row.cells[column.place].strip()
    )


def blended(
    one: Initiative, row: Initiative, said_of: frozenset[str], defaults: Iterable[str]
) -> Initiative:
    """Return ``one`` with what ``row`` says, tidied.

    ``said_of`` are the targets of which the row itself says something; what it has from ``defaults`` alone
    fills what is empty. Lists are joined: an entry of the row takes the place of the same one. A level is
    never lowered.
    """
    unsure = {*_WHOLE, *defaults} - said_of
    changed: dict[str, Any] = {}
    for name, new in _filled(row):
        old = getattr(one, name)
        if name in _KEYS:
            changed[name] = _joined(old, new, _KEYS[name])
        elif name == "confidentiality":
            changed[name] = max(old, new)
        elif name == "budget":
            changed[name] = _budget(old, new)
        elif not old or name not in unsure:
            changed[name] = new
    return tidy(altered(one, **changed)) if changed else one


def _filled(row: Initiative) -> Iterable[tuple[str, Any]]:
    for one in fields(row):
        value = getattr(row, one.name)
        if value and one.name not in ("id", "version", "reference", "parent_id"):
            yield one.name, value


def _joined(
    old: tuple[Any, ...], new: tuple[Any, ...], key: Callable[[Any], Hashable]
) -> tuple[Any, ...]:
    found: dict[Hashable, Any] = {}
    extra = []
    for entry in old:
        # An entry that is there twice, in two roles, stays so.
        if key(entry) in found:
            extra.append(entry)
        else:
            found[key(entry)] = entry
    for entry in new:
        before = found.get(key(entry))
        if before is None or isinstance(entry, str):
            found.setdefault(key(entry), entry)
        elif not any(_says_the_same(other, entry) for other in extra):
            found[key(entry)] = _over(before, entry)
    return (*found.values(), *extra)


def _over(before: Any, entry: Any) -> Any:  # noqa: ANN401 - any entry
    """Return the entry on file with all that the row's says."""
    told = {
        one.name: value
        for one in fields(entry)
        if one.name not in _KEPT and (value := getattr(entry, one.name))
    }
    # The name on file is the register's; another one in the row is how the source gave it.
    told.pop("name", None)
    return replace(before, **told)


def _says_the_same(one: Any, other: Any) -> bool:  # noqa: ANN401 - any entry
    return bool(_over(one, other) == one)


def _budget(old: Budget, new: Budget) -> Budget:
    return Budget(new.amount or old.amount, new.currency or old.currency, new.funder or old.funder)
