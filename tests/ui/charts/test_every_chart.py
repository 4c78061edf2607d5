"""Every chart of the catalogue with every option: paper, screen and table against the same numbers."""

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.charts.geometry import Box, View
from diplomat_desk.charts.kinds import ChartKind
from diplomat_desk.charts.layout import Layout, Motion, Room
from diplomat_desk.charts.palette import Pattern
from diplomat_desk.charts.surface import Look
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import drawing, files
from diplomat_desk.services.drawing import Numbers, Request
from diplomat_desk.ui.charts.look import ScreenMeasure, screen_look
from diplomat_desk.ui.charts.screen import Paths, Screen
from tests.charts.recording import Drawn, overlapping, recorded, recorded_head

Variant = tuple[str, str, str]


class Ask(Protocol):
    """Returns the numbers of a chart with one option chosen, of the sample."""

    def __call__(self, variant: Variant, text: str = "", ceiling: Level = TOP) -> Numbers: ...


HIGH = 620
WIDTHS = (320, 640, 1000, 1700)
WATCHED = ("IRN", "CHN", "VNM")


def _variants() -> Iterator[Variant]:
    for kind in CHARTS:
        yield kind.name, "", ""
        for option in kind.options:
            for choice in option.choices[1:]:
                yield kind.name, option.name, choice.value


