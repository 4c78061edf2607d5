"""Where a click on a mark leads."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.aims import NOTHING, Aim, begun_in, narrowed, of
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import CHOICES, NOT_RECORDED, Filter
from diplomat_desk.domain.periods import Period


def test_a_crossing_narrows_to_both_of_its_groups() -> None:
    aim = of({Dimension.COUNTRY: "IRN", Dimension.APPROACH: "business"})
    assert narrowed(Filter(), aim) == Filter(countries=("IRN",), approaches=("business",))
    assert aim.countries == ("IRN",)


def test_a_country_is_added_to_those_that_are_chosen() -> None:
    aim = of({Dimension.COUNTRY: "IRN"})
    assert narrowed(Filter(countries=("PAK", "IND")), aim).also == ("IRN",)
    assert narrowed(Filter(countries=("IRN",)), aim) == Filter(countries=("IRN",))


def test_what_is_not_recorded_and_what_is_undated_can_be_aimed_at() -> None:
    assert narrowed(Filter(), of({Dimension.STATUS: ""})).statuses == (NOT_RECORDED,)
    assert narrowed(Filter(), of({Dimension.YEAR: ""})).undated
    assert narrowed(Filter(), Aim(undated=True)).undated


def test_a_year_and_a_period_narrow_the_period() -> None:
    year = PartialDate(1991)
    began = Filter(since=year, until=year, begun=True)
    assert narrowed(Filter(), of({Dimension.YEAR: "1991"})) == began
    assert narrowed(Filter(), begun_in(Period(year, year))) == began
    assert narrowed(began, Aim(since=year)) == Filter(since=year)
    assert narrowed(began, of({Dimension.YEAR: ""})) == Filter(undated=True)
    assert begun_in(Period(year, PartialDate(1990))) == NOTHING
    assert narrowed(Filter(undated=True), Aim(since=year)) == Filter(since=year)


def test_a_name_is_looked_for_as_a_phrase_beside_what_was_looked_for() -> None:
    assert narrowed(Filter(text="kabul"), Aim(text='A "B" C')).text == 'kabul "A  B  C"'


@pytest.mark.parametrize("dimension", [one for one in Dimension if one.field in CHOICES])
def test_every_choice_of_a_filter_can_be_aimed_at(dimension: Dimension) -> None:
    made = narrowed(Filter(text="x"), of({dimension: "some"}))
    assert getattr(made, dimension.field) == ("some",)
    assert replace(made, **{dimension.field: ()}) == Filter(text="x")  # type: ignore[arg-type]
    assert getattr(narrowed(Filter(), of({dimension: ""})), dimension.field) == (NOT_RECORDED,)
    assert CHOICES[dimension.field][0] == dimension.vocabulary


def test_what_a_filter_chooses_among_is_a_dimension_and_the_other_way_round() -> None:
    said = {one.field for one in Dimension if one.field}
    assert said == {*CHOICES, "countries", "country_role"}
    assert [one for one in Dimension if not of({one: "1991"}).narrows] == [Dimension.REGION]


def test_what_no_filter_can_say_does_not_narrow() -> None:
    assert not of({Dimension.REGION: "southern-asia"}).narrows
    assert not NOTHING.narrows
    assert not Aim(record=3).narrows
