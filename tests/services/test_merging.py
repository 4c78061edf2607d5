"""Merging doubles: what moves, what is kept, and that one undo brings everything back."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, RefusedError
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.services import checking, entities, history, looking, merging, recording
from diplomat_desk.services.desk import Desk
from tests.making import day, small
from tests.services.test_entities import body, names, number_of, person, recorded


def whole(desk: Desk, number: int) -> Initiative:
    return replace(looking.one(desk, number, TOP), version=0)


def test_organisations_become_one_and_come_apart_again(desk: Desk) -> None:
    stays = recorded(desk, Organisation(name="SAARC", country="NPL", note="ours"))
    double = recorded(
        desk,
        Organisation(
            name="South Asian Association",
            aliases=("S.A.A.R.C.",),
            type="regional",
            country="IND",
            valid_from=day("1985"),
            confidentiality=Level.LIMITED,
        ),
    )
    part = recorded(desk, Organisation(name="Secretariat", parent="South Asian Association"))
    official = recorded(
        desk, Person(name="A", affiliations=(Affiliation("South Asian Association"),))
    )
    engaged = (Engagement("South Asian Association", "host"), Engagement("SAARC", "funder"))
    first = recording.record(desk, small("First", organisations=engaged)).id
    given = (Engagement("South Asian Association", as_given="the Association"),)
    binned = recording.record(desk, small("Binned", organisations=given)).id
    recording.delete(desk, [binned])
    before = whole(desk, first)

    told = merging.preview(desk, Kind.ORGANISATION, stays, double, TOP)
    assert (told.initiatives, told.parts) == (1, 1)
    assert told.aliases == ("South Asian Association", "S.A.A.R.C.")
    assert told.filled == ("type", "valid_from")
    assert told.differing == ("country",)

    for _ in range(2):
        merged = body(desk, stays)
        if not merged.aliases:
            merging.merge(desk, Kind.ORGANISATION, stays, double)
        merged = body(desk, stays)
        assert merged.aliases == ("South Asian Association", "S.A.A.R.C.")
        assert (merged.country, merged.type, merged.note) == ("NPL", "regional", "ours")
        assert merged.confidentiality is Level.LIMITED
        assert names(desk, Kind.ORGANISATION) == ["SAARC", "Secretariat"]
        assert whole(desk, first).organisations == (
            Engagement("SAARC", "host", "South Asian Association"),
            Engagement("SAARC", "funder"),
        )
        in_bin = looking.binned_one(desk, binned, TOP)
        assert in_bin.organisations == (Engagement("SAARC", as_given="the Association"),)
        assert body(desk, part).parent == "SAARC"
        assert person(desk, official).affiliations == (Affiliation("South Asian Association"),)
        assert checking.check(desk).clean
        history.undo(desk)
        assert whole(desk, first) == before
        assert replace(body(desk, stays), version=0) == Organisation(
            id=stays, name="SAARC", country="NPL", note="ours"
        )
        assert body(desk, double).type == "regional"
        assert body(desk, part).parent == "South Asian Association"
        assert looking.binned_one(desk, binned, TOP).organisations == given
        history.redo(desk)


def test_people_become_one_in_initiatives_and_meetings(desk: Desk) -> None:
    there = Appearance("Khan, Imran", "participant", "Cricket board", "captain", "private")
    meeting = Meeting(title="Dinner", attendance=(there, replace(there, name="Imran Khan")))
    number = recording.record(desk, small(people=(there,), meetings=(meeting,))).id
    stays = number_of(desk, Kind.PERSON, "Imran Khan")
    double = number_of(desk, Kind.PERSON, "Khan, Imran")
    before = whole(desk, number)
    merging.merge(desk, Kind.PERSON, stays, double)
    after = whole(desk, number)
    named = replace(there, name="Imran Khan", as_given="Khan, Imran")
    assert after.people == (named,)
    assert after.meetings[0].attendance == (named, replace(there, name="Imran Khan"))
    assert person(desk, stays).aliases == ("Khan, Imran",)
    assert desk.history.undo_label == "merge “Khan, Imran” into “Imran Khan”"
    history.undo(desk)
    assert whole(desk, number) == before
    assert set(names(desk, Kind.PERSON)) == {"Imran Khan", "Khan, Imran"}
    history.redo(desk)
    assert whole(desk, number) == after
    history.undo(desk)
    history.undo(desk)
    assert names(desk, Kind.PERSON) == [], "what was only named is gone with what named it"


def test_of_two_entries_that_then_say_the_same_one_is_left(desk: Desk) -> None:
    said = "the Institute"
    engaged = (
        Engagement("Institute", "host", said, Level.RESTRICTED),
        Engagement("Instiute", "host", said),
        Engagement("Instiute", "funder", said),
    )
    number = recording.record(desk, small(organisations=engaged)).id
    stays, double = (number_of(desk, Kind.ORGANISATION, name) for name in ("Institute", "Instiute"))
    merging.merge(desk, Kind.ORGANISATION, stays, double)
    assert whole(desk, number).organisations == (
        Engagement("Institute", "host", said),
        Engagement("Institute", "funder", said),
    )


def test_people_of_one_name_are_told_apart_until_they_are_merged(desk: Desk) -> None:
    one = recorded(desk, Person(name="Ali Khan", country="PAK"))
    other = recorded(desk, Person(name="Ali Khan", country="IND"))
    first = recording.record(desk, small(people=(Appearance("Ali Khan", person_id=one),))).id
    second = recording.record(desk, small(people=(Appearance("Ali Khan", person_id=other),))).id
    merging.merge(desk, Kind.PERSON, one, other)
    assert person(desk, one).aliases == ()
    assert {a.person_id for n in (first, second) for a in whole(desk, n).people} == {one}
    history.undo(desk)
    assert [whole(desk, n).people[0].person_id for n in (first, second)] == [one, other]


def test_a_merge_under_a_ceiling_moves_what_is_hidden_and_does_not_tell_it(desk: Desk) -> None:
    recorded(desk, Organisation(name="Secret bureau", confidentiality=Level.CONFIDENTIAL))
    stays = recorded(desk, Person(name="Imran Khan"))
    double = recorded(desk, Person(name="I. Khan", affiliations=(Affiliation("Secret bureau"),)))
    recording.record(desk, small("Open", people=(Appearance("I. Khan"),)))
    secret = recording.record(
        desk, small("Secret", confidentiality=Level.CONFIDENTIAL, people=(Appearance("I. Khan"),))
    ).id
    told = merging.preview(desk, Kind.PERSON, stays, double, Level.LIMITED)
    assert told.initiatives == 1
    assert told.affiliations == ()
    merging.merge(desk, Kind.PERSON, stays, double, Level.LIMITED)
    assert whole(desk, secret).people == (Appearance("Imran Khan", as_given="I. Khan"),)
    assert person(desk, stays).affiliations == (Affiliation("Secret bureau"),)
    assert history.labels(desk, Level.LIMITED)[0] == "merge “I. Khan” into “Imran Khan”"
    history.undo(desk, Level.LIMITED)
    assert whole(desk, secret).people == (Appearance("I. Khan"),)


def test_what_may_not_be_told_cannot_be_merged(desk: Desk) -> None:
    stays = recorded(desk, Person(name="A"))
    raised = recorded(desk, Person(name="B", confidentiality=Level.CONFIDENTIAL))
    for work in (merging.preview, merging.merge):
        with pytest.raises(MissingError):
            work(desk, Kind.PERSON, stays, raised, Level.LIMITED)
        with pytest.raises(RefusedError):
            work(desk, Kind.PERSON, stays, stays, TOP)
    assert len(names(desk, Kind.PERSON)) == 2


def test_families_do_not_become_circles(desk: Desk) -> None:
    grandparent = recorded(desk, Organisation(name="Grandparent"))
    parent = recorded(desk, Organisation(name="Parent", parent="Grandparent"))
    child = recorded(desk, Organisation(name="Child", parent="Parent"))
    merging.merge(desk, Kind.ORGANISATION, child, grandparent)
    assert body(desk, child).parent == ""
    assert body(desk, parent).parent == "Child"
    history.undo(desk)
    merging.merge(desk, Kind.ORGANISATION, grandparent, child)
    assert body(desk, grandparent).parent == ""
    history.undo(desk)
    assert body(desk, child).parent == "Parent"


def test_hundreds_of_initiatives_move_in_one_step(desk: Desk) -> None:
    for number in range(120):
        recording.record(desk, small(f"Talks {number}", organisations=(Engagement("Old"),)))
    stays = recorded(desk, Organisation(name="New"))
    merging.merge(desk, Kind.ORGANISATION, stays, number_of(desk, Kind.ORGANISATION, "Old"))
    rows = entities.rows(desk, Kind.ORGANISATION, [stays], TOP)
    assert rows[0].uses == 120
    history.undo(desk)
    assert entities.rows(desk, Kind.ORGANISATION, [stays], TOP)[0].uses == 0
