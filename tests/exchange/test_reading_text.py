"""Text files of all sorts, as tables; files are written here, some by a plain csv.writer."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from diplomat_desk import paths
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.readers.encodings import MIXED
from diplomat_desk.exchange.reading import open_table
from diplomat_desk.exchange.tables import Doubt, Layout, Row, Table

CASES = paths.resource().parents[1] / "shared" / "data" / "import-cases"


def case(name: str) -> Path:
    """Return the import case ``name``; the test is skipped where there is none."""
    if not (CASES / name).exists():
        pytest.skip(f"the import case {name} is absent: {CASES} is not there")
    return CASES / name


def opened(folder: Path, data: bytes, name: str = "table.csv") -> Table:
    path = folder / name
    path.write_bytes(data)
    return open_table(path)


def read(table: Table, layout: Layout | None = None) -> tuple[tuple[str, ...], list[Row]]:
    layout = layout or table.proposed
    return table.header(layout), list(table.rows(layout))


def cells(table: Table, layout: Layout | None = None) -> list[tuple[str, ...]]:
    return [row.cells for row in read(table, layout)[1]]


def doubts(table: Table) -> list[Doubt]:
    list(table.rows(table.proposed))
    return list(table.doubts(table.proposed))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_separator_and_line_ends_are_found(tmp_path: Path, separator: str, end: str) -> None:
    rows = [
        ["title", "place", "cost"],
        ["Talks, second round", "Genève", "1,5"],
        ["A; b", "", "2,5"],
    ]
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(rows)
    table = opened(tmp_path, text.getvalue().encode())
    assert table.proposed == Layout(encoding="utf-8", separator=separator)
    assert [list(row) for row in cells(table)] == rows[1:]
    assert table.header(table.proposed) == ("title", "place", "cost")
    assert [row.number for row in read(table)[1]] == [2, 3]


def test_decimal_commas_do_not_part_cells(tmp_path: Path) -> None:
    table = opened(tmp_path, b"a;1,5\nb;2,5\nc;3,25\n")
    assert table.proposed.separator == ";"
    assert table.proposed.header == 0
    assert read(table) == (
        ("Column A", "Column B"),
        [Row(1, ("a", "1,5")), Row(2, ("b", "2,5")), Row(3, ("c", "3,25"))],
    )


def test_the_line_that_states_the_separator_is_not_a_row(tmp_path: Path) -> None:
    table = opened(tmp_path, b"\xef\xbb\xbfsep=;\r\nname;place\r\nA, B;C, D\r\n")
    assert table.proposed.separator == ";"
    assert read(table) == (("name", "place"), [Row(2, ("A, B", "C, D"))])


def test_one_column_is_not_parted_at_the_commas_of_its_texts(tmp_path: Path) -> None:
    table = opened(tmp_path, b"where\nGeneva, Switzerland\nOslo\nParis, in the embassy, at night\n")
    assert cells(table) == [
        ("Geneva, Switzerland",),
        ("Oslo",),
        ("Paris, in the embassy, at night",),
    ]
    titles = opened(tmp_path, b"title\nTalks; second round\nTalks; third round\n")
    assert titles.header(titles.proposed) == ("title",)
    assert len(cells(titles)) == 2


def test_quoted_newlines_and_doubled_quotes_stay_in_their_cell(tmp_path: Path) -> None:
    table = opened(tmp_path, b'a,b\r\n"one\r\ntwo","said ""no"""\r\nx,y\r\n')
    assert read(table)[1] == [Row(2, ("one\ntwo", 'said "no"')), Row(3, ("x", "y"))]


def test_a_space_before_quotations_and_backslashes_within(tmp_path: Path) -> None:
    spaced = opened(tmp_path, b'a, b\n"x", "y, z"\n"p", "q, r"\n')
    assert cells(spaced) == [("x", "y, z"), ("p", "q, r")]
    behind = opened(tmp_path, b'a, "b, c" ,d\n"x", "y, z", p\n')
    assert cells(behind) == [("x", "y, z", "p")]
    escaped = opened(tmp_path, b'a,b\n"x","the \\"elders\\" came, late"\n"p","q"\n')
    assert cells(escaped) == [("x", 'the "elders" came, late'), ("p", "q")]


