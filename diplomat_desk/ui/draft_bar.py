"""The line under the top row that offers what was being typed when the program stopped."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import count, say
from diplomat_desk.ui.late import HalfTyped, Session
from diplomat_desk.ui.layout import button, column, hairline, label, row
from diplomat_desk.ui.moments import moment_in_words
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space


class DraftBar(QWidget):
    """Shown while there is something half typed; one after the other, the latest first."""

    def __init__(
        self,
        session: Callable[[], Session | None],
        resume: Callable[[int], None],
        parent: QWidget | None = None,
    ) -> None:
        """Ask ``session`` what there is; ``resume`` goes on with the record of an id, 0 for a new one."""
        super().__init__(parent)
        self._session = session
        self._resume = resume
        self._some: tuple[HalfTyped, ...] = ()
        self.words = label("", "warning", wrap=True)
        self.go_on = button(say("Go on"), "link")
        self.go_on.clicked.connect(lambda _=False: self._resume(self._take()))
        self.discard = button(say("Discard"), "link")
        self.discard.clicked.connect(lambda _=False: self._discard(self._take()))
        line = row(gap=Space.S, margin=(Space.M, Space.XS, Space.M, Space.XS))
        line.addWidget(self.words, 1)
        for one in (self.go_on, self.discard):
            line.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(line, hairline(), gap=0))
        self.hide()

    def offer(self, ceiling: Level) -> None:
        """Ask what is half typed, as far as ``ceiling`` shows it, and offer it."""
        self.show_drafts(())
        session = self._session()
        if session is not None:
            session.drafts(ceiling, self.show_drafts)

    def show_drafts(self, some: tuple[HalfTyped, ...]) -> None:
        """Offer ``some``."""
        self._some = some
        self.setVisible(bool(some))
        if not some:
            return
        first = some[0]
        told = say(
            "“{title}” was being typed on {when} and was not recorded.",
            title=first.title or say("Without a title"),
            when=moment_in_words(first.at),
        )
        more = count(len(some) - 1, "There is {n} more.", "There are {n} more.")
        self.words.setText(breakable(f"{told} {more}" if len(some) > 1 else told))

    def _discard(self, number: int) -> None:
        session = self._session()
        if session is not None:
            session.discard_draft(number)

    def _take(self) -> int:
        first = self._some[0]
        self.show_drafts(self._some[1:])
        return first.id
