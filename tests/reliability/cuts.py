"""Cutting the power at random moments: what was written and not synced is lost, kept or torn.

A worker's writes, syncs, creations and removals are logged in their order. A cut is a moment in that log:
what was synced is on the disk; of all else any part may be, in sectors of 512 bytes; a file that was made
or removed is so for sure only when its folder was synced.
"""

import os
import random
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from diplomat_desk.services import files
from tests.reliability.judging import last_of, wrongs
from tests.reliability.kills import ROOT, Counted
from tests.reliability.work import ACKNOWLEDGED

_HEAD = struct.Struct("<BxHIq")
_SECTOR = 512
_FOLDER = ""
WORKER = """
import sys
from pathlib import Path
from diplomat_desk.store import engine
engine._SETTINGS = tuple(
    f"PRAGMA synchronous={sys.argv[4]}" if "synchronous" in one else one for one in engine._SETTINGS
)
from tests.reliability.work import Work
work = Work(Path(sys.argv[1]), int(sys.argv[2]))
work.go_on(int(sys.argv[3]))
work.close()
"""


@dataclass(frozen=True)
class Event:
    """One thing that was done: an operation on a file, at an offset."""

    op: str
    file: str
    offset: int = 0
    data: bytes = b""


@dataclass
class Kept:
    """A file as it is on the disk for sure, and what was done to it since."""

    durable: bytes | None = None
    """None where there is no such file for sure."""
    pending: list[Event] = field(default_factory=list)
    made: bool = False
    """Whether that it was made is not synced yet."""
    gone: bool = False
    """Whether that it was removed is not synced yet."""


class Disk:
    """What a disk holds when the power goes, in one of the many ways in which it may be."""

    def __init__(self, folder: Path) -> None:
        self._files = {
            one.name: Kept(durable=one.read_bytes()) for one in folder.iterdir() if one.is_file()
        }

    def happen(self, event: Event) -> None:
        """Let ``event`` happen."""
        if event.file == _FOLDER:
            if event.op == "S":
                self._sync_folder()
            return
        one = self._files.setdefault(event.file, Kept())
        match event.op:
            case "C":
                one.made, one.gone = True, False
                one.pending = [event]
            case "U":
                one.gone = True
            case "S":
                one.durable = _played(one.durable or b"", one.pending)
                one.pending = []
            case _:
                one.pending.append(event)

    def after_a_cut(self, folder: Path, luck: random.Random) -> None:
        """Write into ``folder`` what may be found when the power is back."""
        for name, one in self._files.items():
            there = one.durable is not None or bool(one.pending)
            if one.made and luck.random() < 0.5:
                there = False
            if one.gone and luck.random() < 0.5:
                there = False
            if there:
                some = [event for event in one.pending if luck.random() < 0.7]
                torn = [each for event in some for each in _torn(event, luck)]
                (folder / name).write_bytes(_played(one.durable or b"", torn))

    def _sync_folder(self) -> None:
        for name, one in list(self._files.items()):
            one.made = False
            if one.gone:
                del self._files[name]


def cut(times: int, seed: int = 1, synchronous: str = "EXTRA") -> Counted:
    """Cut the power so many times; with ``synchronous`` OFF it must show that this bites."""
    found, luck = Counted(), random.Random(seed)
    turn = 0
    while found.tried < times:
        turn += 1
        with tempfile.TemporaryDirectory() as name:
            base, events = _worked(Path(name), seed * 1_000 + turn, synchronous)
            some = min(100, times - found.tried)
            moments = sorted(luck.sample(range(len(events)), min(some, len(events))))
            _cut_at(moments, events, base, luck, found)
    return found


def _cut_at(
    moments: list[int], events: list[Event], base: Path, luck: random.Random, found: Counted
) -> None:
    disk, told, done = Disk(base), [b""][:0], 0
    for moment in moments:
        for event in events[done:moment]:
            if event.file == ACKNOWLEDGED:
                told += event.data.split(b"\n")[:-1]
            else:
                disk.happen(event)
        done = moment
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            disk.after_a_cut(folder, luck)
            wrong = wrongs(folder / "register.ddesk", last_of(told))
        found.tried += 1
        if wrong:
            found.wrong.append(f"{moment} of {len(events)}: {'; '.join(wrong)}")


def _worked(folder: Path, seed: int, synchronous: str) -> tuple[Path, list[Event]]:
    """Let a worker work; return the folder as it was before, and all that was done to it."""
    base, working, log = folder / "before", folder / "working", folder / "log"
    working.mkdir()
    base.mkdir()
    path = working / "register.ddesk"
    files.close(files.create(path))
    (base / path.name).write_bytes(path.read_bytes())
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(ROOT), *sys.path)),
        "LD_PRELOAD": str(_compiled(folder)),
        "WATCHED": str(working),
        "WATCHED_LOG": str(log),
    }
    command = [sys.executable, "-c", WORKER, str(path), str(seed), "30", synchronous]
    subprocess.run(command, env=environment, check=True, cwd=ROOT)
    return base, list(_events(log.read_bytes()))


def _compiled(folder: Path) -> Path:
    made = folder / "watched.so"
    source = Path(__file__).with_name("watched_calls.c")
    command = ["cc", "-shared", "-fPIC", "-O2", "-o", str(made), str(source), "-ldl", "-lpthread"]
    subprocess.run(command, check=True)
    return made


def _events(log: bytes) -> Iterator[Event]:
    names: dict[int, str] = {}
    at = 0
    while at < len(log):
        op, number, length, offset = _HEAD.unpack_from(log, at)
        at += _HEAD.size
        data = log[at : at + length]
        at += length
        if op == ord("N"):
            names[number] = data.decode()
        else:
            yield Event(chr(op), names[number], offset, data)


def _torn(event: Event, luck: random.Random) -> Iterator[Event]:
    """Give what of a write reached the disk: all of it, or some of its sectors."""
    if event.op != "W" or luck.random() < 0.6:
        yield event
        return
    for first in range(0, len(event.data), _SECTOR):
        if luck.random() < 0.5:
            yield Event("W", event.file, event.offset + first, event.data[first : first + _SECTOR])


def _played(before: bytes, events: list[Event]) -> bytes:
    held = bytearray(before)
    for event in events:
        if event.op == "C":
            held = bytearray()
        elif event.op == "T":
            held = held[: event.offset] + bytes(max(event.offset - len(held), 0))
        elif event.op == "W":
            end = event.offset + len(event.data)
            held += bytes(max(end - len(held), 0))
            held[event.offset : end] = event.data
    return bytes(held)
