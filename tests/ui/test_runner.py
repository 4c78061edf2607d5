"""The runner: order, stale answers, changes, failures, stopping; with real threads and a list as register."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.errors import DeskError, StoppedError
from diplomat_desk.domain.progress import UNWATCHED, Progress
from diplomat_desk.ui import runner as runner_module
from diplomat_desk.ui.runner import Runner

Register = list[str]
T = TypeVar("T")


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner[Register]]:
    made: Runner[Register] = Runner()
    yield made
    made.stop()


@pytest.fixture
def opened(runner: Runner[Register], qtbot: QtBot) -> Runner[Register]:
    runner.open(lambda: ["first"], lambda desk: desk.append("closed"))
    qtbot.waitUntil(lambda: runner.is_open)
    return runner


def answer(runner: Runner[Register], qtbot: QtBot, work: Callable[[Register], T]) -> T:
    got: list[T] = []
    runner.ask(work, got.append)
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def test_answers_come_in_order_on_the_windows_thread_from_one_thread(
    opened: Runner[Register], qtbot: QtBot
) -> None:
    got: list[int] = []
    workers: set[str] = set()
    receivers: set[threading.Thread] = set()

    def work(number: int) -> int:
        workers.add(threading.current_thread().name)
        return number

    def take(number: int) -> None:
        receivers.add(threading.current_thread())
        got.append(number)

    for number in range(50):
        opened.ask(lambda desk, number=number: work(number), take)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(got) == 50)
    assert got == list(range(50))
    assert len(workers) == 1
    assert receivers == {threading.main_thread()}


def test_a_newer_question_of_a_topic_makes_the_older_ones_void(
    opened: Runner[Register], qtbot: QtBot
) -> None:
    gate, begun = threading.Event(), threading.Event()
    asked: list[str] = []
    got: list[str] = []

    def work(word: str) -> Callable[[Register], str]:
        def ask(desk: Register) -> str:
            begun.set()
            gate.wait(5)
            asked.append(word)
            return word

        return ask

    for word in ("a", "ag", "agra"):
        opened.ask(work(word), got.append, topic="list")
        assert begun.wait(5)
    opened.ask(lambda desk: "other", got.append, topic="other")
    gate.set()
    qtbot.waitUntil(lambda: "other" in got)
    assert got == ["agra", "other"]
    assert asked == ["a", "agra"], "one was under way, one was never begun"


def test_a_change_tells_everybody_after_its_own_callback(
    opened: Runner[Register], qtbot: QtBot
) -> None:
    order: list[str] = []
    opened.changed.connect(lambda: order.append("changed"))
    opened.change(lambda desk: desk.append("second"), lambda _: order.append("then"))
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["then", "changed"]
    assert answer(opened, qtbot, list) == ["first", "second"]


def test_a_users_error_goes_to_failed_or_to_trouble(opened: Runner[Register], qtbot: QtBot) -> None:
    taken: list[str] = []
    troubles: list[str] = []
    changes: list[bool] = []
    opened.trouble.connect(lambda error: troubles.append(str(error)))
    opened.changed.connect(lambda: changes.append(True))

    def refuse(desk: Register) -> None:
        raise DeskError("The disk is full.")

    opened.change(refuse, failed=lambda error: taken.append(str(error)))
    opened.change(refuse)
    qtbot.waitUntil(lambda: bool(troubles))
    assert (taken, troubles, changes) == (["The disk is full."], ["The disk is full."], [])


def test_a_bug_is_raised_on_the_windows_thread(opened: Runner[Register], qtbot: QtBot) -> None:
    def fail(desk: Register) -> None:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as caught:
        opened.ask(fail, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_closing_finishes_changes_and_drops_answers(opened: Runner[Register], qtbot: QtBot) -> None:
    gate, begun = threading.Event(), threading.Event()
    log: list[str] = []
    register: list[Register] = []

    def hold(desk: Register) -> None:
        begun.set()
        gate.wait(5)
        register.append(desk)

    opened.ask(hold, lambda _: log.append("asked"))
    assert begun.wait(5)
    opened.change(lambda desk: desk.append("late change"))
    opened.close(lambda _: log.append("closed"))
    gate.set()
    qtbot.waitUntil(lambda: "closed" in log)
    assert log == ["closed"]
    assert register == [["first", "late change", "closed"]]
    assert not opened.is_open


def test_without_a_register_a_question_is_answered_with_a_sentence(
    runner: Runner[Register], qtbot: QtBot
) -> None:
    told: list[str] = []
    runner.ask(lambda desk: desk, lambda _: None, failed=lambda error: told.append(str(error)))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["No register is open. Open one, or make a new one."]


def test_opening_another_closes_the_first_and_failing_to_keeps_it(
    opened: Runner[Register], qtbot: QtBot
) -> None:
    told: list[str] = []

    def fail() -> Register:
        raise DeskError("That is no register.")

    opened.open(fail, lambda desk: None, failed=lambda error: told.append(str(error)))
    qtbot.waitUntil(lambda: bool(told))
    first = answer(opened, qtbot, lambda desk: desk)
    assert first == ["first"]
    opened.open(lambda: ["other"], lambda desk: None)
    assert answer(opened, qtbot, lambda desk: desk) == ["other"]
    assert first == ["first", "closed"]


def test_stopping_finishes_changes_joins_the_threads_and_is_silent_after(
    opened: Runner[Register], qtbot: QtBot
) -> None:
    heard: list[str] = []
    register: list[Register] = []
    opened.changed.connect(lambda: heard.append("changed"))
    opened.ask(register.append, lambda _: heard.append("asked"))
    qtbot.waitUntil(lambda: bool(heard))
    opened.change(lambda desk: desk.append("last"), lambda _: heard.append("then"))
    opened.stop()
    opened.ask(lambda desk: desk, lambda _: heard.append("after"))
    opened.stop()
    qtbot.wait(50)
    assert heard == ["asked"]
    assert register == [["first", "last", "closed"]]
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith(("register", "apart"))]


def test_work_apart_does_not_wait_for_the_register(opened: Runner[Register], qtbot: QtBot) -> None:
    gate = threading.Event()
    got: list[str] = []
    opened.ask(lambda desk: gate.wait(5), lambda _: got.append("register"))
    opened.apart(lambda: "apart", got.append)
    qtbot.waitUntil(lambda: bool(got))
    gate.set()
    qtbot.waitUntil(lambda: len(got) == 2)
    assert got == ["apart", "register"]


def test_long_work_is_shown_and_short_work_is_not(
    opened: Runner[Register], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bool] = []
    opened.busy.connect(shown.append)
    assert answer(opened, qtbot, lambda desk: 1) == 1
    assert shown == []
    gate = threading.Event()
    opened.ask(lambda desk: gate.wait(5), lambda _: None)
    qtbot.waitUntil(lambda: shown == [True], timeout=runner_module.BUSY_AFTER_MS * 4)
    gate.set()
    qtbot.waitUntil(lambda: shown == [True, False])


def test_an_answer_for_a_widget_that_is_gone_is_dropped(
    opened: Runner[Register], qtbot: QtBot
) -> None:
    gone = QWidget()
    opened.ask(lambda desk: "title", gone.setWindowTitle)
    gone.deleteLater()
    assert answer(opened, qtbot, len) == 1


def counting(register: Register, progress: Progress) -> Register:
    """Work on and on, until somebody stops it."""
    for done in range(10_000):
        progress.at(done, 10_000)
        register[-1] = str(done)
        time.sleep(0.001)
    return register


def test_what_takes_long_says_how_far_it_is_and_can_be_stopped(
    runner: Runner[Register], qtbot: QtBot
) -> None:
    watching: list[Progress] = [UNWATCHED]
    told: list[object] = []
    runner.open_watched(
        lambda _progress: ["first"], lambda desk: None, watch=lambda _, p: watching.append(p)
    )
    runner.stoppable.connect(told.append)
    runner.halted.connect(told.append)
    runner.trouble.connect(told.append)
    with qtbot.waitSignal(runner.progressed) as moved:
        runner.change(lambda desk: counting(desk, watching[-1]))
    assert moved.args is not None
    done, total = moved.args
    assert 0 < done < total == 10_000
    assert told == [True]
    runner.cancel()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert told == [True, False, "Stopped; nothing was changed."]
    assert watching[-1] is UNWATCHED


def test_who_asked_hears_that_it_was_stopped(runner: Runner[Register], qtbot: QtBot) -> None:
    taken: list[DeskError] = []
    with qtbot.waitSignal(runner.stoppable):
        runner.open_watched(
            lambda progress: counting(["first"], progress),
            lambda desk: None,
            failed=taken.append,
        )
    runner.cancel()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert [type(error) for error in taken] == [StoppedError]
    assert not runner.is_open


def test_what_is_quick_offers_nothing_to_stop(opened: Runner[Register], qtbot: QtBot) -> None:
    told: list[object] = []
    opened.stoppable.connect(told.append)
    opened.progressed.connect(lambda *_: told.append("progress"))
    opened.change(lambda desk: desk.append("second"))
    opened.cancel()
    assert answer(opened, qtbot, list) == ["first", "second"]
    assert told == []
