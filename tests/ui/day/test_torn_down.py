"""A window that Python empties before Qt ends it says nothing of it."""

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.ui.day.hushing import Hushing
from callback_desk.ui.day.telling import Telling
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.event_watch import EventWatch


@pytest.mark.parametrize("kind", [Hushing, Telling])
def test_what_watches_it_is_silent_once_it_is_emptied(
    qtbot: QtBot, window: DeskWindow, kind: type[EventWatch]
) -> None:
    watch = window.findChildren(kind)[0]
    of = window.today if kind is Hushing else window
    assert of.isVisible()
    # As the garbage collector does it.
    vars(watch).clear()
    with qtbot.captureExceptions() as errors:
        of.hide()
    assert errors == []
