"""The charts page: one chart of what the filter selects, its options, its caption, its numbers."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSplitter, QStackedWidget, QWidget

from diplomat_desk.charts import catalogue
from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.charts.kinds import ChartError, settled
from diplomat_desk.charts.tables import Table
from diplomat_desk.domain.aims import Aim, narrowed
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.options import Options
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.words import say
from diplomat_desk.services.drawing import Numbers, Request
from diplomat_desk.ui.charts.comparing import CompareBar
from diplomat_desk.ui.charts.kept import options_of
from diplomat_desk.ui.charts.leading import lead
from diplomat_desk.ui.charts.numbers_table import NumbersTable
from diplomat_desk.ui.charts.option_bar import OptionBar
from diplomat_desk.ui.charts.output import ChartOutput
from diplomat_desk.ui.charts.output_buttons import OutputButtons
from diplomat_desk.ui.charts.picking import Picking
from diplomat_desk.ui.charts.plot import Plot, Shown
from diplomat_desk.ui.charts.zoom_buttons import ZoomButtons
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.elided_line import ElidedLine
from diplomat_desk.ui.filter_bar import FilterBar
from diplomat_desk.ui.layout import STRETCH, box, button, column, hairline, label, row
from diplomat_desk.ui.pages import CHOSEN_CHART
from diplomat_desk.ui.tokens import Space

_TABLE = "charts.table"
_OPTIONS = "charts.options."
_GALLERY_WIDTH = 900
_LOWEST_FOR_BOTH = 420


class ChartsPage(QWidget):
    """Shows what the filter selects as a chart; what is clicked there narrows the filter."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        kept = context.settings.state(CHOSEN_CHART)
        self.name = kept if any(kind.name == kept for kind in CHARTS) else CHARTS[0].name
        self.output = ChartOutput(context, self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._offer()
        self._enable()
        self.show_table.setChecked(context.settings.state(_TABLE) == "shown")
        self._show_first_visit(not kept)

    @property
    def shown(self) -> Shown | None:
        """What the chart shows; None until the register has answered."""
        return self.plot.shown

    def refresh(self) -> None:
        """Ask again, if the register or the filter changed while another page was shown."""
        if self._stale:
            self.ask_again()

    def ask_again(self) -> None:
        """Ask the register for the numbers behind what the filter selects, now."""
        self._stale = False
        self.plot.ask(self.request())

    def request(self) -> Request:
        """Return what is asked for: the chart, its options, the filter in force."""
        settings = self._context.settings
        return Request(
            name=self.name,
            filter=self._context.filter_state.filter,
            options=self.options.options(),
            against=self._against(),
            watched=settings.watched,
            home=settings.home_country,
        )

    def choose(self, name: str) -> None:
        """Show another chart of the catalogue."""
        self.name = name
        self._context.settings.set_state(CHOSEN_CHART, name)
        self._show_first_visit(False)
        self._offer()
        if self.shown is None or self.shown.numbers.kind.name != name:
            self._clear()
        self.ask_again()

    def _clear(self) -> None:
        """Let nothing of the chart before stand under the name of the one that is being made."""
        self.plot.clear()
        self.title.setText(say(catalogue.find(self.name).label))
        for line in (self.subtitle, self.caption):
            line.setText("")
        self.table.hide()
        self.zoom_buttons.hide()
        self._enable()
        self._tell("")

    def choose_chart(self) -> None:
        """Open the gallery of charts, with the cursor in it."""
        if self.views.currentIndex():
            self.gallery.setFocus()
        else:
            self.picking.chooser.open()

    def picture(self) -> SavedChart:
        """Return what is seen, as it can be kept."""
        return SavedChart(
            chart=self.name,
            options=tuple(self.options.options().items()),
            filter=self._context.filter_state.filter,
            other=self._against(),
        )

    def _against(self) -> Filter | None:
        """Return the filter that is compared with, where the chart can compare."""
        if catalogue.find(self.name).together is None:
            return None
        return self.compare.held(self._context.filter_state.filter.ceiling)

    def open_kept(self, number: int) -> None:
        """Show a kept chart with its options and its filter, under today's ceiling."""
        self.picking.open_kept(number)

    def focus_filter(self) -> None:
        """Put the cursor into the filter's text."""
        self.bar.focus_text()

    def narrow(self, aim: Aim) -> None:
        """Narrow the filter to what a mark stands for; a record's mark says how to open it."""
        if aim.narrows:
            state = self._context.filter_state
            state.set(narrowed(state.filter, aim))
        elif aim.record or aim.person or aim.organisation:
            self._tell(say("A double click, or Enter, opens it."))

    def print_page(self) -> None:
        """Print the chart that is shown."""
        if self._full() is None:
            self._context.toast(say("There is no chart to print."))
        else:
            self.out.print()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what changed while the page was not seen."""
        super().showEvent(event)
        self.refresh()

    def _make_parts(self) -> None:
        self.bar = FilterBar(self._context)
        self.options = OptionBar()
        self.compare = CompareBar(self._context)
        self.title = label("", "title", wrap=True)
        self.subtitle = label("", "muted", wrap=True)
        self.out = OutputButtons(self.output, self._full, self)
        self.save, self.copy, self.data = self.out.save, self.out.copy, self.out.data
        tools = (self.compare.hold_button, self.save, self.copy, self.data)
        self.picking = Picking(self._context, self.picture, *tools)
        self.gallery = self.picking.gallery()
        self.plot = Plot(self._context, self.bar.clear_filter)
        self.canvas = self.plot.canvas
        self.status = ElidedLine("muted")
        self.show_table = button(say("&Numbers"), "flat", "list", tip=say("Show the numbers"))
        self.show_table.setCheckable(True)
        self.table = NumbersTable()
        self.table.hide()
        self.zoom_buttons = ZoomButtons(self.canvas)
        self.caption = label("", "small", wrap=True)

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self.splitter.addWidget(self.plot)
        self.splitter.addWidget(self.table)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 1)
        foot = row(gap=Space.S)
        foot.addWidget(self.status, 1)
        foot.addWidget(self.zoom_buttons)
        foot.addWidget(self.show_table)
        content = column(
            self.picking,
            self.options,
            self.compare,
            column(self.title, self.subtitle, gap=0),
            gap=Space.S,
            margin=(Space.L, Space.S, Space.L, Space.S),
        )
        content.addWidget(self.splitter, 1)
        content.addLayout(foot)
        content.addWidget(self.caption)
        layout = column(self.bar, hairline(), gap=0)
        self.views = QStackedWidget()
        self.views.addWidget(box(content, "surface"))
        self.views.addWidget(box(_first_visit(self.gallery), "surface"))
        layout.addWidget(self.views, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        context = self._context
        context.filter_state.changed.connect(self._changed)
        context.runner.changed.connect(self._changed)
        self.picking.chosen.connect(self.choose)
        self.picking.opened.connect(self._show_kept)
        self.options.chosen.connect(self._options_chosen)
        self.compare.changed.connect(self._changed)
        self.plot.answered.connect(self._answered)
        self.canvas.pointed.connect(self._tell)
        self.canvas.none_picked.connect(self._tell_none)
        self.canvas.country_lit.connect(self.table.light)
        self.table.country_lit.connect(self.canvas.light)
        for teller in (self.plot, self.table):
            teller.picked.connect(self.narrow)
            teller.opened.connect(self._open)
        self.show_table.toggled.connect(self._toggle_table)

    def _show_first_visit(self, first: bool) -> None:
        """Show all charts with their questions, or the one that was chosen."""
        self.views.setCurrentIndex(1 if first else 0)
        self.setFocusProxy(self.gallery if first else self.canvas)

    def _offer(self) -> None:
        """Show the chart as chosen, with the options that it was last shown with."""
        kind = catalogue.find(self.name)
        pairs = (part.partition("=") for part in self._kept_options().split())
        try:
            options = settled(kind, {name: value for name, _, value in pairs})
        except ChartError:
            # An older version may have had other options.
            options = settled(kind, {})
        self.options.show_kind(kind, options)
        self.options.follow(self.data)
        self.compare.offer(kind.together is not None)
        self.picking.show_picture()

    def _kept_options(self) -> str:
        return self._context.settings.state(_OPTIONS + self.name) or ""

    def _options_chosen(self) -> None:
        self._context.settings.set_state(_OPTIONS + self.name, _as_text(self.options.options()))
        self.picking.show_picture()
        self.ask_again()

    def _show_kept(self, one: SavedChart) -> None:
        self.name = one.chart
        self._context.settings.set_state(_OPTIONS + one.chart, _as_text(options_of(one)))
        self.compare.hold(one.other)
        self._context.filter_state.apply(one.filter)
        self.choose(one.chart)

    def _changed(self) -> None:
        self.picking.show_picture()
        if self.isVisible():
            self.ask_again()
        else:
            self._stale = True

    def _answered(self, shown: Shown) -> None:
        chart = shown.chart
        self.bar.show_tally(shown.numbers.figures.tally)
        self.title.setText(chart.title)
        self.subtitle.setText(chart.subtitle)
        self.caption.setText("\n".join(chart.caption))
        self._enable()
        self.zoom_buttons.follow(there=not chart.empty)
        self._fill_table()
        self._tell("")

    def _open(self, aim: Aim) -> None:
        lead(aim, self._context, "charts")

    def _tell(self, text: str) -> None:
        hint = say(
            "Click a mark to narrow the filter, twice to see the records "
            "(arrow keys, Enter, Ctrl+Enter)."
        )
        self.status.say(text or ("" if self._full() is None else hint))

    def _tell_none(self, figure: str) -> None:
        """Say that there is none, in the line under the chart: that is a finding too."""
        self._tell(say("{figure}. There is nothing to show behind it.", figure=figure))

    def _toggle_table(self, shown: bool) -> None:
        self._context.settings.set_state(_TABLE, "shown" if shown else "")
        self._fill_table()

    def _fill_table(self) -> None:
        """Make the table of the numbers where it is to be seen: a long one takes its time."""
        numbers = self._full()
        if numbers is None or not self.show_table.isChecked():
            self.table.hide()
            self._share_room()
        else:
            self._context.runner.apart(numbers.table, self._show_table, topic="chart table")

    def _show_table(self, table: Table) -> None:
        self.table.show_table(table)
        self.table.setVisible(self.show_table.isChecked() and self.show_table.isEnabled())
        self._share_room()

    def _share_room(self) -> None:
        """Leave the room to the table alone where both would be too low to be read."""
        both = self.splitter.height() >= _LOWEST_FOR_BOTH
        self.plot.setVisible(both or self.table.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share_room()

    def _enable(self) -> None:
        """Offer what can be done: an empty chart is not put out, and one picture is made at a time."""
        self.show_table.setEnabled(self._full() is not None)
        self.out.enable()

    def _full(self) -> Numbers | None:
        """Return the numbers of the picture that is seen; None where there is none."""
        shown = self.shown
        return None if shown is None or shown.chart.empty else shown.numbers


def _first_visit(gallery: QWidget) -> QBoxLayout:
    """Return the gallery under a heading, no wider than can be read."""
    gallery.setMaximumWidth(_GALLERY_WIDTH)
    heading = label(say("What do you want to know?"), "title")
    middle = column(heading, gallery, gap=Space.M)
    middle.setStretch(1, 1)
    line = row(STRETCH, middle, STRETCH, margin=Space.XL)
    line.setStretch(1, _GALLERY_WIDTH)
    return line


def _as_text(options: Options) -> str:
    return " ".join(f"{name}={value}" for name, value in options.items())
