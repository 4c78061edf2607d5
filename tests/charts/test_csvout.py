"""The numbers as CSV: whole, exact, harmless."""

import csv
import io

import pytest

from diplomat_desk.charts.csvout import csv_text, safe_cell
from tests.charts.figures import COUNTRIES, SMALL, VOCABULARIES, crosstab, many


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_csv_is_the_crosstab() -> None:
    table = rows(csv_text(SMALL, VOCABULARIES, COUNTRIES))
    assert table[0] == [
        "Country code", "Country", "Level 1, official", "Level 2, third party", "Track II",
        "All tracks",
    ]  # fmt: skip
    assert table[1] == ["PAK", "Pakistan", "18", "7", "23", "48"]
    assert table[4] == ["", "All countries, each initiative once", "35", "9", "24", "68"]
    assert table[5] == ["", "Initiatives without a country", "", "", "", "2"]


def test_csv_leaves_no_row_out() -> None:
    assert len(rows(csv_text(many(200), VOCABULARIES, COUNTRIES))) == 203


def test_formulas_are_neutralised() -> None:
    table = crosstab({"QQC": (1, 2)}, columns=("other", "L1"))
    text = rows(csv_text(table, VOCABULARIES, COUNTRIES))
    assert text[0][2] == "'=Other"
    assert text[1][1] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_cells_that_look_like_formulas(start: str) -> None:
    assert safe_cell(f"{start}1") == f"'{start}1"
    assert safe_cell(f"\t {start}1\x00\n") == f"'{start}1"
    assert safe_cell("1 = 1") == "1 = 1"
