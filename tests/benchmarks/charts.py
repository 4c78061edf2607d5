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
from diplomat_desk.charts.layout import Layout, Motion, Room
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import drawing, files
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.drawing import Numbers, Request
from diplomat_desk.ui.charts.look import ScreenMeasure, screen_look
from diplomat_desk.ui.charts.screen import Paths, Screen
from tests.benchmarks.generate import generate
from tests.benchmarks.measuring import best, line

SIZE = 100_000
WIDE, HIGH = 1400, 800
FRAME = 16.0

_ALIVE = "binned_at IS NULL AND confidentiality <= 30"
_TALLY = f"SELECT count(*), sum(first_day IS NULL) FROM initiative WHERE {_ALIVE}"
_RAW: dict[str, tuple[str, ...]] = {
    "track-by-country": (
        "SELECT country, track, count(DISTINCT i.id) FROM initiative_country c"
        f" JOIN initiative i ON i.id = c.initiative_id WHERE {_ALIVE} GROUP BY 1, 2",
    ),
    "coverage": (
        "SELECT country, approach, count(DISTINCT i.id) FROM initiative_country c"
        f" JOIN initiative i ON i.id = c.initiative_id WHERE {_ALIVE} GROUP BY 1, 2",
    ),
    "over-time": (
        f"SELECT substr(first_day, 1, 4), track, count(*) FROM initiative WHERE {_ALIVE}"
        " GROUP BY 1, 2",
    ),
    "timeline": (
        "SELECT i.id, reference, title, track, status, start, end, planned_start, planned_end"
        f" FROM initiative i WHERE {_ALIVE} ORDER BY first_day",
        "SELECT initiative_id, country FROM initiative_country",
    ),
    "map": (
        "SELECT country, track, count(DISTINCT i.id) FROM initiative_country c"
        f" JOIN initiative i ON i.id = c.initiative_id WHERE {_ALIVE} GROUP BY 1, 2",
        "SELECT city, country, count(DISTINCT i.id) FROM initiative_place p"
        f" JOIN initiative i ON i.id = p.initiative_id WHERE {_ALIVE} GROUP BY 1, 2",
        "SELECT city, country, count(*) FROM meeting GROUP BY 1, 2",
    ),
    "network": (
        "WITH top AS (SELECT organisation_id o FROM engagement GROUP BY 1"
        " ORDER BY count(DISTINCT initiative_id) DESC LIMIT 60)"
        " SELECT a.organisation_id, b.organisation_id, count(DISTINCT a.initiative_id)"
        " FROM engagement a JOIN engagement b ON a.initiative_id = b.initiative_id"
        " AND a.organisation_id < b.organisation_id JOIN initiative i ON i.id = a.initiative_id"
        f" WHERE {_ALIVE} AND a.organisation_id IN (SELECT o FROM top)"
        " AND b.organisation_id IN (SELECT o FROM top) GROUP BY 1, 2",
    ),
    "positions": (
        "SELECT formality, visibility, recognition, track, count(*) FROM initiative"
        f" WHERE {_ALIVE} GROUP BY 1, 2, 3, 4",
    ),
    "transfer": (
        "SELECT i.track, t.to_track, t.response, count(*) FROM transfer t"
        f" JOIN initiative i ON i.id = t.initiative_id WHERE {_ALIVE} GROUP BY 1, 2, 3",
        "SELECT i.track, t.to_track, i.first_day, t.date FROM transfer t"
        f" JOIN initiative i ON i.id = t.initiative_id WHERE {_ALIVE}",
    ),
}


def charts(desk: Desk, raw: sqlite.Connection) -> None:
    """Measure every chart: the numbers asked, described, laid out and painted; and by itself the asking."""
    for kind in CHARTS:
        request = Request(name=kind.name, filter=Filter())
        queries = (_TALLY, *_RAW[kind.name])
        floor = best(partial(_raw, raw, queries))
        asked = best(partial(drawing.numbers, desk, request))
        drawn = best(partial(_drawn, desk, request))
        line(f"{kind.name}: the numbers", asked, floor, "raw SQL")
        line(f"{kind.name}: from the filter to the picture", drawn, floor, "raw SQL")
        _frames(kind.name, drawing.numbers(desk, request))


def _raw(raw: sqlite.Connection, queries: tuple[str, ...]) -> None:
    for query in queries:
        raw.execute(query).fetchall()


def _drawn(desk: Desk, request: Request) -> None:
    _paint(_laid_out(drawing.numbers(desk, request)))


def _laid_out(numbers: Numbers, view: View | None = None) -> Layout:
    room = Room(WIDE, HIGH, view or View())
    return numbers.lay_out()(numbers.chart(), room, screen_look(ScreenMeasure()))


def _paint(layout: Layout) -> None:
    image = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    screen = Screen(painter, ScreenMeasure(), Paths())
    layout.draw_head(screen)
    layout.draw_body(screen, Box(0, 0, WIDE, HIGH - layout.head_height))
    painter.end()


def _frames(name: str, numbers: Numbers) -> None:
    """Measure one frame of zooming, and one of pointing, beside the 16 ms that a frame may take."""
    chart = numbers.chart()
    measure, paths = ScreenMeasure(), Paths()
    look = screen_look(measure)
    image = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32_Premultiplied)

    def frame(view: View) -> Layout:
        layout = numbers.lay_out()(chart, Room(WIDE, HIGH, view), look)
        painter = QPainter(image)
        screen = Screen(painter, measure, paths)
        layout.draw_head(screen)
        layout.draw_body(screen, Box(0, 0, WIDE, HIGH - layout.head_height))
        painter.end()
        return layout

    layout = frame(View())
    if layout.motion is not Motion.SCROLL:
        for zoom in (1.0, 8.0):
            view = View(zoom, 0.4, 0.4)
            took = best(partial(frame, view))
            line(f"{name}: a frame at zoom {zoom:g}", took, FRAME, "a frame")
    places = [(WIDE * n / 20, HIGH * m / 20) for n in range(20) for m in range(20)]
    each = best(lambda: [layout.marks.at(x, y) for x, y in places]) / len(places)
    print(f"| {name}: what is under the pointer | {each:.3f} ms | | |")


def main(arguments: list[str]) -> None:
    """Make the register, or take the one at a path, and print the table."""
    QApplication.instance() or QApplication([])
    given = Path(arguments[0]) if arguments and not arguments[0].isdigit() else None
    size = int(arguments[0]) if arguments and given is None else SIZE
    with tempfile.TemporaryDirectory() as folder:
        path = given or Path(folder) / "big.ddesk"
        desk = files.open_desk(path) if given else generate(path, size)
        copy = Path(folder) / "copy.ddesk"
        files.save_copy(desk, copy)
        raw = sqlite.connect(str(copy), isolation_level=None)
        print("| what | ours | floor | ratio |\n|---|---|---|---|")
        charts(desk, raw)
        raw.close()
        files.close(desk)


if __name__ == "__main__":
    main(sys.argv[1:])
