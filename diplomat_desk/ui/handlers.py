"""What each action of the window does."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.exchange.formats.kinds import FORMATS
from diplomat_desk.ui import pages
from diplomat_desk.ui.dialogs.help import about_dialog, shortcuts_dialog
from diplomat_desk.ui.filter_state import FilterState
from diplomat_desk.ui.locking import Locking
from diplomat_desk.ui.pages import PAGES
from diplomat_desk.ui.registers import Registers
from diplomat_desk.ui.workspace import Workspace

Handler = Callable[[], object]


class Handling(Protocol):
    """What the actions need of the window that they belong to."""

    registers: Registers
    filter_state: FilterState
    locking: Locking

    def close(self) -> bool:
        """Close the window."""

    def at_work(self, act: Callable[[Workspace], object]) -> Callable[[], None]:
        """Return a handler that acts on the open register's workspace, if there is one."""

    def go_to(self, name: str) -> None:
        """Show a page and put the keyboard into it."""

    def delete(self, ids: tuple[int, ...]) -> None:
        """Move initiatives to the bin."""

    def toggle_presentation(self) -> None:
        """Begin or end a presentation."""

    def open_settings(self) -> None:
        """Ask for the settings."""

    def choose_theme(self, name: str) -> None:
        """Wear a theme from now on."""


def handlers(window: Handling, owner: QWidget) -> dict[str, Handler]:
    """Return what each action does, by its id; dialogs belong to ``owner``."""
    return {
        **_of_files(window),
        "file.lock": window.locking.lock,
        "file.passphrase": lambda: _choose_passphrase(window, owner),
        **_of_records(window),
        **_of_views(window),
        "help.shortcuts": lambda: shortcuts_dialog(owner).open(),
        "help.licences": lambda: pages.show_licences(owner),
        "help.about": lambda: about_dialog(owner).open(),
    }


def _of_files(window: Handling) -> dict[str, Handler]:
    registers = window.registers
    return {
        "file.new": registers.new,
        "file.open": registers.choose,
        "file.sample": registers.open_sample,
        "file.copy": registers.save_copy,
        **{f"export.{one.name}": partial(_export, window, one.name) for one in FORMATS},
        "file.import": window.at_work(Workspace.choose_import),
        "edit.copy_table": window.at_work(Workspace.copy_table),
        "edit.paste": window.at_work(Workspace.paste_rows),
        "file.compact": registers.compact,
        "file.merge": window.at_work(Workspace.compare_with),
        "file.recover": registers.choose_to_recover,
        "file.backups": window.at_work(lambda desk: desk.show_backups(registers.open_again)),
        "file.imports": window.at_work(Workspace.show_imports),
        "file.settings": window.open_settings,
        "file.close": registers.close,
        "file.quit": window.close,
        "report.print": window.at_work(Workspace.print_page),
        "report.save": window.at_work(Workspace.save_report),
        "report.choose": window.at_work(Workspace.choose_report),
        "report.dossier": window.at_work(Workspace.print_dossier),
        "report.brief": window.at_work(Workspace.print_brief),
        "edit.undo": registers.undo,
        "edit.redo": registers.redo,
    }


def _choose_passphrase(window: Handling, owner: QWidget) -> None:
    current = window.registers.current
    if current is not None:
        pages.choose_passphrase(current, window.registers.set_passphrase, owner)


def _export(window: Handling, name: str) -> None:
    window.registers.export(name, window.filter_state.filter)


def _of_records(window: Handling) -> dict[str, Handler]:
    at = window.at_work
    return {
        "initiative.new": at(lambda desk: desk.recorder.new()),
        "initiative.quick": at(Workspace.enter_quickly),
        "initiative.edit": at(Workspace.edit_chosen),
        "initiative.history": at(Workspace.show_history),
        "history.recent": at(Workspace.show_recent_changes),
        "initiative.delete": at(lambda desk: window.delete(desk.selected_ids())),
        "find": at(Workspace.focus_filter),
        "search.open": lambda: _search(window),
    }


def _search(window: Handling) -> None:
    window.go_to("search")
    window.at_work(Workspace.focus_filter)()


def _choose_chart(window: Handling) -> None:
    window.go_to("charts")
    window.at_work(Workspace.choose_chart)()


def _of_views(window: Handling) -> dict[str, Handler]:
    state, at = window.filter_state, window.at_work
    return {
        "chart.choose": lambda: _choose_chart(window),
        "filter.back": state.back,
        "filter.forward": state.forward,
        "report.strip": at(Workspace.toggle_strip),
        "view.presentation": window.toggle_presentation,
        **{f"page.{page.name}": partial(window.go_to, page.name) for page in PAGES},
        **{f"ceiling.{level.code}": partial(state.set_ceiling, level) for level in Level},
        **{
            f"theme.{name}": partial(window.choose_theme, name)
            for name in ("system", "light", "dark")
        },
    }
