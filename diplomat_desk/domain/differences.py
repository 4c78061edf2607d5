"""From what to what, in words: two versions of one record, compared field by field."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from typing import Any

from diplomat_desk.domain.changes import Record
from diplomat_desk.domain.describing import LABELS, UNTOLD, Describer, shortened
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.passages import passages
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.words import say, semicolons

MOST_COMPARED = 60
"""Entries on each side that are held against each other to find what was reworded."""
_ALIKE = 0.6
_MAIN = (
    "target_id", "digest", "country", "name", "organisation", "scheme", "title", "what", "task",
    "fact", "criterion", "type",
)  # fmt: skip
"""Fields that say which entry it is, where it has no key; the first one that an entry has."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed; ``before`` is empty for what came, ``after`` for what went."""

    field: str
    before: str
    after: str


def differences(before: Record, after: Record, words: Describer) -> tuple[Difference, ...]:
    """Return all that differs between two versions of one record, in the order of its fields."""
    return tuple(
        found for one in fields(after) if one.name not in UNTOLD
        for found in _of_field(before, after, one.name, words)
    )  # fmt: skip


def in_full(record: Record, words: Describer) -> tuple[Difference, ...]:
    """Return all that a record holds, as what came."""
    match record:
        case Initiative() | Person() | Organisation():
            return differences(type(record)(), record, words)
    return tuple(
        Difference(_label(one.name), "", text)
        for one in fields(record)
        if one.name not in UNTOLD
        and (text := _text(record, one.name, getattr(record, one.name), words))
    )


def _of_field(before: Record, after: Record, name: str, words: Describer) -> Iterator[Difference]:
    old, new = getattr(before, name), getattr(after, name)
    if old == new:
        return
    if isinstance(old, tuple):
        yield from _of_list(name, old, new, words)
    else:
        yield _difference(
            _label(name), _text(before, name, old, words), _text(after, name, new, words)
        )


def _difference(label: str, old: str, new: str) -> Difference:
    return Difference(label, *passages(old, new))


def _text(owner: object, name: str, value: Any, words: Describer) -> str:  # noqa: ANN401 - any field
    text = words.value(owner, name, value)
    # A number or a yes that went is told, and so is what no words say.
    return text or (say("no") if value is False else "")


def _of_list(
    name: str, old: Sequence[Any], new: Sequence[Any], words: Describer
) -> Iterator[Difference]:
    gone = list((Counter(old) - Counter(new)).elements())
    come = list((Counter(new) - Counter(old)).elements())
    label = _label(name)
    if not gone and not come:
        line = [
            shortened(semicolons(_line(name, part, words) for part in some)) for some in (old, new)
        ]
        yield Difference(say("Order of: {label}", label=label), line[0], line[1])
        return
    for one, other in _pairs(gone, come, words):
        yield from _of_entry(label, one, other, words)
        gone.remove(one)
        come.remove(other)
    for part in gone:
        yield Difference(label, _line(name, part, words), "")
    for part in come:
        yield Difference(label, "", _line(name, part, words))


def _of_entry(label: str, old: Any, new: Any, words: Describer) -> Iterator[Difference]:  # noqa: ANN401
    """Give what changed within an entry, under the name of the entry."""
    heading = say("{label} “{entry}”", label=label, entry=_heading(new, words))
    for one in fields(new):
        was, now = getattr(old, one.name), getattr(new, one.name)
        if was == now or one.name in UNTOLD:
            continue
        within = say("{entry}: {field}", entry=heading, field=_label(one.name).lower())
        if isinstance(was, tuple):
            for found in _of_list(one.name, was, now, words):
                yield Difference(within, found.before, found.after)
        else:
            yield _difference(
                within, _text(old, one.name, was, words), _text(new, one.name, now, words)
            )


def _heading(entry: Any, words: Describer) -> str:  # noqa: ANN401 - any entry
    for name in ("date", *_MAIN, "text"):
        value = getattr(entry, name, None)
        if value and name != "digest":
            return shortened(words.value(entry, name, value), 60)
    return shortened(words.line(entry), 60)


def _line(name: str, part: Any, words: Describer) -> str:  # noqa: ANN401 - any entry
    return words.code(name, part) if isinstance(part, str) else words.line(part)


def _label(name: str) -> str:
    return say(LABELS.get(name, name.replace("_", " ").capitalize()))


def _pairs(gone: list[Any], come: list[Any], words: Describer) -> list[tuple[Any, Any]]:
    """Return which of the entries that went and that came are one entry, changed."""
    if not gone or not come or not is_dataclass(gone[0]):
        return []
    found: list[tuple[Any, Any]] = []
    left = list(come)
    for one in gone:
        ident = _ident(one)
        same = [other for other in left if ident and _ident(other) == ident]
        if same:
            found.append((one, same[0]))
            left.remove(same[0])
    rest = [one for one in gone if all(one is not old for old, _ in found)]
    return found + _reworded(rest, left, words)


def _ident(entry: Any) -> object:  # noqa: ANN401 - any entry
    for name in ("key", "person_id", "organisation_id", *_MAIN):
        value = getattr(entry, name, None)
        if value:
            return name, value
    return None


def _reworded(gone: list[Any], come: list[Any], words: Describer) -> list[tuple[Any, Any]]:
    """Return those pairs that say nearly the same, the likest first."""
    if max(len(gone), len(come)) > MOST_COMPARED:
        return []
    texts = {id(one): words.line(one) for one in (*gone, *come)}
    ranked = sorted(
        (
            (SequenceMatcher(None, texts[id(one)], texts[id(other)]).ratio(), n, m)
            for n, one in enumerate(gone)
            for m, other in enumerate(come)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for ratio, n, m in ranked:
        if ratio >= _ALIKE and n not in found and m not in found.values():
            found[n] = m
    return [(gone[n], come[m]) for n, m in found.items()]
