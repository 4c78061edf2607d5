"""Asking the child process for what a workbook holds; see :mod:`diplomat_desk.exchange.readers.workbook_child`."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.readers.layouts import Span
from diplomat_desk.exchange.readers.packages import damaged, protected, too_large

SWITCH = "--workbook-child"
"""The argument with which a frozen copy starts itself as the child."""

MEMORY = 3 << 30
"""Bytes that the child may use."""

LONGEST = 900.0
"""Seconds after which a workbook is given up."""

_OUT_OF_MEMORY = (b"memory allocation of", b"MemoryError", b"capacity overflow")
_MODULE = "diplomat_desk.exchange.readers.workbook_child"
_PACKAGE_FOLDER = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as the child tells of it; ``sample`` are its first rows.

    In the spreadsheet, ``skipped`` empty columns stand before the first.
    """

    name: str
    hidden: bool
    rows: int
    columns: int
    skipped: int
    spans: tuple[Span, ...]
    sample: list[list[str]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows, and the cells whose formula has no result: row from 1, column from 0, what was shown."""

    rows: list[list[str]]
    errors: tuple[tuple[int, int, str], ...]


def sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook ``path``.

    Raises:
        ExchangeError: it is damaged, protected or too large.
    """
    return tuple(
        Sheet(
            told["name"],
            told["hidden"],
            told["rows"],
            told["columns"],
            told["skipped"],
            tuple(_span(corners, told["skipped"]) for corners in told["spans"]),
            told["sample"],
        )
        for told in _answers(path, None)
    )


def batches(path: Path, sheet: str) -> Iterator[Batch]:
    """Yield all rows of ``sheet``, from the first of the sheet on.

    Raises:
        ExchangeError: the workbook is damaged or too large, or has no such sheet.
    """
    for told in _answers(path, sheet):
        yield Batch(told["rows"], tuple((row, place, text) for row, place, text in told["errors"]))


def command() -> list[str]:
    """Return how to start the child: a module of this package, or the frozen program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH]
    return [sys.executable, "-m", _MODULE]


def _span(corners: Sequence[int], skipped: int) -> Span:
    """Return merged cells out of their corners, counted from 0 in the whole sheet."""
    top, left, bottom, right = corners
    return Span(top + 1, bottom + 1, max(left - skipped, 0), max(right - skipped, 0))


def _answers(path: Path, sheet: str | None) -> Iterator[dict[str, Any]]:
    """Yield what the child answers; it is gone afterwards, whatever happens."""
    order = {"path": str(path.absolute()), "memory": MEMORY, "sheet": sheet}
    with tempfile.TemporaryFile() as complaints:
        child = subprocess.Popen(  # noqa: S603 - our own module, and no part of the command is data
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        watch = threading.Timer(LONGEST, child.kill)
        watch.daemon = True
        watch.start()
        try:
            yield from _told(child, order, path.name, complaints)
        finally:
            watch.cancel()
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe:
                    pipe.close()


def _told(
    child: "subprocess.Popen[bytes]", order: dict[str, Any], name: str, complaints: IO[bytes]
) -> Iterator[dict[str, Any]]:
    """Give the child its order and yield its answers up to the last.

    The pipe of the order stays open, since its end means that we are gone.
    """
    if child.stdin is None or child.stdout is None:
        raise ExchangeError(damaged(name))
    try:
        child.stdin.write(json.dumps(order).encode() + b"\n")
        child.stdin.flush()
    except OSError as error:
        raise ExchangeError(_broken(name, complaints)) from error
    for line in child.stdout:
        told: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
        if told.get("end"):
            return
        if "error" in told:
            raise ExchangeError(_refused(name, told["error"]))
        yield told
    child.wait()
    raise ExchangeError(_broken(name, complaints))


def _refused(name: str, why: str) -> str:
    """Return the sentence about what the child refused."""
    if why == "missing":
        return say("“{name}” has no sheet of this name. Choose one of its sheets.", name=name)
    return protected(name) if why == "protected" else damaged(name)


def _broken(name: str, complaints: IO[bytes]) -> str:
    """Return the sentence about a child that ended before it had answered."""
    complaints.seek(0)
    said = complaints.read(1 << 20)
    return too_large(name) if any(sign in said for sign in _OUT_OF_MEMORY) else damaged(name)


def _environment() -> dict[str, str]:
    """Return our environment, with this package where the child's Python finds it."""
    known = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(_PACKAGE_FOLDER), *([known] if known else [])])
    return {**os.environ, "PYTHONPATH": path, "RUST_BACKTRACE": "0"}
