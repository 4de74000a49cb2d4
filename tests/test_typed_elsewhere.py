"""What somebody typed in dialogs and on other pages: theirs, whoever comes between."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from callback_desk.domain.errors import DiskFull
from callback_desk.domain.half_typed import ELSEWHERE, IN_FIELDS
from callback_desk.domain.outcome import Direction
from callback_desk.services import half_typed
from callback_desk.services.record_outcome import Call
from callback_desk.ui.calendar.chosen_days import ChosenDays
from callback_desk.ui.calendar.day_edits import closed
from callback_desk.ui.calendar.page import CalendarPage
from callback_desk.ui.calls.quick_entry_dialog import QuickEntryDialog
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.reports.spend_dialog import SpendDialog
from callback_desk.ui.sign_in.sign_in_window import SignInWindow
from callback_desk.ui.termination import ASKED_TO_END
from callback_desk.ui.today.answer_panel import AnswerPanel
from callback_desk.ui.today.ask_panel import AskPanel
from tests.storage.stored_desk import rows_of
from tests.test_app import shown, signed_in
from tests.test_half_done import (
    MARIA,
    NOTE,
    Runs,
    kept_for,
    path,
    runs,
    type_a_note,
)

__all__ = ["path", "runs"]

KIM, ANN = "Kim Osei", "Ann Porter"
SNOW = datetime.now(UTC).date() + timedelta(days=30)
WORDS = "rings for her mother, who is ill"


def enter(qtbot: QtBot, window: DeskWindow) -> QuickEntryDialog:
    """Half type a new lead."""
    qtbot.waitUntil(lambda: window.today.lead_shown() != "")
    window.calls.enter()
    dialog = window.findChild(QuickEntryDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.name, "Bo Tran")
    QTest.keyClicks(dialog.words, WORDS)
    return dialog


def kept_there(path: Path) -> list[tuple[int, str]]:
    """What the desk keeps of what anybody typed, in a window or not."""
    kept = "SELECT lead_id, text FROM half_typed_notes ORDER BY lead_id"
    return [(int(lead_id), str(text)) for lead_id, text in rows_of(path, kept)]


def shown_to(window: DeskWindow) -> str:
    """What is shown above the pages as typed and not saved."""
    lost = window.day.lost
    if not lost.line.words:
        return ""
    lost.show_button.click()
    assert lost.dialog is not None
    (field,) = lost.dialog.findChildren(QPlainTextEdit)
    words = field.toPlainText()
    lost.dialog.reject()
    return words


def test_a_half_entered_lead_is_its_owners_and_stays_until_they_delete_it(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    enter(qtbot, signed_in(qtbot))
    reception.lock()
    anns = signed_in(qtbot, ANN)
    qtbot.waitUntil(lambda: anns.today.lead_shown() != "")
    assert shown_to(anns) == ""
    assert anns.findChild(QuickEntryDialog) is None
    reception.lock()
    window = signed_in(qtbot)
    told: list[str] = []
    window.day.lost.told.connect(told.append)
    said = f"New lead\nName: Bo Tran\nWhat they said (optional): {WORDS}"
    assert window.day.lost.line.words == (
        "What you had typed and not saved is kept for you."
    )
    assert shown_to(window) == said
    qtbot.waitUntil(lambda: kept_for(path, KIM) == [(ELSEWHERE, said)])
    assert kept_for(path, ANN) == []
    qtbot.waitUntil(lambda: window.day.lost.waiting == "")
    assert told == [], "of no lead that is gone"
    # The next run tells of it, too.
    runs.end()
    runs.begin()
    window = signed_in(qtbot)
    qtbot.waitUntil(lambda: shown_to(window) == said)
    window.day.lost.show_notes()
    assert window.day.lost.dialog is not None
    window.day.lost.dialog.act_button.click()
    qtbot.waitUntil(lambda: window.day.lost.line.words == "")
    runs.end()
    assert kept_for(path, KIM) == []


def test_behind_the_lock_and_at_the_end_it_is_kept_as_well(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    enter(qtbot, window)
    reception.lock()
    # What comes back to its owner is typed on, and kept with the next lock too.
    assert signed_in(qtbot) is window
    dialog = window.findChild(QuickEntryDialog)
    assert dialog is not None
    assert dialog.words.toPlainText() == WORDS
    assert shown_to(window) == ""
    reception.lock()
    runs.end()
    (kept,) = kept_for(path, KIM)
    assert WORDS in kept[1]


def test_where_the_system_ends_the_program_dialogs_are_closed_and_keep_their_words(
    qtbot: QtBot, qapp: QApplication, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    dialog = enter(qtbot, signed_in(qtbot))
    qapp.setProperty(ASKED_TO_END, True)
    reception.keep_notes()
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))
    runs.end()
    ((lead_id, words),) = kept_for(path, KIM)
    assert lead_id == IN_FIELDS
    assert WORDS in words


def test_amounts_come_back_with_their_month_and_source(
    qtbot: QtBot, runs: Runs
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    assert window.reports is not None
    window.show_page(window.reports.room)
    page = window.reports.page
    qtbot.waitUntil(lambda: page.view is not None)
    page.spend_button.click()
    (dialog,) = window.findChildren(SpendDialog)
    amount = next(iter(dialog.amounts.values()))
    name = amount.accessibleName()
    qtbot.waitUntil(amount.isEnabled)
    QTest.keyClicks(amount, "1,250")
    month = dialog.month.currentText()
    reception.lock()
    signed_in(qtbot, ANN)
    reception.lock()
    assert shown_to(signed_in(qtbot)) == (
        f"What was spent on advertising? {month}\n{name}: 1,250"
    )


def test_a_half_typed_reason_of_an_open_call_stands_beneath_its_note(
    qtbot: QtBot, runs: Runs
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    type_a_note(qtbot, window)
    card = window.today.card
    card.open_call(inbound=Call("", direction=Direction.IN))
    qtbot.waitUntil(lambda: card.is_calling)
    ask_why(window)
    asking = card.findChild(AskPanel)
    assert asking is not None
    QTest.keyClicks(asking._text, "too far for her")
    reception.lock()
    signed_in(qtbot, ANN)
    reception.lock()
    window = signed_in(qtbot)
    assert window.today.card.note_field.half_typed() == {
        MARIA: f"{NOTE}\ntoo far for her"
    }


def ask_why(window: DeskWindow) -> None:
    """Let the panel ask for a reason in one's own words."""
    panel = window.today.card.findChild(AnswerPanel)
    assert panel is not None
    panel.press("8")


