"""An import that is killed in the middle leaves the register as it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from diplomat_desk.services import checking, files
from tests.services.importing.making import imported, numbers, row
from tests.whole import whole

ROOT = Path(__file__).parents[3]
CHILD = """
import sys
from pathlib import Path
from diplomat_desk.domain.progress import Progress
from diplomat_desk.services import files
from tests.services.importing.making import imported, row

class Told(Progress):
    def report(self, done, total):
        print(done, flush=True)

desk = files.open_desk(Path(sys.argv[1]))
desk.progress = Told()
imported(desk, *(row(n, f"Talks {n}", str(1950 + n % 60), summary="words " * 400) for n in range(60_000)))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_it_is_whole_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "register.ddesk"
    desk = files.create(path)
    imported(desk, row(1, "Before"))
    was = whole(desk)
    files.close(desk)
    size = path.stat().st_size
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), *sys.path))}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert child.stdout is not None
    try:
        # So many rows no longer fit into memory: some of them are in the file when it is killed.
        for line in child.stdout:
            if int(line) >= 8_000:
                break
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
    assert path.stat().st_size > size
    assert path.with_name(f"{path.name}-journal").exists()
    desk = files.open_desk(path)
    assert whole(desk) == was
    assert checking.check(desk).clean
    assert numbers(imported(desk, row(2, "After")))["new"] == 1
    files.close(desk)
    assert not path.with_name(f"{path.name}-journal").exists()
