"""The upcoming page: follow-ups by their due dates, planned initiatives and meetings to come."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from diplomat_desk.domain.upcoming import (
    Event,
    Task,
    Upcoming,
    When,
    late_in_words,
    when_due,
    when_held,
)
from diplomat_desk.domain.words import count, dotted, say
from diplomat_desk.services import upcoming
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.layout import STRETCH, button, column, hairline, label, row
from diplomat_desk.ui.line_list import Line, LineList
from diplomat_desk.ui.models.columns import short_date
from diplomat_desk.ui.tokens import Space

_BOX_LETTERS = 16
_MOST = 500


class UpcomingPage(QWidget):
    """What is due, the overdue first; a tick says that a follow-up is done."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._tasks: dict[str, Task] = {}
        self._events: dict[str, Event] = {}
        self._most = _MOST
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask for what is due under the ceiling."""
        ceiling = self._context.filter_state.filter.ceiling
        owner = self.owner.currentData()
        with_done, most, today = self.with_done.isChecked(), self._most, date.today()

        def ask(desk: Desk) -> Upcoming:
            return upcoming.look(desk, ceiling, today, owner=owner, with_done=with_done, most=most)

        self._context.runner.ask(ask, self._show, topic="upcoming")

    def selected_ids(self) -> tuple[int, ...]:
        """Return the initiative that the chosen line belongs to."""
        key = self.list.chosen()
        found = self._tasks.get(key) or self._events.get(key)
        return (found.initiative_id,) if found else ()

    def task(self) -> Task | None:
        """Return the chosen follow-up, None where something else is chosen."""
        return self._tasks.get(self.list.chosen())

    def _build(self) -> None:
        self.heading = label("", "muted")
        self.owner = QuietBox()
        self.owner.setMinimumContentsLength(_BOX_LETTERS)
        self.owner.setAccessibleName(say("Owner"))
        self._fill_owners(())
        owner = label(say("O&wner"))
        owner.setBuddy(self.owner)
        self.with_done = QCheckBox(say("Show what is &done"))
        self.open = button(say("&Open"), tip=say("Open the initiative (Enter)"))
        self.edit = button(say("Ed&it"), icon="pencil", tip=say("Edit the initiative (E)"))
        self.mark = button(say("&Mark as done"), icon="check", tip=say("Tick or untick (Space)"))
        self.list = LineList(say("What is due"))
        self.more = button(say("Show more"), "link")
        self.empty = EmptyState(
            say("Nothing is due"),
            say(
                "Follow-ups of initiatives come here with their due dates, and so do planned "
                "initiatives and meetings to come."
            ),
        )
        top = row(
            self.heading, STRETCH, owner, self.owner, self.with_done, self.open, self.edit, self.mark,
            margin=(Space.M, Space.S, Space.M, Space.S),
        )  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        layout = column(top, hairline(), gap=0)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.more)
        self.setLayout(layout)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.owner.currentIndexChanged.connect(self.refresh)
        self.with_done.toggled.connect(self.refresh)
        self.list.opened.connect(self._open)
        self.list.tick_wanted.connect(self._mark)
        self.list.on_key(Qt.Key.Key_E, self._edit)
        self.list.chosen_changed.connect(self._show_acts)
        self.open.clicked.connect(self._open)
        self.edit.clicked.connect(self._edit)
        self.mark.clicked.connect(self._mark)
        self.more.clicked.connect(self._show_more)
        self._context.runner.changed.connect(self.refresh)
        self._context.filter_state.changed.connect(self.refresh)

    def _show(self, found: Upcoming) -> None:
        self._fill_owners(found.owners)
        self._tasks = {_task_key(task): task for task in found.tasks}
        self._events = {f"event:{n}": event for n, event in enumerate(found.events)}
        self.list.fill(self._lines(date.today()))
        self.heading.setText(_counted(found))
        shown = bool(found.tasks or found.events)
        self.stack.setCurrentWidget(self.list if shown else self.empty)
        self.setFocusProxy(self.list if shown else self.owner)
        self.more.setVisible(max(len(found.tasks), len(found.events)) >= self._most)
        self._show_acts()

    def _lines(self, today: date) -> Iterator[Line]:
        by_nearness: dict[When, list[Line]] = {when: [] for when in When}
        for key, task in self._tasks.items():
            by_nearness[when_due(task.follow_up, today)].append(_task_line(key, task, today))
        for key, event in self._events.items():
            by_nearness[when_held(event, today)].append(_event_line(key, event))
        for when, lines in by_nearness.items():
            if lines:
                yield Line(when.label)
                yield from lines

    def _fill_owners(self, owners: tuple[str, ...]) -> None:
        mine = self._context.settings.author.strip()
        items: list[tuple[str, str | None]] = [(say("Everybody"), None)]
        if mine:
            items.append((say("Mine ({name})", name=mine), mine))
        items += [(name, name) for name in owners if name.lower() != mine.lower()]
        chosen = self.owner.currentData()
        if chosen is not None and chosen not in [name for _, name in items]:
            items.append((chosen, chosen))
        blocked = self.owner.blockSignals(True)
        self.owner.clear()
        for text, name in items:
            self.owner.addItem(text, name)
        self.owner.setCurrentIndex([name for _, name in items].index(chosen))
        self.owner.blockSignals(blocked)

    def _show_acts(self) -> None:
        task = self.task()
        writable = not self._context.read_only
        chosen = bool(self.selected_ids())
        self.open.setEnabled(chosen)
        self.edit.setEnabled(chosen and writable)
        self.mark.setEnabled(task is not None and writable)
        done = task is not None and task.follow_up.done is not None
        self.mark.setText(say("&Mark as not done") if done else say("&Mark as done"))

    def _open(self) -> None:
        for initiative_id in self.selected_ids():
            self._context.open_record(initiative_id)

    def _edit(self) -> None:
        if not self._context.read_only:
            for initiative_id in self.selected_ids():
                self._context.edit(initiative_id)

    def _mark(self) -> None:
        task = self.task()
        if task is None or self._context.read_only:
            return
        today = date.today() if task.follow_up.done is None else None

        def done(_change: object) -> None:
            text = "Marked “{task}” as done." if today else "“{task}” is open again."
            self._context.toast(say(text, task=task.follow_up.task), undo=True)

        self._context.runner.change(lambda desk: upcoming.mark(desk, task, today), done)

    def _show_more(self) -> None:
        self._most += _MOST
        self.refresh()


def _task_key(task: Task) -> str:
    return f"task:{task.initiative_id}:{task.position}"


def _task_line(key: str, task: Task, today: date) -> Line:
    follow_up = task.follow_up
    late = late_in_words(follow_up, today)
    note = late or (short_date(str(follow_up.due)) if follow_up.due else "")
    if follow_up.done is not None:
        note = say("done {date}", date=short_date(str(follow_up.done)))
    parts = [f"{task.reference} {task.title}", follow_up.owner]
    if late and follow_up.due:
        parts.append(say("due {date}", date=short_date(str(follow_up.due))))
    return Line(
        follow_up.task,
        key,
        (dotted(*parts),),
        note,
        warns=bool(late),
        ticked=follow_up.done is not None,
    )


def _event_line(key: str, event: Event) -> Line:
    what = say("Meeting") if event.is_meeting else say("Planned initiative")
    name = event.meeting or event.title
    below = f"{event.reference} {event.title}" if event.meeting else event.reference
    return Line(name, key, (f"{what} · {below}",), short_date(str(event.date)))


def _counted(found: Upcoming) -> str:
    overdue = count(found.overdue, "{n} overdue", "{n} overdue")
    is_open = count(found.open, "{n} open follow-up", "{n} open follow-ups")
    done = count(found.done, "{n} done", "{n} done")
    parts = (overdue if found.overdue else "", is_open, done if found.done else "")
    return dotted(*parts)
