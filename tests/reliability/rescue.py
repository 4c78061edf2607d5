"""Damaging a register on purpose, and recovering what can be saved of it."""

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.errors import FileError
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import files, looking, recovering
from tests.reliability.damage import Harm


@dataclass
class Rescued:
    """How many registers were damaged; of how many initiatives in them what became.

    ``refused`` registers could not be read at all. ``saved`` initiatives are there, ``other`` of these do not
    say what they said, ``untold`` are missing and were not counted as lost.
    """

    tried: int = 0
    refused: int = 0
    held: int = 0
    saved: int = 0
    other: int = 0
    untold: int = 0


def rescue(times: int, harm: Harm, seed: int = 1) -> Rescued:
    """Do ``harm`` to a sound register with the sample so many times, and recover it each time."""
    found, luck = Rescued(), random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "sound.ddesk"
        files.close(files.create(path, sample=True))
        sound, said = path.read_bytes(), _said(path)
        broken, made = path.with_name("broken.ddesk"), path.with_name("made.ddesk")
        for _ in range(times):
            data = bytearray(sound)
            harm(data, luck)
            broken.write_bytes(data)
            found.tried += 1
            try:
                told = recovering.recover(broken, made).mended
            except FileError:
                found.refused += 1
                continue
            saved = _said(made)
            found.held += len(said)
            found.saved += len(saved)
            found.other += sum(said.get(number) != one for number, one in saved.items())
            found.untold += max(0, len(said) - len(saved) - told.lost)
            made.unlink()
    return found


def _said(path: Path) -> dict[int, str]:
    """Return what each initiative of a register says, as far as people wrote it."""
    desk = files.open_desk(path)
    try:
        ids = looking.select(desk, Filter(), Sort()).ids
        return {one: _text(looking.one(desk, one, TOP)) for one in ids}
    finally:
        files.close(desk)


def _text(one: object) -> str:
    # How often it was edited is no part of what it says.
    return repr(one).replace(f"version={getattr(one, 'version', 0)},", "")
