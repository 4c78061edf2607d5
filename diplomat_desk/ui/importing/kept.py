"""What is kept of imports: which there were, the profiles, and what texts were decided to mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.imports import Decision, ImportBatch, ImportProfile
from diplomat_desk.domain.sizes import size_in_words
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.mapping import AS_TEXT, LEFT_OUT
from diplomat_desk.services import importing
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.importing.lists import settle
from diplomat_desk.ui.importing.question_model import SORTS
from diplomat_desk.ui.layout import STRETCH, box, button, column, label, row
from diplomat_desk.ui.moments import moment_in_words
from diplomat_desk.ui.plain import plain_tooltip
from diplomat_desk.ui.tokens import Space

_SIZE = QSize(820, 520)
_TOPIC = "kept of imports"


@dataclass(frozen=True, slots=True)
class _Kept:
    past: tuple[ImportBatch, ...] = ()
    profiles: tuple[ImportProfile, ...] = ()
    decisions: tuple[Decision, ...] = ()


def show_kept(context: PageContext, parent: QWidget) -> "KeptDialog":
    """Open what is kept of imports, and return the dialog."""
    dialog = KeptDialog(context, parent)
    dialog.open()
    return dialog


class KeptDialog(QDialog):
    """Lists imports, profiles and decisions; profiles and decisions can be forgotten."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kept = _Kept()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Earlier imports"))
        self.resize(_SIZE)
        heads = (say("File"), say("When"), say("Rows"), say("New"), say("Updated"), say("SHA-256"))
        self.past = _table(say("Earlier imports, the latest first"), heads, (240, 190, 60, 60, 70))
        self.profiles = _table(say("Kept profiles"), (say("Profile"), say("Level")), (420,))
        meanings = (say("In the file"), say("Should be"), say("Means"))
        self.decisions = _table(say("What texts mean"), meanings, (300, 130))
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        self.forget = button(say("&Forget"), icon="trash-2")
        self.close_button = button(say("Close"))
        self.tabs = QTabWidget()
        for table in (self.past, self.profiles, self.decisions):
            self.tabs.addTab(box(column(table, margin=(0, Space.S, 0, 0))), "")
        told = say(
            "An import is taken back by Undo. What is forgotten here is asked again with the next file."
        )
        laid = column(label(told, "muted", wrap=True), gap=Space.S, margin=Space.L)
        laid.addWidget(self.tabs, 1)
        laid.addWidget(self.trouble)
        laid.addLayout(row(self.forget, STRETCH, self.close_button))
        self.setLayout(laid)
        self._connect()
        self._ask()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.reject)
        self.forget.clicked.connect(lambda _=False: self._forget())
        self.tabs.currentChanged.connect(lambda _=0: self._update())
        for table in (self.profiles, self.decisions):
            table.itemSelectionChanged.connect(self._update)
        self._context.runner.changed.connect(self._ask)

    def _ask(self) -> None:
        ceiling = self._context.filter_state.filter.ceiling

        def work(desk: Desk) -> _Kept:
            return _Kept(
                importing.past(desk, ceiling),
                importing.profiles(desk, ceiling),
                importing.decisions(desk, ceiling),
            )

        self._context.runner.ask(work, self._show, topic=_TOPIC, failed=self._fail)

    def _show(self, kept: _Kept) -> None:
        self._kept = kept
        _fill(self.past, [_import(one) for one in kept.past])
        _fill(self.profiles, [(one.name, one.level.label) for one in kept.profiles])
        _fill(self.decisions, [self._decision(one) for one in kept.decisions])
        many = (len(kept.past), len(kept.profiles), len(kept.decisions))
        names = (say("Imports ({n})"), say("Profiles ({n})"), say("Decisions ({n})"))
        for place, (name, number) in enumerate(zip(names, many, strict=True)):
            self.tabs.setTabText(place, name.format(n=f"{number:,}"))
        self._update()

    def _decision(self, one: Decision) -> tuple[str, str, str]:
        sort = say(SORTS[Sort(one.sort)]) if one.sort in list(Sort) else one.sort
        return one.value, sort, self._meaning(one)

    def _meaning(self, one: Decision) -> str:
        if one.meaning == AS_TEXT:
            return say("Kept as text")
        if one.meaning == LEFT_OUT:
            return say("Left out")
        if one.vocabulary:
            return self._context.vocabularies.label(one.vocabulary, one.meaning)
        country = self._context.countries.find(one.meaning)
        return country.label if country else one.meaning

    def _forget(self) -> None:
        table = self.tabs.currentIndex()
        chosen = _chosen(self.profiles if table == 1 else self.decisions)
        profiles = [self._kept.profiles[at] for at in chosen] if table == 1 else []
        decisions = [self._kept.decisions[at] for at in chosen] if table != 1 else []

        def work(desk: Desk) -> int:
            importing.forget_profiles(desk, profiles)
            importing.forget_decisions(desk, decisions)
            return len(profiles) + len(decisions)

        self._context.runner.change(work, self._forgotten, failed=self._fail)

    def _forgotten(self, many: int) -> None:
        self._context.toast(count(many, "{n} forgotten.", "{n} forgotten."))
        self._ask()

    def _fail(self, error: DeskError) -> None:
        self.trouble.setText(str(error))
        self.trouble.show()

    def _update(self) -> None:
        at = self.tabs.currentIndex()
        self.forget.setVisible(at > 0 and not self._context.read_only)
        self.forget.setEnabled(bool(_chosen(self.profiles if at == 1 else self.decisions)))


def _import(one: ImportBatch) -> tuple[str, ...]:
    counts = dict(one.counts)
    return (
        f"{one.name} ({size_in_words(one.size)})" if one.size else one.name,
        moment_in_words(one.at),
        f"{one.lines:,}",
        counts.get("new", ""),
        counts.get("updated", ""),
        one.sha256,
    )


def _table(name: str, heads: Sequence[str], widths: Sequence[int]) -> QTableWidget:
    made = QTableWidget(0, len(heads))
    made.setHorizontalHeaderLabels(list(heads))
    settle(made, name, widths)
    return made


def _fill(table: QTableWidget, lines: Sequence[tuple[str, ...]]) -> None:
    table.clearSelection()
    table.setRowCount(len(lines))
    for at, line in enumerate(lines):
        for place, text in enumerate(line):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tooltip(text))
            table.setItem(at, place, item)


def _chosen(table: QTableWidget) -> list[int]:
    return sorted({index.row() for index in table.selectedIndexes()})
