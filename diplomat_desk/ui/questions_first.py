"""From the welcome page straight to an answer: a question is clicked, its register opens at its chart."""

from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QObject

from diplomat_desk import paths
from diplomat_desk.domain.words import say
from diplomat_desk.ui import pages
from diplomat_desk.ui.charts.cards import Card
from diplomat_desk.ui.late import OpenRegister
from diplomat_desk.ui.registers import SAMPLE_NAME, Registers
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.welcome import Welcome


class QuestionsFirst(QObject):
    """Offers on the welcome page what the charts answer, of the latest register or of the sample."""

    def __init__(self, welcome: Welcome, registers: Registers, settings: Settings) -> None:
        super().__init__(welcome)
        self._welcome = welcome
        self._registers = registers
        self._settings = settings
        self._cards: tuple[Card, ...] = ()
        self._asked_of: Path | None = None
        welcome.asked.connect(self._ask)
        registers.recent_changed.connect(self._show)

    def load(self, runner: Runner[object]) -> None:
        """Load the catalogue of charts beside all that the window waits for, and show its questions."""
        runner.apart(lambda: pages.load(pages.CATALOGUE_MODULE), self._take)

    def first_page(self, register: OpenRegister) -> str:
        """Return the page that a register opens with: the charts, where a question was asked of it."""
        asked, self._asked_of = self._asked_of, None
        return "charts" if asked == register.path else pages.PAGES[0].name

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
