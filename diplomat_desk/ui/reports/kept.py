"""Reports kept with the register under a name: chosen again, kept, deleted."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.changes import Change
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_reports import SavedReport, proposed_name
from diplomat_desk.domain.words import say
from diplomat_desk.services import saved_reports
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.dialogs.saved_filter import SavedFilterDialog
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.layout import label, row, tool_button
from diplomat_desk.ui.tokens import Space


class KeptReports(QWidget):
    """A box of the kept reports, with a way to keep the present one and to delete the chosen one.

    ``present`` gives what is chosen now, ``show`` chooses a kept report with all that belongs to it.
    """

    def __init__(
        self,
        context: PageContext,
        present: Callable[[], SavedReport],
        show: Callable[[SavedReport], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._present = present
        self._show = show
        self._known: tuple[SavedReport, ...] = ()
        self.box = QuietBox()
        self.box.setAccessibleName(say("Kept reports"))
        self.keep = tool_button("save", say("Keep this report under a name"))
        self.delete = tool_button("trash-2", say("Delete this kept report"))
        words = label(say("Kept"), "muted")
        words.setBuddy(self.box)
        layout = row(words, gap=Space.XS)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.keep)
        layout.addWidget(self.delete)
        self.setLayout(layout)
        self.box.activated.connect(self._choose)
        self.keep.clicked.connect(lambda _=False: self._ask_name())
        self.delete.clicked.connect(lambda _=False: self._delete())
        self.keep.setEnabled(not context.read_only)
        context.runner.changed.connect(self._refresh)
        context.filter_state.changed.connect(self._refresh)
        self._take(())
        self._refresh()

    def _refresh(self) -> None:
        ceiling = self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: saved_reports.listing(desk, ceiling), self._take, topic="kept reports"
        )

    def _take(self, known: tuple[SavedReport, ...]) -> None:
        chosen = self._chosen_id()
        self._known = known
        self.box.clear()
        self.box.addItem(say("None chosen") if known else say("None kept yet"), 0)
        for one in known:
            self.box.addItem(one.name, one.id)
        self.box.setCurrentIndex(max(self.box.findData(chosen), 0))
        self.box.setEnabled(bool(known))
        self._update()

    def _chosen_id(self) -> int:
        return int(self.box.currentData() or 0)

    def _update(self) -> None:
        self.delete.setEnabled(bool(self._chosen_id()) and not self._context.read_only)

    def _choose(self) -> None:
        self._update()
        for one in self._known:
            if one.id == self._chosen_id():
                self._show(one)

    def _ask_name(self) -> None:
        one = self._present()
        ceiling = self._context.filter_state.filter.ceiling
        given = SavedFilter(name=proposed_name(one.report, one.subject, self._known))
        words = say(
            "The report with its choices, its filter and its paper is kept with the register."
        )
        dialog = SavedFilterDialog(say("Keep this report"), given, words, ceiling, self)

        def keep(name: str, level: Level) -> None:
            wanted = replace(one, name=name, level=level)

            def work(desk: Desk) -> Change:
                return saved_reports.put(desk, wanted, ceiling)

            def kept(_change: Change) -> None:
                dialog.finish()
                self._context.toast(say("Kept “{name}”.", name=name), undo=True)

            self._context.runner.change(work, kept, failed=dialog.refuse)

        dialog.given.connect(keep)
        dialog.open()

    def _delete(self) -> None:
        number, ceiling = self._chosen_id(), self._context.filter_state.filter.ceiling
        name = self.box.currentText()
        self._context.runner.change(
            lambda desk: saved_reports.delete(desk, number, ceiling),
            lambda _: self._context.toast(say("Deleted “{name}”.", name=name), undo=True),
            failed=self._failed,
        )

    def _failed(self, error: DeskError) -> None:
        self._context.toast(str(error))
