"""Entities of the user's own, names and years of any country, and the profiles of names."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.advice.quality import findings_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Country, CountryKind
from diplomat_desk.domain.errors import RefusedError
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import CountryParticipation
from diplomat_desk.services import history, looking, recording, states
from diplomat_desk.services.desk import Desk
from tests.making import between, day, small


def recorded(desk: Desk, code: str) -> Country:
    return next(
        one.country for one in states.atlas(desk, TOP).countries if one.country.code == code
    )


def found_by(desk: Desk, text: str) -> int:
    return len(looking.select(desk, Filter(text=text), Sort()).ids)


ENTITY = Country("XKX", "  Kosovo ", ("Kosova", "kosovo"), valid_from=2008)


def test_an_entity_is_added_undone_and_added_again(desk: Desk) -> None:
    states.add(desk, ENTITY)
    made = desk.countries.find("XKX")
    assert made is not None
    assert (made.name, made.aliases, made.kind) == ("Kosovo", ("Kosova",), CountryKind.USER)
    history.undo(desk)
    assert desk.countries.find("XKX") is None
    history.redo(desk)
    assert desk.countries.match("kosova") == desk.countries.find("XKX")


def test_a_code_is_one_country_for_ever(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="taken"):
        states.add(desk, Country("IND", "Indus"))
    states.add(desk, ENTITY)
    states.delete(desk, "XKX")
    with pytest.raises(RefusedError, match="never changes its meaning"):
        states.add(desk, Country("XKX", "Elsewhere"))
    states.add(desk, ENTITY)
    assert desk.countries.find("XKX") is not None


def test_an_entity_outside_its_years_is_recorded_and_told(desk: Desk) -> None:
    states.add(desk, ENTITY)
    made = recording.record(
        desk, small(start=day("1999"), countries=(CountryParticipation("XKX"),))
    )
    one = looking.one(desk, made.id, TOP)
    assert "outside-validity" in [found.rule for found in findings_of(one, desk.countries)]


def test_years_and_names_of_any_country_are_edited(desk: Desk) -> None:
    recording.record(desk, small(countries=between("IND")))
    india = recorded(desk, "IND")
    step = states.edit(desk, replace(india, name="Bharat", aliases=(*india.aliases, "Hind")))
    assert step is not None
    assert step.label == "rename “India” to “Bharat”"
    assert found_by(desk, "bharat") == 1
    assert states.edit(desk, recorded(desk, "IND")) is None
    history.undo(desk)
    assert found_by(desk, "india") == 1
    assert recorded(desk, "IND") == india
    with pytest.raises(RefusedError, match="ends before"):
        states.edit(desk, replace(india, valid_from=2000, valid_to=1990))


def test_only_an_entity_of_ones_own_that_nothing_names_is_deleted(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="that you added"):
        states.delete(desk, "IND")
    states.add(desk, ENTITY)
    recording.record(desk, small(countries=(CountryParticipation("XKX"),)))
    with pytest.raises(RefusedError, match="in use"):
        states.delete(desk, "XKX")
    history.undo(desk)
    with pytest.raises(RefusedError, match="Earlier versions"):
        states.delete(desk, "XKX")


def test_uses_are_counted_under_the_ceiling(desk: Desk) -> None:
    recording.record(desk, small(countries=between("IND")))
    recording.record(desk, small(countries=between("IND"), confidentiality=Level.CONFIDENTIAL))

    def uses(ceiling: Level) -> int:
        found = states.atlas(desk, ceiling).countries
        return next(one.uses for one in found if one.country.code == "IND")

    assert (uses(TOP), uses(Level.PUBLIC)) == (2, 1)


def test_a_profile_shows_other_names_and_keeps_the_recorded_ones(desk: Desk) -> None:
    recording.record(desk, small(countries=between("MMR")))
    states.choose_profile(desk, " House style ")
    assert states.atlas(desk, TOP).profiles == ("House style",)
    states.edit(desk, replace(recorded(desk, "MMR"), shown_as=(("House style", "Burma (house)"),)))
    assert desk.countries.name("MMR") == "Burma (house)"
    assert recorded(desk, "MMR").name == "Myanmar"
    assert found_by(desk, "house") == 1

    before = desk.words_revision
    states.choose_profile(desk, "")
    assert desk.words_revision == before + 1
    assert desk.countries.name("MMR") == "Myanmar"
    assert found_by(desk, "house") == 0
    states.choose_profile(desk, "House style")
    assert found_by(desk, "house") == 1


def test_a_deleted_profile_is_out_of_force_and_its_names_come_back(desk: Desk) -> None:
    states.choose_profile(desk, "UN")
    for code in ("MMR", "IND"):
        one = recorded(desk, code)
        states.edit(desk, replace(one, shown_as=(("UN", f"{one.name} (UN)"),)))
    step = states.delete_profile(desk, "UN")
    assert step is not None
    assert len(step.changes) == 2
    atlas = states.atlas(desk, TOP)
    assert (atlas.profiles, atlas.in_force) == ((), "")
    history.undo(desk)
    assert states.atlas(desk, TOP).profiles == ("UN",)
    assert recorded(desk, "IND").shown_as == (("UN", "India (UN)"),)
    states.choose_profile(desk, "Empty")
    assert states.delete_profile(desk, "Empty") is None
    assert states.atlas(desk, TOP).in_force == ""
