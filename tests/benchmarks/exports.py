"""Print how long each export takes beside a raw dump of the same rows, measured in the same run.

A workbook is zipped XML, which a dump of rows is not: beside the dump it is measured against the library
that writes it, given the same cells and nothing to do but to write them.
"""

import csv
import importlib
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.exchange.formats.kinds import FORMATS, Format
from diplomat_desk.exchange.formats.selection import Options
from diplomat_desk.services import files
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.exporting.catalogue import write
from tests.benchmarks.generate import generate
from tests.benchmarks.measuring import line

SIZE = 100_000
TABLES = (
    "initiative", "initiative_country", "initiative_place", "initiative_tag", "initiative_purpose",
    "engagement", "source", "external_id", "appearance", "meeting", "outcome", "transfer",
    "outcome_document", "note", "follow_up", "claim", "link", "person", "organisation",
)  # fmt: skip


def dump(raw: sqlite.Connection, path: Path) -> None:
    """Write every row of the tables that records are made of as CSV."""
    there = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for table in TABLES:
            if table in there:
                writer.writerows(raw.execute(f"SELECT * FROM {table}"))  # noqa: S608


def write_alone(told: Path, path: Path) -> float:
    """Return how long the library alone takes for the cells of a workbook, in milliseconds.

    It writes in its way for much data. Reading the cells, a sheet at a time, does not count.
    """
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd",
               "strings_to_formulas": False, "strings_to_urls": False}  # fmt: skip
    source = CalamineWorkbook.from_path(str(told))
    book = Workbook(str(path), options)
    taken = 0.0
    for name in source.sheet_names:
        rows = source.get_sheet_by_name(name).to_python(skip_empty_area=False)
        taken += timed(partial(fill, book.add_worksheet(name), rows))
    return taken + timed(book.close)


def fill(sheet: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    """Write rows; a day stays a day, and what is empty is not written."""
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell)
            elif cell != "":
                sheet.write_string(number, column, cell)


def timed(work: Callable[[], object]) -> float:
    """Return how long one run keeps the processor, in milliseconds: a long export is not repeated seven times."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1_000


def memory() -> int:
    """Return the most memory that this process has taken so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def export(desk: Desk, one: Format, path: Path) -> None:
    """Write the whole register in a format."""
    with path.open("w+b") as file:
        write(desk, Filter(), Sort(), file, one, Options())


def main() -> None:
    """Print the table; the first argument is a register that is there, or how many records to make."""
    given = sys.argv[1] if len(sys.argv) > 1 else str(SIZE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = (
            generate(folder / "big.ddesk", int(given))
            if given.isdecimal()
            else files.open_desk(Path(given))
        )
        print(f"memory of the register alone: {memory()} MB")
        print("| what | ours | floor | ratio |\n|---|---|---|---|")
        # What a format loads when it is first written is not the time of its records.
        for one in FORMATS:
            importlib.import_module(f"diplomat_desk.exchange.formats.{one.module}")
        copy = folder / "copy.ddesk"
        files.save_copy(desk, copy)
        raw = sqlite.connect(str(copy))
        floor = partial(dump, raw, folder / "rows.csv")
        # A floor before and one after, as what else the machine does changes from minute to minute.
        before, workbook = timed(floor), 0.0
        for one in FORMATS:
            taken = timed(partial(export, desk, one, folder / one.name))
            after = timed(floor)
            line(f"export as {one.name}", taken, min(before, after), "raw rows as CSV")
            before = after
            if one.name == "xlsx":
                workbook = taken
        print(f"most memory: {memory()} MB")
        alone = write_alone(folder / "xlsx", folder / "alone.xlsx")
        line("export as xlsx", workbook, alone, "XlsxWriter alone, the same cells")
        raw.close()
        files.close(desk)


if __name__ == "__main__":
    main()
