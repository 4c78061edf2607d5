"""Undo and redo say in a sentence how things stand now."""

import pytest

from diplomat_desk.domain.changes import Action, Change, State
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.terms import Term
from diplomat_desk.services.steps import Step
from diplomat_desk.ui.step_words import redone_in_words, undone_in_words


def step(*changes: tuple[Action, str]) -> Step:
    return Step(
        "",
        tuple(
            Change(action, "", State(Initiative(id=number, title=title)), None)
            for number, (action, title) in enumerate(changes, 1)
        ),
    )


@pytest.mark.parametrize(
    ("action", "undone", "redone"),
    [
        (Action.RECORD, "“X” is no longer recorded.", "“X” is recorded again."),
        (Action.EDIT, "“X” is as it was before.", "“X” is changed again."),
        (Action.DELETE, "“X” is back.", "“X” is in the bin again."),
        (Action.RESTORE, "“X” is in the bin again.", "“X” is back."),
    ],
)
def test_one_record(action: Action, undone: str, redone: str) -> None:
    assert undone_in_words(step((action, "X"))) == undone
    assert redone_in_words(step((action, "X"))) == redone


def test_several_records() -> None:
    several = step((Action.DELETE, "X"), (Action.DELETE, "Y"))
    assert undone_in_words(several) == "2 initiatives are back."
    mixed = step((Action.RECORD, "X"), (Action.EDIT, "Y"))
    assert undone_in_words(mixed) == "2 initiatives are as they were before."


def test_words_that_were_deleted_are_gone_and_not_in_the_bin() -> None:
    gone = Change(Action.DELETE, "", State(Term("kind", "x", "Retreat")), None)
    assert undone_in_words(Step("", (gone,))) == "“Retreat” is back."
    assert redone_in_words(Step("", (gone,))) == "“Retreat” is no longer recorded."


def test_a_step_on_several_sorts_of_records_is_called_by_its_label() -> None:
    term = Change(Action.MERGE, "", State(Term("kind", "x", "Retreat")), None)
    several = Step("merge “Retreat”", (*step((Action.MERGE, "X")).changes, term))
    assert undone_in_words(several) == "Taken back: merge “Retreat”."
    assert redone_in_words(several) == "Done again: merge “Retreat”."
