"""Ties in words, from either side."""

import pytest

from diplomat_desk.domain.terms import Term, Vocabularies
from diplomat_desk.domain.ties import Tie, each_once

WORDS = Vocabularies((Term("link", "precedes", "Precedes"), Term("link", "own", "Rivals")))


@pytest.mark.parametrize(
    ("kind", "inverse", "words"),
    [
        ("precedes", False, "Precedes"),
        ("precedes", True, "Follows"),
        ("spun-off", True, "Gave rise to"),
        ("feeds-into", True, "Fed by"),
        ("own", False, "Rivals"),
        ("own", True, "Rivals (said there)"),
        ("related", True, "related"),
    ],
)
def test_a_tie_is_worded_from_the_side_that_is_read(kind: str, inverse: bool, words: str) -> None:
    assert Tie(kind, 1, "R", "T", inverse=inverse).in_words(WORDS) == words


def test_a_tie_recorded_on_both_sides_is_told_once() -> None:
    here = Tie("related", 2, "R", "T")
    ties = (here, Tie("related", 2, "R", "T", inverse=True), Tie("precedes", 2, "R", "T"),
            Tie("precedes", 2, "R", "T", inverse=True))  # fmt: skip
    assert each_once(ties) == (ties[0], ties[2], ties[3])
