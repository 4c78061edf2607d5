"""The lists of an import: rows to read and choose, not to type in."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from diplomat_desk.ui.tokens import Size


def list_of(model: QAbstractItemModel, name: str, widths: Sequence[int]) -> QTableView:
    """Return a list of ``model`` whose rows are all of one height; ``name`` and ``widths`` as in :func:`settle`."""
    made = QTableView()
    made.setModel(model)
    settle(made, name, widths)
    made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    return made


def settle(view: QTableView, name: str, widths: Sequence[int], height: int = Size.CLICK) -> None:
    """Make a list of ``view``, which has its columns: whole rows are chosen, and nothing is typed.

    ``name`` is what it says to a screen reader. ``widths`` are those of all columns but the last, which takes
    what is left.
    """
    view.setAccessibleName(name)
    view.setProperty("role", "lines")
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(height)
    for place, width in enumerate(widths):
        view.setColumnWidth(place, width)
    header = view.horizontalHeader()
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
