"""Likely doubles of the register: found by name, told under the ceiling, dismissed with a reason."""

import pytest

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import RefusedError
from diplomat_desk.domain.initiative import Engagement
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.services import duplicates, history, merging, recording
from diplomat_desk.services.desk import Desk
from tests.making import small
from tests.services.test_entities import recorded


def pairs(desk: Desk, kind: Kind = Kind.PERSON, ceiling: Level = TOP) -> list[tuple[str, str]]:
    found = duplicates.likely(desk, kind, ceiling)
    return [(one.first_name, one.second_name) for one in found]


def test_a_pair_is_dismissed_with_a_reason_and_comes_back_on_undo(desk: Desk) -> None:
    one = recorded(desk, Person(name="Imran Khan"))
    other = recorded(desk, Person(name="عمران خان"))
    assert pairs(desk) == [("Imran Khan", "عمران خان")]
    assert "two scripts" in duplicates.likely(desk, Kind.PERSON, TOP)[0].reason
    with pytest.raises(RefusedError):
        duplicates.dismiss(desk, Kind.PERSON, other, one, "  ")
    change = duplicates.dismiss(desk, Kind.PERSON, other, one, "Father and son", Level.RESTRICTED)
    assert change.identity.key == f"same-person:{one}:{other}"
    assert pairs(desk) == []
    assert pairs(desk, ceiling=Level.PUBLIC) == [], "that it was dismissed holds at every ceiling"
    duplicates.dismiss(desk, Kind.PERSON, one, other, "Cousins")
    history.undo(desk)
    history.undo(desk)
    assert len(pairs(desk)) == 1


def test_only_what_may_be_told_is_compared(desk: Desk) -> None:
    recorded(desk, Organisation(name="SAARC"))
    recorded(
        desk,
        Organisation(
            name="South Asian Association for Regional Cooperation",
            confidentiality=Level.RESTRICTED,
        ),
    )
    recording.record(desk, small(people=(Appearance("Imran Khan"),)))
    recording.record(
        desk,
        small(
            confidentiality=Level.CONFIDENTIAL,
            people=(Appearance("Khan, Imran"),),
            organisations=(Engagement("S.A.A.R.C."),),
        ),
    )
    assert len(pairs(desk)) == 1
    assert len(pairs(desk, Kind.ORGANISATION)) == 3
    assert pairs(desk, ceiling=Level.LIMITED) == []
    assert pairs(desk, Kind.ORGANISATION, Level.LIMITED) == []


def test_what_was_merged_is_no_pair_any_more(desk: Desk) -> None:
    one = recorded(desk, Person(name="Imran Khan"))
    other = recorded(desk, Person(name="Khan, Imran"))
    merging.merge(desk, Kind.PERSON, one, other)
    assert pairs(desk) == []