def test_apostrophes_as_quotation_marks(tmp_path: Path) -> None:
    table = opened(tmp_path, b"'name','place'\n'A, B','C'\n'D','E, F'\n")
    assert table.proposed.quote == "'"
    assert cells(table) == [("A, B", "C"), ("D", "E, F")]


def test_a_quotation_that_is_never_closed_loses_no_rows(tmp_path: Path) -> None:
    quoted = [f'"row, {n}","place {n}"' for n in range(50)]
    lines = ["name,place", *quoted[:-1], '"Talks,Geneva', "row 49,place 49"]
    table = opened(tmp_path, "\n".join(lines).encode())
    found = read(table)[1]
    assert len(found) == 51
    assert found[-2:] == [Row(51, ("Talks", "Geneva")), Row(52, ("row 49", "place 49"))]
    assert any(doubt.row == 51 and "never closed" in doubt.message for doubt in doubts(table))


def test_quotation_marks_that_do_not_match_are_told(tmp_path: Path) -> None:
    text = 'a,b\nx,"the one\ny,"the other\n' + '"p, p","q"\n' * 20
    table = opened(tmp_path, text.encode())
    assert [doubt.row for doubt in doubts(table)] == [2]
    assert cells(table)[0] == ("x", "the one\ny,the other")


def test_quotation_marks_that_are_text_stay(tmp_path: Path) -> None:
    rows = [
        '"Tiny" Rowland\ta',
        '5" rockets\tb',
        '"the elder\tc',
        *(f"Name {n}\tx" for n in range(9)),
    ]
    table = opened(tmp_path, "\n".join(["who\twhat", *rows]).encode(), "table.tsv")
    assert table.proposed == Layout(encoding="utf-8", separator="\t", quote="")
    assert [row[0] for row in cells(table)][:3] == ['"Tiny" Rowland', '5" rockets', '"the elder']


def test_headers_are_trimmed_made_one_line_and_each_once(tmp_path: Path) -> None:
    table = opened(tmp_path, b'\xef\xbb\xbf name ; "start\ndate";name;;name\na;b;c;d;e\n')
    assert table.header(table.proposed) == (
        "name",
        "start date",
        "name (2)",
        "Column D",
        "name (3)",
    )
    assert any("same name" in doubt.message for doubt in doubts(table))


def test_ragged_rows_are_filled_and_longer_ones_get_nameless_columns(tmp_path: Path) -> None:
    table = opened(tmp_path, b"a,b,c\n1,x\n2,y,z\n\n  , ,\n3,y,z,more\n" + b"4,y,z\n" * 9)
    header, rows = read(table)
    assert header == ("a", "b", "c", "Column D")
    assert rows[:3] == [
        Row(2, ("1", "x", "", "")),
        Row(3, ("2", "y", "z", "")),
        Row(6, ("3", "y", "z", "more")),
    ]
    assert [doubt.row for doubt in doubts(table)] == [6]


def test_notes_and_totals_below_the_table_are_told_and_left_out(tmp_path: Path) -> None:
    table = opened(
        tmp_path,
        b'a,b,c\nx,y,1\np,q,2\n,Total:,"1,003"\n\nSource: Ministry of Foreign Affairs\n'
        b"Counted by sheets of registration\n",
    )
    assert cells(table) == [("x", "y", "1"), ("p", "q", "2")]
    assert [doubt.row for doubt in doubts(table)] == [4, 6, 7]
    assert all("left out" in doubt.message for doubt in doubts(table))
    assert "Total: | 1,003" in doubts(table)[0].message


def test_what_only_looks_like_a_note_or_a_total_stays(tmp_path: Path) -> None:
    rows = [
        ("Total war studies group", "India", "1999"),
        ("Source: of the Nile talks", "", ""),
        ("Water talks", "Egypt", "2001"),
        ("", "", "x"),
        ("Talks", "", ""),
    ]
    table = opened(tmp_path, "\n".join(",".join(r) for r in (("a", "b", "c"), *rows)).encode())
    assert cells(table) == rows
    assert [doubt.row for doubt in doubts(table)] == [3]


