"""The numbers behind the map, against records counted by hand."""

import pytest

from diplomat_desk.domain import aims
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import CountryParticipation, Initiative, Place
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.on_map import Host, LandCount, MapFigures
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.plots import on_map
from tests.making import between, day, small


def put(desk: Desk, one: Initiative) -> int:
    after = recording.record(desk, one).after
    assert after is not None
    return after.initiative.id


def asked(desk: Desk, **chosen: object) -> MapFigures:
    return on_map.ask(desk, Filter(**chosen), {})  # type: ignore[arg-type]


def hosts(figures: MapFigures) -> dict[tuple[str, str], int]:
    return {(one.city, one.country): one.times for one in figures.hosts}


def test_countries_are_counted_by_track_once_an_initiative(desk: Desk) -> None:
    twice = (CountryParticipation("IND"), CountryParticipation("IND", "host"))
    put(desk, small("One", track="L1", countries=twice))
    put(desk, small("Two", track="T2", countries=between("IND", "PAK")))
    put(desk, small("Three", track="T2"))
    figures = asked(desk)
    assert figures.tracks == ("L1", "T2")
    assert figures.lands == (LandCount("IND", 2, (1, 1)), LandCount("PAK", 1, (0, 1)))
    assert figures.on_tracks == (1, 1)
    assert (figures.without_country, figures.without_place) == (1, 3)
    assert figures.tally.selected == 3


def test_every_meeting_counts_and_a_place_without_one_counts_once(desk: Desk) -> None:
    days = (day("1991"), day("1992"), day("1993"))
    there = tuple(Meeting(one, city="Geneva", country="CHE") for one in days)
    put(desk, small("Met thrice", places=(Place("Geneva", "CHE"),), meetings=there))
    put(desk, small("Only a place", places=(Place("Geneva", "CHE"), Place("", "NOR"))))
    put(desk, small("A border", meetings=(Meeting(city="Wagah line"), Meeting(title="Nowhere"))))
    figures = asked(desk)
    assert figures.hosts[0] == Host("Geneva", "CHE", 4)
    assert hosts(figures) == {("Geneva", "CHE"): 4, ("", "NOR"): 1, ("Wagah line", ""): 1}
    assert figures.without_place == 0


def test_a_process_counts_once_where_its_rounds_met(desk: Desk) -> None:
    process = put(desk, small("Process", places=(Place("Oslo", "NOR"),)))
    for number in range(3):
        put(desk, small(f"Round {number}", parent_id=process, places=(Place("Doha", "QAT"),)))
    assert hosts(asked(desk)) == {("Doha", "QAT"): 3}
    once = asked(desk, unit=Unit.PROCESSES)
    assert hosts(once) == {("Doha", "QAT"): 1, ("Oslo", "NOR"): 1}
    assert (once.tally.selected, once.without_place) == (1, 0)


@pytest.mark.parametrize("ceiling", [Level.PUBLIC, Level.LIMITED])
def test_nothing_above_the_ceiling_is_on_the_map(desk: Desk, ceiling: Level) -> None:
    above = Level.RESTRICTED
    open_one = small(
        "Open",
        places=(Place("Doha", "QAT"),),
        countries=(*between("IND"), CountryParticipation("PAK", level=above)),
        meetings=(Meeting(city="Muscat", country="OMN", level=above),),
    )
    put(desk, open_one)
    put(desk, small("Hidden", confidentiality=above, places=(Place("Oslo", "NOR"),),
                    countries=between("AFG")))  # fmt: skip
    figures = asked(desk, ceiling=ceiling)
    assert [one.code for one in figures.lands] == ["IND"]
    assert hosts(figures) == {("Doha", "QAT"): 1}
    assert figures.marking is Level.PUBLIC
    whole = asked(desk)
    assert {one.code for one in whole.lands} == {"IND", "PAK", "AFG"}
    assert len(whole.hosts) == 3
    assert whole.marking is above


def test_the_marking_is_as_high_as_a_meeting_that_is_shown(desk: Desk) -> None:
    high = Meeting(city="Muscat", country="OMN", level=Level.CONFIDENTIAL)
    put(desk, small("Open", meetings=(high,)))
    assert asked(desk, ceiling=TOP).marking is Level.CONFIDENTIAL


def test_the_filter_chooses_what_is_on_the_map(desk: Desk) -> None:
    put(desk, small("One", track="L1", countries=between("IND"), places=(Place("Agra", "IND"),)))
    put(desk, small("Two", track="T2", countries=between("PAK"), places=(Place("Lahore", "PAK"),)))
    figures = asked(desk, tracks=("T2",))
    assert [one.code for one in figures.lands] == ["PAK"]
    assert hosts(figures) == {("Lahore", "PAK"): 1}


def test_a_city_leads_to_what_met_there(desk: Desk) -> None:
    put(desk, small("One", places=(Place("New Delhi", "IND"),)))
    put(desk, small("Two", meetings=(Meeting(city="New Delhi", country="IND"),)))
    put(desk, small("Three", places=(Place("Delhi", "IND"),)))
    there = aims.narrowed(Filter(), Aim(text="New Delhi"))
    assert looking.tally(desk, there).selected == 2


def test_most_names_every_track_of_a_tie() -> None:
    assert LandCount("IND", 5, (2, 1, 2)).most == (0, 2)
    assert LandCount("IND", 3, (0, 3)).most == (1,)
    assert LandCount("IND", 0, (0, 0)).most == ()
