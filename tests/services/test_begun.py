"""A click on a bar over time selects exactly what the bar counts, by what began then."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplomat_desk.charts.over_time import OverTimeChart
from diplomat_desk.charts.over_time_series import REST
from diplomat_desk.domain.aims import Aim, narrowed
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import drawing, files, looking, recording
from diplomat_desk.services.desk import Desk
from tests.making import day, small

PERIODS = (
    Filter(),
    Filter(since=day("1991-10"), until=day("2011-06")),
    Filter(since=day("1991-10-06")),
    Filter(until=day("2011"), countries=("PAK",)),
    Filter(since=day("2001"), until=day("2003"), begun=True),
)
STEPS = ("decade", "year", "quarter", "month")


@pytest.fixture(scope="module")
def sample(shipped_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("begun") / "sample.ddesk"
    shutil.copy(shipped_sample, path)
    desk = files.open_desk(path)
    yield desk
    files.close(desk)


def chart_of(desk: Desk, chosen: Filter, **options: str) -> OverTimeChart:
    request = drawing.Request(name="over-time", filter=chosen, options=options)
    chart = drawing.numbers(desk, request).chart()
    assert isinstance(chart, OverTimeChart)
    return chart


def clicks(chart: OverTimeChart) -> Iterator[tuple[str, Aim, int]]:
    """Return every bar and segment with what a click on it aims at and the number that it shows."""
    for slot in chart.slots:
        for bar in slot.bars:
            if bar.total:
                yield bar.text, bar.aim, bar.total
            for piece in bar.pieces:
                # What the small groups have together no aim can say: it is at the whole bar.
                if piece.key != REST:
                    yield piece.text, piece.aim, piece.value


def tallies(desk: Desk, chosen: Filter, chart: OverTimeChart) -> list[tuple[str, int, int]]:
    """Return each bar and segment, what it shows, and how many a click on it selects."""
    known: dict[Filter, int] = {}
    found = []
    for text, aim, value in clicks(chart):
        made = narrowed(chosen, aim)
        if made not in known:
            known[made] = looking.tally(desk, made).selected
        found.append((text, value, known[made]))
    return found


@pytest.mark.parametrize("total", ["each", "running"])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("chosen", PERIODS)
def test_a_click_selects_as_many_as_it_shows(
    sample: Desk, chosen: Filter, step: str, total: str
) -> None:
    chart = chart_of(sample, chosen, step=step, total=total)
    found = tallies(sample, chosen, chart)
    assert [one for one in found if one[1] != one[2]] == []
    assert len(found) > 3


@pytest.mark.parametrize("split", ["kind", "status", "none"])
def test_a_click_on_any_group_selects_as_many_as_it_shows(sample: Desk, split: str) -> None:
    found = tallies(sample, Filter(), chart_of(sample, Filter(), split=split))
    assert [one for one in found if one[1] != one[2]] == []


@pytest.mark.parametrize("chosen", [Filter(), Filter(since=day("2001"), until=day("2010"))])
def test_a_click_on_the_period_before_selects_it(sample: Desk, chosen: Filter) -> None:
    found = tallies(sample, chosen, chart_of(sample, chosen, compare="previous"))
    assert [one for one in found if one[1] != one[2]] == []
    assert len(found) > 10


def test_a_click_on_a_process_selects_those_that_a_round_began_in_too(sample: Desk) -> None:
    """A bar has a process once, where it began; the filter selects it by any of its records."""
    chosen = Filter(unit=Unit.PROCESSES)
    chart = chart_of(sample, chosen, split="none", step="year")
    found = tallies(sample, chosen, chart)
    assert [one for one in found if one[1] > one[2]] == []
    assert any(shown < selected for _, shown, selected in found)


@pytest.mark.parametrize("rows", ["track", "country"])
@pytest.mark.parametrize("text", ["", "kashmir"])
def test_a_click_on_a_year_of_a_heat_map_selects_what_began_in_it(
    sample: Desk, rows: str, text: str
) -> None:
    """All years are told apart where there are few, else decades."""
    chosen = Filter(text=text)
    options = {"rows": rows, "columns": "year"}
    request = drawing.Request(name="coverage", filter=chosen, options=options)
    table = drawing.numbers(sample, request).table()
    tried = 0
    for line in table.lines:
        for cell, aim in zip(line.cells, line.aims, strict=True):
            if (
                isinstance(cell, int)
                and cell
                and aim.begun | bool(dict(aim.groups).get(Dimension.YEAR))
            ):
                assert looking.tally(sample, narrowed(chosen, aim)).selected == cell
                tried += 1
    assert tried > 3


def test_what_is_only_known_to_go_on_is_in_no_year_of_a_heat_map(desk: Desk) -> None:
    for one in vague():
        recording.record(desk, one)
    options = {"rows": "track", "columns": "year"}
    numbers = drawing.numbers(
        desk, drawing.Request(name="coverage", filter=Filter(), options=options)
    )
    assert numbers.figures.columns == ("1990", "1991", "1992", "1993")  # type: ignore[attr-defined]


def vague() -> Iterator[Initiative]:
    for start in ("1990", "1991", "1991", "1991-02", "1991-10~", "1992-05-06", "1993"):
        yield small(start, start=day(start), end=day("2000"))
    yield small("Ongoing", end=day(".."))
    yield small("Planned", planned_start=day("1992"))


@pytest.mark.parametrize("total", ["each", "running"])
@pytest.mark.parametrize("step", STEPS)
def test_vague_dates_count_in_the_bars_that_select_them(desk: Desk, step: str, total: str) -> None:
    for one in vague():
        recording.record(desk, one)
    for chosen in (Filter(), Filter(since=day("1991")), Filter(since=day("1991-05"))):
        chart = chart_of(desk, chosen, step=step, total=total)
        found = tallies(desk, chosen, chart)
        assert [one for one in found if one[1] != one[2]] == []
    if total == "running" and step == "month":
        chart = chart_of(desk, Filter(), step=step, total=total)
        bars = {slot.key: slot.bars[0].total for slot in chart.slots}
        assert (bars["1991-11"], bars["1991-12"], bars["1993-12"]) == (3, 5, 8)
        assert "counts from the end of that year on" in chart.caption[-1]
