"""Tables for spreadsheets: CSV and workbooks, read back by other programs."""

import csv
import io
from datetime import date
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from diplomat_desk.charts.csvout import FORMULA_STARTS
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import ExternalId, Source
from diplomat_desk.domain.text import clean
from diplomat_desk.exchange.cells import plain_cell
from diplomat_desk.exchange.formats.cells import neutral, restored
from diplomat_desk.exchange.formats.selection import Options
from diplomat_desk.exchange.targets import TARGETS
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.exporting.catalogue import FormatError, Written, make, named, of_file
from tests.making import HOSTILE, day, small
from tests.planted import plant
from tests.services.test_importing_json import fill

FORMULAS = ("=1+1", "+1", "-1", "@x", "'=1", "''+1", "'quoted'", "'")


def written(
    desk: Desk, name: str, chosen: Filter | None = None, options: Options | None = None
) -> Written:
    return make(desk, chosen or Filter(), Sort(), named(name), options or Options())[0]


def table(desk: Desk, **options: bool) -> list[dict[str, str]]:
    data = written(desk, "csv", options=Options(plain=bool(options.get("plain")))).data
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    """Return the rows of every sheet, as a program that is not ours reads them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def rows(data: bytes, sheet: str) -> list[dict[str, Any]]:
    head, *lines = sheets(data)[sheet]
    return [dict(zip(head, line, strict=True)) for line in lines]


@given(
    st.text()
    | st.sampled_from(FORMULAS)
    | st.builds("{}{}".format, st.sampled_from(FORMULA_STARTS), st.text())
)
def test_a_cell_is_no_formula_and_comes_back(text: str) -> None:
    cell = neutral(text)
    assert not cell.startswith(FORMULA_STARTS)
    assert restored(cell) == clean(text)
    assert plain_cell(cell) == clean(text)


def test_the_headings_are_those_that_the_import_knows(sample: Desk) -> None:
    labels = {target.label for target in TARGETS}
    assert [name for name in table(sample)[0] if name not in labels] == ["Planned"]


def test_csv_holds_what_a_record_says(desk: Desk) -> None:
    fill(desk)
    found = {one["Reference"]: one for one in table(desk)}
    one = found["DD-1991-0042"]
    assert one["Summary"] == "First paragraph.\n\nSecond, with “quotes” and اردو."
    assert (one["Start"], one["End"], one["Planned start"]) == ("1991-10-06~", "1992?", "1991")
    assert one["Countries"] == "India; Pakistan; United States"
    assert one["Role of each country"] == "Party; Party; Supporter"
    assert one["City"] == "Neemrana; zero line"
    assert one["Country of the place"] == "India;"
    assert one["People"] == "Ali Khan; Ali Khan; Only named here"
    assert one["Post of each person"] == "Secretary; ;"
    assert one["Process that it belongs to"] == "A process"
    assert one["Identifier elsewhere"] == "PA-X AgtId: 0577"
    assert one["Confidentiality"] == "Restricted"
    titles = {one["Title"] for one in found.values()}
    assert {restored(neutral(text)) for text in HOSTILE} <= {restored(title) for title in titles}


def test_csv_can_be_plain(sample: Desk) -> None:
    assert written(sample, "csv").data.startswith(b"\xef\xbb\xbf")
    assert written(sample, "csv", options=Options(plain=True)).data.startswith(b"Reference,")


def test_a_workbook_has_a_sheet_for_each_kind_of_record(sample: Desk) -> None:
    found = sheets(written(sample, "xlsx").data)
    assert list(found) == [
        "Initiatives", "Processes", "Organisations", "People", "Countries", "Engagements",
        "Appearances", "Meetings", "Outcomes", "Transfers", "Documents", "Sources", "Follow-ups",
        "About",
    ]  # fmt: skip
    assert len(found["Initiatives"]) == 81
    assert len(found["Processes"]) == 15


def test_whole_dates_are_dates_and_partial_ones_texts(desk: Desk) -> None:
    for number, text in enumerate(("1991-10-06", "1991-10", "1991", "1991-10-06~", "1899-12-31")):
        recording.record(desk, small(f"T{number}", start=day(text)))
    found = {one["Title"]: one["Start"] for one in rows(written(desk, "xlsx").data, "Initiatives")}
    assert found == {
        "T0": date(1991, 10, 6), "T1": "1991-10", "T2": "1991", "T3": "1991-10-06~",
        "T4": "1899-12-31",
    }  # fmt: skip


def test_cells_of_a_workbook_stay_what_they_are(desk: Desk) -> None:
    texts = (
        *FORMULAS,
        *HOSTILE,
        "_x0041_",
        "https://example.org",
        "040",
        "a\ufffeb\uffffc",
        "1/2/2003",
    )
    sources = tuple(Source(text) for text in texts)
    recording.record(desk, small("T", sources=sources, external_ids=(ExternalId("X", "0040"),)))
    data = written(desk, "xlsx").data
    found = [one["Title"] for one in rows(data, "Sources")]
    assert found == [clean(text).replace("\ufffe", "").replace("\uffff", "") for text in texts]
    with ZipFile(io.BytesIO(data)) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    assert not any("<f>" in part for part in parts.values())
    assert not any("hyperlink" in part for part in parts.values())
    first = parts["xl/worksheets/sheet1.xml"]
    assert 'state="frozen"' in first
    assert "customWidth" in first


def test_a_text_too_long_for_a_cell_is_cut_and_told(desk: Desk) -> None:
    recording.record(desk, small("T", summary="x" * 40_000))
    made = written(desk, "xlsx")
    assert made.notes == ("1 text is cut: a cell holds no more.",)
    told = [line[0] for line in sheets(made.data)["About"]]
    assert made.notes[0] in told


def test_a_workbook_says_what_it_is_and_what_is_withheld(desk: Desk) -> None:
    plant(desk)
    chosen = Filter(text="open", ceiling=Level.PUBLIC)
    told = [line[0] for line in sheets(written(desk, "xlsx", chosen).data)["About"]]
    assert "Selected: Text: “open”" in told
    assert any("1 of 1 initiative" in line and "withheld" in line for line in told)
    assert any("Chatham House" in line for line in told)


def test_formats_are_found_by_name_and_ending(tmp_path: Any) -> None:  # noqa: ANN401 - a path
    assert of_file(tmp_path / "A.XLSX").name == "xlsx"
    assert named(" JSON ").ending == ".json"
    with pytest.raises(FormatError, match="docx"):
        named("docx")
    with pytest.raises(FormatError, match="does not end in"):
        of_file(tmp_path / "json")
