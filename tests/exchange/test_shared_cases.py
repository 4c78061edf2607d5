"""Rows of the field's own files, where they lie beside the project: they may not be copied into it."""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from diplomat_desk import paths
from diplomat_desk.exchange.column_codes import coding_of
from diplomat_desk.exchange.countries_read import Reader
from diplomat_desk.exchange.drafting import Drafter
from diplomat_desk.exchange.drafts import Draft, Weight
from diplomat_desk.exchange.mapping import ColumnMapping, CountryCodes, Mapping, Order
from diplomat_desk.exchange.tables import Row
from tests.exchange.knowing import known, noted

_FOLDER = Path(paths.resource().parents[1], "shared", "data", "import-cases")
pytestmark = pytest.mark.skipif(
    not _FOLDER.is_dir(), reason="the import cases lie beside the project and are not shipped"
)


def _drafts(
    rows: Sequence[Sequence[str]], targets: dict[str, ColumnMapping], **defaults: str
) -> list[Draft]:
    header = [name.strip() for name in rows[0]]
    columns = tuple(
        targets.get(name, ColumnMapping(place=0, header=name, target="note")) for name in header
    )
    placed = tuple(
        _placed(one, place, name)
        for place, (one, name) in enumerate(zip(columns, header, strict=True))
    )
    drafter = Drafter(Mapping(columns=placed, defaults=tuple(defaults.items())), known())
    return [drafter.draft(Row(number, tuple(row))) for number, row in enumerate(rows[1:], 2)]


def _placed(one: ColumnMapping, place: int, header: str) -> ColumnMapping:
    return ColumnMapping(
        place=place, header=header, target=one.target, role=one.role, separator=one.separator,
        order=one.order, scheme=one.scheme,
    )  # fmt: skip


