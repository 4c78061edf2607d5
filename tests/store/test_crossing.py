"""Initiatives counted by any two dimensions, held against plain Python."""

from collections.abc import Callable
from itertools import product

import pytest

from diplomat_desk.domain.changes import Action, State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension as By
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import CountryParticipation, Engagement, Initiative
from diplomat_desk.domain.keeping import Constraint
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.regions import OTHER, REGIONS
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.regions import region_of
from diplomat_desk.services.writing import begin
from diplomat_desk.store import crossing
from tests.making import between, day, small

TYPES = {"Peace House": "think-tank", "Trade Chamber": "chamber", "No Type": ""}
RECORDS = (
    small("A", countries=between("IND", "PAK"), approach="ngo", start=day("1991"), interests=("unknown",),
          organisations=(Engagement("Peace House"), Engagement("Trade Chamber"))),
    small("B", track="L2", countries=(*between("IND"), CountryParticipation("IND", "host")),
          start=day("1991-10"), end=day("1995"), purposes=("mediate", "train"),
          organisations=(Engagement("Peace House"),)),
    small("C", track="L1", kind="summit", countries=between("IRN", "SUN"), status="active", start=day("2001~"),
          constraints=(Constraint("escalation"), Constraint("credibility"))),
    small("D", track="L1", organisations=(Engagement("No Type", level=Level.RESTRICTED),)),
    small("E", countries=(CountryParticipation("IND", level=Level.RESTRICTED), CountryParticipation("PAK", "host")),
          start=day("2001"), confidentiality=Level.LIMITED),
    small("F", countries=between("CHN"), start=day("2001"), confidentiality=Level.CONFIDENTIAL),
)  # fmt: skip


@pytest.fixture
def filled(desk: Desk) -> Desk:
    with begin(desk) as writer:
        for name, sort in TYPES.items():
            writer.put(
                Action.RECORD, "", None, State(Organisation(name=name, type=sort, kept=True))
            )
    for record in RECORDS:
        recording.record(desk, record)
    return desk


def cross(desk: Desk, chosen: Filter, rows: By, columns: By) -> Crosstab:
    with desk.register.reading() as connection:
        return crossing.cross(connection, chosen, rows, columns, region_of())


def groups(one: Initiative, dimension: By, ceiling: Level) -> set[str]:
    """Return the groups that a record is in, as far as ``ceiling`` lets be seen."""
    countries = [part for part in one.countries if part.level <= ceiling]
    named = [body for body in one.organisations if body.level <= ceiling]
    several: dict[By, Callable[[], set[str]]] = {
        By.COUNTRY: lambda: {part.country for part in countries},
        By.REGION: lambda: {region_of().get(part.country, OTHER) for part in countries},
        By.ROLE: lambda: {part.role for part in countries},
        By.YEAR: lambda: {str(one.first.earliest.year)} if one.first else set(),
        By.PURPOSE: lambda: set(one.purposes),
        By.INTEREST: lambda: set(one.interests),
        By.CONSTRAINT: lambda: {part.type for part in one.constraints},
        By.ORGANISATION_TYPE: lambda: {TYPES[body.name] for body in named},
    }
    return several[dimension]() if dimension in several else {getattr(one, str(dimension))}


def pairs(one: Initiative, rows: By, columns: By, ceiling: Level) -> set[tuple[str, str]]:
    if {rows, columns} == {By.COUNTRY, By.ROLE}:
        found = {(part.country, part.role) for part in one.countries if part.level <= ceiling}
        return found if rows is By.COUNTRY else {(role, code) for code, role in found}
    return set(product(groups(one, rows, ceiling), groups(one, columns, ceiling)))


CROSSED = (
    (By.COUNTRY, By.TRACK), (By.TRACK, By.COUNTRY), (By.COUNTRY, By.ROLE), (By.COUNTRY, By.YEAR), (By.YEAR, By.REGION),
    (By.COUNTRY, By.ORGANISATION_TYPE), (By.ORGANISATION_TYPE, By.CONSTRAINT), (By.KIND, By.STATUS),
    (By.INTEREST, By.PURPOSE), (By.REGION, By.APPROACH), (By.YEAR, By.TRACK), (By.PURPOSE, By.YEAR),
)  # fmt: skip


