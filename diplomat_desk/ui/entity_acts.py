"""What is done to people and organisations: recording, deleting, merging, telling doubles apart."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.changes import Change, name_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.merging import Entity, Preview
from diplomat_desk.domain.words import say
from diplomat_desk.services import duplicates, entities
from diplomat_desk.services.duplicates import Double
from diplomat_desk.ui import entity_lookups
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.dialogs.merge import MergeDialog
from diplomat_desk.ui.dialogs.reason import ReasonDialog
from diplomat_desk.ui.entity_words import EntityWords
from diplomat_desk.ui.forms.asking import ask_to_leave
from diplomat_desk.ui.forms.click_guard import ClickGuard
from diplomat_desk.ui.forms.entity_form import EntityForm
from diplomat_desk.ui.forms.refusal import show_refusal
from diplomat_desk.ui.merge_text import done_in_words


class EntityActs(QObject):
    """Holds the form of one page and asks the register for what the user wants done."""

    opened = Signal()
    """The form holds a record and can be shown."""
    closed = Signal()
    wanted = Signal(int)
    """A record to be shown."""

    def __init__(self, context: PageContext, words: EntityWords, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._words = words
        self._page = page
        self._in_use = False
        # What the form was shown of a record: the rest of it is kept whatever is recorded.
        self._seen_up_to = TOP
        self.form = EntityForm(
            words.kind,
            context.vocabularies,
            context.countries,
            entity_lookups.organisation_names(context, topic="entity organisations"),
            may_leave=lambda: ask_to_leave(context.dialogs),
            parent=page,
        )
        self.form.record_requested.connect(self._record)
        self.form.left.connect(self._left)
        context.filter_state.changed.connect(self._ceiling_changed)
        self._guard = ClickGuard(page)
        self._guard.watch(self.form.record_button, self.form.cancel_button)

    @property
    def is_in_use(self) -> bool:
        """Whether the form is open."""
        return self._in_use

    def may_leave(self) -> bool:
        """Leave the form, asking first if something would be lost; tell whether it was left."""
        return not self._in_use or self.form.leave()

    def new(self) -> None:
        """Open an empty form, unless what is typed in it should be kept."""
        if self.may_leave():
            self._seen_up_to = self._ceiling
            self._show(self._words.blank(), say(self._words.new))

    def edit(self, number: int) -> None:
        """Open the form on a record, read anew."""
        if not number or not self.may_leave():
            return
        kind, ceiling = self._words.kind, self._ceiling

        def show(one: Entity) -> None:
            self._seen_up_to = ceiling
            self._show(one, say(self._words.edit, name=one.name))

        self._context.runner.ask(
            lambda desk: entities.one(desk, kind, number, ceiling), show, topic="edit entity"
        )

    def delete(self, one: Entity) -> None:
        """Delete a record, or say why it stays."""
        kind, ceiling = self._words.kind, self._ceiling

        def done(_change: Change) -> None:
            self._context.toast(say("Deleted “{name}”.", name=one.name), undo=True)

        def refused(error: DeskError) -> None:
            self._context.dialogs.tell(say("“{name}” was not deleted.", name=one.name), str(error))

        self._context.runner.change(
            lambda desk: entities.delete(desk, kind, one.id, ceiling), done, failed=refused
        )

    def merge(self, one: Entity) -> None:
        """Ask which record is the double of ``one``, and merge the two."""
        self._merge((one.id, one.name), None)

    def merge_pair(self, pair: Double) -> None:
        """Ask which of a pair stays, and merge the two."""
        self._merge((pair.first, pair.first_name), (pair.second, pair.second_name))

    def dismiss(self, pair: Double) -> None:
        """Ask why a pair is not the same, and keep the answer."""
        question = say(
            "Why are “{one}” and “{other}” not the same?",
            one=pair.first_name,
            other=pair.second_name,
        )
        dialog = ReasonDialog(
            say("Not the same"), question, say("Keep them apart"), self._page.window()
        )
        dialog.given.connect(partial(self._dismiss, pair))
        dialog.open()

    @property
    def _ceiling(self) -> Level:
        return self._context.filter_state.filter.ceiling

    def _merge(self, one: tuple[int, str], other: tuple[int, str] | None) -> None:
        if not self.may_leave():
            return
        dialog = MergeDialog(self._context, self._words, one, other, self._page.window())
        dialog.merged.connect(self._merged)
        dialog.open()

    def _merged(self, preview: Preview) -> None:
        self._context.toast(done_in_words(preview), undo=True)
        self.wanted.emit(preview.kept.id)

    def _dismiss(self, pair: Double, reason: str) -> None:
        kind, ceiling = self._words.kind, self._ceiling

        def done(_change: Change) -> None:
            said = say(
                "“{one}” and “{other}” stay apart.", one=pair.first_name, other=pair.second_name
            )
            self._context.toast(said, undo=True)

        self._context.runner.change(
            lambda desk: duplicates.dismiss(desk, kind, pair.first, pair.second, reason, ceiling),
            done,
        )

    def _show(self, one: Entity, heading: str) -> None:
        self._in_use = True
        self._guard.disarm()
        self.form.load(one, heading)
        self.opened.emit()

    def _ceiling_changed(self) -> None:
        """Leave a form that shows what lies above the ceiling now, asking if something would be lost."""
        if self._in_use and self.form.loaded_id and self._ceiling < self._seen_up_to:
            self.form.leave()

    def _left(self) -> None:
        self._in_use = False
        self._guard.start()
        self.closed.emit()

    def _record(self, one: Entity) -> None:
        self.form.set_busy(True)
        ceiling = self._seen_up_to
        self._context.runner.change(
            lambda desk: entities.record(desk, one, ceiling), self._recorded, failed=self._refused
        )

    def _recorded(self, change: Change) -> None:
        self.form.set_busy(False)
        self._left()
        if change.after is not None:
            name = name_of(change.after.record)
            self._context.toast(say("Recorded “{name}”.", name=name), undo=True)
            self.wanted.emit(int(change.identity.key))

    def _refused(self, error: DeskError) -> None:
        self.form.set_busy(False)
        show_refusal(self.form, error)
