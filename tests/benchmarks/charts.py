"""From a change of filter to a redrawn chart, for every chart, beside raw SQL for the same numbers.

Run by itself: ``python -m tests.benchmarks.charts [SIZE]`` (100,000 unless said).
"""

# ruff: noqa: S608 - the queries are written here

import sys
import tempfile
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.charts.geometry import Box, View
from diplomat_desk.charts.kinds import Chart
from diplomat_desk.charts.layout import Layout, Motion, Room
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import drawing, files
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.drawing import Numbers, Request
from diplomat_desk.ui import theme
from diplomat_desk.ui.charts.look import ScreenMeasure, screen_look
from diplomat_desk.ui.charts.screen import Paths, Screen
from tests.benchmarks.generate import generate
from tests.benchmarks.measuring import best, best_of_each, line

SIZE = 100_000
WIDE, HIGH = 1400, 800
FRAME = 16.0

_ALIVE = (
    "i.binned_at IS NULL AND i.confidentiality <= 30"
    " AND (i.rounds_level IS NULL OR i.rounds_level > 30)"
)
_COUNTRIES = (
    "initiative_country c JOIN initiative i ON i.id = c.initiative_id"
    f" WHERE {_ALIVE} AND c.level <= 30"
)
_TALLY = f"SELECT count(*), sum(first_day IS NULL) FROM initiative i WHERE {_ALIVE}"
_RAW: dict[str, tuple[str, ...]] = {
    "track-by-country": (
        f"SELECT country, track, count(DISTINCT i.id) FROM {_COUNTRIES} GROUP BY 1, 2",
    ),
    "coverage": (
        f"SELECT country, approach, count(DISTINCT i.id) FROM {_COUNTRIES} GROUP BY 1, 2",
    ),
    "over-time": (
        "SELECT substr(coalesce(nullif(start, ''), nullif(end, ''), nullif(planned_start, ''),"
        f" planned_end), 1, 7), track, count(*) FROM initiative i WHERE {_ALIVE} GROUP BY 1, 2",
    ),
    "timeline": (
        "SELECT i.id, reference, title, kind, track, status, start, end, planned_start, planned_end,"
        f" first_day, last_day, parent_id FROM initiative i WHERE {_ALIVE} ORDER BY first_day",
        "SELECT initiative_id, country FROM initiative_country WHERE level <= 30",
    ),
    "map": (
        f"SELECT country, track, count(DISTINCT i.id) FROM {_COUNTRIES} GROUP BY 1, 2",
        "SELECT city, country, count(DISTINCT i.id) FROM initiative_place p"
        f" JOIN initiative i ON i.id = p.initiative_id WHERE {_ALIVE} GROUP BY 1, 2",
        "SELECT city, country, count(*) FROM meeting m JOIN initiative i ON i.id = m.initiative_id"
        f" WHERE {_ALIVE} AND m.level <= 30 GROUP BY 1, 2",
    ),
    # Those in most initiatives with these by track, and their ties. The chart also tells who is alone,
    # and chooses by initiatives that are shared, which takes half as long again; this is a hard floor.
    "network": (
        "WITH pairs AS MATERIALIZED (SELECT i.id, track, organisation_id AS o FROM initiative i"
        f" CROSS JOIN engagement e ON e.initiative_id = i.id WHERE {_ALIVE} AND e.level <= 30"
        " AND organisation_id NOT IN (SELECT id FROM organisation WHERE level > 30) GROUP BY 1, 3),"
        " top AS MATERIALIZED (SELECT o FROM pairs GROUP BY 1 ORDER BY count(*) DESC LIMIT 60),"
        " few AS MATERIALIZED (SELECT * FROM pairs WHERE o IN (SELECT o FROM top))"
        " SELECT o, track, count(*) FROM few GROUP BY 1, 2"
        " UNION ALL SELECT a.o, b.o, count(*) FROM few a JOIN few b ON a.id = b.id AND a.o < b.o"
        " GROUP BY 1, 2",
    ),
    "positions": (
        "SELECT formality, visibility, recognition, track, count(*) FROM initiative i"
        f" WHERE {_ALIVE} GROUP BY 1, 2, 3, 4",
    ),
    # Transfers with what came of them, links, and how long both took.
    "transfer": (
        "SELECT i.track, t.to_track, t.response, t.date, i.start, min(o.kind) FROM transfer t"
        " JOIN initiative i ON i.id = t.initiative_id"
        " LEFT JOIN outcome o ON o.initiative_id = i.id AND o.level <= 30"
        f" WHERE {_ALIVE} AND t.level <= 30 GROUP BY t.initiative_id, t.position",
        "SELECT i.track, f.track, i.start, f.start, count(*) FROM link l"
        " JOIN initiative i ON i.id = l.initiative_id JOIN initiative f ON f.id = l.target_id"
        f" WHERE {_ALIVE} AND f.confidentiality <= 30 GROUP BY 1, 2, 3, 4",
    ),
}


