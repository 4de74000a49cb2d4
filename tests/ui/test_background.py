"""The lane behind the window: order, hand-over on the GUI thread, a clean end."""

import threading
import weakref
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from callback_desk.ui.background import Background, Work


def test_work_runs_in_order_off_the_gui_thread_and_comes_back_on_it(
    qtbot: QtBot, background: Background
) -> None:
    gui = threading.get_ident()
    worked: list[tuple[int, int]] = []
    heard: list[tuple[int, int]] = []

    def work(number: int) -> int:
        worked.append((number, threading.get_ident()))
        return number

    for number in range(5):
        background.run(
            partial(work, number),
            lambda result: heard.append((result, threading.get_ident())),
        )
    qtbot.waitUntil(lambda: len(heard) == 5)
    assert [number for number, _ in worked] == [0, 1, 2, 3, 4]
    assert gui not in {thread for _, thread in worked}
    assert heard == [(number, gui) for number in range(5)]


def test_a_failure_is_heard_by_whoever_waits_for_it(
    qtbot: QtBot, background: Background
) -> None:
    heard: list[Exception] = []
    background.run(lambda: 1 / 0, failed=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert isinstance(heard[0], ZeroDivisionError)


class Listener(QObject):
    """Whoever asks; `heard` is what came back."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, result: object) -> None:
        """Hear a result."""
        self.heard.append((self.objectName(), result))


def test_a_result_for_a_window_that_is_gone_is_dropped(
    qtbot: QtBot, background: Background
) -> None:
    held, gone, there = threading.Event(), Listener(), Listener()
    background.run(lambda: held.wait(5))
    background.run(lambda: 1, gone.hear)
    background.run(lambda: 2, partial(gone.hear))
    background.run(lambda: 3, there.hear)
    delete(gone)
    held.set()
    qtbot.waitUntil(lambda: there.heard == [("", 3)])
    assert gone.heard == []


def test_a_failure_nobody_waits_for_is_told(
    qtbot: QtBot, background: Background
) -> None:
    with qtbot.waitSignal(background.failed_unheard) as told:
        background.run(lambda: 1 / 0)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_being_busy_is_told_once_for_all_that_runs(
    qtbot: QtBot, background: Background
) -> None:
    told: list[bool] = []
    background.busy_changed.connect(told.append)
    for _ in range(3):
        background.run(int)
    qtbot.waitUntil(lambda: told == [True, False])


def test_closing_finishes_what_runs_and_drops_what_waits(qtbot: QtBot) -> None:
    lane = Background()
    started, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def slow() -> None:
        started.set()
        go_on.wait(10)
        done.append("slow")

    lane.run(slow, lambda _: done.append("handed over"))
    lane.run(lambda: done.append("waiting"))
    assert started.wait(10)
    closing = threading.Timer(0.05, go_on.set)
    closing.start()
    lane.close()
    assert done == ["slow"]
    lane.run(lambda: done.append("too late"))
    assert done == ["slow"]


def test_a_window_that_is_gone_hears_nothing(
    qtbot: QtBot, background: Background
) -> None:
    heard: list[object] = []

    class Gone(QObject):
        def hear(self, at: str, result: object) -> None:
            heard.append((at, result))

    gone, there = Gone(), Gone()
    delete(gone)
    background.run(lambda: 1, partial(gone.hear, "gone"))
    background.run(lambda: 1 / 0, failed=partial(gone.hear, "gone, failed"))
    background.run(lambda: 2, partial(there.hear, "there"))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("there", 2)]


def test_a_signal_of_a_window_that_is_gone_holds_nothing_up(
    qtbot: QtBot, background: Background
) -> None:
    held, gone, heard = threading.Event(), Background(), list[int]()
    background.run(lambda: held.wait(5))
    background.run(lambda: 1 / 0, failed=gone.failed_unheard.emit)
    background.run_idle(lambda: 1, heard.append)
    delete(gone)
    held.set()
    qtbot.waitUntil(lambda: heard == [1])


def test_the_lane_holds_nobody_who_has_heard(
    qtbot: QtBot, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window whose last holder is the lane ends on its thread: a crash."""
    held: list[Future[object]] = []
    submit = ThreadPoolExecutor.submit

    def hold(lane: ThreadPoolExecutor, work: Work) -> Future[object]:
        held.append(submit(lane, work))
        return held[-1]

    monkeypatch.setattr(ThreadPoolExecutor, "submit", hold)
    go_on, listener = threading.Event(), Listener()
    heard, gone = listener.heard, weakref.ref(listener)
    background.run(lambda: go_on.wait(10), listener.hear, listener.hear)
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard))
    del listener
    assert held[0].done()
    assert gone() is None


def test_what_can_wait_goes_after_all_that_was_asked_meanwhile(
    background: Background, qtbot: QtBot
) -> None:
    held, done = threading.Event(), list[str]()
    heard: list[str] = []
    background.run(lambda: held.wait(5))
    background.run_idle(lambda: done.append("spare"), lambda _: heard.append("spare"))
    background.run(lambda: done.append("asked"), lambda _: heard.append("asked"))
    held.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert done == heard == ["asked", "spare"]


def test_what_can_wait_begins_at_once_where_nothing_runs(
    background: Background, qtbot: QtBot
) -> None:
    heard: list[int] = []
    background.run_idle(lambda: 1, heard.append)
    background.run_idle(lambda: 2, heard.append)
    qtbot.waitUntil(lambda: heard == [1, 2])


def test_of_one_kind_only_the_last_that_waits_is_done_in_the_place_of_the_first(
    background: Background, qtbot: QtBot
) -> None:
    held, done = threading.Event(), list[str]()
    background.run(lambda: held.wait(5))
    background.run_idle(lambda: done.append("count"), kind="count")
    background.run_idle(lambda: done.append("other"))
    background.run_idle(lambda: done.append("count anew"), kind="count")
    held.set()
    qtbot.waitUntil(lambda: len(done) == 2)
    background.run_idle(lambda: done.append("once more"), kind="count")
    qtbot.waitUntil(lambda: done == ["count anew", "other", "once more"])


def test_what_can_wait_is_dropped_when_the_lane_closes(background: Background) -> None:
    held, done = threading.Event(), list[str]()
    background.run(lambda: held.wait(5))
    background.run_idle(lambda: done.append("spare"))
    held.set()
    background.close()
    assert done == []
