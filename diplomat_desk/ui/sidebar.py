"""The sidebar: the register's name and its pages, each with how many things lie on it."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)

from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons
from diplomat_desk.ui.layout import STRETCH, box, column, label
from diplomat_desk.ui.pages import PAGES, PageSpec
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.saved_list import SavedList
from diplomat_desk.ui.tokens import Size, Space

_NARROW_WIDTH = 52


class PageButton(QPushButton):
    """Leads to one page; shows its icon, its title and a count."""

    def __init__(self, page: PageSpec) -> None:
        super().__init__()
        self._title = say(page.title)
        self._folded = False
        self.setProperty("kind", "page")
        self.setCheckable(True)
        self.setMinimumHeight(Size.ROW)
        self.badge: QLabel = label("", "badge")
        self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(Space.M, 0, Space.M, 0)
        inside.addStretch(1)
        inside.addWidget(self.badge)
        icons.put(self, page.icon)
        self._show()

    def set_count(self, number: int) -> None:
        """Show how many things lie on the page; none are not shown."""
        self.badge.setText(f"{number:,}" if number else "")
        self._show()

    def fold(self, folded: bool) -> None:
        """Show the icon only, where the window is narrow."""
        self._folded = folded
        self._show()

    def _show(self) -> None:
        spoken = f"{self._title}, {self.badge.text()}" if self.badge.text() else self._title
        self.setAccessibleName(spoken)
        self.setText("" if self._folded else f" {self._title}")
        self.setToolTip(spoken if self._folded else "")
        self.badge.setVisible(not self._folded)


class Sidebar(QWidget):
    """The list of pages of the open register."""

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = ""
        self.heading = label("", "heading")
        self.heading.setMinimumHeight(Size.ROW)
        self.heading.setIndent(Space.S)
        self._group = QButtonGroup(self)
        self.buttons = {page.name: self._make(page) for page in PAGES}
        others = [self.buttons[page.name] for page in PAGES if not page.at_foot]
        # What keeps the register in order lies at the foot, out of the way.
        foot = [self.buttons[page.name] for page in PAGES if page.at_foot]
        self.saved = SavedList()
        middle = _scrolled(column(*others, self.saved, STRETCH, gap=2))
        self.setLayout(column(self.heading, Space.XS.value, middle, *foot, gap=2, margin=Space.S))
        self.fold(False)

    def show_register(self, name: str, path: Path) -> None:
        """Name the register that is open."""
        self._name = name
        self.heading.setToolTip(plain_tooltip(str(path)))
        self._elide()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show by page name how many things lie there."""
        for name, button in self.buttons.items():
            button.set_count(counts.get(name, 0))

    def show_page(self, name: str) -> None:
        """Mark the page that is shown."""
        self.buttons[name].setChecked(True)

    def fold(self, folded: bool) -> None:
        """Show icons only, or titles too."""
        self.setFixedWidth(_NARROW_WIDTH if folded else Size.SIDEBAR)
        self.heading.setVisible(not folded)
        for button in self.buttons.values():
            button.fold(folded)
        self.saved.fold(folded)

    def _elide(self) -> None:
        room = Size.SIDEBAR - 2 * Space.S - 2 * Space.S
        mode = Qt.TextElideMode.ElideMiddle
        self.heading.setText(self.heading.fontMetrics().elidedText(self._name, mode, room))
        self.heading.setAccessibleName(say("Register {name}", name=self._name))

    def _make(self, page: PageSpec) -> PageButton:
        made = PageButton(page)
        made.clicked.connect(lambda _=False, name=page.name: self.page_chosen.emit(name))
        self._group.addButton(made)
        return made


def _scrolled(inside: QLayout) -> QScrollArea:
    """Return ``inside`` so that it scrolls where the window is too low for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(box(inside))
    return area
