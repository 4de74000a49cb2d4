"""The window as a process: a light start, one instance, a clean end."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication

from callback_desk.ui.single_instance import SingleInstance
from tests.desks import copy_desk

ROOT = Path(__file__).parents[1]
# What drawing to memory, without a screen, says of itself.
NO_SCREEN = "This plugin does not support"
PATIENCE_MS = 30_000
HEAVY = ("sqlalchemy", "holidays", "phonenumbers", "typer", "rich", "email")


@contextmanager
def window_on(desk: Path) -> Iterator["subprocess.Popen[str]"]:
    """The program with its window on a desk, once it answers."""
    environment = os.environ | {
        "CALLBACK_DESK_DB": str(desk),
        "HOME": str(desk.parent),
        "XDG_CONFIG_HOME": str(desk.parent),
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "callback_desk"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        name = SingleInstance(desk).name
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not answers(name):
            assert program.poll() is None, program.communicate()[1]
            assert not deadline.hasExpired(), "the window did not come"
        yield program
    finally:
        program.kill()
        program.communicate()


def answers(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    answered = socket.waitForConnected(100)
    socket.abort()
    return answered


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_being_asked_to_end_ends_it_cleanly(
    qapp: QApplication, tmp_path: Path, number: signal.Signals
) -> None:
    with window_on(copy_desk(tmp_path)) as program:
        program.send_signal(number)
        _, told = program.communicate(timeout=20)
        lines = [line for line in told.splitlines() if NO_SCREEN not in line]
        assert (program.returncode, lines) == (0, [])


def test_a_second_start_ends_at_once_and_the_first_goes_on(
    qapp: QApplication, tmp_path: Path
) -> None:
    desk = copy_desk(tmp_path)
    with window_on(desk) as first:
        second = subprocess.run(
            [sys.executable, "-m", "callback_desk"],
            cwd=ROOT,
            env=os.environ | {"CALLBACK_DESK_DB": str(desk), "HOME": str(tmp_path)},
            timeout=30,
            check=False,
        )
        assert second.returncode == 0
        assert first.poll() is None


def test_the_sign_in_window_waits_for_no_heavy_library() -> None:
    """By the modules that are loaded once it could be painted."""
    probe = (
        "import sys\n"
        "import callback_desk.app\n"
        "from callback_desk.ui.sign_in.sign_in_window import SignInWindow\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "[]"
