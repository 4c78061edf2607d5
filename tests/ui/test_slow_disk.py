"""A disk that takes its time: the window answers all the while, says that it is at work, and all is recorded."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SLOW_MS = 250
WORK = """
import json, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import recording
from diplomat_desk.ui import pages
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.window import MainWindow

folder = Path(sys.argv[1])
app = QApplication([])
runner = Runner()
busy = []
runner.busy.connect(busy.append)
settings = Settings(folder / "settings.ini")
window = MainWindow(runner, settings)
window.show()
window.take_session(pages.make_session(runner, settings))

def pumped(until):
    longest = 0.0
    while not until():
        begun = time.monotonic()
        app.processEvents()
        longest = max(longest, time.monotonic() - begun)
        time.sleep(0.002)
    return longest

window.registers.open(folder / "slow.ddesk")
pumped(lambda: window.registers.current is not None and runner.is_idle)
begun, done = time.monotonic(), []
wanted = Initiative(title="Slowly recorded", kind="dialogue", track="T2")
runner.change(lambda desk: recording.record(desk, wanted), done.append)
longest = pumped(lambda: bool(done) and runner.is_idle)
took = time.monotonic() - begun
runner.stop()
window.close()
window.deleteLater()
print(json.dumps({"longest": longest, "took": took, "busy": busy, "id": done[0].id}))
"""


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("a slow disk is made with a C compiler, on Linux")
    library = tmp_path / "slow.so"
    source = ROOT / "tests" / "reliability" / "slow_calls.c"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True
    )
    return library


def test_the_window_answers_while_the_disk_does_not(
    slow: Path, tmp_path: Path, shipped_register: Path
) -> None:
    shutil.copy(shipped_register, tmp_path / "slow.ddesk")
    environment = {**os.environ, "LD_PRELOAD": str(slow), "SLOW_MS": str(SLOW_MS)}
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(tmp_path)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["id"] == 1
    assert told["took"] > 2 * SLOW_MS / 1000
    # What the pages paint anew takes its time too, on a busy machine; waiting for the disk takes longer.
    assert told["longest"] < told["took"] / 2
    assert told["busy"][0] is True
