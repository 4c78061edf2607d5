"""Positions are those of the selected initiatives, of no other, and of nothing above the ceiling."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import CountryParticipation, Initiative
from diplomat_desk.domain.positions import MOST_NAMED, MOST_SINGLY, Positions
from diplomat_desk.domain.terms import Term
from diplomat_desk.services import recording, vocabularies
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.plots import positions
from tests.making import between, small

placed = st.builds(
    small,
    track=st.sampled_from(["L1", "T2"]),
    formality=st.sampled_from(["informal", "treaty-based", "unknown", ""]),
    visibility=st.sampled_from(["secret", "public", "unknown"]),
    recognition=st.sampled_from(["none", "tacit", ""]),
    confidentiality=st.sampled_from([Level.PUBLIC, Level.CONFIDENTIAL]),
)


def record(desk: Desk, one: Initiative) -> int:
    after = recording.record(desk, one).after
    assert after is not None
    return after.initiative.id


def ask(desk: Desk, chosen: Filter | None = None) -> Positions:
    return positions.ask(desk, chosen or Filter(), {})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(placed, max_size=7), st.sampled_from([Level.PUBLIC, Level.CONFIDENTIAL]))
def test_groups_are_those_that_plain_python_counts(
    desk: Desk, records: list[Initiative], ceiling: Level
) -> None:
    ids = [record(desk, one) for one in records]
    seen = [one for one in records if one.confidentiality <= ceiling]
    found = ask(desk, Filter(ceiling=ceiling))
    keys = [(o.formality, o.visibility, o.recognition, o.track) for o in seen]
    counted = {(g.formality, g.visibility, g.recognition, g.track): g.number for g in found.groups}
    assert counted == {key: keys.count(key) for key in keys}
    assert found.marking == max((one.confidentiality for one in seen), default=Level.PUBLIC)
    singles = [one for one in seen if {one.formality, one.visibility}.isdisjoint({"unknown", ""})]
    assert len(found.singles) == len(singles)
    recording.delete(desk, ids)


def test_who_stands_farthest_is_named_first(desk: Desk) -> None:
    for n in range(12):
        record(desk, small(f"Usual {n}", formality="informal", visibility="discreet"))
    near = record(desk, small("Near", formality="structured", visibility="discreet"))
    far = record(desk, small("Far", formality="treaty-based", visibility="public"))
    found = ask(desk)
    assert [one.single.id for one in found.outliers] == [far, near]
    assert found.outliers[0].distance > found.outliers[1].distance >= 1.5
    assert found.far == 2


def test_of_many_that_stand_far_only_the_farthest_are_named(desk: Desk) -> None:
    for n in range(60):
        record(desk, small(f"Usual {n}", formality="informal", visibility="secret"))
    for n in range(12):
        record(desk, small(f"Far {n}", formality="treaty-based", visibility="public"))
    found = ask(desk)
    assert (len(found.outliers), found.far) == (MOST_NAMED, 12)


def test_where_a_place_is_full_nobody_is_read_by_name(desk: Desk) -> None:
    for n in range(MOST_SINGLY + 1):
        record(desk, small(f"One {n}", formality="informal", visibility="secret"))
    found = ask(desk)
    assert found.singles == ()
    assert found.groups[0].number == MOST_SINGLY + 1


@pytest.mark.parametrize("unit", list(Unit))
def test_nothing_above_the_ceiling_moves_a_centre_or_a_name(desk: Desk, unit: Unit) -> None:
    for formality, n in product(("informal", "structured"), range(3)):
        record(desk, small(f"{formality} {n}", formality=formality, visibility="limited"))
    chosen = Filter(ceiling=Level.LIMITED, unit=unit)
    before = ask(desk, chosen)
    for n in range(9):
        record(
            desk,
            small(f"Secret {n}", formality="treaty-based", visibility="secret",
                  confidentiality=Level.CONFIDENTIAL),
        )  # fmt: skip
    after = ask(desk, chosen)
    assert replace(after, tally=before.tally) == before
    assert after.tally.withheld == 9


def test_a_process_stands_where_it_was_recorded_itself(desk: Desk) -> None:
    process = record(desk, small("Process", formality="informal", visibility="public"))
    for n in range(3):
        one = small(f"Round {n}", parent_id=process, formality="structured", visibility="secret")
        record(desk, one)
    assert [(g.formality, g.number) for g in ask(desk).groups] == [("structured", 3)]
    (group,) = ask(desk, Filter(unit=Unit.PROCESSES)).groups
    assert (group.formality, group.visibility, group.number) == ("informal", "public", 1)


def test_a_selection_by_a_withheld_country_is_marked_with_its_level(desk: Desk) -> None:
    countries = (*between("IND"), CountryParticipation("SUN", level=Level.RESTRICTED))
    record(desk, small(formality="informal", visibility="secret", countries=countries))
    assert ask(desk, Filter(countries=("IND",), ceiling=Level.PUBLIC)).marking is Level.PUBLIC
    assert ask(desk, Filter(countries=("SUN",))).marking is Level.RESTRICTED


def test_a_term_of_ones_own_stands_in_its_place(desk: Desk) -> None:
    vocabularies.add(desk, Term("formality", "", "By letter"))
    for _ in range(4):
        vocabularies.move(desk, "formality", "by-letter", -1)
    record(desk, small(formality="by-letter", visibility="secret"))
    found = ask(desk)
    assert found.formalities[:3] == ("informal", "by-letter", "semi-structured")
    assert found.centres[0].x == 1
