"""Charts kept under a name: which picture they are, what they may be called."""

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved import LONGEST_NAME
from diplomat_desk.domain.saved_charts import (
    SavedChart,
    chart_problems,
    proposed_name,
    tiles_of,
)


def test_a_proposed_name_says_the_chart_and_the_filter_and_is_free() -> None:
    kept = [SavedChart(name="Coverage"), SavedChart(name="coverage 2")]
    assert proposed_name("Coverage", "Track: Track II", ()) == "Coverage: Track: Track II"
    assert proposed_name("Coverage", "", kept) == "Coverage 3"


def test_a_proposed_name_is_never_too_long() -> None:
    long = "Country: " + ", ".join(["Saint Vincent and the Grenadines"] * 9)
    first = SavedChart(id=1, name=proposed_name("Coverage", long, ()))
    second = SavedChart(id=2, name=proposed_name("Coverage", long, [first]))
    assert len(first.name) == len(second.name) == LONGEST_NAME
    assert second.name.endswith("… 2")
    assert chart_problems(second, [first]) == ()


def test_the_same_picture_is_the_same_under_any_name_ceiling_and_order_of_options() -> None:
    one = SavedChart(name="A", chart="map", options=(("a", "1"), ("b", "2")), other=Filter())
    low = Filter(ceiling=Level.PUBLIC)
    assert one.is_shown_by(
        SavedChart(chart="map", options=(("b", "2"), ("a", "1")), filter=low, other=low)
    )
    assert not one.is_shown_by(SavedChart(chart="map", options=one.options))


def test_the_dashboard_has_its_own_order() -> None:
    charts = [SavedChart(id=n, tile=tile) for n, tile in ((1, 3), (2, 0), (3, 1))]
    assert [one.id for one in tiles_of(charts)] == [3, 1]
