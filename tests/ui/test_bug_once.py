"""What goes on by itself tells of a bug once, and of what the desk refuses never."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.calls import wants
from callback_desk.ui.calls.wants import Wants
from callback_desk.ui.day import desk_watch, health_lines, telling
from callback_desk.ui.day.desk_watch import DeskWatch
from callback_desk.ui.day.health_lines import HealthLines
from callback_desk.ui.day.telling import Telling
from callback_desk.ui.looking_again import LookingAgain
from callback_desk.ui.needs_look import kept_count
from callback_desk.ui.needs_look import page as needs_look_page
from callback_desk.ui.theme import Theme
from tests.ui.desk_windows import sample_desk, state_in

Look = Callable[[], object]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with sample_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture(
    params=["desk_watch", "wants", "health_lines", "telling", "again", "count", "kept"]
)
def look(
    request: pytest.FixtureRequest,
    window: QWidget,
    theme: Theme,
    background: Background,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Look:
    """Looks once more, and is refused, then meets bugs."""
    errors = [DatabaseLocked(), ZeroDivisionError(), ZeroDivisionError()]

    def fails(*of: object) -> None:
        raise errors.pop(0) if errors else ZeroDivisionError

    match request.param:
        case "desk_watch":
            monkeypatch.setattr(desk_watch, "look_at_desk", fails)
            watch = DeskWatch(background, desk, window)
            watch._timer.stop()
            return watch.look
        case "again":
            again = LookingAgain(background, fails, window)
            again.failed.connect(background.failed_unheard)
            again.watch(desk)
            return again.look
        case "count":
            monkeypatch.setattr(kept_count, "count_kept", fails)
            count = kept_count.KeptCount(background, desk, window)
            count.failed.connect(background.failed_unheard)
            return count.ask
        case "kept":
            monkeypatch.setattr(needs_look_page, "list_kept", fails)
            page = needs_look_page.NeedsLookPage(theme, background, desk)
            page.setParent(window)
            return page.refresh
        case "wants":
            monkeypatch.setattr(wants, "reach_of", fails)
            entries = list(show_queue(desk)[0].entries)
            asking = Wants(background, desk, window)
            return lambda: asking.look_at(entries)
        case "health_lines":
            monkeypatch.setattr(health_lines, "ask_lately", fails)
            return HealthLines(theme, background, desk, window).look
        case _:
            monkeypatch.setattr(telling, "look_ahead", fails)
            told = Telling(theme, background, desk, state_in(tmp_path), window)
            told._timer.stop()
            return told.look


def test_a_bug_is_told_once(qtbot: QtBot, background: Background, look: Look) -> None:
    told: list[Exception] = []
    background.failed_unheard.connect(told.append)
    for _look in range(3):
        with qtbot.waitSignal(background.busy_changed, check_params_cb=lambda b: not b):
            look()
    assert [type(error) for error in told] == [ZeroDivisionError]
