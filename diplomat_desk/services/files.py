"""Making, opening, copying and closing a register."""

from pathlib import Path

from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.domain.sizes import size_in_words
from diplomat_desk.domain.words import say
from diplomat_desk.services import replacing, sample_register
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.reference import default_countries, default_terms
from diplomat_desk.store import as_told, chain, derived, seals, vocabulary
from diplomat_desk.store.register import SUFFIX, Register


def with_suffix(path: Path) -> Path:
    """Return ``path`` with the ending of a register, if it has none."""
    return path if path.suffix else path.with_suffix(SUFFIX)


def create(
    path: Path, *, sample: bool = False, progress: Progress = UNWATCHED, passphrase: str = ""
) -> Desk:
    """Make a new register at ``path`` with the shipped vocabularies and countries, and open it.

    With ``sample`` it holds the sample initiatives, with a ``passphrase`` it is encrypted. Raises
    :class:`FileError`; then nothing is left there.
    """
    register = Register.create(path, passphrase)
    try:
        with register.writing() as connection:
            vocabulary.seed_terms(connection, default_terms())
            vocabulary.seed_countries(connection, default_countries())
            derived.stamp(connection)
            seals.renew_all(connection)
        desk = _desk(register)
        if sample:
            sample_register.fill(desk, progress)
    except BaseException:
        register.close()
        path.unlink(missing_ok=True)
        raise
    return desk


def open_desk(path: Path, progress: Progress = UNWATCHED, passphrase: str = "") -> Desk:
    """Open the register at ``path``; raise :class:`FileError` with a sentence if that cannot be.

    ``passphrase`` opens an encrypted one; its trouble is ``PASSPHRASE`` where there is none or a wrong one.
    ``progress`` watches what is derived anew for a register from an earlier version; where that is
    stopped, :class:`StoppedError` is raised and the register says what it said.
    """
    desk = _opened(Register.open(path, passphrase), progress)
    if not desk.read_only:
        replacing.tidy(path)
    return desk


def open_beside(desk: Desk, path: Path) -> Desk:
    """Open another register, a copy of the open one, under the same passphrase; raise :class:`FileError`."""
    return _opened(desk.register.open_beside(path), UNWATCHED)


def save_copy(desk: Desk, path: Path) -> None:
    """Write a copy of the register to ``path``, which must not exist; raise :class:`FileError`."""
    desk.register.copy_to(path)


def compact(desk: Desk) -> tuple[int, int]:
    """Give back to the disk what is free in the register; return its size in bytes before and after.

    What was deleted leaves room in the file, which is used again; only this makes it smaller. Raises
    :class:`FileError`, and :class:`StoppedError` where ``desk.progress`` was stopped; it is as it was then.
    """
    before = desk.path.stat().st_size
    desk.register.compact(desk.progress)
    return before, desk.path.stat().st_size


def compacted_in_words(before: int, after: int) -> str:
    """Return what :func:`compact` came to."""
    return say(
        "The register has {after} now; it had {before}.",
        after=size_in_words(after),
        before=size_in_words(before),
    )


def close(desk: Desk) -> None:
    """Close the register, let go of its file, and remove the copies of attachments that were opened."""
    desk.copies.clear()
    desk.register.close()


def _opened(register: Register, progress: Progress) -> Desk:
    try:
        _bring_words_up_to_date(register, progress)
        return _desk(register)
    except BaseException:
        register.close()
        raise


def _bring_words_up_to_date(register: Register, progress: Progress) -> None:
    """Give a register from an earlier version the vocabularies, the search index and the seals of this one."""
    with register.reading() as connection:
        current, sealed = derived.is_current(connection), seals.are_there(connection)
    if register.read_only or (current and sealed):
        return
    with register.writing() as connection:
        if not current:
            vocabulary.seed_missing(connection, default_terms())
            derived.rebuild(connection, vocabulary.countries(connection), progress)
        seals.renew_all(connection)
        chain.extend(connection, progress)
        if not sealed:
            as_told.spare_what_is_older(connection)


def _desk(register: Register) -> Desk:
    with register.reading() as connection:
        return Desk(register, vocabulary.vocabularies(connection), vocabulary.countries(connection))
