"""What tells that a window was painted tells it once, and of every window."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui import first_paint
from callback_desk.ui.first_paint import FirstPaint


def test_it_follows_the_first_painting_and_no_other(qtbot: QtBot) -> None:
    window, told = QWidget(), [0]
    qtbot.addWidget(window)
    painting = FirstPaint(window)
    painting.painted.connect(lambda: told.append(1))
    with qtbot.waitSignal(painting.painted):
        window.show()
    window.repaint()
    window.hide()
    window.show()
    window.repaint()
    assert sum(told) == 1


def test_a_window_that_is_not_painted_keeps_nothing_waiting(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_paint, "LATEST_MS", 10)
    window = QWidget()
    qtbot.addWidget(window)
    painting = FirstPaint(window)
    with qtbot.waitSignal(painting.painted):
        assert not window.isVisible()
