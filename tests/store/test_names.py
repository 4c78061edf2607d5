"""People and organisations are found by what they are called, keep what sources called them, and leave no trace."""

from dataclasses import replace

from sqlalchemy import func, select

from diplomat_desk.domain.changes import Action, Identity, Kind, State
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.services import history, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import put_one
from diplomat_desk.store import entity_lists
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE
from diplomat_desk.store.schema_entities import organisation, person
from tests.making import day, small


def kept(desk: Desk, one: Initiative) -> Initiative:
    after = recording.record(desk, one).after
    assert after is not None
    return after.initiative


def known(desk: Desk, one: Person | Organisation) -> int:
    change = put_one(desk, one, None)
    assert change.after is not None
    return int(change.after.identity.key)


def number_of(desk: Desk, table: object) -> int:
    with desk.register.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def test_a_person_is_added_by_name_and_goes_with_the_last_that_names_them(desk: Desk) -> None:
    one = kept(desk, small(people=(Appearance("Abdul Sattar", post="Minister"),)))
    assert one.people[0].person_id > 0
    assert number_of(desk, person) == 1
    kept(desk, replace(one, people=()))
    assert number_of(desk, person) == 0
    history.undo(desk)
    assert number_of(desk, person) == 1
    assert looking.one(desk, one.id, TOP).people == one.people


def test_one_recorded_by_hand_stays(desk: Desk) -> None:
    number = known(
        desk, Person(name="Abdul Sattar", affiliations=(Affiliation("MFA", "Minister"),))
    )
    one = kept(desk, small(people=(Appearance("abdul sattar"),)))
    assert one.people[0].person_id == number
    kept(desk, replace(one, people=()))
    assert number_of(desk, person) == 1


def test_two_of_one_name_are_told_apart_by_id(desk: Desk) -> None:
    first = known(desk, Person(name="Ali Khan"))
    second = known(desk, Person(name="Ali Khan", country="PAK"))
    one = kept(desk, small(people=(Appearance("Ali Khan", person_id=second),)))
    assert (one.people[0].person_id, second != first) == (second, True)


def test_another_name_finds_them_unless_two_share_it(desk: Desk) -> None:
    number = known(desk, Organisation(name="South Asian Association", aliases=("SAARC",)))
    one = kept(desk, small(organisations=(Engagement("SAARC"),)))
    assert one.organisations[0].organisation_id == number
    found = looking.one(desk, one.id, TOP).organisations[0]
    assert (found.name, found.as_given) == ("South Asian Association", "SAARC")
    known(desk, Organisation(name="Another", aliases=("SAARC",)))
    other = kept(desk, small(organisations=(Engagement("saarc"),)))
    assert other.organisations[0].organisation_id != number


def test_what_they_were_then_is_not_changed_by_what_they_are_now(desk: Desk) -> None:
    one = kept(
        desk,
        small(people=(Appearance("A. Sattar", affiliation="MFA", post="Secretary", capacity="serving-official"),)),
    )  # fmt: skip
    number = one.people[0].person_id
    now = Person(
        id=number,
        name="Abdul Sattar",
        affiliations=(Affiliation("A think tank", capacity="former-official", since=day("2002")),),
    )
    put_one(desk, now, Identity(Kind.PERSON, str(number)))
    (then,) = looking.one(desk, one.id, TOP).people
    assert (then.name, then.as_given) == ("Abdul Sattar", "A. Sattar")
    assert (then.affiliation, then.post, then.capacity) == ("MFA", "Secretary", "serving-official")


def test_a_renamed_organisation_is_found_by_its_new_name_everywhere(desk: Desk) -> None:
    one = kept(desk, small(organisations=(Engagement("Old Trust"),)))
    number = one.organisations[0].organisation_id
    renamed = Organisation(id=number, name="New Foundation")
    put_one(desk, renamed, Identity(Kind.ORGANISATION, str(number)))
    assert looking.tally(desk, Filter(text="foundation")).selected == 1
    # The name that the source gave is kept, and found.
    assert looking.tally(desk, Filter(text="old trust")).selected == 1
    (row,) = looking.rows(desk, [one.id], TOP)
    assert row.organisations == ("New Foundation",)
    history.undo(desk)
    assert looking.tally(desk, Filter(text="foundation")).selected == 0


def test_raising_an_organisation_takes_it_out_of_the_open_index(desk: Desk) -> None:
    one = kept(desk, small(organisations=(Engagement("Discreet Trust"),)))
    number = one.organisations[0].organisation_id
    raised = Organisation(id=number, name="Discreet Trust", confidentiality=Level.RESTRICTED)
    put_one(desk, raised, Identity(Kind.ORGANISATION, str(number)))
    for ceiling, hits in ((Level.LIMITED, 0), (Level.RESTRICTED, 1)):
        found = looking.select(desk, Filter(text="discreet", ceiling=ceiling), Sort())
        assert len(found.ids) == hits


def test_a_list_counts_the_parts_that_may_be_told(desk: Desk) -> None:
    kept(desk, small("One", organisations=(Engagement("SAARC"), Engagement("SAARC", "host"))))
    kept(desk, small("Two", organisations=(Engagement("SAARC"),), confidentiality=Level.LIMITED))
    kept(desk, small("Three", organisations=(Engagement("OIC"),), confidentiality=Level.LIMITED))
    with desk.register.reading() as connection:
        open_ids = entity_lists.choose(connection, ORGANISATIONS, "", Level.PUBLIC, by_use=True)
        (row,) = entity_lists.rows(connection, ORGANISATIONS, open_ids.ids, Level.PUBLIC)
        assert (row.name, row.uses, open_ids.total) == ("SAARC", 1, 1)
        every = entity_lists.choose(connection, ORGANISATIONS, "", TOP, by_use=True)
        names = [r.name for r in entity_lists.rows(connection, ORGANISATIONS, every.ids, TOP)]
        assert names == ["SAARC", "OIC"]
        assert entity_lists.names(connection, PEOPLE, "a", TOP) == ()


def test_a_person_is_found_in_any_script_and_by_affiliation(desk: Desk) -> None:
    number = known(
        desk,
        Person(name="Imran Khan", aliases=("عمران خان",), affiliations=(Affiliation("PTI"),)),
    )
    with desk.register.reading() as connection:
        for text in ("imran", "KHAN", "عمران", "pti"):
            found = entity_lists.choose(connection, PEOPLE, text, TOP, by_use=False)
            assert list(found.ids) == [number], text


def test_states_of_every_kind_are_put_and_found_again(desk: Desk) -> None:
    number = known(desk, Person(name="X"))
    assert desk.history.done[-1].changes[0].action is Action.RECORD
    history.undo(desk)
    assert number_of(desk, person) == 0
    history.redo(desk)
    with desk.register.reading() as connection:
        assert entity_lists.person(connection, number, TOP) == replace(
            Person(name="X"), id=number, version=2
        )
    assert State(Person(name="X")).identity.kind is Kind.PERSON
    assert number_of(desk, organisation) == 0
