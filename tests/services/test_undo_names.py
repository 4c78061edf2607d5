"""A record that names somebody in another spelling than the register can be taken back and done again."""

import pytest

from diplomat_desk.domain.initiative import Engagement
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.services import history, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import put_one
from tests.making import small


@pytest.mark.parametrize("typed", ["josé núñez", "Jose Nunez", "JOSÉ NÚÑEZ", "Nuñez, J."])
def test_another_spelling_is_taken_back_and_done_again(desk: Desk, typed: str) -> None:
    put_one(desk, Person(name="José Núñez", aliases=("Nuñez, J.",)), None)
    put_one(desk, Organisation(name="José Núñez", aliases=("Nuñez, J.",)), None)
    sitting = Meeting(title="A sitting", attendance=(Appearance(typed, "chair"),))
    change = recording.record(
        desk, small(people=(Appearance(typed),), organisations=(Engagement(typed),), meetings=(sitting,))
    )  # fmt: skip
    assert change.after is not None
    assert change.after.initiative.people[0].name == "José Núñez"
    assert history.undo(desk) is not None
    assert history.redo(desk) is not None
    assert history.undo(desk) is not None


def test_two_spellings_of_somebody_new_are_one_person_called_as_first_written(desk: Desk) -> None:
    sitting = Meeting(title="A sitting", attendance=(Appearance("zafar Secretwala"),))
    change = recording.record(
        desk, small(people=(Appearance("Zafar Secretwala"),), meetings=(sitting,))
    )
    assert change.after is not None
    one = change.after.initiative
    assert one.people == (Appearance("Zafar Secretwala"),)
    assert one.meetings[0].attendance[0].name == "Zafar Secretwala"
    assert history.undo(desk) is not None
    assert history.redo(desk) is not None
