"""The windows before the desk is open, in every state, for a human eye."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.domain.code_errors import CodeWanted, CodeWrong
from callback_desk.domain.errors import FolderNotWritable, StaffUnusable, WrongPassword
from callback_desk.domain.staff import Role
from callback_desk.translation import _, said_now
from callback_desk.ui.background import Background
from callback_desk.ui.backup_keeping import BackupKeeping
from callback_desk.ui.first_run.choices import NewDeskChoices
from callback_desk.ui.first_run.first_run_window import FirstRunWindow
from callback_desk.ui.last_backup import LastBackup
from callback_desk.ui.settings.add_staff_dialog import AddStaffDialog
from callback_desk.ui.sign_in.sign_in_window import SIGN_IN, ComesBack, SignInWindow
from callback_desk.ui.theme import Theme
from tests.ui.first_run.known_places import LibraryBook, clock

NAME, PASSWORD = "Kim Osei", "correct horse battery"
KEY = "MZXW-6YTB-OI2G-K3TU-NR4Q-A7VD-HC5P-S2LE"
PATH = Path("/home/kim/.local/share/callback-desk/desk.db")
LONGEST_WAIT = 20.0


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Each state by its name; a window is ready to be grabbed until the next is asked.

    Args:
        theme: the looks.
        background: where work is done; what was begun is waited for.
    """
    yield from _sign_in(theme, background)
    yield from _first_run(theme, background)
    yield from _add_staff(theme, background)
    last = LastBackup(theme, BackupKeeping())
    last.show_going_on()
    yield "last-backup", last
    last.hide()


def _asks_code(name: str, password: str, code: str = "") -> object:
    raise CodeWrong() if code else CodeWanted()


def _sign_in(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    let_go = Event()

    def open_desk(name: str, password: str) -> object:
        let_go.wait(LONGEST_WAIT)
        raise WrongPassword()

    window = SignInWindow(theme, background, open_desk)
    window.show()
    yield "sign-in-empty", window
    window.button.click()
    yield "sign-in-no-name", window
    window.name.setText(NAME)
    window.password.setText(PASSWORD)
    window.button.click()
    yield "sign-in-busy", window
    let_go.set()
    _wait_until(lambda: bool(window.notice.sentence))
    window.caps_lock.show()
    yield "sign-in-wrong", window
    window.close()
    coded = SignInWindow(theme, background, _asks_code, (NAME,))
    coded.password.setText(PASSWORD)
    coded.show()
    for code in ("", "000000"):
        coded.code.setText(code)
        coded.button.click()
        _wait_until(lambda: coded.code.isVisible() and coded.button.text() == SIGN_IN)
        QApplication.processEvents()
    yield "sign-in-wrong-code", coded
    coded.close()
    for has_pin in (False, True):
        back = ComesBack(has_pin)
        locked = SignInWindow(theme, background, open_desk, (NAME,), back)
        locked.show()
        QApplication.processEvents()
        yield f"locked{'-by-pin' if has_pin else ''}", locked
        locked.close()


def _first_run(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    let_go = Event()
    answers: list[Exception | str] = [
        FolderNotWritable(folder=PATH.parent, reason=said_now("Permission denied")),
        KEY,
    ]

    def make_desk(choices: NewDeskChoices) -> str:
        let_go.wait(LONGEST_WAIT)
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    window = FirstRunWindow(
        theme, background, PATH, make_desk, book=LibraryBook(), clock=clock
    )
    window.show()
    go_on = window.next_button
    yield "first-run-1-looking", window
    _wait_until(lambda: bool(window.place.closings.suggestion.closings))
    yield "first-run-1-place", window
    go_on.click()
    yield "first-run-2-hours", window
    window.hours.days[1].end.setText("8 am")
    window.hours.lunch.tick.setChecked(True)
    go_on.click()
    yield "first-run-2-hours-wrong", window
    window.hours.days[1].end.setText("5 pm")
    go_on.click()
    yield "first-run-3-you", window
    window.manager.name.setText(NAME)
    window.manager.new_password.first.setText(PASSWORD)
    window.manager.new_password.second.setText("correct horse")
    go_on.click()
    yield "first-run-3-you-wrong", window
    window.manager.new_password.second.setText(PASSWORD)
    go_on.click()
    yield "first-run-4-screen", window
    go_on.click()
    yield "first-run-5-ready", window
    go_on.click()
    yield "first-run-5-making", window
    let_go.set()
    _wait_until(lambda: bool(window.making.notice.sentence))
    yield "first-run-5-bad-folder", window
    go_on.click()
    _wait_until(lambda: window.step is window.recovery)
    yield "first-run-5-key", window
    go_on.click()
    yield "first-run-5-key-not-kept", window
    window.recovery.card.tick.setChecked(True)
    go_on.click()
    yield "first-run-6-file", window
    window.close()


def _add_staff(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    def add(name: str, role: Role, password: str) -> object:
        raise StaffUnusable(name=name, reason=_("there is somebody of that name"))

    dialog = AddStaffDialog(theme, background, add)
    dialog.show()
    yield "add-staff-empty", dialog
    dialog.name.setText(NAME)
    dialog.role.setCurrentIndex(1)
    dialog.new_password.first.setText(PASSWORD)
    dialog.new_password.second.setText(PASSWORD)
    dialog.add_button.click()
    _wait_until(lambda: bool(dialog.notice.sentence))
    yield "add-staff-taken", dialog
    dialog.close()


def _wait_until(met: Callable[[], bool]) -> None:
    """Let events pass until something has come about."""
    end = time.monotonic() + LONGEST_WAIT
    while not met() and time.monotonic() < end:
        QCoreApplication.processEvents()
    if not met():
        raise TimeoutError("a picture was waited for in vain")
