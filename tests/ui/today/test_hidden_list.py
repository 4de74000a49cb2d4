"""While another page is seen, no key goes to the list: it would open a call unseen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.today.going_on import first_other
from tests.ui.desk_windows import DANA, MARIA, Screen, sample_desk
from tests.ui.keyboard import Key, press
from tests.ui.today.page_watch import called


@pytest.fixture
def window(screen: Screen, tmp_path: Path) -> Iterator[DeskWindow]:
    """A desk's window in the morning, which shows the calendar."""
    with sample_desk(tmp_path) as desk:
        window = screen.begin(screen.show(desk))
        window.today.card.before_call = None
        window.show_page(window.calendar)
        window.calendar.setFocus()
        yield window


def test_a_lead_that_is_shown_behind_another_page_is_not_called(
    qtbot: QtBot, window: DeskWindow
) -> None:
    opened = called(window.today)
    window.today.go_to(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, Key.Key_Return, Key.Key_4, Key.Key_Return)
    assert opened == []


def test_the_next_lead_behind_another_page_is_not_called(
    qtbot: QtBot, window: DeskWindow
) -> None:
    opened = called(window.today)
    # Nobody was told of Dana; her row would stay.
    window.today.going_on.choose_next = first_other
    window.today.go_on_from(DANA)
    qtbot.waitUntil(lambda: window.today.lead_shown() != "Dana Lee")
    press(window, Key.Key_Return, Key.Key_4, Key.Key_Return)
    assert opened == []
