"""Initiatives as CSV (RFC 4180): one a row, the columns of the list."""

import csv
from typing import BinaryIO

from diplomat_desk.exchange.formats.cells import neutral
from diplomat_desk.exchange.formats.columns import headings, values
from diplomat_desk.exchange.formats.selection import USUAL, Notes, Options, Selection, as_text

ENCODING, PLAIN = "utf-8-sig", "utf-8"


def write(selection: Selection, out: BinaryIO, options: Options = USUAL) -> Notes:
    """Write ``selection`` as CSV.

    UTF-8 with a mark in front, so that Excel reads it as what it is, or plain. A cell that a spreadsheet
    would take for a formula begins with an apostrophe.
    """
    cells = values(selection)
    with as_text(out, PLAIN if options.plain else ENCODING) as text:
        writer = csv.writer(text)
        writer.writerow(map(neutral, headings()))
        for one in selection.initiatives():
            writer.writerow([neutral(str(held)) if (held := cell(one)) else "" for cell in cells])
    return ()
