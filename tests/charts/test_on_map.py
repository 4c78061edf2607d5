"""The map, described and laid out, against its numbers."""

from itertools import pairwise

import pytest

from diplomat_desk.charts import map_table, on_map, svg
from diplomat_desk.charts.atlas import atlas
from diplomat_desk.charts.geometry import Box, View
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.map_labels import Labels
from diplomat_desk.charts.layouts.on_map import MapLayout
from diplomat_desk.charts.marks import Mark, Step
from diplomat_desk.charts.meeting_places import CITY
from diplomat_desk.charts.palette import Pattern, Theme
from diplomat_desk.charts.paper import paper_look
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries, Country, CountryKind
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.on_map import Host, LandCount, MapFigures
from tests.charts.figures import VOCABULARIES
from tests.charts.recording import Drawn, overlapping, recorded, recorded_head

COUNTRIES = Countries(
    (
        *(
            Country(code, name)
            for code, name in {
                "PAK": "Pakistan", "IND": "India", "AFG": "Afghanistan", "IRN": "Iran",
                "CHE": "Switzerland", "MDV": "Maldives", "USA": "United States", "ATA": "Antarctica",
                "BTN": "Bhutan", "GIB": "Gibraltar", "RUS": "Russia", "UZB": "Uzbekistan",
            }.items()
        ),
        Country("SUN", "Soviet Union", kind=CountryKind.HISTORICAL, valid_to=1991),
        Country("QQA", "Some territory", kind=CountryKind.USER),
    )
)  # fmt: skip
LOOK = paper_look(Theme.LIGHT)
WIDTHS = (320, 480, 700, 1000, 1900)


def figures(
    lands: dict[str, tuple[int, ...]],
    hosts: tuple[Host, ...] = (),
    chosen: Filter | None = None,
    withheld: int = 0,
) -> MapFigures:
    """Return figures of countries with their numbers on L1, L2 and T2."""
    counts = [LandCount(code, sum(on), on) for code, on in lands.items()]
    counts.sort(key=lambda one: (-one.total, one.code))
    on_tracks = tuple(map(sum, zip(*lands.values(), strict=True))) if lands else ()
    selected = sum(on_tracks) + 2
    return MapFigures(
        ("L1", "L2", "T2") if lands else (), on_tracks, tuple(counts), hosts, 2, 4,
        chosen or Filter(), Tally(selected, 400, 1, withheld), Level.PUBLIC,
    )  # fmt: skip


def basis(watched: tuple[str, ...] = (), **options: str) -> Basis:
    return Basis(
        vocabularies=VOCABULARIES, countries=COUNTRIES, options=options, watched=watched
    )  # fmt: skip


SOUTH_ASIA = figures(
    {
        "PAK": (30, 18, 30), "IND": (10, 0, 41), "AFG": (20, 8, 0), "IRN": (9, 0, 0),
        "MDV": (0, 1, 0), "USA": (0, 3, 0), "SUN": (2, 0, 0), "QQA": (0, 1, 0), "ATA": (0, 0, 1),
    },
    (
        Host("Islamabad", "PAK", 19), Host("Bombay", "IND", 2), Host("Mumbai", "IND", 3),
        Host("Bürgenstock", "CHE", 2), Host("", "CHE", 1), Host("Tashkent", "SUN", 1),
        Host("Wagah line", "", 4), Host("Base", "ATA", 1),
    ),
)  # fmt: skip


def laid_out(
    wide: float = 1000, high: float = 600, view: View | None = None, **options: str
) -> MapLayout:
    chart = on_map.describe(SOUTH_ASIA, basis(("PAK", "BTN"), **options))
    return MapLayout(chart, Room(wide, high, view or View()), LOOK)


def test_every_number_is_in_a_step_of_the_scale() -> None:
    for highest in (1, 6, 7, 78, 999, 1000, 123_456):
        steps = on_map.shades_of(highest)
        assert steps[0].low == 1
        assert steps[-1].high == highest
        assert all(a.high + 1 == b.low and a.share < b.share for a, b in pairwise(steps))
        assert len(steps) <= 7
    assert on_map.shades_of(0) == ()


