"""Windows' messages, read as it would hand them over."""

import ctypes
import sys

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.ui.veil.windows_sessions import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    Message,
    WindowsSessions,
    ask_windows,
)

WTS_SESSION_UNLOCK, PBT_APMRESUMEAUTOMATIC, WM_PAINT = 0x8, 0x12, 0x000F


@pytest.mark.parametrize(
    ("message", "what", "locks"),
    [
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, True),
        (WM_POWERBROADCAST, PBT_APMSUSPEND, True),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK, False),
        (WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC, False),
        (WM_PAINT, WTS_SESSION_LOCK, False),
    ],
)
def test_locking_and_sleep_are_told(
    qtbot: QtBot, message: int, what: int, locks: bool
) -> None:
    asked: list[int] = []
    ear = WindowsSessions(None, asked.append)
    assert len(asked) == 1
    told: list[int] = []
    ear.locked.connect(lambda: told.append(1))
    head = Message(None, message, what)
    place = ctypes.addressof(head)
    gone_on = ear._filter.nativeEventFilter(b"windows_generic_MSG", place)
    assert gone_on == (False, 0)
    ear._filter.nativeEventFilter(b"xcb_generic_event_t", 0)
    assert told == [1] * locks


@pytest.mark.skipif(sys.platform == "win32", reason="it can be asked there")
def test_where_windows_cannot_be_asked_nothing_fails() -> None:
    ask_windows(1)
