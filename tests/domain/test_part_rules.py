"""What the parts of an initiative must satisfy."""

from typing import Any

import pytest

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.keeping import Claim, Constraint, FollowUp, Link
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.tidying import is_blank, tidy
from diplomat_desk.services.reference import default_countries, default_terms
from tests.making import day, small

VOCABULARIES, COUNTRIES = Vocabularies(default_terms()), Countries(default_countries())


def said(**parts: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - any field
    record = tidy(small(id=1, **parts))
    return [(p.field, p.message) for p in problems(record, VOCABULARIES, COUNTRIES)]


@pytest.mark.parametrize(
    ("name", "part", "words"),
    [
        ("people", Appearance("", affiliation="A house"), "needs a name"),
        ("people", Appearance("X", capacity="king"), "not in the vocabulary"),
        ("meetings", Meeting(title="S", format="by pigeon"), "not in the vocabulary"),
        ("meetings", Meeting(title="S", country="ATL"), "no country"),
        ("meetings", Meeting(date=PartialDate.open()), "no date here"),
        ("meetings", Meeting(title="S", attendance=(Appearance("", post="Envoy"),)), "needs a name"),
        ("outcomes", Outcome("x", kind="miracle"), "not in the vocabulary"),
        ("transfers", Transfer("", to_track="L1"), "official track"),
        ("documents", OutcomeDocument("", value="5"), "needs a title"),
        ("constraints", Constraint("", "why"), "held it back"),
        ("assessments", Assessment("", reason="so"), "criterion"),
        ("assessments", Assessment("impact", rating="9"), "not in the vocabulary"),
        ("follow_ups", FollowUp("x", due=PartialDate.open()), "no date here"),
        ("links", Link("", 5), "tied"),
        ("links", Link("related", 1), "itself"),
        ("claims", Claim("weather", "fine"), "which fact"),
        ("claims", Claim("start", "soon"), "not a date"),
        ("claims", Claim("kind", "brunch"), "not in the vocabulary"),
        ("claims", Claim("start", "1991", source=77), "not here any more"),
    ],
)  # fmt: skip
def test_a_part_that_makes_no_sense_is_refused(name: str, part: object, words: str) -> None:
    found = said(**{name: (part,)})
    assert [field for field, _ in found] == [name]
    assert words in found[0][1]


def test_an_adopted_claim_is_what_the_record_says() -> None:
    source = Source("Dawn", key=5)
    fits = (Claim("start", "1991-10", 5, adopted=True), Claim("start", "1991-11"))
    assert said(start=day("1991-10"), sources=(source,), claims=fits) == []
    (problem,) = said(start=day("1992"), sources=(source,), claims=fits)
    assert problem[0] == "claims"
    assert "1991-10" in problem[1]
    assert "1992" in problem[1]
    assert len(said(claims=(Claim("place", "Agra", adopted=True),))) == 0


def test_only_one_claim_of_a_fact_is_adopted() -> None:
    two = (Claim("place", "Agra", adopted=True), Claim("place", "Delhi", adopted=True))
    assert said(claims=two) == [("claims", "Only one claim of a fact can be adopted.")]


@pytest.mark.parametrize(
    "part",
    [
        Appearance("", role="chair", capacity="expert"),
        Meeting(attribution="chatham-house"),
        Outcome("", significance="high"),
        Transfer(""),
        Constraint(""),
        Assessment(""),
        FollowUp("", due=day("1991")),
        Link("related", 0),
        Claim("start", ""),
        Source("", key=9),
    ],
)
def test_what_says_nothing_counts_for_nothing(part: object) -> None:
    assert is_blank(part)


def test_tidying_gives_keys_and_cleans_what_is_nested() -> None:
    sitting = Meeting(title="  A   sitting ", agenda="One\n\n two ", attendance=(
        Appearance(" A  Person "), Appearance(" A  Person "), Appearance("")))  # fmt: skip
    record: Initiative = tidy(small(meetings=(sitting,), sources=(Source(" Dawn "),)))
    (kept,) = record.meetings
    assert (kept.title, kept.agenda) == ("A sitting", "One\n\n two")
    assert kept.attendance == (Appearance("A Person"),)
    assert kept.key > 0
    assert record.sources[0].key > 0
    assert tidy(record) is not None
    assert tidy(record).meetings[0].key == kept.key
