"""Two filters side by side: both drawn, on one scale, and one table of both."""

from dataclasses import replace

import pytest

from diplomat_desk.charts.catalogue import find
from diplomat_desk.charts.compare import describe_pair, pair_table
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.layout import Room
from diplomat_desk.charts.layouts.pair import PairLayout
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.paper import paper_look
from diplomat_desk.domain.filters import Filter
from tests.charts.figures import COUNTRIES, SMALL, VOCABULARIES, crosstab
from tests.charts.recording import overlapping, recorded

OTHER = crosstab({"IND": (2, 1, 0), "SUN": (0, 5, 0)}, chosen=Filter(countries=("IND",)), without=0)
BASIS = Basis(vocabularies=VOCABULARIES, countries=COUNTRIES)
KIND = find("track-by-country")
LOOK = paper_look(Theme.LIGHT)


@pytest.mark.parametrize("wide", [400.0, 719.0, 720.0, 1200.0])
def test_both_are_drawn_beside_or_below_each_other(wide: float) -> None:
    pair = describe_pair(KIND, SMALL, OTHER, BASIS)
    layout = PairLayout(pair, Room(wide), LOOK)
    drawn = recorded(layout, LOOK)
    values = sorted(one.mark.value for one in drawn.of("segment") if one.mark)
    assert values == sorted((18, 7, 23, 17, 1, 2, 2, 1, 5))
    assert all(one.box.x >= 0 and one.box.right <= wide + 1 for one in drawn.all)
    assert not overlapping(drawn)
    left = max(one.box.right for one in drawn.of("segment")[:3])
    assert (drawn.of("segment")[-1].box.x > left) is (wide >= 720)


def test_every_mark_of_both_can_be_pointed_at() -> None:
    layout = PairLayout(describe_pair(KIND, SMALL, OTHER, BASIS), Room(1000), LOOK)
    assert len(layout.marks.all) == len({mark.key for mark in layout.marks.all})
    for mark in layout.marks.all:
        assert layout.marks.at(*mark.box.centre) == mark
    assert {mark.row[0] for mark in layout.marks.of_country("IND")} == {"A", "B"}


def test_one_empty_half_says_why() -> None:
    nothing = crosstab({}, without=0)
    pair = describe_pair(KIND, SMALL, nothing, BASIS)
    assert pair.empty == ""
    drawn = recorded(PairLayout(pair, Room(1000), LOOK), LOOK)
    assert "No initiative matches this filter." in drawn.words
    assert describe_pair(KIND, nothing, nothing, BASIS).empty


def test_the_table_has_both_line_by_line() -> None:
    table = pair_table(KIND, SMALL, OTHER, BASIS)
    assert table.headings[:3] == ("Country", "Level 1, official (A)", "Level 2, third party (A)")
    lines = {line.key: line.cells for line in table.lines}
    assert lines["PAK"] == ("Pakistan", 18, 7, 23, 48, None, None, None, None)
    assert lines["IND"] == ("India", 17, 0, 1, 18, 2, 1, 0, 3)
    assert table.notes == ("A: The whole register", "B: Country: India")


def test_the_caption_says_what_both_share_once() -> None:
    same = describe_pair(KIND, SMALL, replace(SMALL), BASIS)
    assert same.caption == KIND.describe(SMALL, BASIS).caption
    assert "compared with Country: India" in describe_pair(KIND, SMALL, OTHER, BASIS).subtitle
