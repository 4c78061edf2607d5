"""Making, opening, copying and closing a register."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from diplomat_desk.domain.changes import Action, State
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.reference import default_countries, default_terms
from diplomat_desk.services.sample import sample_initiatives
from diplomat_desk.store import initiatives, records, vocabulary
from diplomat_desk.store.register import SUFFIX, Register

Progress = Callable[[int, int], None]


def with_suffix(path: Path) -> Path:
    """Return ``path`` with the ending of a register, if it has none."""
    return path if path.suffix else path.with_suffix(SUFFIX)


def create(path: Path, *, sample: bool = False, progress: Progress | None = None) -> Desk:
    """Make a new register at ``path`` with the shipped vocabularies and countries, and open it.

    With ``sample`` it holds the sample initiatives. Raises :class:`FileError`; then nothing is left there.
    """
    register = Register.create(path)
    try:
        with register.writing() as connection:
            vocabulary.seed_terms(connection, default_terms())
            vocabulary.seed_countries(connection, default_countries())
        desk = _desk(register)
        if sample:
            _add_sample(desk, progress or (lambda done, total: None))
    except BaseException:
        register.close()
        path.unlink(missing_ok=True)
        raise
    return desk


def open_desk(path: Path) -> Desk:
    """Open the register at ``path``; raise :class:`FileError` with a sentence if that cannot be."""
    register = Register.open(path)
    try:
        return _desk(register)
    except BaseException:
        register.close()
        raise


def save_copy(desk: Desk, path: Path) -> None:
    """Write a copy of the register to ``path``, which must not exist; raise :class:`FileError`."""
    desk.register.copy_to(path)


def close(desk: Desk) -> None:
    """Close the register and let go of its file."""
    desk.register.close()


def _desk(register: Register) -> Desk:
    with register.reading() as connection:
        return Desk(register, vocabulary.vocabularies(connection), vocabulary.countries(connection))


def _add_sample(desk: Desk, progress: Progress) -> None:
    sample = sample_initiatives()
    parents: dict[str, int] = {}
    with desk.register.writing() as connection:
        for done, item in enumerate(sample, 1):
            record = item.initiative
            if not item.is_process and item.process:
                record = replace(record, parent_id=parents[item.process])
            record = replace(
                record, reference=records.next_reference(connection, record, desk.prefix)
            )
            now = desk.now()
            after = initiatives.write(
                connection, State(record), desk.vocabularies, desk.countries, now=now
            )
            records.remember(connection, Action.RECORD, None, after, now=now, author=desk.author)
            if item.is_process:
                parents[item.process] = after.initiative.id
            progress(done, len(sample))
