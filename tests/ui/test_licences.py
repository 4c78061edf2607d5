"""Help shows what the program is made of, with every licence in full and as plain text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diplomat_desk.ui.dialogs.licences import LicencesDialog
from tests.ui.desktop import Desktop, at_work


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    yield from at_work(qtbot, tmp_path, opened=False)


def test_help_lists_the_licences(desk: Desktop) -> None:
    desk.do("help.licences")
    (dialog,) = (one for one in desk.window.findChildren(LicencesDialog) if one.isVisible())
    names = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    assert names[0].startswith("diplomat-desk")
    assert "MIT" in dialog.what.text()
    at = next(at for at, name in enumerate(names) if name.startswith("pyside6"))
    dialog.list.setCurrentRow(at)
    assert "LGPL-3.0-only" in dialog.what.text()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()
    assert dialog.text.isReadOnly()
    dialog.reject()
