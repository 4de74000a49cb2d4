"""The count on the rail while nobody has opened what needs a look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.needs_look.kept_count import KeptCount
from tests.desks import DeskClock, copy_desk, opened
from tests.storage.stored_desk import take
from tests.ui.needs_look.kept_people import NO_NAME, NUMBER


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        take(desk, tmp_path, NO_NAME, NUMBER)
        yield desk


def test_it_tells_how_many_wait(
    qtbot: QtBot, background: Background, desk: Desk
) -> None:
    parent = QObject()
    count = KeptCount(background, desk, parent)
    with qtbot.waitSignal(count.counted) as told:
        count.ask()
    assert told.args == [2]


def test_once_the_page_counts_it_is_silent(
    qtbot: QtBot, background: Background, desk: Desk
) -> None:
    parent, told = QObject(), list[int]()
    count = KeptCount(background, desk, parent)
    count.counted.connect(told.append)
    count.ask()
    count.end()
    with qtbot.waitSignal(background.busy_changed):
        background.run(list)
    assert told == []
