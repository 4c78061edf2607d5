"""Killing the process at random moments of its work (SIGKILL), and looking at what is left."""

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from diplomat_desk import paths
from diplomat_desk.services import files
from tests.reliability import older
from tests.reliability.judging import left_beside, told_in, wrongs, wrongs_of_copy

ROOT = Path(__file__).parents[2]
_LONGEST = {"day": 0.6, "keyed": 2.5, "older": 0.7}
"""Seconds after which a worker is killed at the latest."""


_TOGETHER = 5
"""So many workers go on with one register."""


@dataclass
class Counted:
    """How often a fault was made, and what was wrong afterwards."""

    tried: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def survived(self) -> int:
        """How often nothing was wrong."""
        return self.tried - len(self.wrong)


class Nursery:
    """A process that has everything loaded and bears workers, so that a kill takes a moment and no second."""

    def __init__(self, home: Path) -> None:
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join((str(ROOT), *sys.path)),
            paths.HOME_VARIABLE: str(home),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=ROOT,
        )
        self._answer()

    def bear(self, path: Path, seed: int, sort: str) -> int:
        """Start a worker on the register at ``path``; return its process number."""
        assert self._process.stdin is not None
        print(f"{seed} {sort} {path}", file=self._process.stdin, flush=True)
        return int(self._answer())

    def bury(self) -> str:
        """Wait until the worker is gone; return how it ended."""
        return self._answer()

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], 60)
        if not ready:
            raise TimeoutError
        return self._process.stdout.readline().strip()


def kill(times: int, seed: int = 1, sort: str = "day") -> Counted:
    """Kill a worker so many times; each goes on with the register that the one before it left.

    ``sort`` is of its work: a day's, or that on the passphrase.
    """
    found, luck = Counted(), random.Random(seed)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        nursery = Nursery(folder / "home")
        stack.callback(nursery.close)
        path = folder / "register.ddesk"
        _begin(path)
        for turn in range(times):
            if not turn % _TOGETHER:
                # A register that has grown is worked on more slowly: begin with a small one again.
                _begin(path)
            number = nursery.bear(path, luck.randrange(10**9), sort)
            time.sleep(luck.random() * _LONGEST[sort])
            os.kill(number, signal.SIGKILL)
            ended = nursery.bury()
            found.tried += 1
            told = told_in(folder)
            wrong = [*wrongs(path, told), *wrongs_of_copy(folder)]
            if sort == "keyed":
                wrong += left_beside(path)
            if ended != str(signal.SIGKILL.value):
                wrong.append(f"The worker ended by itself: {ended}")
            if wrong:
                found.wrong.append("; ".join(wrong))
                _begin(path)
    return found


def kill_older(times: int, seed: int = 1) -> Counted:
    """Kill a worker that brings a register of an earlier version up to date so many times, each version in turn."""
    found, luck = Counted(), random.Random(seed)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        nursery = Nursery(folder / "home")
        stack.callback(nursery.close)
        for turn in range(times):
            place = folder / str(turn)
            place.mkdir()
            path, kept = place / "register.ddesk", older.PAST[turn % len(older.PAST)]
            older.place(path, kept)
            number = nursery.bear(path, 0, "older")
            time.sleep(luck.random() * _LONGEST["older"])
            os.kill(number, signal.SIGKILL)
            nursery.bury()
            found.tried += 1
            if wrong := older.wrongs_of_older(path, kept):
                found.wrong.append("; ".join(wrong))
            shutil.rmtree(place)
    return found


def _begin(path: Path) -> None:
    for one in path.parent.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    files.close(files.create(path))
