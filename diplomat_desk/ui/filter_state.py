"""The one filter that every page shows, with the way back through earlier ones."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.filters import Filter

_LONGEST_HISTORY = 100


class FilterState(QObject):
    """Holds the current :class:`Filter`; whoever shows a selection listens to ``changed``.

    Going back never raises the ceiling: it bounds what is shown now, whatever was shown before. While
    it is held, nothing raises it.
    """

    changed = Signal()
    came_back = Signal(str)
    """A page: its filter is in force again that another page was opened from."""

    def __init__(self, start: Filter | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = start or Filter()
        self._back: list[Filter] = []
        # The page that was left for another when the filter at that depth was left.
        self._left: dict[int, str] = {}
        self._forward: list[Filter] = []
        self._typing = False
        self._highest = TOP

    @property
    def filter(self) -> Filter:
        """The filter in force."""
        return self._filter

    @property
    def can_go_back(self) -> bool:
        """Whether there was another filter before."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether :meth:`back` left a filter to return to."""
        return bool(self._forward)

    def set(self, chosen: Filter) -> None:
        """Put ``chosen`` in force; nothing happens when it is already."""
        chosen = replace(chosen, ceiling=min(chosen.ceiling, self._highest))
        if chosen == self._filter:
            return
        typing = replace(chosen, text="") == replace(self._filter, text="")
        bounded = replace(chosen, ceiling=self._filter.ceiling) == self._filter
        # Letters of one search are one step, and a ceiling is none.
        if not (bounded or (typing and self._typing)):
            self._remember()
        self._typing = typing
        self._filter = chosen
        self.changed.emit()

    def leave(self, page: str) -> None:
        """Let the latest step back lead to ``page`` too, which is left for another now."""
        if self._back:
            self._left[len(self._back) - 1] = page

    def _remember(self) -> None:
        if len(self._back) == _LONGEST_HISTORY:
            self._back = self._back[1:]
            self._left = {depth - 1: page for depth, page in self._left.items() if depth}
        self._left = {d: page for d, page in self._left.items() if d < len(self._back)}
        self._back = [*self._back, self._filter]
        self._forward = []

    def apply(self, chosen: Filter) -> None:
        """Put a kept filter in force, under today's ceiling."""
        self.set(replace(chosen, ceiling=self._filter.ceiling))

    def set_ceiling(self, ceiling: Level) -> None:
        """Show nothing above ``ceiling`` from now on."""
        self.set(replace(self._filter, ceiling=ceiling))

    def hold(self, highest: Level) -> None:
        """Let nothing raise the ceiling above ``highest`` until :meth:`release`."""
        self._highest = highest
        self.set_ceiling(highest)

    def release(self, ceiling: Level) -> None:
        """Let the ceiling be chosen again, and show up to ``ceiling``."""
        self._highest = TOP
        self.set_ceiling(ceiling)

    def back(self) -> None:
        """Return to the filter before, under today's ceiling."""
        left = self._left.pop(len(self._back) - 1, "")
        self._travel(self._back, self._forward)
        if left:
            self.came_back.emit(left)

    def forward(self) -> None:
        """Return to where :meth:`back` came from."""
        self._travel(self._forward, self._back)

    def reset(self) -> None:
        """Start afresh for another register: nothing narrowed, no way back, the same ceiling."""
        self._back, self._forward, self._typing = [], [], False
        self._left = {}
        cleared = Filter(ceiling=self._filter.ceiling)
        if cleared != self._filter:
            self._filter = cleared
            self.changed.emit()

    def _travel(self, source: list[Filter], target: list[Filter]) -> None:
        if not source:
            return
        target.append(self._filter)
        self._filter = replace(source.pop(), ceiling=self._filter.ceiling)
        self._typing = False
        self.changed.emit()
