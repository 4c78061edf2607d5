"""The filter bar: free text, a chip for each field that narrows, and the count that never goes away."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from diplomat_desk.domain.changes import Change, name_of
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Tally
from diplomat_desk.domain.filters import (
    Filter,
    Unit,
    in_words,
    names_within,
    parts_in_words,
    without,
)
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.words import say
from diplomat_desk.services import looking, saved
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui import icons
from diplomat_desk.ui.checklist import Choice, find_among
from diplomat_desk.ui.chips import Chip
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.dialogs.saved_filter import SavedFilterDialog
from diplomat_desk.ui.filter_popups import (
    AlsoPopup,
    ChoicePopup,
    CountryPopup,
    FilterPopup,
    PeriodPopup,
    term_popup,
)
from diplomat_desk.ui.flow import FlowLayout
from diplomat_desk.ui.keys import ENTER
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.tokens import Size, Space

TYPING_MS = 150
_TEXT_WIDTH = 240
_FIELDS = (
    ("tracks", "&Track…"),
    ("kinds", "&Kind…"),
    ("approaches", "&Approach…"),
    ("countries", "&Country and role…"),
    ("also", "Together &with country…"),
    ("period", "&Period…"),
    ("statuses", "&Status…"),
    ("tags", "Ta&g…"),
)
"""Fields of the filter that have a popup, in the order of the menu, each with a letter of its own."""
_MORE = (
    ("purposes", "&Purpose…"),
    ("formalities", "&Formality…"),
    ("scopes", "&Scope…"),
    ("visibilities", "&Visibility…"),
    ("recognitions", "&Recognition…"),
    ("modes", "&Mode…"),
    ("interests", "&Interest served…"),
    ("constraints", "&Constraint…"),
    ("organisation_types", "&Type of organisation…"),
)
"""Those that are asked for less often, in a menu below that one."""


class FilterBar(QWidget):
    """Edits the one filter and says how much of the register it lets through.

    The bar knows no page: it writes to ``context.filter_state`` and shows what stands there, and whoever
    asks the register hands the tally to :meth:`show_tally`.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._state = context.filter_state
        self.text = self._make_text()
        self.chips: dict[str, Chip] = {}
        self.add = button(say("Filter"), "flat", "plus", tip=say("Narrow by one more field"))
        self.add.setMenu(self._make_menu())
        self._flow = FlowLayout(spacing=Space.S)
        self._flow.addWidget(self.add)
        self.units = self._make_units()
        self.tally = label("", "muted")
        self.tally.setAccessibleName(say("Count"))
        self.clear = button(say("Clear the filter"), "link")
        self.clear.clicked.connect(self.clear_filter)
        self.back = button(
            say("Back"), "link", "chevron-left", tip=say("Return to the filter before (Alt+Left)")
        )
        self.back.clicked.connect(self._go_back)
        self.save = button(
            say("Save"), "flat", "star", tip=say("Keep this filter in the sidebar, under a name")
        )
        self.save.clicked.connect(lambda _=False: self.open_saving())
        self._lay_out()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._take_text)
        self._state.changed.connect(self._show_filter)
        self._show_filter()

    def focus_text(self) -> None:
        """Put the cursor into the text field, with what is there selected."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def show_tally(self, tally: Tally) -> None:
        """Say how many are selected, undated and withheld."""
        words = tally.in_words()
        self.tally.setText(words)
        # Beside an open form it may have no room for its end.
        self.tally.setToolTip(words)

    def add_tool(self, widget: QWidget) -> None:
        """Put a tool of the page's own before the switch, which has one place on every page."""
        self._tools.insertWidget(self._tools.indexOf(self.units[Unit.ROUNDS]), widget)

    def clear_filter(self) -> None:
        """Let everything through that the ceiling lets through."""
        self._typing.stop()
        self._state.set(self._state.filter.cleared())
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._typing.stop()
        self._state.back()
        if not self._state.can_go_back:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_popup(self, field: str) -> FilterPopup:
        """Open the popup for ``field``, named as in :func:`parts_in_words`, under its chip."""
        popup = self._popup(field)
        popup.filter_changed.connect(lambda changed: self._take_field(field, changed))
        popup.open_beneath(self.chips.get(field, self.add), self)
        return popup

    def open_saving(self) -> SavedFilterDialog:
        """Ask for a name, and keep the filter under it."""
        chosen, context = self._state.filter, self._context
        words = in_words(chosen, context.vocabularies, context.countries)
        one = SavedFilter(filter=chosen)
        dialog = SavedFilterDialog(
            say("Save the filter"), one, words, chosen.ceiling, self.window()
        )

        def keep(name: str, level: Level) -> None:
            wanted = replace(one, name=name, level=level)
            context.runner.change(
                lambda desk: saved.put(desk, wanted, chosen.ceiling), done, failed=dialog.refuse
            )

        def done(change: Change) -> None:
            dialog.finish()
            name = name_of(change.after.record) if change.after else ""
            context.toast(say("Saved “{name}”.", name=name), undo=True)

        dialog.given.connect(keep)
        dialog.open()
        return dialog

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Empty the text field on Esc, and apply the text at once on Enter."""
        if watched is self.text and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if event.key() == Qt.Key.Key_Escape and self.text.text():
                if pressed:
                    self.text.clear()
                    self._take_text()
                event.accept()
                return True
            if pressed and event.key() in ENTER:
                self._take_text()
        return super().eventFilter(watched, event)

    def _make_text(self) -> QLineEdit:
        field = QLineEdit(placeholderText=say("Find in the register"), clearButtonEnabled=True)
        field.setAccessibleName(say("Find in the register"))
        field.setToolTip(say("Words in all that can be read; a phrase in quotation marks"))
        field.setFixedWidth(_TEXT_WIDTH)
        field.setMinimumHeight(Size.CLICK)
        action = field.addAction(
            icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        icons.put(action, "search", "muted")
        field.installEventFilter(self)
        field.textEdited.connect(self._typed)
        field.textChanged.connect(self._emptied)
        return field

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        self._fill_menu(menu, _FIELDS)
        menu.addSeparator()
        self._fill_menu(menu.addMenu(say("&More")), _MORE)
        return menu

    def _fill_menu(self, menu: QMenu, fields: tuple[tuple[str, str], ...]) -> None:
        for name, text in fields:
            action = QAction(say(text), menu)
            action.setData(name)
            action.triggered.connect(lambda _=False, field=name: self._open_later(field))
            menu.addAction(action)

    def _make_units(self) -> dict[Unit, QPushButton]:
        texts = {
            Unit.ROUNDS: (say("Rounds"), say("Each round counts by itself")),
            Unit.PROCESSES: (say("Processes"), say("A process counts once, with all its rounds")),
        }
        group = QButtonGroup(self)
        made: dict[Unit, QPushButton] = {}
        for unit, (text, tip) in texts.items():
            made[unit] = button(text, "flat", tip=tip)
            made[unit].setCheckable(True)
            made[unit].clicked.connect(lambda _=False, chosen=unit: self._take_unit(chosen))
            group.addButton(made[unit])
        return made

    def _lay_out(self) -> None:
        flow = box(self._flow)
        top = row(self.text, gap=Space.S)
        top.addWidget(flow, 1)
        top.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        top.setAlignment(self.text, Qt.AlignmentFlag.AlignTop)
        self._tools = row(
            self.tally, self.back, self.clear, STRETCH, *self.units.values(), gap=Space.XS
        )
        self._tools.addStrut(Size.ROW)
        self.setLayout(
            column(top, self._tools, gap=Space.XS, margin=(Space.M, Space.S, Space.M, Space.XS))
        )
        for leaving in (self.clear, self.save):
            leaving.setSizePolicy(_stays_when_hidden(leaving))

    def _popup(self, field: str) -> FilterPopup:
        start = self._state.filter
        vocabularies, countries = self._context.vocabularies, self._context.countries
        if field == "countries":
            return CountryPopup(self, start, vocabularies, countries)
        if field == "also":
            return AlsoPopup(self, start, countries)
        if field == "period":
            return PeriodPopup(self, start, vocabularies, countries)
        if field == "tags":
            return self._tag_popup(start)
        return term_popup(self, start, field, vocabularies)

    def _tag_popup(self, start: Filter) -> ChoicePopup:
        known = [Choice(tag, tag) for tag in start.tags]
        popup = ChoicePopup(self, start, "tags", say("Tag"), find_among(known))

        def ask(desk: Desk) -> tuple[str, ...]:
            return looking.tags(desk, start.ceiling)

        self._context.runner.ask(ask, popup.offer_texts, topic="filter tags")
        return popup

    def _open_later(self, field: str) -> None:
        # The menu still holds the mouse while its action fires.
        QTimer.singleShot(0, self, lambda: self.open_popup(field))

    def _take_field(self, field: str, changed: Filter) -> None:
        """Take over one field of a popup's filter, whatever else changed since it opened."""
        values = {name: getattr(changed, name) for name in names_within(field)}
        self._state.set(replace(self._state.filter, **values))

    def _take_text(self) -> None:
        self._typing.stop()
        self._state.set(replace(self._state.filter, text=self.text.text().strip()))

    def _take_unit(self, unit: Unit) -> None:
        self._state.set(replace(self._state.filter, unit=unit))

    def _typed(self, _text: str) -> None:
        self._typing.start()

    def _emptied(self, text: str) -> None:
        # The field's own ✕ edits nothing as Qt counts it, and waiting would feel broken.
        if not text and self._state.filter.text:
            self._take_text()

    def _remove(self, field: str) -> None:
        self._state.set(without(self._state.filter, field))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_filter(self) -> None:
        """Bring the text, the chips and the switch in line with the filter."""
        shown = self._state.filter
        if not self._typing.isActive() and shown.text != self.text.text().strip():
            self.text.setText(shown.text)
        parts = parts_in_words(shown, self._context.vocabularies, self._context.countries)
        self._show_chips({field: words for field, words in parts if field != "text"})
        self.units[shown.unit].setChecked(True)
        self.clear.setVisible(shown.narrows)
        self.save.setVisible(shown.narrows and not self._context.read_only)
        self.back.setVisible(self._state.can_go_back)

    def _show_chips(self, parts: dict[str, str]) -> None:
        for field in [field for field in self.chips if field not in parts]:
            chip = self.chips.pop(field)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for place, (field, words) in enumerate(parts.items()):
            if field in self.chips:
                self.chips[field].set_words(words)
                continue
            chip = self.chips[field] = Chip(field, words, self)
            chip.clicked.connect(lambda _=False, name=field: self.open_popup(name))
            chip.removed.connect(self._remove)
            self._flow.insert_widget(place, chip)
            chip.show()


def _stays_when_hidden(widget: QWidget) -> QSizePolicy:
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    return policy
