"""Columns of the field's own files, where they lie beside the project: they may not be copied into it."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from diplomat_desk import paths
from diplomat_desk.exchange.dating import conventions, read_date
from diplomat_desk.exchange.mapping import CountryCodes, Order
from diplomat_desk.exchange.profiles import offered
from diplomat_desk.exchange.recognising import recognise
from tests.exchange.knowing import known

_FOLDER = Path(paths.resource().parents[1], "shared", "data", "import-cases")
pytestmark = pytest.mark.skipif(
    not _FOLDER.is_dir(), reason="the import cases lie beside the project and are not shipped"
)
_DATES = ("episode.start.date", "episode.end.date", "med.begins", "med.ends")
_EXPECTED = {
    "1/16/55": "1955-01-16", "6/5/03": "2003-06-05", "3//1996": "1996-03", "//1996": "1996",
    "1//64": "1964-01", "?/?/2009": "2009", "2/??/04": "2004-02", "5/8/97??": "1997-05-08?",
    "7//98? 8/1/98 ": "1998-07?", "?": "None", ".": "None", "10/1/993": "None",
    "3/2/1882": "1882-03-02", "06//1969": "1969-06", "12//67": "1967-12", "11//1995": "1995-11",
}  # fmt: skip


@pytest.fixture(scope="module", name="cwm")
def _cwm() -> list[list[str]]:
    with (_FOLDER / "CWM.csv").open(encoding="cp1252", errors="replace", newline="") as file:
        return list(csv.reader(file))


def _guessed(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    found = recognise(rows[0], rows[1:], known())
    return {one.mapping.header: one.mapping.target for one in found}


@pytest.mark.parametrize("name", _DATES)
def test_dates_of_the_mediations_follow_one_convention(cwm: list[list[str]], name: str) -> None:
    column = [row[cwm[0].index(name)] for row in cwm[1:]]
    found = conventions(column, 2026)
    assert (found.order, found.undecided) == (Order.MDY, False)
    assert found.first_and_last is not None
    assert 1946 == found.first_and_last[0] <= found.first_and_last[1] <= 2012
    for text in set(column) - {""}:
        read = read_date(text, found.order, found.pivot, years=found.years)
        assert read.refused == "", text
        assert read.date or text.strip() in {"", "?", ".", "10/1/993"}, text
        assert read.date is None or 1946 <= read.date.year <= 2012 or text == "3/2/1882", text


def test_every_odd_date_of_the_mediations_is_read_as_noted(cwm: list[list[str]]) -> None:
    seen: dict[str, str] = {}
    doubted = set()
    for name in _DATES:
        column = [row[cwm[0].index(name)] for row in cwm[1:]]
        found = conventions(column, 2026)
        for text in set(column) & _EXPECTED.keys():
            read = read_date(text, found.order, found.pivot, years=found.years)
            seen[text] = str(read.date)
            if read.doubt and not read.slight:
                doubted.add(text)
    assert seen == {text: date for text, date in _EXPECTED.items() if text in seen}
    assert len(seen) == len(_EXPECTED)
    assert doubted == {"7//98? 8/1/98 ", "?", ".", "10/1/993", "3/2/1882"}


def test_columns_of_the_mediations_are_recognised(cwm: list[list[str]]) -> None:
    assert _guessed(cwm) == {
        "country": "countries", "sidea": "actors", "sideb": "actors", "Med_yes.no": "note",
        "year_term": "note", "Incompatibility": "note", "territory": "issue",
        "episode.start.date": "note", "episode.end.date": "note", "med.begins": "start",
        "med.ends": "end", "name.of.third.party": "actors",
    }  # fmt: skip
    assert offered(cwm[0])[0].name == "Civil Wars Mediation (CWM)"


def test_columns_of_the_visits_are_recognised_and_years_stay_years() -> None:
    book = CalamineWorkbook.from_path(str(_FOLDER / "CEIAS-visits.xlsx"))
    rows = [[_text(cell) for cell in row] for row in book.get_sheet_by_index(1).to_python()]
    found = {one.mapping.header: one.mapping for one in recognise(rows[0], rows[1:], known())}
    assert {name: one.target for name, one in found.items()} == {
        "Year": "start", "Name": "people", "Level": "people.post", "Country": "countries",
        "Continent": "note", "Developed country": "note", "Communist country": "note",
        "Developing country": "note",
    }  # fmt: skip
    assert found["Level"].of == found["Name"].place
    year = found["Year"]
    read = {row[0]: read_date(row[0], year.order, year.pivot, years=year.years) for row in rows[1:]}
    assert {text: (str(one.date), one.doubt) for text, one in read.items()} == {
        text: (text, "") for text in read
    }


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def test_columns_of_the_events_are_recognised() -> None:
    with (_FOLDER / "ICEWS-2018-sample.tab").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = _guessed(rows)
    important = {
        "Event ID": "external_id", "Event Date": "start", "Source Name": "actors",
        "Target Name": "actors", "Source Country": "countries", "Target Country": "countries",
        "CAMEO Code": "external_id", "Publisher": "source.publisher", "City": "place.city",
        "Country": "place.country", "Latitude": "note", "Intensity": "note",
    }  # fmt: skip
    assert {name: found[name] for name in important} == important
    assert offered(rows[0])[0].name == "ICEWS coded events"


def test_a_list_of_countries_names_each_once() -> None:
    with (_FOLDER / "paisesISO.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [[cell.strip() for cell in row] for row in csv.reader(file, delimiter=";")]
    found = recognise(rows[0], rows[1:], known())
    countries = [one.mapping for one in found if one.mapping.target == "countries"]
    assert [(one.header, one.codes) for one in countries] == [("iso2", CountryCodes.ISO2)]
