"""The one filter: what narrows, how it reads, and what makes no sense."""

from dataclasses import fields, replace

import pytest

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import (
    CHOICES,
    NOT_RECORDED,
    Filter,
    Unit,
    filter_problems,
    in_words,
    parts_in_words,
    without,
)
from diplomat_desk.domain.terms import Vocabularies

Y2011, DAY = PartialDate(2011), PartialDate(1991, 10, 6)
FULL = Filter(
    text="Indus",
    tracks=("L2", "T2"),
    kinds=("mediation",),
    approaches=(NOT_RECORDED, "ngo"),
    countries=("IND", "PAK", "SUN"),
    country_role="intermediary",
    also=("CHN", "USA"),
    statuses=("concluded",),
    purposes=("mediate",),
    formalities=("structured", NOT_RECORDED),
    scopes=("mediation",),
    visibilities=("limited", "public"),
    recognitions=("endorsed",),
    modes=("multilateral",),
    interests=("standard-of-living",),
    constraints=("escalation",),
    organisation_types=("intergovernmental",),
    tags=("water", "dams"),
    since=PartialDate(1951),
    until=PartialDate(1960, 9),
    begun=True,
    unit=Unit.PROCESSES,
    ceiling=Level.LIMITED,
)


@pytest.mark.parametrize(
    "chosen",
    [
        Filter(text="x"),
        Filter(tracks=("L1",)),
        Filter(country_role="host"),
        Filter(since=PartialDate(1991)),
        Filter(undated=True),
    ],
)
def test_any_choice_narrows(chosen: Filter) -> None:
    assert chosen.narrows


def test_begun_without_a_period_is_nothing() -> None:
    assert Filter(begun=True) == Filter()
    assert Filter(since=Y2011, begun=True) != Filter(since=Y2011)
    assert replace(Filter(since=Y2011, begun=True), since=None) == Filter()
    assert Filter(since=Y2011, undated=True, begun=True) == Filter(since=Y2011, undated=True)


def test_unit_and_ceiling_do_not_narrow() -> None:
    bounds = Filter(unit=Unit.PROCESSES, ceiling=Level.PUBLIC)

    assert not Filter().narrows
    assert not bounds.narrows
    assert FULL.cleared() == Filter(unit=Unit.PROCESSES, ceiling=Level.LIMITED)
    assert Filter().ceiling is TOP


def test_a_filter_reads_as_one_line(vocabularies: Vocabularies, countries: Countries) -> None:
    assert in_words(FULL, vocabularies, countries) == (
        "Text: “Indus” · Track: Level 2 or Track II · Kind: Mediation · "
        "Approach: not recorded or Engage an NGO · Status: Concluded · "
        "Purpose: Mediate · Formality: Structured or not recorded · Scope: Mediation · "
        "Visibility: Limited or Public · Recognition: Endorsed · Mode: Multilateral · "
        "Interest served: Standard of living · Constraint: Regional: escalation · "
        "Type of organisation: Intergovernmental organisation · "
        "Country: India, Pakistan or Soviet Union as intermediary · "
        "Together with: China and United States · Tag: water or dams · "
        "Begun 1951 to September 1960"
    )


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (Filter(), "The whole register"),
        (Filter(ceiling=Level.PUBLIC), "The whole register"),
        (Filter(since=PartialDate(1991, 10)), "Since October 1991"),
        (Filter(until=PartialDate(1991)), "Until 1991"),
        (Filter(since=PartialDate(1951), until=PartialDate(1960)), "Period: 1951 to 1960"),
        (Filter(since=Y2011, until=Y2011, begun=True), "Begun in 2011"),
        (Filter(since=Y2011, until=PartialDate(2013), begun=True), "Begun 2011 to 2013"),
        (Filter(since=Y2011, begun=True), "Begun since 2011"),
        (Filter(until=PartialDate(2013), begun=True), "Begun until 2013"),
        (Filter(since=DAY, until=DAY, begun=True), "Begun on 6 October 1991"),
        (Filter(undated=True), "Undated"),
        (Filter(country_role="host"), "Country: any as host"),
        (Filter(countries=("IRN",)), "Country: Iran"),
        (Filter(tracks=("gone",)), "Track: gone"),
        (Filter(text="{x} %s"), "Text: “{x} %s”"),
    ],
)
def test_parts_of_a_filter_in_words(
    vocabularies: Vocabularies, countries: Countries, chosen: Filter, words: str
) -> None:
    assert in_words(chosen, vocabularies, countries) == words


def test_each_part_can_be_taken_away(vocabularies: Vocabularies, countries: Countries) -> None:
    left = FULL
    for name, _ in parts_in_words(FULL, vocabularies, countries):
        before = parts_in_words(left, vocabularies, countries)
        left = without(left, name)
        after = parts_in_words(left, vocabularies, countries)
        assert [part for part in before if part[0] != name] == list(after)

    assert left == FULL.cleared()


def test_taking_the_period_away_takes_all_of_it() -> None:
    assert without(Filter(undated=True, since=PartialDate(1991)), "period") == Filter()
    assert without(Filter(since=Y2011, begun=True), "period") == Filter()
    assert without(Filter(countries=("PAK",), country_role="host"), "countries") == Filter()


def test_a_sensible_filter_has_no_problems(
    vocabularies: Vocabularies, countries: Countries
) -> None:
    assert filter_problems(FULL, vocabularies, countries) == ()
    assert filter_problems(Filter(), vocabularies, countries) == ()


@pytest.mark.parametrize(
    ("chosen", "field", "message"),
    [
        (Filter(tracks=("L9",)), "tracks", "“L9” is not in the vocabulary “track”."),
        (Filter(kinds=("x",)), "kinds", "“x” is not in the vocabulary “kind”."),
        (Filter(approaches=("x",)), "approaches", "“x” is not in the vocabulary “approach”."),
        (Filter(statuses=("x",)), "statuses", "“x” is not in the vocabulary “status”."),
        (
            Filter(organisation_types=("x",)),
            "organisation_types",
            "“x” is not in the vocabulary “organisation-type”.",
        ),
        (Filter(countries=("XXX",)), "countries", "There is no country “XXX” in this register."),
        (Filter(country_role="x"), "countries", "“x” is not a role that a country can have."),
        (Filter(since=PartialDate.open()), "period", "A period cannot begin with “ongoing”"),
        (
            Filter(since=PartialDate(1995), until=PartialDate(1991)),
            "period",
            "The period ends before it begins.",
        ),
    ],
)
def test_what_makes_no_sense_is_told(
    vocabularies: Vocabularies, countries: Countries, chosen: Filter, field: str, message: str
) -> None:
    (problem,) = filter_problems(chosen, vocabularies, countries)

    assert problem.field == field
    assert problem.message.startswith(message)


def test_every_choice_is_a_field_and_draws_on_a_shipped_vocabulary(
    vocabularies: Vocabularies,
) -> None:
    for name, (vocabulary, heading) in CHOICES.items():
        assert getattr(Filter(), name) == ()
        assert vocabularies.of(vocabulary)
        assert heading


def test_every_field_is_either_said_in_words_or_a_bound(
    vocabularies: Vocabularies, countries: Countries
) -> None:
    # "begun" says how the period is meant, so it is nothing by itself.
    bounds = {"unit", "ceiling", "begun"}
    for field in fields(Filter):
        value = True if field.name == "undated" else getattr(FULL, field.name)
        alone = replace(Filter(), **{field.name: value})  # type: ignore[arg-type]
        said = parts_in_words(alone, vocabularies, countries)
        assert bool(said) is (field.name not in bounds)
