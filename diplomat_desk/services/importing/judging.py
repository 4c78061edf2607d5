"""What becomes of each row of a table, a few hundred rows at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.veil import Raised, kept_back, veil
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.drafting import Drafter
from diplomat_desk.exchange.drafts import Draft, Finding, Weight
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.tables import Row
from diplomat_desk.services.importing.blending import blended, said
from diplomat_desk.services.importing.twins import Twins
from diplomat_desk.services.importing.verdicts import (
    Choice,
    Choices,
    Judged,
    Likeness,
    Twin,
    Verdict,
)
from diplomat_desk.store import import_matches, reading
from diplomat_desk.store.connection import Connection
from diplomat_desk.store.raising import raised_for

BATCH = 500
REFERENCE = "reference"


@dataclass(slots=True)
class Judge:
    """Judges the rows of one table against the register as ``connection`` sees it, under ``ceiling``.

    ``recorded_as`` gives the initiative that an earlier row became, 0 where nothing is recorded. ``imports``
    are those in which the very same sheet was recorded before: each row means what it became then.
    """

    connection: Connection
    known: Known
    mapping: Mapping
    ceiling: Level
    choices: Choices = field(default_factory=Choices)
    recorded_as: Callable[[int], int] = lambda _: 0
    imports: tuple[int, ...] = ()
    _drafter: Drafter = field(init=False)
    _twins: Twins = field(init=False)
    _rows_of_keys: dict[str, int] = field(default_factory=dict)
    _references: set[str] = field(default_factory=set)
    _defaults: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Make ready what is the same for every row."""
        self._drafter = Drafter(self.mapping, self.known)
        upto = import_matches.last_id(self.connection)
        self._twins = Twins(self.connection, self.ceiling, upto)
        self._defaults = tuple(name for name, _ in self.mapping.defaults)

    def batches(self, rows: Iterator[Row]) -> Iterator[list[Judged]]:
        """Give ``rows`` judged; whoever records them does so before asking for the next batch."""
        while batch := list(islice(rows, BATCH)):
            yield self._judged([(row, self._drafter.draft(row)) for row in batch])

    def _judged(self, rows: list[tuple[Row, Draft]]) -> list[Judged]:
        ground = self._ground(rows)
        judged = []
        for row, draft in rows:
            one = Judged(row, draft, Verdict.REFUSED, twin=ground.twins.get(row.number))
            if draft.initiative is not None:
                self._decide(one, draft.initiative, ground)
            judged.append(one)
        return judged

    def _ground(self, rows: list[tuple[Row, Draft]]) -> "_Ground":
        """Ask the register, once for all of ``rows``, what they mean and look like."""
        drafts = [draft for _, draft in rows]
        found = self._matched(drafts)
        again = self._again(rows)
        twins = self._twins.of(rows)
        like = {number: self._like(twin) for number, twin in twins.items()}
        ids = sorted({*found.values(), *like.values(), *again.values()} - {0})
        there = {one.initiative.id: one for one in reading.states(self.connection, ids)}
        raised = raised_for(self.connection, [one.initiative for one in there.values()])
        return _Ground(found, again, twins, like, there, raised, self._taken(drafts))

    def _decide(self, one: Judged, wanted: Initiative, ground: "_Ground") -> None:
        """Settle what becomes of a row that can be recorded."""
        key = self._key(wanted)
        number = ground.found.get(key, 0) if key else 0
        before = ground.there.get(number or ground.again.get(one.row.number, 0))
        onto = ground.new.get(key) if key else None
        earlier = key in self._rows_of_keys if key else False
        if one.twin and one.twin.why is not Likeness.SAME_ROW and (before or onto or earlier):
            # Its key, or its row in an earlier import, says which record it means.
            one.twin = None
        choice = self.choices.of(one.row.number) if one.twin else Choice.IMPORT
        if choice is Choice.SKIP:
            one.verdict = Verdict.LEFT_OUT
            return
        if one.twin and choice is Choice.UPDATE and not (before or onto):
            before = ground.there.get(ground.like[one.row.number])
            onto = ground.new.get(one.twin.of_row)
            earlier = True
        if not (before or onto or earlier) and self._is_taken(one, wanted, ground.taken):
            return
        if key:
            self._rows_of_keys.setdefault(key, one.row.number)
        if before is not None:
            self._update(one, wanted, before, ground)
        elif onto is not None and onto.wanted is not None:
            self._join(one, wanted, onto)
        else:
            # In an import, a row that joins one of an earlier batch finds that one on file.
            one.verdict = Verdict.UPDATE if earlier else Verdict.NEW
            one.wanted = wanted
            ground.new |= {one.row.number: one} | ({key: one} if key else {})

    def _like(self, twin: Twin) -> int:
        """Return the record on file that a row looks like, if it is to be updated; 0 for none."""
        if self.choices.of(twin.row) is not Choice.UPDATE:
            return 0
        return twin.id or self.recorded_as(twin.of_row)

    def _update(self, one: Judged, row: Initiative, before: State, ground: "_Ground") -> None:
        whole = before.initiative
        seen = veil(whole, self.ceiling, ground.raised)
        wanted = kept_back(self._blended(seen, row, one.row), whole, seen)
        if self._refuses(one, wanted):
            return
        one.verdict, one.wanted, one.before = Verdict.UPDATE, wanted, before
        # The next row that means the same record finds it as this one leaves it.
        ground.there[whole.id] = replace(before, record=wanted)

    def _join(self, one: Judged, row: Initiative, onto: Judged) -> None:
        assert onto.wanted is not None  # noqa: S101 - for the type checker
        wanted = self._blended(onto.wanted, row, one.row)
        if self._refuses(one, wanted):
            return
        onto.wanted = wanted
        one.verdict, one.onto = Verdict.UPDATE, onto

    def _blended(self, one: Initiative, row: Initiative, cells: Row) -> Initiative:
        return blended(one, row, said(cells, self.mapping), self._defaults)

    def _refuses(self, one: Judged, wanted: Initiative) -> bool:
        """Refuse a row after which its record would break a rule."""
        wrong = problems(wanted, self.known.vocabularies, self.known.countries)
        for problem in wrong:
            _refuse(one, problem.field, problem.message)
        return bool(wrong)

    def _key(self, one: Initiative) -> str:
        if self.mapping.key == REFERENCE:
            return one.reference
        key = self.mapping.key
        return next((each.value for each in one.external_ids if key and each.scheme == key), "")

    def _matched(self, drafts: Sequence[Draft]) -> dict[str, int]:
        """Return by key the records on file that the rows mean."""
        keys = {
            key for draft in drafts if draft.initiative and (key := self._key(draft.initiative))
        }
        if not keys:
            return {}
        if self.mapping.key == REFERENCE:
            return import_matches.by_reference(self.connection, keys, self.ceiling)
        return import_matches.by_external_id(self.connection, self.mapping.key, keys, self.ceiling)

    def _again(self, rows: list[tuple[Row, Draft]]) -> dict[int, int]:
        """Return by row the records that the very same rows became before."""
        if not self.imports:
            return {}
        wanted = {row.number for row, draft in rows if draft.initiative}
        return import_matches.by_row(self.connection, self.imports, wanted, self.ceiling)

    def _taken(self, drafts: Iterable[Draft]) -> set[str]:
        codes = {one.initiative.reference for one in drafts if one.initiative} - {""}
        return import_matches.taken(self.connection, codes) if codes else set()

    def _is_taken(self, one: Judged, wanted: Initiative, taken: set[str]) -> bool:
        """Refuse a row whose reference another record has, or a row before it."""
        code = wanted.reference
        if not code:
            return False
        if code in taken or code in self._references:
            text = say("“{code}” is the reference of another record.", code=code)
            _refuse(one, REFERENCE, text)
            return True
        self._references.add(code)
        return False


@dataclass(slots=True)
class _Ground:
    """What the rows of one batch stand on.

    ``found`` holds by key the records that they mean, ``again`` by row what they became before, ``twins`` by
    row what they look like and ``like`` the record that is to be updated for it, ``there`` the records on
    file by id, ``taken`` references that no row can have, ``new`` by row and by key the new records of the
    batch.
    """

    found: dict[str, int]
    again: dict[int, int]
    twins: dict[int, Twin]
    like: dict[int, int]
    there: dict[int, State]
    raised: Raised
    taken: set[str]
    new: dict[str | int, Judged] = field(default_factory=dict)


def _refuse(one: Judged, name: str, message: str) -> None:
    finding = Finding(
        one.row.number, say(name.replace("_", " ").capitalize()), "", message, Weight.REFUSED
    )
    one.draft = replace(one.draft, initiative=None, findings=(*one.draft.findings, finding))
    one.verdict, one.wanted = Verdict.REFUSED, None
