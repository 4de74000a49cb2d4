"""One window a desk: a second start raises the first."""

from pathlib import Path
from threading import Thread

from pytestqt.qtbot import QtBot

from callback_desk.ui.single_instance import SingleInstance


def test_a_second_start_shows_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = (SingleInstance(tmp_path / "desk.db") for _ in range(2))
    assert first.take()
    first.listen()
    assert not second.take()
    with qtbot.waitSignal(first.asked_to_show):
        second.show_the_first()
    first.release()
    assert second.take()
    second.release()


def test_a_second_start_waits_for_a_first_that_is_being_closed(tmp_path: Path) -> None:
    first, second = (SingleInstance(tmp_path / "desk.db") for _ in range(2))
    assert first.take()
    first.listen()
    first.show_no_more()
    assert not second.take_or_show(0), "for so long, and no longer"
    ending = Thread(target=first._lock.unlock)
    ending.start()
    assert second.take_or_show()
    ending.join()
    second.release()


def test_a_second_start_does_not_wait_for_a_first_that_answers(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = (SingleInstance(tmp_path / "desk.db") for _ in range(2))
    assert first.take()
    first.listen()
    with qtbot.waitSignal(first.asked_to_show):
        assert not second.take_or_show()
    first.release()


def test_another_desk_is_another_window(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = (SingleInstance(tmp_path / name) for name in ("a.db", "b.db"))
    assert one.take()
    assert other.take()
    one.release()
    other.release()
