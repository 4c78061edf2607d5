"""What of a record may be shown under a ceiling, and how what was kept back survives an edit.

Both directions are plain functions of whole records; the store alone decides when they are applied.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter, is_
from typing import Any, TypeVar

from diplomat_desk.domain.altered import altered
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.keeping import Claim
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.domain.text import fold

LEVELLED = (
    "countries", "organisations", "people", "meetings", "outcomes", "transfers", "documents",
    "assessments", "sources", "notes", "follow_ups", "attachments",
)  # fmt: skip
"""Lists of an initiative whose entries have a level of their own."""

_Kept = TypeVar("_Kept")
_levelled: Callable[[Initiative], tuple[Any, ...]] = attrgetter(*LEVELLED)


@dataclass(frozen=True, slots=True)
class Raised:
    """The levels of records that an initiative names, so far as they are above public.

    ``names`` are folded names of such organisations; ``initiatives`` holds those named as process or by
    links, :data:`NEVER` for one that lies in the bin or is gone.
    """

    people: Mapping[int, int] = field(default_factory=dict)
    organisations: Mapping[int, int] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)
    initiatives: Mapping[int, int] = field(default_factory=dict)


Views = tuple[tuple[Level, Initiative], ...]
"""What is seen of a record at each level that sees it, lowest first; one object where nothing more is seen."""

NEVER = 1_000
"""A level above every ceiling."""

NOTHING_RAISED = Raised()


def veil(one: Initiative, ceiling: Level, raised: Raised = NOTHING_RAISED) -> Initiative:
    """Return ``one``, itself at or below ``ceiling``, without anything that lies above it.

    Below the top ceiling nobody who attended under the Chatham House Rule, or off the record, is named.
    """
    lists: dict[str, Any] = {} if ceiling >= TOP else _below(one, ceiling, raised)
    if one.links:
        levels = raised.initiatives
        shown = tuple(tie for tie in one.links if levels.get(tie.target_id, 0) <= ceiling)
        lists["links"] = _same(one.links, shown)
    if one.parent_id is not None and raised.initiatives.get(one.parent_id, 0) > ceiling:
        lists["parent_id"] = None
    changed = {name: held for name, held in lists.items() if held is not getattr(one, name)}
    return altered(one, **changed) if changed else one


def views(one: Initiative, raised: Raised = NOTHING_RAISED) -> Views:
    """Return what is seen of ``one`` from its own level up."""
    if _hides_nothing(one, raised):
        return tuple((level, one) for level in Level if level >= one.confidentiality)
    found: list[tuple[Level, Initiative]] = []
    for level in Level:
        if level >= one.confidentiality:
            seen = veil(one, level, raised)
            same = bool(found) and seen == found[-1][1]
            found.append((level, found[-1][1] if same else seen))
    return tuple(found)


def _hides_nothing(one: Initiative, raised: Raised) -> bool:
    """Tell, quickly and for sure, that whoever sees ``one`` sees all of it; False where that takes looking."""
    if one.meetings or raised.people or raised.organisations or raised.names:
        return False
    own = one.confidentiality
    others = (one.parent_id or 0, *(link.target_id for link in one.links))
    return all(raised.initiatives.get(number, 0) <= own for number in others) and all(
        part.level <= own for name in LEVELLED for part in getattr(one, name)
    )


def unattributed(one: Initiative) -> Initiative:
    """Return ``one`` as it may be put out: nobody is named whose meeting forbids it, at any ceiling."""
    told = _all_as(one.meetings, _without_names)
    return one if told is one.meetings else altered(one, meetings=told)


def kept_back(edited: Initiative, whole: Initiative, seen: Initiative) -> Initiative:
    """Return ``edited`` with all that its editor could not see put back.

    ``whole`` is the record as it stands, ``seen`` what the editor was shown of it.
    """
    lists: dict[str, Any] = {
        name: _with_unseen(getattr(edited, name), getattr(whole, name), getattr(seen, name))
        for name in (*LEVELLED, "claims", "links")
        if name != "meetings"
    }
    lists["meetings"] = _meetings_kept(edited, whole, seen)
    lists["claims"] = _adopted_once(lists["claims"], shown=len(edited.claims))
    if seen.parent_id is None and edited.parent_id is None:
        lists["parent_id"] = whole.parent_id
    if seen.budget != whole.budget and edited.budget.funder == seen.budget.funder:
        lists["budget"] = replace(edited.budget, funder=whole.budget.funder)
    lists["people"] = _people_kept(edited.people, whole.people, seen.people)
    return replace(edited, **lists)


def veil_person(one: Person, ceiling: Level, raised: Raised = NOTHING_RAISED) -> Person:
    """Return ``one`` without the affiliations to organisations above ``ceiling``."""
    shown = tuple(
        part for part in one.affiliations if _named_level(part.organisation, raised) <= ceiling
    )
    told = _same(one.affiliations, shown)
    return one if told is one.affiliations else replace(one, affiliations=told)


def veil_organisation(
    one: Organisation, ceiling: Level, raised: Raised = NOTHING_RAISED
) -> Organisation:
    """Return ``one`` without a parent that lies above ``ceiling``."""
    return replace(one, parent="") if _named_level(one.parent, raised) > ceiling else one


def kept_back_person(edited: Person, whole: Person, seen: Person) -> Person:
    """Return ``edited`` with the affiliations that its editor could not see put back."""
    kept = _with_unseen(edited.affiliations, whole.affiliations, seen.affiliations)
    return replace(edited, affiliations=kept)


def kept_back_organisation(
    edited: Organisation, whole: Organisation, seen: Organisation
) -> Organisation:
    """Return ``edited`` with the parent that its editor could not see put back."""
    unseen = seen.parent != whole.parent and not edited.parent
    return replace(edited, parent=whole.parent) if unseen else edited


def attendance_level(meeting: Meeting, one: Appearance) -> Level:
    """Return the level from which on ``one`` may be named at ``meeting``."""
    return max(one.level, _least_level(meeting))


def _least_level(meeting: Meeting) -> Level:
    return TOP if meeting.is_unattributed else meeting.level


def _engagement_level(one: Engagement, raised: Raised) -> int:
    return max(
        raised.organisations.get(one.organisation_id, 0),
        _named_level(one.name, raised),
        _named_level(one.as_given, raised),
    )


def _named_level(name: str, raised: Raised) -> int:
    return raised.names.get(fold(name), 0) if name and raised.names else 0


def _below(one: Initiative, ceiling: Level, raised: Raised) -> dict[str, Any]:
    """Return the fields of ``one`` as they are seen below the top, where something lies above."""
    lists: dict[str, Any] = {
        name: _up_to(ceiling, held) for name, held in zip(LEVELLED, _levelled(one), strict=True)
    }
    lists["organisations"] = _shown_bodies(lists["organisations"], ceiling, raised)
    lists["people"] = _shown_people(lists["people"], ceiling, raised)
    lists["meetings"] = _all_as(lists["meetings"], lambda held: _meeting(held, ceiling, raised))
    if len(lists["sources"]) < len(one.sources):
        kept = {source.key for source in lists["sources"]}
        hidden = {source.key for source in one.sources} - kept
        lists["claims"] = tuple(claim for claim in one.claims if claim.source not in hidden)
    if _named_level(one.budget.funder, raised) > ceiling:
        lists["budget"] = replace(one.budget, funder="")
    return lists


def _up_to(ceiling: Level, held: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the entries at or below ``ceiling``: the same object where that is all of them."""
    return _same(held, tuple([part for part in held if part.level <= ceiling]))


