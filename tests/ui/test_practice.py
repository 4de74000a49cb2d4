"""Practice: a process of its own, marked, and blind to the real desk."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.day.practice_sign import MEANS, TITLE, PracticeSign
from callback_desk.ui.desk_window import build_desk_window
from callback_desk.ui.practice import NOT_OPENED, OPENING, Practice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from callback_desk.ui.window_state import WindowState
from tests.ui.day.conftest import desk, path  # noqa: F401 - fixtures
from tests.ui.sign_in.walks import hard_to_read


@pytest.mark.parametrize(("starts", "said"), [(True, OPENING), (False, NOT_OPENED)])
def test_it_is_another_process_that_never_hears_of_the_real_desk(
    qtbot: QtBot, starts: bool, said: str
) -> None:
    started: list[Sequence[str]] = []

    def start(program: str, arguments: Sequence[str]) -> bool:
        started.append(arguments)
        return starts

    practice = Practice(start=start)
    with qtbot.waitSignal(practice.told) as told:
        practice.open()
    assert told.args == [said]
    assert started == [("-m", "callback_desk", "demo")]


def test_that_it_opens_is_said_no_more_once_it_must_be_there(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,  # noqa: F811 - a fixture
    state: WindowState,
) -> None:
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    practice = window.day.practice
    practice._start = lambda program, arguments: True
    practice.open()
    assert window._status.said == OPENING
    assert practice._coming.isActive()
    practice._coming.timeout.emit()
    assert window._status.said == ""


def test_its_window_cannot_be_taken_for_the_real_one(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,  # noqa: F811 - a fixture
    state: WindowState,
) -> None:
    practising = replace(desk, is_practice=True)
    window = build_desk_window(theme, background, practising, state, discreet=False)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert window.windowTitle() == TITLE
    seen = [w.text() for w in window.findChildren(PlainLabel) if w.isVisible()]
    assert MEANS in seen
    (sign,) = window.findChildren(PracticeSign)
    window.resize(1357, 690)
    # In one line, and a word beside what is told there; then in one line again.
    qtbot.waitUntil(lambda: sign.height() < 2 * sign.fontMetrics().height())
    window.day.lines.seen.emit(True)
    qtbot.waitUntil(lambda: sign.width() < window.width() / 4)
    window.day.lines.seen.emit(False)
    qtbot.waitUntil(lambda: sign.width() > window.width() / 2)
    assert hard_to_read(window) == {}
    offered = [one.words for one in window.menu.offered()]
    assert "Practice on an invented desk…" not in offered
    assert "Notice for the desk…" in offered


def test_the_real_window_bears_no_such_sign(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,  # noqa: F811 - a fixture
    state: WindowState,
) -> None:
    window = build_desk_window(theme, background, desk, state, discreet=False)
    qtbot.addWidget(window)
    assert window.windowTitle() == "Callback Desk"
    offered = [one.words for one in window.menu.offered()]
    assert "Practice on an invented desk…" in offered
