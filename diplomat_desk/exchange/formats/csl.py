"""Sources as CSL-JSON, which Zotero and citation processors read."""

import json
from typing import Any, BinaryIO

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.exchange.formats.citations import Cited, cited
from diplomat_desk.exchange.formats.selection import USUAL, Notes, Options, Selection, as_text

DOUBTS = {"?": (True, False), "~": (False, True), "%": (True, True)}
"""The marks of EDTF, which stand for yes where only that is asked -> uncertain, approximate."""


def write(selection: Selection, out: BinaryIO, options: Options = USUAL) -> Notes:
    """Write the sources of ``selection``: a list, which has no place to say what is withheld."""
    del options
    encode = json.JSONEncoder(ensure_ascii=False).encode
    with as_text(out) as text:
        before = "[\n"
        for one in cited(selection):
            text.write(before + encode(_item(one)))
            before = ",\n"
        text.write("\n]\n" if before != "[\n" else "[\n\n]\n")
    return ()


def _item(one: Cited) -> dict[str, Any]:
    source = one.source
    told = {
        "id": one.key,
        "type": "webpage" if source.url and not source.publisher else "document",
        "title": source.title,
        # Whether it is a person or a body is not recorded, so that no part is taken for a first name.
        "author": [{"literal": source.author}] if source.author else None,
        "publisher": source.publisher,
        "issued": _date(source.date),
        "accessed": _date(source.accessed),
        "URL": source.url,
        "note": source.note,
        "keyword": one.initiative.reference,
    }
    return {name: value for name, value in told.items() if value}


def _date(date: PartialDate | None) -> dict[str, Any] | None:
    if date is None or date.is_open:
        return None
    parts = [part for part in (date.year, date.month, date.day) if part]
    sign = {doubts: sign for sign, doubts in DOUBTS.items()}.get((date.uncertain, date.approximate))
    return {"date-parts": [parts]} | ({"circa": sign} if sign else {})
