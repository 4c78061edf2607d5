"""Recording sources of a file for literature: one transaction, one step that can be undone.

A source belongs to an initiative. An entry says to which by references among its keywords, as our own
exports write them; one that names none goes to those that were chosen for it. What the register cites there
already stays as it is.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from diplomat_desk.domain.altered import altered
from diplomat_desk.domain.changes import Action, Change, State
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.imports import How, ImportedRow
from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.drafts import Finding, Weight
from diplomat_desk.exchange.formats.sources_read import ReadSource, address_of, same
from diplomat_desk.exchange.stated import Stated
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import FileFacts
from diplomat_desk.services.importing_acts import add_step, beginning, keep_batch
from diplomat_desk.services.labels import label
from diplomat_desk.store import cited
from diplomat_desk.store.writing import Writer


def take_sources(
    desk: Desk,
    entries: tuple[ReadSource, ...],
    facts: FileFacts,
    *,
    into: tuple[int, ...] = (),
    ceiling: Level = TOP,
    dry_run: bool = False,
) -> Stated:
    """Record the sources of ``entries`` that the register has not; a refused one is passed over.

    ``into`` are the initiatives of entries that name none. Nothing above ``ceiling`` is found or changed.
    With ``dry_run`` nothing is recorded.

    Raises:
        StoppedError: the watcher stopped it; nothing is written.
    """
    with beginning(desk, dry_run=dry_run) as writer:
        taking = _Taking(writer, ceiling, into)
        taking.take(entries)
        taking.record(facts, len(entries))
    if taking.changes and not dry_run:
        add_step(desk, facts.name, taking.changes)
    return Stated(
        sources=taking.added,
        of_sources=True,
        known=taking.known,
        refused=taking.refused,
        findings=tuple(taking.findings),
    )


@dataclass
class _Taking:
    """One import under way."""

    writer: Writer
    ceiling: Level
    into: tuple[int, ...]
    added: int = 0
    known: int = 0
    refused: int = 0
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    before: dict[int, State] = field(default_factory=dict)
    wanted: dict[int, Initiative] = field(default_factory=dict)
    rows: list[ImportedRow] = field(default_factory=list)
    _index: dict[int, "_Index"] = field(default_factory=dict)
    _there: dict[int, tuple[Problem, ...]] = field(default_factory=dict)

    def take(self, entries: tuple[ReadSource, ...]) -> None:
        """Judge every entry."""
        words = {word for one in entries for word in one.keywords}
        named = cited.named(self.writer.connection, words, self.ceiling)
        for done, one in enumerate(entries):
            self.writer.progress.at(done, len(entries))
            self.findings += one.findings
            if one.source is None or any(f.weight is Weight.REFUSED for f in one.findings):
                self.refused += 1
                continue
            own = tuple(dict.fromkeys(named[word] for word in one.keywords if word in named))
            self._take(one, one.source, own or self.into)

    def record(self, facts: FileFacts, lines: int) -> None:
        """Write what was judged, and keep what was imported from where."""
        for number, one in self.wanted.items():
            said = label(Action.EDIT, one)
            before = self.before[number]
            self.changes.append(self.writer.put(Action.EDIT, said, before, State(tidy(one))))
        if not self.wanted:
            return
        counts = {
            "rows": lines,
            "updated": len(self.wanted),
            "duplicates": self.known,
            "refused": self.refused,
        }
        level = max(one.confidentiality for one in self.wanted.values())
        self.changes.append(keep_batch(self.writer, facts, lines, counts, level, self.rows))

    def _take(self, entry: ReadSource, source: Source, targets: Iterable[int]) -> None:
        """Add ``source`` to each of ``targets`` that does not cite it; told in one count."""
        found = [(number, one) for number in targets if (one := self._initiative(number))]
        if not found and self._everywhere.holds(source):
            self.known += 1
        elif not found:
            text = say(
                "It names no initiative of this register among its keywords, and none was chosen for it."
            )
            self._refuse(entry, "", entry.key, text)
        else:
            lacking = [(number, one) for number, one in found if not self._cites(number, source)]
            self._add(entry, source, lacking)

    def _add(
        self, entry: ReadSource, source: Source, lacking: list[tuple[int, Initiative]]
    ) -> None:
        if not lacking:
            self.known += 1
            return
        for number, one in lacking:
            if wrong := self._wrong(number, source):
                self._refuse(entry, wrong.field, entry.key, wrong.message)
                return
            self.wanted[number] = altered(one, sources=(*one.sources, source))
            self._index[number].add(source)
            self.rows.append(ImportedRow(entry.row, number, How.UPDATED))
        self.added += 1

    def _wrong(self, number: int, source: Source) -> Problem | None:
        """Return what is wrong with ``source`` itself, whatever else is wrong with the initiative."""
        words = self.writer.vocabularies, self.writer.countries
        bare = altered(self.before[number].initiative, sources=())
        there = self._there.get(number)
        if there is None:
            there = self._there[number] = problems(bare, *words)
        found = problems(altered(bare, sources=(source,)), *words)
        return next((one for one in found if one not in there), None)

    def _refuse(self, entry: ReadSource, column: str, value: str, reason: str) -> None:
        self.refused += 1
        self.findings.append(Finding(entry.row, column, value, reason, Weight.REFUSED))

    def _initiative(self, number: int) -> Initiative | None:
        """Return an initiative with what was added to it so far; None where it is gone or above the ceiling."""
        if number not in self.wanted and number not in self.before:
            state = self.writer.initiative(number)
            if state is None or state.binned or state.initiative.confidentiality > self.ceiling:
                return None
            self.before[number] = state
        return self.wanted.get(number) or self.before[number].initiative

    def _cites(self, number: int, source: Source) -> bool:
        if number not in self._index:
            sources = self.before[number].initiative.sources
            self._index[number] = _Index(one for one in sources if one.level <= self.ceiling)
        return self._index[number].holds(source)

    @cached_property
    def _everywhere(self) -> "_Index":
        """All sources of the register."""
        return _Index(cited.sources(self.writer.connection, self.ceiling))


class _Index:
    """Sources by what they may be found by: among thousands, each is compared with few."""

    def __init__(self, some: Iterable[Source]) -> None:
        self._found: defaultdict[str, list[Source]] = defaultdict(list)
        for one in some:
            self.add(one)

    def add(self, source: Source) -> None:
        """Take in a source."""
        for key in _keys(source):
            self._found[key].append(source)

    def holds(self, source: Source) -> bool:
        """Tell whether one of them is the same as ``source``."""
        return any(same(one, source) for key in _keys(source) for one in self._found.get(key, ()))


def _keys(source: Source) -> tuple[str, ...]:
    title = f"title:{fold(clean_line(source.title))}" if source.title else ""
    return tuple(filter(None, (source.url and address_of(source.url), title)))
