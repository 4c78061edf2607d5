"""The numbers as CSV: whole, exact, harmless."""

import csv
import io

import pytest

from diplomat_desk.charts.crosstab_table import crosstab_table
from diplomat_desk.charts.csvout import csv_text, safe_cell
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.domain.figures import Crosstab
from tests.charts.figures import COUNTRIES, SMALL, VOCABULARIES, crosstab, many


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def written(numbers: Crosstab) -> str:
    basis = Basis(vocabularies=VOCABULARIES, countries=COUNTRIES)
    return csv_text(crosstab_table(numbers, basis))


def test_csv_is_the_crosstab() -> None:
    table = rows(written(SMALL))
    assert table[0] == [
        "Country code", "Country", "Level 1, official", "Level 2, third party", "Track II",
        "All tracks",
    ]  # fmt: skip
    assert table[1] == ["PAK", "Pakistan", "18", "7", "23", "48"]
    assert table[4] == ["", "All countries, each initiative once", "35", "9", "24", "68"]
    assert table[5] == ["", "Initiatives without a country", "", "", "", "2"]


def test_csv_leaves_no_row_out() -> None:
    assert len(rows(written(many(200)))) == 203


def test_formulas_are_neutralised() -> None:
    table = crosstab({"QQC": (1, 2)}, columns=("other", "L1"))
    text = rows(written(table))
    assert text[0][2] == "'=Other"
    assert text[1][1] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_cells_that_look_like_formulas(start: str) -> None:
    assert safe_cell(f"{start}1") == f"'{start}1"
    assert safe_cell(f"\t {start}1\x00\n") == f"'{start}1"
    assert safe_cell("1 = 1") == "1 = 1"
