"""A network as words, as a table and as a picture, held against its numbers."""

from dataclasses import replace
from itertools import combinations

import pytest

from diplomat_desk.charts.geometry import View
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.network import NetworkLayout
from diplomat_desk.charts.network import describe
from diplomat_desk.charts.network_chart import NetworkChart
from diplomat_desk.charts.network_table import network_table
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.paper import paper_look
from diplomat_desk.domain.aims import narrowed
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.networks import Between, Network
from tests.charts.networks import BOWTIE, basis, large, network
from tests.charts.recording import Recording, overlapping, recorded, recorded_head

LOOK = paper_look(Theme.LIGHT)
WIDTHS = (320.0, 500.0, 660.0, 1000.0, 1900.0)


def drawn_of(chart: NetworkChart, wide: float = 1000, high: float = 640) -> Recording:
    return recorded(NetworkLayout(chart, Room(wide, high), LOOK), LOOK)


def test_the_summary_names_who_ties_most_and_who_is_alone() -> None:
    chart = describe(BOWTIE, basis())
    assert chart.summary == (
        "6 organisations with 5 ties, in 2 groups. Hub ties most, to 3 others. "
        "The strongest broker is Hub (betweenness 0.400). 1 shares no initiative with another."
    )
    assert chart.subtitle == "The whole register"


def test_brokers_only_links_and_who_is_alone_are_listed_with_their_figures() -> None:
    lists = {one.name: one for one in describe(BOWTIE, basis()).lists}
    assert [(i.label, i.short) for i in lists["brokers"].items] == [
        ("Hub", "0.400"),
        ("C", "0.300"),
    ]
    assert [(i.label, i.figures) for i in lists["links"].items] == [
        ("Hub – C", "holds 2 to the rest")
    ]
    assert [i.label for i in lists["alone"].items] == ["Alone"]
    assert [i.label for i in lists["ties"].items] == ["C – D", "Hub – A", "A – B"]
    assert "across" not in lists


def test_who_works_on_several_tracks_is_a_bridge_between_them() -> None:
    tracks = (("L1", 3), ("T2", 1))
    nodes = (replace(BOWTIE.nodes[0], tracks=tracks, initiatives=4), *BOWTIE.nodes[1:])
    lists = {one.name: one for one in describe(replace(BOWTIE, nodes=nodes), basis()).lists}
    (item,) = lists["across"].items
    assert (item.label, item.figures) == ("Hub", "2 tracks · 1 of 4 off the main one")


def test_the_caption_tells_what_is_left_out() -> None:
    said = " ".join(describe(replace(BOWTIE, total=80), basis()).caption)
    assert "74 organisations more" in said
    assert "9 of 12 initiatives · 1 undated · 2 without an organisation" in said
    assert "1 organisation alone" in said
    assert "Withheld" not in said
    held = replace(BOWTIE, tally=Tally(9, 12, 1, 3))
    assert "Withheld records are not counted: no tie means none" in " ".join(
        describe(held, basis()).caption
    )


def test_nobody_is_said_not_drawn() -> None:
    chart = describe(network((), {}), basis())
    assert chart.empty == "None of the selected initiatives names an organisation."
    nothing = replace(network((), {}), tally=Tally(0, 12, 0, 0))
    assert describe(nothing, basis()).empty == "No initiative matches this filter."


def test_a_click_leads_to_the_name_and_a_double_click_to_the_page() -> None:
    dot = describe(BOWTIE, basis()).dots[0]
    assert narrowed(Filter(), dot.aim).text == '"Hub"'
    assert dot.aim.organisation == 1
    people = describe(replace(BOWTIE, between=Between.PEOPLE), basis())
    assert people.dots[1].aim.person == 2


def test_a_tie_between_countries_leads_to_what_both_share() -> None:
    chart = describe(network(("PAK", "IND"), {(0, 1): 41}, Between.COUNTRIES), basis())
    chosen = narrowed(Filter(), chart.links[0].aim)
    assert (chosen.countries, chosen.also) == (("PAK",), ("IND",))
    assert chart.links[0].tooltip == "Pakistan – India: 41 shared initiatives, on 3 tracks"


def test_the_table_has_a_line_for_each_with_all_figures() -> None:
    table = network_table(BOWTIE, basis())
    cells = {str(line.cells[0]): line.cells for line in table.lines}
    assert cells["Hub"][2:8] == (4, 3, 3, 0.4, 1, 1)
    assert cells["Hub"][9:] == ("A (4), B (1), C (1)", "C")
    assert cells["Alone"][4:] == (0, 0.0, None, 1, "Track II 1", None, None)
    assert len(table.headings) == len(table.lines[0].cells)


@pytest.mark.parametrize("size", ["degree", "betweenness"])
def test_the_area_of_a_dot_is_its_number(size: str) -> None:
    chart = describe(large(60, 200), basis(size=size))
    most = max(dot.size for dot in chart.dots)
    drawn = {one.mark.row: one.box for one in drawn_of(chart).of("dot") if one.mark}
    least = min(box.wide for box in drawn.values())
    largest = max(box.wide for box in drawn.values())
    for dot in chart.dots:
        share = (drawn[dot.key].wide - least) / (largest - least)
        smallest = min(one.size for one in chart.dots)
        low = (smallest / most) ** 0.5
        assert share == pytest.approx(((dot.size / most) ** 0.5 - low) / (1 - low), abs=0.02)


