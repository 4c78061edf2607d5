"""The quality page: what contradicts itself or is missing, and what somebody judged to be no fault."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.findings import Group, Item
from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.services import quality
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.layout import STRETCH, box, button, column, hairline, label, row
from diplomat_desk.ui.line_list import Line, LineList
from diplomat_desk.ui.models.columns import short_date
from diplomat_desk.ui.reason_bar import ReasonBar
from diplomat_desk.ui.tokens import Space

_GROUPS_WIDTH = 260
_GROUPS_LEAST = 180


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows at once: the groups, which is chosen, and its first findings."""

    groups: tuple[Group, ...]
    code: str
    items: tuple[Item, ...]


def ask_for(
    code: str, ceiling: Level, today: date, *, dismissed: bool, most: int
) -> Callable[[Desk], Found]:
    """Return the question for the groups and for the findings of ``code``, or else of the first group."""

    def ask(desk: Desk) -> Found:
        groups = quality.groups(desk, ceiling, today, dismissed=dismissed)
        codes = [group.heading.code for group in groups]
        chosen = code if code in codes else next(iter(codes), "")
        items = (
            quality.items(desk, chosen, ceiling, today, dismissed=dismissed, most=most)
            if chosen
            else ()
        )
        return Found(groups, chosen, items)

    return ask