def test_a_country_has_the_colour_of_its_step_and_one_without_is_paper() -> None:
    layout = laid_out()
    drawn = [(one, one.mark) for one in recorded(layout, LOOK).of("land") if one.mark]
    by_code = {mark.row: one for one, mark in drawn}
    values = {mark.row: mark.value for _, mark in drawn}
    shades = on_map.shades_of(78)
    for code, number in (("PAK", 78), ("IND", 51), ("AFG", 28), ("IRN", 9), ("MDV", 1)):
        (step,) = (one for one in shades if one.low <= number <= one.high)
        assert by_code[code].colour == LOOK.ramp(step.share)
        assert values[code] == number
    assert by_code["BTN"].colour == LOOK.inks.paper


def test_the_legend_says_which_numbers_a_colour_stands_for() -> None:
    head = recorded_head(laid_out(), LOOK)
    shades = on_map.shades_of(78)
    assert [one.colour for one in head.of("swatch")] == [LOOK.ramp(one.share) for one in shades]
    assert {one.label for one in shades} <= set(head.words)


def test_the_track_used_most_gives_colour_and_pattern_and_a_tie_is_one() -> None:
    layout = laid_out(colour="track")
    drawn = {one.mark.row: one for one in recorded(layout, LOOK).of("land") if one.mark}
    assert drawn["IND"].colour == "#EE6677"
    assert drawn["IND"].pattern is not Pattern.SOLID
    assert drawn["AFG"].colour == "#4477AA"
    ties = [one for one in layout.chart.colours if one.key == on_map.TIE]
    assert drawn["PAK"].colour == ties[0].colour
    mark = layout.marks.find(("PAK", ""))
    assert mark is not None
    assert "tie of Level 1, official and Track II" in mark.text
    assert ties[0].label in recorded_head(layout, LOOK).words


def test_cities_are_found_by_any_name_and_counted_together() -> None:
    chart = laid_out().chart
    dots = {dot.label: dot for dot in chart.dots}
    assert dots["Bombay, India"].times == 5
    assert dots["Bombay, India"].precise
    assert dots["Tashkent, Soviet Union"].precise
    hollow = dots["Switzerland"]
    assert (hollow.times, hollow.precise) == (3, False)
    assert "Bürgenstock" in hollow.text
    assert hollow.at == atlas().middle("CHE")


def test_a_dot_is_as_large_as_often_one_met_there() -> None:
    drawn = recorded(laid_out(extent="world", wide=1900, high=1000), LOOK).of(CITY)
    by_value = {one.mark.value: one for one in drawn if one.mark}
    large, small = by_value[19], by_value[5]
    assert large.box.wide**2 / small.box.wide**2 == pytest.approx(19 / 5, rel=0.01)
    assert large.colour == LOOK.inks.text
    assert by_value[3].colour == LOOK.inks.paper


def test_what_is_not_drawn_is_listed_with_its_number() -> None:
    layout = laid_out()
    listed = {(mark.row, mark.column): mark.value for mark in layout.marks.all}
    assert listed["SUN", ""] == 2
    assert listed["QQA", ""] == 1
    assert listed["ATA", ""] == 1
    assert listed["Wagah line/", CITY] == 4
    assert listed["BTN", "none"] == 0
    assert listed["USA", "outside"] == 3
    words = recorded(layout, LOOK).words
    assert "Soviet Union (to 1991)" in words
    assert "Watched, with none" in words


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("high", [0, 500, 1000])
@pytest.mark.parametrize("extent", ["fit", "world"])
def test_no_label_lies_on_another_and_none_is_outside(
    wide: float, high: float, extent: str
) -> None:
    layout = laid_out(wide, high, extent=extent)
    drawn = recorded(layout, LOOK)
    assert overlapping(drawn) == []
    assert overlapping(recorded_head(layout, LOOK)) == []
    for one in drawn.all:
        if one.what == "text":
            assert one.box.x >= 0
            assert one.box.right <= wide + 1
            assert one.box.bottom <= layout.height + 1


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("high", [0, 500, 1000])
def test_the_largest_numbers_and_the_largest_dot_have_names(wide: float, high: float) -> None:
    words = " ".join(one.words for one in recorded(laid_out(wide, high), LOOK).of("label"))
    for name in ("Pakistan 78", "India 51", "Afghanistan 28", "Islamabad"):
        assert name in words


