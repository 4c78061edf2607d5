"""What a template of the user's own is given: ``data.json`` and the pictures, as the schema says.

The schema with a description of everything is ``resources/templates/data.schema.json``. Here a document is
told as it is meant, not as our own layout sets it: texts as spans, tables as columns and sections.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from diplomat_desk.charts.scripts import is_mirrored
from diplomat_desk.reports.directions import one_line
from diplomat_desk.reports.document import (
    Beside,
    Document,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Listing,
    Notice,
    PageBreak,
    Paragraph,
    Table,
    Together,
)
from diplomat_desk.reports.front import has_contents, has_cover, marking
from diplomat_desk.reports.glyphs import Data, texts
from diplomat_desk.reports.overlay import split
from diplomat_desk.reports.setting import Letterhead, Setting, logo_kind
from diplomat_desk.reports.sheet import MILLIMETRE, sheet_of
from diplomat_desk.reports.template_folder import DATA, FIGURES, VERSION

KINDS: Mapping[type, str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Listing: "list",
    Facts: "facts",
    Table: "table",
    Figure: "figure",
    KeyFigures: "key-figures",
    Notice: "notice",
    Together: "together",
    Beside: "beside",
    PageBreak: "page-break",
}
"""What each block of a document is called in the data."""


@dataclass(frozen=True, slots=True)
class Given:
    """All that a template is given: the files, ``data.json`` among them, and the texts in them."""

    files: Mapping[str, bytes]
    texts: str


def given(document: Document, setting: Setting) -> Given:
    """Return ``document`` as data for a template."""
    maker = _Blocks()
    data = _frame(document, setting) | {
        "document": {
            "contents": has_contents(document, setting),
            "cover": has_cover(document, setting),
            "blocks": maker.plain(document.blocks),
        },
        **_records(document),
    }
    files = {
        DATA: (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode(),
        **maker.figures,
        **_logo(setting.letterhead),
    }
    seen: list[Data] = [data, *(picture.decode() for picture in maker.figures.values())]
    return Given(files, "".join(dict.fromkeys("".join(texts(seen)))))


def _frame(document: Document, setting: Setting) -> dict[str, Any]:
    """Return everything about the report but what it says."""
    letterhead = setting.letterhead
    sheet = sheet_of(setting.paper, across=setting.is_across(document.wide))
    return {
        "format": VERSION,
        "report": {"name": document.report, "title": one_line(document.title)},
        "register": one_line(document.register),
        "made_on": {"date": str(document.made_on), "words": document.made_on.in_words()},
        "marking": {
            "code": document.marking.code,
            "label": document.marking.label,
            "caveat": letterhead.caveat.strip(),
            "words": marking(document, setting),
        },
        "language": document.language,
        "direction": "rtl" if is_mirrored(document.language) else "ltr",
        "paper": {
            "name": setting.paper.value,
            "width": round(sheet.width / MILLIMETRE, 1),
            "height": round(sheet.height / MILLIMETRE, 1),
        },
        "letterhead": {
            "organisation": letterhead.organisation,
            "line": letterhead.line,
            "logo": next(iter(_logo(letterhead)), ""),
        },
        "draft": setting.draft,
        "about": _Blocks().plain(document.about),
    }


def _records(document: Document) -> dict[str, Any]:
    held = document.records
    return {
        "records": list(held.initiatives),
        "terms": {name: dict(terms) for name, terms in held.terms.items()},
        "countries": dict(held.countries),
        "dates": dict(held.dates),
    }


class _Blocks:
    """Turns blocks and texts into plain data; ``figures`` are the pictures met so far, by file name."""

    def __init__(self) -> None:
        self.figures: dict[str, bytes] = {}

    def plain(self, value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
        """Return ``value`` as dictionaries, lists, texts and numbers; a block says its ``kind`` first."""
        if isinstance(value, tuple):
            return [self.plain(one) for one in value]
        if isinstance(value, Figure):
            return self._figure(value)
        if isinstance(value, Enum):
            return value.value
        if is_dataclass(value):
            kind = KINDS.get(type(value))
            held = {one.name: self.plain(getattr(value, one.name)) for one in fields(value)}
            return {"kind": kind, **held} if kind else held
        return one_line(value) if isinstance(value, str) else value

    def _figure(self, one: Figure) -> dict[str, Data]:
        picture = split(one.svg, one.alt)
        name = f"{FIGURES}/figure-{len(self.figures) + 1}.svg"
        self.figures[name] = picture.svg.encode()
        return {
            "kind": KINDS[Figure],
            "file": name,
            "width": picture.width,
            "height": picture.height,
            "alt": one.alt,
            "share": one.share,
            "labels": [_label(label) for label in picture.labels],
        }


def _label(held: Mapping[str, Data]) -> dict[str, Data]:
    text = held["text"]
    return {**held, "text": text["text"] if isinstance(text, Mapping) else text}


def _logo(letterhead: Letterhead) -> dict[str, bytes]:
    if not letterhead.logo:
        return {}
    return {f"logo.{logo_kind(letterhead.logo)}": letterhead.logo}
