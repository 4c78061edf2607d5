"""What is tidied, and everything for which a record is refused."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.initiative import (
    VOCABULARY_OF,
    Budget,
    CountryParticipation,
    Engagement,
    ExternalId,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.rules import LONGEST_TEXT, LONGEST_TITLE, problems
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.tidying import tidy

Y1991, Y1995 = PartialDate(1991), PartialDate(1995)


@pytest.fixture
def refused(vocabularies: Vocabularies, countries: Countries) -> "Refused":
    return Refused(vocabularies, countries)


class Refused:
    """Asks the rules about a record, on the real vocabularies and countries."""

    def __init__(self, vocabularies: Vocabularies, countries: Countries) -> None:
        self._known = (vocabularies, countries)

    def __call__(self, record: Initiative) -> tuple[Problem, ...]:
        return problems(tidy(record), *self._known)

    def only(self, record: Initiative) -> Problem:
        (problem,) = self(record)
        return problem


def test_title_kind_and_track_are_enough(refused: Refused, agra: Initiative) -> None:
    assert refused(agra) == ()


def test_title_kind_and_track_are_needed(refused: Refused) -> None:
    assert [problem.field for problem in refused(Initiative(title=" \x00"))] == [
        "title", "kind", "track",
    ]  # fmt: skip


def test_a_title_has_its_limit(refused: Refused, agra: Initiative) -> None:
    assert refused(replace(agra, title="x" * LONGEST_TITLE)) == ()
    problem = refused.only(replace(agra, title="x" * (LONGEST_TITLE + 1)))

    assert problem.field == "title"
    assert "501 characters" in problem.message


@pytest.mark.parametrize("field", ["summary", "objectives", "track_reason"])
def test_a_long_text_is_kept_and_one_without_end_refused(
    refused: Refused, agra: Initiative, field: str
) -> None:
    kept = replace(agra, **{field: "x" * LONGEST_TEXT})  # type: ignore[arg-type]
    too_long = replace(agra, **{field: "x" * (LONGEST_TEXT + 1)})  # type: ignore[arg-type]

    assert refused(kept) == ()
    assert refused.only(too_long).field == field


@pytest.mark.parametrize("field", sorted(VOCABULARY_OF))
def test_a_value_outside_its_vocabulary_is_refused(
    refused: Refused, agra: Initiative, field: str
) -> None:
    problem = refused.only(replace(agra, **{field: "nonsense"}))  # type: ignore[arg-type]

    assert problem.field == field
    assert problem.message.startswith("“nonsense” is not in the vocabulary. Use one of: ")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("purposes", ("train", "nonsense")),
        ("countries", (CountryParticipation("PAK", "nonsense"),)),
        ("organisations", (Engagement("SAARC", "nonsense"),)),
        ("sources", (Source("Dawn", reliability="nonsense"),)),
        ("countries", (CountryParticipation("XXX"),)),
        ("places", (Place("Agra", "XXX"),)),
    ],
)
def test_unknown_codes_in_lists_are_refused(
    refused: Refused, agra: Initiative, field: str, value: tuple[object, ...]
) -> None:
    problem = refused.only(replace(agra, **{field: value}))  # type: ignore[arg-type]

    assert problem.field == field
    assert "“nonsense”" in problem.message or "“XXX”" in problem.message


def test_a_long_wrong_code_does_not_fill_the_message(refused: Refused, agra: Initiative) -> None:
    assert len(refused.only(replace(agra, mode="x" * 10_000)).message) < 200


def test_a_role_may_be_unknown_and_a_place_in_no_country(
    refused: Refused, agra: Initiative
) -> None:
    record = replace(
        agra,
        countries=(CountryParticipation("SUN", "unknown"), CountryParticipation("PAK", "")),
        places=(Place("Kartarpur zero line"), Place("", "PAK")),
    )

    assert refused(record) == ()


@pytest.mark.parametrize(
    ("start", "end", "refusal"),
    [
        (Y1991, Y1995, None),
        (Y1991, Y1991, None),
        (Y1991, PartialDate(1991, 1, 1), None),
        (None, Y1991, None),
        (None, PartialDate.open(), None),
        (Y1991, PartialDate.open(), None),
        (Y1995, Y1991, ("end", "The end (1991) is before the start (1995).")),
        (
            PartialDate(1991, 10, 6),
            PartialDate(1991, 9),
            ("end", "The end (September 1991) is before the start (6 October 1991)."),
        ),
        (PartialDate.open(), None, ("start", "Only an end can be open")),
        (PartialDate.open(), Y1991, ("start", "Only an end can be open")),
    ],
)
def test_dates_must_not_run_backward(
    refused: Refused,
    agra: Initiative,
    start: PartialDate | None,
    end: PartialDate | None,
    refusal: tuple[str, str] | None,
) -> None:
    for prefix in ("", "planned_"):
        dates = {f"{prefix}start": start, f"{prefix}end": end}
        found = refused(replace(agra, **dates))  # type: ignore[arg-type]
        if refusal is None:
            assert found == ()
        else:
            field, beginning = refusal
            assert found[0].field == prefix + field
            assert found[0].message.startswith(beginning)
            assert len(found) == 1


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("external_ids", (ExternalId("PA-X AgtId", ""),), "both its scheme and its value"),
        ("external_ids", (ExternalId("", "1522"),), "both its scheme and its value"),
        ("sources", (Source("", publisher="Dawn"),), "at least a title or an address"),
        ("organisations", (Engagement("", as_given="S.A.A.R.C."),), "needs a name"),
        ("budget", Budget("1,000", "USD"), "amount in figures"),
        ("budget", Budget("-5", "USD"), "amount in figures"),
        ("budget", Budget("١٢", "USD"), "amount in figures"),
        ("budget", Budget("1000", "usd"), "currency as three letters"),
        ("budget", Budget("1000", ""), "needs its currency"),
    ],
)
def test_half_of_a_thing_is_refused(
    refused: Refused, agra: Initiative, field: str, value: object, message: str
) -> None:
    problem = refused.only(replace(agra, **{field: value}))  # type: ignore[arg-type]

    assert problem.field == field
    assert message in problem.message


def test_whole_things_are_kept(refused: Refused, agra: Initiative) -> None:
    record = replace(
        agra,
        external_ids=(ExternalId("PA-X AgtId", "0409"),),
        sources=(Source("", url="https://example.org"), Source("Dawn", reliability="B")),
        budget=Budget("125000.50", "PKR", "A fund"),
    )

    assert refused(record) == ()
    assert refused(replace(agra, budget=Budget(funder="A fund"))) == ()


def test_tidy_cleans_texts_and_keeps_paragraphs(agra: Initiative) -> None:
    tidied = tidy(
        replace(
            agra,
            title="  Agra \n summit\x00",
            issue="a\tb",
            summary=" One.\r\n\r\nTwo. ",
            reference=" DD-2001-0001 ",
            budget=Budget(" 5 ", "USD ", " A  fund "),
        )
    )

    assert (tidied.title, tidied.issue) == ("Agra summit", "a b")
    assert tidied.summary == "One.\n\nTwo."
    assert tidied.reference == "DD-2001-0001"
    assert tidied.budget == Budget("5", "USD", "A fund")


def test_tidy_drops_what_is_empty_or_repeated(agra: Initiative) -> None:
    tidied = tidy(
        replace(
            agra,
            tags=("water", " water ", "", "Indus"),
            purposes=("train", "", "train"),
            countries=(
                CountryParticipation("PAK"),
                CountryParticipation(" PAK "),
                CountryParticipation(""),
                CountryParticipation("PAK", "host"),
            ),
            organisations=(Engagement("SAARC"), Engagement(" "), Engagement("SAARC ")),
            places=(Place(), Place("Agra", "IND"), Place(" Agra", "IND")),
            external_ids=(ExternalId("", " "), ExternalId("a", "1"), ExternalId("a", "1")),
            sources=(Source(" "), Source("Dawn"), Source("Dawn "), Source("Dawn", note="p. 3")),
        )
    )

    assert tidied.tags == ("water", "Indus")
    assert tidied.purposes == ("train",)
    assert tidied.countries == (CountryParticipation("PAK"), CountryParticipation("PAK", "host"))
    assert tidied.organisations == (Engagement("SAARC"),)
    assert tidied.places == (Place("Agra", "IND"),)
    assert tidied.external_ids == (ExternalId("a", "1"),)
    assert tidied.sources == (Source("Dawn"), Source("Dawn", note="p. 3"))


def test_tidy_leaves_what_is_tidy(agra: Initiative) -> None:
    record = replace(
        agra,
        id=3,
        version=2,
        start=Y1991,
        virtual=True,
        parent_id=9,
        summary="مذاکرات\u200f 🕊",
        sources=(Source("Dawn", date=Y1991),),
    )

    assert tidy(record) == record
