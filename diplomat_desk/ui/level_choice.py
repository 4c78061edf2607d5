"""The box in which the confidentiality of a name is chosen."""

from PySide6.QtWidgets import QComboBox

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.ui.tokens import Size


def level_choice(level: Level, ceiling: Level) -> QComboBox:
    """Return a box with the levels up to ``ceiling``: what is kept above it would be gone at once."""
    made = QComboBox()
    made.setMinimumHeight(Size.CLICK)
    for one in Level:
        if one <= ceiling:
            made.addItem(one.label, one)
    made.setCurrentIndex(max(0, made.findData(level)))
    return made