class QualityPage(QWidget):
    """Findings by rule on one side, the records that they are in on the other."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found = Found((), "", ())
        self._most = quality.PAGE
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask for the findings under the ceiling."""
        self._ask(self.groups.chosen() or self._found.code)

    def selected_ids(self) -> tuple[int, ...]:
        """Return the initiative that the chosen finding is in."""
        item = self.item()
        if item is None or item.record.kind is not Kind.INITIATIVE:
            return ()
        return (int(item.record.key),)

    def item(self) -> Item | None:
        """Return the chosen finding."""
        subject = self.list.chosen()
        return next((item for item in self._found.items if item.subject == subject), None)

    def place(self) -> object:
        """Return where the page stands, for :meth:`return_to`."""
        return self.dismissed.isChecked(), self._found.code, self.list.chosen()

    def return_to(self, place: object) -> None:
        """Go back to a place that :meth:`place` told."""
        if isinstance(place, tuple) and len(place) == 3:
            self.dismissed.setChecked(bool(place[0]))
            self._ask(str(place[1]))

    def _build(self) -> None:
        self.heading = label("", "muted")
        self.dismissed = button(say("Show dis&missed"), icon="eye-off")
        self.dismissed.setCheckable(True)
        self.open = button(say("&Open"), tip=say("Open the record (Enter)"))
        self.edit = button(say("Ed&it"), icon="pencil", tip=say("Edit the initiative (E)"))
        self.dismiss = button(say("&Dismiss…"), icon="ban", tip=say("Say why this is no fault (D)"))
        self.bring_back = button(
            say("&Bring back"), icon="undo-2", tip=say("Put it back on the list (B)")
        )
        self.groups = LineList(say("Kinds of finding"))
        self.list = LineList(say("Findings"))
        self.more = button(say("Show more"), "link")
        self.reason = ReasonBar()
        top = row(
            self.heading, STRETCH, self.open, self.edit, self.dismiss, self.bring_back, self.dismissed,
            margin=(Space.M, Space.S, Space.M, Space.S),
        )  # fmt: skip
        right = column(gap=0)
        right.addWidget(self.list, 1)
        right.addWidget(self.more)
        right.addWidget(self.reason)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.splitter.setHandleWidth(5)
        self.groups.setMinimumWidth(_GROUPS_LEAST)
        self.splitter.addWidget(self.groups)
        self.splitter.addWidget(box(right, "surface"))
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_GROUPS_WIDTH, 10 * _GROUPS_WIDTH])
        self.nothing = EmptyState(
            say("Nothing to mend"),
            say(
                "Records that contradict themselves, or lack what a reader will ask for, come here."
            ),
        )
        self.none_dismissed = EmptyState(
            say("Nothing is dismissed"),
            say("A finding that is no fault can be dismissed with a reason; it is then kept here."),
        )
        self.stack = QStackedWidget()
        for widget in (self.splitter, self.nothing, self.none_dismissed):
            self.stack.addWidget(widget)
        layout = column(top, hairline(), gap=0)
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.groups)

    def _connect(self) -> None:
        self.groups.chosen_changed.connect(self._group_chosen)
        self.groups.opened.connect(self.list.setFocus)
        self.groups.on_key(Qt.Key.Key_Right, self.list.setFocus)
        self.list.on_key(Qt.Key.Key_Left, self.groups.setFocus)
        self.list.on_key(Qt.Key.Key_E, self._edit)
        self.list.on_key(Qt.Key.Key_D, self._ask_reason)
        self.list.on_key(Qt.Key.Key_B, self._bring_back)
        self.list.opened.connect(self._open)
        self.list.chosen_changed.connect(self._show_acts)
        self.open.clicked.connect(self._open)
        self.edit.clicked.connect(self._edit)
        self.dismiss.clicked.connect(self._ask_reason)
        self.bring_back.clicked.connect(self._bring_back)
        self.dismissed.toggled.connect(self._turn)
        self.more.clicked.connect(self._show_more)
        self.reason.given.connect(self._dismiss)
        self.reason.left.connect(self.list.setFocus)
        self._context.runner.changed.connect(self.refresh)
        self._context.filter_state.changed.connect(self.refresh)

    def _ask(self, code: str) -> None:
        question = ask_for(
            code,
            self._context.filter_state.filter.ceiling,
            date.today(),
            dismissed=self.dismissed.isChecked(),
            most=self._most,
        )
        self._context.runner.ask(question, self._show, topic="quality")

    def _show(self, found: Found) -> None:
        self._found = found
        self.groups.fill(_group_lines(found.groups), found.code)
        self.list.fill(_item_line(item) for item in found.items)
        total = sum(group.number for group in found.groups)
        dismissed = self.dismissed.isChecked()
        self.heading.setText(
            count(total, "{n} dismissed", "{n} dismissed")
            if dismissed
            else count(total, "{n} finding", "{n} findings")
        )
        shown = next((g.number for g in found.groups if g.heading.code == found.code), 0)
        self.more.setVisible(shown > len(found.items) >= self._most)
        empty = self.none_dismissed if dismissed else self.nothing
        self.stack.setCurrentWidget(self.splitter if found.groups else empty)
        self.setFocusProxy(self.groups if found.groups else self.dismissed)
        self._show_acts()

    def _group_chosen(self) -> None:
        code = self.groups.chosen()
        if code and code != self._found.code:
            self._most = quality.PAGE
            self._ask(code)

    def _turn(self) -> None:
        self._most = quality.PAGE
        self.refresh()

    def _show_more(self) -> None:
        self._most += quality.PAGE
        self.refresh()

    def _show_acts(self) -> None:
        item = self.item()
        writable = not self._context.read_only
        dismissed = self.dismissed.isChecked()
        self.open.setEnabled(item is not None)
        self.edit.setEnabled(bool(self.selected_ids()) and writable)
        self.dismiss.setVisible(not dismissed)
        self.dismiss.setEnabled(item is not None and writable)
        self.bring_back.setVisible(dismissed)
        self.bring_back.setEnabled(item is not None and writable)
        if item is None or dismissed:
            self.reason.hide()

    def _open(self) -> None:
        item = self.item()
        if item is None:
            return
        opens = {
            Kind.INITIATIVE: self._context.open_record,
            Kind.PERSON: self._context.open_person,
            Kind.ORGANISATION: self._context.open_organisation,
        }
        opens[item.record.kind](int(item.record.key))

    def _edit(self) -> None:
        for initiative_id in self.selected_ids():
            self._context.edit(initiative_id)

    def _ask_reason(self) -> None:
        if self.dismiss.isEnabled() and not self.dismissed.isChecked():
            self.reason.ask()

    def _dismiss(self, reason: str) -> None:
        item = self.item()
        if item is None:
            return
        self.reason.hide()
        self.list.setFocus()

        def done(_change: object) -> None:
            said = say("Dismissed a finding in “{title}”.", title=item.title)
            self._context.toast(said, undo=True)

        self._context.runner.change(lambda desk: quality.dismiss(desk, item, reason), done)

    def _bring_back(self) -> None:
        item = self.item()
        if item is None or not self.dismissed.isChecked() or self._context.read_only:
            return

        def done(_change: object) -> None:
            said = say("The finding in “{title}” is on the list again.", title=item.title)
            self._context.toast(said, undo=True)

        self._context.runner.change(lambda desk: quality.undismiss(desk, item), done)


def _group_lines(groups: tuple[Group, ...]) -> list[Line]:
    lines: list[Line] = []
    for gap, title in ((False, say("Contradictions")), (True, say("Gaps"))):
        found = [group for group in groups if group.heading.gap is gap]
        if found:
            lines.append(Line(title))
        lines += [
            Line(say(group.heading.title), group.heading.code, note=f"{group.number:,}")
            for group in found
        ]
    return lines


def _item_line(item: Item) -> Line:
    details = [item.sentence]
    if item.reason:
        who = dotted(item.author, short_date(item.at[:10]))
        details.append(say("Dismissed: {reason} ({who})", reason=item.reason, who=who))
    return Line(item.title, item.subject, tuple(details), item.reference)
