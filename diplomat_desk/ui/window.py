"""The main window: the welcome page or an open register, with the menus and the controls around it."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons, pages
from diplomat_desk.ui.actions import Actions
from diplomat_desk.ui.ask_settings import ask_for_settings
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.dialogs.files import Dialogs
from diplomat_desk.ui.draft_bar import DraftBar
from diplomat_desk.ui.dropping import Dropping
from diplomat_desk.ui.filter_state import FilterState
from diplomat_desk.ui.handlers import handlers
from diplomat_desk.ui.holding import Facts, held
from diplomat_desk.ui.late import OpenRegister, Session, Standing
from diplomat_desk.ui.layout import STRETCH, box, column, hairline, row
from diplomat_desk.ui.locking import Locking
from diplomat_desk.ui.presentation import Presentation, PresentationBar, first_ceiling
from diplomat_desk.ui.pressing import PressingWindow
from diplomat_desk.ui.questions_first import QuestionsFirst
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
from diplomat_desk.ui.where_bar import WhereBar
from diplomat_desk.ui.working import Working
from diplomat_desk.ui.workspace import Workspace

T = TypeVar("T")

_WORDS_AGAIN_MS = 200
"""How soon to look again whether the pages can be made anew, while a question is open."""


class MainWindow(PressingWindow):
    """One window, one register. It can be shown before the session is loaded."""

    theme_chosen = Signal(str)

    def __init__(
        self, runner: Runner[Any], settings: Settings, dialogs: Dialogs | None = None
    ) -> None:
        super().__init__()
        self._runner = runner
        self._settings = settings
        self._dialogs = dialogs or Dialogs(self)
        self.filter_state = FilterState(Filter(ceiling=first_ceiling(settings)), self)
        self.act = Actions(self)
        self.presentation = Presentation(self.filter_state, settings, self)
        self.registers = Registers(settings, self._dialogs, self.may_leave, self._ceiling, self)
        self.workspace: Workspace | None = None
        self._standing = Standing()
        self._stood: Filter | None = None
        self._words_revision = 0
        self._page_name = ""
        self._build()
        self._connect()
        self.locking = Locking(self.registers, settings, lambda: self.workspace, self.go_to, self)
        self.act.connect(handlers(self, self))
        self.dropping = Dropping(self, self)
        self._show_settings()
        self._show_welcome()
        if not self.restoreGeometry(settings.geometry):
            self.resize(1280, 800)
        # Qt brings a window back to a smaller screen, but not down to its size.
        self.resize(self.size().boundedTo(self.screen().availableSize()))

    def take_session(self, session: Session) -> None:
        """Begin to work: the services are loaded."""
        self.registers.take_session(session)
        self._update_acts()
        self.questions.begin()
        if self.workspace is None:
            self.welcome.begin()

    def may_leave(self) -> bool:
        """Tell whether nothing typed would be lost, after asking where something would."""
        return self.workspace is None or self.workspace.may_leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something typed should be kept."""
        if self.may_leave():
            self._settings.geometry = self.saveGeometry()
            self.presentation.end()
            event.accept()
        else:
            event.ignore()

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
        self.questions = QuestionsFirst(self.welcome, self.registers, self._settings, self._runner)
        self.sidebar = Sidebar()
        self.topbar = TopBar(self.act)
        self.read_only = ReadOnlyBar(self.act["file.copy"])
        self.presenting = PresentationBar(self.presentation)
        self.draft = DraftBar(lambda: self.registers.session, self._at(Workspace.resume))
        self.where = WhereBar(self.registers, self._settings, self._dialogs, lambda: self.workspace)
        self.where.compare = self._at(Workspace.compare_with)
        bars = (self.presenting, self.topbar, self.read_only, self.where, self.draft)
        self._place = column(*bars, gap=0)
        layout = row(self.sidebar, hairline(vertical=True), gap=0)
        layout.addLayout(self._place, 1)
        self._views = QStackedWidget()
        # Opening an older register takes long too, and there is no top bar yet.
        self._opening = Working(self)
        above = row(STRETCH, self._opening.cancel)
        self._views.addWidget(box(column(self._opening.bar, above, self.welcome, gap=0)))
        self._views.addWidget(box(layout))
        self.setCentralWidget(self._views)
        self.toast = Toast(self._views)
        self._words_soon = QTimer(self, singleShot=True, interval=_WORDS_AGAIN_MS)
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
        self._words_soon.timeout.connect(self._follow_words)
        self.registers.opened.connect(self._open_workspace)
        self.registers.closed.connect(self._show_welcome)
        self.registers.said.connect(self.toast.say)
        self.registers.stepped.connect(self._at(Workspace.show_changed))
        self.registers.recent_changed.connect(self._show_recent)
        self.recent.changed.connect(self._show_recent)
        self.recent.chosen.connect(self.registers.open)
        self.welcome.recent_chosen.connect(self.registers.open)
        self.sidebar.page_chosen.connect(self._show_page)
        self.toast.undo_requested.connect(self.registers.undo)
        self.filter_state.changed.connect(self._filter_changed)
        self.filter_state.came_back.connect(self.go_to)
        self.presentation.changed.connect(self._show_presentation)
        self._runner.trouble.connect(self._tell)
        self._runner.changed.connect(self._ask_standing)
        self._runner.changed.connect(self.registers.changed)
        self._runner.halted.connect(self.toast.say)
        for one in (self.topbar.working, self._opening):
            one.follow(self._runner)

    def _ceiling(self) -> Level:
        return self.filter_state.filter.ceiling

    def at_work(self, act: Callable[[Workspace], object]) -> Callable[[], None]:
        """Return a handler that does ``act`` on the open register's workspace, if there is one."""

        def handler() -> None:
            if self.workspace is not None:
                act(self.workspace)

        return handler

    def _at(self, act: Callable[[Workspace, T], object]) -> Callable[[T], None]:
        """Return a callback that does ``act`` with a value on the open register's workspace, if there is one."""

        def handler(value: T) -> None:
            if self.workspace is not None:
                act(self.workspace, value)

        return handler

    def _show_settings(self) -> None:
        self.act[f"theme.{self._settings.theme}"].setChecked(True)
        self._show_ceiling()
        self._show_recent()

    def _open_workspace(self, register: OpenRegister) -> None:
        """Replace what was shown by a fresh workspace for ``register``."""
        self.filter_state.reset()
        self._standing, self._stood = Standing(), None
        self._make_workspace(register)
        self._arrange()
        self.go_to(self.questions.first_page(register))
        self._ask_standing()
        self.presentation.tell_cut_off(self.toast.say)
        self.draft.offer(self._ceiling())

    def _follow_words(self) -> None:
        """Make the pages anew if vocabularies or countries have changed; later, if something is half typed."""
        session = self.registers.session
        if session is not None and self._words_are_old():
            session.words(self._remake_workspace)

    def _words_are_old(self) -> bool:
        """Tell whether the pages show old words and can be made anew now, so that nothing typed is lost."""
        newer = self._standing.words_revision > self._words_revision
        if not newer or self.workspace is None or not self.workspace.may_be_remade():
            return False
        if QApplication.activeModalWidget() is not None:
            # A page waits for the answer, and must still be there when it comes.
            self._words_soon.start()
            return False
        return True

    def _remake_workspace(self, register: OpenRegister) -> None:
        # Somebody may have begun to type since the words were asked for.
        if self.workspace is None or not self._words_are_old():
            return
        page, place = self.workspace.page_name, self.workspace.place()
        had_keyboard = self.workspace.isAncestorOf(self.focusWidget())
        self._make_workspace(register)
        # Its layout would show it only later, and what is not seen cannot have the keyboard.
        self.workspace.show()
        self._arrange()
        if had_keyboard:
            self.go_to(page)
        else:
            self._show_page(page)
        self.workspace.return_to(place)

    def _make_workspace(self, register: OpenRegister) -> None:
        self._drop_workspace()
        self._words_revision = register.words_revision
        self.workspace = Workspace(self._context(register), self)
        self.workspace.page_shown.connect(self._page_shown)
        self.workspace.typing_ended.connect(self._follow_words)
        self._place.addWidget(self.workspace, 1)
        self._views.setCurrentIndex(1)
        self.sidebar.show_register(register.name, register.path)
        self.saved.take_register(register)
        self.read_only.setVisible(register.read_only)
        form = (
            "{name} (read only) – Diplomat Desk" if register.read_only else "{name} – Diplomat Desk"
        )
        self.setWindowTitle(say(form, name=register.name))

    def _show_welcome(self) -> None:
        self._drop_workspace()
        self._standing, self._stood = Standing(), None
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
            pages.let_go()

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
            open_record=self._at(Workspace.open_record),
            open_person=self._at(Workspace.open_person),
            open_organisation=self._at(Workspace.open_organisation),
            open_chart=self._at(Workspace.open_chart),
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
        if name != self._page_name:
            self.toast.leave()
        self._page_name = name
        self._update_acts()

    def _edit(self, initiative_id: int) -> None:
        if self.workspace is not None and self.act["initiative.new"].isEnabled():
            self.workspace.recorder.edit(initiative_id)

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
        if self.presentation.keep(ceiling):
            # It may name a record that must not be told any more.
            self.toast.hide()
        self._show_ceiling()
        # Asked before what the page shows, and of a large register it takes longer than that.
        if self.filter_state.filter.cleared() != self._stood:
            self._ask_standing()
        self._update_acts()

    def _show_ceiling(self) -> None:
        level = self.filter_state.filter.ceiling
        self.act[f"ceiling.{level.code}"].setChecked(True)
        self.topbar.show_ceiling(level, held=self.presentation.is_on)

    def _show_presentation(self, on: bool) -> None:
        self.act["view.presentation"].setChecked(on)
        self._show_ceiling()
        self._arrange()
        self._update_acts()

    def toggle_presentation(self) -> None:
        """Begin or end a presentation; the form is left first, for it may show more than may be seen."""
        if self.presentation.is_on or self.may_leave():
            self.presentation.toggle()
        self.act["view.presentation"].setChecked(self.presentation.is_on)

    def open_settings(self) -> None:
        """Ask for the settings; what they change is so at once."""
        ask_for_settings(self._settings, self.registers, self._take_settings, self)

    def _take_settings(self) -> None:
        self.act[f"theme.{self._settings.theme}"].setChecked(True)
        self.theme_chosen.emit(self._settings.theme)
        self._show_recent()
        # Charts show the countries that are watched.
        self.filter_state.changed.emit()
        self.toast.say(say("The settings are kept."))

    def _show_recent(self) -> None:
        self.welcome.show_recent(self._settings.recent)
        self.recent.fill()

    def _ask_standing(self) -> None:
        session = self.registers.session
        if session is not None and self.workspace is not None:
            self._stood = self.filter_state.filter.cleared()
            session.standing(self._stood, self._show_standing)

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self.act.name_undo(standing.undo_label, standing.redo_label)
        self.sidebar.show_counts(standing.counts)
        self.topbar.show_withheld(standing.withheld)
        self.saved.show(standing.saved)
        self._update_acts()
        self._follow_words()

    def _update_acts(self) -> None:
        facts = Facts(
            self.registers, self.workspace, self._standing, self.filter_state, self.presentation
        )
        self.act.update(held(facts))

    def _arrange(self) -> None:
        narrow = self.width() < Size.NARROW
        self.sidebar.fold(narrow)
        if self.workspace is not None:
            self.workspace.set_narrow(narrow)

    def _tell(self, error: DeskError) -> None:
        self._dialogs.tell(say("That was not done."), str(error))