def test_a_name_away_from_its_place_has_a_line_that_crosses_nothing() -> None:
    crowd = [Box(185.0 + 6 * n, 135.0 + 6 * m, 5, 5) for n in range(6) for m in range(6)]
    labels = Labels(Box(0, 0, 400, 300), LOOK, crowd)
    for at, name in (((200.0, 150.0), "Islamabad"), ((206.0, 150.0), "Rawalpindi")):
        assert labels.beside(at, 2.0, name)
    one, other = labels.placed
    assert one.leader
    assert other.leader
    assert not any(box.meets(label.box) for box in crowd for label in labels.placed)
    assert not one.box.meets(other.box)
    for label, next_to in ((one, other), (other, one)):
        (x, y), end = label.leader or ((0, 0), (0, 0))
        assert not any(
            next_to.box.holds(x + (end[0] - x) * n / 50, y + (end[1] - y) * n / 50)
            for n in range(50)
        )


def test_two_neighbours_of_one_colour_are_parted_by_the_paper() -> None:
    drawn = {one.mark.row: one for one in recorded(laid_out(), LOOK).of("land") if one.mark}
    assert drawn["PAK"].colour == drawn["IND"].colour
    assert drawn["PAK"].edge == drawn["IND"].edge == LOOK.inks.paper
    assert drawn["BTN"].edge == LOOK.inks.axis


def test_a_country_seen_in_part_is_named_there_and_not_listed_as_beyond() -> None:
    lands: dict[str, tuple[int, ...]] = {
        "PAK": (50, 0, 0),
        "IND": (40, 0, 0),
        "KAZ": (60, 0, 0),
        "RUS": (1, 0, 0),
    }
    layout = MapLayout(on_map.describe(figures(lands), basis()), Room(1000, 600), LOOK)
    russia = atlas().middle("RUS")
    assert russia is not None
    assert not layout.area.holds(*layout.placed.point(russia))
    labels = [one.words for one in recorded(layout, LOOK).of("label")]
    assert "Russia 1" in labels
    assert layout.marks.find(("RUS", "outside")) is None


def test_a_point_in_a_country_finds_it_and_a_dot_lies_above() -> None:
    layout = laid_out()
    india = layout.placed.point((19_000, -9_000))
    assert layout.marks.at(*india) is layout.marks.find(("IND", ""))
    islamabad = layout.marks.find(("Islamabad/PAK", CITY))
    assert islamabad is not None
    assert layout.marks.at(*islamabad.box.centre) is islamabad
    assert islamabad.aim == Aim(text="Islamabad")
    sea = layout.placed.point((17_000, 0))
    assert layout.marks.at(*sea) is None


def test_an_empty_country_is_told_as_none_and_leads_nowhere_new() -> None:
    layout = laid_out()
    mark = layout.marks.at(*layout.placed.point(atlas().middle("BTN") or (0, 0)))
    assert mark is not None
    assert (mark.text, mark.value) == ("Bhutan: none", 0)
    assert layout.marks.of_country("BTN")
    assert layout.marks.go(mark, Step.DOWN) is layout.marks.first


def test_the_keyboard_goes_from_the_largest_country_on() -> None:
    marks = laid_out().marks
    first = marks.first
    assert first is not None
    assert first.row == "PAK"
    assert marks.go(first, Step.DOWN).row == "IND"
    assert marks.go(first, Step.UP) is first
    assert marks.find(("nowhere", "")) is None


def test_zooming_keeps_the_point_under_the_pointer() -> None:
    layout = laid_out(1000, 600)
    at = atlas().middle("IND")
    assert at is not None
    x, y = layout.placed.point(at)
    share = x / 1000, (y + layout.head_height) / 600
    view = View(2.0, share[0] - share[0] / 2, share[1] - share[1] / 2)
    zoomed = laid_out(1000, 600, view)
    assert zoomed.placed.point(at) == pytest.approx((x, y))
    assert zoomed.placed.scale == pytest.approx(2 * layout.placed.scale)


