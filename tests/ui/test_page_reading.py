"""A page's reading ends where another one, or none, is wanted."""

from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from callback_desk.domain.stopping import Heed
from callback_desk.ui.background import Background
from callback_desk.ui.page_reading import PageReading


class Slow:
    """Goes on until it is ended."""

    def __init__(self) -> None:
        self.begun = Event()

    def read(self, heed: Heed) -> str:
        """Ask whether to go on, over and over."""
        self.begun.set()
        while True:
            heed()


class Listener(QObject):
    """Hears what was read, and what went wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[object] = []
        self.wrong: list[Exception] = []

    def on_read(self, what: object) -> None:
        """It was read."""
        self.read.append(what)

    def on_failed(self, error: Exception) -> None:
        """It was not."""
        self.wrong.append(error)


def quick(heed: Heed) -> str:
    heed()
    return "read"


def broken(heed: Heed) -> str:
    raise ValueError


def test_another_reading_ends_the_one_before(
    qtbot: QtBot, background: Background
) -> None:
    listener, slow = Listener(), Slow()
    reading = PageReading(background, listener)
    reading.run(slow.read, listener.on_read, listener.on_failed)
    assert slow.begun.wait(5)
    reading.run(quick, listener.on_read, listener.on_failed)
    qtbot.waitUntil(lambda: listener.read == ["read"])
    assert listener.wrong == []
    background.close()


def test_a_page_that_is_left_reads_no_more(
    qtbot: QtBot, background: Background
) -> None:
    listener, slow = Listener(), Slow()
    reading = PageReading(background, listener)
    reading.run(slow.read, listener.on_read, listener.on_failed)
    assert slow.begun.wait(5)
    with qtbot.waitSignal(background.busy_changed):
        reading.end()
    assert (listener.read, listener.wrong) == ([], [])
    background.close()


def test_what_goes_wrong_is_heard(qtbot: QtBot, background: Background) -> None:
    listener = Listener()
    PageReading(background, listener).run(broken, listener.on_read, listener.on_failed)
    qtbot.waitUntil(lambda: len(listener.wrong) == 1)
    background.close()
