"""Typst in a child process: private folder in, bytes out; bounded in time, and can be stopped."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from diplomat_desk.domain.words import say
from diplomat_desk.paths import resource
from diplomat_desk.reports import child as setter
from diplomat_desk.reports.errors import CancelledError, RefusedError, ReportError, TooLongError

Cancel = Callable[[], bool]
"""Asked several times a second; true stops the work."""

LONGEST = 600.0
"""Seconds after which a document is given up."""

ACCESSIBLE = "ua-1"
"""The PDF standard for tagged documents that screen readers understand."""

STAMPING = "--stamping-child"
"""The argument with which a frozen copy starts itself to set and stamp."""

OUT_OF_MEMORY = "memory allocation of"
"""What Rust says before it gives up."""

# A wait that ends late by a part of its length: a short report is to be there at once.
_POLL, _POLL_AT_FIRST, _AT_FIRST = 0.05, 0.005, 1.0
# Nothing can ever listen on port 0, so a template that asks for a package from the network fails at once.
_NOWHERE = "http://127.0.0.1:0"
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")
_NO_PROXY = "no_proxy"
_PACKAGE_FOLDER = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Job:
    """One document to set: ``files`` (name -> content) are all that Typst can read, ``main.typ`` first.

    A name may lie in folders: ``images/logo.png``. ``standards`` are sets of PDF standards, tried in turn
    before doing without. ``format`` is ``pdf`` or ``png`` (pages one after another, ``ppi``
    pixels an inch). ``day`` is
    the ISO date that a PDF says it was made on. ``main`` is the file to begin with, ``fonts`` a folder among the
    files with fonts of its own, ``memory`` how many bytes may be used, 0 for any number. ``stamp`` are the
    files of a document that is laid over every page, ``stamp.typ`` first, which cannot be seen from ``files``.
    """

    files: Mapping[str, bytes]
    main: str = "main.typ"
    fonts: str = ""
    memory: int = 0
    stamp: Mapping[str, bytes] = field(default_factory=dict)
    format: str = "pdf"
    ppi: float = 72.0
    day: str = ""
    system_fonts: bool = False
    standards: tuple[tuple[str, ...], ...] = field(default=((ACCESSIBLE,),))


@dataclass(frozen=True, slots=True)
class Made:
    """A finished document, the standards that it meets, and why it meets none that was asked for before."""

    data: bytes
    met: tuple[str, ...] = ()
    refused: str = ""


def checking(cancel: Cancel | None) -> Callable[[], None]:
    """Return what raises :class:`CancelledError` when nobody waits for the work any more."""

    def check() -> None:
        if cancel and cancel():
            raise CancelledError(say("Stopped. Nothing was written."))

    return check


def compiled(job: Job, cancel: Cancel | None = None, longest: float = LONGEST) -> bytes:
    """Return the document that ``job`` describes, see :func:`made`."""
    return made(job, cancel, longest).data


def made(job: Job, cancel: Cancel | None = None, longest: float = LONGEST) -> Made:
    """Return the document that ``job`` describes. Blocks; call it from a worker thread.

    Raises:
        CancelledError: ``cancel`` returned true; the child is gone and its folder with it.
        RefusedError: Typst refused, and said why.
        TooLongError: it took longer than ``longest`` seconds.
        ReportError: it could not be started.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="diplomat-desk-") as folder:
            return _in_folder(job, Path(folder), cancel, longest)
    except OSError as error:
        raise ReportError(
            say(
                "The document could not be made: {reason}. Nothing was written.",
                reason=error.strerror or str(error),
            )
        ) from error