def _to(target: str, **more: object) -> ColumnMapping:
    return ColumnMapping(place=0, header="", target=target, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module", name="cwm")
def _cwm() -> list[list[str]]:
    # No encoding is right for the whole file; telling so is the readers' part.
    with (_FOLDER / "CWM.csv").open(encoding="cp1252", errors="replace", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture(scope="module", name="mediations")
def _mediations(cwm: list[list[str]]) -> list[Draft]:
    us = {"order": Order.MDY}
    targets = {
        "country": _to("countries"),
        "sidea": _to("actors", separator=","),
        "sideb": _to("actors", separator=","),
        "territory": _to("issue"),
        "episode.start.date": _to("planned_start", **us),
        "episode.end.date": _to("planned_end", **us),
        "med.begins": _to("start", **us),
        "med.ends": _to("end", **us),
        "name.of.third.party": _to("actors", separator=",", role="intermediary"),
    }
    return _drafts(cwm, targets, kind="mediation", track="L2")


def test_all_mediations_are_drafted(mediations: list[Draft]) -> None:
    assert len(mediations) == 762
    assert [f for one in mediations for f in one.findings if f.weight is Weight.REFUSED] == []


def test_every_country_of_the_mediations_is_found_and_stays_itself(cwm: list[list[str]]) -> None:
    reader = Reader(known())
    found = {row[0]: reader.every(row[0]).codes for row in cwm[1:]}
    assert [name for name, codes in found.items() if len(codes) != 1] == []
    expected = {
        "Russia (Soviet Union)": "SUN", "Soviet Union": "SUN", "Russia": "RUS", "Rhodesia": "RHO",
        "Yemen South (people repub)": "YMD", "Yemen North (Arab Repub)": "YAR", "Yemen": "YEM",
        "Congo/Zaire": "COD", "Congo-Brazzaville": "COG", "South Vietnam": "RVN",
    }  # fmt: skip
    assert {name: found[name][0] for name in expected} == expected


def test_dates_of_the_mediations_go_as_far_as_they_are_written(
    cwm: list[list[str]], mediations: list[Draft]
) -> None:
    read = {
        text: str(one.initiative.start)
        for row, one in zip(cwm[1:], mediations, strict=True)
        if one.initiative and (text := row[9])
    }
    for text, date in {"3//1996": "1996-03", "//1996": "1996", "?": "None"}.items():
        assert read.get(text, date) == date
    kept = [one for row, one in zip(cwm[1:], mediations, strict=True) if row[9] == "?"]
    assert kept
    assert all("med.begins: ?" in noted(one.initiative) for one in kept if one.initiative)


def test_odd_years_of_the_mediations_are_flagged(mediations: list[Draft]) -> None:
    warned = {f.value for one in mediations for f in one.findings if f.weight is Weight.WARNED}
    assert {"10/1/993", "3/2/1882"} <= warned


def test_events_keep_their_codes_and_their_actors_countries() -> None:
    with (_FOLDER / "ICEWS-2018-sample.tab").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    targets = {
        "Event ID": _to("external_id", scheme="ICEWS"),
        "CAMEO Code": _to("external_id", scheme="CAMEO"),
        "Event Date": _to("start"),
        "Source Name": _to("actors"),
        "Target Name": _to("actors"),
        "City": _to("place.city"),
        "Country": _to("place.country"),
    }
    drafts = _drafts(
        rows, targets, kind="other", track="L1", title="{Event Text}: {Source Name} – {Target Name}"
    )
    assert len(drafts) == 3_705
    assert sum(one.refused for one in drafts) == 0
    first = drafts[0].initiative
    assert first is not None
    assert [one.value for one in first.external_ids] == ["32889836", "040"]
    assert [one.country for one in first.countries] == ["BGD", "VNM"]
    assert [one.name for one in first.organisations] == [
        "Foreign Affairs (Bangladesh)",
        "High Ranking Military Personnel (Vietnam)",
    ]
    assert str(first.start) == "2018-06-01"
    assert "District: NA" in noted(first)
    codes = Counter(
        one.value
        for draft in drafts
        for one in (draft.initiative.external_ids if draft.initiative else ())
        if one.scheme == "CAMEO"
    )
    assert codes == Counter(row[6] for row in rows[1:])


def test_visits_keep_their_years_and_states_that_are_no_more() -> None:
    book = CalamineWorkbook.from_path(str(_FOLDER / "CEIAS-visits.xlsx"))
    rows = [[_text(cell) for cell in row] for row in book.get_sheet_by_index(1).to_python()]
    targets = {
        "Year": _to("start"),
        "Name": _to("people"),
        "Country": _to("countries", role="host"),
    }
    drafts = _drafts(rows, targets, kind="exchange", track="L1", title="{Name}: {Country}, {Year}")
    made = [one.initiative for one in drafts if one.initiative]
    assert len(made) == 595
    assert {str(one.start) for one in made} == {row[0] for row in rows[1:]}
    by_name = {
        row[3]: one.countries[0].country
        for row, one in zip(rows[1:], made, strict=True)
        if one.countries
    }
    expected = {"Soviet Union": "SUN", "Germany, East": "DDR", "Congo - Kinshasa": "COD"}
    assert {name: by_name[name] for name in expected} == expected
    assert {row[3] for row in rows[1:]} - set(by_name) == set()


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def test_a_list_of_countries_in_three_languages_is_found() -> None:
    with (_FOLDER / "paisesISO.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))[1:]
    assert coding_of([row[4] for row in rows], known()).codes is CountryCodes.ISO3
    assert coding_of([row[3] for row in rows], known()).codes is CountryCodes.ISO2
    reader = Reader(known())
    for place, least in ((0, 0.8), (1, 0.95), (2, 0.8)):
        right = [row for row in rows if reader.one(row[place]).codes == (row[4].strip(),)]
        # Two codes of the file are slips of its own.
        wrong = [
            (row[place], found, row[4])
            for row in rows
            if (found := reader.one(row[place]).codes) and found != (row[4].strip(),)
            if known().countries.find(row[4].strip())
        ]
        assert (wrong, len(right) / len(rows) >= least) == ([], True)
