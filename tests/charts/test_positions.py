"""Positions as they are drawn: every initiative in its cell, in its track's colour, in its recognition's shape."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from diplomat_desk.charts.catalogue import find
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.positions import PositionLayout
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.paper import paper_look
from diplomat_desk.charts.positions import PositionChart, describe
from diplomat_desk.charts.positions_table import table
from diplomat_desk.charts.symbols import RING, SQUARE, STAR, TRIANGLE, symbols
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.positions import (
    MOST_NAMED,
    Group,
    Outlier,
    Positions,
    Scales,
    Single,
    cells,
    centres,
    far_groups,
)
from diplomat_desk.domain.terms import Term, Vocabularies
from tests.charts.figures import COUNTRIES, LONG, URDU, VOCABULARIES
from tests.charts.recording import Recording, overlapping, recorded, recorded_head

FORMAL = ("informal", "semi-structured", "structured", "treaty-based")
VISIBLE = ("secret", "discreet", "limited", "public")
RECOGNISED = ("none", "tacit", "acknowledged", "endorsed", "official-process", "own")
TRACKS = ("L1", "T1.5", "L2", "T2", "T3", "other")
WORDS = Vocabularies((
    *VOCABULARIES.terms,
    *(Term("formality", code, code.capitalize()) for code in (*FORMAL, "unknown")),
    *(Term("visibility", code, code.capitalize()) for code in (*VISIBLE, "unknown")),
    *(Term("recognition", code, code.capitalize()) for code in RECOGNISED),
))  # fmt: skip
BASIS = Basis(vocabularies=WORDS, countries=COUNTRIES)


def long_winded(words: Vocabularies) -> Vocabularies:
    """Return ``words`` with labels of sentences, right to left and left to right, and without marks."""
    labels = (URDU, LONG)
    return Vocabularies(
        tuple(
            replace(term, label=f"{labels[n % 2]} {n}", mark="")
            for n, term in enumerate(words.terms)
        )
    )


WIDTHS = (320, 400, 559, 640, 819, 1000, 1440, 1900)
LOOK = paper_look(Theme.LIGHT)


def figures(groups: Sequence[Group], titles: str = "Talks") -> Positions:
    """Return the figures of ``groups`` as the store would give them."""
    scales = Scales(FORMAL, VISIBLE)
    found = centres(groups, scales)
    ids = iter(range(1, 10_000_000))
    everyone = [
        Single(next(ids), "DD-1", titles, g.formality, g.visibility, g.recognition, g.track)
        for g in groups if g.placed and sum(o.number for o in groups) < 2_000
        for _ in range(g.number)
    ]  # fmt: skip
    few = max(cells(groups).values(), default=0) <= 60
    far = far_groups(groups, found, scales)
    outliers = [
        Outlier(one, steps)
        for steps, g in far
        for one in everyone
        if (one.formality, one.visibility, one.recognition, one.track)
        == (g.formality, g.visibility, g.recognition, g.track)
    ]
    number = sum(group.number for group in groups)
    return Positions(
        Filter(), Tally(number, number, 0, 0), Level.PUBLIC, FORMAL, VISIBLE, tuple(groups),
        found, tuple(everyone) if few else (), tuple(outliers[:MOST_NAMED]),
        sum(g.number for _, g in far),
    )  # fmt: skip


def drawn_at_random(number: int, seed: int = 1) -> list[Group]:
    """Return about ``number`` initiatives spread over all there is, the unknown included."""
    draw = random.Random(seed)
    keys = [
        (f, v, r, t)
        for f in (*FORMAL, "unknown", "")
        for v in (*VISIBLE, "unknown")
        for r in RECOGNISED
        for t in TRACKS
    ]
    found: dict[tuple[str, str, str, str], int] = {}
    for key in draw.choices(keys, [draw.random() ** 4 for _ in keys], k=min(number, 5_000)):
        found[key] = found.get(key, 0) + max(number // 5_000, 1)
    return [Group(*key, n) for key, n in found.items()]


FEW = [
    Group("informal", "discreet", "none", "T2", 8),
    Group("treaty-based", "discreet", "tacit", "T2", 1),
    Group("structured", "public", "endorsed", "L1", 4),
    Group("informal", "public", "own", "T3", 2),
    Group("informal", "unknown", "none", "T3", 3),
    Group("", "secret", "none", "T3", 2),
    Group("", "", "", "L1", 5),
]
SITUATIONS = {
    "few": FEW,
    "one": [Group("informal", "discreet", "", "T2", 1)],
    "hundreds": drawn_at_random(500),
    "all": drawn_at_random(100_000),
}


def laid_out(groups: Sequence[Group], wide: float, high: float = 0.0) -> PositionLayout:
    return PositionLayout(describe(figures(groups), BASIS), Room(wide, high), LOOK)


def whole(layout: PositionLayout) -> list[Recording]:
    return [recorded_head(layout, LOOK), recorded(layout, LOOK)]


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("name", SITUATIONS)
def test_every_cell_holds_as_many_as_are_there_and_none_lies_over_another(
    name: str, wide: float
) -> None:
    layout = laid_out(SITUATIONS[name], wide)
    numbers = cells(SITUATIONS[name])
    drawn = recorded(layout, LOOK).of("initiative")
    for cell in (cell for row in layout.rows.values() for cell in row):
        place = f"{cell.place.row}/{cell.place.column}"
        here = [one for one in drawn if one.mark is not None and one.mark.row == place]
        total = sum(one.mark.value for one in here if one.mark is not None)
        assert total == numbers.get((cell.place.column, cell.place.row), 0) == cell.place.number
        for one in here:
            assert cell.box.x <= one.box.x
            assert one.box.right <= cell.box.right
            assert cell.box.y <= one.box.y
            assert one.box.bottom <= cell.box.bottom + 1
        for one, other in combinations(here[:80], 2):
            assert not one.box.grown(-0.5).meets(other.box.grown(-0.5))


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("high", [0, 300, 800])
@pytest.mark.parametrize("name", SITUATIONS)
def test_no_words_lie_over_others_or_outside_the_picture(
    name: str, wide: float, high: float
) -> None:
    layout = laid_out(SITUATIONS[name], wide, high)
    for surface in whole(layout):
        assert overlapping(surface) == []
        for one in surface.all:
            assert one.box.x >= -1, one
            assert one.box.right <= wide + 1, one
    assert all(one.box.bottom <= layout.height + 1 for one in recorded(layout, LOOK).all)


@pytest.mark.parametrize("wide", [320, 559, 820, 1440])
@pytest.mark.parametrize("name", SITUATIONS)
def test_however_long_words_are_none_lies_over_another(name: str, wide: float) -> None:
    basis = replace(BASIS, vocabularies=long_winded(WORDS))
    chart = describe(figures(SITUATIONS[name], URDU + LONG), basis)
    for surface in whole(PositionLayout(chart, Room(wide), LOOK)):
        assert overlapping(surface) == []
        assert all(one.box.x >= -1 and one.box.right <= wide + 1 for one in surface.all)


def test_a_mark_has_the_colour_of_its_track_and_the_shape_of_its_recognition() -> None:
    layout = laid_out(FEW, 1000)
    found = {
        (one.mark.row, one.shape, one.colour)
        for one in recorded(layout, LOOK).of("initiative")
        if one.mark is not None
    }
    red, blue, purple = "#EE6677", "#4477AA", "#AA3377"
    assert found == {
        ("discreet/informal", RING, red),
        ("discreet/treaty-based", symbols(())["tacit"], red),
        ("public/structured", SQUARE, blue),
        ("public/informal", symbols(RECOGNISED)["own"], purple),
    }


def test_shapes_are_different_and_no_term_ever_changes_its_shape() -> None:
    made = symbols(("mine", "none", "yours"))
    assert len(set(made.values())) == len(made)
    assert made["none"] is RING
    assert made["acknowledged"] is TRIANGLE
    assert made["yours"] is STAR


def test_a_mark_that_stands_for_fewer_is_smaller_by_area() -> None:
    layout = laid_out([Group("informal", "secret", "tacit", "T2", 250)], 1000)
    assert layout.chart.each == 5
    sizes = {round(one.box.wide, 6) for one in recorded(layout, LOOK).of("initiative")}
    assert len(sizes) == 1
    layout = laid_out([Group("informal", "secret", "tacit", "T2", 253)], 1000)
    *full, last = recorded(layout, LOOK).of("initiative")
    assert (last.box.wide / full[0].box.wide) ** 2 == pytest.approx(3 / 5)


@pytest.mark.parametrize("wide", [320, 1000])
def test_a_centre_lies_where_the_mean_of_its_track_does(wide: float) -> None:
    layout = laid_out(FEW, wide)
    side = layout.side
    dots = {d.mark.column: d for d in recorded(layout, LOOK).of("centre") if d.mark is not None}
    assert set(dots) == {"T2", "L1"}
    left, _ = side.at(0, 0)
    step = side.at(1, 0)[0] - left
    rise = side.at(0, 0)[1] - side.at(0, 1)[1]
    assert dots["T2"].box.centre[0] == pytest.approx(left + step * 3 / 9)
    assert dots["T2"].box.centre[1] == pytest.approx(side.at(0, 0)[1] - rise)
    assert dots["L1"].box.centre == pytest.approx(side.at(2, 3))


def test_who_stands_far_is_named_and_opened_and_ringed() -> None:
    chart = describe(figures(FEW, LONG), BASIS)
    (named,) = chart.named
    assert (named.title, named.steps) == (LONG, "2.7 steps")
    assert named.sentence == "discreet and treaty-based, where Track II is mostly informal"
    layout = PositionLayout(chart, Room(1000), LOOK)
    found = layout.marks.find(("named", named.key))
    assert found is not None
    assert found.aim.record == int(named.key)
    assert len(recorded(layout, LOOK).of("far")) == 1


def test_a_click_on_one_opens_it_and_on_several_narrows_to_them() -> None:
    layout = laid_out(FEW, 1000)
    (one,) = (m for m in layout.marks.all if m.row == "discreet/treaty-based")
    assert one.aim == Aim(record=9)
    several = laid_out([Group("informal", "secret", "tacit", "T2", 250)], 1000)
    mark = next(m for m in several.marks.all if m.row == "secret/informal")
    assert mark.aim.groups == (
        (Dimension.FORMALITY, "informal"),
        (Dimension.VISIBILITY, "secret"),
        (Dimension.TRACK, "T2"),
    )


def test_the_pointer_finds_the_mark_before_its_cell() -> None:
    layout = laid_out(FEW, 1000)
    cell = next(c for c in layout.rows["discreet"] if c.place.column == "informal")
    glyph = cell.glyphs[3]
    found = layout.marks.at(*glyph.centre)
    assert found is not None
    assert found.key == ("discreet/informal", glyph.item.key)
    corner = layout.marks.at(cell.box.x + 1, cell.box.y + 1)
    assert corner is not None
    assert corner.key == ("discreet", "informal")


def test_what_has_a_place_on_one_scale_alone_stands_in_the_margin() -> None:
    chart = describe(figures(FEW), BASIS)
    found = {(one.row, one.column): (one.number, one.text) for one in chart.margins}
    assert found == {
        ("", "informal"): (3, "Informal · no visibility: 3 initiatives"),
        ("secret", ""): (2, "Secret · no formality: 2 initiatives"),
        ("", ""): (5, "Neither formality nor visibility: 5 initiatives"),
    }
    assert "10 without a place: 7 not recorded, 3 unknown" in chart.caption[-1]


def test_the_caption_says_what_a_mark_stands_for() -> None:
    assert "Each mark is one initiative" in describe(figures(FEW), BASIS).caption[0]
    many = describe(figures(SITUATIONS["all"]), BASIS)
    assert f"Each mark stands for {many.each:,} initiatives" in many.caption[0]
    assert many.each > 1


def test_the_summary_tells_the_finding() -> None:
    assert describe(figures(FEW), BASIS).summary == (
        "15 initiatives placed by formality and visibility: Track II mostly informal and discreet; "
        "Level 1, official mostly structured and public; Track III mostly informal and public. "
        "1 stands far from its own track, farthest “Talks”: discreet and treaty-based, where "
        "Track II is mostly informal."
    )


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ([], "No initiative matches this filter."),
        ([Group("", "", "", "T2", 1)], "The selected initiative has no formality and visibility"),
        ([Group("informal", "unknown", "", "T2", 9)], "None of the 9 selected initiatives"),
    ],
)
def test_without_a_place_for_any_the_chart_says_why(groups: list[Group], words: str) -> None:
    chart: PositionChart = describe(figures(groups), BASIS)
    assert chart.empty.startswith(words)
    assert chart.summary == chart.empty


def test_under_a_ceiling_the_caption_says_that_an_empty_cell_is_not_none() -> None:
    hidden = replace(figures(FEW), filter=Filter(ceiling=Level.PUBLIC), tally=Tally(15, 15, 0, 2))
    assert (
        "Withheld records are not counted: an empty cell means none"
        in describe(hidden, BASIS).caption[-1]
    )


def test_the_table_has_a_line_for_each_crossing_and_their_sum() -> None:
    made = table(figures(FEW), BASIS)
    assert [line.cells[4] for line in made.lines] == [8, 2, 3, 4, 1, 2, 5]
    assert made.sums[0].cells[4] == 25
    assert made.lines[0].cells == ("Informal", "Discreet", "None", "Track II", 8, 0.33)
    assert "2.7 steps" in made.notes[0]
    assert find("positions").table is table
