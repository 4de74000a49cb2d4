"""What was half typed when the system ended the program: there at the next start."""

import os
import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from callback_desk import reception as rooms
from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.half_typed import LeftNotes
from callback_desk.domain.safety_care import NOBODY_YET, Act, Subject
from callback_desk.domain.staff import Role
from callback_desk.reception import Reception
from callback_desk.services import half_typed
from callback_desk.services.desk import Desk
from callback_desk.services.half_typed import keep_half_typed, read_half_typed
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.join_leads import join_leads
from callback_desk.services.priority_care import stamp_wherever
from callback_desk.services.record_outcome import Call
from callback_desk.services.staff_access import add_staff
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_lead
from callback_desk.storage.run_mark import RunMark
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.safety import stamp_keeping
from callback_desk.ui.safety.crisis_window import CrisisWindow
from callback_desk.ui.sign_in.sign_in_window import SignInWindow
from callback_desk.ui.termination import ASKED_TO_END, Termination
from callback_desk.ui.theme import Theme
from tests.cli.command_line import SAMPLES
from tests.desks import PASSWORD, copy_desk, opened
from tests.storage.stored_desk import rows_of
from tests.test_app import shown, signed_in

MARIA, SEAN, DANA = 1, 2, 4
NOTE = "asked for Maria"
NO_RAISE = pytest.mark.qt_log_ignore("does not support raise", extend=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with the leads of the sample file, and a second person."""
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    return path


@pytest.fixture
def runs(
    qapp: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator["Runs"]:
    """The program, started and ended as often as a test wants."""
    kept = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
    monkeypatch.setattr(rooms, "QSettings", lambda *names: kept)
    runs = Runs(qapp, path)
    yield runs
    runs.end()
    qapp.setProperty(ASKED_TO_END, None)


class Runs:
    """One run of the program after another, or beside another."""

    def __init__(self, application: QApplication, path: Path) -> None:
        self._application, self._path = application, path
        self.now: Reception | None = None

    def begin(self) -> Reception:
        """Start it."""
        theme = Theme(self._application, dark=False)
        self.now = Reception(self._application, theme, self._path)
        self.now.start()
        return self.now

    def end(self) -> None:
        """End it, as it does once its event loop has ended."""
        if self.now is not None:
            self.now.close()
            self.now = None
        for window in self._application.topLevelWidgets():
            window.hide()
            window.deleteLater()


def type_a_note(qtbot: QtBot, window: DeskWindow, lead_id: int = MARIA) -> None:
    qtbot.waitUntil(lambda: window.today.lead_shown() != "")
    window.today.list.choose(lead_id)
    name = {MARIA: "Maria", SEAN: "Sean"}[lead_id]
    qtbot.waitUntil(lambda: name in window.today.lead_shown())
    window.today.card.note_field.setPlainText(NOTE)


@contextmanager
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What was kept is read only then: the database's lane is busy before."""
    free = Event()

    def read(desk: Desk, runs: RunMark, given: Collection[str]) -> LeftNotes:
        assert free.wait(30)
        return read_half_typed(desk, runs, given)

    with monkeypatch.context() as patched:
        patched.setattr(half_typed, "read_half_typed", read)
        yield
    free.set()


def told(window: DeskWindow) -> str:
    return window.day.unsaved.line.words


def kept_for(path: Path, name: str) -> list[tuple[int, str]]:
    """What stands in no window."""
    mark = RunMark(path, "who looks")
    with opened(path, name=name) as desk:
        kept = read_half_typed(desk, mark)
    mark.close()
    return [(one.lead_id, one.text) for one in kept.notes]


def test_a_note_stands_again_and_that_is_told(qtbot: QtBot, runs: Runs) -> None:
    reception = runs.begin()
    type_a_note(qtbot, signed_in(qtbot))
    reception.keep_notes()
    runs.end()
    runs.begin()
    window = signed_in(qtbot)
    qtbot.waitUntil(lambda: told(window) != "")
    assert told(window) == (
        "A note was not saved when the program was ended. It stands again with Maria "
        "Alvarez."
    )
    qtbot.waitUntil(lambda: window.today.lead_shown() != "")
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    assert window.today.card.note == NOTE


def test_behind_the_lock_it_is_kept_as_well_and_for_its_owner_alone(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    type_a_note(qtbot, signed_in(qtbot))
    reception.lock()
    anns = signed_in(qtbot, "Ann Porter")
    type_a_note(qtbot, anns, SEAN)
    reception.lock()
    assert shown(SignInWindow) is not None
    runs.end()
    assert kept_for(path, "Ann Porter") == [(SEAN, NOTE)]
    assert kept_for(path, "Kim Osei") == [(MARIA, NOTE)]


def test_a_half_typed_answer_is_kept_with_its_lead(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    type_a_note(qtbot, window)
    card = window.today.card
    qtbot.waitUntil(lambda: window.day.safety.watched is not None)
    card.open_call()
    assert card.is_asked
    card.question.own.setText("she rang me")
    reception.lock()
    signed_in(qtbot, "Ann Porter")
    reception.lock()
    window = signed_in(qtbot)
    qtbot.waitUntil(lambda: window.today.card.is_asked)
    assert window.today.card.question.own.text() == "she rang me"
    assert window.today.card.note == NOTE
    runs.end()
    assert kept_for(path, "Kim Osei") == [(MARIA, f"{NOTE}\nshe rang me")]


def test_what_was_agreed_to_be_lost_is_not_kept(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    type_a_note(qtbot, window)
    reception.keep_notes()
    window.close()
    dialog = window.leaving.dialog
    assert dialog is not None
    with qtbot.waitSignal(window.closed):
        dialog.act_button.click()
    runs.end()
    assert kept_for(path, "Kim Osei") == []


def test_the_end_of_the_session_keeps_it_before_it_goes_on(
    qtbot: QtBot, qapp: QApplication, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    termination = Termination(qapp)
    termination.asked.connect(reception.keep_notes)
    window = signed_in(qtbot)
    type_a_note(qtbot, window)
    qapp.commitDataRequest.emit(None)
    kept = "SELECT lead_id, text FROM half_typed_notes"
    assert rows_of(path, kept) == [(MARIA, NOTE)]
    with qtbot.waitSignal(window.closed):
        window.close()
    termination._going_on.timeout.emit()
    assert qapp.property(ASKED_TO_END) is None, "its end was canceled"


def kept_note(path: Path) -> None:
    """A note of Kim's on Maria, from a run before."""
    with opened(path) as desk:
        keep_half_typed(desk, {desk.staff.staff_id: {MARIA: NOTE}}, "before")


def test_what_is_read_only_once_somebody_else_is_there_waits_for_its_owner(
    qtbot: QtBot, runs: Runs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_note(path)
    reception = runs.begin()
    with held_up(monkeypatch):
        signed_in(qtbot)
        reception.lock()
    signed_in(qtbot, "Ann Porter")
    runs.end()
    assert kept_for(path, "Kim Osei") == [(MARIA, NOTE)]


def test_what_is_read_only_behind_the_lock_stands_as_its_owner_comes_back(
    qtbot: QtBot, runs: Runs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_note(path)
    reception = runs.begin()
    with held_up(monkeypatch):
        window = signed_in(qtbot)
        reception.lock()
    assert signed_in(qtbot) is window
    qtbot.waitUntil(lambda: told(window) != "")
    assert window.today.card.note_field.half_typed() == {MARIA: NOTE}
    qtbot.waitUntil(lambda: kept_for(path, "Kim Osei") == [])


def test_an_end_before_it_is_read_loses_neither_the_old_note_nor_the_new_one(
    qtbot: QtBot, runs: Runs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    type_a_note(qtbot, window)
    reception.keep_notes()
    runs.end()
    reception = runs.begin()
    with held_up(monkeypatch):
        window = signed_in(qtbot)
        window.today.card.note_field.bring_back({SEAN: "rings at noon"})
        reception.keep_notes()
    runs.end()
    assert kept_for(path, "Kim Osei") == [(MARIA, NOTE), (SEAN, "rings at noon")]


def test_text_of_another_size_loses_no_note_of_whoever_is_not_shown(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    kept_note(path)
    reception = runs.begin()
    before = signed_in(qtbot)
    qtbot.waitUntil(lambda: told(before) != "")
    qtbot.waitUntil(lambda: before.today.lead_shown() != "")
    before.today.list.choose(SEAN)
    qtbot.waitUntil(lambda: "Sean" in before.today.lead_shown())
    words = told(before)
    before._on_looks_chosen()
    qtbot.waitUntil(lambda: reception._window is not before)
    window = reception._window
    assert window is not None
    assert window.today.card.note_field.half_typed() == {MARIA: NOTE}
    assert told(window) == words
    # And times of the crisis panel are kept by either window.
    assert window.day.safety.crisis._memory is reception._crisis


def test_a_note_on_a_lead_that_is_gone_is_told_shown_and_kept(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    kept_note(path)
    with opened(path) as desk:
        undo_import(desk, 1)
    runs.begin()
    lost = signed_in(qtbot).day.lost
    qtbot.waitUntil(lambda: lost.line.words != "")
    assert lost.line.words == (
        "A note was typed on a lead that is gone: its import was taken back. It is "
        "kept for you."
    )
    lost.show_button.click()
    assert lost.dialog is not None
    (field,) = lost.dialog.findChildren(QPlainTextEdit)
    assert field.textCursor().selectedText() == NOTE
    qtbot.waitUntil(field.hasFocus)
    # Esc leaves it here.
    QTest.keyClick(field, Qt.Key.Key_Escape)
    lost.line.button.click()
    runs.end()
    assert kept_for(path, "Kim Osei") == [(MARIA, NOTE)]
    runs.begin()
    lost = signed_in(qtbot).day.lost
    qtbot.waitUntil(lambda: lost.line.words != "")
    lost.show_button.click()
    assert lost.dialog is not None
    lost.dialog.act_button.click()
    qtbot.waitUntil(lambda: lost.line.words == "")
    runs.end()
    assert kept_for(path, "Kim Osei") == []


def test_a_note_whose_lead_goes_meanwhile_is_told_and_shown_at_once(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    runs.begin()
    window = signed_in(qtbot)
    type_a_note(qtbot, window)
    today, said = window.today, list[str]()
    window.day.lost.told.connect(said.append)
    today.list.choose(SEAN)
    qtbot.waitUntil(lambda: "Sean" in today.lead_shown())
    with opened(path) as desk:
        undo_import(desk, 1)
    today.refresh()
    qtbot.waitUntil(lambda: window.day.lost.line.words != "")
    # The line waits where the card needs its room.
    assert said == ["What you typed on a lead that is gone is kept for you."]
    window.day.lost.show_button.click()
    assert window.day.lost.dialog is not None
    (field,) = window.day.lost.dialog.findChildren(QPlainTextEdit)
    assert field.toPlainText() == NOTE
    assert today.card.note_field.half_typed() == {}
    runs.end()
    assert kept_for(path, "Kim Osei") == [(MARIA, NOTE)]


def test_a_note_whose_lead_is_joined_meanwhile_goes_along(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    runs.begin()
    window = signed_in(qtbot)
    type_a_note(qtbot, window)
    today = window.today
    today.list.choose(SEAN)
    qtbot.waitUntil(lambda: "Sean" in today.lead_shown())
    with opened(path) as desk:
        join_leads(desk, DANA, MARIA)
    today.refresh()
    notes = today.card.note_field.half_typed
    qtbot.waitUntil(lambda: notes() == {DANA: NOTE})
    assert window.day.lost.line.words == ""


def test_an_outcome_that_waits_to_be_saved_outlives_the_end(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    qtbot.waitUntil(lambda: window.today.lead_shown() != "")
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: "Maria" in window.today.lead_shown())
    window.today.card.open_call()
    lane = reception._background
    lane.run(partial(wait_for_the_end, lane))
    window.today.card.outcome_chosen.emit(Call("no_answer"))
    runs.end()
    with opened(path) as desk:
        assert [one.outcome for one in show_lead(desk, MARIA).attempts] == ["no_answer"]


def wait_for_the_end(lane: Background) -> None:
    """Be busy until the lane is closed."""
    while not lane._closed:
        Event().wait(0.01)


def crisis_panel(qtbot: QtBot) -> CrisisWindow:
    """The crisis panel, opened by its key over whichever window stands."""
    window = shown(DeskWindow) or shown(SignInWindow)
    assert window is not None
    qtbot.waitUntil(lambda: bool(window.findChildren(QShortcut)))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: shown(CrisisWindow) is not None)
    panel = shown(CrisisWindow)
    assert panel is not None
    return panel


def times_kept(path: Path, subject: Subject = NOBODY_YET) -> list[tuple[Act, datetime]]:
    with opened(path) as desk, desk.open_work(writes=False) as work:
        return [(entry.act, entry.at) for entry in work.safety.of(subject)]


@NO_RAISE
def test_a_time_pressed_where_nobody_is_signed_in_outlives_the_program(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    began = datetime.now(UTC).replace(microsecond=0)
    runs.begin()
    panel = crisis_panel(qtbot)
    QTest.keyClick(panel, Qt.Key.Key_1)
    QTest.keyClick(panel, Qt.Key.Key_2)
    QTest.keyClick(panel, Qt.Key.Key_3)
    QTest.keyClick(panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    ended = datetime.now(UTC)
    runs.end()
    assert times_kept(path) == []
    for _again in range(2):
        runs.begin()
        signed_in(qtbot)
        qtbot.waitUntil(lambda: len(times_kept(path)) == 2)
        runs.end()
        (told, first), (called, second) = times_kept(path)
        assert (told, called) == (Act.TOLD, Act.CALLED_911)
        assert began <= first <= second <= ended


@NO_RAISE
def test_a_time_that_could_not_be_stored_before_the_end_is_kept_by_the_next_run(
    qtbot: QtBot, runs: Runs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_told: object) -> None:
        raise DatabaseLocked

    runs.begin()
    window = signed_in(qtbot)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    with monkeypatch.context() as patched:
        patched.setattr(stamp_keeping, "stamp_wherever", fails)
        panel = crisis_panel(qtbot)
        QTest.keyClick(panel, Qt.Key.Key_1)
        qtbot.waitUntil(lambda: "not kept yet" in panel.said.text())
        runs.end()
    runs.begin()
    signed_in(qtbot)
    qtbot.waitUntil(lambda: len(times_kept(path, Subject(DANA))) == 1)
    (act, _at) = times_kept(path, Subject(DANA))[0]
    assert act is Act.TOLD


@NO_RAISE
def test_a_time_outlives_a_program_that_is_gone_at_once_and_is_kept_once(
    qtbot: QtBot, runs: Runs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    held, free = Event(), Event()

    def waits(desk: Desk, *told: object) -> object:
        held.set()
        assert free.wait(30)
        return stamp_wherever(desk, *told)  # type: ignore[arg-type] # as it is called

    monkeypatch.setattr(stamp_keeping, "stamp_wherever", waits)
    QTest.keyClick(crisis_panel(qtbot), Qt.Key.Key_2)
    qtbot.waitUntil(held.is_set)
    # As where a session ends: all that is on the disk by now is what is left.
    left = Path(reception._settings.fileName()).read_bytes()
    free.set()
    qtbot.waitUntil(lambda: len(times_kept(path, Subject(DANA))) == 1)
    runs.end()
    written = path.with_suffix(".left.ini")
    written.write_bytes(left)
    settings = QSettings(str(written), QSettings.Format.IniFormat)
    monkeypatch.setattr(rooms, "QSettings", lambda *names: settings)
    reception = runs.begin()
    assert "called_911" in left.decode()
    signed_in(qtbot)
    memory = reception._crisis
    qtbot.waitUntil(lambda: not (memory.unkept or memory.underway))
    qtbot.waitUntil(lambda: b"called_911" not in written.read_bytes())
    assert [act for act, _at in times_kept(path, Subject(DANA))] == [Act.CALLED_911]


@pytest.mark.skipif(os.name != "posix", reason="there is no nohup")
@pytest.mark.parametrize(("inherited", "ends"), [("SIG_IGN", False), ("SIG_DFL", True)])
def test_what_was_to_be_ignored_stays_ignored(inherited: str, ends: bool) -> None:
    program = (
        "import os, signal\n"
        f"signal.signal(signal.SIGHUP, signal.{inherited})\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from callback_desk.ui.termination import Termination\n"
        "application = QApplication([])\n"
        "termination = Termination(application)\n"
        "termination.heed()\n"
        "termination.asked.connect(lambda: print('asked', flush=True))\n"
        "QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGHUP))\n"
        "QTimer.singleShot(300, application.quit)\n"
        "application.exec()\n"
        "termination.release()\n"
        # As where the last backup is waited for.
        "application.processEvents()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert (run.stdout == "asked\n") is ends
    assert "Invalid socket" not in run.stderr
