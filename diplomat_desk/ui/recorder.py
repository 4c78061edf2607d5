"""The form and the quick entry at work: they ask the register and record in it. Loaded late."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.changes import Change
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import DeskError, MissingError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.words import say
from diplomat_desk.services import drafts, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui import entity_lookups
from diplomat_desk.ui.attachments import AttachmentReader
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.draft_keeper import DraftKeeper
from diplomat_desk.ui.forms import open_sections
from diplomat_desk.ui.forms.asking import ask_to_leave
from diplomat_desk.ui.forms.click_guard import ClickGuard
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from diplomat_desk.ui.forms.lookups import FormLookups, Process
from diplomat_desk.ui.forms.open_sections import OpenSections
from diplomat_desk.ui.forms.quick_entry import QuickEntry
from diplomat_desk.ui.forms.refusal import show_refusal


class DeskRecorder(QObject):
    """Holds the form and the quick entry of one register; fulfils :class:`late.Recorder`."""

    closed = Signal()
    opened = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._in_use = False
        # What the form was shown of a record: the rest of it is kept whatever is recorded.
        self._seen_up_to = TOP
        self._guard = ClickGuard(parent)
        self.form = self._make_form(parent)
        self._keeper = DraftKeeper(context, self.form)
        self.quick = self._make_quick(parent)
        context.filter_state.changed.connect(self._ceiling_changed)

    def new(self) -> None:
        """Open an empty form, unless what is typed in it should be kept."""
        if self._may_leave_form():
            self._show(Initiative())

    def edit(self, initiative_id: int) -> None:
        """Open the form on a record, read anew."""
        if not self._may_leave_form():
            return
        ceiling = self._context.filter_state.filter.ceiling

        def show(initiative: Initiative) -> None:
            self._seen_up_to = ceiling
            self._show(initiative)

        self._context.runner.ask(
            lambda desk: looking.one(desk, initiative_id, ceiling), show, topic="edit"
        )

    def resume(self, initiative_id: int) -> None:
        """Go on with what was typed into a record, or into a new one (0), before the program stopped."""
        if not self._may_leave_form():
            return
        ceiling = self._context.filter_state.filter.ceiling

        def work(desk: Desk) -> tuple[Initiative, Initiative] | None:
            for one in drafts.found(desk, ceiling):
                if one.initiative.id == initiative_id:
                    return _original(desk, initiative_id, ceiling), one.initiative
            return None

        def show(found: tuple[Initiative, Initiative] | None) -> None:
            if found is not None:
                self._seen_up_to = ceiling if found[0].id else TOP
                self._show(*found)

        self._context.runner.ask(work, show, topic="edit")

    def may_leave(self) -> bool:
        """Leave the form and the quick entry, asking first if something would be lost.

        Tell whether both were left.
        """
        return self._may_leave_form() and (self.quick.isHidden() or self.quick.leave())

    def keep_typed(self) -> bool:
        """Keep in the register what stands in the form, to be offered again; tell whether all else can go.

        Files that were attached and not recorded cannot be kept so, nor what stands in the quick entry.
        """
        if self._in_use and self.form.contents():
            return self.may_leave()
        if self._in_use:
            self._keeper.keep()
        return self.quick.isHidden() or self.quick.leave()

    def keep_quietly(self) -> bool:
        """Do what :meth:`keep_typed` does without asking; tell whether nothing would be lost."""
        if (self._in_use and self.form.contents()) or self.quick.is_dirty():
            return False
        return self.keep_typed()

    def on_closed(self, told: Callable[[], None]) -> None:
        """Call ``told`` whenever the form or the quick entry was left."""
        self.closed.connect(told)

    def on_opened(self, told: Callable[[], None]) -> None:
        """Call ``told`` when the form holds the record and can be shown."""
        self.opened.connect(told)

    def _ceiling_changed(self) -> None:
        """Leave a form that shows what lies above the ceiling now, asking if something would be lost."""
        lowered = self._context.filter_state.filter.ceiling < self._seen_up_to
        if self._in_use and self.form.loaded_id and lowered:
            self.form.leave()

    def _make_form(self, parent: QWidget) -> InitiativeForm:
        context = self._context
        form = InitiativeForm(
            context.vocabularies,
            context.countries,
            _lookups(context),
            may_leave=lambda: ask_to_leave(context.dialogs),
            open_sections=OpenSections(
                lambda: context.settings.state(open_sections.NAME),
                lambda names: context.settings.set_state(open_sections.NAME, names),
            ),
            parent=parent,
        )
        form.hide()
        form.record_requested.connect(self._record)
        form.left.connect(self._left)
        self._guard.watch(form.record_button, form.cancel_button)
        return form

    def _make_quick(self, parent: QWidget) -> QuickEntry:
        context = self._context
        quick = QuickEntry(
            context.vocabularies,
            context.countries,
            may_leave=lambda: ask_to_leave(context.dialogs),
            parent=parent,
        )
        quick.setFocusProxy(quick.title)
        quick.hide()
        quick.record_requested.connect(self._record_quickly)
        quick.left.connect(self._quick_left)
        self._guard.watch(quick.record_button, quick.cancel_button)
        return quick

    def _may_leave_form(self) -> bool:
        return not self._in_use or self.form.leave()

    def _show(self, initiative: Initiative, typed: Initiative | None = None) -> None:
        self._in_use = True
        self._guard.disarm()
        self.form.set_busy(False)
        if typed is None:
            self.form.load(initiative)
        else:
            self.form.resume(initiative, typed)
        self._keeper.begin()
        if typed is not None:
            self._keeper.keep()
        self.opened.emit()

    def _left(self) -> None:
        self._in_use = False
        self._keeper.end()
        self.form.forget_contents()
        self.form.hide()
        self._guard.start()
        self.closed.emit()

    def _quick_left(self) -> None:
        self.quick.hide()
        self._guard.start()
        self.closed.emit()

    def _record(self, initiative: Initiative) -> None:
        self.form.set_busy(True)
        ceiling, contents = self._seen_up_to, self.form.contents()
        self._context.runner.change(
            lambda desk: recording.record(desk, initiative, ceiling, contents),
            self._recorded,
            failed=self._form_refused,
        )

    def _recorded(self, change: Change) -> None:
        self.form.set_busy(False)
        self._left()
        self._say_recorded(change)

    def _form_refused(self, error: DeskError) -> None:
        self.form.set_busy(False)
        show_refusal(self.form, error)

    def _record_quickly(self, initiative: Initiative) -> None:
        self._guard.start()
        self._context.runner.change(
            lambda desk: recording.record(desk, initiative),
            self._say_recorded,
            failed=lambda error: show_refusal(self.quick, error),
        )

    def _say_recorded(self, change: Change) -> None:
        if change.after is not None:
            title = change.after.initiative.title
            self._context.toast(say("Recorded “{title}”.", title=title), undo=True)
            self._context.open_record(change.id)


def _original(desk: Desk, initiative_id: int, ceiling: Level) -> Initiative:
    """Return the record that was edited; what is left of one that is gone is a new one."""
    try:
        return looking.one(desk, initiative_id, ceiling) if initiative_id else Initiative()
    except MissingError:
        return Initiative()


def _lookups(context: PageContext) -> FormLookups:
    """Return the form's questions, each asked under today's ceiling."""

    def tags(text: str, answer: Callable[[tuple[str, ...]], None]) -> None:
        ceiling = context.filter_state.filter.ceiling
        wanted = text.strip().casefold()

        def work(desk: Desk) -> tuple[str, ...]:
            return tuple(t for t in looking.tags(desk, ceiling) if wanted in t.casefold())

        context.runner.ask(work, answer, topic="form tags")

    def processes(text: str, answer: Callable[[tuple[Process, ...]], None]) -> None:
        ceiling = context.filter_state.filter.ceiling
        context.runner.ask(
            lambda desk: looking.processes(desk, text, ceiling), answer, topic="processes"
        )

    def process(initiative_id: int, answer: Callable[[Process | None], None]) -> None:
        ceiling = context.filter_state.filter.ceiling

        def work(desk: Desk) -> Process | None:
            try:
                found = looking.one(desk, initiative_id, ceiling)
            except MissingError:
                return None
            return found.id, found.reference, found.title

        context.runner.ask(work, answer, topic="process")

    def initiatives(text: str, answer: Callable[[tuple[Process, ...]], None]) -> None:
        ceiling = context.filter_state.filter.ceiling
        context.runner.ask(
            lambda desk: looking.initiatives(desk, text, ceiling), answer, topic="ties"
        )

    reader = AttachmentReader(context)
    return FormLookups(
        organisations=entity_lookups.organisation_names(context, topic="organisations"),
        tags=tags,
        processes=processes,
        process=process,
        initiatives=initiatives,
        choose_files=reader.choose,
        read_file=reader.read,
        author=lambda: context.settings.author,
        people=entity_lookups.people(context),
        known_organisations=entity_lookups.organisations(context),
        person=entity_lookups.person(context),
    )