def test_a_header_that_comes_again_is_left_out(tmp_path: Path) -> None:
    table = opened(tmp_path, b"Title,Start\nA,2001\nTitle,Start\nB,2002\nTotal,\n")
    assert cells(table) == [("A", "2001"), ("B", "2002"), ("Total", "")]
    assert [doubt.row for doubt in doubts(table)] == [3]


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    table = opened(
        tmp_path, b"Visits 1990-2000\nMinistry, Geneva\n\nid,name,when\n1,A,1990\n2,B,1991\n"
    )
    assert table.proposed.header == 4
    assert read(table)[1][0] == Row(5, ("1", "A", "1990"))


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Genève, سلام, 北京"),
        ("utf-8-sig", "Genève, سلام, 北京"),
        ("utf-16", "Genève, سلام, 北京"),
        ("utf-16-le", "Genève, talks, name and place of meeting"),
        ("utf-16-be", "Genève, talks, name and place of meeting"),
        ("utf-32", "Genève, سلام, 北京"),
        ("utf-32-le", "Genève, talks, name and place of meeting"),
        ("cp1252", "Médiation à Genève – l’été, Muñoz, Zürich, 5 €"),
        ("cp1252", "Talks — second round, the mediator’s view, “quoted” …"),
        ("mac_roman", "El país, una política más sólida, París"),
        ("mac_roman", "Médiation à Genève – l’été, Muñoz, Zürich"),
        ("cp850", "Réunion de Genève, médiation, Muñoz, Zürich"),
        ("cp1250", "Zażółć gęślą jaźń, Łódź, Kraków, święto"),
        ("cp1251", "Встреча в Москве, переговоры, Женева"),
        ("koi8-r", "Встреча в Москве, переговоры, Женева"),
        ("cp1253", "Συνάντηση στην Αθήνα, Κύπρος"),
        ("cp1254", "İstanbul, Türkiye Cumhurbaşkanı görüşmesi, Işık"),
        ("cp1255", "פגישה בירושלים, שיחות שלום"),
        ("cp1256", "اجتماع في القاهرة بين الوفدين, جنيف"),
        ("gb18030", "北京会谈,中华人民共和国外交部,日内瓦"),
        ("cp932", "東京で会談、外務省,ジュネーブ"),
        ("cp949", "서울 회담, 외교부, 제네바에서 열린 회담"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, encoding: str, text: str) -> None:
    data = "".join(f"{number};{part}\r\n" for number in range(4) for part in text.split(","))
    table = opened(tmp_path, ("number;what\r\n" + data).encode(encoding))
    assert [row[1] for row in cells(table)] == text.split(",") * 4
    assert not any(doubt.row for doubt in doubts(table))


def test_utf_8_with_words_of_another_encoding(tmp_path: Path) -> None:
    lines = ["name,place"] + [f"Żółć {number},Genève" for number in range(20)]
    data = "\n".join(lines).encode() + b"\nM\xe9diation,Z\xfcrich\n"
    table = opened(tmp_path, data)
    assert table.proposed.encoding == "utf-8"
    assert cells(table)[-1] == ("Médiation", "Zürich")
    assert {doubt.row for doubt in doubts(table)} == {22}
    assert len(doubts(table)) == 2


def test_a_mark_of_utf_8_before_another_encoding(tmp_path: Path) -> None:
    table = opened(tmp_path, b"\xef\xbb\xbfname,place\nGen\xe8ve,x\n")
    assert cells(table) == [("Genève", "x")]
    assert [doubt.row for doubt in doubts(table)] == [2]


def test_words_garbled_earlier_are_told(tmp_path: Path) -> None:
    table = opened(tmp_path, "name,place\nGenÃ¨ve,SÃO PAULO\nGenève,SÃO PAULO\n".encode())
    assert [doubt.row for doubt in doubts(table)] == [2]


def test_a_text_of_mixed_encodings_is_read_word_by_word(tmp_path: Path) -> None:
    data = (
        "name,place\nChim\u00e8res,Gon\u00e7alves\n".encode("mac_roman")
        + "Müller – “the elder”,Peña\nJosé,São Tomé\n".encode("cp1252")
        + "Łódź,Україна\n".encode()
    )
    table = opened(tmp_path, data)
    assert table.proposed.encoding == MIXED
    assert cells(table) == [
        ("Chimères", "Gonçalves"),
        ("Müller – “the elder”", "Peña"),
        ("José", "São Tomé"),
        ("Łódź", "Україна"),
    ]
    found = doubts(table)
    assert {doubt.row for doubt in found} >= {0, 2, 5}
    assert any("Chimères" in doubt.message for doubt in found)


