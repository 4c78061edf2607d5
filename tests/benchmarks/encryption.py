"""Measure what encryption costs: the same register, plain and under a passphrase, in one run, taking turns."""

import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.services import encryption, files, looking, recording, replacing, searching
from diplomat_desk.services.desk import Desk
from tests.benchmarks.generate import generate
from tests.benchmarks.measuring import best_of_each, line
from tests.making import full, small

SIZES = (10_000, 100_000)
PHRASE = "seven herons forget Muscat"
_number = count()


def main() -> None:
    """Print the table, for each size that is asked for."""
    print("| what | encrypted | plain | ratio |\n|---|---|---|---|")
    for size in map(int, sys.argv[1:] or SIZES):
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), size)


def _measure(folder: Path, size: int) -> None:
    plain, secret = folder / "plain.ddesk", folder / "secret.ddesk"
    desk = generate(plain, size)
    copying = _timed(lambda: files.save_copy(desk, folder / "copy.ddesk"))
    encrypting = _timed(lambda: encryption.prepare(desk, PHRASE))
    line(f"written anew encrypted, {size:,} initiatives", encrypting, copying, "a plain copy")
    files.close(desk)
    replacing.anew(plain).replace(secret)
    _line(size, "opened", lambda: _open(secret, PHRASE), lambda: _open(plain))
    _line(
        size,
        "opened, and the first page listed",
        lambda: _open(secret, PHRASE, listed=True),
        lambda: _open(plain, listed=True),
    )
    desks = files.open_desk(secret, passphrase=PHRASE), files.open_desk(plain)
    for what, work in (
        ("all ids in order, and a page of 200 rows", _listed),
        ("search everything, “water tal”, and the first page", _searched),
        ("record one initiative, on disk", _recorded),
    ):
        _line(size, what, *(lambda desk=desk, work=work: work(desk) for desk in desks))
    for desk in desks:
        files.close(desk)


def _line(size: int, what: str, ours: Callable[[], object], floor: Callable[[], object]) -> None:
    mine, its = best_of_each(ours, floor)
    line(f"{what}, {size:,} initiatives", mine, its, "plain")
    sys.stdout.flush()


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1_000


def _open(path: Path, passphrase: str = "", *, listed: bool = False) -> None:
    desk = files.open_desk(path, passphrase=passphrase)
    if listed:
        _listed(desk)
    files.close(desk)


def _listed(desk: Desk) -> None:
    chosen = Filter()
    ids = looking.select(desk, chosen, Sort()).ids[:200]
    looking.rows(desk, ids, chosen.ceiling)


def _searched(desk: Desk) -> None:
    found = searching.find(desk, "water tal", Filter().ceiling)
    searching.hits(desk, found.places, "water tal", Filter().ceiling)


def _recorded(desk: Desk) -> None:
    one = full()
    recording.record(
        desk, small(f"Talks {next(_number)}", summary=one.summary, countries=one.countries)
    )


if __name__ == "__main__":
    main()