def charts(desk: Desk, raw: sqlite.Connection) -> None:
    """Measure every chart: the numbers asked, described, laid out and painted; and by itself the asking."""
    for kind in CHARTS:
        request = Request(name=kind.name, filter=Filter())
        queries = (_TALLY, *_RAW[kind.name])
        floor, asked, drawn = best_of_each(
            partial(_raw, raw, queries),
            partial(drawing.numbers, desk, request),
            partial(_drawn, desk, request, ScreenMeasure(), Paths()),
        )
        line(f"{kind.name}: the numbers", asked, floor, "raw SQL")
        line(f"{kind.name}: from the filter to the picture", drawn, floor, "raw SQL")
        _frames(kind.name, drawing.numbers(desk, request))


def _raw(raw: sqlite.Connection, queries: tuple[str, ...]) -> None:
    for query in queries:
        raw.execute(query).fetchall()


def _drawn(desk: Desk, request: Request, measure: ScreenMeasure, paths: Paths) -> None:
    """Ask, describe, lay out and paint, with what the window keeps from one picture to the next."""
    numbers = drawing.numbers(desk, request)
    _paint(numbers, numbers.chart(), View(), measure, paths)


def _paint(
    numbers: Numbers, chart: Chart, view: View, measure: ScreenMeasure, paths: Paths
) -> Layout:
    layout = numbers.lay_out()(chart, Room(WIDE, HIGH, view), screen_look(measure))
    image = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    screen = Screen(painter, measure, paths)
    layout.draw_head(screen)
    layout.draw_body(screen, Box(0, 0, WIDE, HIGH - layout.head_height))
    painter.end()
    return layout


def _frames(name: str, numbers: Numbers) -> None:
    """Measure one frame of zooming, and one of pointing, beside the 16 ms that a frame may take."""
    measure, paths = ScreenMeasure(), Paths()
    frame = partial(_paint, numbers, numbers.chart(), measure=measure, paths=paths)
    layout = frame(view=View())
    if layout.motion is not Motion.SCROLL:
        for zoom in (1.0, 8.0):
            view = View(zoom, 0.4, 0.4)
            (took,) = best_of_each(partial(frame, view=view))
            line(f"{name}: a frame at zoom {zoom:g}", took, FRAME, "a frame")
    places = [(WIDE * n / 20, HIGH * m / 20) for n in range(20) for m in range(20)]
    each = best(lambda: [layout.marks.at(x, y) for x, y in places]) / len(places)
    print(f"| {name}: what is under the pointer | {each:.3f} ms | | |")


def main(arguments: list[str]) -> None:
    """Make the register, or take the one at a path, and print the table."""
    theme.apply(QApplication([]))
    given = Path(arguments[0]) if arguments and not arguments[0].isdigit() else None
    size = int(arguments[0]) if arguments and given is None else SIZE
    with tempfile.TemporaryDirectory() as folder:
        path = given or Path(folder) / "big.ddesk"
        desk = files.open_desk(path) if given else generate(path, size)
        copy = Path(folder) / "copy.ddesk"
        files.save_copy(desk, copy)
        raw = sqlite.connect(str(copy), isolation_level=None)
        # As ours: the floor must not want for memory.
        raw.execute("PRAGMA temp_store=MEMORY")
        raw.execute("PRAGMA cache_size=-32000")
        print("| what | ours | floor | ratio |\n|---|---|---|---|")
        charts(desk, raw)
        raw.close()
        files.close(desk)


if __name__ == "__main__":
    main(sys.argv[1:])
