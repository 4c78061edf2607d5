"""The reports page: choose a report, look at its pages, print it or save it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import Filter, in_words
from diplomat_desk.domain.words import say
from diplomat_desk.reports.kinds import Subject
from diplomat_desk.services.papers.request import Request
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.filter_bar import FilterBar
from diplomat_desk.ui.layout import column, hairline, row
from diplomat_desk.ui.printing import pdf
from diplomat_desk.ui.printing.area import PreviewArea
from diplomat_desk.ui.printing.geometry import read_zoom
from diplomat_desk.ui.printing.maker import PDF, Made, Maker, Order
from diplomat_desk.ui.printing.output import Output
from diplomat_desk.ui.printing.panel import ReportPanel
from diplomat_desk.ui.printing.preview import Answer
from diplomat_desk.ui.printing.printer import AskPrint, ask_print
from diplomat_desk.ui.reports.counting import ReportCount
from diplomat_desk.ui.reports.letterhead import RegisterLetterhead
from diplomat_desk.ui.reports.words import result_words, stale_words

MOST_UNASKED = 300
"""A preview of more records than this is made only when somebody asks for it."""

_ZOOM = "report zoom"
_SOON_MS = 250


class ReportsPage(QWidget):
    """Sets the current selection as a report, shows its pages, and sends them out.

    What is printed or saved is always the present selection: when the preview is older than that, it
    is made again first. A preview that shows more than the present ceiling allows goes at once.
    """

    def __init__(
        self,
        context: PageContext,
        parent: QWidget | None = None,
        *,
        ask_print: AskPrint = ask_print,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.bar = FilterBar(context)
        self.panel = ReportPanel(context)
        self.area = PreviewArea(
            context, self._paint, self.make, self._widen, self.panel.ask_subject
        )
        self.preview = self.area.preview
        self.preview.set_zoom(read_zoom(context.settings.state(_ZOOM)))
        self._maker = Maker(context.runner, self)
        self._output = Output(context, ask_print, self)
        self._letterhead = RegisterLetterhead(context, self.panel.paper)
        self._state = 0
        self._count = ReportCount(context, self)
        self._made: Made | None = None
        self._next: Callable[[Made], None] | None = None
        self._unasked = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._make_unasked)
        self._lay_out()
        self._connect()
        self._update()
        self._letterhead.read()

    def refresh(self) -> None:
        """Ask how much is selected; a small selection is previewed unasked."""
        self._unasked = True
        self._count.ask(self._chosen)

    def make(self) -> None:
        """Make the preview of the present selection."""
        self.area.trouble.hide()
        self._maker.make(self._order)
        self._update()

    def print_page(self) -> None:
        """Print the present selection: the print dialog opens as soon as its pages are there."""
        self._when_fresh(self._print)

    def save(self, ending: str = PDF) -> None:
        """Save the present selection as a file, asking where as soon as its pages are there."""
        self._when_fresh(lambda made: self._save(made, ending))

    def cancel(self) -> None:
        """Stop what is going on: making, or else printing."""
        self._next = None
        if self._maker.is_busy:
            self._maker.cancel()
            self._context.toast(say("Stopped. Nothing was made."))
        else:
            self._output.cancel()
        self._update()

    def save_report(self) -> None:
        """Save the present selection as a PDF file."""
        self.save()

    def take_chosen(self, ids: tuple[int, ...]) -> None:
        """Suggest what is chosen on the page that was shown before."""
        if len(ids) == 1:
            self.panel.subject.suggest(ids[0])

    def open_dossier(self, initiative_id: int) -> None:
        """Show the dossier of an initiative, ready to be saved."""
        self.panel.open_dossier(initiative_id)

    def open_brief(self) -> None:
        """Show the brief on the country that the filter is on, or ask for a country."""
        self.panel.open_brief()

    def choose_report(self) -> None:
        """Open the list of reports."""
        self.panel.open_list()

    def may_leave(self) -> bool:
        """Tell whether nothing is lost: a report that is being printed is only given up on purpose."""
        if not self._output.is_printing:
            return True
        sure = self._context.dialogs.confirm(
            say("The report is still being printed."),
            say("If you leave now, the pages that are not printed yet are lost."),
            say("Stop printing"),
        )
        if sure:
            self._output.cancel()
        return sure

    def toggle_strip(self) -> None:
        """Show the thumbnails and the outline beside the pages, or hide them."""
        self.area.toggle_strip()

    def focus_filter(self) -> None:
        """Put the cursor into the free text of the filter."""
        self.bar.focus_text()

    def make_room(self, form_is_open: bool) -> None:
        """Leave the room to the pages while the form stands beside them."""
        self.panel.setHidden(form_is_open)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window around, and see what is selected now."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget a wish to print: a dialog that opens over another page would surprise."""
        super().hideEvent(event)
        self._next = None
        self._context.settings.set_state(_ZOOM, str(self.preview.zoom))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the window closes, stop: the program waits for its workers before it ends."""
        closes = event.type() == QEvent.Type.Hide and not event.spontaneous()
        if closes and watched is self.window():
            self._maker.cancel()
            self._output.cancel()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        under = row(self.panel, hairline(vertical=True), gap=0)
        under.addWidget(self.area, 1)
        layout = column(self.bar, hairline(), gap=0)
        layout.addLayout(under, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.preview)

    def _connect(self) -> None:
        panel, area = self.panel, self.area
        self._context.filter_state.changed.connect(self._filter_changed)
        self._context.runner.changed.connect(self._register_changed)
        panel.changed.connect(self._chosen_anew)
        panel.template.again.connect(self.make)
        self._count.counted.connect(self._take_tally)
        self._letterhead.changed.connect(self._chosen_anew)
        panel.print_requested.connect(self.print_page)
        panel.save_requested.connect(self.save)
        area.progress.cancelled.connect(self.cancel)
        self._maker.progressed.connect(self.area.progress.say)
        self._maker.made.connect(self._show)
        self._maker.failed.connect(self._tell_trouble)
        self._output.progressed.connect(self.area.progress.say)
        self._output.done.connect(self._tell_done)
        self._output.failed.connect(self._tell_trouble)

    @property
    def _chosen(self) -> Filter:
        """Which records the report is of."""
        return self.panel.selection.value()

    @property
    def _order(self) -> Order:
        """What a preview made now would be of."""
        panel, settings = self.panel, self._context.settings
        template = panel.template.folder
        request = Request(
            name=panel.kind.name,
            filter=self._chosen,
            options=panel.options.value(),
            subject=panel.subject.value(),
            language=str(panel.paper.language.currentData()),
            watched=settings.watched,
            home=settings.home_country,
            records=template is not None,
        )
        return Order(request, replace(panel.paper.setting(), template=template), self._state)

    @property
    def _is_fresh(self) -> bool:
        return self._made is not None and self._made.order == self._order

    @property
    def _is_empty(self) -> bool:
        kind = self.panel.kind
        narrows = kind.selects and kind.subject is Subject.NONE
        return narrows and self._count.selected == 0

    def _when_fresh(self, act: Callable[[Made], None]) -> None:
        """Do ``act`` with the pages of the present selection, made first where they are not there."""
        if self._output.is_busy or self._is_empty:
            return
        if self._made is not None and self._is_fresh:
            act(self._made)
            return
        self._next = act
        if not self._maker.is_busy and self.panel.is_settled:
            self.make()

    def _filter_changed(self) -> None:
        self._hide_secrets()
        self._changed()

    def _register_changed(self) -> None:
        self._state += 1
        self._changed()

    def _changed(self) -> None:
        self._update()
        if self.isVisible():
            self._count.ask(self._chosen)

    def _hide_secrets(self) -> None:
        if self._made is not None and self._made.marking > self._chosen.ceiling:
            self._made = None
            self.preview.show_document(None)
            self.area.warnings.hide()

    def _take_tally(self, whole: Tally) -> None:
        self.bar.show_tally(whole)
        wanted = self._unasked or self._made is None or self._next is not None
        self._unasked = False
        if wanted and (self._is_quick or self._next is not None):
            self._make_unasked()
        self._update()

    def _show(self, made: Made) -> None:
        """Show a preview that has just been made, and go on with what it was made for."""
        before, self._made = self._made, made
        again = before is not None and replace(before.order, state=made.order.state) == made.order
        self.preview.show_document(made.document, stay=again)
        self.area.warnings.say("\n".join(made.warnings))
        self._hide_secrets()
        self._update()
        act, self._next = self._next, None
        if act is not None:
            self._when_fresh(act)

    def _print(self, made: Made) -> None:
        self.area.trouble.hide()
        self._output.print(made, self.preview.current_page, self)
        self._update()

    def _save(self, made: Made, ending: str) -> None:
        self.area.trouble.hide()
        self._output.save(made, ending)
        self._update()

    def _chosen_anew(self) -> None:
        """Show pages of what is chosen now, as far as that is quick."""
        self.area.trouble.hide()
        self._hide_secrets()
        if self._maker.is_busy:
            self._maker.cancel()
        self._update()
        if not self._count.is_of(self._chosen):
            self._unasked = True
            self._count.ask(self._chosen)
        elif self._is_quick or self._next is not None:
            self._soon.start()

    @property
    def _is_quick(self) -> bool:
        """Whether the pages are made unasked: of one record, or of not too many."""
        return not self.panel.kind.selects or 0 <= self._count.selected <= MOST_UNASKED

    def _widen(self) -> None:
        """Print all that the window shows."""
        self.panel.selection.widen()
        self.bar.clear_filter()

    def _make_unasked(self) -> None:
        busy = self._maker.is_busy or self._output.is_busy
        waits = busy or not self.panel.is_settled
        if self.isVisible() and not (waits or self._is_fresh or self._is_empty):
            if self._lacks_subject:
                self._update()
            else:
                self.make()

    @property
    def _lacks_subject(self) -> bool:
        """Whether it is not said what a report is about, neither beside the filter nor by it."""
        about = self.panel.kind.subject
        by_filter = about is Subject.COUNTRY and len(self._chosen.countries) == 1
        return about is not Subject.NONE and not (self.panel.subject.value() or by_filter)

    def _paint(self, document: pdf.Document, cuts: tuple[pdf.Cut, ...], answer: Answer) -> None:
        self._context.runner.apart(
            lambda: pdf.paint(document, cuts), answer, topic="report pages", failed=self._unpainted
        )

    def _unpainted(self, error: DeskError) -> None:
        self._made = None
        self.preview.show_document(None)
        self._tell_trouble(str(error))

    def _tell_done(self, words: str) -> None:
        self._context.toast(words)
        self._update()

    def _tell_trouble(self, words: str) -> None:
        self._next = None
        self.area.trouble.say(words)
        self._update()

    def _update(self) -> None:
        """Show how everything stands."""
        making, printing = self._maker.is_busy, self._output.is_busy
        area, made = self.area, self._made
        self._update_panel(made, printing)
        area.progress.setVisible(making or printing)
        gone = self._is_empty or self._lacks_subject
        stale = made is not None and not (making or self._is_fresh or gone)
        area.stale.say(stale_words(made, self._order) if made and stale else "")
        if self._is_empty:
            lowered = self._chosen.ceiling < self._context.filter_state.filter.ceiling
            narrows = self._chosen.narrows or lowered
            area.show_instead(area.nothing if narrows else area.blank)
        elif self._lacks_subject:
            area.show_instead(area.unsaid)
        elif made is not None:
            area.show_pages()
        else:
            area.show_instead(area.making if making else area.idle)
        area.settle()

    def _update_panel(self, made: Made | None, printing: bool) -> None:
        context, panel = self._context, self.panel
        words = in_words(self._chosen, context.vocabularies, context.countries)
        panel.show_selection(words, self._count.words)
        panel.show_result(result_words(made) if made and self._is_fresh else "")
        # While the pages are made they can be asked for already: they go out when they are there.
        panel.enable(able=not printing and not self._is_empty)
