"""A document as PDF: its blocks as data, one template for all reports, Typst in a child process."""

import json
import os
from collections.abc import Mapping

from diplomat_desk.charts.scripts import is_mirrored
from diplomat_desk.domain.words import say
from diplomat_desk.paths import resource
from diplomat_desk.reports.columns import INSET, INSET_HIGH
from diplomat_desk.reports.compile import ACCESSIBLE, Cancel, Job, made
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.errors import RefusedError, ReportError
from diplomat_desk.reports.estimate import FACT_NAME
from diplomat_desk.reports.front import contents_apart, has_contents, has_cover, whole_title
from diplomat_desk.reports.front import marking as marking_of
from diplomat_desk.reports.glyphs import Data, missing, warnings_about
from diplomat_desk.reports.measure import fitted, shortened, wide
from diplomat_desk.reports.overlay import file_name
from diplomat_desk.reports.pictures import SHARED_TEMPLATE, shared_template
from diplomat_desk.reports.places import anchors_in
from diplomat_desk.reports.printed import Printed
from diplomat_desk.reports.setting import Letterhead, Setting, logo_kind
from diplomat_desk.reports.sheet import BODY, FACTS, GUTTER, LEAD, SMALL, TABLE, Sheet, sheet_of
from diplomat_desk.reports.typst_blocks import Blocks
from diplomat_desk.reports.typst_text import Texts

TEMPLATE = "report.typ"
ARCHIVAL = "a-2b"
"""The PDF standard for archives."""

STANDARDS_OF_ARCHIVES = ((ARCHIVAL, ACCESSIBLE), (ARCHIVAL,), (ACCESSIBLE,))
"""Sets of standards for PDFs that are to be kept, the best first."""

_SHARE_OF_MEMORY = 0.8
_LARGEST_TITLE = 28.0
_CAPITALS = 1.6
"""How much wider the capitals of a marking are, bold and spaced, than small letters."""


def write(document: Document, setting: Setting, cancel: Cancel | None = None) -> Printed:
    """Return ``document`` as PDF, set as ``setting`` says. Blocks; call it from a worker thread.

    Raises:
        ReportError: it could not be set.
        CancelledError: ``cancel`` returned true.
    """
    job, unknown = prepared(document, setting)
    try:
        result = made(job, cancel)
    except RefusedError as error:
        raise (_too_much() if error.hungry else error) from error
    warnings = warnings_about(unknown)
    if setting.archive and ARCHIVAL not in result.met:
        warnings = (*warnings, no_archive(result.refused))
    return Printed(result.data, warnings)


def most_memory() -> int:
    """Return how many bytes the typesetter may use, lest the machine stand still; 0 where it cannot be told."""
    if not hasattr(os, "sysconf"):
        return 0
    return int(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * _SHARE_OF_MEMORY)


def _too_much() -> ReportError:
    return ReportError(
        say("This report needs more memory than this machine can spare and was stopped. Nothing was written. "
            "Print one line for each record, or narrow the filter and print it in parts.")
    )  # fmt: skip


def prepared(document: Document, setting: Setting) -> tuple[Job, str]:
    """Return what Typst is to set, and the characters in it that no shipped font has."""
    marking = marking_of(document, setting)
    sheet = sheet_of(setting.paper, across=setting.is_across(document.wide), marking=marking)
    mirrored = is_mirrored(document.language)
    texts = Texts(mirrored=mirrored, anchors=frozenset(filter(None, anchors_in(document.blocks))))
    blocks = Blocks(texts, sheet)
    data = {
        **_sheet(sheet),
        **_page(document, setting, texts, sheet),
        "marking": fitted(marking, sheet.room / SMALL / _CAPITALS),
        "mirrored": mirrored,
        "blocks": blocks.of(document.blocks),
        "words": _words(),
    }
    unknown = missing(data) + missing([picture.svg for picture in blocks.pictures])
    unknown = "".join(dict.fromkeys(unknown))
    files = {
        "main.typ": resource("templates", TEMPLATE).read_bytes(),
        SHARED_TEMPLATE: shared_template(),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
        **{file_name(n): picture.svg.encode() for n, picture in enumerate(blocks.pictures, 1)},
        **_logo(setting.letterhead),
    }
    job = Job(
        files,
        day=document.made_on.earliest.isoformat(),
        memory=most_memory(),
        system_fonts=bool(unknown),
        standards=STANDARDS_OF_ARCHIVES if setting.archive else ((ACCESSIBLE,),),
    )
    return job, unknown


def _sheet(sheet: Sheet) -> dict[str, Data]:
    """Return the size of the page, and the sizes of type, in points."""
    return {
        "page": {name: getattr(sheet, name) for name in ("width", "height", "side", "top", "bottom")},
        "sizes": {"body": BODY, "lead": LEAD, "quiet": FACTS, "table": TABLE, "facts": FACTS, "small": SMALL},
        "fact_name": FACT_NAME,
        "gutter": GUTTER,
        "inset": {"x": INSET, "y": INSET_HIGH},
    }  # fmt: skip


def _page(document: Document, setting: Setting, texts: Texts, sheet: Sheet) -> dict[str, Data]:
    """Return everything about ``document`` but its blocks."""
    letterhead = setting.letterhead
    cover = has_cover(document, setting)
    half = sheet.room / 2 / SMALL - 2
    return {
        "language": document.language.split("-", maxsplit=1)[0],
        "title": texts.line(document.title, sheet.room / _LARGEST_TITLE),
        "document_title": whole_title(document),
        "register": texts.line(document.register, sheet.room / BODY),
        "running": texts.line(shortened(document.register, half)),
        "about": [texts.of(line) for line in document.about],
        "made_on": document.made_on.in_words(),
        "organisation": texts.line(letterhead.organisation),
        "author": letterhead.organisation,
        "line": texts.line(letterhead.line),
        "logo": next(iter(_logo(letterhead)), ""),
        "cover": cover,
        "contents": has_contents(document, setting),
        "contents_apart": contents_apart(document, setting),
        "draft": min(sheet.width * 0.9 / wide(say("Draft").upper(), bold=True), 130.0)
        if setting.draft
        else 0,
    }


def no_archive(refused: str) -> str:
    """Return the sentence that a file is not what archives want, and why."""
    return say(
        "This file is no PDF/A-2b: {reason}. Everything else is as it should be.",
        reason=refused.rstrip(".") or say("the typesetter did not say why"),
    )


def _logo(letterhead: Letterhead) -> Mapping[str, bytes]:
    if not letterhead.logo:
        return {}
    return {f"logo.{logo_kind(letterhead.logo)}": letterhead.logo}


def _words() -> dict[str, Data]:
    """Return the template's own words; ``page`` holds places for two numbers."""
    return {
        "contents": say("Contents"),
        "draft": say("Draft"),
        "logo": say("Logo"),
        "page": say("Page {page} of {pages}", page="<page>", pages="<pages>"),
        "made": say("Printed on {date}", date="<date>"),
    }
