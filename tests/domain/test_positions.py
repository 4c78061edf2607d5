"""Centres, distances and how many initiatives a mark stands for."""

from math import hypot

import pytest

from diplomat_desk.domain.positions import (
    MOST_SINGLY,
    Group,
    Scales,
    cells,
    centres,
    each_mark,
    far_groups,
    steps_of,
)

SCALES = Scales(("informal", "structured", "treaty"), ("secret", "limited", "public"))


def group(formality: str, visibility: str, number: int, track: str = "T2") -> Group:
    return Group(formality, visibility, "none", track, number)


def test_a_scale_keeps_the_order_and_leaves_out_what_is_no_step() -> None:
    terms = [("b", False), ("unknown", False), ("old", True), ("a", False), ("used", True)]
    assert steps_of([*terms, ("not-applicable", False)], ["used", "unknown"]) == ("b", "a", "used")


def test_a_centre_is_the_mean_of_what_is_placed() -> None:
    groups = [
        group("informal", "secret", 3),
        group("treaty", "public", 1),
        group("unknown", "public", 50),
        group("informal", "", 50),
    ]
    (centre,) = centres(groups, SCALES)
    assert (centre.number, centre.x, centre.y) == (4, 0.5, 0.5)
    assert (centre.formality, centre.visibility) == ("informal", "secret")
    assert (centre.formal_share, centre.visible_share) == (0.75, 0.75)


def test_far_is_measured_from_the_own_track_and_only_where_it_has_three() -> None:
    groups = [
        group("informal", "secret", 9),
        group("treaty", "public", 1),
        group("treaty", "public", 2, "L1"),
    ]
    found = centres(groups, SCALES)
    ((steps, far),) = far_groups(groups, found, SCALES)
    assert far == groups[1]
    assert steps == pytest.approx(hypot(1.8, 1.8))


def test_a_place_counts_all_that_stand_there() -> None:
    groups = [group("informal", "secret", 3), group("informal", "secret", 2, "L1")]
    assert cells([*groups, group("", "secret", 9)]) == {("informal", "secret"): 5}


@pytest.mark.parametrize(
    ("largest", "each"),
    [(0, 1), (1, 1), (60, 1), (61, 2), (120, 2), (121, 5), (301, 10), (6_001, 200)],
)
def test_a_mark_stands_for_so_many_that_no_place_has_too_many(largest: int, each: int) -> None:
    assert each_mark(largest) == each
    assert largest <= each * MOST_SINGLY