def test_half_changed_guides_and_phrases_are_kept_but_no_search(
    qtbot: QtBot, runs: Runs
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    settings = window.settings
    window._sections.show(settings.guides)
    guides = settings.guides
    qtbot.waitUntil(lambda: guides.save_button.isEnabled())
    title = guides.which.currentText()
    guides.text.setPlainText("# Ours\nsay it slowly")
    window._sections.show(settings.safety_words)
    words = settings.safety_words
    qtbot.waitUntil(words.save_button.isEnabled)
    QTest.keyClicks(next(iter(words.fields.values())), "no way out of here")
    QTest.keyClicks(words.trying.sentence, "tried in vain")
    reception.lock()
    signed_in(qtbot, ANN)
    reception.lock()
    said = shown_to(signed_in(qtbot))
    assert f"Guides\n{title}: # Ours\nsay it slowly" in said
    assert "no way out of here" in said
    assert "tried in vain" not in said


def test_what_is_half_typed_outlives_a_program_that_breaks_off(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    type_a_note(qtbot, window)
    dialog = enter(qtbot, window)
    keeper = reception._half_done
    keeper.keep_now()
    qtbot.waitUntil(lambda: len(kept_there(path)) == 2)
    QTest.keyClicks(dialog.words, "!")
    keeper.keep_now()
    said = f"New lead\nName: Bo Tran\nWhat they said (optional): {WORDS}!"
    # As it stands by now, not each time that it was kept.
    left = [(IN_FIELDS, said), (MARIA, NOTE)]
    qtbot.waitUntil(lambda: kept_there(path) == left)
    # What is on the disk by now is what is left. Another process looks: one that
    # closes the desk's file takes its own desk the locks.
    left_there = path.parent.with_name("left")
    copying = "import shutil, sys; shutil.copytree(*sys.argv[1:])"
    made = [sys.executable, "-c", copying, str(path.parent), str(left_there)]
    subprocess.run(made, check=True)
    dialog.done(0)
    window.today.card.note_field.forget_note_of(MARIA)
    keeper.keep_now()
    # What was on its way then is looked at once more five seconds later.
    qtbot.waitUntil(lambda: kept_there(path) == [], timeout=15_000)
    runs.end()
    shutil.copytree(left_there, path.parent, dirs_exist_ok=True)
    runs.begin()
    window = signed_in(qtbot)
    qtbot.waitUntil(lambda: window.day.lost.line.words != "")
    assert shown_to(window) == said
    assert window.today.card.note_field.half_typed() == {MARIA: NOTE}
    qtbot.waitUntil(lambda: kept_for(path, KIM) == [(ELSEWHERE, said)])


def test_what_cannot_be_kept_is_tried_again(
    qtbot: QtBot, runs: Runs, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    type_a_note(qtbot, window)
    keeper, tried = reception._half_done, Event()

    def full(*_with: object) -> None:
        tried.set()
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(half_typed, "keep_half_typed", full)
        keeper.keep_now()
        qtbot.waitUntil(lambda: tried.is_set() and keeper._kept_now is None)
    keeper.keep_now()
    qtbot.waitUntil(lambda: kept_there(path) == [(MARIA, NOTE)])
    assert window.today.card.note == NOTE


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_lock_falls_at_once_over_a_dialog(qtbot: QtBot, runs: Runs) -> None:
    runs.begin()
    window = signed_in(qtbot)
    dialog = enter(qtbot, window)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    dialog.words.setFocus()
    QTest.keyClick(dialog.words, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert shown(SignInWindow) is not None
    assert not dialog.isVisible()
    assert signed_in(qtbot) is window
    assert dialog.words.toPlainText() == WORDS


def close_a_day(qtbot: QtBot, window: DeskWindow) -> CalendarPage:
    """Draft that the desk is closed on a day."""
    window.show_page(window.calendar)
    live = window.calendar.page.live
    qtbot.waitUntil(lambda: live.is_settled)
    days = ChosenDays(SNOW, SNOW)
    live.edit("snow", closed(days.days, "Snow"), days)
    qtbot.waitUntil(window.calendar.page.side.change.apply_button.isEnabled)
    return window.calendar.page


def test_a_calendar_that_is_half_edited_waits_for_its_owner(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    close_a_day(qtbot, signed_in(qtbot))
    reception.lock()
    # Nobody applies what somebody else has drafted.
    anns = signed_in(qtbot, ANN)
    anns.show_page(anns.calendar)
    qtbot.waitUntil(lambda: anns.calendar.page.live.is_settled)
    assert not anns.calendar.half_done.edits
    reception.lock()
    window = signed_in(qtbot)
    window.show_page(window.calendar)
    side = window.calendar.page.side
    qtbot.waitUntil(side.change.apply_button.isEnabled)
    assert "Snow" in side.change.said
    assert window.calendar.half_done.closing == ChosenDays(SNOW, SNOW)
    side.change.apply_button.click()
    qtbot.waitUntil(side.whom.isVisible)
    assert not window.calendar.half_done.edits
    runs.end()
    assert kept_for(path, KIM) == []


def test_what_was_edited_in_the_calendar_is_kept_as_words_at_the_end(
    qtbot: QtBot, runs: Runs, path: Path
) -> None:
    reception = runs.begin()
    window = signed_in(qtbot)
    close_a_day(qtbot, window)
    before = window.calendar.half_done
    window.looks_chosen.emit()
    qtbot.waitUntil(lambda: reception._window is not window)
    again = reception._window
    assert again is not None
    assert again.calendar.half_done == before
    # Closing asks about it.
    again.close()
    dialog = again.leaving.dialog
    assert dialog is not None
    assert "in the calendar is not applied" in " ".join(dialog._asked.means)
    dialog.reject()
    runs.end()
    ((lead_id, words),) = kept_for(path, KIM)
    assert lead_id == IN_FIELDS
    assert words.startswith("Calendar, not applied\n")
    assert "Snow" in words