def _same(held: tuple[Any, ...], kept: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return ``held`` itself where all of it was ``kept``: what is as it was need not be made anew."""
    return held if len(kept) == len(held) else kept


def _all_as(held: tuple[_Kept, ...], change: Callable[[_Kept], _Kept]) -> tuple[_Kept, ...]:
    """Return what ``change`` makes of each: the same object where it changes nothing."""
    made = tuple(map(change, held))
    return held if all(map(is_, made, held)) else made


def _shown_bodies(
    bodies: tuple[Engagement, ...], ceiling: Level, raised: Raised
) -> tuple[Engagement, ...]:
    if not (raised.organisations or raised.names):
        return bodies
    shown = tuple(body for body in bodies if _engagement_level(body, raised) <= ceiling)
    return _same(bodies, shown)


def _shown_people(
    people: tuple[Appearance, ...], ceiling: Level, raised: Raised
) -> tuple[Appearance, ...]:
    if not (raised.people or raised.names):
        return people
    return tuple(
        replace(one, affiliation="", post="")
        if _named_level(one.affiliation, raised) > ceiling
        else one
        for one in people
        if raised.people.get(one.person_id, 0) <= ceiling
    )


def _meeting(meeting: Meeting, ceiling: Level, raised: Raised) -> Meeting:
    if _least_level(meeting) > ceiling:
        named: tuple[Appearance, ...] = ()
    else:
        named = _shown_people(_up_to(ceiling, meeting.attendance), ceiling, raised)
    same = named is meeting.attendance or not (named or meeting.attendance)
    return meeting if same else altered(meeting, attendance=named)


def _without_names(meeting: Meeting) -> Meeting:
    nameless = not meeting.attendance or not meeting.is_unattributed
    return meeting if nameless else altered(meeting, attendance=())


def _people_kept(
    edited: tuple[Appearance, ...], whole: tuple[Appearance, ...], seen: tuple[Appearance, ...]
) -> tuple[Appearance, ...]:
    """Put back whom the editor could not see, and the affiliation of whom they saw without it."""
    bared = [
        one for one in whole if one not in seen and replace(one, affiliation="", post="") in seen
    ]
    rest = tuple(one for one in whole if one not in bared)
    back = []
    for one in edited:
        then = next((b for b in bared if b.name == one.name and not one.affiliation), None)
        if then is not None and not one.post:
            bared.remove(then)
            back.append(replace(one, affiliation=then.affiliation, post=then.post))
        else:
            back.append(one)
    return _with_unseen(tuple(back), rest, seen)


def _with_unseen(
    edited: tuple[Any, ...], whole: tuple[Any, ...], seen: tuple[Any, ...]
) -> tuple[Any, ...]:
    # By count, not as a set: two entries may say the same at different levels.
    left = list(seen)
    unseen = []
    for part in whole:
        if part in left:
            left.remove(part)
        else:
            unseen.append(part)
    return (*edited, *(part for part in unseen if part not in edited))


def _adopted_once(claims: tuple[Claim, ...], shown: int) -> tuple[Claim, ...]:
    """Give up the adopted claims after the first ``shown`` of a fact that one of those is adopted for."""
    facts = {claim.fact for claim in claims[:shown] if claim.adopted}
    rest = (
        replace(claim, adopted=False) if claim.fact in facts else claim for claim in claims[shown:]
    )
    return (*claims[:shown], *rest)


def _meetings_kept(edited: Initiative, whole: Initiative, seen: Initiative) -> tuple[Meeting, ...]:
    before = {meeting.key: meeting for meeting in whole.meetings}
    shown = {meeting.key: meeting for meeting in seen.meetings}
    kept = tuple(
        replace(
            meeting,
            attendance=_people_kept(
                meeting.attendance, before[meeting.key].attendance, shown[meeting.key].attendance
            ),
        )
        if meeting.key in shown and meeting.key in before
        else meeting
        for meeting in edited.meetings
    )
    return (*kept, *(m for m in whole.meetings if m.key not in shown))
