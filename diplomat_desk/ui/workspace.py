"""The desk of an open register: the pages, and the form that stands beside or instead of them."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QWidget

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.formats.kinds import STATED
from diplomat_desk.ui import pages
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.late import Recorder
from diplomat_desk.ui.layout import box, column, hairline
from diplomat_desk.ui.pages import PAGES
from diplomat_desk.ui.pasting import paste_rows
from diplomat_desk.ui.tokens import Size

_FORM_WIDTH = 520


class Workspace(QWidget):
    """Pages made when first shown, one form, one quick entry."""

    page_shown = Signal(str)
    typing_ended = Signal()
    """A form was left, so that nothing half typed may stand in the way of making the pages anew."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self._narrow = False
        self.stack = QStackedWidget()
        self._quick_place = column(hairline(), gap=0)
        self.quick = box(self._quick_place, "surface")
        self.quick.hide()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(5)
        self._split.addWidget(self.stack)
        layout = column(self.quick, gap=0)
        layout.addWidget(self._split, 1)
        self.setLayout(layout)

    @cached_property
    def recorder(self) -> Recorder:
        """The form and the quick entry, made when first needed: a start that only looks pays nothing."""
        made = pages.make_recorder(self._context, self)
        made.on_opened(self._show_form)
        made.on_closed(self._hide_left)
        made.form.setMinimumWidth(Size.READING)
        self._split.addWidget(made.form)
        self._split.setStretchFactor(0, 1)
        self._quick_place.insertWidget(0, made.quick)
        return made

    @property
    def form(self) -> QWidget:
        """The form."""
        return self.recorder.form

    @property
    def page_name(self) -> str:
        """The page that is shown."""
        return self._current

    @property
    def page(self) -> QWidget | None:
        """The widget of the page that is shown."""
        return self._pages.get(self._current)

    def show_page(self, name: str) -> None:
        """Show a page; its module is loaded and it is made the first time."""
        if self._narrow and self._form_is_open() and not self.recorder.may_leave():
            self.page_shown.emit(self._current)
            return
        chosen = self.selected_ids() if name != self._current else ()
        if name not in self._pages:
            self._make(name)
        page = self._pages[name]
        self._current = name
        self.stack.setCurrentWidget(page)
        self._call("make_room", self._form_is_beside())
        self._call("take_chosen", chosen)
        self._call("refresh")
        self.page_shown.emit(name)

    def open_record(self, initiative_id: int) -> None:
        """Show a record on the register page."""
        first = PAGES[0].name
        if self._current != first:
            self.show_page(first)
        self._call("open_record", initiative_id)

    def open_person(self, number: int) -> None:
        """Show a person on the page of people."""
        self._open_entity("people", number)

    def open_organisation(self, number: int) -> None:
        """Show an organisation on the page of organisations."""
        self._open_entity("organisations", number)

    def choose_chart(self) -> None:
        """Open the gallery of the page of charts."""
        self._call("choose_chart")

    def open_chart(self, number: int) -> None:
        """Show a kept chart on the page of charts."""
        self.show_page("charts")
        self._call("open_kept", number)

    def show_changed(self, ids: tuple[int, ...]) -> None:
        """Point out on the page shown what undo or redo has changed."""
        self._call("show_changed", ids)

    def enter_quickly(self) -> None:
        """Open the quick entry above the page, with the cursor in it."""
        self.quick.show()
        self.recorder.quick.show()
        self.recorder.quick.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has(self, method: str) -> bool:
        """Tell whether the page shown offers a method of the page contract."""
        return callable(getattr(self.page, method, None))

    def selected_ids(self) -> tuple[int, ...]:
        """Return what is chosen on the page shown."""
        chosen = getattr(self.page, "selected_ids", None)
        return tuple(chosen()) if callable(chosen) else ()

    def edit_chosen(self) -> None:
        """Open the form on what is chosen, or say that nothing is."""
        chosen = self.selected_ids()
        if len(chosen) == 1:
            self._context.edit(chosen[0])
        else:
            self._context.toast(say("Choose one initiative first."))

    def show_history(self) -> None:
        """Show the history of what is chosen, or say that nothing is."""
        identity = self._chosen_identity()
        if identity is not None:
            pages.show_history(self._context, identity, self)
        else:
            self._context.toast(say("Choose one record first."))

    def _chosen_identity(self) -> Identity | None:
        asked = getattr(self.page, "chosen_identity", None)
        if callable(asked):
            found: Identity | None = asked()
            return found
        chosen = self.selected_ids()
        return Identity(Kind.INITIATIVE, str(chosen[0])) if len(chosen) == 1 else None

    def resume(self, initiative_id: int) -> None:
        """Go on with what was typed into a record, or into a new one (0), and not recorded."""
        self.recorder.resume(initiative_id)

    def show_recent_changes(self) -> None:
        """Show the latest changes of the whole register."""
        pages.show_recent_changes(self._context, self)

    def choose_import(self) -> None:
        """Ask which file is to be imported, and show what it holds."""
        path = self._context.dialogs.ask_table(self._context.settings.last_folder)
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Show what the file at ``path`` holds and what would become of it."""
        self._context.settings.last_folder = path.parent
        if path.suffix.lower() in STATED:
            pages.show_stated(self._context, path, self.selected_ids(), self)
        else:
            pages.show_import(self._context, path, self)

    def copy_table(self) -> None:
        """Copy what is chosen as a table, or say that nothing is, or that the page has none."""
        if not self.has("copy_table"):
            self._context.toast(say("Only rows of the register page are copied as a table."))
        elif self.selected_ids():
            self._call("copy_table")
        else:
            self._context.toast(say("Choose an initiative first."))

    def paste_rows(self) -> None:
        """Lead rows that were copied in a spreadsheet into the register."""
        paste_rows(self._context, self)

    def show_backups(self, restored: Callable[[], None]) -> None:
        """Show the backups of the register; ``restored`` is called when one was given back."""
        pages.show_backups(self._context, restored, self)

    def compare_with(self, path: Path | None = None) -> None:
        """Compare the register with another that was worked on apart; ask which where no ``path`` says so."""
        path = path or self._context.dialogs.ask_open(self._context.settings.last_folder)
        if path is not None and self.may_leave():
            pages.show_diverged(self._context, path, self)

    def show_imports(self) -> None:
        """Show what is kept of earlier imports."""
        pages.show_imports(self._context, self)

    def focus_filter(self) -> None:
        """Put the cursor into the page's filter."""
        self._call("focus_filter")

    def print_page(self) -> None:
        """Print what the page shows, or go to the reports where the page itself cannot be printed."""
        if self.has("print_page"):
            self._call("print_page")
        else:
            self.show_page("reports")

    def toggle_strip(self) -> None:
        """Show what stands beside the pages of a report, or hide it."""
        self._call("toggle_strip")

    def print_dossier(self) -> None:
        """Go to the dossier of what is chosen, or say that nothing is."""
        chosen = self.selected_ids()
        if len(chosen) == 1:
            self.show_page("reports")
            self._call("open_dossier", chosen[0])
        else:
            self._context.toast(say("Choose one initiative first."))

    def print_brief(self) -> None:
        """Go to the brief on the country of the filter."""
        self.show_page("reports")
        self._call("open_brief")

    def choose_report(self) -> None:
        """Go to the reports and open their list."""
        self.show_page("reports")
        self._call("choose_report")

    def save_report(self) -> None:
        """Save what the page shows as a file."""
        self._call("save_report")

    def may_leave(self) -> bool:
        """Tell whether nothing typed would be lost, after asking where something would."""
        return self._may_go(lambda recorder: recorder.may_leave())

    def may_move(self) -> bool:
        """Tell the same where the register is opened again at once: what stands in the form is kept in it."""
        return self._may_go(lambda recorder: recorder.keep_typed())

    def keep_quietly(self) -> bool:
        """Do what :meth:`may_move` does without asking; tell whether nothing would be lost."""
        return not self._has_recorder() or self.recorder.keep_quietly()

    def _may_go(self, asked: Callable[[Recorder], bool]) -> bool:
        if self._has_recorder() and not asked(self.recorder):
            return False
        pages_asked = (getattr(page, "may_leave", None) for page in self._pages.values())
        return all(ask() for ask in pages_asked if callable(ask))

    def may_be_remade(self) -> bool:
        """Tell whether nothing is half typed, so that the pages can be made anew without a question."""
        if self._form_is_open() or (self._has_recorder() and not self.recorder.quick.isHidden()):
            return False
        asked = (getattr(page, "is_typing", None) for page in self._pages.values())
        return not any(ask() for ask in asked if callable(ask))

    def place(self) -> object:
        """Return where the page shown stands, for :meth:`return_to` of the workspace made after this one."""
        place = getattr(self.page, "place", None)
        return place() if callable(place) else None

    def return_to(self, place: object) -> None:
        """Go back to a place of the page shown."""
        if place is not None:
            self._call("return_to", place)

    def set_narrow(self, narrow: bool) -> None:
        """Lay out for a window below 1100 pixels: the form stands instead of the page."""
        self._narrow = narrow
        self._arrange()

    def _open_entity(self, page: str, number: int) -> None:
        self.show_page(page)
        self._call("open_entity", number)

    def _make(self, name: str) -> None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            page = pages.make_page(pages.find(name), self._context, self.stack)
        finally:
            QApplication.restoreOverrideCursor()
        self._pages[name] = page
        ended = getattr(page, "typing_ended", None)
        if isinstance(ended, SignalInstance):
            ended.connect(self.typing_ended)
        self.stack.addWidget(page)

    def _show_form(self) -> None:
        self.form.show()
        self._arrange()
        if self._form_is_beside():
            whole = self._split.width()
            self._split.setSizes([whole - _FORM_WIDTH, _FORM_WIDTH])

    def _hide_left(self) -> None:
        """Give back the room of what was left; what stays has the keyboard, else the page."""
        self.quick.setHidden(self.recorder.quick.isHidden())
        self._arrange()
        staying = (self.form, self.recorder.quick)
        next_one = next((one for one in staying if not one.isHidden()), self.page)
        if next_one is not None:
            next_one.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typing_ended.emit()

    def _arrange(self) -> None:
        self.stack.setVisible(not (self._form_is_open() and self._narrow))
        self._call("make_room", self._form_is_beside())

    def _form_is_beside(self) -> bool:
        return self._form_is_open() and not self._narrow

    def _form_is_open(self) -> bool:
        return self._has_recorder() and not self.form.isHidden()

    def _has_recorder(self) -> bool:
        return "recorder" in self.__dict__

    def _call(self, method: str, *arguments: object) -> None:
        found = getattr(self.page, method, None)
        if callable(found):
            found(*arguments)
