"""Bringing a register of an earlier version up to date, for whoever kills that; and whether it is whole then."""

import gzip
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text

from diplomat_desk.domain.errors import FileError
from diplomat_desk.services import checking, files
from diplomat_desk.services.desk import Desk
from diplomat_desk.store.register import sound

PAST = sorted((Path(__file__).parents[1] / "data").glob("schema-*.ddesk.gz"))
_LONG = 60


class OlderWork:
    """Brings the register at ``path`` up to date, and waits for the kill."""

    def __init__(self, path: Path, seed: int) -> None:
        self._path = path

    def go_on(self, steps: int) -> None:
        """Open it, which brings it up to date."""
        files.close(files.open_desk(self._path))
        time.sleep(_LONG)


def place(path: Path, kept: Path) -> None:
    """Put the register of an earlier version that is packed in ``kept`` at ``path``."""
    path.write_bytes(gzip.decompress(kept.read_bytes()))


def wrongs_of_older(path: Path, kept: Path) -> list[str]:
    """Return what is wrong with a register whose bringing up to date was cut short, and with the copies beside it."""
    copies = path.parent.glob("*before update*.ddesk")
    found = [f"Not whole: {one.name}" for one in copies if not sound(one)]
    try:
        desk = files.open_desk(path)
    except FileError as error:
        return [*found, f"It does not open: {error}"]
    try:
        if _held(desk) != _as_kept(kept):
            found.append(f"It does not say what {kept.name} says.")
    finally:
        files.close(desk)
    return found


@cache
def _as_kept(kept: Path) -> tuple[object, ...]:
    with TemporaryDirectory() as name:
        path = Path(name) / "kept.ddesk"
        place(path, kept)
        desk = files.open_desk(path)
        try:
            return _held(desk)
        finally:
            files.close(desk)


def _held(desk: Desk) -> tuple[object, ...]:
    with desk.register.reading() as connection:
        titles = connection.execute(text("SELECT id, title FROM initiative ORDER BY id")).all()
        past = connection.execute(text("SELECT id, after FROM history ORDER BY id")).all()
    return tuple(map(tuple, titles)), tuple(map(tuple, past)), checking.check(desk)
