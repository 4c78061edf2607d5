"""Measurements of importing a long table, beside reading it with csv and writing the same rows by hand.

``python -m tests.benchmarks.importing [ROWS] [--profile]``
"""

import argparse
import cProfile
import csv
import pstats
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from diplomat_desk.domain.filters import Filter
from diplomat_desk.exchange.mapping import ColumnMapping, Mapping, Order
from diplomat_desk.exchange.tables import Doubt, Layout, Row, SheetInfo
from diplomat_desk.services import files, history, importing, looking
from diplomat_desk.services.desk import Desk

_HEADERS = (
    "Id",
    "Title",
    "Start",
    "End",
    "Parties",
    "Convenor",
    "City",
    "Country",
    "Kind",
    "Summary",
    "Source",
    "URL",
)
_STATES = (
    "India",
    "Pakistan",
    "Nepal",
    "Sri Lanka",
    "Bangladesh",
    "Iran",
    "Turkey",
    "Norway",
    "Switzerland",
)
_CITIES = (
    "Delhi",
    "Lahore",
    "Kathmandu",
    "Colombo",
    "Dhaka",
    "Tehran",
    "Istanbul",
    "Oslo",
    "Geneva",
)
_KINDS = ("dialogue", "workshop", "mediation", "summit")
_SETTINGS = (
    "PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=DELETE", "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON", "PRAGMA secure_delete=ON", "PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-32000",
)  # fmt: skip
_GIVEN = (
    "term", "country", "country_alias", "country_name", "setting", "seal", "alembic_version", "sqlite_sequence",
)  # fmt: skip
_FIRST = ("organisation", "person", "initiative", "import_batch")


class _Csv:
    """A CSV in UTF-8 as a table, read by the standard library alone."""

    def __init__(self, path: Path, rows: int) -> None:
        self._path = path
        self._rows = rows

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        return (SheetInfo("", self._rows, len(_HEADERS)),)

    @property
    def proposed(self) -> Layout:
        return Layout(encoding="utf-8", separator=",")

    def settled(self, layout: Layout) -> Layout:
        return layout

    def header(self, layout: Layout) -> tuple[str, ...]:
        return _HEADERS

    def rows(self, layout: Layout) -> Iterator[Row]:
        for number, cells in enumerate(_read(self._path), layout.first):
            yield Row(number, tuple(cells))

    def doubts(self, layout: Layout) -> tuple[Doubt, ...]:
        return ()

    def close(self) -> None:
        return None


def main() -> None:
    """Measure the check, the import, its undo and redo, and print them beside the floor."""
    given = argparse.ArgumentParser()
    given.add_argument("rows", nargs="?", type=int, default=100_000)
    given.add_argument("--profile", action="store_true")
    options = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), options.rows, profile=options.profile)


def _measure(folder: Path, rows: int, *, profile: bool) -> None:
    path = folder / "talks.csv"
    _write(path, rows)
    desk = files.create(folder / "register.ddesk")
    table, mapping = _Csv(path, rows), _mapping()
    checked = _timed(lambda: importing.check(desk, table, mapping), profile=profile)
    facts = importing.facts_of(path)
    took = _timed(lambda: importing.run(desk, table, mapping, facts), profile=profile)
    assert looking.tally(desk, Filter()).total == rows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    held = _held(desk)
    floor = _timed(lambda: _by_hand(folder / "raw.ddesk", path, held))
    print(f"rows: {rows:,}; most memory: {peak} MB")
    _say("read it with csv and write the same rows with executemany", floor, floor)
    _say("check it", checked, floor)
    _say("import it", took, floor)
    held.clear()
    _say("undo", _timed(lambda: history.undo(desk)), floor)
    _say("redo", _timed(lambda: history.redo(desk)), floor)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"most memory after all: {peak} MB (the floor holds all rows in memory)")
    files.close(desk)


def _say(what: str, took: float, floor: float) -> None:
    print(f"| {what} | {took:.1f} s | {took / floor:.2f} |", flush=True)


def _timed(work: Callable[[], object], *, profile: bool = False) -> float:
    profiler = cProfile.Profile()
    start = time.perf_counter()
    if profile:
        profiler.runcall(work)
    else:
        work()
    took = time.perf_counter() - start
    if profile:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(40)
    return took


def _write(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADERS)
        for n in range(rows):
            one, other = _STATES[n % 9], _STATES[(n * 5 + 1) % 9]
            start = f"{1 + n % 28}/{1 + n % 12}/{1950 + n % 73}"
            writer.writerow(
                (
                    f"T{n:06}", f"Meeting {n} on water, trade and borders", start, "", f"{one}; {other}",
                    f"Institute {n * 7 % 900} for Peace", _CITIES[n % 9], _STATES[n % 9], _KINDS[n % 4],
                    f"The {n}th of a long row of meetings at which both sides set out what they could agree.",
                    f"Newspaper of day {n}", f"https://example.org/news/{n}",
                )
            )  # fmt: skip


def _mapping() -> Mapping:
    settings: tuple[tuple[str, dict[str, Any]], ...] = (
        ("external_id", {"scheme": "MEET"}), ("title", {}), ("start", {"order": Order.DMY}),
        ("end", {"order": Order.DMY}), ("countries", {"separator": ";", "role": "party"}),
        ("organisations", {"role": "convenor"}), ("place.city", {}), ("place.country", {"of": 6}),
        ("kind", {}), ("summary", {}), ("source.title", {}), ("source.url", {}),
    )  # fmt: skip
    columns = tuple(
        ColumnMapping(place=n, header=_HEADERS[n], target=target, **more)
        for n, (target, more) in enumerate(settings)
    )
    return Mapping(columns=columns, defaults=(("track", "T2"),))


def _read(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def _held(desk: Desk) -> dict[str, tuple[list[str], list[tuple[object, ...]]]]:
    """Return the columns and rows of each table that was written into."""
    with desk.register.reading() as connection:
        ask = connection.exec_driver_sql
        names = ask(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'text_search_%'"
        ).scalars()
        found = {}
        for name in names.all():
            columns = [row[1] for row in ask(f"PRAGMA table_info({name})")]
            if name == "text_search":
                columns = ["rowid", *columns]
            rows = ask(f"SELECT {', '.join(map(_quoted, columns))} FROM {name}").all()  # noqa: S608 - names of ours
            if rows and name not in _GIVEN:
                found[name] = (columns, [tuple(row) for row in rows])
    return found


def _by_hand(
    path: Path, source: Path, held: dict[str, tuple[list[str], list[tuple[object, ...]]]]
) -> None:
    """Read the file, and write what was recorded of it into a new register, with the same safety."""
    files.close(files.create(path))
    raw = sqlite.connect(str(path), isolation_level=None)
    for setting in _SETTINGS:
        raw.execute(setting)
    assert sum(1 for _ in _read(source))
    raw.execute("BEGIN IMMEDIATE")
    for name in sorted(held, key=lambda one: (one not in _FIRST, one)):
        columns, rows = held[name]
        marks = ", ".join("?" * len(columns))
        names = ", ".join(map(_quoted, columns))
        raw.executemany(f"INSERT INTO {name} ({names}) VALUES ({marks})", rows)  # noqa: S608 - names of ours
    raw.execute("COMMIT")
    raw.close()


def _quoted(name: str) -> str:
    return f'"{name}"'


if __name__ == "__main__":
    main()
