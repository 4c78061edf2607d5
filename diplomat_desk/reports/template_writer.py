"""A document as PDF in a layout of the user's own: their template, our data, our marking over its pages."""

import json
import re
from collections.abc import Iterator

from diplomat_desk.charts.scripts import is_mirrored
from diplomat_desk.domain.words import say
from diplomat_desk.paths import resource
from diplomat_desk.reports.compile import ACCESSIBLE, Cancel, Job, made
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.errors import RefusedError, ReportError, TooLongError
from diplomat_desk.reports.front import marking
from diplomat_desk.reports.glyphs import missing
from diplomat_desk.reports.printed import Printed
from diplomat_desk.reports.setting import Setting
from diplomat_desk.reports.template_data import Given, given
from diplomat_desk.reports.template_folder import FONTS, Template, read
from diplomat_desk.reports.template_words import OWN, refused
from diplomat_desk.reports.typst_writer import STANDARDS_OF_ARCHIVES, no_archive

MOST_MEMORY = 4 << 30
"""Bytes that a template may use."""
LONGEST = 300.0
"""Seconds after which a template is given up."""

_AROUND, _STAMP = "around.typ", "stamp.typ"
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')


def write(document: Document, setting: Setting, cancel: Cancel | None = None) -> Printed:
    """Return ``document`` as PDF, as the template of ``setting`` lays it out. Blocks.

    Raises:
        ReportError: there is no such template, or it cannot be set; the message says where it is broken.
        CancelledError: ``cancel`` returned true.
    """
    if setting.template is None:
        raise ReportError(say("No template was chosen."))
    template = read(setting.template)
    if template.reports and document.report not in template.reports:
        raise ReportError(
            say("This template is made for other reports: {names}.", names=", ".join(template.reports))
        )  # fmt: skip
    job = _job(document, setting, template, given(document, setting))
    try:
        result = made(job, cancel, LONGEST)
    except RefusedError as error:
        raise refused(error, template.left_out) from error
    except TooLongError as error:
        raise ReportError(
            say("The template took longer than {n} seconds and was stopped. Nothing was written. "
                "It may go round in a circle; else narrow the filter.", n=int(LONGEST))
        ) from error  # fmt: skip
    warnings = [*template.left_out.values(), *_unshown(result.refused)]
    if setting.archive and job.standards[0][0] not in result.met:
        warnings.append(no_archive(result.refused))
    return Printed(result.data, tuple(warnings))


def _job(document: Document, setting: Setting, template: Template, data: Given) -> Job:
    mark = marking(document, setting)
    words = [content.decode("utf-8", "replace") for name, content in template.files.items()
             if name.endswith(".typ")]  # fmt: skip
    return Job(
        # What a report brings comes last: a file of the same name does not stand in its way.
        {**template.files, **data.files, OWN: resource("templates", _AROUND).read_bytes()},
        main=OWN,
        fonts=FONTS if any(name.startswith(f"{FONTS}/") for name in template.files) else "",
        memory=MOST_MEMORY,
        stamp={
            _STAMP: resource("templates", _STAMP).read_bytes(),
            "stamp.json": json.dumps(_stamp(document, setting, mark)).encode(),
        },
        day=document.made_on.earliest.isoformat(),
        system_fonts=bool(missing([data.texts, mark, *words])),
        standards=STANDARDS_OF_ARCHIVES if setting.archive else ((ACCESSIBLE,),),
    )


def _stamp(document: Document, setting: Setting, mark: str) -> dict[str, str | bool]:
    return {
        "marking": mark,
        "draft": say("Draft") if setting.draft else "",
        "language": document.language.split("-", maxsplit=1)[0],
        "mirrored": is_mirrored(document.language),
    }


def _unshown(refused: str) -> Iterator[str]:
    """Yield what to say of characters that no font has: Typst finds them when it makes a PDF accessible."""
    for text in _UNSHOWN.findall(refused):
        words = "“{text}” cannot be shown in the font that the template chose; a box stands there."
        yield say(words, text=text)
