"""What opens under a filter chip: lists to choose from, and the period."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import DateError, PartialDate
from diplomat_desk.domain.datewords import read_date
from diplomat_desk.domain.filters import CHOICES, NOT_RECORDED, Filter, filter_problems
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.checklist import CheckList, Choice, find_among
from diplomat_desk.ui.layout import button, column, label, row
from diplomat_desk.ui.popup import Popup
from diplomat_desk.ui.tokens import Space

_NO_LIMIT = 10_000
_PAUSE_MS = 250
_WIDTH = 300


class FilterPopup(Popup):
    """A small window under the bar: a heading, its content, one line of help. Esc closes it."""

    filter_changed = Signal(Filter)
    """The filter as it is after the user's last choice."""

    def __init__(self, parent: QWidget, heading: str, help_text: str, start: Filter) -> None:
        super().__init__(parent, heading)
        self.filter = start
        self.body = column()
        self.done = button(say("Done"))
        # Nothing but this makes Enter press a button in a window that is no dialog.
        self.done.setAutoDefault(True)
        self.done.clicked.connect(self.close)
        self._foot = row(gap=Space.M)
        self._foot.addWidget(label(help_text, "small", wrap=True), 1)
        self._foot.addWidget(self.done, 0, Qt.AlignmentFlag.AlignBottom)
        self._whole = column(label(heading, "heading"), self.body, margin=Space.M)
        self.setLayout(self._whole)

    def open_beneath(self, anchor: QWidget, bar: QWidget) -> None:
        """Show the popup below ``bar``, in line with ``anchor`` in it, and give it the keyboard.

        So the count, which says what a choice does, is not covered. It is kept inside the screen.
        """
        # Only now, after all that stands above it: Tab goes in the order of joining.
        self._whole.addLayout(self._foot)
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(0, 0))
        corner.setY(bar.mapToGlobal(QPoint(0, bar.height() + 2)).y())
        self.open_at(anchor, corner)

    def apply(self, changed: Filter) -> None:
        """Keep ``changed`` and tell about it, unless it is what was there."""
        if changed != self.filter:
            self.filter = changed
            self.filter_changed.emit(changed)


class ChoicePopup(FilterPopup):
    """Several things of one field of the filter, from a list."""

    def __init__(
        self,
        parent: QWidget,
        start: Filter,
        field: str,
        heading: str,
        find: Callable[[str], Sequence[Choice]],
    ) -> None:
        super().__init__(parent, heading, _list_help(), start)
        self._field = field
        self.checks = CheckList(find, getattr(start, field), heading)
        self.checks.setMinimumWidth(_WIDTH)
        self.body.addWidget(self.checks)
        self.setFocusProxy(self.checks)
        self.checks.changed.connect(self._choose)
        self.checks.done.connect(self.close)

    def offer_texts(self, texts: tuple[str, ...]) -> None:
        """Offer plain texts that came later, such as the register's tags, beside what is chosen."""
        known = dict.fromkeys((*getattr(self.filter, self._field), *texts))
        self.checks.set_find(find_among([Choice(text, text) for text in known]))

    def _choose(self, codes: tuple[str, ...]) -> None:
        values: dict[str, Any] = {self._field: codes}
        self.apply(replace(self.filter, **values))


class CountryPopup(ChoicePopup):
    """Countries by any part of their names or codes, and the role in which they take part."""

    def __init__(
        self, parent: QWidget, start: Filter, vocabularies: Vocabularies, countries: Countries
    ) -> None:
        super().__init__(parent, start, "countries", say("Country"), _find_country(countries))
        self.role = QComboBox()
        self.role.setAccessibleName(say("Role"))
        self.role.addItem(say("Any role"), "")
        for term in vocabularies.of("country-role", retired=True):
            self.role.addItem(term.label, term.code)
        self.role.setCurrentIndex(max(0, self.role.findData(start.country_role)))
        self.role.currentIndexChanged.connect(self._choose_role)
        form = QFormLayout()
        form.addRow(say("&Taking part as"), self.role)
        self.body.addLayout(form)

    def _choose_role(self) -> None:
        self.apply(replace(self.filter, country_role=str(self.role.currentData())))


class AlsoPopup(ChoicePopup):
    """Countries that must each take part as well."""

    def __init__(self, parent: QWidget, start: Filter, countries: Countries) -> None:
        super().__init__(parent, start, "also", say("Together with"), _find_country(countries))


