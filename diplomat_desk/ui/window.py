"""The main window: the welcome page or an open register, with the menus and the controls around it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QMainWindow,
    QRadioButton,
    QStackedWidget,
)

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons
from diplomat_desk.ui.actions import Actions, Needs
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.dialogs.files import Dialogs
from diplomat_desk.ui.filter_state import FilterState
from diplomat_desk.ui.handlers import handlers
from diplomat_desk.ui.late import OpenRegister, Session, Standing
from diplomat_desk.ui.layout import box, column, hairline, row
from diplomat_desk.ui.pages import PAGES
from diplomat_desk.ui.read_only_bar import ReadOnlyBar
from diplomat_desk.ui.recent import RecentMenu
from diplomat_desk.ui.registers import Registers
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.saved_filters import SavedFilters
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.sidebar import Sidebar
from diplomat_desk.ui.toast import Toast
from diplomat_desk.ui.tokens import Size
from diplomat_desk.ui.topbar import TopBar
from diplomat_desk.ui.welcome import Welcome
from diplomat_desk.ui.workspace import Workspace


class MainWindow(QMainWindow):
    """One window, one register. It can be shown before the session is loaded."""

    theme_chosen = Signal(str)

    def __init__(
        self, runner: Runner[Any], settings: Settings, dialogs: Dialogs | None = None
    ) -> None:
        super().__init__()
        self._runner = runner
        self._settings = settings
        self._dialogs = dialogs or Dialogs(self)
        self.filter_state = FilterState(Filter(ceiling=settings.ceiling), self)
        self.act = Actions(self)
        self.registers = Registers(settings, self._dialogs, self.may_leave, self)
        self.workspace: Workspace | None = None
        self._standing = Standing()
        self._words_revision = 0
        self._build()
        self._connect()
        self.act.connect(handlers(self, self))
        self._show_settings()
        self._show_welcome()
        if not self.restoreGeometry(settings.geometry):
            self.resize(1280, 800)

    def take_session(self, session: Session) -> None:
        """Begin to work: the services are loaded."""
        self.registers.take_session(session)
        self._update_acts()
        if self.workspace is None:
            self.welcome.begin()

    def may_leave(self) -> bool:
        """Tell whether nothing typed would be lost, after asking where something would."""
        return self.workspace is None or self.workspace.may_leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something typed should be kept."""
        if self.may_leave():
            self._settings.geometry = self.saveGeometry()
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus; Qt alone would only take Space."""
        button = self.focusWidget()
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = isinstance(button, QAbstractButton) and not isinstance(
            button, QCheckBox | QRadioButton
        )
        if entered and pressed and isinstance(button, QAbstractButton):
            button.click()
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar, and stand the form instead of the page, where the window is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(720, 480)
        self.act.fill(self.menuBar())
        self.recent = RecentMenu(self.act.recent, self._settings)
        self.welcome = Welcome(self.act)
        self.sidebar = Sidebar()
        self.topbar = TopBar(self.act)
        self.read_only = ReadOnlyBar(self.act["file.copy"])
        self._place = column(self.topbar, self.read_only, gap=0)
        layout = row(self.sidebar, hairline(vertical=True), gap=0)
        layout.addLayout(self._place, 1)
        self._views = QStackedWidget()
        self._views.addWidget(self.welcome)
        self._views.addWidget(box(layout))
        self.setCentralWidget(self._views)
        self.toast = Toast(self._views)
        self.saved = SavedFilters(
            self.sidebar.saved,
            self.filter_state,
            lambda: self.registers.session,
            self._dialogs,
            self.toast.say,
            self._show_page,
            self,
        )

    def _connect(self) -> None:
        self.registers.opened.connect(self._open_workspace)
        self.registers.closed.connect(self._show_welcome)
        self.registers.said.connect(self.toast.say)
        self.registers.stepped.connect(self._show_changed)
        self.registers.recent_changed.connect(self._show_recent)
        self.recent.changed.connect(self._show_recent)
        self.recent.chosen.connect(self.registers.open)
        self.welcome.recent_chosen.connect(self.registers.open)
        self.sidebar.page_chosen.connect(self._show_page)
        self.toast.undo_requested.connect(self.registers.undo)
        self.filter_state.changed.connect(self._filter_changed)
        self._runner.trouble.connect(self._tell)
        self._runner.changed.connect(self._ask_standing)
        self._runner.busy.connect(self.topbar.show_busy)

    def at_work(self, act: Callable[[Workspace], object]) -> Callable[[], None]:
        """Return a handler that does ``act`` on the open register's workspace, if there is one."""

        def handler() -> None:
            if self.workspace is not None:
                act(self.workspace)

        return handler

    def _show_settings(self) -> None:
        self.act[f"theme.{self._settings.theme}"].setChecked(True)
        self._show_ceiling()
        self._show_recent()

    def _open_workspace(self, register: OpenRegister) -> None:
        """Replace what was shown by a fresh workspace for ``register``."""
        self.filter_state.reset()
        self._make_workspace(register)
        self._arrange()
        self.go_to(PAGES[0].name)
        self._ask_standing()

    def _follow_words(self) -> None:
        """Make the pages anew: vocabularies or countries have changed."""
        session = self.registers.session
        if session is not None and (self.workspace is None or self.workspace.may_be_remade()):
            session.words(self._remake_workspace)

    def _remake_workspace(self, register: OpenRegister) -> None:
        if self.workspace is None:
            return
        page, place = self.workspace.page_name, self.workspace.place()
        self._make_workspace(register)
        self._arrange()
        self.go_to(page)
        self.workspace.return_to(place)

    def _make_workspace(self, register: OpenRegister) -> None:
        self._drop_workspace()
        self._words_revision = register.words_revision
        self.workspace = Workspace(self._context(register), self)
        self.workspace.page_shown.connect(self._page_shown)
        self._place.addWidget(self.workspace, 1)
        self._views.setCurrentIndex(1)
        self.sidebar.show_register(register.name, register.path)
        self.saved.take_register(register)
        self.read_only.setVisible(register.read_only)
        mark = (
            say("{name} (read only)", name=register.name) if register.read_only else register.name
        )
        self.setWindowTitle(say("{name} – Diplomat Desk", name=mark))

    def _show_welcome(self) -> None:
        self._drop_workspace()
        self._standing = Standing()
        self.saved.take_register(None)
        self.toast.hide()
        self._views.setCurrentIndex(0)
        self.setWindowTitle(say("Diplomat Desk"))
        self._update_acts()
        self.welcome.begin()

    def _drop_workspace(self) -> None:
        workspace, self.workspace = self.workspace, None
        if workspace is not None:
            self._place.removeWidget(workspace)
            workspace.hide()
            workspace.deleteLater()

    def _context(self, register: OpenRegister) -> PageContext:
        return PageContext(
            runner=self._runner,
            filter_state=self.filter_state,
            settings=self._settings,
            vocabularies=register.vocabularies,
            countries=register.countries,
            dialogs=self._dialogs,
            register_name=register.name,
            read_only=register.read_only,
            show_page=self._show_page,
            new=self.at_work(lambda desk: desk.recorder.new()),
            edit=self._edit,
            open_record=self._open_record,
            open_person=partial(self._open_entity, "people"),
            open_organisation=partial(self._open_entity, "organisations"),
            delete=self.delete,
            toast=self.toast.say,
        )

    def _show_page(self, name: str) -> None:
        if self.workspace is not None:
            self.workspace.show_page(name)

    def go_to(self, name: str) -> None:
        """Show a page and put the keyboard into it; a click on the sidebar keeps it there."""
        self._show_page(name)
        page = self.workspace.page if self.workspace else None
        if page is not None and page.isVisible():
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _page_shown(self, name: str) -> None:
        self.sidebar.show_page(name)
        self.toast.leave()
        self._update_acts()

    def _edit(self, initiative_id: int) -> None:
        if self.workspace is not None and self.act["initiative.new"].isEnabled():
            self.workspace.recorder.edit(initiative_id)

    def _open_record(self, initiative_id: int) -> None:
        if self.workspace is not None:
            self.workspace.open_record(initiative_id)

    def _open_entity(self, page: str, number: int) -> None:
        """Show a person or an organisation on its page."""
        self._show_page(page)
        opened = getattr(self.workspace.page, "open_entity", None) if self.workspace else None
        if callable(opened):
            opened(number)

    def _show_changed(self, ids: tuple[int, ...]) -> None:
        show = getattr(self.workspace.page, "show_changed", None) if self.workspace else None
        if callable(show):
            show(ids)

    def delete(self, ids: tuple[int, ...]) -> None:
        """Move initiatives to the bin, or say that none is chosen."""
        if self.registers.session is None or not ids:
            self.toast.say(say("Choose an initiative first."))
            return
        self.registers.session.delete(ids, lambda text: self.toast.say(text, undo=True))

    def choose_theme(self, name: str) -> None:
        """Wear a theme from now on."""
        self._settings.theme = name
        self.theme_chosen.emit(name)

    def _filter_changed(self) -> None:
        ceiling = self.filter_state.filter.ceiling
        if ceiling != self._settings.ceiling:
            # It may name a record that must not be told any more.
            self.toast.hide()
        self._settings.ceiling = ceiling
        self._show_ceiling()
        self._ask_standing()
        self._update_acts()

    def _show_ceiling(self) -> None:
        level = self.filter_state.filter.ceiling
        self.act[f"ceiling.{level.code}"].setChecked(True)
        self.topbar.show_ceiling(level)

    def _show_recent(self) -> None:
        self.welcome.show_recent(self._settings.recent)
        self.recent.fill()

    def _ask_standing(self) -> None:
        session = self.registers.session
        if session is not None and self.workspace is not None:
            session.standing(self.filter_state.filter, self._show_standing)

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self.act.name_undo(standing.undo_label, standing.redo_label)
        self.sidebar.show_counts(standing.counts)
        self.saved.show(standing.saved)
        if self.workspace is not None and standing.words_revision != self._words_revision:
            self._follow_words()
        self._update_acts()

    def _update_acts(self) -> None:
        register, desk = self.registers.current, self.workspace
        facts = {
            Needs.READY: self.registers.session is not None,
            Needs.OPEN: desk is not None,
            Needs.WRITABLE: register is not None and not register.read_only,
            Needs.UNDO: bool(self._standing.undo_label),
            Needs.REDO: bool(self._standing.redo_label),
            Needs.CHOICE: desk is not None and desk.has("selected_ids"),
            Needs.FIND: desk is not None and desk.has("focus_filter"),
            Needs.BACK: desk is not None and self.filter_state.can_go_back,
            Needs.FORWARD: desk is not None and self.filter_state.can_go_forward,
        }
        held = Needs.NOTHING
        for need, true in facts.items():
            held |= need if true else Needs.NOTHING
        self.act.update(held)

    def _arrange(self) -> None:
        narrow = self.width() < Size.NARROW
        self.sidebar.fold(narrow)
        if self.workspace is not None:
            self.workspace.set_narrow(narrow)

    def _tell(self, error: DeskError) -> None:
        self._dialogs.tell(say("That was not done."), str(error))
