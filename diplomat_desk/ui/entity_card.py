"""The card of a person or an organisation: who they are, and every part that they took."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say
from diplomat_desk.services.entities import Card
from diplomat_desk.ui.entity_text import Item, Section, card_text
from diplomat_desk.ui.flow import FlowLayout
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row, scroller
from diplomat_desk.ui.link_button import LinkButton
from diplomat_desk.ui.reading_blocks import text_label
from diplomat_desk.ui.tokens import Space

MOST_AT_ONCE = 60
"""Lines of a section that are set before the reader asks for the rest."""
_LINE_LENGTH = 76
_NAME_WIDTH = 108


class EntityCard(QWidget):
    """Shows a :class:`Card`; what is empty takes no room, and no text is ever taken for HTML."""

    edit_requested = Signal()
    merge_requested = Signal()
    delete_requested = Signal()
    followed = Signal(str, int)
    """A link was followed: what it leads to (as in :mod:`entity_text`) and its id."""

    def __init__(
        self,
        vocabularies: Vocabularies,
        countries: Countries,
        choose: str,
        *,
        editable: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty card; ``choose`` says what can be chosen while there is none."""
        super().__init__(parent)
        self._vocabularies = vocabularies
        self._countries = countries
        self._choose = choose
        self._editable = editable
        self.card: Card | None = None
        self.edit, self.merge, self.delete = self._buttons()
        self._scroll = scroller(name=say("Card"))
        self.setFocusProxy(self._scroll)
        tools = FlowLayout(None, Space.XS)
        for one in (self.edit, self.merge, self.delete):
            tools.addWidget(one)
        self._tools = box(tools)
        self._tools.setContentsMargins(Space.L, Space.S, Space.L, 0)
        layout = column(self._tools, gap=0)
        layout.addWidget(self._scroll, 1)
        self.setLayout(layout)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.show_nothing()

    @property
    def shown_id(self) -> int:
        """The id of the record on show, or 0."""
        return self.card.record.id if self.card else 0

    def show_nothing(self, why: str = "") -> None:
        """Say that something can be chosen, or ``why`` nothing is shown."""
        self.card = None
        self._tools.hide()
        words = label(why or self._choose, "muted", wrap=True)
        self._put(column(words, STRETCH, margin=Space.XL))

    def show_card(self, card: Card) -> None:
        """Set the card; one that says the same already is left as it is."""
        if card == self.card:
            return
        same = self.shown_id == card.record.id
        offset = self._scroll.verticalScrollBar().value()
        self.card = card
        text = card_text(card, self._vocabularies, self._countries)
        head = column(text_label(text.title, "title", tab_stop=True), gap=Space.XS)
        if text.standfirst:
            head.addWidget(text_label(text.standfirst, "muted"))
        parts = [head, *map(self._section, text.sections)]
        sides = (Space.XL, Space.M, Space.XL, Space.XL)
        self._put(column(*parts, STRETCH, gap=Space.XL, margin=sides))
        self._tools.setVisible(self._editable)
        if same:
            self._scroll.verticalScrollBar().setValue(offset)

    def _buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        edit = button(say("Edit"), "flat", "pencil", tip=say("Edit this record (F2)"))
        merge = button(
            say("Merge…"), "flat", "merge", tip=say("Make one of this record and its double")
        )
        delete = button(say("Delete"), "flat", "trash-2", tip=say("Delete this record (Del)"))
        edit.clicked.connect(self.edit_requested)
        merge.clicked.connect(self.merge_requested)
        delete.clicked.connect(self.delete_requested)
        return edit, merge, delete

    def _put(self, layout: QVBoxLayout) -> None:
        page = box(layout, "surface")
        width = page.fontMetrics().averageCharWidth() * _LINE_LENGTH
        page.setMaximumWidth(width + 2 * Space.XL)
        self._scroll.setWidget(page)

    def _section(self, section: Section) -> QVBoxLayout:
        laid = column(gap=Space.XS)
        if section.heading:
            laid.addWidget(label(section.heading, "heading"))
        self._add(laid, section.items)
        return laid

    def _add(self, laid: QVBoxLayout, items: tuple[Item, ...]) -> None:
        for item in items[:MOST_AT_ONCE]:
            laid.addLayout(self._item(item))
        rest = items[MOST_AT_ONCE:]
        if rest:
            text = count(len(rest), "Show {n} more", "Show {n} more")
            more = button(text, "link")

            def read_on() -> None:
                more.hide()
                self._add(laid, rest)

            more.clicked.connect(read_on)
            laid.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _item(self, item: Item) -> QVBoxLayout:
        shown = self._link(item) if item.leads else text_label(item.text, tab_stop=True)
        laid = column(gap=0)
        if item.name or (not item.leads and not item.detail and self._is_named(item)):
            name = label(item.name, "muted", wrap=True)
            name.setFixedWidth(_NAME_WIDTH)
            line = row(gap=Space.M)
            line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(shown, 1)
            laid.addLayout(line)
        else:
            laid.addWidget(shown)
        if item.detail:
            laid.addWidget(text_label(item.detail, "muted"))
        return laid

    def _is_named(self, item: Item) -> bool:
        """Tell whether a line stands under a named one, as all other names but the first do."""
        return self.card is not None and item.text in self.card.record.aliases

    def _link(self, item: Item) -> LinkButton:
        link = LinkButton(item.text)
        link.clicked.connect(partial(self.followed.emit, item.leads, item.id))
        return link
