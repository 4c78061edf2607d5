"""Which filter a report is printed with: the one in force, or one kept with the register."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.filters import Filter, filter_problems
from diplomat_desk.domain.saved import SavedFilter, unbounded
from diplomat_desk.domain.words import say
from diplomat_desk.services import saved
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.plain import plain_tooltip

_TIP = Qt.ItemDataRole.ToolTipRole


class FilterChoice(QuietBox):
    """The current filter and the kept ones, by name; one that cannot be applied any more cannot be chosen.

    Who edits the current filter in sight of this box means it: the box goes back to it.
    """

    chosen = Signal()
    """Another filter was chosen, or the one that is chosen has become another."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._state = context.filter_state
        self._known: tuple[SavedFilter, ...] = ()
        self._wanted = 0
        self._listed = False
        self._seen = self._state.filter
        # Numbers of filters are a register's own, and a name may say more than settings should.
        self._register = sha256(context.register_name.encode()).hexdigest()[:12]
        self._fill()
        self.currentIndexChanged.connect(lambda _: self._pick())
        context.runner.changed.connect(self._ask)
        self._state.changed.connect(self._follow)
        self._ask()

    @property
    def is_settled(self) -> bool:
        """Whether it is known what is chosen: the kept filters have been read, or none is wanted."""
        return self._listed or not self._wanted

    def filter(self) -> Filter:
        """Return the chosen filter, under the window's ceiling."""
        current, one = self._state.filter, self._chosen()
        return replace(one.filter, ceiling=current.ceiling) if one else current

    def values(self) -> dict[str, str]:
        """Return what is chosen, to be remembered."""
        return {"filter": str(self._wanted), "register": self._register} if self._wanted else {}

    def show_values(self, given: Mapping[str, str]) -> None:
        """Choose what was remembered, if that was of this register."""
        number = given.get("filter", "")
        mine = given.get("register") == self._register and number.isdecimal()
        self._want(int(number) if mine else 0)

    def choose_current(self) -> None:
        """Choose the filter in force."""
        self._want(0)

    def choose_like(self, wanted: Filter) -> bool:
        """Choose the kept filter that is ``wanted`` under whatever ceiling; False where there is none."""
        found = (one.id for one in self._known if one.is_in_force(wanted))
        self._want(next(found, 0))
        return self._wanted != 0

    def _chosen(self) -> SavedFilter | None:
        found = (one for one in self._known if one.id == self._wanted)
        return next((one for one in found if not self._trouble(one)), None)

    def _want(self, number: int) -> None:
        self._wanted = number
        self._mark()

    def _pick(self) -> None:
        self._wanted = int(self.currentData() or 0)
        self.chosen.emit()

    def _ask(self) -> None:
        ceiling = self._state.filter.ceiling
        self._context.runner.ask(
            lambda desk: saved.listing(desk, ceiling), self._take, topic="report filters"
        )

    def _take(self, known: tuple[SavedFilter, ...]) -> None:
        before, settled = self.filter(), self.is_settled
        self._known, self._listed = known, True
        self._fill()
        if self.filter() != before or not settled:
            self.chosen.emit()

    def _follow(self) -> None:
        before, now = self._seen, self._state.filter
        self._seen = now
        if before.ceiling != now.ceiling:
            self._ask()
        if unbounded(before) != unbounded(now) and self._wanted and self.isVisible():
            self.choose_current()
            self.chosen.emit()

    def _fill(self) -> None:
        with QSignalBlocker(self):
            self.clear()
            self.addItem(say("Current filter"), 0)
            self.setItemData(0, plain_tooltip(say("The filter above, as it is now")), _TIP)
            for one in self._known:
                self.addItem(one.name, one.id)
                self._explain_last(self._trouble(one))
        self._mark()

    def _explain_last(self, trouble: str) -> None:
        """Say of the filter that was listed last why it cannot be applied any more, and do not offer it."""
        last, model = self.count() - 1, self.model()
        if trouble and isinstance(model, QStandardItemModel):
            model.item(last).setEnabled(False)
            self.setItemData(last, plain_tooltip(trouble), _TIP)

    def _mark(self) -> None:
        one = self._chosen()
        with QSignalBlocker(self):
            self.setCurrentIndex(max(self.findData(one.id), 0) if one else 0)
        self._explain(self.currentIndex())

    def _trouble(self, one: SavedFilter) -> str:
        """Return in sentences what of a filter is not in the register any more."""
        context = self._context
        found = filter_problems(one.filter, context.vocabularies, context.countries)
        return " ".join(problem.message for problem in found)
