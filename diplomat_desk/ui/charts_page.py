"""The charts page: one chart of what the filter selects, its caption, its numbers."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QSplitter, QStackedWidget, QWidget

from diplomat_desk.charts.catalogue import CHARTS, Chart
from diplomat_desk.domain.words import say
from diplomat_desk.services import drawing
from diplomat_desk.services.drawing import Numbers
from diplomat_desk.ui.charts.canvas import ChartCanvas
from diplomat_desk.ui.charts.choice import Gallery
from diplomat_desk.ui.charts.drawing import describe
from diplomat_desk.ui.charts.nothing import nothing
from diplomat_desk.ui.charts.numbers_table import NumbersTable
from diplomat_desk.ui.charts.output import ChartOutput, Wanted
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.filter_bar import FilterBar
from diplomat_desk.ui.layout import box, button, column, hairline, label, row
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Space

_CHOSEN = "charts.chosen"
_TABLE = "charts.table"
_SCALES = (
    (1.0, "PNG for screens (900 pixels wide)…"),
    (2.0, "PNG for documents (1,800 pixels)…"),
    (4.0, "PNG for print (3,600 pixels)…"),
)


class ChartsPage(QWidget):
    """Shows what the filter selects as a chart; what is clicked there narrows the filter."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._numbers: Numbers | None = None
        self._chart: Chart | None = None
        self._stale = True
        self._busy = False
        kept = context.settings.state(_CHOSEN)
        self.name = kept if any(kind.name == kept for kind in CHARTS) else CHARTS[0].name
        self.output = ChartOutput(context, self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.gallery.choose(self.name)
        self._enable()
        self.show_table.setChecked(context.settings.state(_TABLE) == "shown")
        self.setFocusProxy(self.canvas)

    def refresh(self) -> None:
        """Ask again, if the register or the filter changed while another page was shown."""
        if self._stale:
            self.ask_again()

    def ask_again(self) -> None:
        """Ask the register for the numbers behind what the filter selects, now."""
        self._stale = False
        chosen = self._context.filter_state.filter
        self._context.runner.ask(
            lambda desk: drawing.numbers(desk, chosen), self._answered, topic="charts"
        )

    def choose(self, name: str) -> None:
        """Show another chart of the catalogue, of the same numbers."""
        self.name = name
        self.gallery.choose(name)
        self._context.settings.set_state(_CHOSEN, name)
        if self._numbers is not None:
            self._show(self._numbers)

    def focus_filter(self) -> None:
        """Put the cursor into the filter's text."""
        self.bar.focus_text()

    def narrow(self, country: str, track: str) -> None:
        """Let the filter through to one country, one track, or one track of one country."""
        chosen = self._context.filter_state.filter
        if country and not chosen.countries:
            chosen = replace(chosen, countries=(country,))
        elif country and chosen.countries != (country,) and country not in chosen.also:
            # Not instead of the countries that are chosen: the figure clicked counts within them.
            chosen = replace(chosen, also=(*chosen.also, country))
        if track:
            chosen = replace(chosen, tracks=(track,))
        self._context.filter_state.set(chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what changed while the page was not seen."""
        super().showEvent(event)
        self.refresh()

    def _make_parts(self) -> None:
        self.bar = FilterBar(self._context)
        self.gallery = Gallery()
        self.title = label("", "title", wrap=True)
        self.subtitle = label("", "muted", wrap=True)
        self.save = button(say("Save &picture"), icon="image")
        self.save.setMenu(self._make_menu())
        self.copy = button(say("Cop&y"), icon="copy", tip=say("Copy the picture"))
        self.data = button(
            say("Save &data"), icon="table", tip=say("Save the numbers as a CSV table")
        )
        self.canvas = ChartCanvas()
        self.views = QStackedWidget()
        self.views.addWidget(self.canvas)
        self.empty: EmptyState | None = None
        self.status = label("", "muted")
        # A long name must not widen the window; it is whole in the tooltip.
        self.status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_table = button(say("&Numbers"), "flat", "list", tip=say("Show the numbers"))
        self.show_table.setCheckable(True)
        self.table = NumbersTable()
        self.table.hide()
        self.caption = label("", "small", wrap=True)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for scale, text in _SCALES:
            action = menu.addAction(say(text))
            action.triggered.connect(lambda _=False, size=scale: self._save_png(size))
        menu.addAction(say("SVG, sharp at any size…")).triggered.connect(self._save_svg)
        menu.addSeparator()
        self.on_dark = menu.addAction(say("On a dark ground"))
        self.on_dark.setCheckable(True)
        return menu

    def _lay_out(self) -> None:
        words = column(self.title, self.subtitle, gap=0)
        head = row(gap=Space.S)
        head.addLayout(words, 1)
        for control in (self.save, self.copy, self.data):
            head.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
        self.splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self.splitter.addWidget(self.views)
        self.splitter.addWidget(self.table)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 1)
        foot = row(gap=Space.S)
        foot.addWidget(self.status, 1)
        foot.addWidget(self.show_table)
        content = column(
            self.gallery, hairline(), head, gap=Space.S, margin=(Space.L, Space.S, Space.L, Space.S)
        )
        content.addWidget(self.splitter, 1)
        content.addLayout(foot)
        content.addWidget(self.caption)
        layout = column(self.bar, hairline(), gap=0)
        layout.addWidget(box(content, "surface"), 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        context = self._context
        context.filter_state.changed.connect(self._changed)
        context.runner.changed.connect(self._changed)
        self.gallery.chosen.connect(self.choose)
        self.canvas.pointed.connect(self._tell)
        self.canvas.picked.connect(self.narrow)
        self.canvas.none_picked.connect(self._tell_none)
        self.table.picked.connect(self.narrow)
        self.show_table.toggled.connect(self._toggle_table)
        self.copy.clicked.connect(lambda: self._with_wanted(self.output.copy))
        self.data.clicked.connect(lambda: self._with_wanted(self.output.save_data))
        self.output.busy.connect(self._set_busy)

    def _changed(self) -> None:
        if self.isVisible():
            self.ask_again()
        else:
            self._stale = True

    def _answered(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self.bar.show_tally(numbers.crosstab.tally)
        self.table.show_numbers(numbers)
        self._show(numbers)

    def _show(self, numbers: Numbers) -> None:
        chart = describe(self.name, numbers)
        self._chart = chart
        self.title.setText(chart.title)
        self.subtitle.setText(chart.subtitle)
        self.caption.setText("\n".join(chart.caption))
        self._show_reason(numbers if chart.empty else None)
        if not chart.empty:
            self.canvas.show_chart(chart)
            self.views.setCurrentWidget(self.canvas)
        self._enable()
        self.table.setVisible(self.show_table.isChecked() and not chart.empty)
        self._tell("")

    def _show_reason(self, numbers: Numbers | None) -> None:
        """Put the reason for an empty chart in its place; or take it away."""
        old, self.empty = self.empty, None
        if old is not None:
            self.views.removeWidget(old)
            old.deleteLater()
        if numbers is None or self._chart is None:
            return
        tally = numbers.crosstab.tally
        self.empty = nothing(self._chart, tally, self._context, self.bar.clear_filter)
        self.views.addWidget(self.empty)
        self.views.setCurrentWidget(self.empty)

    def _tell(self, text: str) -> None:
        hint = say("Click a country or a figure to narrow the filter; arrow keys and Enter do too.")
        if self._chart is None or self._chart.empty:
            hint = ""
        words = text or hint
        room = self.status.width()
        self.status.setText(
            self.status.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        )
        self.status.setAccessibleName(words)
        self.status.setToolTip(plain_tooltip(text))

    def _tell_none(self, country: str, track: str) -> None:
        """Say that there is none, in the line under the chart: that is a finding too."""
        name = self._context.countries.name(country) if country else ""
        label = self._context.vocabularies.label("track", track) if track else ""
        if name and label:
            self._tell(say("No initiative of {track} with {country}.", track=label, country=name))
        elif name or label:
            self._tell(say("No initiative: {what}.", what=name or label))

    def _toggle_table(self, shown: bool) -> None:
        self._context.settings.set_state(_TABLE, "shown" if shown else "")
        self.table.setVisible(shown and self.show_table.isEnabled())

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._enable()

    def _enable(self) -> None:
        """Offer what can be done: an empty chart is not put out, and one picture is made at a time."""
        full = self._chart is not None and not self._chart.empty
        self.show_table.setEnabled(full)
        for control in (self.save, self.copy, self.data):
            control.setEnabled(full and not self._busy)

    def _wanted(self) -> Wanted | None:
        if self._numbers is None:
            return None
        return Wanted(self._numbers, self.name, self.on_dark.isChecked())

    def _save_png(self, scale: float) -> None:
        self._with_wanted(lambda wanted: self.output.save_png(wanted, scale))

    def _save_svg(self) -> None:
        self._with_wanted(self.output.save_svg)

    def _with_wanted(self, act: Callable[[Wanted], None]) -> None:
        wanted = self._wanted()
        if wanted is not None:
            act(wanted)
