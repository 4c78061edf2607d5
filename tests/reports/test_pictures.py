"""Charts as PNG: right size, real colours, no lost labels."""

import io
import re

import pypdf
import pytest
from PySide6.QtGui import QImage

from diplomat_desk.charts.bars import describe
from diplomat_desk.charts.layouts.bars import BarLayout
from diplomat_desk.charts.svg import draw
from diplomat_desk.reports.errors import CancelledError
from diplomat_desk.reports.overlay import split
from diplomat_desk.reports.pictures import pdf, png, pngs
from tests.charts.figures import SMALL, basis, crosstab, many


def drawing(width: int = 600) -> str:
    return draw(describe(SMALL, basis()), BarLayout, width)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_picture_has_the_size_of_the_drawing(scale: float) -> None:
    svg = drawing()
    found = re.search(r'width="(\d+)" height="(\d+)"', svg)
    assert found
    made = png(svg, scale)
    assert made.warnings == ()
    image = QImage.fromData(made.data)
    assert (image.width(), image.height()) == tuple(int(n) * scale for n in found.groups())


def test_many_pictures_are_the_same_as_each_by_itself() -> None:
    drawings = [drawing(600), drawing(400), drawing(600)]
    assert [one.data for one in pngs(drawings)] == [png(one).data for one in drawings]
    assert pngs([]) == []


def test_bars_are_as_long_on_the_picture_as_in_the_numbers() -> None:
    image = QImage.fromData(png(drawing(), 1.0).data)
    colour = 0xFF4477AA
    lengths = [
        sum(image.pixel(x, y) == colour for x in range(image.width()))
        for y in range(image.height())
    ]
    # Level 1 has no pattern: its longest run is Pakistan's 18 and half the ticks' distance of 20.
    longest = max(lengths)
    india = max(n for n in lengths if n < longest * 0.97)
    assert india / longest == pytest.approx(17 / 18, abs=0.03)


def test_labels_in_other_scripts_are_set_by_the_document() -> None:
    svg = draw(describe(crosstab({"QQD": (1, 2, 3)}), basis()), BarLayout, 600)
    picture = split(svg, "alt")
    (label,) = picture.labels
    assert label["text"] == "पाकिस्तान"
    assert label["anchor"] == "end"
    assert "पाकिस्तान</text>" not in picture.svg
    assert QImage.fromData(png(svg, 1.0).data) != QImage.fromData(png(picture.svg, 1.0).data)


def test_right_to_left_labels_are_set_in_their_direction() -> None:
    svg = draw(describe(crosstab({"QQA": (1, 2, 3)}), basis()), BarLayout, 900)
    (label,) = split(svg, "").labels
    assert label["text"] == {"text": "وفاق کے زیر انتظام قبائلی علاقہ جات…", "lang": "ur"}
    assert png(svg, 1.0).warnings == ()


def test_other_drawings_are_left_as_they_are() -> None:
    svg = drawing()
    assert split(svg, "").svg == svg
    assert split(svg, "").width == 600


def test_a_missing_glyph_is_told() -> None:
    made = png(drawing().replace("Pakistan<", "中国<"), 1.0)
    assert "中 国" in made.warnings[0]


def test_it_can_be_stopped() -> None:
    with pytest.raises(CancelledError):
        png(drawing(1600), 8.0, cancel=lambda: True)


@pytest.mark.parametrize("number", [1, 3, 8, 12, 20, 40])
def test_a_picture_of_any_shape_is_one_page(number: int) -> None:
    shown = describe(many(number), basis())
    for width in (600, 1000, 1600):
        made = pdf(draw(shown, BarLayout, width), "Title", "2026-11-24")
        (page,) = pypdf.PdfReader(io.BytesIO(made.data)).pages
        assert "Country number 0" in page.extract_text()
