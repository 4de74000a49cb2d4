"""What the foot says goes once it holds no longer; what was done stays told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.safety_contact import Contact
from callback_desk.domain.standing import Standing
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads
from callback_desk.ui.calls.call_desk import NOBODY
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.safety import safety_desk
from callback_desk.ui.today import queue_reader
from callback_desk.wording.meanwhile import JOINED_TO_THIS
from callback_desk.wording.safety import ALL_SHOWN_AGAIN, NO_CONTACT_YET
from tests.ui.desk_windows import DANA, MARIA, SEAN, Screen, sample_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with sample_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def window(screen: Screen, desk: Desk) -> DeskWindow:
    return screen.begin(screen.show(desk))


def foot(window: DeskWindow) -> str:
    return window._status.text()


def choose(qtbot: QtBot, window: DeskWindow, lead_id: int, name: str) -> None:
    window.today.list.choose(lead_id)
    qtbot.waitUntil(lambda: name in window.today.lead_shown())


def test_what_could_not_be_read_is_said_until_it_can_be(
    qtbot: QtBot, window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_told: object) -> None:
        raise DatabaseLocked

    for place, name, again in (
        (queue_reader, "first_page", window.today.refresh),
        (safety_desk, "watch_safety", window.day.safety.look),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(place, name, locked)
            again()
            qtbot.waitUntil(lambda: DatabaseLocked().sentence in foot(window))
        again()
        qtbot.waitUntil(lambda: foot(window) == "")


def test_this_lead_is_said_of_nobody_else(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    choose(qtbot, window, MARIA, "Maria")
    join_leads(desk, SEAN, MARIA)
    window.today.refresh()
    qtbot.waitUntil(lambda: "Sean" in window.today.lead_shown())
    assert foot(window) == JOINED_TO_THIS
    choose(qtbot, window, DANA, "Dana")
    assert foot(window) == ""


def test_a_hint_goes_once_it_was_followed_and_what_was_done_stays(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.tell(NOBODY)
    choose(qtbot, window, SEAN, "Sean")
    assert foot(window) == ""
    window.today.told.emit("The number is copied.")
    choose(qtbot, window, MARIA, "Maria")
    assert foot(window) == "The number is copied."


def test_everybody_is_said_to_be_shown_while_they_are(
    qtbot: QtBot, window: DeskWindow
) -> None:
    for narrows in (
        window.today.counters.counter(Standing.DUE_TODAY).click,
        lambda: window.today.search.setText("sean"),
    ):
        narrows()
        qtbot.waitUntil(lambda: window.today.table.row_of(DANA) is None)
        window.day.safety.strip.lead_wanted.emit(DANA)
        qtbot.waitUntil(lambda: window.today.table.row_of(DANA) is not None)
        assert foot(window) == ALL_SHOWN_AGAIN
        narrows()
        qtbot.waitUntil(lambda: foot(window) == "")
        window.today.search.clear()


def test_nobody_is_said_to_be_told_only_until_somebody_is(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    window.day.safety.told.emit(f"{NO_CONTACT_YET}.")
    # At another desk.
    set_contact_today(desk, Contact("Dr. Berg", "ext. 12"), None)
    window.day.safety.look()
    qtbot.waitUntil(lambda: foot(window) == "")
