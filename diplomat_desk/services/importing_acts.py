"""What importing a file that says itself what it holds has in common: the transaction, its memory, its step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256

from diplomat_desk.domain.changes import Action, Change, State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.imports import ImportBatch, ImportedRow, stretches
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.services import words
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import FileFacts
from diplomat_desk.services.labels import short
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin
from diplomat_desk.store.writing import Writer


class _TriedError(Exception):
    """Ends a transaction that was only tried."""


@contextmanager
def beginning(desk: Desk, *, dry_run: bool) -> Iterator[Writer]:
    """Give the transaction of an import; what a ``dry_run`` wrote is taken back at its end."""
    with suppress(_TriedError), begin(desk) as writer:
        yield writer
        if dry_run:
            raise _TriedError


def facts_of_data(name: str, data: bytes) -> FileFacts:
    """Return what is kept of a file called ``name`` that was read whole."""
    return FileFacts(name, sha256(data).hexdigest(), len(data))


def keep_batch(
    writer: Writer,
    facts: FileFacts,
    lines: int,
    counts: Mapping[str, int],
    level: Level,
    rows: Iterable[ImportedRow],
) -> Change:
    """Keep what was imported from where, as an import of a table does; ``lines`` is how many entries the file has."""
    batch = ImportBatch(
        at=writer.now,
        name=clean_line(facts.name),
        sha256=facts.sha256,
        size=facts.size,
        lines=lines,
        counts=tuple((name, str(number)) for name, number in counts.items()),
        level=level,
        recorded=stretches(rows),
    )
    return writer.put(Action.RECORD, "", None, State(batch))


def add_step(desk: Desk, name: str, changes: Sequence[Change]) -> None:
    """Let one undo take back all ``changes`` that the file called ``name`` made."""
    step = Step(say("import “{title}”", title=short(name)), tuple(changes))
    desk.history.add(step)
    words.follow(desk, step)
