"""The lists of an import: rows to read and choose, not to type in."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from diplomat_desk.ui.tokens import Size


def list_of(model: QAbstractItemModel, name: str, widths: Sequence[int]) -> QTableView:
    """Return a view of ``model``, with the widths of its columns but the last, which takes what is left."""
    made = QTableView()
    made.setAccessibleName(name)
    made.setModel(model)
    made.setProperty("role", "lines")
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(Size.CLICK)
    made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    for place, width in enumerate(widths):
        made.setColumnWidth(place, width)
    header = made.horizontalHeader()
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return made
