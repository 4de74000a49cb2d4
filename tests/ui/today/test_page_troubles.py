"""Trouble while the window is open: one sentence, the note kept, and then it goes on.

Each on a real desk's file, by real keys.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.outcome_settings import change_outcomes, show_outcomes
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_lead
from callback_desk.storage import engine
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today import recording
from callback_desk.ui.today.key_button import KeyButton
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.widgets import PlainLabel
from tests.cli.command_line import SAMPLES
from tests.desks import copy_desk, opened
from tests.storage.stored_desk import connected
from tests.ui.keyboard import press

DANA, MARIA = 4, 1
NOTE = "asked to be called after four"
Key = Qt.Key


def said(page: TodayPage) -> str:
    labels = page.findChildren(PlainLabel)
    return " | ".join(x.text() for x in labels if x.text() and x.isVisible())


def note_of(page: TodayPage) -> QPlainTextEdit:
    field = page.card.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    return field


def note_and_record(page: TodayPage, digit: Qt.Key) -> None:
    """Open the call, note something, and record by Alt and a digit."""
    press(page, Key.Key_Return)
    note = note_of(page)
    note.setFocus()
    QTest.keyClicks(note, NOTE)
    QTest.keyClick(note, digit, Qt.KeyboardModifier.AltModifier)


def record_again(page: TodayPage, digit: Qt.Key) -> None:
    QTest.keyClick(note_of(page), digit, Qt.KeyboardModifier.AltModifier)


def attempts(desk: Desk, lead_id: int) -> list[tuple[str | None, str]]:
    return [(a.outcome, a.note) for a in show_lead(desk, lead_id).attempts]


def is_told(qtbot: QtBot, page: TodayPage, words: str) -> None:
    """The words stand on the card; the lead, its call and its note stayed."""
    qtbot.waitUntil(lambda: words in said(page))
    assert page.lead_shown() == "Dana Lee"
    assert note_of(page).toPlainText() == NOTE
    assert "What happened?" in said(page)


def is_saved(qtbot: QtBot, page: TodayPage, desk: Desk, outcome: str) -> None:
    qtbot.waitUntil(lambda: "Saved: " in said(page))
    assert attempts(desk, DANA)[-1] == (outcome, NOTE)
    qtbot.waitUntil(lambda: page.lead_shown() not in ("", "Dana Lee"))
    assert note_of(page).toPlainText() == ""


def test_the_file_is_gone_and_comes_back(
    qtbot: QtBot, page: TodayPage, desk: Desk, tmp_path: Path
) -> None:
    away = tmp_path.parent / f"{tmp_path.name}-renamed"
    tmp_path.rename(away)
    note_and_record(page, Key.Key_4)
    is_told(qtbot, page, f"The desk’s file is not at {tmp_path / 'desk.db'} any more.")
    page.refresh()
    away.rename(tmp_path)
    assert attempts(desk, DANA) == []
    record_again(page, Key.Key_4)
    is_saved(qtbot, page, desk, "no_answer")


def test_the_file_is_deleted_and_put_back_from_a_copy(
    qtbot: QtBot, page: TodayPage, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "desk.db"
    with connected(path, writes=True) as connection:
        # All of the log goes into the file, so that the file alone is the desk.
        connection.exec_driver_sql("SELECT 1")
    with connected(path) as connection:
        connection.rollback()
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(path, tmp_path / "copy.db")
    path.unlink()
    note_and_record(page, Key.Key_4)
    is_told(qtbot, page, "any more.")
    for log in tmp_path.glob("desk.db-*"):
        log.unlink()
    (tmp_path / "copy.db").rename(path)
    record_again(page, Key.Key_4)
    is_saved(qtbot, page, desk, "no_answer")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with three megabytes."""
    place = tmp_path / "small"
    place.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        pytest.skip("no small disk can be made here")
    order = [mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if subprocess.run(order, check=False, capture_output=True).returncode:
        pytest.skip("a small disk can only be made by root")
    yield place
    subprocess.run([umount, str(place)], check=True)


def test_the_disk_is_full(
    qtbot: QtBot, theme: Theme, background: Background, small_disk: Path
) -> None:
    with opened(copy_desk(small_disk)) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        page = TodayPage(theme, background, desk)
        qtbot.addWidget(page)
        page.resize(1250, 640)
        page.show()
        page.refresh()
        qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
        filler = small_disk / "filler"
        with filler.open("wb", buffering=0) as filling, suppress(OSError):
            while filling.write(b"x" * 4096):
                """Until there is no room left, whoever else takes some meanwhile."""
        page.list.setFocus()
        note_and_record(page, Key.Key_4)
        is_told(qtbot, page, "The disk is full, so nothing was written.")
        assert attempts(desk, DANA) == []
        filler.unlink()
        record_again(page, Key.Key_4)
        is_saved(qtbot, page, desk, "no_answer")
        # Connections are let go of before the disk is.
        background.close()


def test_another_desk_writes_for_longer_than_one_waits(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    theme: Theme,
    background: Background,
    desk: Desk,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 30)
    with opened(tmp_path / "desk.db") as hasty:
        page = TodayPage(theme, background, hasty)
        qtbot.addWidget(page)
        page.resize(1250, 640)
        page.show()
        page.refresh()
        qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
        page.list.setFocus()
        with connected(tmp_path / "desk.db", writes=True):
            note_and_record(page, Key.Key_4)
            is_told(qtbot, page, "The desk is busy: another program is writing to it.")
            assert attempts(hasty, DANA) == []
        record_again(page, Key.Key_4)
        is_saved(qtbot, page, hasty, "no_answer")
        background.close()


def test_somebody_else_closed_the_lead_meanwhile(
    qtbot: QtBot, page: TodayPage, desk: Desk, tmp_path: Path
) -> None:
    page.list.choose(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    with opened(tmp_path / "desk.db") as other:
        record_outcome(other, MARIA, Call("booked", note="by Ann"))
    note_and_record(page, Key.Key_4)
    qtbot.waitUntil(lambda: "closed this lead at" in said(page))
    assert note_of(page).toPlainText() == NOTE
    record_again(page, Key.Key_4)
    words = "Saved: no answer for M. A. The lead stays closed."
    qtbot.waitUntil(lambda: words in said(page))
    assert attempts(desk, MARIA) == [("booked", "by Ann"), ("no_answer", NOTE)]
    assert not show_lead(desk, MARIA).state.is_open, "dialling in vain opens no lead"


@pytest.mark.parametrize(
    ("outcome", "told"),
    [("booked", "Done: Booked"), ("do_not_call", "Done: Do not call")],
)
def test_who_is_on_the_phone_stays_though_another_desk_was_faster(
    qtbot: QtBot,
    page: TodayPage,
    desk: Desk,
    tmp_path: Path,
    outcome: str,
    told: str,
) -> None:
    page.list.choose(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    press(page, Key.Key_Return)
    note_of(page).setFocus()
    QTest.keyClicks(note_of(page), NOTE)
    with opened(tmp_path / "desk.db") as other:
        record_outcome(other, MARIA, Call(outcome))
    page.refresh()
    qtbot.waitUntil(lambda: told in said(page))
    assert page.lead_shown() == "Maria Alvarez"
    assert "Calling Maria Alvarez. What happened?" in said(page)
    assert note_of(page).toPlainText() == NOTE
    assert note_of(page).hasFocus()
    record_again(page, Key.Key_3)
    qtbot.waitUntil(lambda: "Not saved, note kept" in said(page))
    record_again(page, Key.Key_3)
    qtbot.waitUntil(lambda: "Saved: voicemail" in said(page))
    assert attempts(desk, MARIA) == [(outcome, ""), ("left_voicemail", NOTE)]
    qtbot.waitUntil(lambda: page.table.row_of(MARIA) is None)
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")


def test_a_lead_in_hand_that_is_gone_is_not_asked_for_without_end(
    qtbot: QtBot, page: TodayPage, tmp_path: Path
) -> None:
    press(page, Key.Key_Return)
    with opened(tmp_path / "desk.db") as other:
        undo_import(other, 1)
    asked: list[bool] = []
    page.queue.asked.connect(partial(asked.append, True))
    for _turn in range(3):
        with qtbot.waitSignal(page.queue.counted):
            page.refresh()
    assert page.card.is_calling
    assert len(asked) == 3


def test_a_half_typed_note_stays_with_its_lead(
    qtbot: QtBot, page: TodayPage, tmp_path: Path
) -> None:
    page.list.choose(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    note_of(page).setFocus()
    QTest.keyClicks(note_of(page), "half ")
    with opened(tmp_path / "desk.db") as other:
        record_outcome(other, MARIA, Call("booked"))
    page.refresh()
    qtbot.waitUntil(lambda: "Done: Booked" in said(page))
    QTest.keyClicks(note_of(page), "typed")
    assert page.lead_shown() == "Maria Alvarez"
    assert note_of(page).toPlainText() == "half typed"
    page.list.choose_first()
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
    assert note_of(page).toPlainText() == ""
    page.refresh()
    qtbot.waitUntil(lambda: page.table.row_of(MARIA) is None)
    page.search.type_in("alvarez")
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert note_of(page).toPlainText() == "half typed"


def test_outcomes_that_were_changed_on_another_page_are_offered_at_once(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    page.hide()
    outcomes, _rules = show_outcomes(desk)
    renamed = [
        replace(one, label="Line busy") if one.code == "busy" else one
        for one in outcomes
    ]
    change_outcomes(desk, renamed)
    page.show()
    qtbot.waitUntil(
        lambda: any(
            key.accessibleName() == "Line busy"
            for key in page.card.findChildren(KeyButton)
        )
    )


def test_what_else_was_done_leaves_the_note_of_an_outcome_on_its_way(
    qtbot: QtBot, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several leads were closed meanwhile; the outcome itself was not saved."""

    def busy(*_told: object) -> object:
        raise DatabaseLocked

    monkeypatch.setattr(recording, "record_seen", busy)
    page.card.before_call = None
    note_and_record(page, Key.Key_4)
    page.card.show_done("Closed: 2 leads.")
    qtbot.waitUntil(lambda: not page.recording.is_saving)
    assert page.card.note == NOTE
    assert page.card.is_calling


def test_who_is_about_to_note_something_has_the_same_lead_before_them(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    """Another desk closed it, and what was typed came to stand with the next one."""
    page.list.choose(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    note_of(page).setFocus()
    record_outcome(desk, MARIA, Call("booked"))
    with qtbot.waitSignal(page.looked):
        page.refresh()
    qtbot.waitUntil(lambda: "Done: Booked" in said(page))
    QTest.keyClicks(note_of(page), NOTE)
    assert page.lead_shown() == "Maria Alvarez"
    assert page.card.note_field.half_typed() == {MARIA: NOTE}