class PeriodPopup(FilterPopup):
    """Since and until as people write dates, each echoed as understood; or undated records only."""

    def __init__(
        self, parent: QWidget, start: Filter, vocabularies: Vocabularies, countries: Countries
    ) -> None:
        help_text = say("Write 1991, Oct 1991 or 6 Oct 1991. Enter closes.")
        super().__init__(parent, say("Period"), help_text, start)
        self._vocabularies, self._countries = vocabularies, countries
        self.since = _date_field(start.since)
        self.until = _date_field(start.until)
        self.begun = QCheckBox(say("Only what &began in it"))
        self.begun.setChecked(start.begun)
        self.undated = QCheckBox(say("Un&dated records only"))
        self.undated.setChecked(start.undated)
        self.echo = label("", "small", wrap=True)
        self.echo.setMinimumWidth(_WIDTH)
        form = QFormLayout()
        form.addRow(say("&Since"), self.since)
        form.addRow(say("&Until"), self.until)
        form.addRow(self.begun)
        form.addRow(self.undated)
        form.addRow(self.echo)
        self.body.addLayout(form)
        self.setFocusProxy(self.since)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.take)
        for field in (self.since, self.until):
            field.textChanged.connect(self._typed)
            field.returnPressed.connect(self._finish)
        self.begun.toggled.connect(lambda _: self.take())
        self.undated.toggled.connect(self._toggle_undated)
        self._toggle_undated(start.undated)

    def take(self) -> bool:
        """Read both dates and apply them; False, with the reason shown, when they cannot be read."""
        self._soon.stop()
        try:
            since, until = _read(self.since.text()), _read(self.until.text())
        except DateError as error:
            self._show(str(error), wrong=True)
            return False
        undated = self.undated.isChecked()
        if undated:
            since = until = None
        wanted = replace(
            self.filter, since=since, until=until, begun=self.begun.isChecked(), undated=undated
        )
        problems = filter_problems(wanted, self._vocabularies, self._countries)
        backward = [problem.message for problem in problems if problem.field == "period"]
        if backward:
            self._show(backward[0], wrong=True)
            return False
        self._show(_understood(wanted), wrong=False)
        self.apply(wanted)
        return True

    def _typed(self, _text: str) -> None:
        self._soon.start()

    def _finish(self) -> None:
        if self.take():
            self.close()

    def _toggle_undated(self, undated: bool) -> None:
        self.since.setEnabled(not undated)
        self.until.setEnabled(not undated)
        self.begun.setEnabled(not undated)
        self.take()

    def _show(self, text: str, *, wrong: bool) -> None:
        self.echo.setText(text)
        theme.mark(self.echo, role="error" if wrong else "small")


def term_choices(vocabularies: Vocabularies, field: str) -> list[Choice]:
    """Return the choices for ``field`` of a filter: its vocabulary's terms, then "Not recorded"."""
    vocabulary, _ = CHOICES[field]
    terms = [
        Choice(term.code, term.label, term.colour)
        for term in vocabularies.of(vocabulary, retired=True)
    ]
    return [*terms, Choice(NOT_RECORDED, say("Not recorded"))]


def term_popup(
    parent: QWidget, start: Filter, field: str, vocabularies: Vocabularies
) -> ChoicePopup:
    """Return the popup for a field that draws on a vocabulary."""
    heading = say(CHOICES[field][1])
    return ChoicePopup(parent, start, field, heading, find_among(term_choices(vocabularies, field)))


def _find_country(countries: Countries) -> Callable[[str], Sequence[Choice]]:
    def find(text: str) -> Sequence[Choice]:
        return [Choice(c.code, c.label) for c in countries.search(text, _NO_LIMIT)]

    return find


def _list_help() -> str:
    return say("Enter chooses and closes. Down, then Space, ticks several. Esc closes.")


def _date_field(date: PartialDate | None) -> QLineEdit:
    text = (str(date) if date.uncertain else date.in_words()) if date else ""
    return QLineEdit(text, placeholderText=say("any time"))


def _read(text: str) -> PartialDate | None:
    date = read_date(text)
    if date is not None and date.is_open:
        raise DateError(say("Leave the field empty for a period that is open at this end."))
    return date


def _understood(chosen: Filter) -> str:
    if chosen.undated:
        return say("Records with no date at all.")
    if chosen.begun:
        words = _understood(replace(chosen, begun=False))
        return say("{period} Only what surely began then.", period=words)
    if chosen.since and chosen.until:
        since, until = chosen.since.in_words(), chosen.until.in_words()
        return say("Understood: {since} to {until}.", since=since, until=until)
    if chosen.since:
        return say("Understood: {since} and later.", since=chosen.since.in_words())
    if chosen.until:
        return say("Understood: {until} and earlier.", until=chosen.until.in_words())
    return say("Any time, dated or not.")
