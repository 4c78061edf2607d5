"""Levels of confidentiality: ordered, named, and refused in words."""

import pytest

from diplomat_desk.domain.confidentiality import TOP, Level


def test_levels_are_ordered() -> None:
    assert sorted(Level) == [Level.PUBLIC, Level.LIMITED, Level.RESTRICTED, Level.CONFIDENTIAL]
    assert max(Level) is TOP


def test_a_level_is_read_by_its_code() -> None:
    for level in Level:
        assert Level.of(f" {level.code.upper()} ") is level
        assert level.label.lower() == level.code


def test_an_unknown_level_is_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match="“secret” is not a level") as refusal:
        Level.of("secret")

    assert "public, limited, restricted, confidential" in str(refusal.value)
