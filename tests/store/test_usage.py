"""How much uses a term, a tag or a country, and what of it may be told."""

from typing import Any

import pytest
from sqlalchemy import Connection

from diplomat_desk.domain.changes import Identity, Kind, State
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.held import COUNTRY, HELD, TAG
from diplomat_desk.domain.initiative import (
    CountryParticipation,
    Engagement,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.keeping import Claim, Constraint, Link
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin, put_one
from diplomat_desk.store import usage
from tests.making import small


def counts(desk: Desk, vocabulary: str, ceiling: Level = TOP) -> dict[str, int]:
    with desk.register.reading() as connection:
        return usage.counts(connection, vocabulary, ceiling)


def holders(desk: Desk, vocabulary: str, code: str) -> set[Identity]:
    with desk.register.reading() as connection:
        return set(usage.holders(connection, vocabulary, code))


def put(desk: Desk, record: Person | Organisation | SavedFilter | SavedChart | SavedReport) -> int:
    change = put_one(desk, record, None)
    assert change.after is not None
    return int(change.after.identity.key)


def test_every_holding_has_its_column(desk: Desk) -> None:
    for vocabulary, holdings in HELD.items():
        for holding in holdings:
            assert usage.column_of(vocabulary, holding).key in (holding.field, "code", "tag")


def everywhere() -> Initiative:
    """A record that holds a code of every vocabulary of initiatives."""
    return small(
        kind="workshop",
        track="T2",
        approach="ngo",
        status="active",
        mode="bilateral",
        formality="informal",
        scope="dialogue",
        visibility="public",
        recognition="tacit",
        purposes=("train",),
        interests=("good-governance",),
        tags=("water",),
        countries=(CountryParticipation("IND", "host"),),
        organisations=(Engagement("Body", "funder"),),
        people=(Appearance("A. Person", "chair", capacity="expert"),),
        meetings=(Meeting(title="One", country="PAK", format="phone", attribution="on-record"),),
        outcomes=(Outcome("It changed", "cbm", significance="low"),),
        transfers=(Transfer("Paper", "L1"),),
        documents=(OutcomeDocument("Text", stage="ceasefire"),),
        constraints=(Constraint("escalation"),),
        assessments=(Assessment("impact", "4"),),
        sources=(Source("Dawn", reliability="B"),),
    )


def test_every_vocabulary_of_initiatives_is_counted(desk: Desk) -> None:
    first = recording.record(desk, everywhere())
    recording.record(desk, small(links=(Link("related", first.id),)))
    for vocabulary in set(HELD) - {"organisation-type"}:
        assert counts(desk, vocabulary), vocabulary
    assert counts(desk, "track") == {"T2": 2, "L1": 1}
    assert counts(desk, COUNTRY) == {"IND": 1, "PAK": 1}


def test_a_record_counts_once_however_often_it_holds_a_code(desk: Desk) -> None:
    wanted = small(track="T2", transfers=(Transfer("a", "T2"), Transfer("b", "T2")))
    recording.record(desk, wanted)
    assert counts(desk, "track") == {"T2": 1}


def test_people_and_organisations_count_as_records(desk: Desk) -> None:
    put(desk, Person(name="P", country="IND", affiliations=(Affiliation("Q", capacity="expert"),)))
    put(desk, Organisation(name="O", type="media", country="IND"))
    assert counts(desk, "capacity") == {"expert": 1}
    assert counts(desk, "organisation-type") == {"media": 1}
    assert counts(desk, COUNTRY) == {"IND": 2}


SECRET = Level.CONFIDENTIAL


@pytest.mark.parametrize(
    ("vocabulary", "code", "more"),
    [
        ("kind", "dialogue", {"confidentiality": SECRET}),
        ("country-role", "host", {"countries": (CountryParticipation("IND", "host", SECRET),)}),
        (COUNTRY, "IND", {"countries": (CountryParticipation("IND", "host", SECRET),)}),
        ("person-role", "chair", {"people": (Appearance("A", "chair", level=SECRET),)}),
        ("organisation-role", "funder", {"organisations": (Engagement("B", "funder", level=SECRET),)}),
        ("significance", "low", {"outcomes": (Outcome("x", significance="low", level=SECRET),)}),
        ("meeting-format", "phone", {"meetings": (Meeting(format="phone", level=SECRET),)}),
        (
            "capacity",
            "expert",
            {
                "meetings": (
                    Meeting(
                        title="Closed",
                        attribution="chatham-house",
                        attendance=(Appearance("A", capacity="expert"),),
                    ),
                )
            },
        ),
        (
            "scope",
            "mediation",
            {
                "sources": (Source("S", level=SECRET, key=7),),
                "claims": (Claim("scope", "mediation", 7),),
            },
        ),
    ],
)  # fmt: skip
def test_nothing_above_the_ceiling_is_counted(
    desk: Desk, vocabulary: str, code: str, more: dict[str, Any]
) -> None:
    recording.record(desk, small(**more))
    assert counts(desk, vocabulary)[code] == 1
    assert code not in counts(desk, vocabulary, Level.RESTRICTED)
    assert holders(desk, vocabulary, code)


def test_what_only_secret_people_and_bodies_hold_is_not_counted(desk: Desk) -> None:
    number = put(desk, Organisation(name="Hidden", type="media", confidentiality=SECRET))
    put(desk, Person(name="P", affiliations=(Affiliation("Hidden", capacity="private"),)))
    secret = put(desk, Person(name="S", country="NPL", confidentiality=SECRET))
    recording.record(
        desk,
        small(
            organisations=(Engagement("Hidden", "host", organisation_id=number),),
            people=(Appearance("S", "speaker", person_id=secret),),
        ),
    )
    hidden = ("organisation-type", "capacity", "organisation-role", "person-role", COUNTRY)
    for vocabulary in hidden:
        assert counts(desk, vocabulary)
        assert not counts(desk, vocabulary, Level.RESTRICTED), vocabulary


def test_a_tie_to_a_secret_record_is_not_counted(desk: Desk) -> None:
    target = recording.record(desk, small(confidentiality=SECRET))
    recording.record(desk, small(links=(Link("precedes", target.id),)))
    assert counts(desk, "link") == {"precedes": 1}
    assert counts(desk, "link", Level.RESTRICTED) == {}


def test_the_bin_and_what_is_kept_under_a_name_hold_codes_but_are_not_counted(desk: Desk) -> None:
    made = recording.record(desk, small(kind="workshop", places=(Place("", "BTN"),)))
    recording.delete(desk, [made.id])
    kept = put(desk, SavedFilter(name="Mine", filter=Filter(kinds=("workshop",))))
    chart = put(desk, SavedChart(name="Mine", other=Filter(kinds=("workshop",))))
    report = put(desk, SavedReport(name="Mine", subject="BTN", filter=Filter(kinds=("workshop",))))
    assert counts(desk, "kind") == {}
    assert holders(desk, "kind", "workshop") == {
        Identity(Kind.INITIATIVE, str(made.id)),
        Identity(Kind.FILTER, str(kept)),
        Identity(Kind.CHART, str(chart)),
        Identity(Kind.REPORT, str(report)),
    }
    assert holders(desk, COUNTRY, "BTN") == {
        Identity(Kind.INITIATIVE, str(made.id)),
        Identity(Kind.REPORT, str(report)),
    }


def test_the_history_remembers_what_was_held(desk: Desk) -> None:
    made = recording.record(desk, small(kind="workshop", tags=("100%",)))
    with begin(desk) as writer:
        before = writer.initiative(made.id)
        assert before is not None
        writer.put(made.action, "", before, State(small(id=made.id, reference="DD-ND-0001")))

    def told(connection: Connection, vocabulary: str, code: str) -> bool:
        return usage.in_history(connection, vocabulary, code)

    with desk.register.reading() as connection:
        assert told(connection, "kind", "workshop")
        assert told(connection, TAG, "100%")
        assert not told(connection, TAG, "100_")
        assert not told(connection, "scope", "workshop")
