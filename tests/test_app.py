"""The window as a process: a light start, one instance, a clean end."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import QDeadlineTimer, QSettings
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from callback_desk import app, bootstrap, farewell
from callback_desk import reception as rooms
from callback_desk.domain.errors import DiskFull
from callback_desk.domain.mailbox import Mailbox
from callback_desk.domain.staff import Role
from callback_desk.reception import Reception
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.mailbox_settings import add_mailbox
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.error_dialog import ErrorDialog
from callback_desk.ui.settings.leave_dialog import LeaveDialog
from callback_desk.ui.settings.removed_dialog import RemovedDialog
from callback_desk.ui.sign_in.sign_in_window import SignInWindow
from callback_desk.ui.single_instance import SingleInstance
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.note_field import NoteField
from tests.cli.command_line import SAMPLES
from tests.desks import MANAGER, MONDAY, PASSWORD, copy_desk, opened, template
from tests.services.fake_mail import FakeServer
from tests.storage.stored_desk import key_of
from tests.ui.desk_windows import take_in_sample

ROOT = Path(__file__).parents[1]
# What drawing to memory, without a screen, says of itself.
NO_SCREEN = "This plugin does not support"
PATIENCE_MS = 30_000
Window = TypeVar("Window", bound=QWidget)
HEAVY = (
    *("sqlalchemy", "holidays", "phonenumbers", "typer", "rich", "email"),
    *("callback_desk.bootstrap", "callback_desk.domain.lead", "concurrent.futures"),
)


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
        preexec_fn=heed_signals if os.name == "posix" else None,
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


def heed_signals() -> None:
    """Ignore nothing that whoever started the tests ignores: `nohup`, a shell's `&`."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def answers(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    answered = socket.waitForConnected(100)
    socket.abort()
    return answered


@pytest.fixture
def reception(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Reception]:
    """The sign-in window of a desk; what it remembers is a file of the test's own."""
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    monkeypatch.setattr(rooms, "QSettings", lambda *names: kept)
    theme = Theme(qapp, dark=False)
    reception = Reception(qapp, theme, copy_desk(tmp_path))
    reception.start()
    yield reception
    reception.close()
    for window in qapp.topLevelWidgets():
        window.hide()
        window.deleteLater()
    theme.wear(dark=False, percent=100)


def shown(kind: type[Window]) -> Window | None:
    """The window of a kind that stands on the screen."""
    windows = QApplication.topLevelWidgets()
    return next((w for w in windows if isinstance(w, kind) and w.isVisible()), None)


def signed_in(qtbot: QtBot, name: str = MANAGER) -> DeskWindow:
    """Sign the manager in, or somebody else by the same password."""
    window = shown(SignInWindow)
    assert window is not None
    window.name.setText(name)
    window.password.setText(PASSWORD)
    window.button.click()
    qtbot.waitUntil(lambda: shown(DeskWindow) is not None)
    desk = shown(DeskWindow)
    assert desk is not None
    return desk


def let_in(folder: Path, name: str) -> None:
    path, _ = template()
    with opened(folder / path.name) as desk:
        add_staff(desk, name, Role.RECEPTIONIST, PASSWORD)


def mail_threads() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name == "mailbox"]


def test_text_of_another_size_comes_in_a_new_window_and_stays(
    qtbot: QtBot, qapp: QApplication, reception: Reception
) -> None:
    before = signed_in(qtbot)
    points = qapp.font().pointSizeF()
    size = before.settings.appearance.text_size
    size.setCurrentIndex(size.findData(150))
    before.settings.appearance.use_button.click()
    qtbot.waitUntil(lambda: shown(DeskWindow) not in (None, before))
    assert qapp.font().pointSizeF() == pytest.approx(points * 1.5)
    after = shown(DeskWindow)
    assert after is not None
    assert after.settings.appearance.isVisible()
    assert after.settings.appearance.text_size.currentData() == 150
    reception.lock()
    again = signed_in(qtbot)
    assert again.settings.appearance.text_size.currentData() == 150


