"""Making a register whole again from what was saved of a damaged one: what rows lack, the history may still tell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, union

from diplomat_desk.domain.changes import Action, Kind
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.domain.terms import Term
from diplomat_desk.store import (
    as_told,
    blobs,
    chain,
    codec,
    derived,
    initiatives,
    reading,
    rebuilding,
    records,
    seals,
    vocabulary,
)
from diplomat_desk.store.batches import batches
from diplomat_desk.store.bulk import insert_rows
from diplomat_desk.store.schema import country, history, initiative, reference_counter, term
from diplomat_desk.store.schema_entities import organisation, person
from diplomat_desk.store.schema_trust import history_link


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of it.

    ``rebuilt`` records are as the history tells them, since their rows were lost or damaged; ``unsure``
    ones stand as their rows say, and the history can no longer vouch for them. ``lost`` are initiatives
    of which neither is left, ``others`` other records. ``entries`` of the history are lost, and the
    ``contents`` of so many attachments.
    """

    initiatives: int = 0
    people: int = 0
    organisations: int = 0
    rebuilt: int = 0
    unsure: int = 0
    lost: int = 0
    others: int = 0
    entries: int = 0
    contents: int = 0
    damaged_contents: int = 0


def mend(
    connection: Connection,
    terms: Iterable[Term],
    countries: Iterable[Country],
    *,
    now: str,
    progress: Progress = UNWATCHED,
) -> Mended:
    """Rebuild records from the history where their rows are not as it tells, and all that is derived.

    ``terms`` and ``countries`` are those that every register has; the ones that were lost are put back.
    """
    work = rebuilding.Work(connection, now, progress)
    _put_back_words(connection, terms, countries)
    gone = _ids_gone(connection)
    sealed = seals.are_there(connection)
    work.spared = as_told.spared_up_to(connection) if sealed else records.latest(connection)
    _drop_what_is_unreadable(work)
    for identity in rebuilding.in_order(as_told.unlike(connection, progress, spare=False)):
        work.counts[rebuilding.rebuild(work, identity)] += 1
    _write_over(connection, progress)
    _count_codes(connection)
    derived.rebuild(connection, vocabulary.countries(connection), progress)
    _link_anew(connection, progress)
    seals.renew_all(connection)
    if not sealed:
        as_told.spare_what_is_older(connection)
    return Mended(
        initiatives=_number(connection, initiative),
        people=_number(connection, person),
        organisations=_number(connection, organisation),
        rebuilt=work.counts["rebuilt"],
        unsure=work.counts["unsure"],
        lost=_lost(connection, gone),
        others=work.counts["others"],
        entries=work.counts["entries"],
        contents=work.counts["contents"],
        damaged_contents=sum(1 for _ in blobs.changed(connection)),
    )


def _put_back_words(
    connection: Connection, terms: Iterable[Term], countries: Iterable[Country]
) -> None:
    known = {(row.vocabulary, row.code) for row in connection.execute(select(term))}
    missing = [one for one in terms if (one.vocabulary, one.code) not in known]
    # Those that were deleted on purpose are told of in the history.
    told = _told_gone(connection, Kind.TERM)
    missing = [one for one in missing if f"{one.vocabulary}:{one.code}" not in told]
    if missing:
        vocabulary.seed_terms(connection, missing)
    there = set(connection.scalars(select(country.c.code)))
    gone = _told_gone(connection, Kind.COUNTRY)
    wanted = [one for one in countries if one.code not in there and one.code not in gone]
    if wanted:
        vocabulary.seed_countries(connection, wanted)


def _told_gone(connection: Connection, kind: Kind) -> set[str]:
    newest = records.latest_of_each()
    query = (
        select(history.c.record_key)
        .join(newest, newest.c.id == history.c.id)
        .where(history.c.kind == kind.value, history.c.after.is_(None))
    )
    return set(connection.scalars(query))


def _drop_what_is_unreadable(work: rebuilding.Work) -> None:
    """Delete the entries of the history that are not what they were, and count all that are lost."""
    connection = work.connection
    lost = {one.number for one in chain.lost(connection)}
    lost |= {row.id for row in _all_entries(connection) if not _readable(row)}
    for batch in batches(sorted(lost)):
        connection.execute(delete(history).where(history.c.id.in_(batch)))
    work.counts["entries"] = len(lost)
    work.last_lost = max(lost, default=0)


def _all_entries(connection: Connection) -> Iterator[Any]:
    ids = connection.scalars(select(history.c.id).order_by(history.c.id)).all()
    for batch in batches(ids):
        yield from connection.execute(select(history).where(history.c.id.in_(batch))).all()


def _readable(row: Any) -> bool:  # noqa: ANN401 - a row
    try:
        Action(row.action)
        codec.decode(row.before, Kind(row.kind))
        codec.decode(row.after, Kind(row.kind))
    except codec.UNREADABLE:
        return False
    return True


def _write_over(connection: Connection, progress: Progress) -> None:
    """Make anew what rows keep that follows from others, whatever it was."""
    ids = connection.scalars(select(initiative.c.id).order_by(initiative.c.id)).all()
    done = 0
    for batch in batches(ids):
        for state in reading.states(connection, batch):
            initiatives.write_over(connection, state.initiative)
        initiatives.keep_derived(connection, set(batch))
        done += len(batch)
        progress.at(done, len(ids))


def _link_anew(connection: Connection, progress: Progress) -> None:
    connection.execute(delete(history_link))
    chain.extend(connection, progress)


def _count_codes(connection: Connection) -> None:
    """Let reference codes go on after the highest that was ever given, in this register or its history."""
    codes = (
        func.json_extract(text, "$.record.reference")
        for text in (history.c.before, history.c.after)
    )
    told = [select(code).where(history.c.kind == Kind.INITIATIVE.value, code.is_not(None))
            for code in codes]  # fmt: skip
    given = union(select(initiative.c.reference), *told)
    known = {row.period: row.last for row in connection.execute(select(reference_counter))}
    for code in connection.scalars(given):
        _, _, rest = str(code).partition("-")
        period, _, number = rest.rpartition("-")
        if period and number.isdecimal():
            known[period] = max(known.get(period, 0), int(number))
    connection.execute(delete(reference_counter))
    insert_rows(
        connection,
        reference_counter,
        [{"period": period, "last": number} for period, number in known.items()],
    )


def _ids_gone(connection: Connection) -> set[int]:
    """Return the initiatives that are known to have been deleted."""
    told = {int(key) for key in _told_gone(connection, Kind.INITIATIVE) if key.isdecimal()}
    marks = connection.scalars(select(history_link.c.gone_with).distinct())
    marked = (str(mark).partition(":") for mark in marks)
    return told | {int(key) for kind, _, key in marked
                   if kind == Kind.INITIATIVE.value and key.isdecimal()}  # fmt: skip


def _lost(connection: Connection, gone: set[int]) -> int:
    """Return how many initiatives had a number, were not deleted, and are not there."""
    there = set(connection.scalars(select(initiative.c.id)))
    # The counter may be lost too; then the highest number that anything names stands for it.
    last = connection.exec_driver_sql(_LAST_NUMBER).scalar() or 0
    return len(set(range(1, max(int(last), *there, *gone, 0) + 1)) - there - gone)


def _number(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


_LAST_NUMBER = "SELECT seq FROM sqlite_sequence WHERE name = 'initiative'"
