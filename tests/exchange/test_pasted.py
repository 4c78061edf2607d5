"""Rows copied from a spreadsheet: with a header or without, by tabs, and nothing of them lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.pasted_html import rows_of_html
from diplomat_desk.exchange.reading import MOST_PASTED, open_pasted


def read(text: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    table = open_pasted(text)
    layout = table.proposed
    return table.header(layout), [row.cells for row in table.rows(layout)]


def test_a_header_is_known_by_its_names() -> None:
    header, rows = read("Title\tStart\tCountries\r\nTalks\t1/2/1999\tIndia, Pakistan\r\n")
    assert header == ("Title", "Start", "Countries")
    assert rows == [("Talks", "1/2/1999", "India, Pakistan")]


@pytest.mark.parametrize(
    "text",
    [
        "Agra summit\tIndia\nLahore summit\tPakistan\n",
        "Meeting of experts\tTrack II\nDialogue in Delhi\tTrack II",
        "Talks in Agra\t2001-07-14\r\nMore of them\t2002",
    ],
)
def test_rows_without_a_header_are_all_data(text: str) -> None:
    header, rows = read(text)
    assert header == ("Column A", "Column B")
    assert rows == [tuple(line.split("\t")) for line in text.splitlines()]


def test_a_cell_over_lines_is_one_cell_and_a_rare_line_break_parts_nothing() -> None:
    _, rows = read('Talks\t1999\t"two\nlines"\nMore\t2000\tone\u2028line\n')
    assert rows == [("Talks", "1999", "two\nlines"), ("More", "2000", "one\u2028line")]


def test_commas_part_nothing_where_there_are_tabs() -> None:
    header, rows = read("Title\tWho\nA, b, c\tIndia, Nepal, Iran\nD, e, f\tIran, Iraq, Oman\n")
    assert header == ("Title", "Who")
    assert rows[1] == ("D, e, f", "Iran, Iraq, Oman")


def test_the_separator_and_the_header_can_be_changed() -> None:
    table = open_pasted("a;b\nc;d\n")
    layout = table.proposed
    assert layout.separator == ";"
    assert (layout.encoding, layout.header) == ("", 0)
    assert [one.columns for one in table.sheets] == [2]


@pytest.mark.parametrize("text", ["", " \n\t\n", '{"a": 1}', "%PDF-1.7\n", "x" * (MOST_PASTED + 1)])
def test_what_is_no_rows_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        open_pasted(text)
    assert str(caught.value).endswith(".")


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12).map(str.strip)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8)
)


@given(TABLES)
def test_every_cell_of_plain_rows_is_there(rows: list[list[str]]) -> None:
    rows = [[f"x{cell.replace(chr(34), '')}" for cell in row] for row in rows]
    table = open_pasted("\n".join("\t".join(row) for row in rows))
    header = table.header(table.proposed) if table.proposed.header else ()
    above = [list(header)] if header else []
    found = above + [list(row.cells) for row in table.rows(table.proposed)]
    assert table.proposed.separator == "\t"
    assert found[len(above) :] == rows[len(above) :]


def test_a_copied_web_table_gives_its_rows() -> None:
    html = (
        "<html><style>td {color: red}</style><body>before<table><tr><th>Title<th>Where</tr>"
        "<tr><td>Talks &amp; <b>more</b><br>again</td><td colspan=2> Agra </td></tr></table></body>"
    )
    assert rows_of_html(html) == 'Title\tWhere\n"Talks & more\nagain"\tAgra\t\n'
    assert rows_of_html("<p>no table</p>") == ""
