"""The child process that runs Typst, so that setting a long report never holds up the window.

It is started with one line of JSON on its standard input (see :func:`main`) and lives no longer than
its parent: when that input closes, it ends. In a frozen copy there is no ``python -m``; there the
program itself is started with :data:`SWITCH` as its only argument and must call :func:`main`.
"""

import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, NoReturn, TextIO

import typst

if sys.platform != "win32":
    import resource

SWITCH = "--typst-child"
"""The argument with which a frozen copy starts itself as this child."""

FAILED = 1
ORPHANED = 3

Finish = Callable[[bytes, dict[str, Any], Sequence[Any]], bytes]
"""What is done with a finished document: given its bytes, the job, and the standards that it meets."""


def main(stdin: TextIO | None = None, finish: Finish | None = None) -> int:
    """Set the document that the job describes; return the exit code.

    The job's keys: ``input`` (the template), ``output`` (the file to write), ``root`` (the folder that
    Typst may read), ``packages`` (the folder for Typst's packages: one that does not exist), ``fonts``
    (folders), ``system_fonts``, ``format`` (``pdf``, ``png``), ``ppi``, ``standards`` (sets of PDF
    standards to try in turn before doing without), ``day`` (ISO date of creation or empty), ``verdict``
    (the file that tells, as JSON, which standards were ``met`` and why the first were ``refused``),
    ``memory`` (bytes that may be used, 0 for any number), ``trouble`` (the file for Typst's complaint with
    the lines that it is about). What went wrong is written to standard error.
    """
    source = stdin or sys.stdin
    job = json.loads(source.readline())
    threading.Thread(target=_end_with_parent, args=(source,), daemon=True).start()
    _bound(job.get("memory", 0))
    trouble = job.get("trouble")
    if trouble:
        # Typst names files as they lie from here.
        os.chdir(job["root"])
    try:
        data, verdict = _compiled(job)
        if finish is not None:
            data = finish(data, job, verdict["met"])
    except typst.TypstError as error:
        if trouble:
            _write(trouble, error.diagnostic.encode())
        sys.stderr.write(str(error))
        return FAILED
    _write(job["output"], data)
    _write(job["verdict"], json.dumps(verdict).encode())
    return 0


def day_of(job: dict[str, Any]) -> datetime | None:
    """Return when the document says that it was made; None for now."""
    return datetime.fromisoformat(job["day"]).replace(tzinfo=UTC) if job["day"] else None


def leave(code: int) -> NoReturn:
    """End this process: an ordinary exit could wait for the thread that watches the input."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _bound(memory: int) -> None:
    """Forbid more memory than ``memory`` bytes, and a dump of it, where the system can."""
    if memory and sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _compiled(job: dict[str, Any]) -> tuple[bytes, dict[str, Any]]:
    """Compile to the standards asked for, as far as they can be met: a missing glyph forbids them."""
    compiler = typst.Compiler(
        job["input"],
        root=job["root"],
        font_paths=job["fonts"],
        ignore_system_fonts=not job["system_fonts"],
        package_path=job["packages"],
        package_cache_path=job["packages"],
    )
    refused = ""
    for standards in job["standards"]:
        try:
            return _bytes(compiler, job, standards), {"met": standards, "refused": refused}
        except typst.TypstError as error:
            refused = refused or error.message
    return _bytes(compiler, job, []), {"met": [], "refused": refused}


def _bytes(compiler: typst.Compiler, job: dict[str, Any], standards: list[Any]) -> bytes:
    made = compiler.compile(
        format=job["format"], ppi=job["ppi"], pdf_standards=standards, timestamp=day_of(job)
    )
    return made if isinstance(made, bytes) else b"".join(made or [])


def _write(path: str, data: bytes) -> None:
    # Loading pathlib would take a tenth of the time in which a short report is set.
    with open(path, "wb") as file:
        file.write(data)


def _end_with_parent(source: TextIO) -> None:
    """Wait for the end of the input: the parent never writes more, so it has gone."""
    source.read()
    os._exit(ORPHANED)


if __name__ == "__main__":
    leave(main())
