"""A document as a file: PDF, DOCX or HTML."""

from collections.abc import Mapping

from diplomat_desk.domain.words import say, speaking
from diplomat_desk.reports import html_writer, template_writer, typst_writer
from diplomat_desk.reports.compile import Cancel
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.estimate import Tell, about_pages, telling
from diplomat_desk.reports.late import Write, write_docx
from diplomat_desk.reports.printed import Printed
from diplomat_desk.reports.setting import Setting
from diplomat_desk.reports.template_data import given
from diplomat_desk.reports.translations import translator

WRITERS: Mapping[str, Write] = {
    ".pdf": typst_writer.write,
    ".docx": write_docx,
    ".html": html_writer.write,
}
"""Ending of a file -> what writes such a one."""


def publish(
    document: Document,
    setting: Setting,
    ending: str,
    cancel: Cancel | None = None,
    tell: Tell | None = None,
) -> Printed:
    """Return ``document`` as the content of a file that ends in ``ending``. Blocks.

    ``tell`` hears several times a second how far it is, on the thread that called: pages done, pages in
    all, both about so.

    Raises:
        ReportError: no such file can be written, or the document could not be set.
        CancelledError: ``cancel`` returned true.
    """
    write = WRITERS.get(ending)
    if setting.template is not None:
        write = _with_template(ending)
    if write is None:
        endings = ", ".join(WRITERS)
        raise ReportError(say("A report can be saved as: {endings}.", endings=endings))
    if tell is not None:
        cancel = telling(cancel, tell, about_pages(document, setting))
    with speaking(translator(document.language)):
        return write(document, setting, cancel)


def data_files(document: Document, setting: Setting) -> Mapping[str, bytes]:
    """Return what a template of the user's own is given for ``document``: ``data.json``, pictures, the logo."""
    with speaking(translator(document.language)):
        return given(document, setting).files


def _with_template(ending: str) -> Write:
    """Return what writes with a template of the user's own; there is one kind of file that it makes."""
    if ending != ".pdf":
        raise ReportError(
            say("A template of your own makes PDF only. Save as .pdf, or without it.")
        )
    return template_writer.write
