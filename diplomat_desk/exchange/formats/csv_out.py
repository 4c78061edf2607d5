"""Initiatives as CSV (RFC 4180): one a row, the columns of the list."""

import csv
import io

from diplomat_desk.exchange.formats.cells import neutral
from diplomat_desk.exchange.formats.columns import headings, values
from diplomat_desk.exchange.formats.selection import USUAL, Options, Selection, Written

ENCODING, PLAIN = "utf-8-sig", "utf-8"


def write(selection: Selection, options: Options = USUAL) -> Written:
    """Return ``selection`` as CSV.

    UTF-8 with a mark in front, so that Excel reads it as what it is, or plain. A cell that a spreadsheet
    would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(map(neutral, headings()))
    cells = values(selection)
    for one in selection.initiatives():
        writer.writerow([neutral(str(held)) if (held := cell(one)) else "" for cell in cells])
    data = out.getvalue().encode(PLAIN if options.plain else ENCODING, "replace")
    return Written(data)
