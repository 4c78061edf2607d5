"""The reading pane: one initiative, set like a page of a reference book."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.figures import Row
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, say
from diplomat_desk.services.drawing import today
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row, scroller
from diplomat_desk.ui.link_button import LinkButton
from diplomat_desk.ui.models.columns import short_date
from diplomat_desk.ui.open_link import ask_to_open
from diplomat_desk.ui.questions import Reading
from diplomat_desk.ui.reading_blocks import LINE_LENGTH, Blocks, text_label
from diplomat_desk.ui.reading_lines import Leads, Page, Target
from diplomat_desk.ui.reading_text import page_of, register_keeping
from diplomat_desk.ui.tokens import Space
from diplomat_desk.ui.track_mark import TrackMark

MOST_ROUNDS = 60


class ReadingPane(QWidget):
    """Shows a :class:`Reading`; what is empty takes no room, and no text is ever taken for HTML."""

    edit_requested = Signal(int)
    open_requested = Signal(int)
    """Another record to show: the process, a round, or one that it is tied to."""
    person_requested = Signal(int)
    organisation_requested = Signal(int)
    attachment_requested = Signal(int, object)
    """A file to open: the id of its initiative, and its :class:`Attachment`."""
    copy_requested = Signal(int, object)
    """A file of which a copy shall be saved, told in the same way."""
    list_requested = Signal()
    """The record on show is not in the list, and the user wants it there."""

    def __init__(
        self,
        vocabularies: Vocabularies,
        countries: Countries,
        open_link: Callable[[QWidget, str], None] = ask_to_open,
        *,
        editable: bool = True,
        linked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Read in the words given; ``linked`` makes links of people, organisations, ties and files."""
        super().__init__(parent)
        self._vocabularies = vocabularies
        self._countries = countries
        self._blocks = Blocks(lambda url: open_link(self, url), self._lead_to if linked else None)
        self._editable = editable
        self._reading: Reading | None = None
        self._scroll = scroller(name=say("Initiative"))
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
            ties=reading.ties,
            today=today(),
        )
        parts = [self._head(page), *map(self._blocks.section, page.sections)]
        if reading.rounds:
            parts.append(self._rounds(reading.rounds))
        parts.append(self._blocks.section(register_keeping(reading.initiative, reading.origins)))
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
        title = text_label(page.title, "title", tab_stop=True)
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
        line.addWidget(text_label(page.standfirst, "muted"), 1)
        head = column(top, line, gap=Space.S)
        process = self._reading.process if self._reading else None
        if process is not None:
            part_of = say("Part of {title}", title=process.title)
            head.addWidget(self._record_link(process.id, part_of))
        return head

    def _track_mark(self) -> TrackMark:
        track = self._reading.initiative.track if self._reading else ""
        return TrackMark(self._vocabularies.find("track", track))

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

    def _lead_to(self, target: Target) -> None:
        files = {
            Leads.ATTACHMENT: self.attachment_requested,
            Leads.COPY: self.copy_requested,
        }
        if target.leads in files:
            files[target.leads].emit(self.shown_id, target.attachment)
            return
        signals = {
            Leads.PERSON: self.person_requested,
            Leads.ORGANISATION: self.organisation_requested,
            Leads.INITIATIVE: self.open_requested,
        }
        signals[target.leads].emit(target.id)

    def _record_link(self, initiative_id: int, text: str) -> QWidget:
        link = LinkButton(text, wrap=True)
        link.clicked.connect(partial(self.open_requested.emit, initiative_id))
        return link
