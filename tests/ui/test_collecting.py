"""Garbage is collected on the window's thread alone."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.ui.collecting import MANY, MOST_WAITED, Collecting


class Cycle:
    """Tells on which thread it ended."""

    def __init__(self, ended: list[int]) -> None:
        self.ended, self.itself = ended, self

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


@pytest.fixture
def collecting(qapp: QApplication) -> Iterator[Collecting]:
    collecting = Collecting()
    yield collecting
    collecting.end()
    gc.disable()


def allocate_much() -> None:
    """More than Python would collect after, were it to do so by itself."""
    kept = [[number] for number in range(200_000)]
    assert kept


def test_no_other_thread_ends_what_is_garbage(collecting: Collecting) -> None:
    ended: list[int] = []
    Cycle(ended)
    thread = threading.Thread(target=allocate_much)
    thread.start()
    thread.join()
    assert ended == []
    collecting.look()
    assert ended == [threading.get_ident()]


def test_what_grew_old_is_looked_at_in_the_end(collecting: Collecting) -> None:
    ended: list[int] = []
    cycle = Cycle(ended)
    gc.collect()
    del cycle
    most = gc.get_threshold()
    for _ in range((most[1] + 2) * (most[2] + 2)):
        allocate: list[list[int]] = [[] for _ in range(most[0] + 1)]
        assert allocate
        collecting.look()
    assert ended


class Window(QWidget):
    """Garbage as windows are, for what it holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self.close


def test_what_was_garbage_takes_no_screen_with_it(
    qapp: QApplication, collecting: Collecting
) -> None:
    """PySide has a screen belong to whichever window was asked for it last."""
    ended: list[str] = []
    screen = qapp.primaryScreen()
    screen.destroyed.connect(lambda: ended.append("screen"))
    window = Window()
    window.show()
    assert window.screen() is screen
    window.destroyed.connect(lambda: ended.append("window"))
    del screen, window
    collecting.end()
    assert ended == ["window"]
    assert qapp.primaryScreen().availableSize().isValid()


def test_at_the_end_python_does_not_do_it_again(qapp: QApplication) -> None:
    # Else a window that Qt takes apart may have it end another one, and wait for ever.
    gc.enable()
    collecting, ended = Collecting(), list[int]()
    Cycle(ended)
    assert not gc.isenabled()
    collecting.end()
    assert ended
    assert not gc.isenabled()


def test_much_work_behind_is_waited_for_but_not_for_ever(
    collecting: Collecting,
) -> None:
    ended: list[int] = []
    Cycle(ended)
    working = [[number] for number in range(MANY + 1)]
    for _ in range(MOST_WAITED):
        collecting.look()
    assert ended == []
    assert working
    collecting.look()
    assert ended
