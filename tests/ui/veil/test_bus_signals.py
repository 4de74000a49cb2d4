"""The system's lock and sleep, heard over a real message bus of the test's own."""

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from callback_desk.ui.veil.bus_signals import (
    LOGIND,
    MANAGER,
    SAVERS,
    BusSignals,
    session_bus,
    session_path,
)

DAEMON = shutil.which("dbus-daemon")
pytestmark = pytest.mark.skipif(
    DAEMON is None and not os.environ.get("CI"), reason="there is no dbus-daemon"
)


@pytest.fixture
def address() -> Iterator[str]:
    """Where a bus listens that nothing else is on."""
    daemon = subprocess.Popen(
        [DAEMON or "", "--session", "--nofork", "--nopidfile", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def teller(address: str) -> Iterator[QDBusConnection]:
    """Who plays logind and the screen saver."""
    bus = QDBusConnection.connectToBus(address, "teller")
    assert bus.registerService(LOGIND)
    yield bus
    QDBusConnection.disconnectFromBus("teller")


@pytest.fixture
def ear(address: str, teller: QDBusConnection) -> Iterator[BusSignals]:
    def connect() -> QDBusConnection:
        return QDBusConnection.connectToBus(address, "ear")

    yield BusSignals(None, connect, connect, "2")
    QDBusConnection.disconnectFromBus("ear")


def tell(bus: QDBusConnection, where: tuple[str, str, str], *what: object) -> None:
    message = QDBusMessage.createSignal(*where)
    message.setArguments(list(what))
    assert bus.send(message)


SLEEP = (MANAGER, f"{LOGIND}.Manager", "PrepareForSleep")
HEARD = {
    "lock": ((session_path("2"), f"{LOGIND}.Session", "Lock"), ()),
    "sleep": (SLEEP, (True,)),
    **{
        f"{name} {place}": ((place, name, "ActiveChanged"), (True,))
        for name, places in SAVERS.items()
        for place in places
    },
}


@pytest.mark.parametrize("signal", HEARD)
def test_each_way_of_locking_is_heard(
    qtbot: QtBot, ear: BusSignals, teller: QDBusConnection, signal: str
) -> None:
    with qtbot.waitSignal(ear.locked):
        where, what = HEARD[signal]
        tell(teller, where, *what)


def test_waking_and_other_peoples_sessions_lock_nothing(
    qtbot: QtBot, ear: BusSignals, teller: QDBusConnection
) -> None:
    told: list[int] = []
    ear.locked.connect(lambda: told.append(1))
    tell(teller, SLEEP, False)
    tell(teller, ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"))
    tell(teller, (session_path("3"), f"{LOGIND}.Session", "Lock"))
    tell(teller, (session_path("2"), f"{LOGIND}.Session", "Unlock"))
    # Signals of one sender come in their order: behind it all others were heard.
    with qtbot.waitSignal(ear.locked):
        tell(teller, SLEEP, True)
    assert told == [1]


@pytest.mark.parametrize(
    ("number", "spelt"), [("2", "_32"), ("c1", "c1"), ("12", "_312"), ("a-b", "a_2db")]
)
def test_a_session_is_found_by_its_number(number: str, spelt: str) -> None:
    assert session_path(number) == f"/org/freedesktop/login1/session/{spelt}"


def test_without_a_bus_there_is_no_trouble(qtbot: QtBot) -> None:
    assert session_bus({}) is None
    ear = BusSignals(None, lambda: None, lambda: None, "2")
    with qtbot.assertNotEmitted(ear.locked):
        qtbot.wait(0)
