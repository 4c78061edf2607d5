"""PySide6 6.12.0 on Python 3.11 loses references to None and aborts after some thousand calls."""

import sys

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
def test_a_thousand_qt_calls_leave_the_count_of_none_alone(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    model = QStandardItemModel(1, 1)
    model.setItem(0, 0, QStandardItem("Agra summit"))
    index = model.index(0, 0, QModelIndex())

    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
        label.parentWidget()
        model.data(index, Qt.ItemDataRole.DecorationRole)
        index.data(Qt.ItemDataRole.DecorationRole)
    change = sys.getrefcount(None) - before

    assert abs(change) < 100
