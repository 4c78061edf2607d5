"""The search page: one line to type into, and everything that can be read in which the words stand."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.finding import Found, Hit
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import searching
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui import icons
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.found_list import FoundList
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.layout import STRETCH, box, button, column, hairline, label, row
from diplomat_desk.ui.models.found_model import PAGE, Fetch, FoundModel
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Size, Space

TYPING_MS = 150
_LINE_WIDTH = 560
_WORDS_WIDTH = 420
_FIND, _ROWS = "search", "search rows"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and the results of its first page."""

    found: Found
    first: tuple[Hit, ...]


class SearchPage(QWidget):
    """Finds as one types; a result opens on its own page."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = ""
        self._stale = False
        self.line = self._make_line()
        self.counted = label("", "muted")
        self.counted.setAccessibleName(say("Count"))
        self.model = FoundModel(self._fetcher(), self)
        self.list = FoundList(self.model, context.vocabularies)
        self.begin = EmptyState(
            say("Search everything"),
            say(
                "Type words that stand in titles, texts, people, organisations, meetings, outcomes, notes, "
                "sources or attachments. The beginning of a word is enough; “a phrase” in quotation marks is "
                "found as it stands."
            ),
        )
        self.nothing = NothingFound()
        self.stack = QStackedWidget()
        for part in (self.begin, self.nothing, self.list):
            self.stack.addWidget(part)
        self._lay_out()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._ask_new)
        self._connect()

    def refresh(self) -> None:
        """Ask again, if the register or the ceiling changed while another page was shown."""
        if self._stale:
            self._ask_again()

    def focus_filter(self) -> None:
        """Put the cursor into the line, with what is there selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def place(self) -> str:
        """Return what is searched for, for the page made after this one."""
        return self.line.text()

    def return_to(self, place: str) -> None:
        """Search for what was searched for before."""
        self.search_for(place)

    def search_for(self, typed: str) -> None:
        """Search for ``typed`` at once."""
        self.line.setText(typed)
        self._ask_new()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Empty the line on Esc; let Enter and the arrow down lead into the results."""
        if watched is self.line and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            key = event.key()
            if key == Qt.Key.Key_Escape and self.line.text():
                if pressed:
                    self.search_for("")
                event.accept()
                return True
            if pressed and key in (Qt.Key.Key_Down, *ENTER):
                self._enter_results()
                return True
        return super().eventFilter(watched, event)

    def _make_line(self) -> QLineEdit:
        line = QLineEdit(placeholderText=say("Search everything"), clearButtonEnabled=True)
        line.setAccessibleName(say("Search everything"))
        line.setToolTip(say("Words by their beginnings; a phrase in quotation marks"))
        line.setMaximumWidth(_LINE_WIDTH)
        line.setMinimumHeight(Size.CLICK)
        found = icons.icon("search", "muted")
        icons.put(
            line.addAction(found, QLineEdit.ActionPosition.LeadingPosition), "search", "muted"
        )
        line.installEventFilter(self)
        return line

    def _lay_out(self) -> None:
        first = row(gap=Space.M)
        first.addWidget(self.line, 1)
        first.addStretch(0)
        top = column(
            first, self.counted, gap=Space.XS, margin=(Space.M, Space.S, Space.M, Space.XS)
        )
        layout = column(top, hairline(), gap=0)
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.line)
        QWidget.setTabOrder(self.line, self.list)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._typed)
        self.list.opened.connect(self._open)
        self.list.left_upwards.connect(self.focus_filter)
        self.nothing.chosen.connect(self._search_alone)
        self._context.runner.changed.connect(self._changed)
        self._context.filter_state.changed.connect(self._changed)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._typing.start()
        else:
            # Nothing to wait for when the line was emptied.
            self._ask_new()

    def _search_alone(self, typed: str) -> None:
        self.search_for(typed)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_results(self) -> None:
        if self._typing.isActive():
            self._ask_new()
        if self.stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _changed(self) -> None:
        if self.isVisible():
            self._ask_again()
        else:
            self._stale = True

    def _ask_new(self) -> None:
        self._typing.stop()
        typed = " ".join(self.line.text().split())
        if typed != self._asked:
            self._asked = typed
            self._ask(same=False)

    def _ask_again(self) -> None:
        self._ask(same=True)

    def _ask(self, *, same: bool) -> None:
        self._stale = False
        if not self._asked:
            # A newer question makes an older answer void, and there is none to ask.
            self._context.runner.ask(lambda _: None, self._show_begin, topic=_FIND)
            return
        question = _find(self._asked, self._context.filter_state.filter.ceiling)
        self._context.runner.ask(question, lambda answer: self._show(answer, same), topic=_FIND)

    def _show_begin(self, _nothing: None) -> None:
        self.model.show(Found("", (), ()))
        self.counted.setText("")
        self.stack.setCurrentWidget(self.begin)

    def _show(self, answer: Answer, same: bool) -> None:
        found = answer.found
        self.counted.setText(found.in_words())
        self.list.show_found(found, answer.first, same=same)
        if not found.places:
            self.nothing.show_found(found)
        self.stack.setCurrentWidget(self.list if found.places else self.nothing)

    def _fetcher(self) -> Fetch:
        context = self._context

        def fetch(
            places: tuple[int, ...], typed: str, then: Callable[[tuple[Hit, ...]], None]
        ) -> None:
            question = _hits(places, typed, context.filter_state.filter.ceiling)
            context.runner.ask(question, then, topic=_ROWS)

        return fetch

    def _open(self, hit: Hit) -> None:
        openers = {
            Kind.INITIATIVE: self._context.open_record,
            Kind.PERSON: self._context.open_person,
            Kind.ORGANISATION: self._context.open_organisation,
        }
        openers[hit.kind](hit.id)


class NothingFound(QWidget):
    """Says that nothing is found, and offers each of several words by itself."""

    chosen = Signal(str)
    """What to search for instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = label("", "heading", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setMaximumWidth(_WORDS_WIDTH)
        self._offers = QWidget()
        middle = row(STRETCH, gap=0)
        middle.addWidget(self.words, 1000)
        middle.addStretch(1)
        self._layout = column(STRETCH, middle, gap=Space.S, margin=Space.XL)
        self._layout.addWidget(self._offers)
        self._layout.addStretch(2)
        self.setLayout(self._layout)

    def show_found(self, found: Found) -> None:
        """Say what was not found."""
        self.words.setText(breakable(found.nothing_in_words()))
        offers = column(gap=Space.XS)
        for text, number in found.alone:
            records = count(number, "{n} record", "{n} records")
            offer = button(say("{text}: {records}", text=text, records=records), "link")
            offer.setText(offer.text().replace("&", "&&"))
            offer.clicked.connect(lambda _=False, typed=text: self.chosen.emit(typed))
            offers.addWidget(offer, 0, Qt.AlignmentFlag.AlignHCenter)
        new = box(offers)
        self._layout.replaceWidget(self._offers, new)
        self._offers.hide()
        self._offers.deleteLater()
        self._offers = new


def _find(typed: str, ceiling: Level) -> Callable[[Desk], Answer]:
    """Return the question for what ``typed`` finds."""

    def ask(desk: Desk) -> Answer:
        found = searching.find(desk, typed, ceiling)
        return Answer(found, searching.hits(desk, found.places[:PAGE], typed, ceiling))

    return ask


def _hits(places: tuple[int, ...], typed: str, ceiling: Level) -> Callable[[Desk], tuple[Hit, ...]]:
    return lambda desk: searching.hits(desk, places, typed, ceiling)
