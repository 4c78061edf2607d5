"""The settings: who you are, what you watch, what the program remembers, how it looks. Loaded late."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QSpinBox, QVBoxLayout, QWidget

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import CountryParticipation
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.forms.chips import CountryChips
from diplomat_desk.ui.forms.countries import CountryEdit
from diplomat_desk.ui.forms.field import announce, name_input
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.settings import HIGHEST_LIMIT, LONGEST_LOCK, LONGEST_WIPE, Settings
from diplomat_desk.ui.theme import mark
from diplomat_desk.ui.tokens import Size, Space

_WIDTH = 520
_THEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))


class SettingsDialog(QDialog):
    """Shows the settings and keeps them when accepted; ``countries`` is None while no register is open."""

    def __init__(
        self, settings: Settings, countries: Countries | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._countries = countries
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Settings"))
        self.setMinimumWidth(_WIDTH)
        self._make_fields(countries or Countries(()))
        self._load()
        self._lay_out()

    def keep(self) -> None:
        """Keep what was entered and close; what cannot be kept is said beside it."""
        problem = self.home.problem() if self._countries else ""
        unread = self.watch.problem() if self._countries else ""
        _say_problem(self.home, self.home_problem, problem)
        _say_problem(self.watch.edit, self.watch_problem, unread)
        if problem or unread:
            (self.home if problem else self.watch).setFocus()
            return
        settings = self._settings
        settings.author = clean_line(self.author.value())
        if self._countries is not None:
            settings.home_country = self.home.value()
            settings.watch_list = tuple(one.country for one in self.watch.value())
        settings.attachment_limit = self.limit.value()
        settings.lock_after = self.lock.value()
        settings.wipe_after = self.wipe.value()
        settings.keeps_recent = self.recent.isChecked()
        settings.theme = str(self.theme.currentData())
        self.accept()

    def _make_fields(self, countries: Countries) -> None:
        self.author = LineField()
        self.home = CountryEdit(countries)
        self.home_problem = label("", "error", wrap=True)
        self.home_problem.hide()
        self.watch = CountryChips(countries)
        self.watch_problem = label("", "error", wrap=True)
        self.watch_problem.hide()
        self.limit = QSpinBox()
        self.limit.setRange(1, HIGHEST_LIMIT)
        self.limit.setSuffix(say(" MB"))
        # Qt leaves its editor at the very edge.
        self.limit.lineEdit().setTextMargins(Space.XS, 0, 0, 0)
        self.lock = _counter(LONGEST_LOCK, say(" min"), say("never"))
        self.wipe = _counter(LONGEST_WIPE, say(" s"), say("never"))
        self.recent = QCheckBox(say("&Remember the registers that were open"))
        self.theme = QuietBox()
        for name, text in _THEMES:
            self.theme.addItem(say(text), name)
        for field in (self.home, self.watch):
            field.setEnabled(self._countries is not None)

    def _load(self) -> None:
        settings = self._settings
        self.author.set_value(settings.author)
        self.home.set_value(settings.home_country)
        self.watch.set_value(tuple(map(CountryParticipation, settings.watch_list)))
        self.limit.setValue(settings.attachment_limit)
        self.lock.setValue(settings.lock_after)
        self.wipe.setValue(settings.wipe_after)
        self.recent.setChecked(settings.keeps_recent)
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))

    def _lay_out(self) -> None:
        first = "" if self._countries else say("Open a register to choose countries. ")
        laid = column(gap=Space.XS, margin=Space.XL)
        above = (
            (say("Your &name"), self.author,
             say("Written into the history of what you record, and on reports.")),
            (say("&Home country"), self.home,
             first + say("The country that you work for; lists and charts can begin with it.")),
            (say("Countries that you &watch"), self.watch,
             first + say("Charts of coverage always show these, even where nothing is recorded.")),
            (say("Largest &attachment"), self.limit,
             say("Files above this size are not taken into a register; each copy grows by them.")),
        )  # fmt: skip
        for name, field, help_ in above:
            laid.addLayout(self._block(name, field, help_))
        secret = row(gap=Space.L)
        for name, field, help_ in (
            (say("Loc&k an encrypted register after"), self.lock,
             say("Where nobody was at it for so long.")),
            (say("Empty the &clipboard after"), self.wipe,
             say("Of what was copied from an encrypted register.")),
        ):  # fmt: skip
            secret.addLayout(self._block(name, field, help_), 1)
        laid.addLayout(secret)
        look = say("Light or dark, or as your desktop is set.")
        laid.addLayout(self._block(say("&Look"), self.theme, look))
        help_ = say(
            "Shown on the first page and under Open recent. Switched off, list and last folder are forgotten."
        )
        self.recent.setAccessibleDescription(help_)
        laid.addWidget(self.recent)
        laid.addWidget(label(help_, "small", wrap=True))
        laid.addSpacing(Space.L)
        self.keep_button = button(say("Keep"), "primary")
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self.keep)
        self.cancel_button = button(say("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        laid.addLayout(row(STRETCH, self.cancel_button, self.keep_button))
        self.setLayout(laid)

    def _block(self, name: str, field: QWidget, help_: str) -> QVBoxLayout:
        """Return a field under its name, with what it is for below."""
        items: list[QWidget] = [self._heading(name, field, help_), field]
        if field in (self.home, self.watch):
            items.append(self.home_problem if field is self.home else self.watch_problem)
        made = column(*items, label(help_, "small", wrap=True), gap=Space.XS)
        made.addSpacing(Space.S)
        return made

    @staticmethod
    def _heading(name: str, field: QWidget, help_: str) -> QLabel:
        heading = label(name)
        heading.setBuddy(field)
        heading.setMinimumHeight(Size.ICON_LARGE)
        name_input(field, name.replace("&", ""), help_)
        return heading


def _counter(most: int, unit: str, never: str) -> QSpinBox:
    """Return a number box whose 0 says ``never``."""
    made = QSpinBox()
    made.setRange(0, most)
    made.setSuffix(unit)
    made.setSpecialValueText(never)
    made.lineEdit().setTextMargins(Space.XS, 0, 0, 0)
    return made


def _say_problem(field: QWidget, place: QLabel, text: str) -> None:
    """Say ``text`` beside a field and mark it; take both away when there is none."""
    place.setText(text)
    place.setVisible(bool(text))
    mark(field, problem=bool(text))
    announce(field, text)
