"""What is due, by SQL: under the ceiling, in order, and with what may still come."""

from typing import Any

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import CountryParticipation
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import upcoming
from tests.making import day, small

TODAY = "2026-11-24"
SECRET = FollowUp("Secret", day("2001"), "B", level=Level.CONFIDENTIAL)


def test_follow_ups_come_by_due_date_and_undated_ones_last(desk: Desk) -> None:
    tasks = (
        FollowUp("Undated"),
        FollowUp("Year", day("2026")),
        FollowUp("Late", day("2026-11-23"), "ä"),
        FollowUp("Day", day("2026-11-25"), "A"),
        FollowUp("Done", day("2026-01"), "C", day("2026-02")),
    )
    recording.record(desk, small(follow_ups=tasks))
    with desk.register.reading() as connection:
        found = upcoming.tasks(connection, TOP)
        assert [task.follow_up for task in found] == [tasks[2], tasks[3], tasks[1], tasks[0]]
        assert [task.position for task in found] == [2, 3, 1, 0]
        assert [t.follow_up.task for t in upcoming.tasks(connection, TOP, done=True)] == ["Done"]
        assert [t.follow_up.task for t in upcoming.tasks(connection, TOP, owner="a")] == ["Day"]
        assert [t.follow_up.task for t in upcoming.tasks(connection, TOP, owner="ä")] == ["Late"]
        assert upcoming.owners(connection, TOP) == ("A", "ä")
        assert upcoming.counts(connection, TOP, TODAY) == (4, 1, 1)


def test_nothing_above_the_ceiling_is_counted_or_listed(desk: Desk) -> None:
    recording.record(desk, small("Open", follow_ups=(SECRET, FollowUp("Open", day("2002")))))
    hidden = small("Hidden", confidentiality=Level.RESTRICTED, follow_ups=(FollowUp("Hidden"),))
    recording.record(desk, hidden)
    recording.record(desk, small("Sitting", meetings=(Meeting(day("2030"), "Secret", level=TOP),)))
    with desk.register.reading() as connection:
        assert upcoming.counts(connection, Level.PUBLIC, TODAY) == (1, 1, 0)
        assert upcoming.overdue(connection, Level.PUBLIC, TODAY) == 1
        assert upcoming.overdue(connection, TOP, TODAY) == 2
        assert [t.title for t in upcoming.tasks(connection, Level.PUBLIC)] == ["Open"]
        assert upcoming.owners(connection, Level.PUBLIC) == ()
        assert upcoming.meetings(connection, Level.PUBLIC, TODAY) == ()
        assert len(upcoming.meetings(connection, TOP, TODAY)) == 1


def test_what_lies_in_the_bin_is_not_due(desk: Desk) -> None:
    one = recording.record(desk, small(follow_ups=(SECRET,), meetings=(Meeting(day("2030")),)))
    recording.delete(desk, [one.id])
    with desk.register.reading() as connection:
        assert upcoming.tasks(connection, TOP) == ()
        assert upcoming.meetings(connection, TOP, TODAY) == ()


def test_planned_initiatives_and_meetings_that_may_still_come(desk: Desk) -> None:
    some: dict[str, dict[str, Any]] = {
        "Planned": {"status": "planned", "planned_start": day("2027-02")},
        "This year": {"status": "planned", "planned_start": day("2026")},
        "Begins": {"start": day("2026-12-01")},
        "Passed": {"status": "planned", "planned_start": day("2026-10")},
        "Called off": {"status": "cancelled", "planned_start": day("2027")},
        "Past": {"start": day("2020"), "planned_end": day("2030")},
        "Over": {"status": "concluded", "planned_start": day("2027")},
        "Only ongoing": {"end": day("..")},
    }
    for title, more in some.items():
        recording.record(desk, small(title, **more))
    sittings = ("2026-11-23", "2026-11-24", "2026-11", "2026~", "2027", "2026-10", "2025")
    meetings = (*(Meeting(day(date), date) for date in sittings), Meeting(None, "Undated"))
    recording.record(desk, small("Met", meetings=meetings))
    with desk.register.reading() as connection:
        planned = [event.title for event in upcoming.planned(connection, TOP, TODAY)]
        coming = {event.meeting for event in upcoming.meetings(connection, TOP, TODAY)}
    assert planned == ["This year", "Begins", "Planned"]
    assert coming == {"2026-11-24", "2026-11", "2026~", "2027"}


def test_what_is_to_come_can_be_asked_of_a_selection(desk: Desk) -> None:
    later: dict[str, Any] = {"status": "planned", "planned_start": day("2027")}
    for title, country in (("Here", "IND"), ("There", "IRN")):
        one = small(
            title, countries=(CountryParticipation(country),), follow_ups=(FollowUp(title),),
            meetings=(Meeting(day("2030"), title),), **later,
        )  # fmt: skip
        recording.record(desk, one)
    chosen = Filter(countries=("IRN",))
    with desk.register.reading() as connection:
        (planned,) = upcoming.planned(connection, TOP, TODAY, 1, among=chosen)
        (meeting,) = upcoming.meetings(connection, TOP, TODAY, 1, among=chosen)
        (task,) = upcoming.tasks(connection, TOP, among=chosen, most=1)
        assert (planned.title, meeting.meeting, task.title) == ("There", "There", "There")
