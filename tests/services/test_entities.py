"""People and organisations: lists, cards, recording, deleting, and what a ceiling leaves of them."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, RefusedError, StaleError
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Budget, Engagement
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.services import entities, history, looking, recording, standing
from diplomat_desk.services.desk import Desk
from tests.making import day, small


def person(desk: Desk, number: int, ceiling: Level = TOP) -> Person:
    found = entities.one(desk, Kind.PERSON, number, ceiling)
    assert isinstance(found, Person)
    return found


def body(desk: Desk, number: int, ceiling: Level = TOP) -> Organisation:
    found = entities.one(desk, Kind.ORGANISATION, number, ceiling)
    assert isinstance(found, Organisation)
    return found


def recorded(desk: Desk, one: Person | Organisation, ceiling: Level = TOP) -> int:
    change = entities.record(desk, one, ceiling)
    assert change.after is not None
    made = change.after.record
    assert isinstance(made, Person | Organisation)
    return made.id


def names(
    desk: Desk, kind: Kind, ceiling: Level = TOP, text: str = "", *, by_use: bool = False
) -> list[str]:
    found = entities.choose(desk, kind, text, ceiling, by_use=by_use)
    return [row.name for row in entities.rows(desk, kind, found.ids, ceiling)]


def number_of(desk: Desk, kind: Kind, name: str) -> int:
    return entities.suggestions(desk, kind, name, TOP)[0][0]


def test_a_person_is_recorded_edited_and_taken_back(desk: Desk) -> None:
    number = recorded(desk, Person(name=" Imran  Khan ", aliases=("Imran Khan", "عمران خان")))
    assert person(desk, number).name == "Imran Khan"
    assert person(desk, number).aliases == ("عمران خان",)
    edited = replace(person(desk, number), country="PAK")
    entities.record(desk, edited)
    assert person(desk, number).country == "PAK"
    with pytest.raises(StaleError):
        entities.record(desk, replace(edited, note="late"))
    history.undo(desk)
    assert person(desk, number).country == ""
    assert desk.history.redo_label == "edit “Imran Khan”"
    entities.record(desk, person(desk, number))
    assert desk.history.redo_label == "edit “Imran Khan”", "an edit that changes nothing is no step"
    history.undo(desk)
    assert names(desk, Kind.PERSON) == []


def test_everything_wrong_is_refused_at_once(desk: Desk) -> None:
    wrong = Person(
        country="XXX",
        affiliations=(Affiliation("A", since=day("2001"), until=day("1999"), capacity="king"),),
    )
    with pytest.raises(RefusedError) as caught:
        entities.record(desk, wrong)
    assert {one.field for one in caught.value.problems} == {"name", "country", "affiliations"}
    assert desk.history.undo_label == ""


def test_two_organisations_cannot_have_one_name(desk: Desk) -> None:
    number = recorded(desk, Organisation(name="Jinnah Institute"))
    with pytest.raises(RefusedError, match="Merge the two"):
        entities.record(desk, Organisation(name="jinnah institute"))
    entities.record(desk, replace(body(desk, number), name="JINNAH Institute"))
    assert names(desk, Kind.ORGANISATION) == ["JINNAH Institute"]


def test_the_name_of_a_withheld_organisation_is_refused_without_telling_it(desk: Desk) -> None:
    recorded(desk, Organisation(name="Back channel", confidentiality=Level.CONFIDENTIAL))
    with pytest.raises(RefusedError) as caught:
        entities.record(desk, Organisation(name="Back channel"), Level.LIMITED)
    assert "Merge" not in str(caught.value)


def test_an_organisation_cannot_belong_to_what_belongs_to_it(desk: Desk) -> None:
    top = recorded(desk, Organisation(name="Top"))
    recorded(desk, Organisation(name="Middle", parent="Top"))
    recorded(desk, Organisation(name="Low", parent="Middle"))
    with pytest.raises(RefusedError, match="belongs to this organisation"):
        entities.record(desk, replace(body(desk, top), parent="Low"))


def test_what_an_initiative_names_is_not_deleted(desk: Desk) -> None:
    change = recording.record(
        desk, small(people=(Appearance("A. Khan"),), organisations=(Engagement("Host"),))
    )
    for kind, name in ((Kind.PERSON, "A. Khan"), (Kind.ORGANISATION, "Host")):
        with pytest.raises(RefusedError, match="takes part in 1 initiative and stays"):
            entities.delete(desk, kind, number_of(desk, kind, name))
    recorded(desk, replace(person(desk, number_of(desk, Kind.PERSON, "A. Khan")), note="kept"))
    whole = recording.record(desk, replace(change.after.initiative, people=()))  # type: ignore[union-attr]
    assert whole.id
    entities.delete(desk, Kind.PERSON, number_of(desk, Kind.PERSON, "A. Khan"))
    assert names(desk, Kind.PERSON) == []
    history.undo(desk)
    assert names(desk, Kind.PERSON) == ["A. Khan"]


def test_deleting_a_parent_leaves_its_parts_and_undo_ties_them_again(desk: Desk) -> None:
    part = recorded(desk, Organisation(name="Part", parent="Whole"))
    whole = number_of(desk, Kind.ORGANISATION, "Whole")
    for _ in range(2):
        entities.delete(desk, Kind.ORGANISATION, whole)
        assert body(desk, part).parent == ""
        assert names(desk, Kind.ORGANISATION) == ["Part"]
        history.undo(desk)
        assert body(desk, part).parent == "Whole"
        history.redo(desk)
        assert names(desk, Kind.ORGANISATION) == ["Part"]
        history.undo(desk)


def test_an_edit_under_a_ceiling_keeps_what_it_could_not_see(desk: Desk) -> None:
    recorded(desk, Organisation(name="Secret bureau", confidentiality=Level.CONFIDENTIAL))
    posts = (Affiliation("Secret bureau", "chief"), Affiliation("University", "reader"))
    number = recorded(desk, Person(name="A. Khan", affiliations=posts))
    part = recorded(desk, Organisation(name="Desk", parent="Secret bureau"))
    seen = person(desk, number, Level.LIMITED)
    assert [one.organisation for one in seen.affiliations] == ["University"]
    assert body(desk, part, Level.LIMITED).parent == ""
    entities.record(desk, replace(seen, note="edited"), Level.LIMITED)
    entities.record(desk, replace(body(desk, part, Level.LIMITED), note="edited"), Level.LIMITED)
    assert set(person(desk, number).affiliations) == set(posts)
    assert person(desk, number).note == "edited"
    assert body(desk, part).parent == "Secret bureau"
    entities.record(desk, replace(body(desk, part), parent=""))
    assert body(desk, part).parent == ""


def test_what_lies_above_the_ceiling_is_in_no_list_card_count_or_suggestion(desk: Desk) -> None:
    raised = recorded(desk, Person(name="Raised Person", confidentiality=Level.RESTRICTED))
    recorded(desk, Organisation(name="Raised Body", confidentiality=Level.RESTRICTED))
    recording.record(
        desk,
        small(
            "Secret talks",
            confidentiality=Level.CONFIDENTIAL,
            people=(Appearance("Known There"), Appearance("Known Both")),
            organisations=(Engagement("Body There"), Engagement("Body Both")),
        ),
    )
    recording.record(
        desk,
        small(
            "Open talks",
            people=(Appearance("Known Both", affiliation="Raised Body", post="chief"),),
            organisations=(Engagement("Body Both"),),
        ),
    )
    low = Level.LIMITED
    assert names(desk, Kind.PERSON, low) == ["Known Both"]
    assert names(desk, Kind.ORGANISATION, low) == ["Body Both"]
    assert entities.choose(desk, Kind.PERSON, "known", low, by_use=True).total == 1
    assert entities.suggestions(desk, Kind.PERSON, "there", low) == ()
    counted = standing.counts(desk, Filter(ceiling=low), looking.tally(desk, Filter(ceiling=low)))
    assert (counted["people"], counted["organisations"]) == (1, 1)
    assert (
        standing.counts(desk, Filter(ceiling=TOP), looking.tally(desk, Filter(ceiling=TOP)))[
            "people"
        ]
        == 3
    )
    hidden = (raised, number_of(desk, Kind.PERSON, "Known There"))
    for number in hidden:
        with pytest.raises(MissingError):
            entities.card(desk, Kind.PERSON, number, low)
        with pytest.raises(MissingError):
            entities.delete(desk, Kind.PERSON, number, low)
    both = number_of(desk, Kind.PERSON, "Known Both")
    told = entities.card(desk, Kind.PERSON, both, low)
    assert [(part.title, part.affiliation, part.post) for part in told.parts] == [
        ("Open talks", "", "")
    ]
    assert told.links == ()
    assert len(entities.card(desk, Kind.PERSON, both, TOP).parts) == 2
    shared = entities.card(
        desk, Kind.ORGANISATION, number_of(desk, Kind.ORGANISATION, "Body Both"), low
    )
    assert [part.title for part in shared.parts] == ["Open talks"]


def test_a_card_ties_people_to_organisations_by_any_of_their_names(desk: Desk) -> None:
    whole = recorded(desk, Organisation(name="United Nations"))
    unit = recorded(
        desk, Organisation(name="Mediation Unit", aliases=("MSU",), parent="United Nations")
    )
    number = recorded(desk, Person(name="A. Khan", affiliations=(Affiliation("msu", "adviser"),)))
    recording.record(desk, small(people=(Appearance("B. Rao", affiliation="Mediation Unit"),)))
    assert dict(entities.card(desk, Kind.PERSON, number, TOP).links) == {"msu": unit}
    told = entities.card(desk, Kind.ORGANISATION, unit, TOP)
    assert [name for _, name in told.people] == ["A. Khan", "B. Rao"]
    assert dict(told.links) == {"united nations": whole}
    assert entities.card(desk, Kind.ORGANISATION, whole, TOP).within == ((unit, "Mediation Unit"),)


def test_the_most_engaged_come_first(desk: Desk) -> None:
    recording.record(desk, small(people=(Appearance("Zed"), Appearance("Abe"))))
    recording.record(desk, small(people=(Appearance("Zed"),)))
    assert names(desk, Kind.PERSON) == ["Abe", "Zed"]
    assert names(desk, Kind.PERSON, by_use=True) == ["Zed", "Abe"]
    assert names(desk, Kind.PERSON, text="ab") == ["Abe"]


def found(desk: Desk, words: str, ceiling: Level) -> tuple[list[str], list[str], int]:
    chosen = Filter(text=words, ceiling=ceiling)
    return (
        names(desk, Kind.PERSON, ceiling, words),
        names(desk, Kind.ORGANISATION, ceiling, words),
        len(looking.select(desk, chosen, Sort()).ids),
    )


def test_raising_an_organisation_takes_the_words_that_name_it_out_of_every_search(
    desk: Desk,
) -> None:
    recorded(desk, Person(name="A. Khan", affiliations=(Affiliation("Bureau", "chief"),)))
    recorded(desk, Organisation(name="Desk", parent="Bureau"))
    there = (Appearance("B. Rao", affiliation="Bureau"),)
    recording.record(desk, small("With people", people=there))
    recording.record(desk, small("With a funder", budget=Budget(funder="Bureau")))
    low = Level.LIMITED
    before = (["A. Khan"], ["Bureau", "Desk"], 2)
    assert found(desk, "bureau", low) == before
    number = number_of(desk, Kind.ORGANISATION, "Bureau")
    entities.record(
        desk, replace(body(desk, number), confidentiality=Level.CONFIDENTIAL, aliases=("Firm",))
    )
    assert found(desk, "bureau", low) == ([], [], 0)
    assert found(desk, "bureau", TOP) == before
    history.undo(desk)
    assert found(desk, "bureau", low) == before


def test_an_organisation_recorded_or_deleted_above_the_ceiling_takes_its_words_along(
    desk: Desk,
) -> None:
    recorded(desk, Person(name="A. Khan", affiliations=(Affiliation("Bureau", "chief"),)))
    recording.record(desk, small(people=(Appearance("B. Rao", affiliation="Bureau"),)))
    low = Level.LIMITED
    before: tuple[list[str], list[str], int] = (["A. Khan"], [], 1)
    assert found(desk, "bureau", low) == before
    number = recorded(desk, Organisation(name="Bureau", confidentiality=Level.CONFIDENTIAL))
    assert found(desk, "bureau", low) == ([], [], 0)
    entities.delete(desk, Kind.ORGANISATION, number)
    assert found(desk, "bureau", low) == before
    history.undo(desk)
    assert found(desk, "bureau", low) == ([], [], 0)
