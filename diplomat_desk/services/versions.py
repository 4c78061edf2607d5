"""The history of records in words, and restoring an earlier version; everything under the ceiling."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplomat_desk.domain.changes import Action, Identity, Record, State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.describing import Describer, sources_of
from diplomat_desk.domain.differences import Difference, differences, in_full
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.versions import Version
from diplomat_desk.domain.words import say
from diplomat_desk.services import looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import versions

PAGE = 50


@dataclass(frozen=True, slots=True)
class VersionInWords:
    """One change in words: what was done, and from what to what."""

    version: Version
    done: str
    changes: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """Some changes of one record, the latest first, and whether there are earlier ones."""

    told: tuple[VersionInWords, ...]
    more: bool


def of_record(
    desk: Desk,
    identity: Identity,
    ceiling: Level,
    first: int = 0,
    most: int = PAGE,
    *,
    put_out: bool = False,
) -> Pages:
    """Return the history of one record in words, the latest first, from change ``first`` on.

    With ``put_out`` nobody is named whose meeting forbids it, at any ceiling. Raises :class:`MissingError`
    for a record that may not be told.
    """
    with desk.register.reading() as connection:
        found = versions.of_record(
            connection, identity, ceiling, first=first, most=most + 1, put_out=put_out
        )
    shown = found[:most]
    titles = _titles(desk, _records(shown), ceiling)
    return Pages(tuple(_told(desk, one, titles) for one in shown), len(found) > most)


def recent(desk: Desk, ceiling: Level, most: int = 200) -> tuple[VersionInWords, ...]:
    """Return the latest changes of the whole register in words, without what they changed."""
    with desk.register.reading() as connection:
        found = versions.recent(connection, ceiling, most)
    return tuple(VersionInWords(one, done_in_words(one)) for one in found)


def one_change(desk: Desk, version: Version, ceiling: Level) -> VersionInWords:
    """Return a change that :func:`recent` told, with what it changed."""
    return _told(desk, version, _titles(desk, _records([version]), ceiling))


def in_lines(desk: Desk, record: Record, ceiling: Level) -> tuple[Difference, ...]:
    """Return all that a version holds, field by field: what a page shows of any sort of record."""
    return in_full(record, _describer(desk, _titles(desk, [record], ceiling), record))


def between(
    desk: Desk, before: State | None, after: State | None, ceiling: Level
) -> tuple[Difference, ...]:
    """Return where two states of one record differ, or all that the one holds that there is."""
    records = [state.record for state in (before, after) if state is not None]
    if not records:
        return ()
    words = _describer(desk, _titles(desk, records, ceiling), *records)
    return (
        differences(records[0], records[1], words)
        if len(records) == 2
        else in_full(records[0], words)
    )


def done_in_words(version: Version) -> str:
    """Return what was done, as in "Edited" or "Moved to the bin"."""
    words = {
        Action.RECORD: say("Recorded"),
        Action.EDIT: say("Edited"),
        Action.DELETE: say("Deleted"),
        Action.RESTORE: say("Restored from the bin"),
        Action.PURGE: say("Deleted for good"),
        Action.MERGE: say("Merged"),
    }
    before, after = version.before, version.after
    if after is None:
        kept = (Action.PURGE, Action.MERGE)
        return words[version.action if version.action in kept else Action.DELETE]
    if before is None:
        return words[Action.RECORD]
    # Undo puts a record back with the action that it takes back: the states say what was done.
    if before.binned != after.binned:
        return say("Moved to the bin") if after.binned else words[Action.RESTORE]
    return words[version.action if version.action is Action.MERGE else Action.EDIT]


def _told(desk: Desk, version: Version, titles: dict[int, str]) -> VersionInWords:
    before, after = version.before, version.after
    found: tuple[Difference, ...] = ()
    if before is not None and after is not None:
        words = _describer(desk, titles, before.record, after.record)
        found = differences(before.record, after.record, words)
    return VersionInWords(version, done_in_words(version), found)


def _describer(desk: Desk, titles: dict[int, str], *records: Record) -> Describer:
    return Describer(desk.vocabularies, desk.countries, titles, sources_of(*records))


def _records(found: Sequence[Version]) -> list[Record]:
    return [state.record for one in found for state in (one.before, one.after) if state is not None]


def _titles(desk: Desk, records: Iterable[Record], ceiling: Level) -> dict[int, str]:
    """Return the titles of the initiatives that ``records`` name, as far as they may be shown."""
    ids: set[int] = set()
    for one in records:
        if isinstance(one, Initiative):
            ids |= {link.target_id for link in one.links}
            ids |= {one.parent_id} if one.parent_id else set()
    return {row.id: row.title for row in looking.rows(desk, sorted(ids), ceiling)} if ids else {}
