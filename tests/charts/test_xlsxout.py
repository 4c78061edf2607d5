"""The numbers as a workbook: figures are figures, texts are texts, and nothing is left out."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from diplomat_desk.charts.crosstab_table import crosstab_table
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.tables import Cell, Line, Table
from diplomat_desk.charts.xlsxout import xlsx_bytes
from tests.charts.figures import COUNTRIES, SMALL, URDU, VOCABULARIES, many

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BASIS = Basis(vocabularies=VOCABULARIES, countries=COUNTRIES)
IMPRINT = "South Asia & more · 6 October 2025 · Limited"


class Book:
    """A workbook read back: the cells of a sheet by their place, as Excel would take them."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        shared = self.xml("xl/sharedStrings.xml")
        self._texts = [
            "".join(part.text or "" for part in one.iter(f"{_SPACE}t")) for one in shared
        ]
        styles = self.xml("xl/styles.xml")
        self._looks = next(iter(styles.iter(f"{_SPACE}cellXfs")))
        self.whole = b"".join(self._zip.read(name) for name in self._zip.namelist())

    @property
    def sheets(self) -> list[str]:
        return [one.get("name", "") for one in self.xml("xl/workbook.xml").iter(f"{_SPACE}sheet")]

    def xml(self, name: str) -> ET.Element:
        return ET.fromstring(self._zip.read(name))  # noqa: S314 - our own file

    def rows(self, sheet: int = 1) -> list[list[Cell]]:
        found = self.xml(f"xl/worksheets/sheet{sheet}.xml").iter(f"{_SPACE}row")
        return [[self._value(cell) for cell in row] for row in found]

    def quoted(self, place: str) -> bool:
        cells = self.xml("xl/worksheets/sheet1.xml").iter(f"{_SPACE}c")
        cell = next(cell for cell in cells if cell.get("r") == place)
        return self._looks[int(cell.get("s", "0"))].get("quotePrefix") == "1"

    def _value(self, cell: ET.Element) -> Cell:
        assert cell.find(f"{_SPACE}f") is None
        value = cell.findtext(f"{_SPACE}v")
        if value is None:
            return None
        if cell.get("t") == "s":
            return self._texts[int(value)]
        return float(value) if "." in value or "e" in value else int(value)


def book(table: Table, caption: tuple[str, ...] = ()) -> Book:
    return Book(xlsx_bytes(table, "Initiatives by country", caption, IMPRINT))


def test_the_numbers_are_the_table(recwarn: pytest.WarningsRecorder) -> None:
    table = crosstab_table(SMALL, BASIS)
    rows = book(table).rows()
    assert rows[0] == [table.key_heading, *table.headings]
    assert rows[1] == ["PAK", "Pakistan", 18, 7, 23, 48]
    assert rows[1 + len(table.lines)][1:] == list(table.sums[0].cells)
    assert len(rows) == 1 + len(table.lines) + len(table.sums)
    assert not recwarn.list


def test_no_row_is_left_out_and_the_sums_stay_out_of_the_filter() -> None:
    made = book(crosstab_table(many(200), BASIS))
    assert len(made.rows()) == 203
    sheet = made.xml("xl/worksheets/sheet1.xml")
    area = next(sheet.iter(f"{_SPACE}autoFilter")).get("ref", "")
    assert re.fullmatch(r"A1:\w201", area)
    pane = next(sheet.iter(f"{_SPACE}pane"))
    assert (pane.get("ySplit"), pane.get("xSplit"), pane.get("state")) == ("1", "2", "frozen")
    assert "rightToLeft" not in next(sheet.iter(f"{_SPACE}sheetView")).attrib


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "https://example.org", "1991",
     "_x0041_", URDU, "a\x00\x0b\nb", "<b>&amp;"],
)  # fmt: skip
def test_a_text_stays_the_text_that_it_is(text: str) -> None:
    made = book(Table((text, "Number"), (Line((text, 1)),)))
    told = "a b" if "\x00" in text else text
    # Excel reads _x005F_ as the underscore that it would else take for the start of a code.
    rows = [[str(cell).replace("_x005F_", "_") for cell in row] for row in made.rows()]
    assert rows == [[told, "Number"], [told, "1"]]
    assert made.quoted("A2") is text.startswith(("=", "+", "-", "@"))
    assert b"<hyperlink" not in made.whole


def test_every_sort_of_cell_is_written_as_what_it_is() -> None:
    cells: tuple[Cell, ...] = ("x", 12_345, 0, -7, 0.25, None, "", float("nan"))
    made = book(Table(tuple("abcdefgh"), (Line(cells),)))
    assert made.rows()[1] == ["x", 12_345, 0, -7, 0.25, None, None, None]


def test_columns_are_as_wide_as_what_stands_in_them_within_bounds() -> None:
    table = Table(("Country", "A heading of more than one line", "n"), (Line(("x" * 400, 3, 12)),))
    sheet = book(table).xml("xl/worksheets/sheet1.xml")
    widths = [float(one.get("width", 0)) for one in sheet.iter(f"{_SPACE}col")]
    assert [round(width) for width in widths] == [61, 26, 9]


def test_the_second_sheet_says_what_the_numbers_are_about() -> None:
    table = Table(("a",), (), notes=("A note.",))
    made = book(table, ("Every round is counted.", "3 records withheld."))
    assert made.sheets == ["Numbers", "About"]
    assert [row[0] for row in made.rows(2)] == [
        "Initiatives by country", "Every round is counted.", "3 records withheld.", "A note.", IMPRINT,
    ]  # fmt: skip
    assert made.rows() == [["a"]]
    assert b"South Asia &amp;&amp; more" in made.whole


def test_an_empty_table_and_a_very_long_text_make_a_workbook() -> None:
    assert book(Table((), ())).rows() == []
    long = book(Table(("a",), (Line(("x" * 40_000,)),)), ("y" * 400,))
    assert long.rows()[1] == ["x" * 32_000]
