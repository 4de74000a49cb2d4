"""The system's lock, in the way of the system that it runs on."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from callback_desk.ui.veil import bus_signals, mac_notices, windows_sessions
from callback_desk.ui.veil.system_lock import SystemLock


class Ear(QObject):
    """Hears nothing by itself."""

    locked = Signal()


@pytest.mark.parametrize(
    ("platform", "module", "name"),
    [
        ("linux", bus_signals, "BusSignals"),
        ("win32", windows_sessions, "WindowsSessions"),
        ("darwin", mac_notices, "MacNotices"),
        ("sunos5", None, ""),
    ],
)
def test_each_system_is_listened_to_in_its_way(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    module: object,
    name: str,
) -> None:
    ears: list[Ear] = []

    def listen(parent: QObject) -> Ear:
        ears.append(Ear(parent))
        return ears[-1]

    monkeypatch.setattr(sys, "platform", platform)
    if module is not None:
        monkeypatch.setattr(module, name, listen)
    lock = SystemLock()
    lock.listen()
    lock.listen()
    assert len(ears) == (module is not None)
    for ear in ears:
        with qtbot.waitSignal(lock.locked):
            ear.locked.emit()