def test_a_chosen_encoding_is_obeyed(tmp_path: Path) -> None:
    table = opened(tmp_path, "name;place\nMédiation;Zürich\n".encode("cp1252"))
    layout = Layout(encoding="cp1251", separator=";")
    assert cells(table, layout) == [("Mйdiation", "Zьrich")]
    one = Layout(encoding="cp1252", separator="|", header=0, first=1)
    assert cells(table, one) == [("name;place",), ("Médiation;Zürich",)]
    for encoding, separator in (("no-such", ","), ("base64", ","), ("utf-8", "")):
        with pytest.raises(ExchangeError):
            list(table.rows(Layout(encoding=encoding, separator=separator)))


def test_characters_already_lost_and_bytes_of_zero_are_told(tmp_path: Path) -> None:
    table = opened(
        tmp_path, "name,place\nGen\ufffdve,x\n".encode() + b"a\0b,c\n" + b"plain,text\n" * 9
    )
    assert cells(table)[:2] == [("Gen\ufffdve", "x"), ("ab", "c")]
    assert [doubt.row for doubt in doubts(table)] == [2, 3]


def test_a_byte_of_zero_in_a_short_text_makes_it_no_wide_one(tmp_path: Path) -> None:
    table = opened(tmp_path, b"Title,Start\nA\0B,2001\nC,2002\n")
    assert table.proposed.encoding == "utf-8"
    assert cells(table) == [("AB", "2001"), ("C", "2002")]
    assert [doubt.row for doubt in doubts(table)] == [2]


def test_very_long_cells_are_read(tmp_path: Path) -> None:
    long = "word " * 60_000
    table = opened(tmp_path, f'a,b\n"{long}",x\n'.encode())
    assert cells(table) == [(long, "x")]


def test_three_hundred_columns(tmp_path: Path) -> None:
    names = [f"column {number}" for number in range(300)]
    data = "\n".join(",".join(row) for row in (names, ["x"] * 300, ["1"] * 300))
    header, rows = read(opened(tmp_path, data.encode()))
    assert header == tuple(names)
    assert [len(row.cells) for row in rows] == [300, 300]


def test_a_header_alone_has_no_rows(tmp_path: Path) -> None:
    assert read(opened(tmp_path, b"name,place,when\n")) == (("name", "place", "when"), [])


def test_a_file_that_grows_is_read_as_it_was(tmp_path: Path) -> None:
    table = opened(tmp_path, b"a,b\n1,x\n2,y\n")
    with (tmp_path / "table.csv").open("ab") as file:
        file.write(b"3,z\n4")
    assert cells(table) == [("1", "x"), ("2", "y")]
    assert any("changed while" in doubt.message for doubt in table.doubts(table.proposed))


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    table = opened(tmp_path, b"a,b\n1,x\n")
    (tmp_path / "table.csv").unlink()
    with pytest.raises(ExchangeError, match=r"table\.csv"):
        list(table.rows(table.proposed))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "holds no text"),
        (b" \r\n\r\n", "holds no text"),
        (b"\x00\x01\x02\x03\x04\x05" * 999, "not text"),
        (b"%PDF-1.7\n...", "PDF"),
        (b'{"format": "diplomat-desk-export"}', "JSON"),
        (b'[\n {"id": 1}]', "JSON"),
        (b"<?xml version='1.0'?><iati-activities version='2.03'/>", "IATI"),
        (b"<?xml version='1.0'?><other/>", "XML"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "web page"),
        (b"\x1f\x8b\x08\x00abc", "archive"),
        (b"SQLite format 3\0more", "SQLite"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"@article{key,\n title={X}}", "sources"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(ExchangeError, match=said):
        opened(tmp_path, data)


def test_folders_lock_files_and_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="folder"):
        open_table(tmp_path)
    with pytest.raises(ExchangeError, match="no file"):
        open_table(tmp_path / "absent.csv")
    with pytest.raises(ExchangeError, match="only marks"):
        opened(tmp_path, b"\x05Analyst", "~$visits.xlsx")


WRITTEN = {
    "utf-8": "a b,;é\"'\n—中",
    "utf-8-sig": "a b,;é\"'\n—中",
    "utf-16": "a b,;é\"'\n—中",
    "cp1252": "a b,;é\"'\nñ",
    "cp1251": "a b,;яЖ\"'\n",
    "gb18030": "a b,;中国\"'\n",
}


