"""Widths, cutting and wrapping, measured with the shipped fonts."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from diplomat_desk.charts.fonts import advance, covers
from diplomat_desk.charts.metrics import cut, width, wrap
from diplomat_desk.charts.scripts import language_of, runs_right_to_left
from tests.charts.figures import LONG, URDU


def test_widths_are_those_of_the_font(qapp: QApplication) -> None:
    assert qapp is not None
    for words, bold in (("Initiatives by track", False), ("Türkiye – 1,234", True), (LONG, False)):
        font = QFont("Noto Sans")
        font.setPixelSize(100)
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        real = QFontMetricsF(font).horizontalAdvance(words)
        assert real <= width(words, 100, bold=bold) <= real * 1.1


def test_coverage_knows_what_is_shipped() -> None:
    assert all(covers(character) for character in "aéЖپٹअ“–…")
    assert not covers("中")
    assert advance("中") is None
    assert width("中", 10) > 9


def test_cut_keeps_letters_and_marks_together() -> None:
    word = "e\u0301" * 40
    short = cut(word, 60, 13)
    assert short.endswith("…")
    assert unicodedata.combining(short[-2])
    assert cut("short", 100, 13) == "short"
    assert cut("United Kingdom of Great Britain", 120, 13) == "United Kingdom…"


@given(st.text(max_size=200), st.integers(40, 400))
def test_nothing_is_wider_than_its_room(words: str, room: int) -> None:
    assert width(cut(words, room, 13), 13) <= room
    lines = wrap(words, room, 13)
    assert all(width(line, 13) <= room for line in lines if len(line) > 2)
    assert "".join("".join(lines).split()) == "".join(words.split())


def test_wrap_cuts_after_the_most_lines() -> None:
    lines = wrap("word " * 100, 100, 13, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_direction_and_language() -> None:
    assert runs_right_to_left(URDU)
    assert not runs_right_to_left(LONG + "پاک")
    assert language_of(URDU) == "ur"
    assert language_of("السلام") == "ar"
    assert language_of("שלום") == "he"
    assert language_of("گفتگو") == "fa"
    assert language_of("خبرې") == "ps"
