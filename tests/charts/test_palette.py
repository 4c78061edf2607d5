"""Colours: readable, apart from each other, steady."""

import itertools

from diplomat_desk.charts.palette import (
    INKS,
    Theme,
    contrast,
    ink_on,
    mixed,
    ramp,
    shade,
    track_styles,
)
from tests.charts.figures import VOCABULARIES


def test_ink_keeps_contrast_on_any_fill() -> None:
    steps = ("00", "40", "80", "A0", "C0", "FF")
    for red, green, blue in itertools.product(steps, repeat=3):
        fill = f"#{red}{green}{blue}"
        assert contrast(ink_on(fill), fill) >= 4.5, fill


def test_words_keep_contrast_on_paper() -> None:
    for inks in INKS.values():
        assert contrast(inks.text, inks.paper) >= 7
        assert contrast(inks.quiet, inks.paper) >= 4.5


def test_ramp_begins_with_paper_and_goes_away_from_it_step_by_step() -> None:
    for theme in Theme:
        paper = INKS[theme].paper
        assert ramp(0, theme) == paper
        steps = [contrast(ramp(n / 20, theme), paper) for n in range(1, 21)]
        assert all(b >= a - 0.05 for a, b in itertools.pairwise(steps))
        assert ramp(2, theme) == ramp(1, theme)


def test_every_track_has_its_colour_and_pattern() -> None:
    styles = track_styles(VOCABULARIES)
    assert styles["T2"].colour == "#EE6677"
    assert styles["other"].colour == "#BBBBBB"
    assert len({style.pattern for style in styles.values()}) == 6


def test_dark_colours_are_lighter() -> None:
    assert shade("#4477AA", Theme.LIGHT) == "#4477AA"
    dark = INKS[Theme.DARK].paper
    for style in track_styles(VOCABULARIES).values():
        assert contrast(shade(style.colour, Theme.DARK), dark) >= 3
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