@st.composite
def written(draw: st.DrawFn) -> tuple[list[list[str]], str, bytes, str]:
    """Return a table, its encoding, its bytes and its separator."""
    encoding = draw(st.sampled_from(sorted(WRITTEN)))
    width = draw(st.integers(1, 5))
    cell = st.text(alphabet=WRITTEN[encoding], max_size=8)
    rows = draw(st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=8))
    separator = draw(st.sampled_from([",", ";", "\t", "|"]))
    text = io.StringIO()
    # Where a line ends with a carriage return alone, the writer does not quote the other line break.
    end = draw(st.sampled_from(["\r\n", "\n", "\r"]))
    writer = csv.writer(
        text,
        delimiter=separator,
        lineterminator=end,
        quoting=csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL,
    )
    writer.writerows(rows)
    return rows, encoding, text.getvalue().encode(encoding), separator


@given(written())
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_csv_writer_wrote_reads_back_equal(
    tmp_path: Path, found: tuple[list[list[str]], str, bytes, str]
) -> None:
    rows, encoding, data, separator = found
    expected = [tuple(row) for row in rows if "".join(row).strip()]
    assume(expected)
    table = opened(tmp_path, data)
    layout = Layout(encoding=encoding, separator=separator, header=0, first=1)
    missing = len(rows[0]) - len(table.header(layout))
    assert [(*row, *[""] * missing) for row in cells(table, layout)] == expected


PLAIN = st.text(alphabet="abcXYZ é中", min_size=1, max_size=6).filter(str.strip)


@given(
    st.integers(2, 6).flatmap(
        lambda width: st.lists(
            st.lists(PLAIN, min_size=width, max_size=width), min_size=2, max_size=9
        )
    ),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_separator_and_encoding_are_found_whatever_the_words(
    tmp_path: Path, rows: list[list[str]], separator: str, end: str, encoding: str
) -> None:
    text = end.join(separator.join(row) for row in rows)
    table = opened(tmp_path, text.encode(encoding))
    assert table.proposed.separator == separator
    whole = Layout(encoding=table.proposed.encoding, separator=separator, header=0, first=1)
    assert cells(table, whole) == [tuple(row) for row in rows]


@given(st.binary(max_size=400) | st.binary(max_size=60).map(lambda data: b"a,b\n" * 9 + data))
@example(b'"' * 300)
@example(b'a,"b\n' * 100)
@example(b"\xff\xfea")
@example(b"a,b\n\xf0\x9f\n")
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_table_or_an_error_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    try:
        table = opened(tmp_path, data)
        header, rows = read(table)
    except ExchangeError:
        return
    assert len(header) == len(set(header))
    assert {len(row.cells) for row in rows} <= {len(header)}
    lost = [row.number for row in rows if any("\ufffd" in cell for cell in row.cells)]
    assert bool(lost) <= bool(table.doubts(table.proposed))


def test_the_case_of_civil_wars_mediation() -> None:
    table = open_table(case("CWM.csv"))
    header, rows = read(table)
    assert (len(header), len(rows)) == (12, 762)
    whole = "\n".join("\t".join(row.cells) for row in rows)
    assert "Chimères" in whole
    assert "Gonçalves" in whole
    assert "–Tiny” Rowland" in whole
    assert "\ufffd" not in whole
    assert {doubt.row for doubt in table.doubts(table.proposed)} == {0, 282, 445, 473, 545}


def test_the_case_of_coded_events() -> None:
    table = open_table(case("ICEWS-2018-sample.tab"))
    header, rows = read(table)
    assert table.proposed.separator == "\t"
    assert len(rows) == 3705
    assert rows[0].cells[header.index("CAMEO Code")] == "040"
    assert table.doubts(table.proposed) == ()


def test_the_case_of_countries_in_three_languages() -> None:
    table = open_table(case("paisesISO.csv"))
    header, rows = read(table)
    assert table.proposed == Layout(encoding="utf-8-sig", separator=";")
    assert header == ("nombre", "name", "nom", "iso2", "iso3", "phone_code")
    assert rows[0].cells[:2] == ("Afganistán", "Afghanistan")
    assert len(rows) == 248