@pytest.mark.parametrize(("rows", "columns"), CROSSED)
@pytest.mark.parametrize("ceiling", [Level.PUBLIC, Level.LIMITED, Level.CONFIDENTIAL])
@pytest.mark.parametrize("unit", list(Unit))
def test_cells_totals_and_what_is_left_out_agree_with_plain_python(
    filled: Desk, rows: By, columns: By, ceiling: Level, unit: Unit
) -> None:
    # No record has rounds here, so that both units count alike.
    found = cross(filled, Filter(ceiling=ceiling, unit=unit), rows, columns)
    seen = [one for one in RECORDS if one.confidentiality <= ceiling]
    crossed = [pairs(one, rows, columns, ceiling) for one in seen]
    for (r, row), (c, column) in product(enumerate(found.rows), enumerate(found.columns)):
        assert found.cells[r][c] == sum((row, column) in one for one in crossed)
    assert {pair for one in crossed for pair in one} == {
        (row, column)
        for (r, row), (c, column) in product(enumerate(found.rows), enumerate(found.columns))
        if found.cells[r][c]
    }
    for row, total in zip(found.rows, found.row_totals, strict=True):
        assert total == sum(any(pair[0] == row for pair in one) for one in crossed)
    for column, total in zip(found.columns, found.column_totals, strict=True):
        assert total == sum(any(pair[1] == column for pair in one) for one in crossed)
    assert found.without_row == sum(not groups(one, rows, ceiling) for one in seen)
    assert found.without_column == sum(not groups(one, columns, ceiling) for one in seen)
    assert found.placed == sum(bool(one) for one in crossed)
    assert found.tally.selected == len(seen)
    assert max(one.confidentiality for one in seen) <= found.marking <= ceiling


def test_a_process_counts_with_the_countries_of_its_rounds_and_its_own_track(desk: Desk) -> None:
    process = recording.record(desk, small("Dialogue", track="L2", countries=between("IND"))).id
    for year, code in (("1995", "PAK"), ("1991", "IND")):
        recording.record(
            desk, small(year, parent_id=process, start=day(year), countries=between(code))
        )
    chosen = Filter(unit=Unit.PROCESSES)
    found = cross(desk, chosen, By.COUNTRY, By.TRACK)
    assert (found.rows, found.columns, found.cells) == (("IND", "PAK"), ("L2",), ((1,), (1,)))
    assert (found.column_totals, found.placed) == ((1,), 1)
    years = cross(desk, chosen, By.COUNTRY, By.YEAR)
    assert years.columns == ("1991",)
    assert cross(desk, Filter(), By.COUNTRY, By.YEAR).columns == ("1991", "1995")


def test_a_role_that_the_filter_asks_for_narrows_the_countries(filled: Desk) -> None:
    found = cross(filled, Filter(country_role="host"), By.COUNTRY, By.TRACK)
    assert dict(zip(found.rows, found.row_totals, strict=True)) == {"IND": 1, "PAK": 1}


def test_rows_know_their_region_and_regions_come_in_the_order_of_the_world(filled: Desk) -> None:
    found = cross(filled, Filter(), By.COUNTRY, By.TRACK)
    regions = dict(zip(found.rows, found.regions, strict=True))
    assert regions["IND"] == regions["IRN"] == "034"
    assert regions["SUN"] == OTHER
    assert cross(filled, Filter(), By.REGION, By.TRACK).rows == ("030", "034", OTHER)


def test_every_country_of_iso_lies_in_one_region_but_antarctica(desk: Desk) -> None:
    known = {one.code for one in desk.countries if one.kind == "iso"}
    assert known - set(region_of()) == {"ATA"}
    assert set(region_of()) <= known
    assert set(region_of().values()) == set(REGIONS) - {OTHER}
