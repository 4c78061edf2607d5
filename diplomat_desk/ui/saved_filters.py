"""What the window does with kept filters: applies the one that is clicked, and changes them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.filters import Filter, filter_problems, in_words
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.words import say
from diplomat_desk.ui.context import Toast
from diplomat_desk.ui.dialogs.files import Dialogs
from diplomat_desk.ui.dialogs.saved_filter import SavedFilterDialog
from diplomat_desk.ui.filter_state import FilterState
from diplomat_desk.ui.late import OpenRegister, Session
from diplomat_desk.ui.saved_list import (
    APPLY,
    DELETE,
    DOWN,
    RENAME,
    UP,
    UPDATE,
    SavedList,
    Wish,
)


class SavedFilters(QObject):
    """Stands between the list in the sidebar, the filter in force and the register."""

    def __init__(
        self,
        shown: SavedList,
        filter_state: FilterState,
        session: Callable[[], Session | None],
        dialogs: Dialogs,
        toast: Toast,
        show_page: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._owner = parent
        self._shown = shown
        self._state = filter_state
        self._session = session
        self._dialogs = dialogs
        self._toast = toast
        self._show_page = show_page
        self._register: OpenRegister | None = None
        self._saved: tuple[SavedFilter, ...] = ()
        shown.wished.connect(self._do)
        filter_state.changed.connect(lambda: shown.mark(filter_state.filter))

    def take_register(self, register: OpenRegister | None) -> None:
        """Work with another register, or with the same one whose words have changed."""
        self._register = register
        self.show(self._saved if register else ())

    def show(self, saved: tuple[SavedFilter, ...]) -> None:
        """List ``saved``."""
        self._saved = saved
        troubles = {one.id: self._trouble(one) for one in saved}
        editable = self._register is not None and not self._register.read_only
        self._shown.fill(saved, troubles, editable=editable)
        self._shown.mark(self._state.filter)

    def _trouble(self, one: SavedFilter) -> str:
        """Return in sentences what of a filter is not in the register any more."""
        if self._register is None:
            return ""
        found = filter_problems(one.filter, self._register.vocabularies, self._register.countries)
        return " ".join(problem.message for problem in found)

    def _do(self, wish: Wish) -> None:
        session = self._session()
        if session is None:
            return
        one = wish.one
        if wish.act == APPLY:
            self._apply(one)
        elif wish.act == RENAME:
            self._rename(session, one)
        elif wish.act == UPDATE:
            self._update(session, one)
        elif wish.act in (UP, DOWN):
            session.move_filter(one.id, -1 if wish.act == UP else 1)
        elif wish.act == DELETE:
            session.delete_filter(one, lambda text: self._toast(text, undo=True))

    def _apply(self, one: SavedFilter) -> None:
        trouble = self._trouble(one)
        if trouble:
            what_next = say("Set the filter as it should be and update “{name}”, or delete it.",
                            name=one.name)  # fmt: skip
            self._dialogs.tell(
                say("“{name}” can no longer be applied.", name=one.name), f"{trouble} {what_next}"
            )
            return
        self._state.apply(one.filter)
        self._show_page("register")

    def _rename(self, session: Session, one: SavedFilter) -> None:
        dialog = SavedFilterDialog(
            say("Rename the filter"),
            one,
            self._in_words(one.filter),
            self._state.filter.ceiling,
            self._owner,
        )

        def done(text: str) -> None:
            dialog.finish()
            self._toast(text, undo=True)

        dialog.given.connect(
            lambda name, level: session.save_filter(
                replace(one, name=name, level=level),
                done,
                failed=dialog.refuse,
            )
        )
        dialog.open()

    def _update(self, session: Session, one: SavedFilter) -> None:
        session.save_filter(
            replace(one, filter=self._state.filter),
            lambda text: self._toast(text, undo=True),
            failed=lambda error: self._dialogs.tell(say("The filter was not saved."), str(error)),
        )

    def _in_words(self, chosen: Filter) -> str:
        if self._register is None:
            return ""
        return in_words(chosen, self._register.vocabularies, self._register.countries)
