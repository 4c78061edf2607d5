"""Where pages lie, in numbers."""

import pytest

from diplomat_desk.ui.printing.geometry import (
    GAP,
    STEPS,
    Fit,
    Layout,
    Sheet,
    arrange,
    factor,
    stepped,
)

A4 = Sheet(595.0, 842.0)
WIDE = Sheet(842.0, 595.0)


def test_pages_stand_below_each_other_in_the_middle() -> None:
    layout = arrange((A4, WIDE), 1.0, 1000)
    first, second = layout.boxes
    assert (first.x, first.y, first.width, first.height) == ((1000 - 595) // 2, GAP, 595, 842)
    assert (second.x, second.y) == ((1000 - 842) // 2, first.bottom + GAP)
    assert layout.height == second.bottom + GAP
    assert WIDE.is_wide
    assert not A4.is_wide


def test_a_page_wider_than_the_window_widens_the_layout() -> None:
    assert arrange((A4,), 2.0, 500).width == 1190 + 2 * GAP


def test_what_is_in_sight_is_found_at_every_line() -> None:
    layout = arrange((A4,) * 5, 1.0, 700)
    for top in range(0, layout.height, 97):
        seen = [
            page for page, box in enumerate(layout.boxes) if box.bottom > top and box.y < top + 600
        ]
        assert list(layout.visible(top, 600)) == seen


def test_the_page_seen_most_is_the_one_that_is_read() -> None:
    layout = arrange((A4,) * 5, 1.0, 700)
    assert layout.current(0, 600) == 0
    assert layout.current(layout.boxes[2].y - 100, 600) == 2
    assert layout.current(layout.boxes[2].y - 400, 600) == 1
    assert layout.current(layout.height - 600, 600) == 4
    assert Layout().current(0, 600) == -1


def test_a_place_keeps_its_meaning_at_another_zoom() -> None:
    small, large = arrange((A4,) * 3, 0.5, 700), arrange((A4,) * 3, 2.0, 700)
    place = small.place_at(small.boxes[1].y + small.boxes[1].height // 2)
    assert place.page == 1
    assert place.share == pytest.approx(0.5, abs=0.01)
    middle = large.boxes[1].y + large.boxes[1].height / 2
    assert large.line_of(place) == pytest.approx(middle, abs=6)
    assert Layout().line_of(Layout().place_at(30)) == 0


def test_fits_follow_the_window_and_stay_sensible() -> None:
    room = (595 + 2 * GAP, 421 + 2 * GAP)
    assert factor(Fit.WIDTH, (A4,), room, 1.0) == 1.0
    assert factor(Fit.PAGE, (A4,), room, 1.0) == 0.5
    assert factor(Fit.WIDTH, (A4, WIDE), room, 1.0) == pytest.approx(595 / 842)
    assert factor(Fit.PAGE, (A4,), (10, 10), 1.0) == 0.1
    assert factor(1.25, (A4,), room, 1.0) == 1.25
    assert factor(Fit.WIDTH, (), room, 1.0) == 1.0


def test_zoom_goes_by_steps_and_ends_at_both_ends() -> None:
    up = [STEPS[0]]
    while stepped(up[-1], 1) != up[-1]:
        up.append(stepped(up[-1], 1))
    assert tuple(up) == STEPS
    assert stepped(0.83, 1) == 0.9
    assert stepped(0.83, -1) == 0.75
    assert stepped(0.1, -1) == 0.5
    assert stepped(3.0, 1) == 2.0
