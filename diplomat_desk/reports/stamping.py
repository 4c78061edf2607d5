"""The child process for a template of the user's own: Typst, bounded, and our marking over its pages.

The marking is laid over the finished pages, so that nothing a template does can leave it out or cover it.
It is a document of our own, set by Typst like all paper, of which PDFium puts a page over each page; it is
marked as an artifact, as the head and foot of a page are.
"""

import ctypes
import io
import json
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import typst
from pypdfium2 import raw

from diplomat_desk.reports import child

Size = tuple[float, float]


def stamped(data: bytes, job: dict[str, Any], standards: Sequence[Any]) -> bytes:
    """Return the PDF ``data`` with the job's ``stamp``, a Typst document, over every page."""
    with closing(pypdfium2.PdfDocument(data)) as paper:
        sizes = [_rounded(paper.get_page_size(number)) for number in range(len(paper))]
        kinds = [*dict.fromkeys(sizes)]
        with closing(pypdfium2.PdfDocument(_stamps(job, kinds, standards))) as stamps:
            # A page may show a stamp any number of times; its drawing is kept once.
            forms = [stamps.page_as_xobject(number, paper) for number in range(len(kinds))]
            for number, size in enumerate(sizes):
                with closing(paper[number]) as page:
                    _put(page, forms[kinds.index(size)])
            for form in forms:
                form.close()
        out = io.BytesIO()
        paper.save(out)
    return out.getvalue()


def _stamps(job: dict[str, Any], sizes: Sequence[Size], standards: Sequence[Any]) -> bytes:
    made = typst.Compiler(
        job["stamp"],
        root=job["stamp_root"],
        font_paths=job["fonts"],
        ignore_system_fonts=not job["system_fonts"],
        sys_inputs={"sizes": json.dumps(sizes)},
    ).compile(format="pdf", pdf_standards=list(standards), timestamp=child.day_of(job))
    return made if isinstance(made, bytes) else b"".join(made or [])


def _put(page: pypdfium2.PdfPage, form: pypdfium2.PdfXObject) -> None:
    laid = form.as_pageobject()
    if not raw.FPDFPageObj_AddMark(laid, ctypes.create_string_buffer(b"Artifact")):
        raise pypdfium2.PdfiumError("The stamp cannot be marked as an artifact.")
    page.insert_obj(laid)
    page.gen_content()


def _rounded(size: Size) -> Size:
    width, height = size
    return round(width, 2), round(height, 2)


def main() -> int:
    """Set the document that the job describes and stamp it; return the exit code."""
    return child.main(finish=stamped)


if __name__ == "__main__":
    child.leave(main())
