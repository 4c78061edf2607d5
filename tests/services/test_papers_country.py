"""The country brief and the coverage report, held against the records themselves."""

from collections import Counter
from datetime import date

import pytest

from diplomat_desk.domain.channels import State
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.reports.brief_material import Brief
from diplomat_desk.reports.coverage_material import Coverage, Which
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.services import looking, recording, reporting
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from tests.making import between, day, small
from tests.planted import HIDDEN, HIDDEN_COUNTRY, SILENT, plant

TODAY = date(2026, 11, 24)
BELOW = (Level.PUBLIC, Level.LIMITED, Level.RESTRICTED)


def request(name: str, subject: str = "", ceiling: Level = TOP, **more: object) -> Request:
    """Return a request for one of both reports."""
    chosen = Filter(ceiling=ceiling)
    return Request(name=name, filter=chosen, subject=subject, today=TODAY, **more)  # type: ignore[arg-type]


def brief(desk: Desk, country: str, ceiling: Level = TOP, **more: object) -> tuple[Brief, str]:
    """Return the material of a brief, and all that it says."""
    asked = reporting.ask(desk, request("brief", country, ceiling, **more))
    assert isinstance(asked.material, Brief)
    return asked.material, repr(asked.document())


def coverage(desk: Desk, ceiling: Level = TOP, **more: object) -> tuple[Coverage, str]:
    """Return the material of a coverage report, and all that it says."""
    asked = reporting.ask(desk, request("coverage", "", ceiling, **more))
    assert isinstance(asked.material, Coverage)
    return asked.material, repr(asked.document())


def records(desk: Desk, country: str) -> list[Initiative]:
    """Return the initiatives with ``country`` by plain reading, processes aside."""
    found = looking.whole(desk, Filter(), Sort())
    return [one for one in found if any(part.country == country for part in one.countries)]


@pytest.mark.parametrize("country", ["IND", "AFG", "IRN", "CHN", "SUN", "BTN"])
def test_the_numbers_are_those_of_the_records(sample: Desk, country: str) -> None:
    found, said = brief(sample, country)
    there = records(sample, country)
    assert found.tally.selected == len(there)
    assert {one.code: one.number for one in found.tracks} == Counter(one.track for one in there)
    assert {one.code: one.number for one in found.approaches} == Counter(
        one.approach for one in there
    )
    begun = [
        one.first.earliest.isoformat()
        for one in there
        if one.first and (one.start or one.end) and one.status != "cancelled"
    ]
    assert found.latest is not None
    assert found.latest.date.earliest.isoformat() == max(begun)
    assert min(one.first for one in found.tracks if one.first) == min(begun)
    outcomes = [o for one in there for o in one.outcomes if o.kind != "none" and (o.what or o.kind)]
    assert found.results.outcomes == len(outcomes)
    assert found.results.transfers == sum(len(one.transfers) for one in there)
    assert f"{len(there):,}" in said


def test_an_old_plan_and_a_cancelled_meeting_keep_no_channel_alive(desk: Desk) -> None:
    recording.record(
        desk, small("A plan", planned_start=day("2014"), status="planned", countries=between("IND"))
    )
    recording.record(
        desk, small("Called off", start=day("2026"), status="cancelled", countries=between("IND"))
    )
    found, _ = brief(desk, "IND")
    (track,) = found.tracks
    assert (track.number, track.planned, track.cancelled) == (2, 0, 1)
    assert track.state(found.since) is State.UNDATED


def test_a_process_that_is_active_keeps_its_channel_alive(desk: Desk) -> None:
    process = recording.record(desk, small("The process", status="active")).after
    assert process is not None
    recording.record(
        desk,
        small(
            "A round",
            start=day("1999"),
            countries=between("IND"),
            parent_id=process.initiative.id,
        ),
    )
    found, said = brief(desk, "IND")
    (track,) = found.tracks
    assert (track.active, track.last_year, track.state(found.since)) == (1, "1999", State.ALIVE)
    assert "The process" in said


def test_a_country_without_any_initiative_still_has_a_page(sample: Desk) -> None:
    found, said = brief(sample, "PRY", home="PAK")
    assert found.tally.selected == 0
    assert "No initiative with Paraguay is recorded" in said
    assert "Further away: " in said


def test_neighbours_come_before_the_rest_of_the_world(sample: Desk) -> None:
    found, said = brief(sample, "BTN", home="PAK")
    assert "IND" in found.neighbours
    assert "In the region: " in said
    assert not any(one.row == "PAK" for one in found.elsewhere)


def test_a_brief_says_which_country_it_lacks(sample: Desk) -> None:
    with pytest.raises(ReportError, match="about one country"):
        reporting.ask(sample, request("brief"))
    with pytest.raises(ReportError, match="no country"):
        reporting.ask(sample, request("brief", "ZZZ"))
    only = Request(name="brief", filter=Filter(countries=("IND",)), today=TODAY)
    material = reporting.ask(sample, only).material
    assert isinstance(material, Brief)
    assert material.country == "IND"


@pytest.mark.parametrize("ceiling", BELOW)
def test_nothing_above_the_ceiling_is_told_or_counted(desk: Desk, ceiling: Level) -> None:
    plant(desk)
    options = {"follow-ups": "yes"}
    found, said = brief(desk, "IND", ceiling, options=options)
    covered, listed = coverage(desk, ceiling)
    for text in (said, listed):
        assert HIDDEN not in text
        assert HIDDEN_COUNTRY not in text
        assert SILENT not in text
    assert found.marking is Level.PUBLIC
    assert covered.marking is Level.PUBLIC
    assert (found.results.outcomes, found.results.transfers, len(found.people)) == (1, 1, 2)
    assert "withheld" in said
    assert "withheld" in listed
    nobody, _ = brief(desk, "BTN", ceiling)
    assert nobody.tally.selected == 0


def test_nobody_unattributed_is_named_at_any_ceiling(desk: Desk) -> None:
    plant(desk)
    found, said = brief(desk, "IND")
    assert SILENT not in said
    assert HIDDEN in said
    assert found.marking is Level.CONFIDENTIAL


@pytest.mark.parametrize("across", ["approach", "track"])
def test_the_coverage_counts_as_the_records_say(sample: Desk, across: str) -> None:
    watched = ("IND", "AFG", "BTN", "OMN")
    found, said = coverage(sample, watched=watched, options={"across": across})
    assert (found.which, found.rows) == (Which.WATCHED, watched)
    numbers = {(one.row, one.channel.code): one.channel.number for one in found.crossings}
    wanted = Counter(
        (country, getattr(one, across)) for country in watched for one in records(sample, country)
    )
    assert numbers == wanted
    assert "Oman" in said


def test_without_a_watch_list_it_says_what_is_looked_at(sample: Desk) -> None:
    found, said = coverage(sample, home="PAK")
    assert found.which is Which.REGION
    assert "PAK" not in found.rows
    assert "The watch list is empty" in said
    recorded, _ = coverage(sample)
    assert recorded.which is Which.RECORDED
    regions, told = coverage(sample, options={"down": "region"})
    assert regions.which is Which.REGIONS
    assert "Melanesia" in told


def test_an_empty_register_has_a_coverage(desk: Desk) -> None:
    _, said = coverage(desk)
    assert "No country is recorded" in said
