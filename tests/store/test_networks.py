"""Who works with whom, counted by the store and held against plain counting."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import CountryParticipation, Engagement, Initiative
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.networks import Between, Network
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import entities, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.plots import network
from tests.making import between, day, initiatives, small


def asked(desk: Desk, sort: Between, most: int = 60, **chosen: object) -> Network:
    options = {"between": str(sort), "most": str(most)}
    return network.ask(desk, Filter(**chosen), options)  # type: ignore[arg-type]


def ties(answer: Network) -> dict[tuple[str, str], tuple[int, int]]:
    """Return weight and tracks by the names of both ends, in the order of the alphabet."""
    names = [node.name or node.key for node in answer.nodes]
    found = {}
    for tie in answer.ties:
        one, other = sorted((names[tie.one], names[tie.other]))
        found[one, other] = (tie.weight, tie.tracks)
    return found


def with_bodies(title: str, *names: str, **more: object) -> Initiative:
    return small(title, organisations=tuple(Engagement(name) for name in names), **more)


@given(records=st.lists(initiatives, max_size=6), ceiling=st.sampled_from(list(Level)))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_countries_are_tied_as_plain_counting_says(
    desk: Desk, records: list[Initiative], ceiling: Level
) -> None:
    recording.delete(desk, list(looking.select(desk, Filter(), Sort()).ids))
    for one in records:
        recording.record(desk, one)
    expected: dict[tuple[str, str], set[int]] = {}
    named: dict[str, int] = {}
    for n, one in enumerate(records):
        if one.confidentiality > ceiling:
            continue
        codes = sorted({part.country for part in one.countries if part.level <= ceiling})
        for code in codes:
            named[code] = named.get(code, 0) + 1
        for pair in combinations(codes, 2):
            expected.setdefault(pair, set()).add(n)
    answer = asked(desk, Between.COUNTRIES, ceiling=ceiling)
    assert {node.key: node.initiatives for node in answer.nodes} == named
    assert {pair: weight for pair, (weight, _) in ties(answer).items()} == {
        pair: len(owners) for pair, owners in expected.items()
    }


@pytest.fixture
def four(desk: Desk) -> Desk:
    """Three organisations that meet on two tracks, and one that is alone."""
    recording.record(desk, with_bodies("One", "Alpha", "Beta", "Gamma", track="T2"))
    recording.record(desk, with_bodies("Two", "Alpha", "Beta", track="L1"))
    recording.record(desk, with_bodies("Three", "Delta", track="L1"))
    recording.record(desk, small("Four"))
    return desk


def test_ties_tracks_and_who_is_alone(four: Desk) -> None:
    answer = asked(four, Between.ORGANISATIONS)
    assert ties(answer) == {
        ("Alpha", "Beta"): (2, 2),
        ("Alpha", "Gamma"): (1, 1),
        ("Beta", "Gamma"): (1, 1),
    }
    figures = {node.name: (node.initiatives, node.shared, node.tracks) for node in answer.nodes}
    assert figures == {
        "Alpha": (2, 2, (("L1", 1), ("T2", 1))),
        "Beta": (2, 2, (("L1", 1), ("T2", 1))),
        "Gamma": (1, 1, (("T2", 1),)),
        "Delta": (1, 0, (("L1", 1),)),
    }
    assert (answer.total, answer.alone, answer.without) == (4, 1, 1)
    assert answer.tally.selected == 4


def test_the_best_connected_come_first_and_the_others_are_counted(four: Desk) -> None:
    answer = asked(four, Between.ORGANISATIONS, most=2)
    assert [node.name for node in answer.nodes] == ["Alpha", "Beta"]
    assert (answer.total, answer.alone) == (4, 1)
    assert list(ties(answer)) == [("Alpha", "Beta")]


def test_a_process_ties_those_of_all_its_rounds(desk: Desk) -> None:
    process = recording.record(desk, with_bodies("Process", "Host")).id
    recording.record(desk, with_bodies("First", "Alpha", parent_id=process, track="L1"))
    recording.record(desk, with_bodies("Second", "Beta", parent_id=process))
    rounds = asked(desk, Between.ORGANISATIONS)
    assert (rounds.ties, rounds.alone) == ((), 2)
    whole = asked(desk, Between.ORGANISATIONS, unit=Unit.PROCESSES)
    assert set(ties(whole)) == {("Alpha", "Beta"), ("Alpha", "Host"), ("Beta", "Host")}
    assert [node.tracks for node in whole.nodes] == [(("T2", 1),)] * 3


def test_what_is_above_the_ceiling_ties_nobody_and_is_not_counted(desk: Desk) -> None:
    secret = Level.CONFIDENTIAL
    entities.record(desk, Organisation(name="Raised", confidentiality=secret))
    with_it = (Engagement("Alpha"), Engagement("Beta"), Engagement("Gamma", level=secret))
    recording.record(desk, small("Open", organisations=with_it))
    recording.record(desk, with_bodies("Hidden", "Alpha", "Delta", confidentiality=secret))
    recording.record(
        desk, small("Known", organisations=(Engagement("Alpha"), Engagement("Raised")))
    )
    below = asked(desk, Between.ORGANISATIONS, ceiling=Level.RESTRICTED)
    assert list(ties(below)) == [("Alpha", "Beta")]
    assert [(n.name, n.initiatives, n.shared) for n in below.nodes] == [
        ("Alpha", 2, 1),
        ("Beta", 1, 1),
    ]
    assert (below.total, below.marking) == (2, Level.PUBLIC)
    above = asked(desk, Between.ORGANISATIONS)
    assert (above.total, above.marking) == (5, secret)


def test_a_raised_entry_raises_the_marking(desk: Desk) -> None:
    part = CountryParticipation("IND", level=Level.LIMITED)
    recording.record(desk, small(countries=(*between("PAK"), part)))
    assert asked(desk, Between.COUNTRIES).marking is Level.LIMITED
    assert asked(desk, Between.COUNTRIES, ceiling=Level.PUBLIC).marking is Level.PUBLIC


def test_nobody_is_named_for_a_meeting_under_the_rule(desk: Desk) -> None:
    under = Meeting(day("2001"), "Sitting", attribution="chatham-house",
                    attendance=(Appearance("Quiet"), Appearance("Open")))  # fmt: skip
    spoken = Meeting(day("2002"), "Press", attribution="on-record",
                     attendance=(Appearance("Open"), Appearance("Host")))  # fmt: skip
    recording.record(desk, small(meetings=(under, spoken)))
    for ceiling in (Level.PUBLIC, TOP):
        answer = asked(desk, Between.PEOPLE, ceiling=ceiling)
        assert {node.name for node in answer.nodes} == {"Open", "Host"}


def test_a_person_has_the_capacity_in_which_they_took_part_last(desk: Desk) -> None:
    for year, capacity in (("1999", "serving-official"), ("2005", "former-official"), ("2007", "")):
        person = Appearance("Riaz Khan", capacity=capacity)
        recording.record(desk, small(year, start=day(year), people=(person,)))
    (node,) = asked(desk, Between.PEOPLE).nodes
    assert (node.sort, node.initiatives, node.shared) == ("former-official", 3, 0)


def test_an_organisation_has_its_type(desk: Desk) -> None:
    entities.record(desk, Organisation(name="Ottawa Dialogue", type="university"))
    recording.record(desk, with_bodies("One", "Ottawa Dialogue"))
    (node,) = asked(desk, Between.ORGANISATIONS).nodes
    assert node.sort == "university"
    assert node.id > 0


def test_a_country_has_its_region_and_a_state_that_is_no_more_has_none(desk: Desk) -> None:
    recording.record(desk, small(countries=between("PAK", "SUN")))
    found = {node.key: node.sort for node in asked(desk, Between.COUNTRIES).nodes}
    assert found == {"PAK": "034", "SUN": "other"}
