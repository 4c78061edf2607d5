"""Charts kept under a name, and the dashboard: kept, changed, moved and deleted, and all of it undone."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, RefusedError
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.saved_charts import MOST_TILES, SavedChart, tiles_of
from diplomat_desk.services import history, saved_charts, vocabularies
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.step_words import redone_in_words, undone_in_words
from tests.making import day

CHOSEN = Filter(
    tracks=("T2", "-"), since=day("1991-10~"), unit=Unit.PROCESSES, ceiling=Level.LIMITED
)
WHOLE = SavedChart(
    chart="coverage",
    options=(("rows", "country"), ("columns", "track")),
    filter=CHOSEN,
    other=Filter(countries=("IND",), ceiling=Level.LIMITED),
)


def keep(desk: Desk, name: str, one: SavedChart = WHOLE, level: Level = Level.PUBLIC) -> SavedChart:
    change = saved_charts.put(desk, replace(one, name=name, level=level), TOP)
    assert change.after is not None
    assert isinstance(change.after.record, SavedChart)
    return change.after.record


def names(desk: Desk, ceiling: Level = TOP) -> list[str]:
    return [one.name for one in saved_charts.listing(desk, ceiling)]


def tiles(desk: Desk, ceiling: Level = TOP) -> list[str]:
    return [one.name for one in tiles_of(saved_charts.listing(desk, ceiling))]


def test_a_chart_is_kept_whole_but_for_the_ceiling(desk: Desk) -> None:
    keep(desk, "  Gaps\tin  1991 ")
    (found,) = saved_charts.listing(desk, TOP)
    assert found.name == "Gaps in 1991"
    assert found.filter == replace(CHOSEN, ceiling=TOP)
    assert found.other == Filter(countries=("IND",))
    assert dict(found.options) == dict(WHOLE.options)
    assert found.is_shown_by(replace(WHOLE, options=WHOLE.options[::-1]))
    assert not found.is_shown_by(replace(WHOLE, other=None))


def test_each_change_is_one_step_that_can_be_undone(desk: Desk) -> None:
    one = keep(desk, "Gaps")
    saved_charts.put(desk, replace(one, name="No channel"), TOP)
    (one,) = saved_charts.listing(desk, TOP)
    saved_charts.put(desk, replace(one, chart="map"), TOP)
    saved_charts.delete(desk, one.id, TOP)
    assert names(desk) == []
    for sentence, there, chart in (
        ("“No channel” is back.", "No channel", "map"),
        ("“No channel” is as it was before.", "No channel", "coverage"),
        ("“Gaps” is as it was before.", "Gaps", "coverage"),
    ):
        step = history.undo(desk)
        assert step is not None
        assert undone_in_words(step) == sentence
        assert [(one.name, one.chart) for one in saved_charts.listing(desk, TOP)] == [
            (there, chart)
        ]
    history.undo(desk)
    assert names(desk) == []
    for _ in range(3):
        history.redo(desk)
    step = history.redo(desk)
    assert step is not None
    assert redone_in_words(step) == "“No channel” is no longer recorded."


def test_a_chart_that_is_gone_comes_on_no_dashboard(desk: Desk) -> None:
    one = keep(desk, "Gaps")
    saved_charts.delete(desk, one.id, TOP)
    with pytest.raises(MissingError):
        saved_charts.put_on_dashboard(desk, one.id, TOP)


def test_the_dashboard_shows_up_to_six_in_their_places(desk: Desk) -> None:
    kept = [keep(desk, f"Chart {n}") for n in range(MOST_TILES + 1)]
    for one in kept[:-1]:
        assert saved_charts.put_on_dashboard(desk, one.id, TOP)
    assert tiles(desk) == [one.name for one in kept[:-1]]
    with pytest.raises(RefusedError, match="room for 6 charts"):
        saved_charts.put_on_dashboard(desk, kept[-1].id, TOP)
    assert saved_charts.put_on_dashboard(desk, kept[0].id, TOP) is None
    assert saved_charts.take_off_dashboard(desk, kept[0].id, TOP)
    assert saved_charts.take_off_dashboard(desk, kept[0].id, TOP) is None
    saved_charts.put_on_dashboard(desk, kept[-1].id, TOP)
    assert saved_charts.move_on_dashboard(desk, kept[-1].id, -1, TOP)
    assert tiles(desk)[-2:] == [kept[-1].name, kept[-2].name]
    assert names(desk) == [one.name for one in kept]


def test_a_new_chart_can_be_put_there_at_once(desk: Desk) -> None:
    for n in range(MOST_TILES):
        saved_charts.put(desk, replace(WHOLE, name=f"Chart {n}"), TOP, on_dashboard=True)
    assert tiles(desk) == names(desk)
    with pytest.raises(RefusedError, match="room for 6 charts"):
        saved_charts.put(desk, replace(WHOLE, name="One more"), TOP, on_dashboard=True)
    history.undo(desk)
    assert len(names(desk)) == len(tiles(desk)) == MOST_TILES - 1


def test_what_is_done_to_the_dashboard_can_be_undone(desk: Desk) -> None:
    one = keep(desk, "Gaps")
    saved_charts.put_on_dashboard(desk, one.id, TOP)
    assert history.labels(desk, TOP)[0] == "put “Gaps” on the dashboard"
    saved_charts.take_off_dashboard(desk, one.id, TOP)
    assert history.labels(desk, TOP)[0] == "take “Gaps” off the dashboard"
    history.undo(desk)
    assert tiles(desk) == ["Gaps"]
    history.undo(desk)
    assert tiles(desk) == []
    assert names(desk) == ["Gaps"]


def test_a_secret_tile_takes_no_place_that_can_be_noticed(desk: Desk) -> None:
    secret = keep(desk, "Backchannel", level=Level.RESTRICTED)
    saved_charts.put_on_dashboard(desk, secret.id, TOP)
    for n in range(MOST_TILES):
        one = keep(desk, f"Chart {n}")
        saved_charts.put_on_dashboard(desk, one.id, Level.PUBLIC)
    assert len(tiles(desk, Level.PUBLIC)) == MOST_TILES
    assert len(tiles(desk)) == MOST_TILES + 1


def test_a_merge_of_terms_takes_kept_charts_along(desk: Desk) -> None:
    keep(desk, "Gaps", replace(WHOLE, other=Filter(kinds=("workshop",))))
    vocabularies.merge(desk, "kind", "workshop", "training")
    assert saved_charts.listing(desk, TOP)[0].other == Filter(kinds=("training",))
    history.undo(desk)
    assert saved_charts.listing(desk, TOP)[0].other == Filter(kinds=("workshop",))
    with pytest.raises(RefusedError, match="in use"):
        vocabularies.delete(desk, "kind", "workshop")


def test_a_term_in_a_secret_chart_is_not_merged_unseen(desk: Desk) -> None:
    keep(desk, "Gaps", replace(WHOLE, other=Filter(kinds=("workshop",))), Level.RESTRICTED)
    with pytest.raises(RefusedError, match="above what is shown"):
        vocabularies.merge(desk, "kind", "workshop", "training", Level.LIMITED)
