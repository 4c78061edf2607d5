"""Print how long each export takes beside a raw dump of the same rows, measured in the same run."""

import csv
import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.exchange.formats.kinds import FORMATS
from diplomat_desk.exchange.formats.selection import Options
from diplomat_desk.services import files
from diplomat_desk.services.exporting.catalogue import make
from tests.benchmarks.generate import generate
from tests.benchmarks.measuring import line

SIZE = 100_000
TABLES = (
    "initiative", "initiative_country", "initiative_place", "initiative_tag", "initiative_purpose",
    "engagement", "source", "external_id", "appearance", "meeting", "outcome", "transfer",
    "outcome_document", "note", "follow_up", "claim", "link", "person", "organisation",
)  # fmt: skip


def dump(raw: sqlite.Connection) -> None:
    """Write every row of the tables that records are made of as CSV."""
    there = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    out = io.StringIO()
    writer = csv.writer(out)
    for table in TABLES:
        if table in there:
            writer.writerows(raw.execute(f"SELECT * FROM {table}"))  # noqa: S608
    out.getvalue().encode()


def timed(work: Callable[[], object]) -> float:
    """Return how long one run takes, in milliseconds: a long export is not repeated seven times."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1_000


def main() -> None:
    """Print the table; the first argument is a register that is there, or how many records to make."""
    given = sys.argv[1] if len(sys.argv) > 1 else str(SIZE)
    with tempfile.TemporaryDirectory() as folder:
        desk = (
            generate(Path(folder) / "big.ddesk", int(given))
            if given.isdecimal()
            else files.open_desk(Path(given))
        )
        copy = Path(folder) / "copy.ddesk"
        files.save_copy(desk, copy)
        raw = sqlite.connect(str(copy))
        floor = min(timed(lambda: dump(raw)) for _ in range(3))
        print("| what | ours | floor | ratio |\n|---|---|---|---|")
        for one in FORMATS:
            taken = timed(partial(make, desk, Filter(), Sort(), one, Options()))
            line(f"export as {one.name}", taken, floor, "raw rows as CSV")
        print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
        raw.close()
        files.close(desk)


if __name__ == "__main__":
    main()