def command(*, stamps: bool = False) -> list[str]:
    """Return how to start the child: a module of this package, or the frozen program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, STAMPING if stamps else setter.SWITCH]
    if stamps:
        return [sys.executable, "-m", "diplomat_desk.reports.stamping"]
    # Without Python's way to run a module, which takes a while to load.
    return [
        sys.executable,
        "-c",
        "from diplomat_desk.reports.child import leave, main; leave(main())",
    ]


def _in_folder(job: Job, folder: Path, cancel: Cancel | None, longest: float) -> Made:
    root, out, log, verdict = (folder / name for name in ("root", "out", "log", "verdict"))
    stamp, trouble = folder / "stamp", folder / "trouble"
    _lay_out(job.files, root)
    _lay_out(job.stamp, stamp)
    order = {
        "input": str(root / job.main),
        "output": str(out),
        "verdict": str(verdict),
        "root": str(root),
        "packages": str(folder / "packages"),
        "fonts": [str(resource("fonts")), *([str(root / job.fonts)] if job.fonts else [])],
        "system_fonts": job.system_fonts,
        "format": job.format,
        "ppi": job.ppi,
        "day": job.day,
        "standards": job.standards if job.format == "pdf" else (),
        "memory": job.memory,
        "trouble": str(trouble),
        "stamp_root": str(stamp),
        "stamp": str(stamp / "stamp.typ"),
    }
    argv = command(stamps=bool(job.stamp))
    with log.open("wb") as complaints:
        code = _run(
            argv, json.dumps(order), complaints.fileno(), cancel, time.monotonic() + longest
        )
    if code or not verdict.exists():
        complaint = log.read_text("utf-8", "replace")
        where = trouble.read_text("utf-8") if trouble.exists() else ""
        raise RefusedError(_refusal(complaint), where, OUT_OF_MEMORY in complaint)
    told = json.loads(verdict.read_bytes())
    return Made(out.read_bytes(), tuple(told["met"]), told["refused"])


def _lay_out(files: Mapping[str, bytes], root: Path) -> None:
    """Write ``files`` below ``root``; a name that leads out of it is a mistake of ours."""
    root.mkdir(mode=0o700)
    for name, content in files.items():
        path = root.joinpath(name)
        if not path.resolve().is_relative_to(root.resolve()):
            raise ValueError(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _run(
    argv: list[str], order: str, complaints: int, cancel: Cancel | None, deadline: float
) -> int:
    """Start the child, wait for it, and make sure that it is gone whatever happens."""
    child = subprocess.Popen(  # noqa: S603 - our own module, and no part of the command is data
        argv,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=complaints,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        _hand_over(child, order)
        return _wait(child, cancel, deadline)
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
        if child.stdin:
            child.stdin.close()


def _hand_over(child: subprocess.Popen[bytes], order: str) -> None:
    """Give the child its order; the pipe stays open, since its end means that we are gone."""
    if child.stdin:
        child.stdin.write(order.encode() + b"\n")
        child.stdin.flush()


def _wait(child: subprocess.Popen[bytes], cancel: Cancel | None, deadline: float) -> int:
    begun = time.monotonic()
    while True:
        young = time.monotonic() - begun < _AT_FIRST
        try:
            return child.wait(_POLL_AT_FIRST if young else _POLL)
        except subprocess.TimeoutExpired:
            if cancel and cancel():
                raise CancelledError(say("Stopped. Nothing was written.")) from None
            if time.monotonic() > deadline:
                raise TooLongError(
                    say(
                        "The document took too long and was given up. "
                        "Narrow the filter and print it in parts."
                    )
                ) from None


def _environment() -> dict[str, str]:
    """Return our environment: this package where the child's Python finds it, and no way to the network."""
    known = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(_PACKAGE_FOLDER), *([known] if known else [])])
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.lower() not in (*_PROXIES, _NO_PROXY) and not name.startswith("TYPST_")
    }
    nowhere = {name: _NOWHERE for one in _PROXIES for name in (one, one.upper())}
    return {**kept, **nowhere, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}


def _refusal(complaint: str) -> str:
    lines = complaint.strip().splitlines()
    return say(
        "The document could not be set: {reason}. Nothing was written.",
        reason=lines[-1][:300].rstrip(".") if lines else say("the typesetter ended unexpectedly"),
    )
