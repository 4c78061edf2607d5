"""The child process that runs Typst, so that setting a long report never holds up the window.

It is started with one line of JSON on its standard input (see :func:`main`) and lives no longer than
its parent: when that input closes, it ends. In a frozen copy there is no ``python -m``; there the
program itself is started with :data:`SWITCH` as its only argument and must call :func:`main`.
"""

import json
import os
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import typst

SWITCH = "--typst-child"
"""The argument with which a frozen copy starts itself as this child."""

FAILED = 1
ORPHANED = 3


def main(stdin: TextIO | None = None) -> int:
    """Set the document that the job describes; return the exit code.

    The job's keys: ``input`` (the template), ``output`` (the file to write), ``root`` (the folder that
    Typst may read), ``packages`` (the folder for Typst's packages: one that does not exist), ``fonts``
    (folders), ``system_fonts``, ``format`` (``pdf``, ``png``), ``ppi``, ``standards`` (sets of PDF
    standards to try in turn before doing without), ``day`` (ISO date of creation or empty), ``verdict``
    (the file that tells, as JSON, which standards were ``met`` and why the first were ``refused``).
    What went wrong is written to standard error.
    """
    source = stdin or sys.stdin
    job = json.loads(source.readline())
    threading.Thread(target=_end_with_parent, args=(source,), daemon=True).start()
    try:
        data, verdict = _compiled(job)
    except typst.TypstError as error:
        sys.stderr.write(str(error))
        return FAILED
    Path(job["output"]).write_bytes(data)
    Path(job["verdict"]).write_text(json.dumps(verdict), "utf-8")
    return 0


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
    day = datetime.fromisoformat(job["day"]).replace(tzinfo=UTC) if job["day"] else None
    made = compiler.compile(
        format=job["format"], ppi=job["ppi"], pdf_standards=standards, timestamp=day
    )
    return made if isinstance(made, bytes) else b"".join(made or [])


def _end_with_parent(source: TextIO) -> None:
    """Wait for the end of the input: the parent never writes more, so it has gone."""
    source.read()
    os._exit(ORPHANED)


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # The watching thread still holds the input; an ordinary exit could wait for it.
    os._exit(code)
