"""A document as PDF: its blocks as data, one template for all reports, Typst in a child process."""

import json
from collections.abc import Mapping

from diplomat_desk.domain.words import say
from diplomat_desk.paths import resource
from diplomat_desk.reports.compile import Cancel, Job, compiled
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.glyphs import Data, missing, warnings_about
from diplomat_desk.reports.material import Printed
from diplomat_desk.reports.overlay import file_name
from diplomat_desk.reports.pictures import SHARED_TEMPLATE, shared_template
from diplomat_desk.reports.setting import Letterhead, Setting, Turn, logo_kind
from diplomat_desk.reports.typst_blocks import Blocks, anchors_of
from diplomat_desk.reports.typst_text import Texts, is_mirrored

TEMPLATE = "report.typ"


def write(document: Document, setting: Setting, cancel: Cancel | None = None) -> Printed:
    """Return ``document`` as PDF, set as ``setting`` says. Blocks; call it from a worker thread.

    Raises:
        ReportError: it could not be set.
        CancelledError: ``cancel`` returned true.
    """
    job, unknown = prepared(document, setting)
    return Printed(compiled(job, cancel), warnings_about(unknown))


def prepared(document: Document, setting: Setting) -> tuple[Job, str]:
    """Return what Typst is to set, and the characters in it that no shipped font has."""
    texts = Texts(mirrored=is_mirrored(document.language), anchors=anchors_of(document.blocks))
    blocks = Blocks(texts)
    data = _page(document, setting, texts) | {"blocks": blocks.of(document.blocks)}
    unknown = missing(data) + missing([picture.svg for picture in blocks.pictures])
    unknown = "".join(dict.fromkeys(unknown))
    files = {
        "main.typ": resource("templates", TEMPLATE).read_bytes(),
        SHARED_TEMPLATE: shared_template(),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
        **{file_name(n): picture.svg.encode() for n, picture in enumerate(blocks.pictures, 1)},
        **_logo(setting.letterhead),
    }
    day = document.made_on.earliest.isoformat()
    return Job(files, day=day, system_fonts=bool(unknown)), unknown


def _page(document: Document, setting: Setting, texts: Texts) -> dict[str, Data]:
    """Return everything about ``document`` but its blocks."""
    letterhead = setting.letterhead
    cover = document.cover if setting.cover is None else setting.cover
    contents = document.contents if setting.contents is None else setting.contents
    return {
        "language": document.language,
        "mirrored": is_mirrored(document.language),
        "title": texts.line(document.title),
        "document_title": f"{document.title} – {document.register}",
        "register": texts.line(document.register),
        "about": [texts.of(line) for line in document.about],
        "made_on": document.made_on.in_words(),
        "marking": " · ".join(filter(None, (document.marking.label, letterhead.caveat))),
        "organisation": letterhead.organisation,
        "line": texts.line(letterhead.line),
        "logo": next(iter(_logo(letterhead)), ""),
        "cover": cover,
        "contents": contents,
        "paper": setting.paper.value,
        "across": document.wide if setting.turn is Turn.AUTO else setting.turn is Turn.ACROSS,
        "draft": setting.draft,
        "words": _words(),
    }


def _logo(letterhead: Letterhead) -> Mapping[str, bytes]:
    if not letterhead.logo:
        return {}
    return {f"logo.{logo_kind(letterhead.logo)}": letterhead.logo}


def _words() -> dict[str, Data]:
    """Return the template's own words; ``page`` holds places for two numbers."""
    return {
        "contents": say("Contents"),
        "draft": say("Draft"),
        "page": say("Page {page} of {pages}", page="<page>", pages="<pages>"),
        "made": say("Printed on {date}", date="<date>"),
    }
