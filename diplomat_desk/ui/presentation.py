"""Presentation: only public records, in larger type, until it is ended."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.filter_state import FilterState
from diplomat_desk.ui.layout import button, column, hairline, label, row
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.tokens import Space

LARGER = 1.25


def first_ceiling(settings: Settings) -> Level:
    """Return the ceiling to begin with: the user's own, but public where a presentation was cut off.

    Whoever starts again before an audience must not show them more than before. The user's own ceiling
    stays in the settings, and the next start has it.
    """
    cut_off = settings.presenting
    settings.presenting = False
    return Level.PUBLIC if cut_off else settings.ceiling


def cut_off_in_words() -> str:
    """Return why only public records are shown after a presentation that was not ended."""
    return say(
        "A presentation was cut off, so only public records are shown. Choose under “Show up to”."
    )


class Presentation(QObject):
    """Holds the ceiling at public while it is on; the settings keep the user's own."""

    changed = Signal(bool)

    def __init__(
        self, filter_state: FilterState, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._filter_state = filter_state
        self._settings = settings
        self._before = self._known = filter_state.filter.ceiling
        self.is_on = False

    @property
    def was_cut_off(self) -> bool:
        """Whether less is shown than the user chose, because the last presentation was not ended."""
        return not self.is_on and self._filter_state.filter.ceiling < self._settings.ceiling

    def tell_cut_off(self, tell: Callable[[str], None]) -> None:
        """Tell why only public records are shown, where that is so because a presentation was not ended."""
        if self.was_cut_off:
            tell(cut_off_in_words())

    def toggle(self) -> None:
        """Begin, or end."""
        if self.is_on:
            self.end()
        else:
            self._begin()

    def end(self) -> None:
        """Return to the ceiling and the size of type that were before."""
        if not self.is_on:
            return
        self.is_on = False
        theme.enlarge(cast(QApplication, QApplication.instance()), 1.0)
        self._filter_state.release(self._before)
        self._settings.presenting = False
        self.changed.emit(False)

    def keep(self, ceiling: Level) -> bool:
        """Remember the ceiling that the user chose; the one of a presentation is not theirs.

        Tell whether it is another than before.
        """
        if ceiling == self._known:
            return False
        self._known = ceiling
        if not self.is_on:
            self._settings.ceiling = ceiling
        return True

    def _begin(self) -> None:
        self.is_on = True
        self._settings.presenting = True
        self._before = self._filter_state.filter.ceiling
        # First of all, so that nothing else is ever shown large.
        self._filter_state.hold(Level.PUBLIC)
        theme.enlarge(cast(QApplication, QApplication.instance()), LARGER)
        self.changed.emit(True)


class PresentationBar(QWidget):
    """The slim line that says what is shown, and how to end it."""

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = label(
            say("Presentation: only public records are shown. F11 ends it."), "muted", wrap=True
        )
        self.end = button(say("End the presentation"), "link")
        self.end.clicked.connect(presentation.end)
        line = row(gap=Space.S, margin=(Space.M, Space.XS, Space.M, Space.XS))
        line.addWidget(words, 1)
        line.addWidget(self.end, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(line, hairline(), gap=0))
        self.hide()
        presentation.changed.connect(self.setVisible)
