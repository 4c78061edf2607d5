"""What was imported at once: from which file, with which mapping, and which record is from which row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from diplomat_desk.domain.confidentiality import Level


class How(StrEnum):
    """What a row of a file did."""

    NEW = "new"
    """It became a record."""
    UPDATED = "updated"
    """A record that was there says what the row says."""
    PROCESS = "process"
    """It named a process that was made for it."""


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """Row ``row`` of a file, as a spreadsheet counts, and the initiative that it made or changed."""

    row: int
    initiative_id: int
    how: How


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows one after the other that made or changed initiatives one after the other, ``count`` of them.

    A million rows are a few of these, so what was imported can be held in memory and in the history.
    """

    row: int
    initiative_id: int
    how: How
    count: int = 1

    @property
    def rows(self) -> Iterator[ImportedRow]:
        """Each row of it."""
        for step in range(self.count):
            yield ImportedRow(self.row + step, self.initiative_id + step, self.how)

    def holds(self, initiative_id: int) -> bool:
        """Tell whether an initiative is among those of it."""
        return self.initiative_id <= initiative_id < self.initiative_id + self.count


def stretches(rows: Iterable[ImportedRow]) -> tuple[Stretch, ...]:
    """Return ``rows`` as as few stretches as they make in their order."""
    found: list[Stretch] = []
    lengthen(found, rows)
    return tuple(found)


def lengthen(found: list[Stretch], rows: Iterable[ImportedRow]) -> None:
    """Add ``rows`` to the end of ``found``."""
    for one in rows:
        last = found[-1] if found else None
        if last is not None and (one.row, one.initiative_id, one.how) == (
            last.row + last.count,
            last.initiative_id + last.count,
            last.how,
        ):
            found[-1] = Stretch(last.row, last.initiative_id, last.how, last.count + 1)
        else:
            found.append(Stretch(one.row, one.initiative_id, one.how))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch:
    """One import.

    ``name`` is the file's name without its folder, ``sha256`` and ``size`` (bytes) tell the very file,
    ``lines`` counts its rows of data. ``mapping`` is the mapping as JSON text, ``counts`` what the check
    found (name, number), ``recorded`` says which record is from which row. ``level`` is that of the
    highest record: whoever may not see that one is not told the file's name either.
    """

    id: int = 0
    version: int = 0
    at: str = ""
    name: str = ""
    sha256: str = ""
    size: int = 0
    lines: int = 0
    mapping: str = ""
    counts: tuple[tuple[str, str], ...] = ()
    level: Level = Level.PUBLIC
    recorded: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a record is from: the import, and the row of its file."""

    batch: ImportBatch
    row: int
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProfile:
    """A mapping kept for files of the same shape; ``fingerprint`` tells that by their header."""

    id: int = 0
    name: str = ""
    mapping: str = ""
    fingerprint: str = ""
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class Decision:
    """What a value of somebody's file stands for: ``sort`` says of what, ``vocabulary`` of terms which.

    ``meaning`` is a code or a name of the register.
    """

    sort: str
    value: str
    meaning: str
    vocabulary: str = ""
    level: Level = Level.PUBLIC
