"""From the welcome page straight to an answer: a question is clicked, its register opens at its chart."""

from pathlib import Path
from types import ModuleType
from typing import Any

from PySide6.QtCore import QObject, QTimer

from diplomat_desk import paths
from diplomat_desk.domain.words import say
from diplomat_desk.ui import pages
from diplomat_desk.ui.charts.cards import Card
from diplomat_desk.ui.late import OpenRegister
from diplomat_desk.ui.registers import SAMPLE_NAME, Registers
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.welcome import Welcome

_PATIENCE_MS = 300


class QuestionsFirst(QObject):
    """Offers on the welcome page what the charts answer, of the latest register or of the sample."""

    def __init__(
        self, welcome: Welcome, registers: Registers, settings: Settings, runner: Runner[Any]
    ) -> None:
        super().__init__(welcome)
        self._runner = runner
        self._welcome = welcome
        self._registers = registers
        self._settings = settings
        self._cards: tuple[Card, ...] = ()
        self._asked_of: Path | None = None
        welcome.asked.connect(self._ask)
        registers.recent_changed.connect(self._show)
        registers.closed.connect(self.begin)
        # A register that is being opened goes first: loading takes turns with it.
        self._soon = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._soon.timeout.connect(self._load)

    def begin(self) -> None:
        """Show the questions as soon as nothing else is waited for."""
        self._soon.start()

    def first_page(self, register: OpenRegister) -> str:
        """Return the page that a register opens with: the charts, where a question was asked of it."""
        asked, self._asked_of = self._asked_of, None
        return "charts" if asked == register.path else pages.PAGES[0].name

    def _load(self) -> None:
        if self._welcome.isVisible() and not self._cards:
            self._runner.apart(lambda: pages.load(pages.CATALOGUE_MODULE), self._take)

    def _take(self, catalogue: ModuleType) -> None:
        self._cards = tuple(
            Card(kind.name, say(kind.label), kind.asks, kind.icon) for kind in catalogue.CHARTS
        )
        self._show()

    def _show(self) -> None:
        path = self._latest()
        name = path.stem if path is not None else say("the sample")
        self._welcome.show_questions(self._cards, name)

    def _latest(self) -> Path | None:
        recent = self._settings.recent
        return recent[0].path if recent else None

    def _ask(self, chart: str) -> None:
        self._settings.set_state(pages.CHOSEN_CHART, chart)
        path = self._latest()
        self._asked_of = path or paths.data_dir() / SAMPLE_NAME
        if path is None:
            self._registers.open_sample()
        else:
            self._registers.open(path)
