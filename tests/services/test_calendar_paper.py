"""The calendar holds what the records say, on the day that they say, and nothing on a day that they do not."""

import pytest

from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.reports.calendar import CalendarMaterial
from diplomat_desk.reports.document import Table
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.reporting import ask
from tests.making import day, small


def calendar(desk: Desk, **options: str) -> CalendarMaterial:
    made = ask(desk, Request(name="calendar", filter=Filter(), options=options)).material
    assert isinstance(made, CalendarMaterial)
    return made


def test_a_year_of_the_sample_agrees_with_its_records(sample: Desk) -> None:
    found = calendar(sample, **{"from": "2004", "months": "12", "meetings": "no"}).calendar
    told = {
        (month.month, number, one.reference)
        for month in found.months
        for number, held in month.days
        for one in held
    }
    whole = looking.whole(sample, Filter(), Sort())
    expected = {
        (date.month, date.day, one.reference)
        for one in whole
        if one.status != "cancelled"
        for date in (one.start, one.end)
        if date and not date.is_open and date.year == 2004 and date.day
    }
    assert expected
    assert told == expected


def test_a_date_without_a_day_stands_on_no_day(desk: Desk) -> None:
    recording.record(desk, small("Month only", start=day("2004-03")))
    recording.record(desk, small("Year only", start=day("2004")))
    recording.record(desk, small("Sat", meetings=(Meeting(day("2004-03-31"), "Last day"),)))
    found = calendar(desk, **{"from": "2004-03", "months": "1"}).calendar
    (month,) = found.months
    assert [(number, [one.name for one in held]) for number, held in month.days] == [
        (31, ["Last day"])
    ]
    assert [one.name for one in month.sometime] == ["Month only"]
    assert [(year, [one.name for one in held]) for year, held in found.years] == [
        (2004, ["Year only"])
    ]


def test_the_grid_begins_on_monday_and_holds_every_day(sample: Desk) -> None:
    request = Request(name="calendar", filter=Filter(), options={"from": "2004-01", "months": "1"})
    document = ask(sample, request).document()
    (grid,) = [block for block in document.blocks if isinstance(block, Table)]
    cells = [one for section in grid.sections for row in section.rows for one in row.cells]
    numbers = [one.lines[0][0].text if one.lines else "" for one in cells]
    # 1 January 2004 was a Thursday.
    assert numbers[:4] == ["", "", "", "1"]
    assert [one for one in numbers if one] == [str(number) for number in range(1, 32)]
    assert len(numbers) % 7 == 0


def test_a_month_that_is_none_is_refused_with_how_it_is_written(sample: Desk) -> None:
    with pytest.raises(ReportError, match="2024-03"):
        calendar(sample, **{"from": "spring"})
