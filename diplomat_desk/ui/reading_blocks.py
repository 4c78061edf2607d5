"""The widgets of a page to read: headings, named lines, paragraphs, links."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.ui.layout import button, column, label
from diplomat_desk.ui.link_button import LinkButton
from diplomat_desk.ui.plain import breakable, direction_of
from diplomat_desk.ui.reading_lines import Leads, Line, Section, Target
from diplomat_desk.ui.tokens import Size, Space

LINE_LENGTH = 76
"""Characters of a line, within the 60 to 80 that read well."""
SHOWN_AT_ONCE = 4000
"""Characters of a text that are set before the reader asks for the rest: setting takes time per letter."""
MOST_PARAGRAPHS = 60
MOST_LINES = 60
"""Lines of a section, or under one line, that are set before the reader asks for the rest."""
_NAME_WIDTH = 96
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_ICONS = {Leads.ATTACHMENT: "paperclip"}


class Blocks:
    """Sets sections; ``open_url`` opens an address, ``lead_to`` a record or file (None: no links to them)."""

    def __init__(
        self, open_url: Callable[[str], None], lead_to: Callable[[Target], None] | None
    ) -> None:
        self._open_url = open_url
        self._lead_to = lead_to

    def section(self, section: Section) -> QVBoxLayout:
        """Return a heading and what stands under it."""
        laid = column(gap=Space.S)
        if section.heading:
            laid.addWidget(label(section.heading, "heading"))
        lines = section.lines
        if any(line.name for line in lines):
            self._add_in_parts(laid, lines, self._add_named)
        elif any(line.target or line.detail or line.raised for line in lines):
            self._add_in_parts(laid, lines, self._add_unnamed)
        else:
            self._add_paragraphs(laid, [line.text for line in lines])
        return laid

    def _add_in_parts(
        self,
        laid: QVBoxLayout,
        lines: Sequence[Line],
        add: Callable[[QVBoxLayout, Sequence[Line]], None],
    ) -> None:
        add(laid, lines[:MOST_LINES])
        rest = lines[MOST_LINES:]
        if not rest:
            return
        more = button(count(len(rest), "Show {n} more", "Show {n} more"), "link")

        def show_more() -> None:
            more.hide()
            self._add_in_parts(laid, rest, add)

        more.clicked.connect(show_more)
        laid.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _add_named(self, laid: QVBoxLayout, lines: Sequence[Line]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        long = any(line.detail or line.under for line in lines)
        grid.setVerticalSpacing(Space.S if long else Space.XS)
        grid.setColumnStretch(1, 1)
        numbered = all(line.name.isdigit() for line in lines)
        grid.setColumnMinimumWidth(0, Space.XL if numbered else _NAME_WIDTH)
        for number, line in enumerate(lines):
            if line.name:
                name = self._name(line, numbered)
                grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._value(line), number, 1)
        laid.addLayout(grid)

    def _name(self, line: Line, numbered: bool) -> QLabel:
        name = label(breakable(line.name), "muted", wrap=not numbered)
        name.setFixedWidth(Space.XL if numbered else _NAME_WIDTH)
        if self._is_link(line):
            # A link is as high as a click target; its words stand in the middle of that, or at its foot.
            above = Size.CLICK - name.fontMetrics().height()
            name.setContentsMargins(0, above if _remarks(line) else above // 2, 0, 0)
        return name

    def _add_unnamed(self, laid: QVBoxLayout, lines: Sequence[Line]) -> None:
        for line in lines:
            laid.addLayout(self._value(line))

    def _value(self, line: Line) -> QVBoxLayout:
        laid = column(gap=0)
        if self._is_link(line):
            laid.addWidget(self._link(line))
        elif line.text:
            # Each in a column of its own, so that the rest of a long one comes before what follows.
            laid.addLayout(self._paragraphs([line.text]))
        if line.url:
            laid.addWidget(self._web_link(line.url))
        laid.addLayout(self._paragraphs(_remarks(line), "muted"))
        under = [one for one in line.under if self._lead_to is not None or not _is_act(one)]
        if under:
            below = column(gap=0)
            self._add_in_parts(below, under, self._add_unnamed)
            laid.addLayout(below)
        # Beside a name of two lines it stays at the top.
        laid.addStretch(1)
        return laid

    def _is_link(self, line: Line) -> bool:
        return line.target is not None and self._lead_to is not None and bool(line.text)

    def _link(self, line: Line) -> QWidget:
        icon = _ICONS.get(line.target.leads, "") if line.target else ""
        link = LinkButton(line.text, icon, wrap=True, low=bool(_remarks(line)) and not icon)
        if not _is_act(line):
            link.setAccessibleName(say("Open {name}", name=line.text))
        link.clicked.connect(lambda: self._follow(line))
        return link

    def _follow(self, line: Line) -> None:
        if line.target is not None and self._lead_to is not None:
            self._lead_to(line.target)

    def _web_link(self, url: str) -> QWidget:
        link = LinkButton(url, "external-link")
        link.setAccessibleName(say("Open {address}", address=url))
        link.clicked.connect(lambda: self._open_url(url))
        return link

    def _paragraphs(self, texts: list[str], role: str = "") -> QVBoxLayout:
        laid = column(gap=0)
        self._add_paragraphs(laid, texts, role)
        return laid

    def _add_paragraphs(self, laid: QVBoxLayout, texts: list[str], role: str = "") -> None:
        """Add what can be set at once, and a button for the rest of a very long text."""
        left = SHOWN_AT_ONCE
        for number, text in enumerate(texts):
            if len(text) > left or number == MOST_PARAGRAPHS:
                begun, rest = _cut(text, left if number < MOST_PARAGRAPHS else 0)
                if begun:
                    laid.addWidget(text_label(begun, role, tab_stop=True))
                more = self._more(laid, [rest, *texts[number + 1 :]], role)
                laid.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
                return
            laid.addWidget(text_label(text, role, tab_stop=not role))
            left -= len(text)

    def _more(self, laid: QVBoxLayout, rest: list[str], role: str) -> QWidget:
        length = sum(map(len, rest))
        more = button(
            count(length, "Read on ({n} more character)", "Read on ({n} more characters)"), "link"
        )

        def read_on() -> None:
            more.hide()
            self._add_paragraphs(laid, rest, role)

        more.clicked.connect(read_on)
        return more


def _is_act(line: Line) -> bool:
    """Tell whether a line only does something and says nothing of the record."""
    return line.target is not None and line.target.leads is Leads.COPY


def text_label(text: str, role: str = "", *, tab_stop: bool = False) -> QLabel:
    """Return record text: as it is, in its own direction, to be selected by mouse or keyboard."""
    widget = label(breakable(text), role, wrap=True)
    widget.setTextInteractionFlags(_SELECTABLE)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab_stop else Qt.FocusPolicy.ClickFocus)
    widget.setLayoutDirection(direction_of(text))
    widget.setMinimumWidth(1)
    return widget


def _remarks(line: Line) -> list[str]:
    """Return what follows a line less loudly: its level after the first remark, then the rest."""
    first, *rest = line.detail.split("\n")
    begun = dotted(first, line.raised)
    return [part for part in (begun, *rest) if part]


def _cut(text: str, length: int) -> tuple[str, str]:
    """Return about the first ``length`` characters, up to the end of a word, and the rest."""
    end = max(text.rfind(" ", 0, length), text.rfind("\n", 0, length))
    # A word longer than a line has no better place to be cut than any other.
    end = end + 1 if end > length - LINE_LENGTH else length
    return text[:end], text[end:]
