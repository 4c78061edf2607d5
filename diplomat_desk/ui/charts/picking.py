"""The line above a chart: which chart it is, and keeping it under a name."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.charts.catalogue import CHARTS
from diplomat_desk.domain.filters import in_words
from diplomat_desk.domain.saved_charts import MOST_TILES, SavedChart, proposed_name
from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons
from diplomat_desk.ui.charts.gallery import DELETE, DOWN, OFF, ON, OPEN, RENAME, UP, Gallery, Wish
from diplomat_desk.ui.charts.gallery_popup import Chooser
from diplomat_desk.ui.charts.keeping import KeepPopup
from diplomat_desk.ui.charts.kept import KeptCharts, options_of
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.flow import FlowLayout
from diplomat_desk.ui.layout import button
from diplomat_desk.ui.tokens import Space

_LABELS = {kind.name: kind.label for kind in CHARTS}


class Picking(QWidget):
    """Offers the gallery, and keeps the ``picture`` that is seen.

    ``tools`` are the page's own, and stand after the two.
    """

    chosen = Signal(str)
    """The name of a chart of the catalogue."""
    opened = Signal(object)
    """The kept chart to show, which can be applied."""

    def __init__(
        self, context: PageContext, picture: Callable[[], SavedChart], *tools: QWidget
    ) -> None:
        super().__init__()
        self._context = context
        self._picture = picture
        self._wanted = 0
        self._number = 0
        self.kept = KeptCharts(context, "charts", self)
        self.chooser = Chooser(CHARTS, self.kept, self.words)
        self.keep = button(say("&Keep"), "flat", "star", tip=say("Keep this chart under a name"))
        if not self.kept.editable:
            self.keep.hide()
        flow = FlowLayout(spacing=Space.S)
        for part in (self.chooser, self.keep, *tools):
            flow.addWidget(part)
        self.setLayout(flow)
        self.chooser.chosen.connect(self.chosen)
        self.chooser.wished.connect(self.do)
        self.kept.changed.connect(self._show_kept)
        self.keep.clicked.connect(lambda _=False: self.ask_name())
        self.kept.ask_again()

    @property
    def opened_chart(self) -> SavedChart | None:
        """The kept chart that the picture was opened as, if it is still there."""
        return self.kept.find(self._number)

    def show_picture(self) -> None:
        """Name what is seen now: a chart of the catalogue, or the kept one that it is."""
        picture = self._picture()
        one = self.opened_chart
        if one is not None and one.chart != picture.chart:
            self._number, one = 0, None
        same = one is not None and _same(one, picture)
        self.chooser.show_chart(picture.chart, self._number if same else 0)
        icons.put(self.keep, "star", "accent" if same else "text", Space.XS)

    def open_kept(self, number: int) -> None:
        """Show a kept chart, as soon as the list of them is there."""
        self._wanted = number
        self._show_kept()

    def gallery(self) -> Gallery:
        """Return a gallery to stand where there is no chart yet."""
        made = Gallery(CHARTS, self.kept, self.words)
        made.chosen.connect(self.chosen)
        made.wished.connect(self.do)
        return made

    def do(self, wish: Wish) -> None:
        """Do what is wanted of a kept chart."""
        one = wish.one
        if wish.act == OPEN:
            self._open(one)
        elif wish.act == RENAME:
            self._rename(one)
        elif wish.act in (UP, DOWN):
            self.kept.move(one, -1 if wish.act == UP else 1)
        elif wish.act == ON:
            self.kept.put_on_dashboard(one)
        elif wish.act == OFF:
            self.kept.take_off_dashboard(one)
        elif wish.act == DELETE:
            self.kept.delete(one)

    def ask_name(self) -> KeepPopup:
        """Ask under which name the picture that is seen is kept."""
        picture, opened = self._picture(), self.opened_chart
        words = self.words(picture)
        narrowed = words if picture.filter.narrows else ""
        name = proposed_name(say(_LABELS[picture.chart]), narrowed, self.kept.charts)
        if opened is not None and _same(opened, picture):
            opened = None
        return self._ask(replace(picture, name=name), opened)

    def words(self, one: SavedChart) -> str:
        """Return the filter of a chart in words, and the one that it is compared with."""
        vocabularies, countries = self._context.vocabularies, self._context.countries
        mine = in_words(one.filter, vocabularies, countries)
        if one.other is None:
            return mine
        other = in_words(one.other, vocabularies, countries)
        return say("{mine}, compared with: {other}", mine=mine, other=other)

    def _ask(self, one: SavedChart, opened: SavedChart | None) -> KeepPopup:
        ceiling = self._context.filter_state.filter.ceiling
        popup = KeepPopup(self.keep, one, self.words(one), ceiling, opened)
        popup.dashboard.setChecked(len(self.kept.tiles) < MOST_TILES)

        def done(made: SavedChart) -> None:
            popup.finish()
            self._number = made.id

        def given(made: SavedChart, on_dashboard: bool) -> None:
            self.kept.put(made, done, popup.refuse, on_dashboard=on_dashboard)

        popup.given.connect(given)
        popup.open_under(self.keep)
        return popup

    def _rename(self, one: SavedChart) -> None:
        popup = KeepPopup(self.chooser, one, self.words(one),
                          self._context.filter_state.filter.ceiling)  # fmt: skip
        popup.given.connect(
            lambda made, _: self.kept.rename(made, made.name, popup.finish, popup.refuse)
        )
        popup.open_under(self.chooser)

    def _open(self, one: SavedChart) -> None:
        trouble = self.kept.trouble(one)
        if one.chart not in _LABELS:
            trouble = say("This application has no chart “{name}”.", name=one.chart)
        if trouble:
            what_next = say("Set the chart as it should be and update “{name}”, or delete it.",
                            name=one.name)  # fmt: skip
            self._context.dialogs.tell(
                say("“{name}” can no longer be shown.", name=one.name), f"{trouble} {what_next}"
            )
            return
        self._number = one.id
        self.opened.emit(one)

    def _show_kept(self) -> None:
        wanted = self.kept.find(self._wanted)
        if wanted is not None:
            self._wanted = 0
            self._open(wanted)
        self.show_picture()


def _same(one: SavedChart, picture: SavedChart) -> bool:
    """Tell whether a kept chart of the same kind is the picture that is seen."""
    return replace(one, options=tuple(options_of(one).items())).is_shown_by(picture)
