"""The page of people and the page of organisations: a list to search, a card, a form, likely doubles."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from diplomat_desk.domain.entities import EntityRow
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import say
from diplomat_desk.services import duplicates, entities
from diplomat_desk.services.duplicates import Double
from diplomat_desk.services.entities import Card
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.doubles_view import DoublesView
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.entity_acts import EntityActs
from diplomat_desk.ui.entity_bar import EntityBar
from diplomat_desk.ui.entity_card import EntityCard
from diplomat_desk.ui.entity_questions import EntityListing, list_entities
from diplomat_desk.ui.entity_table import EntityTable
from diplomat_desk.ui.entity_text import ORGANISATION, PERSON
from diplomat_desk.ui.entity_words import ORGANISATIONS, PEOPLE, EntityWords
from diplomat_desk.ui.layout import column, hairline
from diplomat_desk.ui.models.entity_model import EntityModel, Fetch
from diplomat_desk.ui.tokens import Size

_TABLE_LEAST = 300
_CARD_LEAST = 280
_CARD_SHARE = 0.42
_FORM_SHARE = 0.46
_FORM_LEAST = 360


class EntityPage(QWidget):
    """Shows all people, or all organisations, that may be told, and the one that is chosen."""

    def __init__(
        self, context: PageContext, words: EntityWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words
        self._wanted = 0
        self._stale = False
        self._form_beside = False
        self.bar = EntityBar(words, editable=not context.read_only)
        self.model = EntityModel(
            words.columns, context.vocabularies, context.countries, self._fetcher(), self
        )
        self.table = EntityTable(self.model, say(words.list_name))
        self.card = EntityCard(
            context.vocabularies,
            context.countries,
            say(words.choose),
            editable=not context.read_only,
        )
        self.doubles = DoublesView(editable=not context.read_only)
        self.acts = EntityActs(context, words, self)
        self.nothing_yet, self.no_match = self._empty_states()
        self._lay_out()
        self._connect()
        self.ask_again()

    def refresh(self) -> None:
        """Ask again, if something changed while another page was shown."""
        if self._stale:
            self.ask_again()

    def ask_again(self) -> None:
        """Ask the register for the list, and for the doubles in it."""
        self._stale = False
        self._ask_list()
        kind, ceiling = self._words.kind, self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: duplicates.likely(desk, kind, ceiling),
            self._show_doubles,
            topic=f"{self._words.name} doubles",
        )

    def open_entity(self, number: int) -> None:
        """Choose and show a record, whatever was searched for."""
        self._wanted = number
        self.bar.reset()
        self._ask_list()

    def focus_filter(self) -> None:
        """Put the cursor into the search line."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def may_leave(self) -> bool:
        """Leave the form, asking first if something would be lost; tell whether it was left."""
        return self.acts.may_leave()

    def is_typing(self) -> bool:
        """Tell whether the form is open."""
        return self.acts.is_in_use

    def make_room(self, form_is_open: bool) -> None:
        """Give the card's place to the initiative's form, or take it back."""
        self._form_beside = form_is_open
        self._arrange()

    def place(self) -> object:
        """Return which record is chosen."""
        return self.table.current_id

    def return_to(self, place: object) -> None:
        """Choose the record again that was chosen."""
        if isinstance(place, int) and place:
            self.open_entity(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card its share, and the form all where the window is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self.lists = QStackedWidget()
        for part in (self.table, self.nothing_yet, self.no_match, self.doubles):
            self.lists.addWidget(part)
        self.side = QStackedWidget()
        self.side.addWidget(self.card)
        self.side.addWidget(self.acts.form)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.setHandleWidth(5)
        self.splitter.addWidget(self.lists)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 1)
        self.lists.setMinimumWidth(_TABLE_LEAST)
        layout = column(self.bar, hairline(), gap=0)
        layout.addWidget(self.splitter, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)
        card = self.card
        line = (self.bar.order, self.table, card.edit, card.merge, card.delete, card)
        for before, after in pairwise(line):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        context = self._context
        context.runner.changed.connect(self._changed)
        context.filter_state.changed.connect(self._changed)
        self.bar.asked.connect(self._ask_list)
        self.bar.down.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.bar.doubles.toggled.connect(lambda _: self._show_lists())
        self.bar.new.clicked.connect(self.acts.new)
        self.table.picked.connect(self._read)
        self.table.order_chosen.connect(self.bar.set_order)
        self.card.followed.connect(self._follow)
        self.doubles.open_requested.connect(self._read)
        self.acts.opened.connect(self._show_form)
        self.acts.closed.connect(self._show_card_again)
        self.acts.wanted.connect(self.open_entity)
        if context.read_only:
            return
        self.table.edit_requested.connect(self.acts.edit)
        self.table.delete_requested.connect(lambda _: self._delete())
        self.card.edit_requested.connect(lambda: self.acts.edit(self.card.shown_id))
        self.card.delete_requested.connect(self._delete)
        self.card.merge_requested.connect(self._merge)
        self.doubles.merge_requested.connect(self.acts.merge_pair)
        self.doubles.dismiss_requested.connect(self.acts.dismiss)

    def _empty_states(self) -> tuple[EmptyState, EmptyState]:
        words = self._words
        heading, sentence = words.nothing_yet
        if self._context.read_only:
            nothing = EmptyState(say(heading), say(sentence))
        else:
            nothing = EmptyState(say(heading), say(sentence), say(words.new), self.acts.new)
        match = EmptyState(
            say("Nothing matches"),
            say(words.nothing_matches),
            say("Clear the search"),
            self._clear,
        )
        return nothing, match

    def _clear(self) -> None:
        self.bar.reset()
        self._ask_list()
        self.focus_filter()

    def _fetcher(self) -> Fetch:
        context, kind = self._context, self._words.kind

        def fetch(ids: tuple[int, ...], then: Callable[[tuple[EntityRow, ...]], None]) -> None:
            ceiling = context.filter_state.filter.ceiling
            context.runner.ask(
                lambda desk: entities.rows(desk, kind, ids, ceiling),
                then,
                topic=f"{self._words.name} rows",
            )

        return fetch

    def _changed(self) -> None:
        if self.isVisible():
            self.ask_again()
        else:
            self._stale = True

    def _ask_list(self) -> None:
        keep = self._wanted or self.table.current_id
        question = list_entities(
            self._words.kind,
            self.bar.search.text(),
            self._context.filter_state.filter.ceiling,
            keep,
            by_use=self.bar.by_use,
        )
        self._context.runner.ask(question, self._listed, topic=f"{self._words.name} list")

    def _listed(self, listing: EntityListing) -> None:
        wanted, self._wanted = self._wanted, 0
        ids, total = tuple(listing.selection.ids), listing.selection.total
        self.table.show_ids(ids, listing.rows, wanted)
        self.bar.show_count(len(ids), total)
        self._show_lists()
        if wanted and self.model.position_of(wanted) < 0:
            self._read(wanted)

    def _show_lists(self) -> None:
        searched = bool(self.bar.search.text().strip())
        shown: QWidget = self.no_match if searched else self.nothing_yet
        if self.bar.doubles.isChecked():
            shown = self.doubles
        elif self.model.ids:
            shown = self.table
        self.lists.setCurrentWidget(shown)
        self.lists.setFocusProxy(shown)

    def _show_doubles(self, pairs: tuple[Double, ...]) -> None:
        self.doubles.show_pairs(pairs)
        self.bar.show_doubles(len(pairs))

    def _read(self, number: int) -> None:
        topic = f"{self._words.name} card"
        if not number:
            # A newer question makes an older answer void, and there is none to ask.
            self._context.runner.ask(lambda _: None, self._show_nothing, topic=topic)
            return
        kind, ceiling = self._words.kind, self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: entities.card(desk, kind, number, ceiling),
            self._show,
            topic=topic,
            failed=self._unreadable,
        )

    def _show(self, card: Card) -> None:
        self.card.show_card(card)

    def _show_nothing(self, _nothing: None) -> None:
        self.card.show_nothing()

    def _unreadable(self, error: DeskError) -> None:
        self.card.show_nothing(str(error))

    def _follow(self, leads: str, number: int) -> None:
        if leads == PERSON:
            self._context.open_person(number)
        elif leads == ORGANISATION:
            self._context.open_organisation(number)
        else:
            self._context.open_record(number)

    def _delete(self) -> None:
        if self.card.card is not None:
            self.acts.delete(self.card.card.record)

    def _merge(self) -> None:
        if self.card.card is not None:
            self.acts.merge(self.card.card.record)

    def _show_form(self) -> None:
        self.side.setCurrentWidget(self.acts.form)
        self._arrange()
        self.acts.form.begin()

    def _show_card_again(self) -> None:
        self.side.setCurrentWidget(self.card)
        self._arrange()
        self.lists.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """Show the list and beside it card or form, as far as there is room."""
        editing = self.side.currentWidget() is self.acts.form
        narrow = self.window().width() < Size.NARROW
        self.lists.setHidden(editing and (narrow or self._form_beside))
        self.side.setHidden(self._form_beside and not editing)
        least = _FORM_LEAST if editing else _CARD_LEAST
        self.side.setMinimumWidth(least)
        share = _FORM_SHARE if editing else _CARD_SHARE
        wanted = max(round(self.width() * share), least)
        self.splitter.setSizes([self.width() - wanted, wanted])


class PeoplePage(EntityPage):
    """The page of people."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, PEOPLE, parent)


class OrganisationsPage(EntityPage):
    """The page of organisations."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, ORGANISATIONS, parent)
