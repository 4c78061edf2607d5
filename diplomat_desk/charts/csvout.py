"""The numbers behind a chart as CSV, whole: no row is left out here."""

import csv
import io

from diplomat_desk.charts.describing import country_names, track_series
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(crosstab: Crosstab, vocabularies: Vocabularies, countries: Countries) -> str:
    """Return ``crosstab`` as CSV (RFC 4180): a header row, one row a country, two rows of totals.

    Write it as UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    tracks = track_series(crosstab, vocabularies)
    out = io.StringIO()
    writer = csv.writer(out)
    head = [say("Country code"), say("Country"), *(one.label for one in tracks), say("All tracks")]
    writer.writerow([safe_cell(cell) for cell in head])
    names = country_names(crosstab.rows, countries)
    for n, code in enumerate(crosstab.rows):
        counts = (*crosstab.cells[n], crosstab.row_totals[n])
        writer.writerow([safe_cell(code), safe_cell(names[n]), *counts])
    sums = [one.total for one in tracks]
    counted = crosstab.tally.selected - crosstab.without_row
    once = say("All countries, each initiative once")
    writer.writerow(["", safe_cell(once), *sums, counted])
    blanks = [""] * len(tracks)
    without = say("Initiatives without a country")
    writer.writerow(["", safe_cell(without), *blanks, crosstab.without_row])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """Return ``text`` on one line, with an apostrophe in front where it looks like a formula."""
    line = clean_line(text)
    return f"'{line}" if line.startswith(_FORMULA_STARTS) else line
