"""Print our times beside their floors, measured in the same run, as ratios."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from diplomat_desk import paths
from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import counting, files, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import entity_lists
from diplomat_desk.store.naming import PEOPLE
from tests.benchmarks.changes import changes
from tests.benchmarks.generate import generate
from tests.benchmarks.measuring import best, line
from tests.benchmarks.reading import opened
from tests.making import full, small

SIZE = 10_000
_BARE = (
    "import sqlalchemy.orm\nfrom PySide6.QtWidgets import QApplication, QMainWindow\n"
    "app = QApplication([]); w = QMainWindow(); w.show(); app.processEvents()"
)

_OURS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTableView
from diplomat_desk import app
def until_rows_are_shown(self):
    def look():
        for top in self.topLevelWidgets():
            for view in top.findChildren(QTableView):
                if view.isVisible() and view.model() and view.model().rowCount():
                    self.quit()
    timer = QTimer(interval=5, timeout=look)
    timer.start()
    return QApplication.exec()
app.DeskApplication.exec = until_rows_are_shown
sys.exit(app.main(sys.argv[1:]))
"""


def start(register: Path) -> None:
    """Measure process start to a painted, ready window, beside a bare window with SQLAlchemy."""
    command = [sys.executable, "-c", _OURS, str(register)]
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        paths.HOME_VARIABLE: str(register.parent / "home"),
    } | os.environ
    # Set on some build machines; it would make every start of ours compile every module anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    bare = best(lambda: subprocess.run([sys.executable, "-c", _BARE], check=True, env=environment))
    ours = best(lambda: subprocess.run(command, check=True, env=environment))
    line("start to the register shown, 10,000 records", ours, bare, "bare window + sqlalchemy.orm")


def questions(desk: Desk, raw: sqlite.Connection) -> None:
    """Measure what every view asks, beside raw SQL for the same answer."""
    chosen = Filter()
    line(
        "all ids in order, and the tally",
        best(lambda: looking.select(desk, chosen, Sort())),
        best(
            lambda: (
                raw.execute(
                    "SELECT id FROM initiative ORDER BY first_day IS NULL, first_day, id"
                ).fetchall(),
                raw.execute("SELECT count(*), sum(first_day IS NULL) FROM initiative").fetchone(),
            )
        ),
        "raw SQL",
    )
    ids = looking.select(desk, chosen, Sort()).ids[:200]
    marks = ",".join(map(str, ids))
    line(
        "a page of 200 rows",
        best(lambda: looking.rows(desk, ids, chosen.ceiling)),
        best(
            lambda: [
                raw.execute(f"SELECT * FROM {table} WHERE {key} IN ({marks})").fetchall()  # noqa: S608
                for table, key in (
                    ("initiative", "id"),
                    ("initiative_country", "initiative_id"),
                    ("engagement", "initiative_id"),
                    ("initiative_place", "initiative_id"),
                    ("initiative_tag", "initiative_id"),
                )
            ]
        ),
        "raw SQL",
    )
    found = Filter(text="water tal")
    line(
        "text as typed",
        best(lambda: looking.select(desk, found, Sort())),
        best(
            lambda: raw.execute(
                'SELECT rowid FROM text_search WHERE text_search MATCH \'"water"* "tal"*\''
            ).fetchall()
        ),
        "raw FTS5",
    )
    line(
        "track by country",
        best(lambda: counting.track_by_country(desk, chosen)),
        best(
            lambda: raw.execute(
                "SELECT country, track, count(DISTINCT initiative_id) FROM initiative_country"
                " JOIN initiative ON initiative.id = initiative_id GROUP BY country, track"
            ).fetchall()
        ),
        "raw SQL",
    )


def entities(desk: Desk, raw: sqlite.Connection) -> None:
    """Measure the list of people, and typing into it, beside raw SQL for the same names."""

    def page(text: str) -> None:
        with desk.register.reading() as connection:
            found = entity_lists.choose(connection, PEOPLE, text, TOP, by_use=False)
            entity_lists.rows(connection, PEOPLE, found.ids[:200], TOP)

    counted = (
        "SELECT p.name, count(DISTINCT a.initiative_id) FROM person p"
        " JOIN appearance a ON a.person_id = p.id {} GROUP BY p.id ORDER BY p.name_key LIMIT 200"
    )
    line(
        "people by name, the first 200 with their counts",
        best(lambda: page("")),
        best(
            lambda: (
                raw.execute("SELECT id FROM person ORDER BY name_key").fetchall(),
                raw.execute(counted.format("")).fetchall(),
            )
        ),
        "raw SQL",
    )
    line(
        "people as typed",
        best(lambda: page("khan 01")),
        best(lambda: raw.execute(counted.format("WHERE name_key LIKE '%khan 01%'")).fetchall()),
        "raw SQL",
    )


def recorded(desk: Desk, raw: sqlite.Connection) -> None:
    """Measure one initiative recorded, beside one raw transaction with as many rows."""
    raw.execute("CREATE TABLE x (a TEXT)")
    rows = [("text",)] * 16

    def floor() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany("INSERT INTO x VALUES (?)", rows)
        raw.execute("COMMIT")

    line(
        "record one initiative, on disk",
        best(
            lambda: recording.record(
                desk, small(summary=full().summary, countries=full().countries)
            )
        ),
        best(floor),
        "raw transaction, 16 rows",
    )


def main() -> None:
    """Make the register and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.ddesk"
        desk = generate(path, SIZE)
        copy = Path(folder) / "copy.ddesk"
        files.save_copy(desk, copy)
        raw = sqlite.connect(str(copy), isolation_level=None)
        raw.execute("PRAGMA synchronous=EXTRA")
        print("| what | ours | floor | ratio |\n|---|---|---|---|")
        questions(desk, raw)
        entities(desk, raw)
        opened(desk, raw)
        recorded(desk, raw)
        changes(desk, raw)
        raw.close()
        files.close(desk)
        start(path)


if __name__ == "__main__":
    main()
