"""Where records hold the codes of terms, and how one takes the place of another."""

from dataclasses import fields, replace

import pytest

from diplomat_desk.domain.changes import CLASS_OF, Kind
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.fixed_terms import FIXED, why_fixed
from diplomat_desk.domain.held import COUNTRY, FILTERED, HELD, TAG, holds, recoded
from diplomat_desk.domain.initiative import CountryParticipation, Initiative
from diplomat_desk.domain.keeping import Claim
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.domain.wordlists import WORD_LISTS, word_list
from diplomat_desk.services.reference import default_terms

SHIPPED = {term.vocabulary for term in default_terms()}


def test_every_shipped_vocabulary_is_in_the_one_table_and_has_a_name_for_people() -> None:
    named = [one.code for lists in WORD_LISTS.values() for one in lists]
    assert set(HELD) - {TAG, COUNTRY} == SHIPPED
    assert sorted(named) == sorted(SHIPPED)


def test_every_holding_is_a_field_of_its_record() -> None:
    for holdings in HELD.values():
        for holding in holdings:
            names = {field.name for field in fields(CLASS_OF[holding.kind])}
            assert (holding.part or holding.field) in names
    assert {name for names in FILTERED.values() for name in names} <= {
        field.name for field in fields(Filter)
    }


def test_every_fixed_term_is_shipped_and_says_why() -> None:
    shipped = {(term.vocabulary, term.code) for term in default_terms()}
    assert set(FIXED) <= shipped
    assert all(why_fixed(*one).endswith(".") for one in FIXED)
    assert why_fixed("scope", "not-applicable")
    assert not why_fixed("track", "L1")


def test_a_vocabulary_that_is_not_known_is_called_by_its_code() -> None:
    assert word_list("mood").title == "mood"
    assert word_list("kind").title == "Kinds"


def test_a_code_is_replaced_wherever_a_record_holds_it() -> None:
    someone = Appearance("A", capacity="private")
    one = Initiative(
        people=(someone,),
        meetings=(Meeting(title="M", attendance=(someone,), key=1), Meeting(title="N", key=2)),
    )
    made = recoded(one, "capacity", "private", "expert")
    assert made.people[0].capacity == "expert"
    assert made.meetings[0].attendance[0].capacity == "expert"
    assert made.meetings[1] is one.meetings[1]
    person = Person(affiliations=(Affiliation("Body", capacity="private"),))
    assert recoded(person, "capacity", "private", "expert").affiliations[0].capacity == "expert"


def test_what_would_stand_twice_stands_once() -> None:
    one = Initiative(
        purposes=("train", "mediate"),
        countries=(CountryParticipation("IND", "host"), CountryParticipation("IND", "party")),
    )
    assert recoded(one, "purpose", "train", "mediate").purposes == ("mediate",)
    assert len(recoded(one, "country-role", "host", "party").countries) == 1


def test_claims_of_the_fact_follow_and_others_do_not() -> None:
    claims = (Claim("kind", "summit"), Claim("title", "summit"))
    made = recoded(Initiative(kind="summit", claims=claims), "kind", "summit", "dialogue")
    assert [claim.value for claim in made.claims] == ["dialogue", "summit"]


def test_a_tag_can_be_dropped() -> None:
    assert recoded(Initiative(tags=("a", "b")), TAG, "a", "").tags == ("b",)


@pytest.mark.parametrize(
    ("vocabulary", "code", "chosen"),
    [
        ("track", "L2", Filter(tracks=("L1", "L2"))),
        ("mode", "bilateral", Filter(modes=("bilateral",))),
        ("purpose", "train", Filter(purposes=("-", "train"))),
        ("constraint", "escalation", Filter(constraints=("escalation",))),
        ("organisation-type", "media", Filter(organisation_types=("media",))),
        ("country-role", "host", Filter(country_role="host")),
        (TAG, "water", Filter(tags=("water",))),
        (COUNTRY, "IND", Filter(also=("IND",))),
    ],
)
def test_kept_filters_hold_codes_too(vocabulary: str, code: str, chosen: Filter) -> None:
    kept = SavedFilter(name="x", filter=chosen)
    assert holds(kept, vocabulary, code)
    assert not holds(recoded(kept, vocabulary, code, "other"), vocabulary, code)


def test_kept_charts_hold_codes_in_both_their_filters() -> None:
    kept = SavedChart(filter=Filter(tracks=("L2",)), other=Filter(also=("IND",)))
    assert recoded(kept, "track", "L2", "T2").filter == Filter(tracks=("T2",))
    moved = recoded(kept, COUNTRY, "IND", "PAK")
    assert (moved.filter, moved.other) == (kept.filter, Filter(also=("PAK",)))
    assert not holds(kept, TAG, "water")


def test_kept_reports_hold_codes_in_their_filter_and_the_country_that_they_are_about() -> None:
    kept = SavedReport(filter=Filter(tracks=("L2",)), subject="IND")
    assert recoded(kept, "track", "L2", "T2").filter == Filter(tracks=("T2",))
    assert recoded(kept, COUNTRY, "IND", "PAK").subject == "PAK"
    assert not holds(kept, "track", "IND")


def test_a_record_of_another_kind_is_left_alone() -> None:
    one = Initiative(kind="summit")
    assert recoded(one, "organisation-type", "media", "other") == one
    assert replace(one) == one
    assert HELD["organisation-type"][0].kind is Kind.ORGANISATION
