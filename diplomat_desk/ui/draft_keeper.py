"""Keeps what is typed into the form, a few seconds after each pause; nothing wakes up while nobody types."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.words import say
from diplomat_desk.services import drafts
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.forms.initiative_form import InitiativeForm

AFTER_MS = 3_000
"""So long after a key or a click what is typed is kept; while one types on, not again before that."""
AGAIN_MS = 5_000
"""So long after it could not be kept it is tried again."""
_DEEDS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonRelease, QEvent.Type.InputMethod)


class DraftKeeper(QObject):
    """Watches one form between :meth:`begin` and :meth:`end`."""

    def __init__(self, context: PageContext, form: InitiativeForm) -> None:
        super().__init__(form)
        self._context = context
        self._form = form
        self._kept: Initiative | None = None
        self._failing = False
        self._watching = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.keep)

    def begin(self) -> None:
        """Watch what is typed from now on."""
        self._kept, self._failing, self._watching = None, False, True
        application = QApplication.instance()
        if application is not None and not self._context.read_only:
            application.installEventFilter(self)

    def end(self) -> None:
        """Watch no longer: it was recorded, or left. What was kept of it goes."""
        self._watching = False
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
        if (typed == self._kept and not self._failing) or not self._form.is_dirty():
            return
        self._kept = typed

        def work(desk: Desk) -> None:
            drafts.keep(desk, typed)

        self._context.runner.ask(work, self._went_well, failed=self._went_wrong, topic="draft")

    def _went_well(self, _: None) -> None:
        if self._failing:
            self._failing = False
            self._form.show_message("")

    def _went_wrong(self, error: DeskError) -> None:
        """Say so once, and try again: the disk may have room again, or be back."""
        if self._watching and not self._failing:
            self._form.show_message(
                say(
                    "{trouble} You can type on, but it is not kept for a crash until then.",
                    trouble=str(error),
                )
            )
        self._failing = True
        if self._watching:
            self._soon.start(AGAIN_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait at a key or a click."""
        if event.type() in _DEEDS and not self._soon.isActive():
            self._soon.start(AFTER_MS)
        return super().eventFilter(watched, event)
