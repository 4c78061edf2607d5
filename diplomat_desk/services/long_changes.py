"""The changes of a long act, read from the register's history instead of held in memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, overload

from diplomat_desk.domain.changes import Change, Identity, Kind
from diplomat_desk.domain.imports import Stretch
from diplomat_desk.services.steps import LongChanges
from diplomat_desk.store import records
from diplomat_desk.store.register import Register
from diplomat_desk.store.writing import Writer

_Page = list[tuple[int, Change]]


class _Ask(Protocol):
    def __call__(self, first: int, last: int, *, label: str, backwards: bool) -> _Page: ...


@dataclass(frozen=True, eq=False)
class Imported(LongChanges):
    """What one import changed: entries ``first`` to ``last`` of the history of ``file``, ``many`` of them.

    ``recorded`` names the initiatives, ``batch`` is the number of the import; ``label`` is that of its step.
    """

    file: Register
    label: str
    first: int
    last: int
    many: int
    batch: int
    recorded: tuple[Stretch, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of the initiatives that were imported."""
        return tuple(dict.fromkeys(row.initiative_id for one in self.recorded for row in one.rows))

    @property
    def kinds(self) -> frozenset[Kind]:
        """Initiatives and the import itself."""
        return frozenset({Kind.INITIATIVE, Kind.IMPORT})

    def touches(self, identity: Identity) -> bool:
        """Tell whether a record was imported by it."""
        if identity.kind is Kind.IMPORT:
            return int(identity.key) == self.batch
        return identity.kind is Kind.INITIATIVE and any(
            one.holds(int(identity.key)) for one in self.recorded
        )

    def __len__(self) -> int:
        return self.many

    def __iter__(self) -> Iterator[Change]:
        return self._read(self._outside)

    def __reversed__(self) -> Iterator[Change]:
        return self._read(self._outside, backwards=True)

    @overload
    def __getitem__(self, place: int) -> Change: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Change, ...]: ...

    def __getitem__(self, place: int | slice) -> Change | tuple[Change, ...]:
        """Return one change or some, read anew."""
        return tuple(self)[place]

    def within(self, writer: Writer, *, backwards: bool) -> Iterator[Change]:
        """Give the changes, in their order or backwards, while ``writer`` takes them back or does them again."""
        return self._read(writer.past, backwards=backwards)

    def _outside(self, first: int, last: int, *, label: str, backwards: bool) -> _Page:
        with self.file.reading() as connection:
            return records.between(connection, first, last, label=label, backwards=backwards)

    def _read(self, ask: _Ask, *, backwards: bool = False) -> Iterator[Change]:
        """Give the changes a few hundred at a time: others are written while they are looked at."""
        first, last = self.first, self.last
        while found := ask(first, last, label=self.label, backwards=backwards):
            yield from (change for _, change in found)
            if backwards:
                last = found[-1][0] - 1
            else:
                first = found[-1][0] + 1
