"""The same person at two windows of one desk: what is half typed in either."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.services.staff_access import remove_staff
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.sign_in.sign_in_window import SignInWindow
from callback_desk.wording.day import LOCKS_AFTER_CALL
from tests.desks import opened
from tests.storage.stored_desk import rows_of
from tests.test_app import shown, signed_in
from tests.test_half_done import (
    MARIA,
    NOTE,
    SEAN,
    Runs,
    kept_for,
    path,
    runs,
    told,
    type_a_note,
)

# The fixtures of this desk.
__all__ = ["path", "runs"]

THEIRS = "wants a call at noon"
OTHER = """
import sys
from pathlib import Path
from callback_desk.services.half_typed import keep_half_typed
from callback_desk.storage.run_mark import RunMark
from tests.desks import opened
path = Path(sys.argv[1])
mark = RunMark(path, "other")
with opened(path) as desk:
    notes = {1: sys.argv[2], -1: "Notice (typed): closed early"}
    keep_half_typed(desk, {desk.staff.staff_id: notes}, mark.mine)
    print("kept", flush=True)
    sys.stdin.read()
"""


@contextmanager
def at_another_window(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The manager has typed there and saved nothing; the program is killed at last."""
    command = [sys.executable, "-c", OTHER, str(path), THEIRS]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline().strip() == b"kept"
            yield other
        finally:
            other.kill()
            other.wait()


def test_what_stands_in_another_window_is_told_once_that_one_is_gone(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    with at_another_window(path):
        reception = runs.begin()
        window = signed_in(qtbot)
        type_a_note(qtbot, window)
        half_done = reception._half_done
        note = window.today.card.note_field
        note.moveCursor(QTextCursor.MoveOperation.StartOfLine)
        half_done._on_time()
        kept = "SELECT text FROM half_typed_notes WHERE lead_id = 1 ORDER BY text"
        qtbot.waitUntil(lambda: rows_of(path, kept) == [(NOTE,), (THEIRS,)])
        half_done._on_time()
        lane_is_free(qtbot, runs)
        assert told(window) == window.day.lost.line.words == ""
        assert note.half_typed() == {MARIA: NOTE}
    # It was killed; whoever types meanwhile goes on where they are.
    half_done._on_time()
    qtbot.waitUntil(lambda: "stands again with Maria Alvarez" in told(window))
    QTest.keyClicks(note, "She ")
    assert note.half_typed() == {MARIA: f"She {NOTE}\n{THEIRS}"}
    assert "is kept for you" in window.day.lost.line.words
    half_done._on_time()
    qtbot.waitUntil(
        lambda: rows_of(path, kept) == [(f"She {NOTE}\n{THEIRS}",)],
    )
    window.day.unsaved.line.say("")
    half_done._on_time()
    lane_is_free(qtbot, runs)
    assert told(window) == ""
    runs.end()
    assert kept_for(path, "Kim Osei") == [
        (0, "Notice (typed): closed early"),
        (MARIA, f"She {NOTE}\n{THEIRS}"),
    ]


def test_another_persons_window_is_nobody_elses(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    with at_another_window(path):
        pass
    reception = runs.begin()
    window = signed_in(qtbot, "Ann Porter")
    type_a_note(qtbot, window, SEAN)
    reception._half_done._on_time()
    lane_is_free(qtbot, runs)
    assert told(window) == window.day.lost.line.words == ""
    runs.end()
    assert kept_for(path, "Ann Porter") == [(SEAN, NOTE)]
    theirs = [(-1, "Notice (typed): closed early"), (MARIA, THEIRS)]
    assert kept_for(path, "Kim Osei") == theirs


def test_what_waits_behind_a_lock_stays_of_its_window(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    type_a_note(qtbot, signed_in(qtbot))
    reception.lock()
    signed_in(qtbot, "Ann Porter")
    reception._half_done.keep_now()
    kept = "SELECT staff_id, text FROM half_typed_notes"
    qtbot.waitUntil(lambda: rows_of(path, kept) == [(1, NOTE)])
    assert kept_for(path, "Kim Osei") == []
    reception.lock()
    window = signed_in(qtbot)
    lane_is_free(qtbot, runs)
    assert told(window) == ""
    assert window.today.card.note_field.half_typed() == {MARIA: NOTE}
    runs.end()
    assert kept_for(path, "Kim Osei") == [(MARIA, NOTE)]


def test_who_is_taken_off_the_list_of_staff_is_locked_out_once_the_call_is_recorded(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    """Their window went on showing every lead."""
    runs.begin()
    window = signed_in(qtbot, "Ann Porter")
    type_a_note(qtbot, window)
    # That danger comes first is tested by itself.
    window.today.card.before_call = None
    window.today.card.open_call()
    assert window.today.card.is_calling
    with opened(path) as desk:
        remove_staff(desk, "Ann Porter")
    window.day.watch.look()
    qtbot.waitUntil(lambda: LOCKS_AFTER_CALL in window._status.text())
    assert window.today.card.is_calling
    assert window.today.card.note == NOTE
    with qtbot.waitSignal(window.today.recording.recorded):
        note = window.today.card.note_field
        QTest.keyClick(note, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    window.day.watch.look()
    qtbot.waitUntil(lambda: shown(SignInWindow) is not None)
    with opened(path) as desk:
        (attempt,) = show_lead(desk, MARIA).attempts
    assert (attempt.by, attempt.note) == ("Ann Porter", NOTE)


def lane_is_free(qtbot: QtBot, runs: Runs) -> None:
    """Wait until all that the window asked for so far was done."""
    assert runs.now is not None
    done: list[object] = []
    runs.now._background.run_idle(lambda: None, done.append)
    qtbot.waitUntil(lambda: done != [])
