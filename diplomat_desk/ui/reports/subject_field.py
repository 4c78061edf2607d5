"""What single thing a report is about: an initiative, a country, a meeting."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.words import dotted, say
from diplomat_desk.reports.kinds import Subject
from diplomat_desk.services import looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.forms.countries import CountryEdit
from diplomat_desk.ui.forms.suggest import Choice, Suggester
from diplomat_desk.ui.layout import column, label
from diplomat_desk.ui.plain import breakable, plain_tooltip
from diplomat_desk.ui.tokens import Space

_ABOUT_ONE = (Subject.INITIATIVE, Subject.MEETING)


class SubjectField(QWidget):
    """Asks for what the chosen report is about; hidden where it is about nothing in particular.

    What the rest of the window is about is suggested: it stands in the field until somebody says otherwise,
    or something else is suggested.
    """

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sort = Subject.NONE
        self._reference = ""
        self._suggested = 0
        self._suggested_country = ""
        self._pending = False
        self._ceiling = context.filter_state.filter.ceiling
        self.heading = label("", "heading")
        self.country = CountryEdit(context.countries)
        self.country.setPlaceholderText(say("Type a country"))
        self.country.setAccessibleName(say("Country"))
        self.country.setToolTip(say("The country that the report is about: its name or its code"))
        self.initiative = QLineEdit()
        self.initiative.setPlaceholderText(say("Find by title or reference"))
        self.initiative.setAccessibleName(say("Initiative"))
        self.initiative.setToolTip(say("The initiative that the report is about"))
        self.title = label("", "muted", wrap=True)
        self.meeting = QuietBox()
        self.meeting.setAccessibleName(say("Meeting"))
        self.meeting_words = label(say("Meeting"), "muted")
        self.meeting_words.setBuddy(self.meeting)
        self.suggester = Suggester(self.initiative, self._ask, eager=True)
        self._connect()
        fields = (self.country, self.initiative, self.title, self.meeting_words, self.meeting)
        self.setLayout(column(self.heading, *fields, gap=Space.S))
        self.show_sort(Subject.NONE)

    def _connect(self) -> None:
        self.suggester.chosen.connect(lambda choice: self.set_value(choice.detail))
        self.country.suggester.chosen.connect(lambda _: self.changed.emit())
        self.country.editingFinished.connect(self.changed)
        self.initiative.editingFinished.connect(self._typed)
        self.meeting.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._context.filter_state.changed.connect(self._follow_ceiling)

    @property
    def is_settled(self) -> bool:
        """Whether it is known what the report is about; not while a suggestion is looked up."""
        return not (self._pending and self._sort in _ABOUT_ONE)

    def show_sort(self, sort: Subject) -> None:
        """Ask for a subject of this sort."""
        self._sort = sort
        about_one = sort in _ABOUT_ONE
        self.country.setVisible(sort is Subject.COUNTRY)
        self.initiative.setVisible(about_one)
        self.heading.setText(say("Country") if sort is Subject.COUNTRY else say("Initiative"))
        self.heading.setBuddy(self.initiative if about_one else self.country)
        self.setVisible(sort is not Subject.NONE)
        for widget in (self.meeting, self.meeting_words):
            widget.setVisible(sort is Subject.MEETING)
        self._say_title(self.title.text())
        if sort is Subject.MEETING:
            self._look_up()

    def ask(self) -> None:
        """Put the cursor where the subject is typed, if the report is about one and there is none yet."""
        if self.isHidden() or self.value():
            return
        (self.country if self._sort is Subject.COUNTRY else self.initiative).setFocus()

    def value(self) -> str:
        """Return the subject as a request says it; empty for none."""
        if self._sort is Subject.COUNTRY:
            return self.country.value()
        if self._sort is Subject.MEETING:
            number = self.meeting.currentData()
            return f"{self._reference}/{number}" if self._reference and number else self._reference
        return self._reference if self._sort is Subject.INITIATIVE else ""

    def set_country(self, code: str) -> None:
        """Ask about the country with this code."""
        self.country.set_value(code)

    def suggest_country(self, code: str) -> None:
        """Ask about a country where none is said, or only what was suggested before."""
        if code and self.country.value() in ("", self._suggested_country):
            self._suggested_country = code
            self.set_country(code)

    def set_value(self, reference: str) -> None:
        """Ask about the initiative with this reference code."""
        self._pending = False
        self._reference = reference
        self.initiative.setText(reference)
        self._say_title("")
        self._look_up()
        if self._sort in _ABOUT_ONE:
            self.changed.emit()

    def suggest(self, initiative_id: int, *, insist: bool = False) -> None:
        """Ask about the initiative with this id; one that was suggested last only if somebody insists."""
        if initiative_id == self._suggested and not insist:
            return
        self._suggested, self._pending = initiative_id, True
        ceiling = self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: looking.one(desk, initiative_id, ceiling),
            self._take_suggested,
            topic="report suggested",
            failed=lambda _: self.set_value(""),
        )

    def _take_suggested(self, one: Initiative) -> None:
        if self._pending:
            self.set_value(one.reference)

    def _typed(self) -> None:
        text = self.initiative.text().strip()
        if text != self._reference:
            self.set_value(text)

    def _ask(self, text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        ceiling = self._context.filter_state.filter.ceiling

        def work(desk: Desk) -> tuple[tuple[int, str, str], ...]:
            return looking.initiatives(desk, text, ceiling)

        self._context.runner.ask(
            work,
            lambda found: answer([Choice(title, ref, number) for number, ref, title in found]),
            topic="report subject",
        )

    def _follow_ceiling(self) -> None:
        """Look again whether the initiative may still be told."""
        before, self._ceiling = self._ceiling, self._context.filter_state.filter.ceiling
        if before != self._ceiling and self._reference:
            self._say_title("")
            self._look_up()

    def _look_up(self) -> None:
        """Ask what the initiative is called and which meetings it has."""
        self.meeting.clear()
        if not self._reference:
            return
        reference, ceiling = self._reference, self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: looking.by_reference(desk, reference, ceiling),
            self._offer,
            topic="report initiative",
            failed=self._tell_missing,
        )

    def _offer(self, one: Initiative) -> None:
        self._say_title(one.title)
        self.meeting.blockSignals(True)
        self.meeting.clear()
        for number, meeting in enumerate(one.meetings, 1):
            date = meeting.date.in_words() if meeting.date else ""
            words = dotted(date, meeting.title or meeting.city)
            said = words or say("Meeting {n}", n=number)
            self.meeting.addItem(said, number)
            self.meeting.setItemData(number - 1, plain_tooltip(said), Qt.ItemDataRole.ToolTipRole)
        self.meeting.blockSignals(False)
        shown = self.meeting.currentData(Qt.ItemDataRole.ToolTipRole)
        self.meeting.setToolTip(str(shown or ""))
        if self._sort is Subject.MEETING:
            self.changed.emit()

    def _tell_missing(self, error: DeskError) -> None:
        self._say_title(str(error))

    def _say_title(self, words: str) -> None:
        """Say below the line which initiative its reference code means, or that it means none."""
        self.title.setText(breakable(words))
        self.title.setVisible(bool(words) and self._sort in _ABOUT_ONE)
