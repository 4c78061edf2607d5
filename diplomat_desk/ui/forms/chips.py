"""Things typed one after another, each shown as a chip: tags, and the countries of a quick entry."""

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import CountryParticipation
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.ui import icons
from diplomat_desk.ui.flow import FlowLayout
from diplomat_desk.ui.forms.countries import country_choices, no_such_country, resolve
from diplomat_desk.ui.forms.lookups import Suggest
from diplomat_desk.ui.forms.suggest import Ask, Choice, Suggester, of_texts
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Space

_LONGEST_SHOWN = 32
_SEPARATORS = ",;"


class Chip(QPushButton):
    """One thing that was typed; pressing it, Delete or Backspace takes it away.

    Tab passes chips by, so that typing goes on: Backspace leads into them, arrow keys along them.
    """

    removal_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
        # An ampersand in a tag is a letter, not a shortcut.
        self.setText(shown.replace("&", "&&"))
        self.setProperty("kind", "chip")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        icons.put(self, "x", "muted")
        self.setAccessibleName(say("Remove {name}", name=text))
        self.setToolTip(plain_tooltip(say("Remove {name}", name=text)))
        self.clicked.connect(self.removal_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chip away on Delete or Backspace, go along on an arrow key."""
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_wanted.emit(1 if event.key() == forward else -1)
        else:
            super().keyPressEvent(event)


class _ChipLine(QLineEdit):
    """The line in which the next thing is typed."""

    finished = Signal()
    back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End a thing at a comma or Enter; Backspace in an empty line goes to the last chip."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in ENTER and not control
        separates = bool(event.text()) and event.text() in _SEPARATORS
        if separates or (enter and self.text().strip()):
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        else:
            super().keyPressEvent(event)


class ChipsField(QWidget):
    """A line with suggestions, and under it a chip for each thing typed so far."""

    def __init__(self, ask: Ask, *, eager: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _ChipLine()
        self._chips: dict[str, Chip] = {}
        self._tray = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._tray.setSizePolicy(policy)
        self._flow = FlowLayout(self._tray, Space.XS)
        self._tray.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.edit)
        layout.addWidget(self._tray)
        self.setFocusProxy(self.edit)
        self.suggester = Suggester(self.edit, ask, eager=eager, stays=True)
        self.suggester.chosen.connect(self._take)
        self.edit.finished.connect(self._finish)
        self.edit.editingFinished.connect(self._settle)
        self.edit.back.connect(self._go_to_last)

    def keys(self) -> tuple[str, ...]:
        """Return what the chips stand for, in order."""
        return tuple(self._chips)

    def add(self, key: str, text: str) -> None:
        """Add a chip that shows ``text`` and stands for ``key``; a repeated one is not added again."""
        self.edit.clear()
        if key in self._chips:
            return
        chip = Chip(text, self._tray)
        chip.removal_wanted.connect(lambda: self.remove(key))
        chip.step_wanted.connect(lambda step: self._go_along(key, step))
        self._chips[key] = chip
        self._flow.addWidget(chip)
        self._tray.show()
        chip.show()

    def remove(self, key: str) -> None:
        """Take the chip that stands for ``key`` away; the cursor goes back to the line."""
        chip = self._chips.pop(key)
        focused = chip is QApplication.focusWidget()
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self._tray.setVisible(bool(self._chips))
        if focused:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Take all chips and the text away."""
        self.edit.clear()
        for key in self.keys():
            self.remove(key)

    @abstractmethod
    def accept_text(self, text: str) -> None:
        """Turn typed ``text`` into a chip, or leave it where it cannot be one."""

    def _take(self, choice: Choice) -> None:
        self.add(str(choice.value or choice.text), choice.text)

    def _finish(self) -> None:
        if not self.suggester.take_first():
            self._settle()

    def _settle(self) -> None:
        if self.edit.text().strip():
            self.accept_text(self.edit.text())

    def _go_along(self, key: str, step: int) -> None:
        keys = self.keys()
        place = keys.index(key) + step
        target: QWidget = self._chips[keys[max(place, 0)]] if place < len(keys) else self.edit
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_last(self) -> None:
        for chip in tuple(self._chips.values())[-1:]:
            chip.setFocus(Qt.FocusReason.BacktabFocusReason)


class TagsEdit(ChipsField):
    """Free words that group records; those already in use are suggested."""

    def __init__(self, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(of_texts(suggest), eager=False, parent=parent)
        self.edit.setPlaceholderText(say("Type a tag, then Enter or a comma"))

    def value(self) -> tuple[str, ...]:
        """Return the tags; one that is typed and not yet a chip counts."""
        pending = clean_line(self.edit.text())
        return tuple(dict.fromkeys((*self.keys(), *([pending] if pending else []))))

    def set_value(self, value: tuple[str, ...]) -> None:
        """Show exactly ``value``."""
        self.clear()
        for tag in value:
            self.add(tag, tag)

    def problem(self) -> str:
        """Return nothing: any text can be a tag."""
        return ""

    def accept_text(self, text: str) -> None:
        """Make each part between commas a tag."""
        for part in text.replace(";", ",").split(","):
            if clean_line(part):
                self.add(clean_line(part), clean_line(part))


class CountryChips(ChipsField):
    """The countries that take part, all as parties: ``india, pak`` and Enter."""

    def __init__(self, countries: Countries, parent: QWidget | None = None) -> None:
        super().__init__(country_choices(countries, self.keys), eager=True, parent=parent)
        self._countries = countries
        self.edit.setPlaceholderText(say("e.g. india, pak"))

    def value(self) -> tuple[CountryParticipation, ...]:
        """Return the countries, each as a party; typed text that names one counts."""
        pending = resolve(self.edit.text(), self._countries)
        codes = (*self.keys(), *([pending.code] if pending else []))
        return tuple(CountryParticipation(code) for code in dict.fromkeys(codes))

    def set_value(self, value: tuple[CountryParticipation, ...]) -> None:
        """Show exactly the countries of ``value``."""
        self.clear()
        for participation in value:
            self._add_code(participation.country)

    def problem(self) -> str:
        """Return why typed text names no country, empty when there is none such."""
        text = self.edit.text().strip()
        unread = text and not resolve(text, self._countries)
        return no_such_country(text, self._countries) if unread else ""

    def accept_text(self, text: str) -> None:
        """Make ``text`` countries; parts between commas that name none stay in the line."""
        whole = resolve(text, self._countries)
        if whole:
            self._add_code(whole.code)
            return
        unread = []
        for part in filter(None, map(str.strip, text.replace(";", ",").split(","))):
            country = resolve(part, self._countries)
            if country:
                self._add_code(country.code)
            else:
                unread.append(part)
        self.edit.setText(", ".join(unread))
        self.suggester.ask(self.edit.text())

    def _add_code(self, code: str) -> None:
        country = self._countries.find(code)
        self.add(code, country.label if country else code)
