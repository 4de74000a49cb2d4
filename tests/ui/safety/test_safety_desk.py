"""By real keys: a safety lead is tried, told, booked, stays, is reviewed, leaves."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.safety_care import Act
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.priority_care import unattached
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.reviewing import Decision, review_lead
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.foot_progress import FootProgress
from callback_desk.ui.safety import safety_desk
from callback_desk.ui.safety.locked_crisis import CrisisMemory, LockedCrisis
from callback_desk.ui.sign_in.sign_in_window import SignInWindow
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.deadline_panel import DeadlinePanel
from callback_desk.ui.veil.veil import Veil
from callback_desk.ui.widgets import PlainLabel
from tests.desks import MONDAY, PASSWORD, DeskClock
from tests.domain.calendars import local
from tests.ui.desk_windows import DANA, MARIA, SEAN
from tests.ui.keyboard import press

# Tests have no screen on which a window could come before another.
pytestmark = [
    pytest.mark.usefixtures("contact"),
    pytest.mark.qt_log_ignore("does not support raise", extend=True),
]
KEY = Qt.Key


def acts(desk: Desk, lead_id: int = DANA) -> list[tuple[Act, str]]:
    log = show_lead(desk, lead_id).care_log
    return [(entry.act, entry.told.who) for entry in log]


def test_tried_told_booked_reviewed_and_gone(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    card = window.today.card
    assert "Dr. Berg ext. 12, then N. Cole" in window.contact_sign.text()
    press(window, KEY.Key_Return, KEY.Key_4)
    qtbot.waitUntil(lambda: card.is_asked)
    # Esc leaves her on top, and asking again.
    press(window, KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.today.lead_shown() != "Dana Lee")
    assert "nobody told yet" in window.day.safety.strip.said()
    window.today.list.choose(DANA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    qtbot.waitUntil(lambda: card.is_asked)
    press(window, KEY.Key_1)
    qtbot.waitUntil(lambda: acts(desk) == [(Act.TOLD, "Dr. Berg")])
    qtbot.waitUntil(lambda: window.today.lead_shown() != "Dana Lee")
    assert window._status.text().startswith("D. L.: Noted whom you told")
    window.today.list.choose(DANA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    record_outcome(desk, DANA, Call("booked"))
    window.today.refresh()
    qtbot.waitUntil(lambda: window.today.table.row_of(DANA) == 0)
    berg = add_staff(desk, "Dr. Berg", Role.CLINICIAN, PASSWORD)
    review_lead(replace(desk, staff=berg), DANA, Decision.RELEASE, "spoke with her")
    window.today.refresh()
    qtbot.waitUntil(lambda: window.today.table.row_of(DANA) is None)


def test_calling_somebody_else_first_needs_a_reason(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_Return)
    assert window.today.card.is_asked
    assert not window.today.card.is_calling
    press(window, KEY.Key_2)
    qtbot.waitUntil(lambda: window.today.card.is_calling)
    assert acts(desk) == [(Act.SKIPPED, "")]
    # The reason holds for a while: whoever left the call is not asked for it again.
    entries = window.today.table.entries
    qtbot.waitUntil(lambda: entries()[0].lead.care.skipped_at is not None)
    press(window, KEY.Key_Escape, KEY.Key_Return)
    assert not window.today.card.is_asked


def test_the_reason_is_kept_of_those_alone_whom_it_was_asked_about(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_Return)
    assert window.today.card.is_asked
    entered = enter_lead(desk, Typed("Ann Bell", "212-555-0111", "I want to die"))
    window.today.refresh()
    qtbot.waitUntil(lambda: window.today.table.row_of(entered.lead_id) is not None)
    press(window, KEY.Key_2)
    qtbot.waitUntil(lambda: window.today.card.is_calling)
    assert acts(desk) == [(Act.SKIPPED, "")]
    assert acts(desk, entered.lead_id) == []


def asks_of_maria(qtbot: QtBot, window: DeskWindow) -> None:
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_Return)
    assert window.today.card.is_asked
    for letter in "she rang me":
        QTest.keyClicks(QApplication.focusWidget() or window, letter)


def test_a_half_typed_reason_outlives_the_lock_and_who_is_looked_at_meanwhile(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    card = window.today.card
    asks_of_maria(qtbot, window)
    veil = Veil(window)
    veil.fall()
    assert card.question.own.text() == ""
    veil.lift()
    qtbot.waitUntil(lambda: card.is_asked)
    assert window.today.lead_shown() == "Maria Alvarez"
    assert card.question.own.text() == "she rang me"
    window.today.list.choose(SEAN)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "O'Brien, Sean")
    assert not card.is_asked
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: card.is_asked)
    # What came back is seen before it is the answer.
    QTest.keyClick(window.today.list.view, KEY.Key_Return)
    assert window.focusWidget() is card.question.own
    assert acts(desk) == []
    card.question._save.click()
    qtbot.waitUntil(lambda: card.is_calling)
    assert acts(desk) == [(Act.SKIPPED, "")]
    assert card.half_said.all() == {}


def test_a_reason_that_was_left_by_esc_stands_again_only_where_it_is_asked_for(
    qtbot: QtBot, window: DeskWindow
) -> None:
    card = window.today.card
    asks_of_maria(qtbot, window)
    press(window, KEY.Key_Escape)
    assert not card.is_asked
    # As is said there, it leads to whom comes first.
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    assert not card.is_calling
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    with qtbot.waitSignal(window.today.looked):
        window.today.refresh()
    assert not card.is_asked
    window.today.list.setFocus()
    press(window, KEY.Key_Return)
    assert card.question.own.text() == "she rang me"


def test_whoever_goes_on_before_the_reason_is_kept_calls_nobody(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    today, opened = window.today, list[int]()
    today.card.call_opened.connect(opened.append)
    today.list.choose(MARIA)
    qtbot.waitUntil(lambda: today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_Return, KEY.Key_2, KEY.Key_Return)
    today.list.choose(SEAN)
    qtbot.waitUntil(lambda: today.lead_shown() == "O'Brien, Sean")
    qtbot.waitUntil(lambda: acts(desk) == [(Act.SKIPPED, "")])
    entries = today.table.entries
    qtbot.waitUntil(lambda: entries()[0].lead.care.skipped_at is not None)
    assert opened == []
    assert not today.card.is_asked


def test_crisis_by_one_key_stamps_times_and_takes_them_back(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    press(window, KEY.Key_F9)
    panel = window.day.safety.crisis.panel
    assert panel.isVisible()
    QTest.keyClick(panel, KEY.Key_2)
    qtbot.waitUntil(lambda: acts(desk) == [(Act.CALLED_911, "")])
    QTest.keyClick(panel, KEY.Key_1)
    qtbot.waitUntil(lambda: len(acts(desk)) == 2)
    assert acts(desk)[1] == (Act.TOLD, "Dr. Berg")
    told = panel.buttons[Act.TOLD]
    qtbot.waitUntil(lambda: "," in told.accessibleName())
    QTest.keyClick(panel, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(acts(desk)) == 3)
    assert not show_lead(desk, DANA).lead.care.is_told
    QTest.keyClick(panel, KEY.Key_Escape)
    assert not panel.isVisible()


def test_what_is_stamped_while_nobody_is_signed_in_is_kept_by_the_next(
    qtbot: QtBot, theme: Theme, background: Background, window: DeskWindow, desk: Desk
) -> None:
    memory = CrisisMemory()
    sign_in = SignInWindow(theme, background, lambda name, password: None)
    qtbot.addWidget(sign_in)
    locked = LockedCrisis(theme, sign_in, memory, lambda: MONDAY)
    sign_in.show()
    locked.button.click()
    QTest.keyClick(locked.panel, KEY.Key_2)
    assert memory.stamps == [(Act.CALLED_911, MONDAY)]
    window.day.safety.crisis.remember(memory)
    qtbot.waitUntil(lambda: [e.act for e in unattached(desk)] == [Act.CALLED_911])
    # With a lead open they can be given to it.
    window.day.safety.crisis.open()
    panel = window.day.safety.crisis.panel
    qtbot.waitUntil(panel.claim.isVisible)
    # Which ones these are is said.
    assert panel.said.text() == "Without a lead: 911 called, Mon 16 Nov 1:00 PM."
    panel.claim.click()
    qtbot.waitUntil(lambda: acts(desk) == [(Act.CALLED_911, "")])


def test_a_locked_panel_tells_the_desks_time_in_the_next_run_as_well(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    window: DeskWindow,
    tmp_path: Path,
) -> None:
    """A computer that is set to another zone told a time that the desk never saw."""
    kept = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    first = CrisisMemory.kept_in(kept, tmp_path / "desk.db")
    assert first.local(MONDAY) == MONDAY.astimezone()
    window.day.safety.crisis.remember(first)
    qtbot.waitUntil(lambda: first.zone == "America/New_York")
    memory = CrisisMemory.kept_in(kept, tmp_path / "desk.db")
    sign_in = SignInWindow(theme, background, lambda name, password: None)
    qtbot.addWidget(sign_in)
    locked = LockedCrisis(theme, sign_in, memory, lambda: MONDAY)
    sign_in.show()
    locked.button.click()
    QTest.keyClick(locked.panel, KEY.Key_2)
    assert "1:00:00 PM" in locked.panel.buttons[Act.CALLED_911].accessibleName()
    # What stands in the file may be spoilt.
    memory.zone = "Nowhere/At_All"
    assert memory.local(MONDAY).utcoffset() == MONDAY.astimezone().utcoffset()


def test_call_guide_and_voicemail_words_open_by_a_key(
    qtbot: QtBot, window: DeskWindow
) -> None:
    press(window, KEY.Key_F7)
    qtbot.waitUntil(lambda: any(w.windowTitle() == "Call guide" for w in shown()))
    window.today.card.guides.voicemail_wanted.emit()
    qtbot.waitUntil(lambda: any(w.windowTitle() == "Voicemail words" for w in shown()))


def shown() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def test_the_time_when_somebody_was_told_can_be_read(
    qtbot: QtBot, window: DeskWindow
) -> None:
    press(window, KEY.Key_Return, KEY.Key_4)
    qtbot.waitUntil(lambda: window.today.card.is_asked)
    field = window.today.card.question.time
    qtbot.waitUntil(field.isVisible)
    assert field.width() > field.fontMetrics().horizontalAdvance("12:00 AM")


def test_before_a_key_is_pressed_a_priority_lead_says_that_it_stays(
    window: DeskWindow,
) -> None:
    said = window.today.foretelling.usual([])
    assert said.startswith("Stays on top, whatever is recorded, until a clinician")
    assert "; first call by " in said
    assert window.today.foretelling.beside() == ""
    assert window.today.foretelling.say("no_answer").startswith("Stays on top until")


def test_the_name_of_whom_the_desk_told_is_typed_at_once(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    card = window.today.card
    press(window, KEY.Key_Return, KEY.Key_4)
    qtbot.waitUntil(lambda: card.is_asked)
    QTest.keyClicks(QApplication.focusWidget() or window, "A")
    QTest.keyClicks(QApplication.focusWidget() or window, "nn 2 Lee")
    press(window, KEY.Key_Return)
    qtbot.waitUntil(lambda: acts(desk) == [(Act.TOLD, "Ann 2 Lee")])


def test_not_all_is_said_to_be_done_while_somebody_in_danger_waits(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    foot = window.findChild(FootProgress)
    assert foot is not None
    for entry in show_queue(desk)[0].entries:
        if entry.lead.lead_id not in (None, DANA):
            record_outcome(desk, entry.lead.lead_id or 0, Call("booked"))
    window.today.refresh()
    qtbot.waitUntil(lambda: foot.text() == "2 of 2 done today")
    berg = add_staff(desk, "Dr. Berg", Role.CLINICIAN, PASSWORD)
    review_lead(replace(desk, staff=berg), DANA, Decision.RELEASE, "spoke with her")
    window.today.refresh()
    qtbot.waitUntil(lambda: foot.text() == "All 2 done today")


def test_the_line_above_the_pages_counts_down_with_the_list(
    qtbot: QtBot, window: DeskWindow, clock: DeskClock
) -> None:
    """Each by its own clock, they stood a minute apart for a third of the time."""
    clock.now = local("2026-11-16 10:10:45")
    strip, panel = window.day.safety.strip, window.today.card.findChild(DeadlinePanel)
    assert panel is not None
    window.today.refresh()
    qtbot.waitUntil(lambda: strip.said().endswith("Call first: 19 m left."))
    clock.now = local("2026-11-16 10:11:15")
    window.today.ticking.timeout.emit()
    said = [label.text() for label in panel.findChildren(PlainLabel)]
    assert "in 18 m" in said
    qtbot.waitUntil(lambda: strip.said().endswith("Call first: 18 m left."))


def test_a_bug_of_looking_is_told_once_though_it_looks_again(
    qtbot: QtBot,
    window: DeskWindow,
    background: Background,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(desk: Desk) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(safety_desk, "watch_safety", broken)
    told, safety = list[Exception](), window.day.safety
    background.failed_unheard.connect(told.append)
    for _look in range(2):
        with qtbot.waitSignal(safety.not_looked):
            safety.look()
    assert [type(error) for error in told] == [ZeroDivisionError]
