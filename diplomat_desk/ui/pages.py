"""The pages of the window, and the one place that loads modules late.

Start-up must not pay for SQLAlchemy, numpy and pyqtgraph: the session is loaded on the register's
thread once the window is painted, and a page when it is first shown.
"""

import gc
import importlib
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from diplomat_desk.domain.changes import Identity
from diplomat_desk.domain.countries import Countries
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.late import AttachmentOpener, OpenRegister, Recorder, Session
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings

SESSION_MODULE = "diplomat_desk.ui.session"
RECORDER_MODULE = "diplomat_desk.ui.recorder"
ATTACHMENTS_MODULE = "diplomat_desk.ui.attachments"
HISTORY_MODULE = "diplomat_desk.ui.history_dialog"
RECENT_MODULE = "diplomat_desk.ui.recent_changes"
CATALOGUE_MODULE = "diplomat_desk.charts.catalogue"
IMPORT_MODULE = "diplomat_desk.ui.importing.dialog"
STATED_MODULE = "diplomat_desk.ui.importing.stated"
BACKUPS_MODULE = "diplomat_desk.ui.backups_dialog"
SCREEN_MODULE = "diplomat_desk.ui.screen"
DIVERGED_MODULE = "diplomat_desk.ui.diverged_dialog"
ENCRYPTION_MODULE = "diplomat_desk.ui.dialogs.passphrase"
IMPORTS_MODULE = "diplomat_desk.ui.importing.kept"
LICENCES_MODULE = "diplomat_desk.ui.dialogs.licences"
SETTINGS_MODULE = "diplomat_desk.ui.dialogs.settings"

CHOSEN_CHART = "charts.chosen"
"""Under this name the settings keep which chart was seen last."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its name in code, its title and icon in the sidebar, and the class that makes it.

    One ``at_foot`` stands apart at the foot of the sidebar.
    """

    name: str
    title: str
    icon: str
    module: str
    class_name: str
    at_foot: bool = False


PAGES = (
    PageSpec("register", "Register", "table", "diplomat_desk.ui.register_page", "RegisterPage"),
    PageSpec("charts", "Charts", "chart-column", "diplomat_desk.ui.charts_page", "ChartsPage"),
    PageSpec(
        "dashboard",
        "Dashboard",
        "layout-dashboard",
        "diplomat_desk.ui.dashboard_page",
        "DashboardPage",
    ),
    PageSpec("people", "People", "users", "diplomat_desk.ui.entity_page", "PeoplePage"),
    PageSpec(
        "organisations",
        "Organisations",
        "building-2",
        "diplomat_desk.ui.entity_page",
        "OrganisationsPage",
    ),
    PageSpec("search", "Search", "search", "diplomat_desk.ui.search_page", "SearchPage"),
    PageSpec(
        "upcoming", "Upcoming", "calendar-clock", "diplomat_desk.ui.upcoming_page", "UpcomingPage"
    ),
    PageSpec("quality", "Quality", "list-checks", "diplomat_desk.ui.quality_page", "QualityPage"),
    PageSpec("reports", "Reports", "file-text", "diplomat_desk.ui.reports_page", "ReportsPage"),
    PageSpec("words", "Vocabularies", "book-a", "diplomat_desk.ui.words_page", "WordsPage", True),
    PageSpec("bin", "Bin", "trash-2", "diplomat_desk.ui.bin_page", "BinPage", True),
)
"""In the order of the sidebar; the first is shown when a register opens."""


def load(module: str) -> ModuleType:
    """Import a module now. Safe on any thread for modules that make no widgets."""
    known = sys.modules.get(module)
    if known is not None:
        return known
    made = importlib.import_module(module)
    # What modules hold stays. Else every full collection walks through all of it, and the window
    # stands still for a tenth of a second; :func:`let_go` gives back what was caught up in it.
    gc.freeze()
    return made


