"""An export is written as it is read: memory holds no register, and what fails leaves the old file."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from diplomat_desk.domain.errors import StoppedError
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.progress import Progress
from diplomat_desk.reports.delivery import delivering
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.exporting.catalogue import named, write


class Weighing(Progress):
    """Takes note of how much of the file is there when each record is given; stops after ``most``."""

    def __init__(self, out: io.BytesIO, most: int = 10_000) -> None:
        self.sizes: list[int] = []
        self._out, self._most = out, most

    def report(self, done: int, total: int) -> None:
        """Take note of the size."""
        self.sizes.append(self._out.tell())

    def stopped(self) -> bool:
        """Tell whether enough was given."""
        return len(self.sizes) > self._most


@pytest.mark.parametrize("name", ["json", "csv", "bib", "csl", "graphml"])
def test_most_is_written_before_the_last_record_is_read(sample: Desk, name: str) -> None:
    out = io.BytesIO()
    watch = Weighing(out)
    write(replace(sample, progress=watch), Filter(), Sort(), out, named(name))
    # Of what people and words of the vocabularies take at the end of a file, the sample has much.
    assert watch.sizes[0] == 0
    assert watch.sizes[79] > out.tell() / 3
    assert watch.sizes == sorted(watch.sizes)


@pytest.mark.parametrize("name", ["json", "xlsx", "iati", "geojson", "ics"])
def test_what_is_stopped_leaves_the_file_that_was_there(
    sample: Desk, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "put-out"
    folder.mkdir()
    path = folder / "out"
    path.write_bytes(b"old")
    desk = replace(sample, progress=Weighing(io.BytesIO(), 20))
    with pytest.raises(StoppedError), delivering(path) as file:
        write(desk, Filter(), Sort(), file, named(name))
    assert path.read_bytes() == b"old"
    assert [one.name for one in folder.iterdir()] == ["out"]
