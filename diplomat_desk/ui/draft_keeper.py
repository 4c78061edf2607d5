"""Keeps what is typed into the form, a few seconds after each pause; nothing wakes up while nobody types."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import drafts
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.forms.initiative_form import InitiativeForm

AFTER_MS = 3_000
"""So long after a key or a click what is typed is kept; while one types on, not again before that."""
_DEEDS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonRelease, QEvent.Type.InputMethod)


class DraftKeeper(QObject):
    """Watches one form between :meth:`begin` and :meth:`end`."""

    def __init__(self, context: PageContext, form: InitiativeForm) -> None:
        super().__init__(form)
        self._context = context
        self._form = form
        self._kept: Initiative | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.keep)

    def begin(self) -> None:
        """Watch what is typed from now on."""
        self._kept = None
        application = QApplication.instance()
        if application is not None and not self._context.read_only:
            application.installEventFilter(self)

    def end(self) -> None:
        """Watch no longer: it was recorded, or left. What was kept of it goes."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._soon.stop()
        if self._kept is not None:
            number, self._kept = self._kept.id, None
            self._context.runner.ask(lambda desk: drafts.discard(desk, number), lambda _: None)

    def keep(self) -> None:
        """Keep what the form holds, if it is not what it was loaded with or what is kept already."""
        typed = self._form.draft()
        if typed == self._kept or not self._form.is_dirty():
            return
        self._kept = typed

        def work(desk: Desk) -> None:
            drafts.keep(desk, typed)

        # A disk that is full is told when it is recorded; to type on loses nothing.
        self._context.runner.ask(work, lambda _: None, failed=lambda _: None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait at a key or a click."""
        if event.type() in _DEEDS and not self._soon.isActive():
            self._soon.start(AFTER_MS)
        return super().eventFilter(watched, event)
