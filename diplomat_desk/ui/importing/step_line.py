"""The steps of an import in a line, so that one sees where one is and what is still to come."""

from PySide6.QtWidgets import QLabel, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui.layout import STRETCH, label, row
from diplomat_desk.ui.tokens import Space


class StepLine(QWidget):
    """Names the steps; the one where one is stands out, and is told to a screen reader."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._labels: list[QLabel] = []
        parts: list[QWidget] = []
        for number, name in enumerate(names, 1):
            one = label(say("{number}. {name}", number=number, name=name), "muted")
            self._labels.append(one)
            parts += [label("›", "muted"), one] if parts else [one]
        self.setLayout(row(*parts, STRETCH, gap=Space.S))

    def show_step(self, at: int) -> None:
        """Show that one is at step ``at``, counted from 0."""
        for place, one in enumerate(self._labels):
            role = "strong" if place == at else "muted"
            if one.property("role") != role:
                one.setProperty("role", role)
                one.style().unpolish(one)
                one.style().polish(one)
        words = say(
            "Step {number} of {all}: {name}",
            number=at + 1,
            all=len(self._names),
            name=self._names[at],
        )
        self.setAccessibleName(words)
