"""What the window shows while no register is open: the ways to one."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons
from diplomat_desk.ui.actions import Actions
from diplomat_desk.ui.charts.cards import Card, CardGrid
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.plain import breakable, plain_tooltip
from diplomat_desk.ui.settings import Recent
from diplomat_desk.ui.tokens import Space

_WIDTH = 560
_LOGO = 56


class Welcome(QScrollArea):
    """New register, Open, the sample, and the registers that were open before."""

    recent_chosen = Signal(object)
    """The path of a register that was open before."""
    asked = Signal(str)
    """The name of the chart whose question was clicked."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.new = self._button(actions, "file.new", say("New register"), "primary")
        self.open = self._button(actions, "file.open", say("Open"), "")
        self.sample = self._button(actions, "file.sample", say("Open the sample"), "")
        self.recent: list[QPushButton] = []
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(2)
        self._recent_heading = label(say("Recent registers"), "heading")
        self.questions = CardGrid(say("Questions"))
        self.questions.picked.connect(self.asked)
        self._questions_heading = label("", "heading", wrap=True)
        self.setWidget(self._lay_out())
        self.show_questions((), "")

    def begin(self) -> None:
        """Put the keyboard where most people go on: the latest register, or a new one."""
        first = self.recent[0] if self.recent else self.new
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_recent(self, items: tuple[Recent, ...]) -> None:
        """List the registers that were open before, the latest first."""
        for old in self.recent:
            old.hide()
            old.deleteLater()
        self.recent = [self._recent_button(item) for item in items]
        for made in self.recent:
            self._recent_box.addWidget(made)
        self._recent_heading.setVisible(bool(items))

    def show_questions(self, cards: tuple[Card, ...], register: str) -> None:
        """Offer the questions that the charts answer of ``register``."""
        self._questions_heading.setText(say("Or ask {register}", register=breakable(register)))
        self.questions.fill(cards)
        for part in (self._questions_heading, self.questions):
            part.setVisible(bool(cards))

    def _lay_out(self) -> QWidget:
        logo = QLabel()
        logo.setPixmap(icons.app_icon().pixmap(QSize(_LOGO, _LOGO), self.devicePixelRatioF()))
        what = label(
            say(
                "A register is one file on your computer that holds your initiatives, with their "
                "countries, organisations and sources. What you record is on disk at once; there "
                "is nothing to save."
            ),
            "muted",
            wrap=True,
        )
        inner = column(
            row(logo, label(say("Diplomat Desk"), "display"), STRETCH, gap=Space.L),
            what,
            row(self.new, self.open, self.sample, STRETCH),
            label(
                say("The sample holds 80 sourced initiatives of South Asia, 1949 to 2025."),
                "small",
                wrap=True,
            ),
            Space.M.value,
            self._recent_heading,
            self._recent_box,
            self._questions_heading,
            self.questions,
            STRETCH,
            gap=Space.L,
        )
        middle = box(inner)
        middle.setMaximumWidth(_WIDTH)
        outer = row(margin=Space.XXL)
        outer.addStretch(1)
        outer.addWidget(middle, 8)
        outer.addStretch(1)
        return box(column(Space.XXL.value, outer, gap=0))

    def _button(self, actions: Actions, action_id: str, text: str, kind: str) -> QPushButton:
        action = actions[action_id]
        icon = {"file.new": "file-plus", "file.open": "folder-open"}.get(action_id, "book-open")
        made = button(text, kind, icon)
        made.clicked.connect(action.trigger)
        made.setEnabled(action.isEnabled())
        action.changed.connect(lambda: made.setEnabled(action.isEnabled()))
        return made

    def _recent_button(self, item: Recent) -> QPushButton:
        when = _day_in_words(item.opened)
        made = QPushButton()
        made.setProperty("kind", "row")
        made.setToolTip(plain_tooltip(str(item.path)))
        spoken = say(
            "{name}, in {folder}, opened {when}",
            name=item.path.stem,
            folder=item.path.parent,
            when=when,
        )
        made.setAccessibleName(spoken)
        folder = label("", "small")
        room = _WIDTH - 150
        elided = Qt.TextElideMode.ElideMiddle
        folder.setText(folder.fontMetrics().elidedText(str(item.path.parent), elided, room))
        texts = column(label(item.path.stem), folder, gap=2)
        inside = row(texts, STRETCH, label(when, "small"), margin=(Space.S, 2, Space.S, 2))
        made.setLayout(inside)
        for part in made.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made.clicked.connect(lambda: self.recent_chosen.emit(item.path))
        return made


def _day_in_words(moment: datetime) -> str:
    days = (datetime.now().astimezone().date() - moment.date()).days
    if days in (0, 1):
        return say("yesterday") if days else say("today")
    day = QDate(moment.year, moment.month, moment.day)
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)
