"""One style sheet, built from the tokens: hairlines instead of boxes, a focus that is always seen.

Widgets choose among looks by dynamic properties, set with :func:`diplomat_desk.ui.theme.mark`:

- buttons: ``kind`` = ``primary``, ``flat``, ``danger``, ``chip``, ``page``, ``row``, ``link``,
  ``choice``;
- labels: ``role`` = ``display``, ``title``, ``heading``, ``strong``, ``muted``, ``small``, ``badge``, ``error``,
  ``warning``;
- inputs: ``problem`` = true, when what it holds was refused;
- plain widgets: ``role`` = ``sidebar``, ``toolbar``, ``surface``, ``toast``, ``hairline``.
"""

from string import Template

from diplomat_desk import paths
from diplomat_desk.ui.tokens import FACTORS, Scale, Size, Space, Theme

_GENERAL = """
* { outline: none; }
QMainWindow, QDialog { background: $page; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QWidget[role="sidebar"] { background: $sidebar; border: none; }
QWidget[role="toolbar"] { background: $page; border: none; border-bottom: 1px solid $line; }
QWidget[role="surface"] { background: $surface; border: none; }
QWidget[role="toast"] {
  background: $surface; border: 1px solid $control; border-radius: ${radius}px;
}
QFrame[role="hairline"] { background: $line; border: none; }
QLabel { background: transparent; }
QLabel[role="display"] { font-size: ${display}pt; font-weight: 600; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="heading"] { font-size: ${large}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}pt; }
QLabel[role="badge"] { color: $muted; font-size: ${small}pt; }
QLabel[role="error"] { color: $danger; font-size: ${small}pt; }
QLabel[role="warning"] { color: $warning; font-size: ${small}pt; }
QToolTip { background: $surface; color: $text; border: 1px solid $control; padding: ${xs}px; }
QScrollArea, QStackedWidget { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QGroupBox { border: none; margin-top: ${xl}px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
QStatusBar { background: $page; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { margin: 0 2px; }
QSplitter::handle:vertical { margin: 2px 0; }
QSplitter::handle:hover { background: $focus; }
QProgressBar { background: $hover; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar[idle="true"] { background: transparent; }
QProgressBar[idle="true"]::chunk { background: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""

_BUTTONS = """
QPushButton, QToolButton {
  background: $surface; color: $text; border: 1px solid $control; border-radius: ${radius}px;
  padding: 3px 11px; min-height: 20px;
}
QToolButton { padding: 3px 6px; min-width: 14px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked, QPushButton:checked {
  background: $selected;
}
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 2px 10px; }
QToolButton:focus { padding: 2px 5px; }
QPushButton[kind="primary"], QToolButton[kind="primary"] {
  background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QToolButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus, QToolButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[kind="danger"] { background: $danger; color: $on_danger; border-color: $danger; }
QPushButton[kind="danger"]:hover { background: $danger_hover; }
QPushButton[kind="danger"]:focus { border-color: $text; }
QPushButton[kind="danger"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[kind="flat"], QToolButton[kind="flat"] {
  background: transparent; border-color: transparent;
}
QPushButton[kind="flat"]:hover, QToolButton[kind="flat"]:hover { background: $hover; }
QPushButton[kind="flat"]:checked, QToolButton[kind="flat"]:checked { background: $selected; }
QPushButton[kind="flat"]:focus, QToolButton[kind="flat"]:focus { border-color: $focus; }
QPushButton[kind="choice"] { text-align: left; padding-right: 30px; }
QPushButton[kind="choice"]:focus { padding-right: 29px; }
QPushButton[kind="link"] {
  background: transparent; border-color: transparent; color: $accent; padding: 3px 5px;
  text-align: left;
}
QPushButton[kind="link"]:hover { background: $hover; color: $accent_hover; }
QPushButton[kind="link"]:focus { border-color: $focus; padding: 2px 4px; }
QPushButton[kind="chip"], QToolButton[kind="chip"] {
  background: $selected; border-color: $selected; border-radius: 14px; padding: 3px 11px;
}
QPushButton[kind="chip"]:hover, QToolButton[kind="chip"]:hover { border-color: $accent; }
QPushButton[kind="chip"]:focus, QToolButton[kind="chip"]:focus {
  border-color: $focus; padding: 2px 10px;
}
QPushButton[kind="page"] {
  background: transparent; border-color: transparent; text-align: left; padding: 4px 9px;
}
QPushButton[kind="page"]:hover { background: $hover; }
QPushButton[kind="page"]:checked { background: $selected; font-weight: 600; }
QPushButton[kind="page"]:focus { border-color: $focus; padding: 3px 8px; }
QPushButton[kind="row"] { background: transparent; border-color: transparent; min-height: 38px; }
QPushButton[kind="row"]:hover { background: $hover; }
QPushButton[kind="row"]:focus { border-color: $focus; }
QToolButton::menu-indicator { image: none; }
QPushButton > QToolButton {
  background: transparent; border: none; padding: 0; min-width: 0; min-height: 0;
}
QPushButton > QToolButton:hover { background: $hover; }
QToolButton[popupMode="2"], QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton[popupMode="2"]::menu-indicator, QToolButton[popupMode="1"]::menu-indicator {
  image: url($down); subcontrol-origin: padding; subcontrol-position: center right;
  width: 14px; height: 14px; right: 4px;
}
QToolButton[quiet="true"] { padding-right: 6px; }
QToolButton[quiet="true"]:focus { padding-right: 5px; }
QToolButton[quiet="true"]::menu-indicator { image: none; }
QToolButton[popupMode="1"]::menu-button { border: none; width: 20px; }
QPushButton::menu-indicator {
  image: url($down); subcontrol-position: center right; width: 14px; height: 14px; right: 4px;
}
"""

_INPUTS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
  background: $surface; color: $text; border: 1px solid $control; border-radius: ${radius}px;
  padding: 3px 7px; selection-background-color: $selected; selection-color: $text;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 20px; }
QLineEdit QToolButton { border: none; padding: 0; min-width: 0; min-height: 0; background: transparent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: 2px solid $focus; padding: 2px 6px;
}
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"],
QTextEdit[problem="true"], QAbstractSpinBox[problem="true"] {
  border-color: $danger; background: $danger_soft;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled {
  color: $disabled; border-color: $line; background: $page;
}
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] {
  border-color: transparent; background: transparent;
}
QComboBox { padding-right: 22px; combobox-popup: 0; }
QComboBox:focus { padding-right: 21px; }
QComboBox::drop-down {
  border: none; width: 22px; subcontrol-origin: padding; subcontrol-position: center right;
}
QComboBox::down-arrow { image: url($down); width: 14px; height: 14px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {
  border: none; padding: 0; background: transparent; min-height: 18px;
}
QComboBox QAbstractItemView { padding: 2px; }
QComboBox QAbstractItemView::item { min-height: 26px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  border: none; width: 18px; background: transparent;
}
QAbstractSpinBox::up-arrow { image: url($up); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($down); width: 12px; height: 12px; }
QCheckBox, QRadioButton { spacing: ${s}px; min-height: ${click}px; border: 2px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; border-radius: ${radius}px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
  width: 14px; height: 14px; border: 1px solid $control; border-radius: 3px; background: $surface;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: $accent; border-color: $accent; image: url($check);
}
QRadioButton::indicator:checked {
  border: 5px solid $accent; width: 6px; height: 6px; background: $on_accent;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
  border-color: $line; background: $page;
}
"""

_LISTS = """
QAbstractItemView {
  background: $surface; color: $text; border: none; gridline-color: $line;
  selection-background-color: $selected; selection-color: $text;
}
QComboBox QAbstractItemView, QListView[role="popup"] { border: 1px solid $control; }
QListView[role="cards"] { background: transparent; }
QTableView[role="lines"]::item { padding-left: ${s}px; padding-right: ${s}px; }
QTableView[role="lines"]::item:selected { background: $selected; color: $text; }
QListView[role="lines"]::item { padding-left: ${s}px; padding-right: ${s}px; }
QListView[role="lines"]::item:selected { background: $selected; color: $text; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QHeaderView { background: $page; border: none; }
QHeaderView::section {
  background: $page; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 5px ${s}px; font-weight: 600;
}
QHeaderView::section:hover { background: $hover; color: $text; }
QHeaderView::up-arrow {
  image: url($up); width: 12px; height: 12px; subcontrol-position: center right; right: 4px;
}
QHeaderView::down-arrow {
  image: url($down); width: 12px; height: 12px; subcontrol-position: center right; right: 4px;
}
QTableCornerButton::section { background: $page; border: none; border-bottom: 1px solid $line; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $muted; padding: 6px ${m}px; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:focus { border-bottom-color: $focus; color: $text; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $control; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenuBar { background: $page; color: $text; border: none; padding: 1px ${xs}px; }
QMenuBar::item { background: transparent; padding: 5px ${s}px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $surface; color: $text; border: 1px solid $control; padding: ${xs}px 0; }
QMenu::item { padding: 6px ${xl}px 6px ${m}px; background: transparent; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: ${m}px; }
QMenu::separator { height: 1px; background: $line; margin: ${xs}px 0; }
QMenu::right-arrow { image: url($right); width: 14px; height: 14px; right: 6px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }
QMenu::indicator:checked { image: url($tick); }
"""


def stylesheet(theme: Theme, points: float) -> str:
    """Return the application's style sheet; ``points`` is the size of the platform's font."""
    values = {name: getattr(theme, name) for name in Theme.__slots__}
    values |= {space.name.lower(): int(space) for space in Space}
    values |= {scale.value: f"{points * FACTORS[scale]:.1f}" for scale in Scale}
    values |= {"radius": int(Size.RADIUS), "click": int(Size.CLICK)}
    values |= {
        "down": _tinted("chevron-down", theme.muted),
        "up": _tinted("chevron-up", theme.muted),
        "right": _tinted("chevron-right", theme.muted),
        "check": _tinted("check", theme.on_accent),
        "tick": _tinted("check", theme.text),
    }
    return Template(_GENERAL + _BUTTONS + _INPUTS + _LISTS).substitute(values)


def _tinted(name: str, colour: str) -> str:
    """Return the path of an icon in ``colour``: a style sheet takes pictures from files only."""
    file = paths.data_dir() / "theme" / f"{name}-{colour.lstrip('#').lower()}.svg"
    if not file.exists():
        drawing = paths.resource("icons", f"{name}.svg").read_text("utf-8")
        file.parent.mkdir(exist_ok=True)
        file.write_text(drawing.replace("currentColor", colour), "utf-8")
    return f'"{file.as_posix()}"'
