"""Workbooks as tables: XLSX written by XlsxWriter, ODS by hand, an XLS file that lies beside the tests."""

import importlib
import io
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from diplomat_desk.__main__ import CHILDREN
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.readers import packages, workbook_process
from diplomat_desk.exchange.readers import workbook_child as child
from diplomat_desk.exchange.readers.cells import Value, as_text
from diplomat_desk.exchange.readers.workbook_process import command
from diplomat_desk.exchange.reading import open_table
from diplomat_desk.exchange.tables import Layout, Row, SheetInfo, Table
from tests.exchange.test_reading_text import case, cells, doubts, read

XLS = Path(__file__).parents[1] / "data" / "visits.xls"

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(
    folder: Path, fill: Callable[[xlsxwriter.Workbook], None], name: str = "book.xlsx"
) -> Path:
    """Write a workbook with what ``fill`` puts into it."""
    path = folder / name
    book = xlsxwriter.Workbook(path)
    fill(book)
    book.close()
    return path


def ods(folder: Path, rows: str, *, kind: str = _ODS, manifest: str = "<manifest/>") -> Path:
    """Write an ODS file with a sheet of ``rows`` (XML) and a hidden one."""
    path = folder / "book.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {_SPACES} office:version="1.3">'
            '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
            '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
            f'<office:body><office:spreadsheet><table:table table:name="Talks">{rows}</table:table>'
            '<table:table table:name="Codes" table:style-name="ta2"><table:table-row><table:table-cell'
            ' office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return path


def ods_row(*found: str) -> str:
    return f"<table:table-row>{''.join(found)}</table:table-row>"