def test_outlines_are_the_same_objects_from_frame_to_frame() -> None:
    one, other = (recorded(laid_out(), LOOK).of("land") for _ in range(2))
    assert {id(drawn.shape) for drawn in one} == {id(drawn.shape) for drawn in other}


def test_a_country_pointed_at_is_outlined_and_a_line_of_the_list_is_framed() -> None:
    layout = laid_out()
    india, gone = layout.marks.find(("IND", "")), layout.marks.find(("SUN", ""))
    assert india is not None
    assert gone is not None
    lit = recorded_lit(layout, india)
    assert {id(one.shape) for one in lit} & {id(atlas().lands[n].fine) for n in range(242)}
    assert not layout.draw_lit(recorded(layout, LOOK), (gone,))


def recorded_lit(layout: MapLayout, mark: Mark) -> list[Drawn]:
    surface = recorded(layout, LOOK)
    assert layout.draw_lit(surface, (mark,))
    return surface.of("lit")


def test_the_caption_counts_what_cannot_be_placed_and_takes_no_position() -> None:
    chart = laid_out().chart
    said = " ".join(chart.caption)
    assert "Hollow: 3" in said
    assert "5 are not on the map" in said
    assert "4 initiatives name no place" in said
    assert "2 without a country" in said
    assert "no position on borders" in said
    assert "GeoNames, CC BY 4.0" in said
    assert "Withheld" not in said


def test_under_a_ceiling_an_empty_country_is_not_called_empty() -> None:
    below = figures({"PAK": (1, 0, 0)}, chosen=Filter(ceiling=Level.PUBLIC), withheld=3)
    said = " ".join(on_map.describe(below, basis()).caption)
    assert "Withheld records are not counted" in said


def test_the_summary_names_most_and_none() -> None:
    summary = laid_out().chart.summary
    assert "most with Pakistan (78), India (51) and Afghanistan (28)" in summary
    assert "None with Bhutan." in summary
    assert "Most often in Islamabad, Pakistan (met 19 times)." in summary


def test_processes_are_called_so() -> None:
    chart = on_map.describe(
        figures({"PAK": (1, 1, 0)}, chosen=Filter(unit=Unit.PROCESSES)), basis()
    )
    assert (chart.title, chart.unit) == ("Processes by country", "Processes")
    assert chart.lands[0].text.startswith("Pakistan: 2 processes")


def test_a_long_watch_list_is_cut_in_the_summary() -> None:
    watched = ("PAK", "IND", "AFG", "IRN", "CHE", "MDV", "USA", "BTN")
    summary = on_map.describe(figures({"RUS": (1, 0, 0)}), basis(watched)).summary
    assert "Switzerland, Maldives and 2 more." in summary


def test_without_anything_the_map_says_why() -> None:
    chart = on_map.describe(figures({}), basis())
    assert chart.empty == "None of the selected initiatives has a country or a place recorded."
    assert svg.draw(chart, MapLayout).count("<path") == 0


def test_the_table_has_every_country_and_every_place() -> None:
    table = map_table.table(SOUTH_ASIA, basis())
    cells = {line.cells[0]: line for line in table.lines}
    assert cells["Pakistan"].cells == ("Pakistan", 78, 30, 18, 30, 19, None)
    assert cells["Soviet Union (to 1991)"].key == "SUN"
    assert cells["Pakistan"].aim_at(2).groups[1] == (Dimension.TRACK, "L1")
    place = cells["Islamabad, Pakistan"]
    assert (place.key, place.cells[-2:]) == (CITY, (19, "the city"))
    assert cells["Switzerland"].cells[-2:] in ((None, None), (3, "the country’s middle"))
    assert cells["Wagah line"].cells[-2:] == (4, "not on the map")
    assert all(len(line.cells) == len(table.headings) for line in (*table.lines, *table.sums))


def test_paper_carries_the_numbers() -> None:
    chart = on_map.describe(SOUTH_ASIA, basis())
    drawn = svg.draw(chart, MapLayout)
    assert 'data-row="PAK" data-column="" data-value="78"' in drawn
    assert f'data-row="Islamabad/PAK" data-column="{CITY}" data-value="19"' in drawn
    assert "clip-path" in drawn
