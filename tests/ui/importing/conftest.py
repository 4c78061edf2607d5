"""A window at work, with an empty register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desktop import Desktop


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start()
    made.open()
    yield made
    made.runner.stop()