def test_text_of_another_size_ends_no_call_that_was_opened_meanwhile(
    qtbot: QtBot, reception: Reception, tmp_path: Path
) -> None:
    """The lane was busy, and the window was built anew under who was on the phone."""
    with opened(tmp_path / template()[0].name) as desk:
        take_in_sample(desk)
    before = signed_in(qtbot)
    qtbot.waitUntil(lambda: before.today.lead_shown() == "Dana Lee")
    panel, busy = before.settings.appearance, Event()
    panel.text_size.setCurrentIndex(panel.text_size.findData(150))
    reception._background.run(partial(busy.wait, 10))
    panel.use_button.click()
    before.show_page(before.today)
    before.today.card.open_call()
    assert before.today.card.is_calling
    busy.set()
    qtbot.waitUntil(lambda: panel.notice.sentence != "")
    assert shown(DeskWindow) is before
    assert before.today.card.is_calling


def test_mail_is_fetched_while_the_window_is_locked_and_ends_with_the_program(
    qtbot: QtBot, reception: Reception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, woken = FakeServer(), Event()

    def wait() -> bool:
        told = woken.wait(PATIENCE_MS / 1000)
        woken.clear()
        return told

    server.on_wait = wait
    server.interrupted = woken
    monkeypatch.setattr(bootstrap, "_open_mailbox", server)
    with opened(tmp_path / "desk.db") as desk:
        box = Mailbox(host="imap.example.com", user="office", since=MONDAY.date())
        add_mailbox(desk, box, PASSWORD)
    let_in(tmp_path, "Ann Porter")
    window = signed_in(qtbot)
    qtbot.waitUntil(lambda: window.mail_sign.text() == "Mail checked just now")
    watching = mail_threads()
    reception.lock()
    server.deliver("Name: Ana Lopez\r\nPhone: (212) 555-0142\r\nMessage: call me")
    woken.set()
    qtbot.waitUntil(lambda: len(server.calls) > 3)
    again = signed_in(qtbot)
    assert again is window
    qtbot.waitUntil(lambda: again.today.lead_shown() == "Ana Lopez")
    assert mail_threads() == watching != []
    reception.lock()
    assert signed_in(qtbot, "Ann Porter") is not window
    qtbot.waitUntil(lambda: len(mail_threads()) == 1 and mail_threads() != watching)
    reception.close()
    assert mail_threads() == []
    assert server.open_sessions == 0


def test_who_can_see_the_screen_is_kept_for_everybody_at_this_computer(
    qtbot: QtBot, reception: Reception, tmp_path: Path
) -> None:
    let_in(tmp_path, "Ann Porter")
    first = signed_in(qtbot)
    computer = first.settings.computer
    assert computer.first_field().accessibleName().endswith("Yes, or I am not sure")
    computer.discreet_chosen.emit(False)
    reception.lock()
    computer = signed_in(qtbot, "Ann Porter").settings.computer
    assert computer.first_field().accessibleName().endswith("only staff can see it")


def test_whoever_locked_finds_what_was_half_done_and_nobody_else_does(
    qtbot: QtBot, reception: Reception, tmp_path: Path
) -> None:
    let_in(tmp_path, "Ann Porter")
    first = signed_in(qtbot)
    note = first.today.card.findChild(NoteField)
    assert isinstance(note, NoteField)
    note.setPlainText("asked for Maria")
    reception.lock()
    assert shown(DeskWindow) is None
    again = signed_in(qtbot)
    assert again is first
    assert note.toPlainText() == "asked for Maria"
    reception.lock()
    # What fails at the sign-in window is seen there, and the next failure after it.
    reception.show_error(DiskFull())
    assert shown(ErrorDialog) is not None
    other = signed_in(qtbot, "Ann Porter")
    assert other is not first
    qtbot.waitUntil(lambda: shown(ErrorDialog) is None)
    reception.show_error(DiskFull())
    assert shown(ErrorDialog) is not None
    others = other.today.card.findChild(NoteField)
    assert isinstance(others, NoteField)
    assert others.toPlainText() == ""


def test_whoever_was_followed_by_another_finds_note_and_lead_again(
    qtbot: QtBot, reception: Reception, tmp_path: Path
) -> None:
    let_in(tmp_path, "Ann Porter")
    with opened(tmp_path / "desk.db") as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
    first = signed_in(qtbot).today
    qtbot.waitUntil(lambda: first.lead_shown() != "")
    first.list.choose(1)
    qtbot.waitUntil(lambda: first.lead_shown() == "Maria Alvarez")
    first.card.note_field.setPlainText("asked for Maria")
    reception.lock()
    other = signed_in(qtbot, "Ann Porter").today
    qtbot.waitUntil(lambda: other.lead_shown() != "")
    other.list.choose(1)
    qtbot.waitUntil(lambda: other.lead_shown() == "Maria Alvarez")
    assert other.card.note == ""
    reception.lock()
    again = signed_in(qtbot).today
    assert again not in (first, other)
    qtbot.waitUntil(lambda: again.lead_shown() == "Maria Alvarez")
    assert again.card.note == "asked for Maria"


def test_two_people_at_one_computer_find_their_own_page_and_place_again(
    qtbot: QtBot, reception: Reception, tmp_path: Path
) -> None:
    let_in(tmp_path, "Ann Porter")
    first = signed_in(qtbot)
    first.resize(777, 666)
    first.show_page(first.calendar)
    reception.lock()
    other = signed_in(qtbot, "Ann Porter")
    assert other.page_shown() is other.today
    other.resize(703, 603)
    reception.lock()
    again = signed_in(qtbot)
    assert again is not first
    assert (again.width(), again.height()) == (777, 666)
    assert again.page_shown() is again.calendar
    again.show_page(again.today)
    reception.lock()
    other = signed_in(qtbot, "Ann Porter")
    assert (other.width(), other.height()) == (703, 603)
    reception.lock()
    again = signed_in(qtbot)
    assert again.page_shown() is again.today


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_being_asked_to_end_ends_it_cleanly(
    qapp: QApplication, tmp_path: Path, number: signal.Signals
) -> None:
    with window_on(copy_desk(tmp_path)) as program:
        program.send_signal(number)
        _, told = program.communicate(timeout=20)
        lines = [line for line in told.splitlines() if NO_SCREEN not in line]
        assert (program.returncode, lines) == (0, [])


def test_no_window_stands_when_all_is_let_go_of(qtbot: QtBot) -> None:
    """With its screen gone it ends in sight: what hears of that was half gone."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    app.hide_what_stands()
    assert not window.isVisible()


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


def test_the_sign_in_window_waits_for_no_heavy_library(tmp_path: Path) -> None:
    """By the modules that are loaded once it was painted, and the classes of Qt's.

    PySide6 makes a class when it is first asked for, and each kind of widget that there
    is where it must tell by itself what it hands out.
    """
    probe = (
        "import sys, os\n"
        "from PySide6 import QtWidgets\n"
        "from callback_desk import app\n"
        "def tell(window):\n"
        "    print([n for n in ('QTabWidget', 'QWizard') if n in vars(QtWidgets)])\n"
        f"    print([name for name in {HEAVY!r} if name in sys.modules], flush=True)\n"
        "    os._exit(0)\n"
        "app.Reception._on_sign_in_painted = tell\n"
        "app.run_window()\n"
    )
    environment = {"CALLBACK_DESK_DB": str(copy_desk(tmp_path)), "HOME": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert ran.stdout.split() == ["[]", "[]"]


@pytest.mark.parametrize("with_backups", [False, True])
def test_the_desk_is_removed_from_this_computer_as_the_window_closes(
    qtbot: QtBot,
    reception: Reception,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    with_backups: bool,
) -> None:
    shown_last: list[QDialog] = []
    monkeypatch.setattr(farewell, "show", shown_last.append)
    window = signed_in(qtbot)
    card = window.settings.computer.removal
    window.show_page(window.settings)
    window.settings.show_panel(window.settings.computer)
    card.button.click()
    assert card.dialog is not None
    dialog = card.dialog
    dialog.act_button.click()
    assert dialog.wrong
    dialog.password.setText("a wild guess")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "not your current password" in dialog.wrong)
    dialog.password.setText(PASSWORD)
    dialog.backups.setChecked(with_backups)
    with qtbot.waitSignal(window.closed):
        dialog.act_button.click()
    assert (tmp_path / "desk.db").exists()
    reception.close()
    left = {file.name for file in tmp_path.iterdir() if file.name.startswith("desk")}
    assert left == (set() if with_backups else {"desk.db-backups"})
    (last,) = shown_last
    assert isinstance(last, RemovedDialog)
    # It is done once; closing again is nothing.
    reception.close()
    assert len(shown_last) == 1


@pytest.mark.parametrize("with_backups", [False, True])
def test_a_desk_whose_backups_are_to_stay_waits_for_the_last_one(
    qtbot: QtBot,
    reception: Reception,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    with_backups: bool,
) -> None:
    shown_last: list[QDialog] = []
    monkeypatch.setattr(farewell, "show", shown_last.append)
    keys = tmp_path / "desk.db.keys"
    before = keys.read_bytes()
    window = signed_in(qtbot)
    # No folder can be made where a file stands.
    (tmp_path / "desk.db-backups").write_text("in the way", "utf-8")
    window.removal_wanted.emit(with_backups)
    reception.close()
    (last,) = shown_last
    if with_backups:
        assert not keys.exists()
        return
    assert isinstance(last, ErrorDialog)
    said = " ".join(label.text() for label in last.findChildren(QLabel))
    assert "The desk was not removed: its last backup failed." in said
    assert keys.read_bytes() == before
    assert (tmp_path / "desk.db").exists()


def test_who_comes_next_does_not_remove_what_the_one_before_asked(
    qtbot: QtBot, reception: Reception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_last: list[QDialog] = []
    monkeypatch.setattr(farewell, "show", shown_last.append)
    let_in(tmp_path, "Ann Porter")
    signed_in(qtbot).removal_wanted.emit(False)
    reception.lock()
    signed_in(qtbot, "Ann Porter")
    reception.close()
    assert not shown_last
    assert (tmp_path / "desk.db.keys").exists()


def test_a_desk_that_is_open_elsewhere_is_not_removed(
    qtbot: QtBot,
    reception: Reception,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown_last: list[QDialog] = []
    monkeypatch.setattr(farewell, "show", shown_last.append)
    window = signed_in(qtbot)
    with opened(tmp_path / "desk.db"):
        window.removal_wanted.emit(True)
        reception.close()
    (last,) = shown_last
    assert isinstance(last, ErrorDialog)
    assert (tmp_path / "desk.db.keys").exists()


def test_who_left_is_out_while_the_window_goes_on_with_a_new_key(
    qtbot: QtBot, reception: Reception, tmp_path: Path
) -> None:
    let_in(tmp_path, "Ann Porter")
    path = tmp_path / "desk.db"
    before = key_of(path)
    window = signed_in(qtbot)
    window.show_page(window.settings)
    panel = window.settings.staff
    window.settings.show_panel(panel)
    qtbot.waitUntil(lambda: panel.table.model() is not None)
    panel.table.setCurrentIndex(panel.table.model().index(1, 0))
    panel.leave_button.click()
    assert isinstance(panel.dialog, LeaveDialog)
    with qtbot.waitSignal(panel.told) as told:
        panel.dialog.leave_button.click()
    assert told.args == [
        "Ann Porter can no longer sign in. The desk has a new key.",
    ]
    assert key_of(path) != before
    # Everything that the window does goes on.
    with qtbot.waitSignal(window.today.looked):
        window.today.refresh()
    reception.lock()
    again = signed_in(qtbot)
    with qtbot.waitSignal(again.today.looked):
        again.today.refresh()
