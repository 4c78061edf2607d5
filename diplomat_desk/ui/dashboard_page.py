"""The dashboard: up to six kept charts side by side, each with its own filter or all with the one above."""

from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.domain.aims import Aim, narrowed
from diplomat_desk.domain.filters import Filter, in_words
from diplomat_desk.domain.saved_charts import MOST_TILES, SavedChart
from diplomat_desk.domain.words import say
from diplomat_desk.services import looking
from diplomat_desk.services.drawing import Request
from diplomat_desk.ui.charts.gallery import Gallery, Wish
from diplomat_desk.ui.charts.gallery_popup import GalleryPopup
from diplomat_desk.ui.charts.highlight import Highlight
from diplomat_desk.ui.charts.kept import KeptCharts, options_of
from diplomat_desk.ui.charts.leading import lead
from diplomat_desk.ui.charts.tile import AFTER, BEFORE, OFF, OPEN, Tile
from diplomat_desk.ui.charts.tile_grid import TileGrid
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.elided_line import ElidedLine
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.filter_bar import FilterBar
from diplomat_desk.ui.layout import button, column, hairline, row, scroller
from diplomat_desk.ui.tokens import Space

_COMMON = "dashboard.common"
_KINDS = {kind.name: kind for kind in CHARTS}


class DashboardPage(QWidget):
    """Shows the tiles; asks for one after the other, and only while it is seen."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        self._waiting: list[Tile] = []
        self._asking: Tile | None = None
        self.tiles: list[Tile] = []
        self.kept = KeptCharts(context, "dashboard", self)
        self.highlight = Highlight(self)
        self._make_parts()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Ask again, if the register or the filter changed while another page was shown."""
        if self._stale:
            self.ask_again()

    def ask_again(self) -> None:
        """Read which charts are here, then ask for each of them."""
        self._stale = False
        self.kept.ask_again()

    def focus_filter(self) -> None:
        """Put the cursor into the filter's text."""
        self.bar.focus_text()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what changed while the page was not seen."""
        super().showEvent(event)
        self.refresh()

    def filter_of(self, one: SavedChart) -> Filter:
        """Return the filter that a tile shows: the one above, or its own under today's ceiling."""
        above = self._context.filter_state.filter
        return above if self.common.isChecked() else replace(one.filter, ceiling=above.ceiling)

    def against_of(self, one: SavedChart) -> Filter | None:
        """Return the filter that a tile compares with, under today's ceiling; None where it shows the one above."""
        if one.other is None or self.common.isChecked():
            return None
        return replace(one.other, ceiling=self._context.filter_state.filter.ceiling)

    def open_adding(self) -> GalleryPopup:
        """Offer the kept charts that are not here yet."""
        gallery = Gallery(CHARTS, self.kept, self._words, offered=lambda one: not one.tile)
        gallery.wished.connect(self._add)
        popup = GalleryPopup(self, gallery)
        popup.open_under(self.add)
        return popup

    def _make_parts(self) -> None:
        self.bar = FilterBar(self._context)
        self.common = QCheckBox(say("&Use the filter above"))
        self.common.setToolTip(say("All charts show the filter above instead of their own"))
        self.common.setChecked(self._context.settings.state(_COMMON) == "yes")
        self.add = button(say("Add a &chart"), icon="plus")
        if not self.kept.editable:
            self.add.hide()
        self.status = ElidedLine()
        self.grid = TileGrid()
        self.views = QStackedWidget()
        self.area = scroller(self.grid)
        self.views.addWidget(self.area)
        self.empty: EmptyState | None = None

    def _lay_out(self) -> None:
        head = row(self.common, self.status, self.add, margin=(Space.M, Space.XS, Space.M, 0))
        head.setStretch(1, 1)
        layout = column(self.bar, hairline(), head, gap=0)
        layout.addWidget(self.views, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        context = self._context
        context.filter_state.changed.connect(self._filter_changed)
        context.runner.changed.connect(self._register_changed)
        self.kept.changed.connect(self._show_kept)
        self.common.toggled.connect(self._switched)
        self.add.clicked.connect(lambda _=False: self._offer_adding())

    def _register_changed(self) -> None:
        # The list is read again, and brings the rest with it.
        self._stale = self._stale or not self.isVisible()

    def _filter_changed(self) -> None:
        self._count()
        if not self.isVisible():
            self._stale = True
        elif self.common.isChecked():
            self._ask_all()

    def _switched(self, common: bool) -> None:
        self._context.settings.set_state(_COMMON, "yes" if common else "")
        self._ask_all()

    def _show_kept(self) -> None:
        """Show a tile for each chart; one that was here stays, with what it shows."""
        there = {tile.one.id: tile for tile in self.tiles}
        wanted = self.kept.tiles
        self.tiles = [there.pop(one.id) if one.id in there else self._make() for one in wanted]
        for gone in there.values():
            self._drop(gone)
        for tile, one in zip(self.tiles, wanted, strict=True):
            kind = _KINDS.get(one.chart)
            tile.show_saved(one, kind.asks if kind else "")
            tile.first, tile.last = one is wanted[0], one is wanted[-1]
        self.grid.show_tiles(self.tiles)
        self._show_reason()
        self._tell("")
        self._count()
        self._ask_all()

    def _make(self) -> Tile:
        tile = Tile(self._context, editable=self.kept.editable)
        tile.wished.connect(self._do)
        tile.plot.answered.connect(lambda _: self._next(tile))
        tile.plot.given_up.connect(lambda: self._next(tile))
        tile.plot.picked.connect(lambda aim: self._narrow(tile, aim))
        tile.plot.opened.connect(lambda aim: self._open(tile, aim))
        canvas = tile.plot.canvas
        canvas.pointed.connect(self._tell)
        canvas.none_picked.connect(self._tell)
        canvas.country_lit.connect(self.highlight.point)
        self.highlight.country.connect(canvas.light)
        return tile

    def _drop(self, tile: Tile) -> None:
        if self._asking is tile:
            self._asking = None
        tile.hide()
        tile.deleteLater()

    def _show_reason(self) -> None:
        """Say what would be here where nothing is, and offer the one next step."""
        old, self.empty = self.empty, None
        if old is not None:
            self.views.removeWidget(old)
            old.deleteLater()
        self.common.setEnabled(bool(self.tiles))
        if self.tiles:
            self.views.setCurrentWidget(self.area)
            return
        self.empty = self._reason()
        self.views.addWidget(self.empty)
        self.views.setCurrentWidget(self.empty)

    def _reason(self) -> EmptyState:
        heading = say("No chart is here yet")
        what = say("The dashboard shows up to {most} kept charts side by side.", most=MOST_TILES)
        if not self.kept.editable:
            return EmptyState(heading, what)
        if self.kept.charts:
            return EmptyState(heading, what, say("Add a chart"), self._offer_adding)
        how = say("Keep a chart under a name first.")
        show = self._context.show_page
        return EmptyState(heading, f"{what} {how}", say("Go to the charts"), lambda: show("charts"))

    def _offer_adding(self) -> None:
        """Offer what is kept and not here; where that is nothing, go to where charts are kept."""
        if any(not one.tile for one in self.kept.charts):
            self.open_adding()
        else:
            self._context.show_page("charts")
            self._context.toast(say("Keep a chart here, and let the dashboard show it."))

    def _count(self) -> None:
        chosen = self._context.filter_state.filter
        if self.isVisible():
            self._context.runner.ask(
                lambda desk: looking.tally(desk, chosen),
                self.bar.show_tally,
                topic="dashboard tally",
            )

    def _ask_all(self) -> None:
        """Ask for every tile, one after the other, so that other questions come in between."""
        self._waiting = list(self.tiles)
        if self._asking is None:
            self._next(None)

    def _next(self, answered: Tile | None) -> None:
        if answered is self._asking:
            self._asking = None
        if self._asking is not None:
            return
        if not self.isVisible():
            self._stale = True
            return
        while self._waiting and self._asking is None:
            tile = self._waiting.pop(0)
            request = self._request(tile)
            if request is not None:
                self._asking = tile
                tile.ask(request, self.bar.clear_filter if self.common.isChecked() else None)

    def _request(self, tile: Tile) -> Request | None:
        """Return what to ask for a tile; None, and say why, where it cannot be drawn any more."""
        one, settings = tile.one, self._context.settings
        kind = _KINDS.get(one.chart)
        trouble = "" if self.common.isChecked() else self.kept.trouble(one)
        if kind is None:
            trouble = say("This application has no chart “{name}”.", name=one.chart)
        if kind is None or trouble:
            tile.tell(trouble)
            return None
        return Request(
            name=one.chart,
            filter=self.filter_of(one),
            options=options_of(one),
            against=self.against_of(one),
            watched=settings.watched,
            home=settings.home_country,
        )

    def _narrow(self, tile: Tile, aim: Aim) -> None:
        """Let the filter above, and with it every tile, show what was clicked."""
        if not aim.narrows:
            self._tell(say("A double click, or Enter, opens it."))
            return
        state = self._context.filter_state
        wanted = narrowed(self.filter_of(tile.one), aim)
        blocked = self.common.blockSignals(True)
        if not self.common.isChecked():
            self.common.setChecked(True)
            self._context.settings.set_state(_COMMON, "yes")
        self.common.blockSignals(blocked)
        state.apply(wanted)

    def _tell(self, text: str) -> None:
        hint = say("Click a mark to narrow the filter, twice to see the records.")
        self.status.say(text or (hint if self.tiles else ""))

    def _open(self, tile: Tile, aim: Aim) -> None:
        if not (aim.record or aim.person or aim.organisation):
            self._context.filter_state.apply(self.filter_of(tile.one))
        lead(aim, self._context, "dashboard")

    def _do(self, tile: Tile, act: str) -> None:
        one = tile.one
        if act == OPEN:
            self._context.open_chart(one.id)
        elif self.kept.editable and act in (BEFORE, AFTER):
            self.kept.move_tile(one, -1 if act == BEFORE else 1)
        elif self.kept.editable and act == OFF:
            self.kept.take_off_dashboard(one)

    def _add(self, wish: Wish) -> None:
        self.kept.put_on_dashboard(wish.one)

    def _words(self, one: SavedChart) -> str:
        return in_words(one.filter, self._context.vocabularies, self._context.countries)
