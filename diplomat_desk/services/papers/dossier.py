"""What an initiative dossier needs of the register."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from diplomat_desk.domain.advice.tracks import Advice, advise
from diplomat_desk.domain.changes import Identity, Kind, State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.marking import printed_level
from diplomat_desk.domain.used_terms import terms_of
from diplomat_desk.domain.veil import unattributed
from diplomat_desk.domain.versions import Version
from diplomat_desk.reports.dossier import Dossier
from diplomat_desk.reports.dossier_past import Past
from diplomat_desk.services import versions as versions_in_words
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.papers.subjects import initiative_of
from diplomat_desk.store import listing, put_out, reading, ties, versions
from diplomat_desk.store.connection import Connection
from diplomat_desk.store.raising import raised_for_all
from diplomat_desk.store.rows import rows as read_rows

_ALL = 1_000_000
_YES = "yes"
_IN_A_TABLE = (
    "people", "meetings", "documents", "assessments", "sources", "claims", "constraints",
    "interests", "purposes", "tags", "external_ids",
)  # fmt: skip
"""What the table of rounds does not show of each."""


def ask(desk: Desk, request: Request) -> Dossier:
    """Return the initiative with its rounds and ties, all as they may be put out."""
    ceiling = request.filter.ceiling
    everything = request.within(Filter())
    with desk.register.reading() as connection:
        number = initiative_of(connection, request, request.subject)
        one = _outside(reading.visible(connection, number, ceiling))
        request.check()
        rounds = tuple(_rounds(connection, number, request))
        tied = ties.of(connection, number, ceiling)
        parent = put_out.names(connection, [one.parent_id or 0], ceiling)
        found = _versions(connection, number, request)
        others = [*(tie.id for tie in tied), *_parents(found or ())]
        marking = _marking(connection, (one, *rounds, *_states(found or ())), others, ceiling)
        tally = listing.tally(connection, everything)
    return Dossier(
        filter=everything,
        tally=tally,
        marking=marking,
        record=one,
        process=parent.get(one.parent_id or 0),
        rounds=rounds,
        ties=tied,
        advice=_advice(one) if request.options["advice"] == _YES else None,
        past=None if found is None else tuple(_past(desk, found, request)),
        used=frozenset(pair for held in (one, *rounds) for pair in terms_of(held) if pair[1]),
    )


def _outside(one: Initiative) -> Initiative:
    """Return ``one`` as it goes on paper: without what is the analyst's own."""
    return replace(unattributed(one), notes=(), follow_ups=(), attachments=())


def _rounds(connection: Connection, number: int, request: Request) -> Iterator[Initiative]:
    ceiling = request.filter.ceiling
    ids = [row.id for row in listing.rounds(connection, number, ceiling)]
    bare = {} if request.options["rounds"] == _YES else dict.fromkeys(_IN_A_TABLE, ())
    for one in reading.whole(connection, ids, ceiling):
        request.check()
        yield replace(_outside(one), **bare)  # type: ignore[arg-type]


def _advice(one: Initiative) -> Advice | None:
    found = advise(one)
    return found if found.track and found.track != one.track else None


def _versions(connection: Connection, number: int, request: Request) -> tuple[Version, ...] | None:
    """Return the changes of what goes on paper, None where they are not asked for."""
    if request.options["history"] != _YES:
        return None
    identity = Identity(Kind.INITIATIVE, str(number))
    found = versions.of_record(
        connection, identity, request.filter.ceiling, most=_ALL, put_out=True
    )
    return tuple(replace(one, before=_bared(one.before), after=_bared(one.after)) for one in found)


def _bared(state: State | None) -> State | None:
    if state is None:
        return None
    return replace(state, record=replace(state.initiative, notes=(), follow_ups=(), attachments=()))


def _states(found: Iterable[Version]) -> Iterator[Initiative]:
    for one in found:
        for state in (one.before, one.after):
            if state is not None:
                # What it was a round of then may be gone; where it is not, it is asked for by its id.
                yield replace(state.initiative, parent_id=None)


def _parents(found: Iterable[Version]) -> Iterator[int]:
    for one in found:
        for state in (one.before, one.after):
            if state is not None and state.initiative.parent_id:
                yield state.initiative.parent_id


def _past(desk: Desk, found: Iterable[Version], request: Request) -> Iterator[Past]:
    for one in found:
        request.check()
        told = versions_in_words.one_change(desk, one, request.filter.ceiling)
        before, after = one.before, one.after
        edited = before is not None and after is not None and before.binned == after.binned
        # What changed inside alone, such as a note, is not told.
        if told.changes or not edited:
            day = PartialDate.of(one.at[:10])
            yield Past(day, one.author, told.done, told.changes)


def _marking(
    connection: Connection, printed: tuple[Initiative, ...], others: list[int], ceiling: Level
) -> Level:
    raised = raised_for_all(connection, printed)
    levels = [printed_level(one, raised) for one in printed]
    levels += [row.confidentiality for row in read_rows(connection, others, ceiling)]
    return max(levels)
