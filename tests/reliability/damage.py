"""Damaging a register on purpose: bits that turn, ends that are cut off, pages of zeros."""

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from diplomat_desk.domain.errors import FileError
from diplomat_desk.services import checking, files
from diplomat_desk.services.desk import Desk

_PAGE = 4096
FOUND, HARMLESS, DERIVED, MISSED = "found", "harmless", "derived", "missed"
"""Told by opening or by ``check``; nothing that anybody wrote is different, or anything at all; missed."""
_DERIVED_TABLES = ("text_search", "reference_counter", "alembic_version", "history_link", "seal")
_DERIVED = ("_key", "_day", "_level", "planned", "created_at", "changed_at")
"""Ends of the names of columns that are made anew from the others when a record is written."""
_MAINTAINED = (
    "initiative",
    "person",
    "organisation",
    "person_alias",
    "organisation_alias",
    "affiliation",
)
Harm = Callable[[bytearray, random.Random], None]
Said = dict[str, list[tuple[Any, ...]]]


def flip(data: bytearray, luck: random.Random) -> None:
    """Turn one bit."""
    data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)


def truncate(data: bytearray, luck: random.Random) -> None:
    """Cut off the end."""
    del data[luck.randrange(len(data)) :]


def blank(data: bytearray, luck: random.Random) -> None:
    """Fill one page with zeros."""
    at = luck.randrange(len(data) // _PAGE) * _PAGE
    data[at : at + _PAGE] = bytes(_PAGE)


def damaged(times: int, harm: Harm, seed: int = 1) -> Counter[str]:
    """Do ``harm`` to a sound register with the sample, so many times; count what came of it."""
    found: Counter[str] = Counter()
    luck = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "sound.ddesk"
        files.close(files.create(path, sample=True))
        sound, said, all_of_it = path.read_bytes(), _said(path, _written), _said(path, _all)
        broken = path.with_name("broken.ddesk")
        for _ in range(times):
            data = bytearray(sound)
            harm(data, luck)
            broken.write_bytes(data)
            found[_outcome(broken, said, all_of_it)] += 1
            for left in path.parent.glob("broken*"):
                left.unlink()
    return found


def _outcome(path: Path, said: Said, all_of_it: Said) -> str:
    try:
        desk = files.open_desk(path)
    except FileError:
        return FOUND
    try:
        if not checking.check(desk).clean:
            return FOUND
        if _written(desk) != said:
            return MISSED
        return HARMLESS if _all(desk) == all_of_it else DERIVED
    except FileError:
        return FOUND
    finally:
        files.close(desk)


def _said(path: Path, told: Callable[[Desk], Said]) -> Said:
    desk = files.open_desk(path)
    try:
        return told(desk)
    finally:
        files.close(desk)


def _written(desk: Desk) -> Said:
    """Return every row of every table that people write, without what is made from others."""
    return {
        name: rows
        for name, rows in _read(desk, derived=False).items()
        if name not in _DERIVED_TABLES
    }


def _all(desk: Desk) -> Said:
    return _read(desk, derived=True)


def _read(desk: Desk, *, derived: bool) -> Said:
    with desk.register.reading() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'text_search_%'"
        ).scalars()
        found: Said = {}
        for name in names.all():
            rows = connection.exec_driver_sql(f'SELECT * FROM "{name}"')  # noqa: S608 - names of ours
            columns = [
                place
                for place, column in enumerate(rows.keys())
                if derived or name not in _MAINTAINED or not column.endswith(_DERIVED)
            ]
            found[name] = sorted((tuple(row[at] for at in columns) for row in rows), key=repr)
        return found
