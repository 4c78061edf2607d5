"""What costs a start too much: the library for Word documents, loaded when one is first written."""

from collections.abc import Callable
from importlib import import_module

from diplomat_desk.reports.compile import Cancel
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.printed import Printed
from diplomat_desk.reports.setting import Setting

Write = Callable[[Document, Setting, Cancel | None], Printed]


def write_docx(document: Document, setting: Setting, cancel: Cancel | None = None) -> Printed:
    """Return ``document`` as DOCX; see :mod:`diplomat_desk.reports.docx_writer`."""
    write: Write = import_module("diplomat_desk.reports.docx_writer").write
    return write(document, setting, cancel)
