"""Cities in the country that a record says, or in another."""

import pytest

from diplomat_desk.charts.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("city", "country", "other"),
    [
        ("Lahore", "IND", "PAK"),
        ("Лахор", "IND", "PAK"),
        ("Lahore", "PAK", ""),
        ("London", "CAN", ""),
        ("Moscow", "SUN", ""),
        ("Tashkent", "SUN", ""),
        ("Oslo", "SUN", "NOR"),
        ("Nowhere at all", "IND", ""),
        ("Lahore", "ZZZ", ""),
    ],
)
def test_a_large_city_is_known_elsewhere(city: str, country: str, other: str) -> None:
    assert gazetteer().elsewhere(city, country) == other
