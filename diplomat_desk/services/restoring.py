"""Restoring an earlier version of a record: an edit like any other, which can be undone."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from diplomat_desk.domain.changes import Change, Identity, Kind, Record
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.entity_rules import organisation_problems, person_problems
from diplomat_desk.domain.errors import MissingError, RefusedError
from diplomat_desk.domain.hindsight import Hindsight
from diplomat_desk.domain.initiative import VOCABULARY_OF, Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.veil import kept_back_organisation, kept_back_person
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import put_one
from diplomat_desk.store import entity_lists, listing, reading, versions

RESTORABLE = (Kind.INITIATIVE, Kind.PERSON, Kind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and in sentences what of the earlier version could not be."""

    change: Change
    left_out: tuple[str, ...] = ()


def restore(
    desk: Desk, identity: Identity, number: int, ceiling: Level, expected: int | None = None
) -> Restored:
    """Let a record be again as it stood after change ``number``, as far as ``ceiling`` shows it.

    What of the present record lies above the ceiling is kept, and no level is lowered by it. ``expected``
    is the version that the user saw as the present one. Raises :class:`MissingError`,
    :class:`StaleError`, :class:`RefusedError`; then nothing is written.
    """
    with desk.register.reading() as connection:
        state, hindsight = versions.earlier(connection, identity, number, ceiling)
    match state.record:
        case Initiative():
            return _initiative(desk, state.record, hindsight, ceiling, expected)
        case Person() | Organisation():
            return _entity(desk, identity, state.record, ceiling, expected)
    raise MissingError(say("An earlier version of this cannot be restored."))


def _initiative(
    desk: Desk, then: Initiative, hindsight: Hindsight, ceiling: Level, expected: int | None
) -> Restored:
    left: list[str] = []
    with desk.register.reading() as connection:
        now = reading.visible(connection, then.id, ceiling)
        digests = versions.kept_contents(connection, [one.digest for one in then.attachments])
        linked = reading.states(connection, [link.target_id for link in then.links])
        there = {state.initiative.id for state in linked}
        wanted = _family(then, now, listing.can_be_round_of(connection, then), left)
    wanted = _at_todays_level(hindsight.raised(wanted), now, left)
    wanted = _with_words(wanted, now, desk.vocabularies, left)
    links = tuple(one for one in wanted.links if one.target_id in there)
    files = tuple(one for one in wanted.attachments if one.digest in digests)
    left += _gone(len(wanted.links) - len(links), len(wanted.attachments) - len(files))
    wanted = replace(
        wanted,
        version=now.version if expected is None else expected,
        # References are never given twice, so the one that it has now is the one that others cite.
        reference=now.reference,
        links=links,
        attachments=files,
    )
    return Restored(recording.record(desk, wanted, ceiling), tuple(left))


def _family(then: Initiative, now: Initiative, allowed: bool, left: list[str]) -> Initiative:
    if then.parent_id in (None, now.parent_id) or allowed:
        return then
    left.append(say("The process that it was part of then cannot be put back; it is as it is now."))
    return replace(then, parent_id=now.parent_id)


def _at_todays_level(then: Initiative, now: Initiative, left: list[str]) -> Initiative:
    if then.confidentiality >= now.confidentiality:
        return then
    left.append(
        say("It stays {level}: restoring never lowers a level.", level=now.confidentiality.label)
    )
    return replace(then, confidentiality=now.confidentiality)


def _with_words(
    then: Initiative, now: Initiative, vocabularies: Vocabularies, left: list[str]
) -> Initiative:
    """Return ``then`` with today's choice where the word that it chose is not in the vocabulary any more."""
    lost = {
        name: getattr(now, name)
        for name, vocabulary in VOCABULARY_OF.items()
        if getattr(then, name) and vocabularies.find(vocabulary, getattr(then, name)) is None
    }
    if lost:
        left.append(
            count(
                len(lost),
                "{n} choice is not in the vocabularies any more; it is as it is now.",
                "{n} choices are not in the vocabularies any more; they are as they are now.",
            )
        )
    return replace(then, **lost)


def _gone(links: int, files: int) -> list[str]:
    said = []
    if links:
        said.append(
            count(
                links,
                "{n} link to an initiative that is not in the register any more was left out.",
                "{n} links to initiatives that are not in the register any more were left out.",
            )
        )
    if files:
        said.append(
            count(
                files,
                "{n} attachment whose content is not in the register any more was left out.",
                "{n} attachments whose contents are not in the register any more were left out.",
            )
        )
    return said


def _entity(
    desk: Desk,
    identity: Identity,
    then: Person | Organisation,
    ceiling: Level,
    expected: int | None,
) -> Restored:
    left: list[str] = []
    with desk.register.reading() as connection:
        seen = (
            entity_lists.person(connection, then.id, ceiling)
            if isinstance(then, Person)
            else entity_lists.body(connection, then.id, ceiling)
        )
    # Whoever has a history has a card, and a card is kept.
    wanted = replace(then, kept=True)
    if wanted.confidentiality < seen.confidentiality:
        level = seen.confidentiality
        wanted = replace(wanted, confidentiality=level)
        left.append(say("It stays {level}: restoring never lowers a level.", level=level.label))
    found = (
        person_problems(wanted, desk.vocabularies, desk.countries)
        if isinstance(wanted, Person)
        else organisation_problems(wanted, desk.vocabularies, desk.countries)
    )
    if found:
        raise RefusedError(found)
    version = seen.version if expected is None else expected
    change = put_one(desk, wanted, identity, expected=version, restored=_keeping(seen))
    return Restored(change, tuple(left))


def _keeping(seen: Person | Organisation) -> Callable[[Record, Record], Record]:
    """Return how what could not be seen of the present record is put back into the earlier one."""

    def kept(wanted: Record, whole: Record) -> Record:
        match wanted, whole, seen:
            case Person(), Person(), Person():
                return kept_back_person(wanted, whole, seen)
            case Organisation(), Organisation(), Organisation():
                return kept_back_organisation(wanted, whole, seen)
        return wanted

    return kept
