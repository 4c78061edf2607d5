"""What lies in a period, held against plain Python over whole records."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.in_period import Found, InPeriod
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.period_text import Length, read_period
from diplomat_desk.domain.periods import Period, before
from diplomat_desk.domain.results import Outcome
from diplomat_desk.services import files, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import in_period
from tests.making import between, day, initiatives, small
from tests.planted import HIDDEN, plant

TODAY = "2026-11-24"
PERIODS = ("1991", "1991-Q4", "1991-10", "1988..1992", "2004", "2011-Q3", "2016", "1989-02", "2030")


def read(written: str) -> Period:
    return read_period(written, Length.ANY, date(2026, 11, 24))


def ask(desk: Desk, chosen: Filter, written: str, most: int = 100) -> InPeriod:
    with desk.register.reading() as connection:
        return in_period.ask(connection, chosen, read(written), TODAY, most, tasks=True)


def counted(dates: list[PartialDate | None], period: Period) -> tuple[int, int, int, int]:
    known = [one for one in dates if one and not one.is_open]
    earlier = before(period)
    sure = sum(period.holds(one) for one in known)
    return (
        sure,
        sum(period.may_hold(one) for one in known) - sure,
        sum(earlier.holds(one) for one in known) if earlier else 0,
        len(dates) - len(known),
    )


def numbers(found: Found) -> tuple[int, int, int, int]:
    return found.sure, found.maybe, found.before, found.undated


def agrees(desk: Desk, chosen: Filter, written: str) -> bool:
    """Hold every number against whole records; each round counts."""
    period, found = read(written), ask(desk, chosen, written)
    whole = looking.whole(desk, chosen, Sort())
    parts: dict[str, Callable[[Initiative], list[PartialDate | None]]] = {
        "began": lambda one: [one.start],
        "ended": lambda one: [one.end],
        "meetings": lambda one: [m.date for m in one.meetings],
        "outcomes": lambda one: [o.date for o in one.outcomes if o.kind != "none"],
        "transfers": lambda one: [t.date for t in one.transfers],
        "documents": lambda one: [d.date for d in one.documents],
    }
    for name, dates in parts.items():
        expected = counted([on for one in whole for on in dates(one)], period)
        assert numbers(getattr(found, name)) == expected, (name, written)
    new = [one for one in whole if one.start and not one.start.is_open and period.holds(one.start)]
    assert {change.code: change.now for change in found.tracks if change.now} == Counter(
        one.track for one in new
    )
    assert {change.code: change.now for change in found.countries if change.now} == Counter(
        code for one in new for code in {part.country for part in one.countries}
    )
    ids = {item.initiative_id for item in found.began.items}
    return ids == {one.id for one in new}


@pytest.mark.parametrize("written", PERIODS)
def test_the_sample_agrees(sample: Desk, written: str) -> None:
    assert agrees(sample, Filter(), written)
    assert agrees(sample, Filter(tracks=("T2", "L2"), countries=("IND",)), written)


@settings(max_examples=12, deadline=None)
@given(records=st.lists(initiatives, max_size=6), ceiling=st.sampled_from(list(Level)))
def test_any_register_agrees(
    records: list[Initiative], ceiling: Level, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = files.create(tmp_path_factory.mktemp("period") / "r.ddesk")
    try:
        for one in records:
            ended = replace(one, end=one.start, meetings=(Meeting(one.start, "Sat"),))
            recording.record(desk, ended)
        for written in ("1991", "1989-02", "1988-Q1", "1988..1992"):
            assert agrees(desk, Filter(ceiling=ceiling), written)
    finally:
        files.close(desk)


def test_a_year_lies_in_its_year_and_only_may_lie_in_its_month(desk: Desk) -> None:
    recording.record(desk, small(start=day("1991"), end=day("1992-01")))
    assert numbers(ask(desk, Filter(), "1991").began)[:2] == (1, 0)
    for vague in ("1991-10", "1991-Q1"):
        assert numbers(ask(desk, Filter(), vague).began)[:2] == (0, 1)
    assert numbers(ask(desk, Filter(), "1992-Q1").ended)[:2] == (1, 0)
    assert ask(desk, Filter(), "1991-10").began.vague[0].date == day("1991")


def test_quarters_end_where_the_next_begin(desk: Desk) -> None:
    for on in ("2024-06-30", "2024-07-01", "2024-09-30", "2024-10-01"):
        recording.record(desk, small(on, start=day(on)))
    found = ask(desk, Filter(), "2024-Q3").began
    assert (found.sure, found.before) == (2, 1)
    assert [item.title for item in found.items] == ["2024-07-01", "2024-09-30"]


def test_what_goes_on_is_told_from_what_may(desk: Desk) -> None:
    recording.record(desk, small("Open", start=day("1990"), end=day("..")))
    recording.record(desk, small("Active", start=day("1990"), status="active"))
    recording.record(desk, small("Later", start=day("1990"), end=day("1995")))
    recording.record(desk, small("Unknown", start=day("1990"), status="concluded"))
    recording.record(desk, small("Over", start=day("1990"), end=day("1990-05")))
    found = ask(desk, Filter(), "1992")
    assert {item.title for item in found.running.items} == {"Open", "Active", "Later"}
    assert (found.running.sure, found.open_ended) == (3, 1)
    assert {item.title for item in ask(desk, Filter(), "2030").running.items} == {"Open"}


def test_plans_follow_ups_and_outcomes_in_a_period(desk: Desk) -> None:
    recording.record(desk, small("Plan", planned_start=day("2030-05"), status="planned"))
    recording.record(desk, small("Dropped", planned_start=day("2030-05"), status="cancelled"))
    recording.record(desk, small(
        "Tasks",
        follow_ups=(FollowUp("Late", day("2029")), FollowUp("Due", day("2030-02")),
                    FollowUp("Done", day("2029"), done=day("2029"))),
        outcomes=(Outcome("", "none", date=day("2030")), Outcome("Good", "agreement", date=day("2030"))),
    ))  # fmt: skip
    found = ask(desk, Filter(), "2030")
    assert [item.title for item in found.planned.items] == ["Plan"]
    assert found.tasks is not None
    assert ([item.what for item in found.tasks.items], found.overdue) == (["Due"], 1)
    assert [item.what for item in found.outcomes.items] == ["Good"]


def test_a_process_begins_with_its_first_round(desk: Desk) -> None:
    process = recording.record(desk, small("Process", countries=between("IND"))).after
    assert process is not None
    for on in ("1991-10-06", "1993"):
        parent = process.initiative.id
        recording.record(desk, small(on, start=day(on), parent_id=parent, countries=between("PAK")))
    whole = Filter(unit=Unit.PROCESSES)
    found = ask(desk, whole, "1991-10")
    assert [item.title for item in found.began.items] == ["Process"]
    assert {change.code for change in found.countries} == {"IND", "PAK"}
    assert ask(desk, whole, "1993").began.sure == 0
    assert ask(desk, Filter(), "1993").began.sure == 1


@pytest.mark.parametrize("ceiling", [Level.PUBLIC, Level.LIMITED, Level.RESTRICTED])
def test_nothing_above_the_ceiling_is_counted_or_told(desk: Desk, ceiling: Level) -> None:
    plant(desk)
    before_more = ask(desk, Filter(ceiling=ceiling), "1999")
    recording.record(desk, small(
        f"{HIDDEN} more", start=day("1999"), confidentiality=Level.CONFIDENTIAL,
        meetings=(Meeting(day("1999"), HIDDEN),),
    ))  # fmt: skip
    after = ask(desk, Filter(ceiling=ceiling), "1999")
    assert after == before_more
    assert HIDDEN not in repr(after)
    assert after.marking is Level.PUBLIC
    assert ask(desk, Filter(), "1999").began.sure == before_more.began.sure + 1


def test_a_long_list_is_cut_and_counted(sample: Desk, tmp_path: Path) -> None:
    found = ask(sample, Filter(), "1940..2026", most=3)
    assert len(found.began.items) == 3
    assert found.began.sure == 72
