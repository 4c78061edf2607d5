"""The reading pane: one initiative, set like a page of a reference book."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.figures import Row
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.link_button import LinkButton
from diplomat_desk.ui.models.columns import short_date
from diplomat_desk.ui.open_link import ask_to_open
from diplomat_desk.ui.plain import breakable, direction_of
from diplomat_desk.ui.questions import Reading
from diplomat_desk.ui.reading_text import Line, Page, Section, page_of, register_keeping
from diplomat_desk.ui.tokens import Space
from diplomat_desk.ui.track_mark import TrackMark

LINE_LENGTH = 76
"""Characters of a line, within the 60 to 80 that read well."""
SHOWN_AT_ONCE = 4000
"""Characters of a text that are set before the reader asks for the rest: setting takes time per letter."""
MOST_PARAGRAPHS = 60
MOST_ROUNDS = 60
_NAME_WIDTH = 96
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class ReadingPane(QWidget):
    """Shows a :class:`Reading`; what is empty takes no room, and no text is ever taken for HTML."""

    edit_requested = Signal(int)
    open_requested = Signal(int)
    """Another record to show: the process, or a round."""
    list_requested = Signal()
    """The record on show is not in the list, and the user wants it there."""

    def __init__(
        self,
        vocabularies: Vocabularies,
        countries: Countries,
        open_link: Callable[[QWidget, str], None] = ask_to_open,
        *,
        editable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._vocabularies = vocabularies
        self._countries = countries
        self._open_link = open_link
        self._editable = editable
        self._reading: Reading | None = None
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(say("Initiative"))
        self.setFocusProxy(self._scroll)
        self.notice = self._make_notice()
        self.setLayout(column(self.notice, self._scroll, gap=0))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.show_nothing()

    @property
    def reading(self) -> Reading | None:
        """What is on show, or None."""
        return self._reading

    @property
    def shown_id(self) -> int:
        """The id of the record on show, or 0."""
        return self._reading.initiative.id if self._reading else 0

    def show_nothing(self, why: str = "") -> None:
        """Say that a record can be chosen, or ``why`` none is shown."""
        self._reading = None
        self.notice.hide()
        words = label(why or say("Choose an initiative to read it here."), "muted", wrap=True)
        self._put(column(words, STRETCH, margin=Space.XL))

    def show_reading(self, reading: Reading, why_hidden: str = "") -> None:
        """Set the page for ``reading``; a page that says the same already is left as it is.

        ``why_hidden`` says why the record is not in the list, where it is not.
        """
        self._why_hidden.setText(why_hidden)
        self.notice.setVisible(bool(why_hidden))
        if reading == self._reading:
            return
        same_record = self.shown_id == reading.initiative.id
        offset = self._scroll.verticalScrollBar().value()
        self._reading = reading
        page = page_of(
            reading.initiative,
            self._vocabularies,
            self._countries,
            dated_by_rounds=bool(reading.rounds),
        )
        parts = [self._head(page), *map(self._section, page.sections)]
        if reading.rounds:
            parts.append(self._rounds(reading.rounds))
        parts.append(self._section(register_keeping(reading.initiative)))
        body = column(*parts, STRETCH, gap=Space.XL, margin=(Space.XL, Space.L, Space.XL, Space.XL))
        self._put(body)
        if same_record:
            self._scroll.verticalScrollBar().setValue(offset)

    def _make_notice(self) -> QWidget:
        self._why_hidden = label("", "warning", wrap=True)
        self._show_in_list = button(say("Show it in the list"), "link")
        self._show_in_list.clicked.connect(self.list_requested)
        layout = row(margin=(Space.XL, Space.S, Space.M, 0))
        layout.addWidget(self._why_hidden, 1)
        layout.addWidget(self._show_in_list)
        notice = box(layout)
        notice.hide()
        return notice

    def _put(self, layout: QVBoxLayout) -> None:
        page = box(layout, "surface")
        width = page.fontMetrics().averageCharWidth() * LINE_LENGTH
        page.setMaximumWidth(width + 2 * Space.XL)
        self._scroll.setWidget(page)

    def _head(self, page: Page) -> QVBoxLayout:
        title = _text(page.title, "title", tab_stop=True)
        edit = button(say("Edit"), "flat", "pencil", tip=say("Edit this initiative (F2)"))
        edit.setObjectName("edit")
        if not self._editable:
            edit.hide()
        edit.clicked.connect(lambda: self.edit_requested.emit(self.shown_id))
        top = row(gap=Space.S)
        top.addWidget(title, 1)
        top.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        line = row(gap=Space.S)
        line.addWidget(self._track_mark(), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(_text(page.standfirst, "muted"), 1)
        head = column(top, line, gap=Space.S)
        process = self._reading.process if self._reading else None
        if process is not None:
            part_of = say("Part of {title}", title=process.title)
            head.addWidget(self._record_link(process.id, part_of))
        return head

    def _track_mark(self) -> TrackMark:
        track = self._reading.initiative.track if self._reading else ""
        return TrackMark(self._vocabularies.find("track", track))

    def _section(self, section: Section) -> QVBoxLayout:
        laid = column(gap=Space.S)
        if section.heading:
            laid.addWidget(label(section.heading, "heading"))
        if any(line.name for line in section.lines):
            laid.addLayout(self._named(section.lines))
        else:
            self._add_paragraphs(laid, [line.text for line in section.lines])
        return laid

    def _named(self, lines: tuple[Line, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        numbered = all(line.name.isdigit() for line in lines)
        for number, line in enumerate(lines):
            name = label(breakable(line.name), "muted", wrap=not numbered)
            name.setFixedWidth(Space.XL if numbered else _NAME_WIDTH)
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._value(line), number, 1)
        return grid

    def _value(self, line: Line) -> QVBoxLayout:
        laid = column(gap=0)
        self._add_paragraphs(laid, [line.text] if line.text else [])
        if line.url:
            laid.addWidget(self._web_link(line.url))
        return laid

    def _add_paragraphs(self, laid: QVBoxLayout, texts: list[str]) -> None:
        """Add what can be set at once, and a button for the rest of a very long text."""
        left = SHOWN_AT_ONCE
        for number, text in enumerate(texts):
            if len(text) > left or number == MOST_PARAGRAPHS:
                begun, rest = _cut(text, left if number < MOST_PARAGRAPHS else 0)
                if begun:
                    laid.addWidget(_text(begun, tab_stop=True))
                more = self._more(laid, [rest, *texts[number + 1 :]])
                laid.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
                return
            laid.addWidget(_text(text, tab_stop=True))
            left -= len(text)

    def _more(self, laid: QVBoxLayout, rest: list[str]) -> QWidget:
        length = sum(map(len, rest))
        more = button(
            count(length, "Read on ({n} more character)", "Read on ({n} more characters)"), "link"
        )

        def read_on() -> None:
            more.hide()
            self._add_paragraphs(laid, rest)

        more.clicked.connect(read_on)
        return more

    def _web_link(self, url: str) -> QWidget:
        link = LinkButton(url, "external-link")
        link.setAccessibleName(say("Open {address}", address=url))
        link.clicked.connect(lambda: self._open_link(self, url))
        return link

    def _rounds(self, rounds: tuple[Row, ...]) -> QVBoxLayout:
        laid = column(label(say("Rounds"), "heading"), gap=0)
        for one in rounds[:MOST_ROUNDS]:
            when = short_date(one.start) if one.start else say("undated")
            text = say("{when}  {title}", when=when, title=one.title)
            laid.addWidget(self._record_link(one.id, text))
        if len(rounds) > MOST_ROUNDS:
            left = len(rounds) - MOST_ROUNDS
            laid.addWidget(label(count(left, "and {n} more", "and {n} more"), "muted"))
        return laid

    def _record_link(self, initiative_id: int, text: str) -> QWidget:
        link = LinkButton(text)
        link.clicked.connect(partial(self.open_requested.emit, initiative_id))
        return link


def _cut(text: str, length: int) -> tuple[str, str]:
    """Return about the first ``length`` characters, up to the end of a word, and the rest."""
    end = max(text.rfind(" ", 0, length), text.rfind("\n", 0, length))
    # A word longer than a line has no better place to be cut than any other.
    end = end + 1 if end > length - LINE_LENGTH else length
    return text[:end], text[end:]


def _text(text: str, role: str = "", *, tab_stop: bool = False) -> QLabel:
    """Return record text: as it is, in its own direction, to be selected by mouse or keyboard."""
    widget = label(breakable(text), role, wrap=True)
    widget.setTextInteractionFlags(_SELECTABLE)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab_stop else Qt.FocusPolicy.ClickFocus)
    widget.setLayoutDirection(direction_of(text))
    widget.setMinimumWidth(1)
    return widget
