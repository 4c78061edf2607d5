"""Whether a register is whole after a fault, and holds all that somebody was told is recorded."""

import json
from pathlib import Path

from sqlalchemy import text

from diplomat_desk.domain.errors import FileError
from diplomat_desk.services import checking, files
from diplomat_desk.services.desk import Desk
from diplomat_desk.store.register import Register
from tests.reliability.keyed import open_by_any
from tests.reliability.work import ACKNOWLEDGED, COPY

Told = tuple[int, str]
"""The last entry of the history that was told of, and its link: by the chain, all before it too."""


def told_in(folder: Path) -> Told:
    """Return what was acknowledged last; a line that was cut off told nobody anything."""
    path = folder / ACKNOWLEDGED
    lines = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
    return last_of(lines)


def last_of(lines: list[bytes]) -> Told:
    """Return what the last of ``lines`` tells."""
    number, link = json.loads(lines[-1]) if lines else (0, "")
    return int(number), str(link)


def wrongs(path: Path, told: Told) -> list[str]:
    """Open the register at ``path`` and return what is wrong with it; nothing if it is as it should be."""
    try:
        desk = open_by_any(path)
    except FileError as error:
        return [f"It does not open: {error}"]
    try:
        return _wrongs(desk, told)
    except FileError as error:
        return [f"It cannot be read: {error}"]
    finally:
        files.close(desk)


def left_beside(path: Path) -> list[str]:
    """Return what lies beside a register that was opened again and is no file of its work."""
    known = {path.name, ACKNOWLEDGED, "home", f"{path.name}-journal"}
    return [f"Left beside it: {one.name}" for one in path.parent.iterdir() if one.name not in known]


def wrongs_of_copy(folder: Path) -> list[str]:
    """Return what is wrong with the copy beside a register: it is whole, or is plainly none."""
    path = folder / COPY
    if not path.exists():
        return []
    try:
        desk = files.open_desk(path)
    except FileError:
        return []
    try:
        return list(checking.check(desk).damage)
    finally:
        files.close(desk)


def _wrongs(desk: Desk, told: Told) -> list[str]:
    found = [*checking.check(desk).damage, *_unindexed(desk.register)]
    number, link = told
    with desk.register.reading() as connection:
        kept = connection.execute(
            text("SELECT hex(chain) FROM history_link WHERE id = :id"), {"id": number}
        ).scalar()
    if number and kept != link:
        found.append(f"Entry {number} was acknowledged and is not there.")
    return found


def _unindexed(register: Register) -> list[str]:
    """Return what the search index's own check finds."""
    try:
        with register.writing() as connection:
            connection.execute(
                text("INSERT INTO text_search(text_search, rank) VALUES ('integrity-check', 1)")
            )
    except FileError as error:
        return [f"The search index: {error}"]
    return []
