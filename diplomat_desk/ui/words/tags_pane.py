"""The tags of the register: renamed, merged and removed everywhere."""

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.held import TAG, filter_recoded
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import tags
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.empty_state import EmptyState
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.words.fields import ChoiceField
from diplomat_desk.ui.words.pane import Pane, Said, records, used_in_words
from diplomat_desk.ui.words.panel import EditPanel
from diplomat_desk.ui.words.table import Heading, Line, WordsTable

_NUMBERS = 64


class TagsPane(Pane):
    """Tags are made where records are written; here they are kept in order."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        headings = (Heading(say("Tag")), Heading(say("Used"), _NUMBERS, numbers=True))
        super().__init__(context, WordsTable(headings, say("Tags")), parent)
        self._uses: dict[str, int] = {}
        self.heading.setText(say("Tags"))
        self.help.setText(
            say("Words that analysts add as they write. A new one is typed in a record.")
        )
        self.form = EditPanel()
        self.label = LineField()
        self.form.add("label", say("Name"), self.label)
        self.form.edited.connect(self._say_touched)
        self.merging = EditPanel(say("Merge"))
        self.target = ChoiceField()
        self.merging.add("into", say("Merge it into"), self.target)
        self.merging.watch(self.target.currentIndexChanged)
        self.add_panel(self.form, self._record)
        self.add_panel(self.merging, self._merge)
        self.merge_button = self.add_button(say("&Merge into…"), "merge", self.ask_merge)
        self.remove_button = self.add_button(
            say("Remove everywhere"), "trash-2", self.remove, say("Take it off every record (Del)")
        )
        self.empty = EmptyState(
            say("No tags yet"),
            say(
                "Tags that initiatives carry are listed here. Type the first in the form of an initiative."
            ),
        )
        self.lists.addWidget(self.empty)
        self.table.rename_pressed.connect(self.form.focus)
        self.table.delete_pressed.connect(self.remove)

    def refresh(self) -> None:
        """Ask for the tags with their uses."""
        ceiling = self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: tags.listing(desk, ceiling), self._show, topic="words listed"
        )

    def show_chosen(self, key: str) -> None:
        """Show a tag in the form."""
        self.panels.setCurrentWidget(self.form)
        for one in (self.merge_button, self.remove_button, self.form):
            one.setEnabled(bool(key))
        self.merge_button.setEnabled(bool(key) and len(self._uses) > 1)
        heading = key or say("No tag is chosen")
        self.form.load(heading, {"label": key}, self._about(key) if key else "")

    def ask_merge(self) -> None:
        """Open the panel that asks which tag the chosen one is merged into."""
        tag = self.table.current
        if not tag or self._context.read_only or not self.may_leave():
            return
        self.target.offer([(other, other) for other in self._uses if other != tag])
        note = say(
            "{records} will carry the other tag instead. It can be taken back.",
            records=records(self._uses.get(tag, 0)),
        )
        self.panels.setCurrentWidget(self.merging)
        self.merging.load(say("Merge “{name}”", name=tag), {"into": ""}, note, opened=True)
        self.merging.focus()

    def remove(self) -> None:
        """Take the chosen tag off every record."""
        tag, ceiling = self.table.current, self._context.filter_state.filter.ceiling
        if not tag or self._context.read_only or not self.may_leave():
            return
        said = say(
            "Took “{name}” off {records}.", name=tag, records=records(self._uses.get(tag, 0))
        )

        def work(desk: Desk) -> Said:
            tags.remove(desk, tag, ceiling)
            return Said(said)

        self.change(work, lambda: self._follow(tag, ""))

    def _record(self) -> None:
        old, new = self.table.current, self.label.value()
        ceiling, uses = self._context.filter_state.filter.ceiling, self._uses.get(old, 0)

        def work(desk: Desk) -> Said:
            tags.rename(desk, old, new, ceiling)
            said = say(
                "Renamed “{old}” to “{new}” in {records}.",
                old=old,
                new=new.strip(),
                records=records(uses),
            )
            return Said(said, new.strip())

        self.change(work, lambda: self._follow(old, new.strip()))

    def _merge(self) -> None:
        tag, into = self.table.current, self.target.value()
        ceiling, uses = self._context.filter_state.filter.ceiling, self._uses.get(tag, 0)
        if not into:
            return

        def work(desk: Desk) -> Said:
            tags.merge(desk, tag, into, ceiling)
            said = say(
                "Merged “{name}” into “{other}” in {records}.",
                name=tag,
                other=into,
                records=records(uses),
            )
            return Said(said, into)

        self.change(work, lambda: self._follow(tag, into))

    def _follow(self, old: str, new: str) -> None:
        """Let the filter in force mean what it meant."""
        state = self._context.filter_state
        state.set(filter_recoded(state.filter, TAG, old, new))

    def _show(self, found: tuple[tuple[str, int], ...]) -> None:
        self._uses = dict(found)
        self.lists.setCurrentWidget(self.table if found else self.empty)
        self.table.fill(
            [Line(tag, (tag, used_in_words(uses))) for tag, uses in found], self._wanted
        )
        self.filled()

    def _about(self, tag: str) -> str:
        number = self._uses.get(tag, 0)
        return count(number, "{n} record carries it.", "{n} records carry it.")

    def _say_touched(self) -> None:
        tag, typed = self.table.current, self.label.value().strip()
        if not tag or typed == tag:
            return
        number = records(self._uses.get(tag, 0))
        if typed in self._uses:
            text = say("There is such a tag: the two become one, in {records}.", records=number)
        else:
            text = say("The new name will stand in {records}.", records=number)
        self.form.say_note(text)
