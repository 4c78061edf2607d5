"""Processes that fold within one flat list of ids, a million of them too."""

from array import array
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.figures import Rounds
from diplomat_desk.ui.models.folding import Fold, with_rounds
from diplomat_desk.ui.models.paged_rows import NOT_YET
from diplomat_desk.ui.models.register_model import RegisterModel
from tests.ui.models.test_register_model import Shelf, said
from tests.ui.rows import COUNTRIES, VOCABULARIES, row

ROUNDS = Rounds((11, 12), frozenset({12}))
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def model_of(shelf: Shelf) -> RegisterModel:
    model = RegisterModel(VOCABULARIES, COUNTRIES, shelf.fetch)
    model.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    return model


def test_rounds_stand_after_their_process() -> None:
    rounds = {3: Rounds((31,)), 1: Rounds((11, 12)), 9: Rounds((91,))}
    assert list(with_rounds(array("q", [1, 2, 3]), rounds)) == [1, 11, 12, 2, 3, 31]
    ids = range(5)
    assert with_rounds(ids, {}) is ids


def test_a_process_unfolds_and_folds_in_place(qapp: object) -> None:
    model = model_of(Shelf())
    model.set_ids([1, 2], (row(1, rounds=2), row(2)), foldable=True)
    assert [model.fold_at(line) for line in range(2)] == [Fold.FOLDED, Fold.FLAT]
    model.unfold(1, ROUNDS, (row(11, title="First"), row(12, title="Second")))
    assert list(model.ids) == [1, 11, 12, 2]
    assert [model.fold_at(line) for line in range(4)] == [
        Fold.UNFOLDED,
        Fold.ROUND,
        Fold.OUTSIDE,
        Fold.FLAT,
    ]
    assert [said(model, line) for line in (1, 2)] == ["First", "Second"]
    assert [model.process_at(line) for line in range(4)] == [0, 1, 1, 0]
    assert model.index(0, 1).data(SPOKEN).endswith("process with 2 rounds, unfolded")
    assert model.index(2, 1).data(SPOKEN) == "Second, round, outside the filter"
    model.unfold(1, ROUNDS)
    assert len(model.ids) == 4
    model.fold(1)
    assert list(model.ids) == [1, 2]
    assert said(model, 1) != NOT_YET
    assert model.index(0, 1).data(SPOKEN).endswith("process with 2 rounds, folded")
    model.fold(1)
    model.unfold(7, ROUNDS)
    assert list(model.ids) == [1, 2]


def test_what_was_unfolded_stays_so_in_another_list(qapp: object) -> None:
    model = model_of(Shelf())
    rounds = {1: ROUNDS}
    model.set_ids(with_rounds([1, 2], rounds), (row(1, rounds=2),), rounds, foldable=True)
    assert model.fold_at(0) is Fold.UNFOLDED
    model.fold(1)
    assert list(model.ids) == [1, 2]


def test_nothing_folds_where_rounds_are_listed(qapp: object) -> None:
    model = model_of(Shelf())
    model.set_ids([1], (row(1, rounds=2),))
    assert model.fold_at(0) is Fold.FLAT
    assert not model.foldable


def test_rows_on_their_way_find_their_place_after_an_unfolding(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = model_of(shelf)
    model.set_ids([1, 2, 3], (row(1, rounds=2),), foldable=True)
    said(model, 2)
    qtbot.waitUntil(lambda: bool(shelf.asked))
    model.unfold(1, ROUNDS, (row(11), row(12)))
    shelf.answer()
    assert NOT_YET not in [said(model, line) for line in range(5)]


def test_a_process_among_a_million_unfolds_at_once(qtbot: QtBot) -> None:
    model = RegisterModel(VOCABULARIES, COUNTRIES, Shelf().fetch)
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    size = 1_000_000
    model.set_ids(array("q", range(1, size + 1)), (row(7, rounds=2),), foldable=True)
    model.set_ids(model.ids, (row(7, rounds=2),), foldable=True)
    start = perf_counter()
    model.unfold(7, Rounds((size + 1, size + 2)))
    unfolded = perf_counter() - start
    assert list(model.ids[6:9]) == [7, size + 1, size + 2]
    model.fold(7)
    assert len(model.ids) == size
    assert unfolded < 0.5