def let_go() -> None:
    """Let the collector free what was there when modules were loaded, such as the pages of a register."""
    gc.unfreeze()


def find(name: str) -> PageSpec:
    """Return the page called ``name``; raise ``KeyError`` when there is none."""
    return {page.name: page for page in PAGES}[name]


def make_page(spec: PageSpec, context: PageContext, parent: QWidget) -> QWidget:
    """Make a page, on the window's thread; its module is loaded the first time."""
    made = getattr(load(spec.module), spec.class_name)(context, parent)
    return cast(QWidget, made)


def make_session(runner: Runner[object], settings: Settings) -> Session:
    """Make the session; quick when :data:`SESSION_MODULE` was loaded before."""
    return cast(Session, load(SESSION_MODULE).DeskSession(runner, settings))


def make_recorder(context: PageContext, parent: QWidget) -> Recorder:
    """Make the form and the quick entry for an open register."""
    return cast(Recorder, load(RECORDER_MODULE).DeskRecorder(context, parent))


def show_history(context: PageContext, identity: Identity, parent: QWidget) -> None:
    """Show how a record came to be what it is: an initiative, a person, an organisation."""
    load(HISTORY_MODULE).show_history(context, identity, parent)


def show_recent_changes(context: PageContext, parent: QWidget) -> None:
    """Show what was changed last in the whole register."""
    load(RECENT_MODULE).show_recent_changes(context, parent)


def show_import(context: PageContext, path: Path, parent: QWidget) -> None:
    """Lead a file of somebody else's into the register."""
    load(IMPORT_MODULE).show_import(context, path, parent)


def show_stated(context: PageContext, path: Path, chosen: tuple[int, ...], parent: QWidget) -> None:
    """Lead a file that says itself what it holds into the register; its sources may go to what is chosen."""
    load(STATED_MODULE).show_stated(context, path, chosen, parent)


def show_pasted(context: PageContext, text: str, parent: QWidget) -> None:
    """Lead rows that were copied in a spreadsheet into the register."""
    load(IMPORT_MODULE).show_pasted(context, text, parent)


def show_backups(context: PageContext, restored: Callable[[], None], parent: QWidget) -> None:
    """Show the backups of a register, and give one back."""
    load(BACKUPS_MODULE).show_backups(context, restored, parent)


def show_diverged(context: PageContext, path: Path, parent: QWidget) -> None:
    """Compare the open register with another that it was once one with, and bring them together."""
    load(DIVERGED_MODULE).show_diverged(context, path, parent)


def choose_passphrase(
    current: OpenRegister, chosen: Callable[[str], None], parent: QWidget
) -> None:
    """Ask for a passphrase for the open register."""
    dialog = load(ENCRYPTION_MODULE).ChoosePassphrase(
        current.name, encrypted=current.encrypted, parent=parent
    )
    dialog.chosen.connect(chosen)
    dialog.open()


def show_imports(context: PageContext, parent: QWidget) -> None:
    """Show which imports there were, and what is kept for later ones."""
    load(IMPORTS_MODULE).show_kept(context, parent)


def hear_of_the_screen(receiver: QObject) -> None:
    """Let ``receiver`` hear of locked screens and of sleep, where the desktop tells of them."""
    with suppress(ImportError):
        load(SCREEN_MODULE).listen(receiver)


def show_licences(parent: QWidget) -> None:
    """Show what the program is made of, and under which licences."""
    load(LICENCES_MODULE).show_licences(parent)


def make_settings(settings: Settings, countries: Countries | None, parent: QWidget) -> QDialog:
    """Make the dialog of settings; countries can be chosen only where a register knows them."""
    return cast(QDialog, load(SETTINGS_MODULE).SettingsDialog(settings, countries, parent))


def make_opener(context: PageContext) -> AttachmentOpener:
    """Make what opens attachments and saves copies of them."""
    return cast(AttachmentOpener, load(ATTACHMENTS_MODULE).AttachmentOpener(context))
