"""What is shipped for the map: the projection, the outlines, the cities."""

from math import pi, radians, sin

import pycountry
import pytest

from diplomat_desk.charts.atlas import atlas, bounds, within
from diplomat_desk.charts.equal_earth import UNIT, plane, project
from diplomat_desk.charts.gazetteer import Gazetteer, gazetteer
from diplomat_desk.charts.geometry import Point, Ring
from diplomat_desk.paths import resource


def area(ring: Ring) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def near(one: Point | None, other: Point) -> bool:
    return one is not None and abs(one[0] - other[0]) < 60 and abs(one[1] - other[1]) < 60


@pytest.mark.parametrize("south", [-50, -10, 0, 40, 70])
def test_areas_keep_their_proportions(south: int) -> None:
    north, steps = south + 10, 50
    levels = [south + 10 * n / steps for n in range(steps + 1)]
    west = [plane(20.0, latitude) for latitude in levels]
    east = [plane(50.0, latitude) for latitude in reversed(levels)]
    true = radians(30) * (sin(radians(north)) - sin(radians(south)))
    assert area((*west, *east)) / UNIT**2 == pytest.approx(true, rel=0.002)


def test_the_map_is_cut_in_the_bering_strait() -> None:
    assert project(-168.9, 60)[0] < 0 < project(-169.1, 60)[0]
    assert project(11.0, 0.0) == (0.0, 0.0)


def test_every_country_of_iso_has_an_outline_or_a_place_but_the_antarctic() -> None:
    drawn = atlas()
    missing = {one.alpha_3 for one in pycountry.countries if drawn.middle(one.alpha_3) is None}
    assert missing == {"ATA"}
    assert drawn.middle("SUN") is None
    assert drawn.land("GUF") is not drawn.land("FRA")


def test_outlines_lie_on_the_map_around_their_middles() -> None:
    drawn = atlas()
    world = drawn.world.grown(1_500)
    for land in drawn.lands:
        assert land.holds(land.at) or land.breadth < 100
        assert world.holds(*land.at)
        assert land.box.grown(1).meets(land.main)
        assert land.fine.rings
        assert land.fine is land.fine


def test_an_outline_has_about_the_area_of_its_country() -> None:
    india = atlas().land("IND")
    assert india is not None
    square_kilometres = sum(map(area, india.fine.rings)) / UNIT**2 * 6_371**2
    assert square_kilometres == pytest.approx(3_200_000, rel=0.05)
    assert 4 * pi * 6_371**2 > square_kilometres


def test_a_point_is_within_a_ring_by_the_even_odd_rule() -> None:
    square = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    assert within(square, (5, 5))
    assert not within(square, (15, 5))
    assert not within(square, (5, -1))
    assert bounds(square).wide == 10


@pytest.mark.parametrize(
    ("name", "country", "longitude", "latitude"),
    [
        ("New Delhi", "IND", 77.21, 28.62),
        ("Geneva", "CHE", 6.15, 46.20),
        ("Genève", "CHE", 6.15, 46.20),
        ("GENEVA, Palais des Nations", "CHE", 6.15, 46.20),
        ("Bombay", "IND", 72.88, 19.07),
        ("Sharm El Sheikh", "EGY", 34.33, 27.92),
        ("Washington, D.C.", "USA", -77.04, 38.90),
        ("اسلام آباد", "PAK", 73.04, 33.72),
        ("Tashkent", "SUN", 69.22, 41.26),
        ("Neemrana", "IND", 76.39, 27.99),
    ],
)
def test_a_city_is_found_by_its_names(
    name: str, country: str, longitude: float, latitude: float
) -> None:
    assert near(gazetteer().find(name, country), project(longitude, latitude))


@pytest.mark.parametrize(
    ("name", "country"),
    [("Bürgenstock", "CHE"), ("Geneva", "IND"), ("Geneva", ""), ("", "CHE"), ("Oslo", "QQA")],
)
def test_a_city_that_is_not_known_there_is_not_found(name: str, country: str) -> None:
    assert gazetteer().find(name, country) is None


def test_of_two_cities_of_one_name_the_larger_is_meant_and_its_own_name_counts_more() -> None:
    lines = (
        "AAA\tLarge\t10\t10\t900000\tsmall|town",
        "AAA\tTown\t20\t20\t800000\t",
        "AAA\tTown\t30\t30\t20000\t",
    )
    known = Gazetteer("\n".join(lines))
    assert known.find("Town", "AAA") == project(20, 20)
    assert known.find("Small", "AAA") == project(10, 10)


def test_what_is_shipped_is_small_and_says_where_it_is_from() -> None:
    assert resource("maps", "countries.json.gz").stat().st_size < 600_000
    assert resource("maps", "cities.tsv.gz").stat().st_size < 900_000
    said = resource("maps", "README.md").read_text("utf-8")
    assert "Natural Earth" in said
    assert "GeoNames" in said
    assert "CC BY 4.0" in said