def ods_cell(kind: str, text: str, value: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" {value}><text:p>{text}</text:p></table:table-cell>'


def sheet_of(*rows: Sequence[object]) -> Callable[[xlsxwriter.Workbook], None]:
    """Return what fills one sheet with ``rows``."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Data")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return fill


def test_cells_are_text_as_a_person_would_type_it(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        day, moment, share, hour, length = (
            book.add_format({"num_format": form})
            for form in ("d mmm yyyy", "yyyy-mm-dd hh:mm", "0.0%", "hh:mm", "[h]:mm")
        )
        sheet.write_row(
            0, 0, ["code", "begun", "ended", "share", "whole", "real", "public", "at", "long"]
        )
        sheet.write_string(1, 0, "040")
        sheet.write_datetime(1, 1, datetime(1991, 4, 3), day)
        sheet.write_datetime(1, 2, datetime(1991, 4, 3, 13, 5), moment)
        sheet.write_number(1, 3, 0.125, share)
        sheet.write_number(1, 4, 3.0)
        sheet.write_number(1, 5, 0.1 + 0.2)
        sheet.write_boolean(1, 6, True)
        sheet.write_datetime(1, 7, time(9, 30), hour)
        sheet.write_number(1, 8, 1.5, length)
        sheet.write_number(2, 1, 33331, moment)
        sheet.write_number(2, 2, 33330.999999999, moment)
        sheet.write_string(2, 0, "one\r\ntwo")
        sheet.write_number(2, 5, 0.00001)

    assert cells(open_table(xlsx(tmp_path, fill))) == [
        (
            "040",
            "1991-04-03",
            "1991-04-03T13:05:00",
            "0.125",
            "3",
            "0.3",
            "TRUE",
            "09:30:00",
            "36:00:00",
        ),
        ("one\ntwo", "1991-04-03", "1991-04-03", "", "", "0.00001", "", "", ""),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1e20, "100000000000000000000"),
        (-2.5, "-2.5"),
        (12345678901234.5, "12345678901234.5"),
        (False, "FALSE"),
        (date(2020, 2, 29), "2020-02-29"),
        (datetime(2020, 2, 29, 23, 59, 59, 999000), "2020-03-01"),
        (datetime.max, "9999-12-31T23:59:59"),
        (timedelta(minutes=-90), "-1:30:00"),
        (0, "0"),
    ],
)
def test_values_as_text(value: Value, text: str) -> None:
    assert as_text(value) == text


def test_the_sheet_with_the_data_is_proposed_and_hidden_ones_are_marked(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        cover = book.add_worksheet("Cover")
        cover.write_column(0, 0, ["Visits of heads of state", "", "Authors:", "Version:"])
        cover.write(2, 1, "A. Author")
        cover.write(3, 1, "1.1")
        hidden = book.add_worksheet("Lists")
        hidden.hide()
        for number in range(900):
            hidden.write_row(number, 0, ["a", "b", "c", "d", "e"])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Visits!$A$2:$A$9"})
        book.add_chartsheet("Chart").set_chart(chart)
        data = book.add_worksheet("Visits")
        data.write_row(0, 0, ["Year", "Who", "Where"])
        for number in range(40):
            data.write_row(number + 1, 0, [1950 + number, "President", f"Place {number}"])

    table = open_table(xlsx(tmp_path, fill))
    assert table.sheets == (
        SheetInfo("Cover", 4, 2),
        SheetInfo("Lists", 900, 5, hidden=True),
        SheetInfo("Visits", 41, 3),
    )
    assert table.proposed == Layout(sheet="Visits")
    assert read(table)[1][0] == Row(2, ("1950", "President", "Place 0"))
    other = table.settled(Layout(sheet="Cover"))
    assert table.header(other)
    with pytest.raises(ExchangeError, match="no sheet"):
        table.header(Layout(sheet="Absent"))


def test_two_rows_of_header_with_merged_cells_below_a_title(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 5, "Talks, 1990–2000")
        sheet.merge_range(2, 0, 3, 0, "Id")
        sheet.merge_range(2, 1, 2, 2, "Party")
        sheet.merge_range(2, 3, 2, 4, "Mediator")
        sheet.write(2, 5, "When")
        sheet.write_row(3, 1, ["Name", "Country", "Name", "Country"])
        sheet.write_row(4, 0, ["001", "A", "Peru", "B", "Chile", 1991])
        sheet.write_row(5, 0, ["002", "C", "Mali", "D", "Niger", 1992])

    table = open_table(xlsx(tmp_path, fill))
    assert (table.proposed.header, table.proposed.headers, table.proposed.first) == (3, 2, 5)
    header, rows = read(table)
    assert header == (
        "Id",
        "Party – Name",
        "Party – Country",
        "Mediator – Name",
        "Mediator – Country",
        "When",
    )
    assert rows[0] == Row(5, ("001", "A", "Peru", "B", "Chile", "1991"))
    single = Layout(sheet=table.proposed.sheet, header=4, headers=1, first=5)
    assert table.header(single)[1:4] == ("Name", "Country", "Name (2)")


def test_cells_merged_downwards_hold_their_value_in_each_row(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 1, ["country", "round", "year"])
        sheet.merge_range(1, 1, 3, 1, "Pakistan")
        for number in range(4):
            sheet.write_row(number + 1, 2, [f"Round {number}", 1990 + number])
        sheet.write(4, 1, "India")

    table = open_table(xlsx(tmp_path, fill))
    assert [row[0] for row in cells(table)] == ["Pakistan", "Pakistan", "Pakistan", "India"]
    assert [(doubt.row, "column B" in doubt.message) for doubt in doubts(table)] == [(2, True)]


def test_a_heading_across_the_table_is_told_and_no_row(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["process", "round", "year", "country"])
        sheet.write_row(1, 0, ["Neemrana", "First", 1991, "India"])
        sheet.merge_range(2, 0, 2, 3, "Other processes")
        sheet.write_row(3, 0, ["Chao Track", "First", 1995, "India"])

    table = open_table(xlsx(tmp_path, fill))
    assert [row[0] for row in cells(table)] == ["Neemrana", "Chao Track"]
    assert [(d.row, "“Other processes”" in d.message) for d in doubts(table)] == [(3, True)]


def test_formulas_without_a_result_are_empty_and_told(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b", "c"])
        sheet.write_row(1, 0, ["x", "y", "z"])
        sheet.write_formula(2, 1, "=1/0", value="#DIV/0!")
        sheet.write(2, 0, "p")
        sheet.write_string(3, 0, "#N/A")
        sheet.write(3, 2, "q")

    table = open_table(xlsx(tmp_path, fill))
    assert cells(table)[1:] == [("p", "", ""), ("", "", "q")]
    assert [doubt.row for doubt in doubts(table)] == [3, 4]


def test_a_table_of_three_hundred_columns_and_ragged_rows(tmp_path: Path) -> None:
    names = [f"column {number}" for number in range(300)]
    table = open_table(
        xlsx(tmp_path, sheet_of(names, ["x"], [*["y"] * 300, "beyond"], *[["z"]] * 9))
    )
    header, rows = read(table)
    assert len(header) == 301
    assert header[300] == "Column KO"
    assert {len(row.cells) for row in rows} == {301}
    assert [doubt.row for doubt in doubts(table)] == [3]


def test_ods_files(tmp_path: Path) -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = (
        ods_row(*(ods_cell("string", name) for name in ("code", "when", "share", "open")))
        + ods_row(
            ods_cell("string", "040"),
            ods_cell("date", "3 Apr", 'office:date-value="1991-04-03T00:00:00"'),
            ods_cell("percentage", "12.5%", 'office:value="0.125"'),
            ods_cell("boolean", "TRUE", 'office:boolean-value="true"'),
        )
        + ods_row(ods_cell("string", "a</text:p><text:p>b"), ods_cell("string", "#DIV/0!"))
        + f'<table:table-row table:number-rows-repeated="1048570">{empty}</table:table-row>'
    )
    table = open_table(ods(tmp_path, rows))
    assert table.sheets == (SheetInfo("Talks", 3, 4), SheetInfo("Codes", 1, 1, hidden=True))
    assert cells(table) == [("040", "1991-04-03", "0.125", "TRUE"), ("a\nb", "", "", "")]
    assert [doubt.row for doubt in doubts(table)] == [3]


def test_xls_files() -> None:
    table = open_table(XLS)
    assert [sheet.name for sheet in table.sheets if sheet.hidden] == ["Lists"]
    assert table.proposed.sheet == "Visits"
    assert cells(table) == [
        ("040", "Genève, Müller", "1991-04-03", "1991-04-03T13:05:00", "0.125", "TRUE", ""),
        ("036", "سلام", "1992-01-01", "1992-01-01", "3", "FALSE", ""),
    ]


def test_the_format_is_told_by_the_content_not_by_the_name(tmp_path: Path) -> None:
    shutil.copy(xlsx(tmp_path, sheet_of(["a", "b"], ["x", 1])), tmp_path / "data.csv")
    assert cells(open_table(tmp_path / "data.csv")) == [("x", "1")]


def test_protected_workbooks_are_told(tmp_path: Path) -> None:
    old = XLS.read_bytes()
    (tmp_path / "old.xls").write_bytes(old.replace(b"\xe1\0\x02\0", b"\x2f\0\x02\0", 1))
    new = old[:512] + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    (tmp_path / "new.xlsx").write_bytes(new)
    ods(tmp_path, ods_row(), manifest="<manifest><encryption-data/></manifest>")
    for name in ("old.xls", "new.xlsx", "book.ods"):
        with pytest.raises(ExchangeError, match="password"):
            open_table(tmp_path / name)


def test_other_files_of_the_same_containers_are_named(tmp_path: Path) -> None:
    ole = XLS.read_bytes()[:512] + "WordDocument".encode("utf-16-le") + b"\0" * 600
    (tmp_path / "letter.doc").write_bytes(ole)
    with pytest.raises(ExchangeError, match="Word"):
        open_table(tmp_path / "letter.doc")
    for part, said in (
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("xl/workbook.bin", "XLSB"),
        ("readme.txt", "ZIP archive"),
    ):
        with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
            archive.writestr(part, "x")
        with pytest.raises(ExchangeError, match=said):
            open_table(tmp_path / "other.zip")
    with pytest.raises(ExchangeError, match="OpenDocument"):
        open_table(ods(tmp_path, "", kind="application/vnd.oasis.opendocument.text"))


def test_empty_workbooks_and_headers_alone(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="holds nothing"):
        open_table(xlsx(tmp_path, sheet_of()))
    header, rows = read(open_table(xlsx(tmp_path, sheet_of(["title", "when"]), "head.xlsx")))
    assert (header, rows) == (("title", "when"), [])


def changed(path: Path, part: str, data: bytes) -> Path:
    """Write ``data`` in place of a part of the XLSX file ``path``."""
    old = path.read_bytes()
    with (
        zipfile.ZipFile(io.BytesIO(old)) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, data if name == part else source.read(name))
    return path


def test_zip_bombs_are_refused_whatever_their_directory_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "LARGEST", 20_000_000)
    path = xlsx(tmp_path, sheet_of(["a", "b"], ["x", 1]))
    bomb = changed(path, "xl/worksheets/sheet1.xml", b" " * 30_000_000)
    assert bomb.stat().st_size < 100_000
    with pytest.raises(ExchangeError, match="more than can be read"):
        open_table(bomb)
    lying = bomb.read_bytes().replace(
        (30_000_000).to_bytes(4, "little"), (900).to_bytes(4, "little")
    )
    (tmp_path / "lying.xlsx").write_bytes(lying)
    with pytest.raises(ExchangeError, match="damaged"):
        open_table(tmp_path / "lying.xlsx")


def test_a_sheet_that_spans_all_cells_cannot_take_all_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_process, "MEMORY", 300_000_000)

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write(1_048_575, 16_383, "end")

    with pytest.raises(ExchangeError, match="more than can be read"):
        open_table(xlsx(tmp_path, fill))


def test_entities_are_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path, sheet_of(["a", "b"], ["x", 1]))
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(ExchangeError, match="declarations"):
        open_table(changed(path, "xl/sharedStrings.xml", laughs))


def test_a_truncated_workbook_is_told(tmp_path: Path) -> None:
    whole = xlsx(tmp_path, sheet_of(*([f"row {n}", n] for n in range(500)))).read_bytes()
    for name, data in (
        ("half.xlsx", whole[: len(whole) // 2]),
        ("half.xls", XLS.read_bytes()[:900]),
        ("none.xlsx", whole[:40]),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ExchangeError, match=r"half|none"):
            open_table(tmp_path / name)


def test_damaged_workbooks_end_in_a_sentence_and_never_the_program(tmp_path: Path) -> None:
    """Some of these make the library ask for a thousand gigabytes, which ends a process."""
    chance = random.Random(1)
    outcomes = set()
    for number in range(25):
        data = bytearray(XLS.read_bytes())
        for _ in range(5):
            data[chance.randrange(len(data))] = chance.randrange(256)
        outcomes.add(_outcome(tmp_path / f"{number}.xls", bytes(data)))
    assert outcomes <= {"read", "refused"}
    assert "refused" in outcomes


def _outcome(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    try:
        table: Table = open_table(path)
        list(table.rows(table.proposed))
    except ExchangeError:
        return "refused"
    return "read"


def test_no_child_is_left_when_rows_are_not_read_to_the_end(tmp_path: Path) -> None:
    path = xlsx(tmp_path, sheet_of(*([f"row {n}", n] for n in range(5000))))
    table = open_table(path)
    rows = table.rows(table.proposed)
    assert next(rows).number >= 1
    rows.close()  # type: ignore[attr-defined]
    assert len(cells(table)) >= 4999


def test_a_workbook_that_was_changed_is_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path, sheet_of(["a", "b"], ["x", 1]))
    table = open_table(path)
    xlsx(tmp_path, sheet_of(["a", "b"], ["x", 1], ["y", 2]))
    assert len(cells(table)) == 2
    assert any("changed while" in doubt.message for doubt in table.doubts(table.proposed))


def test_nothing_heavy_is_loaded_before_a_file_needs_it() -> None:
    heavy = {"python_calamine", "charset_normalizer", "defusedxml", "openpyxl", "PySide6"}
    code = f"import sys, diplomat_desk.exchange.reading; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_frozen_copy_starts_itself_as_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "--workbook-child"]
    assert (
        importlib.import_module(f"diplomat_desk.{CHILDREN['--workbook-child']}").main is child.main
    )


def test_the_case_of_visits() -> None:
    table = open_table(case("CEIAS-visits.xlsx"))
    assert [sheet.name for sheet in table.sheets] == ["Cover page", "Dataset"]
    assert table.proposed.sheet == "Dataset"
    header, rows = read(table)
    assert len(rows) == 595
    assert rows[0].cells[: header.index("Continent")] == (
        "1949",
        "Mao Zedong",
        "President",
        "Soviet Union",
    )
