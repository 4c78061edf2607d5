"""How long paper takes and how much memory, beside Typst alone and beside what people would do instead.

The floor is Typst setting the same document from the files that lie ready, in a process that does nothing
else. Instead of us, people would let LibreOffice turn the same content from HTML into PDF.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from diplomat_desk import paths
from diplomat_desk.domain.filters import Filter
from diplomat_desk.reports import typst_writer
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.publish import publish
from diplomat_desk.reports.setting import Setting
from diplomat_desk.services import files, looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.reporting import ask
from tests.benchmarks.generate import generate
from tests.benchmarks.measuring import best, line

SIZE = 10_000
_FLOOR = """
import sys, typst
compiler = typst.Compiler(sys.argv[1], root=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
compiler.compile(output=sys.argv[4], pdf_standards=["ua-1"])
"""
_PLAIN = Setting()
_BRIEF = Request(name="brief", filter=Filter(), subject="IND", home="PAK")
_SHORT = Request(
    name="register", filter=Filter(), options={"group": "none", "entries": "short", "charts": "no"}
)
_LONG = Request(name="register", filter=Filter(), options={"entries": "long"})


_FIVE_PAGES = Setting(methods=True, contents=True)


def made(desk: Desk, request: Request, ending: str = ".pdf", setting: Setting = _PLAIN) -> bytes:
    """Return a report, from the register to the bytes of its file."""
    document = ask(desk, request).document(methods=setting.methods)
    return publish(document, setting, ending).data


def floor(document: Document, folder: Path, setting: Setting = _PLAIN) -> Callable[[], object]:
    """Return what sets ``document`` from files that lie in ``folder``, by Typst alone."""
    job, _ = typst_writer.prepared(document, setting)
    for name, content in job.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    main, out = folder / "main.typ", folder / "floor.pdf"
    command = [sys.executable, "-c", _FLOOR, main, folder, paths.resource("fonts"), out]
    return lambda: subprocess.run(list(map(str, command)), check=True)


def instead(html: bytes, folder: Path) -> Callable[[], object] | None:
    """Return what lets LibreOffice turn ``html`` into PDF; None where it is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return None
    page = folder / "page.html"
    page.write_bytes(html)
    command = [
        office,
        "--headless",
        "--convert-to",
        "pdf:writer_web_pdf_Export",
        "--outdir",
        str(folder),
        str(page),
    ]
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def brief(desk: Desk, folder: Path) -> None:
    """Measure a brief of two pages, and one of five: with contents and methods."""
    for setting in (_PLAIN, _FIVE_PAGES):
        document = ask(desk, _BRIEF).document(methods=setting.methods)
        pages = len(PdfDocument(made(desk, _BRIEF, setting=setting)))
        what = f"country brief, {pages} pages"
        ours = best(partial(made, desk, _BRIEF, setting=setting))
        line(what, ours, best(floor(document, folder, setting)), "Typst alone")
        by_hand = instead(made(desk, _BRIEF, ".html", setting), folder)
        if by_hand:
            line(what, ours, best(by_hand), "LibreOffice, HTML to PDF")
        else:
            print("| LibreOffice is not installed: not measured | | | |")


def long(desk: Desk, request: Request, what: str) -> None:
    """Measure a long report once: seconds and peak memory, of ours and of the child that sets it."""
    before = time.perf_counter()
    data = made(desk, request)
    seconds = time.perf_counter() - before
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"| {what} | {seconds:.1f} s | {len(data) / 1e6:.1f} MB | {ours:.0f} MB here, {child:.0f} MB in the child |"
    )


def main(arguments: list[str]) -> None:
    """Print the table; an argument takes a register that is there."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = files.create(folder / "sample.ddesk", sample=True)
        print("| what | ours | floor | ratio |\n|---|---|---|---|")
        brief(sample, folder)
        files.close(sample)
        desk = (
            files.open_desk(Path(arguments[0]))
            if arguments
            else generate(folder / "big.ddesk", SIZE)
        )
        size = looking.tally(desk, Filter()).selected
        print("\n| what | time | size | peak memory |\n|---|---|---|---|")
        long(desk, _SHORT, f"{size:,} entries, one line each")
        long(desk, _LONG, f"{size:,} entries, whole")
        files.close(desk)


if __name__ == "__main__":
    main(sys.argv[1:])
