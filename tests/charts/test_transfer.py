"""Transfers as they are drawn: bars and ribbons as thick as their numbers, on one scale from zero."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.transfer import TransferLayout
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.paper import paper_look
from diplomat_desk.charts.transfer import describe, result_order
from diplomat_desk.charts.transfertable import table
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.lapses import Lapse, Spell
from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.transfers import (
    ANSWERED,
    NOTHING,
    NOWHERE,
    OFFICE,
    SOME_OUTCOME,
    Carried,
    Case,
    Chain,
    Flow,
    Passage,
    Transfers,
    added_up,
)
from tests.charts.figures import COUNTRIES, LONG, VOCABULARIES
from tests.charts.recording import Recording, overlapping, recorded, recorded_head
from tests.charts.test_positions import long_winded

KINDS = ("agreement", "communique", "recommendation", "cbm", "none", "unknown")
WORDS = Vocabularies((
    *VOCABULARIES.terms,
    *(Term("outcome-kind", code, f"{code.capitalize()} or another thing") for code in KINDS),
))  # fmt: skip
BASIS = Basis(vocabularies=WORDS, countries=COUNTRIES)
TRACKS = ("L1", "T1.5", "L2", "T2", "T3", "other")
WIDTHS = (320, 400, 519, 640, 819, 1000, 1440, 1900)
LOOK = paper_look(Theme.LIGHT)
SPELL = Spell(Lapse(30, 60), Lapse(367, 1095), Lapse(3000, 3000))


def figures(flows: list[Flow], **more: object) -> Transfers:
    """Return the figures of ``flows`` as the store would give them."""
    numbers: dict[tuple[str, str], int] = {}
    for flow in flows:
        way = (flow.came, flow.went)
        numbers[way] = numbers.get(way, 0) + flow.number
    passages = tuple(
        Passage(*way, number, SPELL, number, 0, 0)
        for way, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    )
    values: dict[str, object] = {
        "filter": Filter(), "tally": Tally(9, 9, 0, 0), "marking": Level.PUBLIC,
        "carried": Carried.BOTH, "transfers": sum(numbers.values()), "links": 0, "stayed": 0,
        "on_processes": 0, "flows": added_up(flows), "passages": passages, "chains": (), "cases": (),
    }  # fmt: skip
    return Transfers(**(values | more))  # type: ignore[arg-type]


def at_random(most: float, seed: int = 1) -> list[Flow]:
    """Return flows from every track to every other and on to everything."""
    draw = random.Random(seed)
    return [
        Flow(came, went, result, int(draw.random() ** 6 * most) + 1)
        for came in TRACKS
        for went in (*TRACKS, OFFICE, NOWHERE)
        for result in (ANSWERED, *KINDS, SOME_OUTCOME, NOTHING)
        if came != went
    ]


FEW = [
    Flow("T2", "L1", ANSWERED, 3),
    Flow("T2", "L1", NOTHING, 1, 7),
    Flow("T2", "L2", "agreement", 2),
    Flow("L2", "L1", "agreement", 1, 8),
    Flow("T3", OFFICE, NOTHING, 1, 9),
]
CASES = (Case(7, "DD-1", LONG, "T2", "L1", LONG, Lapse(12, 12)),)
SITUATIONS = {
    "few": figures(FEW, cases=CASES, chains=(Chain("T2", "L2", "L1", 2),)),
    "one": figures([Flow("T2", "L1", NOTHING, 1, 7)]),
    "thousands": figures(at_random(600)),
    "lopsided": figures([Flow("T2", "L1", ANSWERED, 100_000), Flow("T3", "L1", "cbm", 1, 3)]),
}


def laid_out(name: str, wide: float, high: float = 0.0) -> TransferLayout:
    return TransferLayout(describe(SITUATIONS[name], BASIS), Room(wide, high), LOOK)


def whole(layout: TransferLayout) -> list[Recording]:
    return [recorded_head(layout, LOOK), recorded(layout, LOOK)]


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("name", SITUATIONS)
def test_bars_and_ribbons_are_as_thick_as_their_numbers_on_one_scale(
    name: str, wide: float
) -> None:
    layout = laid_out(name, wide)
    scale = layout.sankey.scale
    drawn = recorded(layout, LOOK)
    for bar in drawn.of("bar"):
        assert bar.mark is not None
        assert bar.box.high == pytest.approx(bar.mark.value * scale)
    ribbons = drawn.of("ribbon")
    assert len(ribbons) == len(layout.chart.ribbons)
    for one in ribbons:
        assert one.mark is not None
        assert one.shape is not None
        (ring,) = one.shape.rings
        half = len(ring) // 2
        for upper, lower in zip(ring[:half], reversed(ring[half:]), strict=True):
            assert upper[0] == lower[0]
            assert lower[1] - upper[1] == pytest.approx(one.mark.value * scale)
    for leg in (0, 1):
        here = [one.number for one in layout.chart.ribbons if one.leg == leg]
        assert sum(here) == layout.chart.number


@pytest.mark.parametrize("name", SITUATIONS)
def test_ribbons_lie_side_by_side_at_both_their_bars_and_fill_them(name: str) -> None:
    layout = laid_out(name, 1000)
    pairs = list(zip(layout.chart.ribbons, layout.bands, strict=True))
    for number, column in enumerate(layout.chart.columns):
        for place, node in enumerate(column):
            bar = layout.sankey.bars[number][place]
            leaving = [
                (b.start, b.thick) for r, b in pairs if (r.leg, r.start) == (number, node.code)
            ]
            coming = [
                (b.end, b.thick) for r, b in pairs if (r.leg, r.end) == (number - 1, node.code)
            ]
            for touching in filter(None, (leaving, coming)):
                touching.sort()
                assert touching[0][0] == pytest.approx(bar.y)
                assert sum(touching[-1]) == pytest.approx(bar.bottom)
                for one, other in pairwise(touching):
                    assert sum(one) == pytest.approx(other[0])


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("high", [0, 300, 800])
@pytest.mark.parametrize("name", SITUATIONS)
def test_no_words_lie_over_others_or_outside_the_picture(
    name: str, wide: float, high: float
) -> None:
    layout = laid_out(name, wide, high)
    for surface in whole(layout):
        assert overlapping(surface) == []
        for one in surface.all:
            assert one.box.x >= -1, one
            assert one.box.right <= wide + 1, one
    body = recorded(layout, LOOK)
    assert all(one.box.y >= -1 and one.box.bottom <= layout.height + 1 for one in body.all)


@pytest.mark.parametrize("wide", [320, 559, 820, 1440])
@pytest.mark.parametrize("name", SITUATIONS)
def test_however_long_words_are_none_lies_over_another(name: str, wide: float) -> None:
    basis = replace(BASIS, vocabularies=long_winded(WORDS))
    layout = TransferLayout(describe(SITUATIONS[name], basis), Room(wide), LOOK)
    for surface in whole(layout):
        assert overlapping(surface) == []
        assert all(one.box.x >= -1 and one.box.right <= wide + 1 for one in surface.all)


@pytest.mark.parametrize("wide", WIDTHS)
def test_bars_of_a_column_do_not_meet_and_the_number_is_never_cut(wide: float) -> None:
    layout = laid_out("thousands", wide)
    for column in layout.sankey.bars:
        for upper, lower in pairwise(column):
            assert upper.bottom < lower.y
    words = " ".join(one.words for one in recorded(layout, LOOK).of("node"))
    for nodes in layout.chart.columns:
        for node in nodes:
            assert f"{node.number:,}" in words


def test_a_ribbon_has_the_colour_of_the_track_that_it_came_from_all_the_way() -> None:
    layout = laid_out("few", 1000)
    colours = {
        (one.mark.row, one.mark.column): one.colour
        for one in recorded(layout, LOOK).of("ribbon")
        if one.mark is not None
    }
    red, green = "#EE6677", "#228833"
    assert colours["T2", "L1"] == colours["T2>L1", ANSWERED] == colours["T2>L2", "agreement"] == red
    assert colours["L2", "L1"] == colours["L2>L1", "agreement"] == green


def test_the_pointer_finds_a_ribbon_where_it_is_and_not_in_its_box() -> None:
    layout = laid_out("few", 1000)
    for ribbon, band in zip(layout.chart.ribbons, layout.bands, strict=True):
        found = layout.marks.at(layout.left + band.left + 1, band.start + band.thick / 2)
        assert found is not None
        assert found.key == (ribbon.row, ribbon.column)
    band = max(layout.bands, key=lambda one: abs(one.end - one.start))
    corner = band.box.bottom - 1 if band.end > band.start else band.box.y + 1
    found = layout.marks.at(layout.left + band.left + 1, corner)
    number = layout.bands.index(band)
    ribbon = layout.chart.ribbons[number]
    assert found is None or found.key != (ribbon.row, ribbon.column)


def test_what_is_pointed_at_is_drawn_again_and_a_bar_is_left_to_a_frame() -> None:
    layout = laid_out("few", 1000)
    ribbon, bar = layout.marks.find(("T2", "L1")), layout.marks.find(("node/0", "T2"))
    assert ribbon is not None
    assert bar is not None
    surface = Recording(LOOK)
    assert layout.draw_lit(surface, (ribbon,))
    assert [one.mark for one in surface.of("ribbon")] == [ribbon]
    assert not layout.draw_lit(Recording(LOOK), (bar,))


def test_a_single_flow_opens_its_record_and_others_narrow_to_their_track() -> None:
    layout = laid_out("few", 1000)
    one, many = layout.marks.find(("L2", "L1")), layout.marks.find(("T2", "L1"))
    assert one is not None
    assert many is not None
    assert one.aim == Aim(record=8)
    assert [code for _, code in many.aim.groups] == ["T2"]


def test_what_came_of_it_ends_with_what_is_nothing() -> None:
    order = result_order(WORDS)
    assert order[0] == ANSWERED
    assert order[-4:] == (SOME_OUTCOME, "none", "unknown", NOTHING)


def test_times_and_chains_and_cases_are_told_beside_the_picture() -> None:
    times, chains, cases = describe(SITUATIONS["few"], BASIS).lists
    assert times.entries[0].label == "Track II › Level 1, official"
    assert times.entries[0].figure == "4 times"
    assert times.entries[0].sentence == (
        "median about 2 years, shortest about 1 month, longest 8.2 years"
    )
    assert chains.entries[0].label == "Track II › Level 2, third party › Level 1, official"
    assert cases.entries[0].sentence.endswith("12 days")


def test_the_caption_says_what_is_left_out() -> None:
    told = figures(FEW, stayed=4, on_processes=1, filter=Filter(unit=Unit.ROUNDS))
    lines = " ".join(describe(told, BASIS).caption)
    assert "8 transfers" in lines
    assert "4 within one track not shown" in lines
    assert "1 recorded on a process, not counted here" in lines


def test_the_summary_tells_the_finding() -> None:
    assert describe(SITUATIONS["few"], BASIS).summary == (
        "8 transfers, most from Track II to Level 1, official (4). Time it took: median about "
        "2 years, shortest about 1 month, longest 8.2 years. For 2 no response or outcome is recorded."
    )


@pytest.mark.parametrize("carried", list(Carried))
def test_an_empty_chart_says_what_would_be_here(carried: Carried) -> None:
    nothing = figures([], carried=carried, stayed=2, on_processes=3)
    words = describe(nothing, BASIS).empty
    assert "Nothing is recorded" in words
    assert ("What came of it" in words) == (carried is not Carried.LINKS)
    assert "2 stayed within one track" in words
    none = figures([], tally=Tally(0, 9, 0, 0))
    assert describe(none, BASIS).empty == "No initiative matches this filter."


def test_the_table_has_every_way_and_the_times_at_its_foot() -> None:
    made = table(SITUATIONS["few"], BASIS)
    assert sum(line.cells[3] for line in made.lines if isinstance(line.cells[3], int)) == 8
    first = made.sums[0]
    assert first.cells[:5] == ("Track II", "Level 1, official", "All", 4, 4)
    assert first.cells[5:8] == (731.0, 45.0, 3000.0)
