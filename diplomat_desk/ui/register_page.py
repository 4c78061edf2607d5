"""The register page: the filter bar, the table, and the page to read beside it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.figures import Row, Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.keeping import Attachment
from diplomat_desk.domain.words import say
from diplomat_desk.ui import pages
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.filter_bar import FilterBar
from diplomat_desk.ui.layout import column, hairline, tool_button
from diplomat_desk.ui.models.register_model import Fetch, RegisterModel
from diplomat_desk.ui.pasting import paste_rows
from diplomat_desk.ui.questions import (
    Listing,
    Reading,
    Unfolded,
    list_for,
    read,
    rounds_in,
    rows_of,
)
from diplomat_desk.ui.reading import ReadingPane
from diplomat_desk.ui.register_parts import (
    empty_states,
    share_of,
    sort_of,
    unit_of,
    why_hidden,
    written,
)
from diplomat_desk.ui.register_table import RegisterTable
from diplomat_desk.ui.rows_out import copy_rows, drag_rows
from diplomat_desk.ui.tokens import Size

_COLUMNS = "register.columns"
_SORT = "register.sort"
_SPLIT = "register.split"
_LIST = "register list"
_READ = "register read"
_TABLE_LEAST = 320
_READING_LEAST = 280
_READING_NARROW = 300
_READING_SHARE = 0.36


class RegisterPage(QWidget):
    """Shows what the filter selects; the form is the window's, which hides the reading pane for it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sort = sort_of(context.settings.state(_SORT))
        self._wanted = 0
        self._pointed_out: tuple[int, ...] = ()
        self._offset: int | None = None
        self._listed_for = context.filter_state.filter
        self._stale = False
        self._unfolded: set[int] = set()
        self.bar = FilterBar(context)
        self.model = RegisterModel(
            context.vocabularies, context.countries, self._fetcher(), parent=self
        )
        self.table = RegisterTable(self.model, context.vocabularies)
        self.reading = ReadingPane(
            context.vocabularies, context.countries, editable=not context.read_only, linked=True
        )
        self.nothing_yet, self.no_match = empty_states(context, self.bar.clear_filter)
        self.lists = QStackedWidget()
        for part in (self.table, self.nothing_yet, self.no_match):
            self.lists.addWidget(part)
        self.setFocusProxy(self.table)
        self._lay_out()
        self._connect()
        self.table.columns.arrange(context.settings.state(_COLUMNS))
        self.table.columns.show_sort(self._sort)
        self.ask_again()

    def refresh(self) -> None:
        """Ask again, if the register or the filter changed while another page was shown."""
        if self._stale:
            self.ask_again()

    def ask_again(self) -> None:
        """Ask the register for what the filter selects, now."""
        self._stale = False
        keep = self._wanted or next(iter(self._pointed_out), 0) or self.table.current_id
        chosen = self._context.filter_state.filter
        question = list_for(chosen, self._sort, keep, frozenset(self._unfolded))
        self._context.runner.ask(
            question, lambda listing: self._listed(listing, chosen), topic=_LIST
        )

    def open_record(self, initiative_id: int) -> None:
        """Choose and show a record; where the filter hides it, show it all the same and say so."""
        self._wanted = initiative_id
        self.ask_again()

    def show_changed(self, ids: tuple[int, ...]) -> None:
        """Choose and show the first of ``ids`` that is in the list; stay where none is."""
        self._pointed_out = ids
        self.ask_again()

    def place(self) -> tuple[int, int]:
        """Return where the page stands: the current record, and how far the list is scrolled."""
        return self.table.current_id, self.table.verticalScrollBar().value()

    def return_to(self, place: tuple[int, int]) -> None:
        """Choose the record and scroll as the page stood before it was made anew."""
        current, self._offset = place
        self._pointed_out = (current,)
        self.ask_again()

    def focus_filter(self) -> None:
        """Put the cursor into the filter's text."""
        self.bar.focus_text()

    def selected_ids(self) -> tuple[int, ...]:
        """Return the records that Edit and Delete act on."""
        return self.table.chosen_ids()

    def copy_table(self) -> None:
        """Copy the shown columns of what is chosen, for a spreadsheet."""
        self._copy(self.selected_ids())

    def make_room(self, form_is_open: bool) -> None:
        """Give the reading pane's place to the form, or take it back."""
        self.reading.setVisible(not form_is_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste what a spreadsheet copied: nothing on the page took the key for a text of its own."""
        if event.matches(QKeySequence.StandardKey.Paste) and not self._context.read_only:
            paste_rows(self._context, self)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the reading pane its share, until the user has moved the line between."""
        super().resizeEvent(event)
        share = share_of(self._context.settings.state(_SPLIT))
        wanted = round(self.width() * share) if share else self._first_width()
        self.splitter.setSizes([self.width() - wanted, wanted])

    def _first_width(self) -> int:
        """Return the reading pane's width while nobody has moved the line."""
        if self.window().width() < Size.NARROW:
            return _READING_NARROW
        return min(round(self.width() * _READING_SHARE), Size.READING)

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.setHandleWidth(5)
        self.splitter.addWidget(self.lists)
        self.splitter.addWidget(self.reading)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.splitterMoved.connect(self._moved)
        self.lists.setMinimumWidth(_TABLE_LEAST)
        self.reading.setMinimumWidth(_READING_LEAST)
        chooser = tool_button("columns-3", say("Choose columns"))
        chooser.clicked.connect(lambda: self.table.columns.open_menu_under(chooser))
        self.bar.add_tool(chooser)
        layout = column(self.bar, hairline(), gap=0)
        layout.addWidget(self.splitter, 1)
        self.setLayout(layout)
        QWidget.setTabOrder(self.bar, self.table)
        QWidget.setTabOrder(self.table, self.reading)

    def _connect(self) -> None:
        context = self._context
        context.filter_state.changed.connect(self._changed)
        context.runner.changed.connect(self._changed)
        self.table.picked.connect(self._read)
        self.table.copy_requested.connect(self._copy)
        self.table.drag_requested.connect(self._drag)
        self.table.unfold_requested.connect(self._unfold)
        self.table.folded.connect(self._unfolded.discard)
        self.table.columns.sort_chosen.connect(self._sort_by)
        self.table.columns.layout_changed.connect(self._remember_columns)
        self.reading.open_requested.connect(self.open_record)
        self.reading.person_requested.connect(context.open_person)
        self.reading.organisation_requested.connect(context.open_organisation)
        self.reading.list_requested.connect(self._bring_into_list)
        self.reading.attachment_requested.connect(self._open_attachment)
        self.reading.copy_requested.connect(self._save_attachment)
        if not context.read_only:
            self.table.edit_requested.connect(context.edit)
            self.table.delete_requested.connect(context.delete)
            self.reading.edit_requested.connect(context.edit)

    def _fetcher(self) -> Fetch:
        context = self._context

        def fetch(ids: tuple[int, ...], then: Callable[[tuple[Row, ...]], None]) -> None:
            question = rows_of(ids, context.filter_state.filter.ceiling)
            context.runner.ask(question, then, topic="register rows")

        return fetch

    def _changed(self) -> None:
        if self.isVisible():
            self.ask_again()
        else:
            self._stale = True

    def _listed(self, listing: Listing, chosen: Filter) -> None:
        selection = listing.selection
        wanted, self._wanted = self._wanted, 0
        pointed_out, self._pointed_out = self._pointed_out, ()
        changed = next((one for one in pointed_out if one in listing.ids), 0)
        self.bar.show_tally(selection.tally)
        self.table.show_ids(
            listing.ids,
            listing.rows,
            wanted or changed,
            listing.rounds,
            from_top=self._goes_to_top(chosen),
            foldable=chosen.unit is Unit.PROCESSES,
        )
        if self._offset is not None:
            self.table.verticalScrollBar().setValue(self._offset)
            self._offset = None
        if selection.ids:
            self.lists.setCurrentWidget(self.table)
        else:
            empty = not self._context.filter_state.filter.narrows
            self.lists.setCurrentWidget(self.nothing_yet if empty else self.no_match)
        if wanted and self.model.position_of(wanted) < 0:
            self._read(wanted)

    def _unfold(self, process: int) -> None:
        chosen = self._context.filter_state.filter

        def put(unfolded: Unfolded) -> None:
            if chosen == self._listed_for:
                self._unfolded.add(process)
                self.model.unfold(process, unfolded.rounds, unfolded.rows)

        self._context.runner.ask(rounds_in(process, chosen), put)

    def _goes_to_top(self, chosen: Filter) -> bool:
        """Tell whether a list for ``chosen`` begins at its top rather than where the last one stood."""
        before, self._listed_for = self._listed_for, chosen
        if chosen.text and chosen.text != before.text:
            # Who types looks for the best match; it is not at the record that was read before.
            return True
        return chosen != before and not self.table.sees_current()

    def _read(self, initiative_id: int) -> None:
        if not initiative_id:
            # A newer question makes an older answer void, and there is none to ask.
            self._context.runner.ask(lambda _: None, self._show_nothing, topic=_READ)
            return
        ceiling = self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            read(initiative_id, ceiling), self._show, topic=_READ, failed=self._unreadable
        )

    def _show(self, reading: Reading) -> None:
        listed = self.model.position_of(reading.initiative.id) >= 0
        self.reading.show_reading(
            reading, "" if listed else why_hidden(reading, self._context.filter_state.filter.unit)
        )

    def _show_nothing(self, _nothing: None) -> None:
        self.reading.show_nothing()

    def _unreadable(self, error: DeskError) -> None:
        self.reading.show_nothing(str(error))

    def _bring_into_list(self) -> None:
        reading = self.reading.reading
        if reading is None:
            return
        self._wanted = reading.initiative.id
        cleared = self._context.filter_state.filter.cleared()
        self._context.filter_state.set(replace(cleared, unit=unit_of(reading) or cleared.unit))

    def _sort_by(self, sort: Sort) -> None:
        self._sort = sort
        self._context.settings.set_state(_SORT, written(sort))
        self.ask_again()

    def _moved(self) -> None:
        share = self.reading.width() / max(1, self.splitter.width())
        self._context.settings.set_state(_SPLIT, f"{share:.3f}")

    def _remember_columns(self, layout: str) -> None:
        self._context.settings.set_state(_COLUMNS, layout)

    def _copy(self, ids: tuple[int, ...]) -> None:
        copy_rows(self._context, ids, self.table.columns.shown_columns())

    def _drag(self, ids: tuple[int, ...]) -> None:
        drag_rows(self._context, ids, self.table.columns.shown_columns(), self.table)

    def _open_attachment(self, initiative_id: int, attachment: Attachment) -> None:
        pages.make_opener(self._context).open(initiative_id, attachment)

    def _save_attachment(self, initiative_id: int, attachment: Attachment) -> None:
        pages.make_opener(self._context).save(initiative_id, attachment)
