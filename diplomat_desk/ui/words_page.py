"""The page on which a register's own words are kept in order: vocabularies, tags, countries."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from diplomat_desk.domain.held import COUNTRY, TAG
from diplomat_desk.domain.wordlists import WORD_LISTS
from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.layout import box, column, hairline, row
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Size, Space
from diplomat_desk.ui.words.pane import Pane
from diplomat_desk.ui.words.states_pane import StatesPane
from diplomat_desk.ui.words.tags_pane import TagsPane
from diplomat_desk.ui.words.terms_pane import TermsPane

_CODE = Qt.ItemDataRole.UserRole
_LINE = QSize(0, Size.CLICK)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the page stands: the list that is chosen, and where its pane stands."""

    chosen: str
    pane: Any


class WordsPage(QWidget):
    """The lists on the left, the chosen one on the right."""

    typing_ended = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = ""
        self.terms = TermsPane(context)
        self.tags = TagsPane(context)
        self.states = StatesPane(context)
        self.panes = QStackedWidget()
        for pane in (self.terms, self.tags, self.states):
            self.panes.addWidget(pane)
            pane.typing_ended.connect(self.typing_ended)
        self.list = _Lists()
        self.list.currentItemChanged.connect(self._list_chosen)
        lists = box(column(self.list, margin=(Space.S, Space.S, 0, 0)), "surface")
        layout = row(lists, hairline(vertical=True), gap=0)
        layout.addWidget(self.panes, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)
        self.list.choose("track")

    @property
    def pane(self) -> Pane:
        """The pane that is seen."""
        seen = self.panes.currentWidget()
        assert isinstance(seen, Pane)  # noqa: S101 - for the type checker
        return seen

    def refresh(self) -> None:
        """Ask again for what is seen."""
        self.pane.refresh()

    def may_leave(self) -> bool:
        """Give up what is half typed, asking first."""
        return self.pane.may_leave()

    def is_typing(self) -> bool:
        """Tell whether anything is half typed."""
        return self.pane.is_typing()

    def place(self) -> _Place:
        """Return where the page stands."""
        return _Place(self._chosen, self.pane.place())

    def return_to(self, place: _Place) -> None:
        """Show again what was shown when ``place`` was taken."""
        self.list.choose(place.chosen)
        self.pane.return_to(place.pane)
        if self.list.hasFocus():
            self.pane.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_chosen(self, item: QListWidgetItem | None) -> None:
        code = str(item.data(_CODE)) if item else ""
        if not code or code == self._chosen:
            return
        if self._chosen and not self.pane.may_leave():
            # Qt is about to choose it; the choice goes back once it has.
            self.list.choose_soon(self._chosen)
            return
        self._chosen = code
        if code == TAG:
            self.panes.setCurrentWidget(self.tags)
        elif code == COUNTRY:
            self.panes.setCurrentWidget(self.states)
        else:
            self.panes.setCurrentWidget(self.terms)
            self.terms.show_vocabulary(code)
            return
        self.pane.refresh()


class _Lists(QListWidget):
    """The lists under their headings."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("Lists of words"))
        self.setFixedWidth(Size.SIDEBAR)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for heading, lists in WORD_LISTS.items():
            self._head(say(heading))
            for one in lists:
                self._line(say(one.title), one.code, say(one.help))
        self._head(say("More"))
        self._line(say("Tags"), TAG, "")
        self._line(say("Countries and entities"), COUNTRY, "")

    def choose(self, code: str) -> None:
        """Choose a list by its code."""
        for number in range(self.count()):
            item = self.item(number)
            if item.data(_CODE) == code:
                self.setCurrentItem(item)

    def choose_soon(self, code: str) -> None:
        """Choose a list once the present event is done."""
        QTimer.singleShot(0, self, lambda: self.choose(code))

    def _head(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.font(theme.Scale.SMALL, bold=True))
        item.setSizeHint(_LINE)

    def _line(self, text: str, code: str, tip: str) -> None:
        item = QListWidgetItem(text, self)
        item.setData(_CODE, code)
        item.setSizeHint(_LINE)
        item.setToolTip(plain_tooltip(tip))
