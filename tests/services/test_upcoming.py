"""Marking a follow-up as done: one step on its initiative, whatever else lies hidden in it."""

from datetime import date

import pytest

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.keeping import FollowUp, Note
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.services import history, looking, recording, upcoming
from diplomat_desk.services.desk import Desk
from tests.making import day, small

TODAY = date(2026, 11, 24)
OPEN = FollowUp("Ask", day("2026-11-20"), "A")
HIDDEN = FollowUp("Hidden", day("2026-11"), "B", level=Level.CONFIDENTIAL)


@pytest.fixture
def talks(desk: Desk) -> int:
    secret = (Note("Secret", level=Level.CONFIDENTIAL),)
    return recording.record(desk, small(follow_ups=(HIDDEN, OPEN), notes=secret)).id


def test_done_and_not_done_again_keep_what_is_hidden(desk: Desk, talks: int) -> None:
    (task,) = upcoming.look(desk, Level.PUBLIC, TODAY).tasks
    upcoming.mark(desk, task, TODAY)
    whole = looking.one(desk, talks, TOP)
    assert [one.done for one in whole.follow_ups] == [None, day("2026-11-24")]
    assert whole.follow_ups[0] == HIDDEN
    assert [note.text for note in whole.notes] == ["Secret"]
    found = upcoming.look(desk, Level.PUBLIC, TODAY, with_done=True)
    assert (found.open, found.overdue, found.done) == (0, 0, 1)
    assert upcoming.look(desk, Level.PUBLIC, TODAY).tasks == ()
    upcoming.mark(desk, found.tasks[0], None)
    assert looking.one(desk, talks, TOP).follow_ups == (HIDDEN, OPEN)


def test_it_can_be_taken_back_and_the_step_names_the_record_only(desk: Desk, talks: int) -> None:
    task = upcoming.look(desk, TOP, TODAY).tasks[1]
    assert task.follow_up == HIDDEN
    upcoming.mark(desk, task, TODAY)
    assert history.labels(desk, Level.PUBLIC)[0] == "edit “Talks”"
    history.undo(desk)
    assert looking.one(desk, talks, TOP).follow_ups == (HIDDEN, OPEN)


def test_it_is_found_where_it_stands_now(desk: Desk, talks: int) -> None:
    (task,) = upcoming.look(desk, Level.PUBLIC, TODAY).tasks
    one = looking.one(desk, talks, TOP)
    recording.record(desk, small(id=talks, version=one.version, follow_ups=(OPEN, HIDDEN)))
    upcoming.mark(desk, task, TODAY)
    assert looking.one(desk, talks, TOP).follow_ups[0].done == day("2026-11-24")


def test_what_is_gone_or_changed_is_said(desk: Desk, talks: int) -> None:
    (task,) = upcoming.look(desk, Level.PUBLIC, TODAY).tasks
    upcoming.mark(desk, task, TODAY)
    with pytest.raises(MissingError, match="changed meanwhile"):
        upcoming.mark(desk, task, TODAY)
    recording.delete(desk, [talks])
    with pytest.raises(MissingError, match="deleted meanwhile"):
        upcoming.mark(desk, task, TODAY)


def test_events_belong_to_nobody(desk: Desk, talks: int) -> None:
    recording.record(desk, small("Plan", status="planned", planned_start=day("2027")))
    recording.record(desk, small("Met", meetings=(Meeting(day("2026-12"), "Second sitting"),)))
    found = upcoming.look(desk, TOP, TODAY)
    assert [event.title for event in found.events] == ["Met", "Plan"]
    assert found.owners == ("A", "B")
    mine = upcoming.look(desk, TOP, TODAY, owner="a")
    assert [task.follow_up for task in mine.tasks] == [OPEN]
    assert mine.events == ()
    assert upcoming.overdue(desk, TOP, TODAY) == 1
