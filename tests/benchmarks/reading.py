"""Measurements of searching everything, of a record read whole, and of what the sidebar counts."""

from datetime import date

import sqlcipher3.dbapi2 as sqlite

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.services import looking, quality, searching
from diplomat_desk.services.desk import Desk
from diplomat_desk.store.parts import PARTS
from tests.benchmarks.measuring import best, line

_TABLES = ("engagement", "appearance", "meeting", *(part.table.name for part in PARTS))


def opened(desk: Desk, raw: sqlite.Connection) -> None:
    """Measure reading, beside raw SQL for the same rows."""
    for typed, match in (("wat", '"wat"*'), ("water tal", '"water"* "tal"*')):
        line(
            f"search everything as typed, “{typed}”, and the first page",
            best(lambda typed=typed: _search(desk, typed)),  # type: ignore[misc]
            best(
                lambda match=match: raw.execute(  # type: ignore[misc]
                    "SELECT rowid FROM text_search WHERE text_search MATCH ? ORDER BY rank",
                    (match,),
                ).fetchall()
            ),
            "raw FTS5, ranked",
        )
    line(
        "a record read whole",
        best(lambda: looking.one(desk, 77, TOP)),
        best(
            lambda: (
                raw.execute("SELECT * FROM initiative WHERE id = 77").fetchall(),
                [
                    raw.execute(f"SELECT * FROM {name} WHERE initiative_id = 77").fetchall()  # noqa: S608
                    for name in _TABLES
                ],
            )
        ),
        "raw SQL",
    )
    line(
        "the findings of quality, counted",
        best(lambda: quality.total(desk, TOP, date.today())),
        best(
            lambda: raw.execute(
                "SELECT rule, count(*) FROM finding JOIN initiative ON id = initiative_id"
                " WHERE binned_at IS NULL GROUP BY rule"
            ).fetchall()
        ),
        "raw SQL",
    )


def _search(desk: Desk, typed: str) -> None:
    found = searching.find(desk, typed, TOP)
    searching.hits(desk, found.places, typed, TOP)
