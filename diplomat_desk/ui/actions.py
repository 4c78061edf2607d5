"""The one table of actions: menus, buttons, shortcuts and the list of shortcuts are drawn from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Flag, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.formats.kinds import FORMATS
from diplomat_desk.ui import icons
from diplomat_desk.ui.pages import PAGES
from diplomat_desk.ui.plain import plain_tooltip


class Needs(Flag):
    """What must be so for an action to make sense."""

    NOTHING = 0
    READY = auto()
    """The session is loaded."""
    OPEN = auto()
    WRITABLE = auto()
    UNDO = auto()
    REDO = auto()
    CHOICE = auto()
    """The page shown lets the user choose initiatives."""
    PAPER = auto()
    """The page shown has pages of paper."""
    FIND = auto()
    """The page shown has a filter to type into."""
    HISTORY = auto()
    """The page shown has records with a history."""
    CEILING = auto()
    """The ceiling may be chosen: nothing is being presented."""
    STRIP = auto()
    """The page shown has a strip beside its pages."""
    BACK = auto()
    FORWARD = auto()


@dataclass(frozen=True, slots=True)
class Spec:
    """One action. ``shortcuts`` are portable texts, the first is shown.

    ``group`` makes it a choice, ``toggle`` something that is on or off.
    """

    id: str
    text: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING
    group: str = ""
    toggle: bool = False


_KEYED_PAGES = 10
_EDITABLE = Needs.OPEN | Needs.WRITABLE

ACTIONS: tuple[Spec, ...] = (
    Spec("file.new", "New register…", "file-plus", (), Needs.READY),
    Spec("file.open", "Open…", "folder-open", ("Ctrl+O",), Needs.READY),
    Spec("file.sample", "Open the sample", "book-open", (), Needs.READY),
    Spec("file.copy", "Save a copy…", "save", ("Ctrl+Shift+S",), Needs.OPEN),
    Spec("file.backups", "Backups…", "archive-restore", (), Needs.OPEN),
    Spec("file.compact", "Compact the register", "", (), _EDITABLE),
    Spec("file.merge", "Compare and merge…", "git-compare-arrows", (), _EDITABLE),
    Spec("file.recover", "Recover a damaged register…", "archive-restore", (), Needs.READY),
    Spec("file.passphrase", "Passphrase…", "lock", (), _EDITABLE),
    Spec("file.lock", "Lock the register", "lock", ("Ctrl+Alt+L",), Needs.OPEN),
    Spec("file.import", "Import…", "file-plus", ("Ctrl+I",), _EDITABLE),
    Spec("file.imports", "Earlier imports…", "history", (), Needs.OPEN),
    *(Spec(f"export.{one.name}", f"{one.label}…", "", (), Needs.OPEN) for one in FORMATS),
    Spec("report.print", "Print…", "printer", ("Ctrl+P",), Needs.OPEN),
    Spec("report.save", "Save PDF…", "download", ("Ctrl+S",), Needs.OPEN | Needs.PAPER),
    Spec("report.choose", "Choose a report…", "file-text", ("Ctrl+R",), Needs.OPEN),
    Spec(
        "report.dossier",
        "Print dossier…",
        "file-text",
        ("Ctrl+Shift+P",),
        Needs.OPEN | Needs.CHOICE,
    ),
    Spec("report.brief", "Country brief…", "globe", ("Ctrl+Shift+B",), Needs.OPEN),
    Spec("file.settings", "Settings…", "settings", ("Ctrl+,",)),
    Spec("file.close", "Close register", "x", ("Ctrl+W",), Needs.OPEN),
    Spec("file.quit", "Quit", "", ("Ctrl+Q",)),
    Spec("edit.undo", "Undo", "undo-2", ("Ctrl+Z",), _EDITABLE | Needs.UNDO),
    Spec("edit.redo", "Redo", "redo-2", ("Ctrl+Shift+Z", "Ctrl+Y"), _EDITABLE | Needs.REDO),
    Spec("edit.paste", "Paste rows…", "table", ("Ctrl+Shift+V",), _EDITABLE),
    Spec("edit.copy_table", "Copy as table", "copy", (), Needs.OPEN | Needs.CHOICE),
    Spec("initiative.new", "New initiative", "plus", ("Ctrl+N",), _EDITABLE),
    Spec("initiative.quick", "Quick entry", "keyboard", ("Ctrl+Shift+N",), _EDITABLE),
    Spec("initiative.edit", "Edit initiative", "pencil", ("F2",), _EDITABLE | Needs.CHOICE),
    Spec("initiative.history", "History…", "history", ("Ctrl+H",), Needs.OPEN | Needs.HISTORY),
    Spec("initiative.delete", "Move to the bin", "trash-2", ("Del",), _EDITABLE | Needs.CHOICE),
    Spec("find", "Find in the register", "search", ("Ctrl+F",), Needs.OPEN | Needs.FIND),
    Spec("search.open", "Search everything", "search", ("Ctrl+Shift+F",), Needs.OPEN),
    *(
        # The tenth page has the key that stands after nine; there is none for those after it.
        Spec(
            f"page.{page.name}",
            page.title,
            page.icon,
            (f"Ctrl+{number % 10}",) if number <= _KEYED_PAGES else (),
            Needs.OPEN,
        )
        for number, page in enumerate(PAGES, 1)
    ),
    Spec("chart.choose", "Choose a chart…", "chart-column", ("Ctrl+G",), Needs.OPEN),
    Spec("filter.back", "Earlier filter", "chevron-left", ("Alt+Left",), Needs.BACK),
    Spec("filter.forward", "Later filter", "chevron-right", ("Alt+Right",), Needs.FORWARD),
    Spec("history.recent", "Recent changes…", "clock", ("Ctrl+Shift+H",), Needs.OPEN),
    Spec("report.strip", "Pages and outline of the report", "panel-left", ("F9",), Needs.STRIP),
    Spec("view.presentation", "Presentation", "presentation", ("F11",), toggle=True),
    *(
        Spec(f"ceiling.{level.code}", level.label, "", (), Needs.CEILING, "ceiling")
        for level in Level
    ),
    Spec("theme.system", "As the system", group="theme"),
    Spec("theme.light", "Light", group="theme"),
    Spec("theme.dark", "Dark", group="theme"),
    Spec("help.shortcuts", "Keyboard shortcuts", "keyboard", ("F1",)),
    Spec("help.licences", "Licences…", "scale"),
    Spec("help.about", "About Diplomat Desk", "info"),
)

SEPARATOR = "-"
RECENT = "Open recent"
THEME = "Theme"
CEILING = "Show up to"
EXPORT = "Export as"

_PAGE_IDS = tuple(f"page.{page.name}" for page in PAGES)

MENUS: dict[str, tuple[str, ...]] = {
    "&File": (
        *("file.new", "file.open", RECENT, "file.sample", SEPARATOR),
        *(
            "file.copy",
            "file.backups",
            "file.compact",
            "file.merge",
            "file.recover",
            "file.passphrase",
            "file.lock",
            SEPARATOR,
            "file.import",
            "file.imports",
            EXPORT,
            SEPARATOR,
        ),
        *("report.choose", "report.dossier", "report.brief", "report.print", "report.save"),
        *(SEPARATOR, "file.settings", SEPARATOR),
        *("file.close", "file.quit"),
    ),
    "&Edit": (
        *("edit.undo", "edit.redo", SEPARATOR, "edit.copy_table", "edit.paste", SEPARATOR),
        *("initiative.new", "initiative.quick"),
        *("initiative.edit", "initiative.history", "initiative.delete", SEPARATOR),
        *("find", "search.open"),
    ),
    "&View": (
        *(
            *_PAGE_IDS,
            SEPARATOR,
            "chart.choose",
            "filter.back",
            "filter.forward",
            "history.recent",
            SEPARATOR,
        ),
        *("report.strip", CEILING, "view.presentation", THEME),
    ),
    "&Help": ("help.shortcuts", SEPARATOR, "help.licences", "help.about"),
}
"""Menu title -> ids of actions; ``RECENT``, ``EXPORT``, ``THEME`` and ``CEILING`` are menus within."""

WITHIN = {EXPORT: tuple(f"export.{one.name}" for one in FORMATS)}
"""Menu within a menu -> ids of its actions."""

_GROUPS = {THEME: "theme", CEILING: "ceiling"}


class Actions:
    """The table as living actions of one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._by_id = {spec.id: self._make(spec) for spec in ACTIONS}
        self._groups = {name: self._group(name) for name in _GROUPS.values()}
        self._menus: list[QMenu] = []
        self.recent = QMenu(say(RECENT), window)

    def __getitem__(self, action_id: str) -> QAction:
        return self._by_id[action_id]

    def connect(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Let each action call its handler."""
        for action_id, handler in handlers.items():
            self._by_id[action_id].triggered.connect(lambda _=False, call=handler: call())

    def update(self, facts: Needs) -> None:
        """Enable what makes sense now."""
        for spec in ACTIONS:
            self._by_id[spec.id].setEnabled((spec.needs & facts) == spec.needs)

    def name_undo(self, undo_label: str, redo_label: str) -> None:
        """Say in the menu and in the tips what would be undone and redone."""
        texts = {"edit.undo": (say("Undo"), undo_label), "edit.redo": (say("Redo"), redo_label)}
        for action_id, (verb, what) in texts.items():
            action = self._by_id[action_id]
            text = f"{verb} {what}".strip()
            # An ampersand in a title is no mnemonic.
            action.setText(text.replace("&", "&&"))
            action.setIconText(verb)
            action.setToolTip(_tip(text, action))

    def fill(self, bar: QMenuBar) -> None:
        """Draw the menus into ``bar``."""
        for title, items in MENUS.items():
            menu = self._keep(QMenu(say(title), bar))
            for item in items:
                self._add(menu, item)
            bar.addMenu(menu)

    def choice_menu(self, title: str, parent: QWidget) -> QMenu:
        """Return a menu of a group's actions, such as ``CEILING``."""
        menu = self._keep(QMenu(say(title), parent))
        menu.addActions(self._groups[_GROUPS[title]].actions())
        return menu

    def _add(self, menu: QMenu, item: str) -> None:
        if item == SEPARATOR:
            menu.addSeparator()
        elif item == RECENT:
            menu.addMenu(self.recent)
        elif item in WITHIN:
            inner = self._keep(QMenu(say(item), menu))
            inner.addActions([self._by_id[one] for one in WITHIN[item]])
            menu.addMenu(inner)
        elif item in _GROUPS:
            menu.addMenu(self.choice_menu(item, menu))
        else:
            menu.addAction(self._by_id[item])

    def _keep(self, menu: QMenu) -> QMenu:
        self._menus.append(menu)
        return menu

    def _make(self, spec: Spec) -> QAction:
        action = QAction(say(spec.text), self._window)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(text) for text in spec.shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(bool(spec.group) or spec.toggle)
        action.setToolTip(_tip(say(spec.text), action))
        if spec.icon:
            icons.put(action, spec.icon)
        if spec.id == "file.quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        if spec.id == "file.settings":
            action.setMenuRole(QAction.MenuRole.PreferencesRole)
        if spec.id == "help.about":
            action.setMenuRole(QAction.MenuRole.AboutRole)
        self._window.addAction(action)
        return action

    def _group(self, name: str) -> QActionGroup:
        group = QActionGroup(self._window)
        for spec in ACTIONS:
            if spec.group == name:
                group.addAction(self._by_id[spec.id])
        return group


def shortcut_list() -> tuple[tuple[str, str], ...]:
    """Return what each shortcut does: (keys as this platform writes them, what they do)."""
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(
        (
            ", ".join(QKeySequence(keys).toString(native) for keys in spec.shortcuts),
            say(spec.text).rstrip("…"),
        )
        for spec in ACTIONS
        if spec.shortcuts
    )


def _tip(text: str, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    text = text.rstrip("…")
    return plain_tooltip(f"{text} ({keys})" if keys else text)
