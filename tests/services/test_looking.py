"""Reading what lies in the bin obeys the ceiling, as everything that is read does."""

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import put_one


def binned(desk: Desk, level: Level = Level.PUBLIC) -> int:
    process = recording.record(desk, Initiative(title="Process", kind="dialogue", track="T2"))
    wanted = Initiative(
        title="Agra summit",
        kind="summit",
        track="L1",
        confidentiality=level,
        parent_id=process.id,
    )
    number = recording.record(desk, wanted).id
    recording.delete(desk, (number,))
    return number


def test_a_binned_record_is_read_whole_without_its_process(desk: Desk) -> None:
    record = looking.binned_one(desk, binned(desk), Level.PUBLIC)
    assert (record.title, record.kind, record.parent_id) == ("Agra summit", "summit", None)


def test_above_the_ceiling_there_is_none(desk: Desk) -> None:
    number = binned(desk, Level.CONFIDENTIAL)
    with pytest.raises(MissingError):
        looking.binned_one(desk, number, Level.LIMITED)
    assert looking.binned_one(desk, number, Level.CONFIDENTIAL).title == "Agra summit"


def test_what_is_not_in_the_bin_is_not_read_as_if_it_were(desk: Desk) -> None:
    number = binned(desk)
    recording.restore(desk, (number,))
    for one in (number, number + 100):
        with pytest.raises(MissingError):
            looking.binned_one(desk, one, Level.CONFIDENTIAL)


def test_people_are_suggested_by_any_name_with_what_tells_them_apart(desk: Desk) -> None:
    post = Affiliation("Ministry of External Affairs", "Envoy")
    put_one(desk, Person(name="Salman Haidar", aliases=("S. Haidar",), affiliations=(post,)), None)
    put_one(desk, Person(name="Haidar Secret", confidentiality=Level.RESTRICTED), None)
    wanted = Initiative(
        title="Agra summit", kind="summit", track="L1", people=(Appearance("Salman Haidar"),)
    )
    person = recording.record(desk, wanted).after
    assert person is not None
    number = person.initiative.people[0].person_id
    assert looking.people_named(desk, "s. haid", Level.PUBLIC) == (
        (number, "Salman Haidar", "Envoy, Ministry of External Affairs · 1 initiative"),
    )
    names = [name for _, name, _ in looking.people_named(desk, "haidar", Level.CONFIDENTIAL)]
    assert names == ["Salman Haidar", "Haidar Secret"]
    assert looking.person(desk, number, Level.PUBLIC).affiliations == (post,)


def test_a_suggestion_tells_no_affiliation_above_the_ceiling(desk: Desk) -> None:
    put_one(desk, Organisation(name="Hidden House", confidentiality=Level.RESTRICTED), None)
    put_one(
        desk, Person(name="Niaz Naik", affiliations=(Affiliation("Hidden House", "Envoy"),)), None
    )
    ((number, _, detail),) = looking.people_named(desk, "naik", Level.PUBLIC)
    assert detail == ""
    assert looking.person(desk, number, Level.PUBLIC).affiliations == ()
    assert looking.organisations_named(desk, "hidden", Level.PUBLIC) == ()
    ((_, name, _),) = looking.organisations_named(desk, "hidden", Level.RESTRICTED)
    assert name == "Hidden House"