VARIANTS = list(_variants())
IDS = ["-".join(part for part in variant if part) for variant in VARIANTS]
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def ask(shipped_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    path = tmp_path_factory.mktemp("charts") / "sample.ddesk"
    shutil.copy(shipped_sample, path)
    desk = files.open_desk(path)

    @cache
    def numbers(name: str, option: str, value: str, text: str, ceiling: Level) -> Numbers:
        options = {option: value} if option else {}
        request = Request(
            name=name,
            filter=Filter(text=text, ceiling=ceiling),
            options=options,
            watched=WATCHED,
            home="PAK",
        )
        return drawing.numbers(desk, request)

    yield lambda variant, text="", ceiling=TOP: numbers(*variant, text, ceiling)
    files.close(desk)


def laid_out(
    numbers: Numbers, wide: int, view: View | None = None, *, mirrored: bool = False
) -> tuple[Layout, Look]:
    look = screen_look(ScreenMeasure())
    room = Room(wide, HIGH, view or View())
    return numbers.lay_out(right_to_left=mirrored)(numbers.chart(), room, look), look


def painted(layout: Layout, wide: int) -> QImage:
    image = QImage(QSize(wide, max(int(layout.height), 1)), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    layout.draw_body(Screen(painter, ScreenMeasure(), Paths()), Box(0, 0, wide, layout.height))
    painter.end()
    return image


@pytest.mark.parametrize("variant", VARIANTS, ids=IDS)
def test_a_chart_says_what_it_is(ask: Ask, variant: Variant) -> None:
    numbers = ask(variant)
    chart = numbers.chart()
    assert chart.title
    assert chart.subtitle == "The whole register"
    assert chart.summary or chart.empty
    assert any("80 initiatives" in line for line in chart.caption)
    table = numbers.table()
    for line in (*table.lines, *table.sums):
        assert len(line.cells) == len(table.headings)


@pytest.mark.parametrize("variant", VARIANTS, ids=IDS)
def test_under_a_ceiling_a_chart_says_that_what_is_withheld_is_not_counted(
    ask: Ask, variant: Variant
) -> None:
    words = "Withheld records are not counted: "
    assert not any(line.startswith(words) for line in ask(variant).chart().caption)
    below = ask(variant, ceiling=Level.LIMITED).chart()
    said = [line for line in below.caption if line.startswith(words)]
    assert len(said) == 1
    assert said[0].endswith("means none up to “Limited”, not none at all.")


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("variant", VARIANTS, ids=IDS)
def test_no_text_lies_on_another_or_leaves_the_picture(
    ask: Ask, variant: Variant, wide: int
) -> None:
    numbers = ask(variant)
    if numbers.chart().empty:
        pytest.skip("nothing to draw in the sample")
    layout, look = laid_out(numbers, wide)
    for drawn in (recorded(layout, look), recorded_head(layout, look)):
        assert overlapping(drawn) == []
        out = [
            t
            for t in drawn.all
            if t.what == "text" and not -2 <= t.box.x <= t.box.right <= wide + 2
        ]
        assert out == []


@pytest.mark.parametrize("kind", CHARTS, ids=lambda kind: kind.name)
def test_in_a_mirror_nothing_is_lost(ask: Ask, kind: ChartKind) -> None:
    numbers = ask((kind.name, "", ""))
    plain, look = laid_out(numbers, 1000)
    seen, _ = laid_out(numbers, 1000, mirrored=True)
    assert sorted(recorded(seen, look).words) == sorted(recorded(plain, look).words)
    assert overlapping(recorded(seen, look)) == []
    turned = [(m.key, round(m.box.x, 2)) for m in seen.marks.all] != [
        (m.key, round(m.box.x, 2)) for m in plain.marks.all
    ]
    assert turned is kind.mirrors


@pytest.mark.parametrize("variant", VARIANTS, ids=IDS)
def test_every_mark_is_found_where_it_is(ask: Ask, variant: Variant) -> None:
    numbers = ask(variant)
    if numbers.chart().empty:
        pytest.skip("nothing to draw in the sample")
    marks = laid_out(numbers, 1000)[0].marks
    assert marks.first is not None
    assert len({mark.key for mark in marks.all}) == len(marks.all)
    for mark in marks.all:
        assert marks.find(mark.key) == mark
        assert mark.text
        assert mark.box.wide > 0
        assert mark.box.high > 0


@pytest.mark.parametrize("variant", VARIANTS, ids=IDS)
def test_paper_has_the_numbers_of_the_layout(ask: Ask, variant: Variant) -> None:
    numbers = ask(variant)
    svg = numbers.svg(1000)
    assert not re.search(r"[\x00-\x08\x0b-\x1f]|\b(NaN|nan|inf)\b", svg)
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    if numbers.chart().empty:
        return
    shown = {
        (e.get("data-row"), e.get("data-column")): float(e.get("data-value") or 0)
        for e in root.iter()
        if e.get("data-value") is not None
    }
    assert shown
    marks = laid_out(numbers, 1000)[0].marks
    known = {mark.key: mark.value for mark in marks.all}
    both = known.keys() & shown.keys()
    assert both
    for key in both:
        assert shown[key] == pytest.approx(known[key], abs=0.01)


@pytest.mark.parametrize("variant", VARIANTS, ids=IDS)
def test_the_screen_has_the_colours_of_the_layout(ask: Ask, variant: Variant) -> None:
    numbers = ask(variant)
    if numbers.chart().empty:
        pytest.skip("nothing to draw in the sample")
    layout, look = laid_out(numbers, 1000)
    image = painted(layout, 1000)
    data = [one for one in recorded(layout, look).all if one.mark and _is_plain(one)]
    for one in data:
        corner = QColor(image.pixel(round(one.box.x) + 1, round(one.box.y) + 1))
        edge = QColor(image.pixel(round(one.box.right) - 2, round(one.box.bottom) - 2))
        assert QColor(one.colour) in (corner, edge), one


@pytest.mark.parametrize("variant", VARIANTS, ids=IDS)
def test_a_chart_that_zooms_draws_less_and_stays_in_its_place(ask: Ask, variant: Variant) -> None:
    numbers = ask(variant)
    if numbers.chart().empty:
        pytest.skip("nothing to draw in the sample")
    layout, look = laid_out(numbers, 1000)
    if layout.motion is Motion.SCROLL:
        pytest.skip("it does not zoom")
    near, _ = laid_out(numbers, 1000, View(6.0, 0.4, 0.4))
    assert near.width == layout.width
    assert len(recorded(near, look).all) > 0
    assert overlapping(recorded(near, look)) == []


@pytest.mark.parametrize("kind", CHARTS, ids=lambda kind: kind.name)
def test_an_empty_selection_says_why(ask: Ask, kind: ChartKind) -> None:
    numbers = ask((kind.name, "", ""), "zzzzzz")
    chart = numbers.chart()
    assert "No initiative matches" in chart.empty
    assert chart.empty in numbers.svg()
    assert numbers.table().headings


def _is_plain(one: Drawn) -> bool:
    """Tell whether a datum is a rectangle without a pattern, large enough to have a corner of its own."""
    return (
        one.what == "rect" and one.pattern is Pattern.SOLID and min(one.box.wide, one.box.high) > 8
    )
