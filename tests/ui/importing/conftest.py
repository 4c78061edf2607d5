"""A window at work, with an empty register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desktop import Desktop, at_work


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    yield from at_work(qtbot, tmp_path)
