"""When initiatives began, counted by SQL, is what counting them one by one says."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.over_time import Beginnings, Dates, OverTime, Stepped, in_steps
from diplomat_desk.domain.periods import Period, Step
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.plots.over_time import ask
from tests.making import day, initiatives, small
from tests.store.test_filtering import filters, selects

OPTIONS = {"split": "track", "dates": "recorded", "compare": "none"}


def recorded(desk: Desk, *records: Initiative) -> list[int]:
    """Record ``records`` and return their ids."""
    return [change.id for change in (recording.record(desk, one) for one in records)]


def stepped(figures: OverTime, step: Step = Step.YEAR) -> Stepped:
    """Return the last of the beginnings in steps."""
    return in_steps(figures.beginnings[-1], step, figures.period)


def by_year(figures: OverTime) -> dict[int, int]:
    """Return how many began in each year, in all groups."""
    found: Counter[int] = Counter()
    for (year, _), number in stepped(figures).cells.items():
        found[year] += number
    return dict(found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.lists(initiatives, max_size=6),
    st.one_of(filters, st.builds(Filter)),
    st.sampled_from(Step),
)
def test_sql_counts_what_plain_python_counts(
    desk: Desk, records: list[Initiative], chosen: Filter, step: Step
) -> None:
    ids = recorded(desk, *records)
    period = Period(chosen.since, chosen.until)
    figures = ask(desk, chosen, OPTIONS)
    found = stepped(figures, step)
    if ids:
        recording.delete(desk, ids)
    expected: Counter[tuple[int, str]] = Counter()
    vague = outside = unsure = undated = doubtful = 0
    for one in records:
        if not selects(chosen, one):
            continue
        if one.first is None:
            undated += 1
        elif not period.may_hold(one.first):
            outside += 1
        elif not period.holds(one.first):
            unsure += 1
        elif (number := step.number(one.first)) is None:
            vague += 1
        else:
            expected[number, one.track] += 1
            doubtful += one.first.uncertain or one.first.approximate
    assert found == Stepped(dict(expected), vague, outside, doubtful, unsure)
    assert figures.beginnings[0].undated == undated == figures.tally.undated


def test_the_first_date_is_the_actual_one_before_the_planned_one(desk: Desk) -> None:
    recorded(
        desk,
        small(planned_start=day("1990"), start=day("1992-05-06")),
        small(planned_start=day("1990-03")),
        small(end=day("1995")),
        small(planned_end=day("1997")),
        small(),
    )
    assert by_year(ask(desk, Filter(), OPTIONS)) == {1992: 1, 1990: 1, 1995: 1, 1997: 1}
    both = ask(desk, Filter(), OPTIONS | {"dates": "both"})
    planned, actual = both.beginnings
    assert (planned.dates, sum(one.number for one in planned.dated), planned.undated) == (
        Dates.PLANNED, 2, 3,
    )  # fmt: skip
    assert (actual.dates, [str(one.on) for one in actual.dated], actual.undated) == (
        Dates.ACTUAL, ["1992-05"], 4,
    )  # fmt: skip


def test_what_is_only_known_to_go_on_has_no_beginning(desk: Desk) -> None:
    recorded(desk, small(end=day("..")))
    assert ask(desk, Filter(), OPTIONS).beginnings == (Beginnings(Dates.RECORDED, ongoing=1),)


def process(desk: Desk, *starts: str, **more: object) -> int:
    """Record a process with rounds that begin at ``starts``."""
    (number,) = recorded(desk, small("Process", track="L2", **more))
    recorded(desk, *(small(f"Round {one}", start=day(one), parent_id=number) for one in starts))
    return number


def test_a_process_counts_once_with_its_earliest_round(desk: Desk) -> None:
    process(desk, "1993-02", "1991-10-06", "1999")
    rounds = ask(desk, Filter(), OPTIONS)
    assert stepped(rounds).cells == {(1993, "T2"): 1, (1991, "T2"): 1, (1999, "T2"): 1}
    once = ask(desk, Filter(unit=Unit.PROCESSES), OPTIONS)
    assert stepped(once).cells == {(1991, "L2"): 1}
    assert once.tally.selected == 1
    one_round = Filter(unit=Unit.PROCESSES, text='"Round 1999"')
    assert by_year(ask(desk, one_round, OPTIONS)) == {1999: 1}


def test_a_process_that_went_on_did_not_begin_again(desk: Desk) -> None:
    process(desk, "1991-10-06", "1999")
    chosen = Filter(unit=Unit.PROCESSES, since=day("1998"), until=day("2000"))
    figures = ask(desk, chosen, OPTIONS)
    assert figures.tally.selected == 1
    assert stepped(figures) == Stepped({}, 0, 1, 0)


def test_a_process_with_its_own_date_begins_with_it(desk: Desk) -> None:
    process(desk, "1991-10-06", start=day("1985"))
    assert by_year(ask(desk, Filter(unit=Unit.PROCESSES), OPTIONS)) == {1985: 1}


@pytest.mark.parametrize("unit", Unit)
def test_nothing_above_the_ceiling_counts_or_marks(desk: Desk, unit: Unit) -> None:
    (number,) = recorded(desk, small("Process", start=day("1990"), confidentiality=Level.LIMITED))
    recorded(
        desk,
        small("Open", start=day("1991"), parent_id=number),
        small("Hidden", start=day("1985"), parent_id=number, confidentiality=Level.RESTRICTED),
    )
    figures = ask(desk, Filter(unit=unit, ceiling=Level.LIMITED), OPTIONS)
    assert by_year(figures) == ({1991: 1} if unit is Unit.ROUNDS else {1990: 1})
    assert figures.marking == (Level.PUBLIC if unit is Unit.ROUNDS else Level.LIMITED)
    assert figures.tally.withheld == 1
    assert ask(desk, Filter(unit=unit), OPTIONS).marking == Level.RESTRICTED


def test_days_bound_a_period_exactly(desk: Desk) -> None:
    recorded(
        desk,
        small(start=day("2015-03-02"), end=day("2015-03-09")),
        small(start=day("2015-03-07")),
        small(start=day("2015-03")),
    )
    figures = ask(desk, Filter(since=day("2015-03-05"), until=day("2015-03-20")), OPTIONS)
    assert stepped(figures, Step.MONTH) == Stepped({(2015 * 12 + 2, "T2"): 1}, 0, 1, 0, unsure=1)


def test_a_period_is_compared_with_the_one_before(desk: Desk) -> None:
    recorded(
        desk,
        *(small(start=day(f"{year}")) for year in (2005, 2010, 2014, 2014, 2015, 2019, 2021)),
        small(start=day("2009"), end=day("2016")),
    )
    chosen = Filter(since=day("2015"), until=day("2019"))
    figures = ask(desk, chosen, OPTIONS | {"compare": "previous"})
    assert by_year(figures) == {2015: 1, 2019: 1}
    assert figures.earlier is not None
    assert figures.earlier.period == Period(day("2010"), day("2014"))
    before = in_steps(figures.earlier.beginnings, Step.YEAR, figures.earlier.period)
    assert before.cells == {(2010, "T2"): 1, (2014, "T2"): 2}


def test_without_a_period_ten_years_are_compared_with_ten(desk: Desk) -> None:
    recorded(desk, *(small(start=day(f"{year}")) for year in (1990, 2003, 2012, 2013, 2021)))
    figures = ask(desk, Filter(), OPTIONS | {"compare": "previous"})
    assert figures.earlier is not None
    assert figures.period == Period(day("2012"), day("2021"))
    assert figures.earlier.period == Period(day("2002"), day("2011"))
    assert stepped(figures).total == 3
    before = in_steps(figures.earlier.beginnings, Step.YEAR, figures.earlier.period)
    assert (before.total, stepped(figures).outside) == (1, 2)


@pytest.mark.parametrize("split", ["track", "kind", "status", "none"])
def test_groups_are_those_of_the_split(desk: Desk, split: str) -> None:
    recorded(
        desk, small(start=day("1991"), status="active"), small(start=day("1991"), kind="summit")
    )
    figures = ask(desk, Filter(), OPTIONS | {"split": split})
    codes = {code for _, code in stepped(figures).cells}
    assert codes == {
        "track": {"T2"}, "kind": {"dialogue", "summit"}, "status": {"active", ""}, "none": {""},
    }[split]  # fmt: skip
    assert figures.split == (Dimension(split) if split != "none" else None)


def test_an_empty_register_has_no_beginnings(desk: Desk) -> None:
    figures = ask(desk, Filter(), OPTIONS | {"compare": "previous"})
    assert figures.beginnings == (Beginnings(Dates.RECORDED),)
    assert (figures.earlier, figures.period) == (None, Period())
