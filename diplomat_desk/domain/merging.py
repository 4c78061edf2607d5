"""Merging two records of one person or one organisation: what the result is, as plain values."""

from dataclasses import dataclass, replace
from typing import TypeVar

from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.tidying import tidy_organisation, tidy_person

Entity = Person | Organisation

FILLED: dict[type, tuple[str, ...]] = {
    Person: ("country", "note"),
    Organisation: ("type", "country", "parent", "valid_from", "valid_to", "note"),
}
"""Fields that the one that stays takes from the other where it has nothing of its own."""

_Part = TypeVar("_Part", Engagement, Appearance)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do, as far as it may be shown.

    ``kept`` stays and becomes ``merged``; ``gone`` is its double. ``initiatives`` name the double now,
    ``parts`` are the organisations that belong to it. ``filled`` are fields taken over from it,
    ``differing`` those in which it says something else and is not followed.
    """

    kept: Entity
    gone: Entity
    merged: Entity
    initiatives: int
    parts: int

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names that the one that stays gets."""
        return tuple(name for name in self.merged.aliases if name not in self.kept.aliases)

    @property
    def affiliations(self) -> tuple[Affiliation, ...]:
        """The affiliations that a person who stays gets."""
        if not isinstance(self.merged, Person) or not isinstance(self.kept, Person):
            return ()
        return tuple(a for a in self.merged.affiliations if a not in self.kept.affiliations)

    @property
    def filled(self) -> tuple[str, ...]:
        """The fields that are taken over."""
        return tuple(
            name
            for name in FILLED[type(self.kept)]
            if not getattr(self.kept, name) and getattr(self.merged, name)
        )

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields in which the two differ, so that what the double says is not taken over."""
        return tuple(
            name
            for name in FILLED[type(self.kept)]
            if getattr(self.gone, name)
            and getattr(self.gone, name) != getattr(self.merged, name)
            and getattr(self.gone, name) != self.merged.name
        )


def merged(kept: Entity, gone: Entity) -> Entity:
    """Return ``kept`` with what ``gone`` adds to it; its own values stay, its level is the higher one."""
    values = {name: getattr(kept, name) or getattr(gone, name) for name in FILLED[type(kept)]} | {
        "aliases": (*kept.aliases, gone.name, *gone.aliases),
        "confidentiality": max(kept.confidentiality, gone.confidentiality),
        "kept": True,
    }
    if isinstance(kept, Person) and isinstance(gone, Person):
        values["affiliations"] = (*kept.affiliations, *gone.affiliations)
        return tidy_person(replace(kept, **values))
    assert isinstance(kept, Organisation) and isinstance(gone, Organisation)  # noqa: S101, PT018 - types
    values["parent"] = _parent(kept, gone)
    return tidy_organisation(replace(kept, **values))


def renamed(one: Initiative, kept: Entity, gone: Entity) -> Initiative:
    """Return ``one`` with ``kept`` wherever it names ``gone``; the name that the source gave is kept.

    Of two entries that then say the same, one is left: the one that more may see.
    """
    if isinstance(kept, Organisation):
        bodies = tuple(
            replace(_as(part, kept, gone), organisation_id=kept.id)
            if part.organisation_id == gone.id
            else part
            for part in one.organisations
        )
        return replace(one, organisations=_distinct(bodies, kept.id))

    def attending(people: tuple[Appearance, ...]) -> tuple[Appearance, ...]:
        there = tuple(
            replace(_as(part, kept, gone), person_id=kept.id) if part.person_id == gone.id else part
            for part in people
        )
        return _distinct(there, kept.id)

    meetings = tuple(replace(m, attendance=attending(m.attendance)) for m in one.meetings)
    return replace(one, people=attending(one.people), meetings=meetings)


def _parent(kept: Organisation, gone: Organisation) -> str:
    """Return what the merged one belongs to: never itself under either name."""
    own = {fold(kept.name), fold(gone.name)}
    candidates = (name for name in (kept.parent, gone.parent) if name and fold(name) not in own)
    return next(candidates, "")


def _as(part: _Part, kept: Entity, gone: Entity) -> _Part:
    given = part.as_given or gone.name
    return replace(part, name=kept.name, as_given="" if given == kept.name else given)


def _distinct(parts: tuple[_Part, ...], number: int) -> tuple[_Part, ...]:
    """Drop repetitions among the entries that name ``number``."""
    left: list[_Part] = []
    for part in parts:
        same = [n for n, one in enumerate(left) if _owner(part) == number and _alike(one, part)]
        if not same:
            left.append(part)
        elif part.level < left[same[0]].level:
            left[same[0]] = part
    return tuple(left)


def _alike(one: _Part, other: _Part) -> bool:
    return replace(one, level=other.level) == other and _owner(one) == _owner(other)


def _owner(part: Engagement | Appearance) -> int:
    return part.organisation_id if isinstance(part, Engagement) else part.person_id
