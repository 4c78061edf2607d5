"""A change knows the record that it is about."""

from dataclasses import replace

from diplomat_desk.domain.changes import Action, Change, State
from diplomat_desk.domain.initiative import Initiative


def test_the_id_is_that_of_the_record_before_or_after(agra: Initiative) -> None:
    state = State(replace(agra, id=7))

    assert Change(Action.RECORD, "record “Agra summit”", None, state).id == 7
    assert Change(Action.PURGE, "remove “Agra summit”", state, None).id == 7
    assert Change(Action.PURGE, "", None, None).id == 0
    assert not state.binned
