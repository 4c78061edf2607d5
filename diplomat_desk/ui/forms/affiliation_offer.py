"""Offers what the register knows of a person's affiliation at the date of a record; never imposes it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.people import Affiliation, Person
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.field import announce
from diplomat_desk.ui.forms.lookups import FormLookups
from diplomat_desk.ui.layout import button, label, row
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space


class AffiliationOffer(QWidget):
    """A quiet line with a button that takes the affiliation over; hidden while there is none.

    What is taken over is then the appearance's own, as it was then: nothing updates it later.
    """

    taken = Signal(object)
    """The :class:`Affiliation` is wanted."""

    def __init__(self, lookups: FormLookups, when: Callable[[], PartialDate | None]) -> None:
        super().__init__()
        self._lookups = lookups
        self._when = when
        self._asked = 0
        self._found: Affiliation | None = None
        self.words = label("", "small", wrap=True)
        self.button = button(say("Take over"), "link")
        self.button.clicked.connect(self._take)
        line = row(self.words, self.button, margin=(Space.L, 0, 0, 0))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    def ask(self, person: int) -> None:
        """Ask where ``person`` belonged then, and offer it when the answer comes."""
        self.withdraw()
        when = self._when()
        if not person or when is None or when.is_open:
            return
        self._asked = person

        def answer(found: Person | None) -> None:
            if isValid(self) and self._asked == person and found is not None:
                self._offer(found.affiliation_at(when), when)

        self._lookups.person(person, answer)

    def withdraw(self) -> None:
        """Offer nothing, and drop an answer still under way."""
        self._asked = 0
        self._found = None
        self.hide()

    def _offer(self, found: Affiliation | None, when: PartialDate) -> None:
        if found is None:
            return
        self._found = found
        belonged = ", ".join(part for part in (found.post, found.organisation) if part)
        text = say(
            "In the register for {date}: {belonged}.", date=when.in_words(), belonged=belonged
        )
        self.words.setText(breakable(text))
        self.button.setAccessibleName(say("Take over {belonged}", belonged=belonged))
        self.show()
        announce(self, text)

    def _take(self) -> None:
        found = self._found
        self.withdraw()
        if found is not None:
            self.taken.emit(found)
