"""What single thing a report is about: an initiative, a country, a meeting."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

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
from diplomat_desk.ui.tokens import Space


class SubjectField(QWidget):
    """Asks for what the chosen report is about; hidden where it is about nothing in particular."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sort = Subject.NONE
        self._reference = ""
        self.heading = label("", "heading")
        self.country = CountryEdit(context.countries)
        self.country.setPlaceholderText(say("Type a country"))
        self.country.setAccessibleName(say("Country"))
        self.initiative = QLineEdit()
        self.initiative.setPlaceholderText(say("Find by title or reference"))
        self.initiative.setAccessibleName(say("Initiative"))
        self.meeting = QuietBox()
        self.meeting.setAccessibleName(say("Meeting"))
        self.suggester = Suggester(self.initiative, self._ask, eager=True)
        self.suggester.chosen.connect(lambda choice: self.set_value(choice.detail))
        self.country.suggester.chosen.connect(lambda _: self.changed.emit())
        self.country.editingFinished.connect(self.changed)
        self.initiative.editingFinished.connect(self._typed)
        self.meeting.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.setLayout(
            column(self.heading, self.country, self.initiative, self.meeting, gap=Space.S)
        )
        self.show_sort(Subject.NONE)

    def show_sort(self, sort: Subject) -> None:
        """Ask for a subject of this sort."""
        self._sort = sort
        about_one = sort in (Subject.INITIATIVE, Subject.MEETING)
        self.country.setVisible(sort is Subject.COUNTRY)
        self.initiative.setVisible(about_one)
        self.meeting.setVisible(sort is Subject.MEETING)
        self.heading.setText(say("Country") if sort is Subject.COUNTRY else say("Initiative"))
        self.heading.setBuddy(self.initiative if about_one else self.country)
        self.setVisible(sort is not Subject.NONE)
        if sort is Subject.MEETING:
            self._list_meetings()

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

    def set_value(self, reference: str) -> None:
        """Ask about the initiative with this reference code."""
        self._reference = reference
        self.initiative.setText(reference)
        self._list_meetings()
        self.changed.emit()

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

    def _list_meetings(self) -> None:
        self.meeting.clear()
        if self._sort is not Subject.MEETING or not self._reference:
            return
        reference, ceiling = self._reference, self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: looking.by_reference(desk, reference, ceiling),
            self._offer,
            topic="report meetings",
            failed=lambda _: None,
        )

    def _offer(self, one: Initiative) -> None:
        self.meeting.blockSignals(True)
        self.meeting.clear()
        for number, meeting in enumerate(one.meetings, 1):
            date = meeting.date.in_words() if meeting.date else ""
            words = dotted(date, meeting.title or meeting.city)
            self.meeting.addItem(words or say("Meeting {n}", n=number), number)
        self.meeting.blockSignals(False)
        self.changed.emit()