def test_every_dot_and_tie_is_drawn_with_its_number_and_ties_run_between_dots() -> None:
    drawn = drawn_of(describe(BOWTIE, basis()))
    dots = {one.mark.row: one for one in drawn.of("dot") if one.mark}
    assert {key: one.mark.value for key, one in dots.items() if one.mark} == {
        node.key: node.initiatives for node in BOWTIE.nodes
    }
    ties = {one.mark.key: one for one in drawn.of("tie") if one.mark}
    assert {key: one.mark.value for key, one in ties.items() if one.mark} == {
        (BOWTIE.nodes[t.one].key, BOWTIE.nodes[t.other].key): t.weight for t in BOWTIE.ties
    }
    for (one, other), tie in ties.items():
        xs = sorted(dots[key].box.centre[0] for key in (one, other))
        assert (tie.box.x, tie.box.right) == pytest.approx(tuple(xs))


def test_groups_differ_by_more_than_colour() -> None:
    chart = describe(large(60, 90), basis(colour="community"))
    looks = {key.symbol for key in chart.legend}
    assert len(looks) == len(chart.legend) > 2
    figures = [(a.figure, b.figure) for a, b in combinations(sorted(looks, key=str), 2)]
    assert all(one is not other for one, other in figures[:3])


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize(
    "figures", [BOWTIE, large(60, 90), large(300, 4_000)], ids=["6", "60", "300"]
)
@pytest.mark.parametrize("high", [0.0, 300.0, 800.0])
def test_no_text_lies_on_another_or_leaves_the_picture(
    figures: Network, wide: float, high: float
) -> None:
    layout = NetworkLayout(describe(figures, basis(colour="community")), Room(wide, high), LOOK)
    if high:
        assert layout.head_height + layout.height == pytest.approx(high)
    for drawn in (recorded(layout, LOOK), recorded_head(layout, LOOK)):
        assert overlapping(drawn) == []
        for text in (one for one in drawn.all if one.what == "text"):
            assert -1 <= text.box.x <= text.box.right <= wide + 1
            assert text.box.bottom <= layout.height + 1


def test_the_lists_keep_their_figures_where_room_is_short() -> None:
    chart = describe(BOWTIE, basis())
    roomy = [one.words for one in drawn_of(chart, 1000, 700).of("list")]
    tight = [one.words for one in drawn_of(chart, 1000, 320).of("list")]
    assert "betweenness 0.400 · 3 ties" in roomy
    assert {"Brokers", "betweenness", "Hub", "0.400"} <= set(tight)
    assert all(any(word.startswith(one.heading) for word in tight) for one in chart.lists)


def test_who_is_pointed_at_lights_up_with_those_it_is_tied_to() -> None:
    layout = NetworkLayout(describe(BOWTIE, basis()), Room(1000, 640), LOOK)
    mark = layout.marks.find(("4", ""))
    assert mark is not None
    lit = Recording(LOOK)
    assert layout.draw_lit(lit, (mark,))
    assert {one.mark.row for one in lit.of("dot") if one.mark} == {"1", "4", "5"}
    assert len(lit.of("tie")) == 2
    assert {"C", "Hub", "D"} <= {one.words for one in lit.of("name")}


def test_a_line_of_a_list_lights_up_its_dots() -> None:
    layout = NetworkLayout(describe(BOWTIE, basis()), Room(1000, 640), LOOK)
    link = next(mark for mark in layout.marks.all if mark.column.startswith("links"))
    assert layout.marks.at(*link.box.centre) == link
    lit = Recording(LOOK)
    assert layout.draw_lit(lit, (link,))
    assert {one.mark.key for one in lit.of("tie") if one.mark} == {("1", "4")}
    assert lit.of("lit")


def test_the_pointer_finds_dots_and_ties() -> None:
    layout = NetworkLayout(describe(BOWTIE, basis()), Room(1000, 640), LOOK)
    drawn = recorded(layout, LOOK)
    for one in drawn.of("dot"):
        found = layout.marks.at(*one.box.centre)
        assert found is not None
        assert one.mark is not None
        assert found.key == one.mark.key
    tie = next(one for one in drawn.of("tie") if one.mark and one.mark.key == ("4", "5"))
    found = layout.marks.at(*tie.box.centre)
    assert found is not None
    assert found.key == ("4", "5")
    assert layout.marks.find(found.key) == found


def test_zooming_in_takes_dots_apart_and_keeps_the_point_in_the_middle() -> None:
    chart = describe(large(60, 200), basis())
    whole = NetworkLayout(chart, Room(1000, 640), LOOK)
    near = NetworkLayout(chart, Room(1000, 640, View(2.0, 0.25, 0.25)), LOOK)
    middle = (500.0, 320.0 - whole.head_height)
    for n in range(len(chart.dots)):
        (x, y), (near_x, near_y) = whole.centres[n], near.centres[n]
        assert near_x - middle[0] == pytest.approx(2 * (x - middle[0]))
        assert near_y - middle[1] == pytest.approx(2 * (y - middle[1]))
        assert near.radii[n] == pytest.approx(whole.radii[n] * 2**0.5, rel=0.01)
    seen = {mark.row for mark in near.marks.all if not mark.column}
    assert 0 < len(seen) < len(chart.dots)
