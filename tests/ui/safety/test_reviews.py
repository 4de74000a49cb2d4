"""By real keys: a clinician sees who waits, reads, decides, signs, takes it back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.safety_care import Act
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.foot_line import FootLine
from callback_desk.ui.safety.review_dialog import ReviewDialog
from callback_desk.ui.widgets import PlainLabel
from tests.desks import PASSWORD, DeskClock
from tests.ui.desk_windows import DANA, MARIA, Screen
from tests.ui.sign_in.walks import hard_to_read, unnamed

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(screen: Screen, desk: Desk) -> DeskWindow:
    berg = add_staff(desk, "Dr. Berg", Role.CLINICIAN, PASSWORD)
    return screen.begin(screen.show(replace(desk, staff=berg), discreet=True))


def review(qtbot: QtBot, window: DeskWindow) -> ReviewDialog:
    """Open the review by its key."""
    QTest.keyClick(QApplication.focusWidget() or window, KEY.Key_R, CTRL)
    reviews = window.day.safety.reviews
    assert reviews is not None
    assert reviews.dialog is not None
    qtbot.waitUntil(reviews.dialog.isActiveWindow)
    return reviews.dialog


def labels_of(place: QWidget) -> list[str]:
    return [x.text() for x in place.findChildren(PlainLabel) if not x.isHidden()]


def foot_of(window: DeskWindow) -> list[str]:
    return [line.text() for line in window.findChildren(FootLine)]


def shown_attempts(window: DeskWindow) -> int:
    card = window.today.card_shown()
    return 0 if card is None else len(card.attempts)


def acts(desk: Desk) -> list[tuple[Act, str, str]]:
    log = show_lead(desk, DANA).care_log
    return [(entry.act, entry.told.note, entry.by) for entry in log]


def test_who_waits_is_said_above_the_pages(window: DeskWindow) -> None:
    assert window.day.safety.strip.said().startswith(
        "1 priority lead waits for your review."
    )
    assert window.today.card.banner.review_button.isVisibleTo(window.today.card)


def test_released_and_signed_by_keys_then_taken_back(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    record_outcome(desk, DANA, Call("booked"))
    window.today.refresh()
    qtbot.waitUntil(lambda: shown_attempts(window) == 1)
    dialog = review(qtbot, window)
    QTest.keyClick(dialog.note, KEY.Key_S, ALT)
    qtbot.waitUntil(lambda: not dialog.notice.isHidden())
    assert acts(desk) == []
    note = 1_000 * "spoke with her " + "mother"
    dialog.note.setPlainText(note)
    QTest.keyClick(dialog.note, KEY.Key_S, ALT)
    signed = [(Act.RELEASED, note, "Dr. Berg")]
    qtbot.waitUntil(lambda: acts(desk) == signed)
    qtbot.waitUntil(lambda: window.today.lead_shown() != "Dana Lee")
    qtbot.waitUntil(lambda: window.today.table.row_of(DANA) is None)
    window.activateWindow()  # no window manager does it here
    qtbot.waitUntil(window.today.list.view.hasFocus)
    QTest.keyClick(window.today.list.view, KEY.Key_Z, CTRL)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    qtbot.waitUntil(lambda: window.today.table.row_of(DANA) == 0)
    assert acts(desk)[-1][0] is Act.TAKEN_BACK
    assert "The review is taken back." in foot_of(window)


def test_nobody_is_told_to_call_whom_an_outcome_has_closed(
    qtbot: QtBot, window: DeskWindow, desk: Desk, clock: DeskClock
) -> None:
    clock.now += timedelta(hours=2)
    window.today.refresh()
    care = window.today.card.banner
    qtbot.waitUntil(lambda: "over the goal" in " ".join(labels_of(care)))
    record_outcome(desk, DANA, Call("deceased"))
    window.today.refresh()
    qtbot.waitUntil(lambda: "Deceased, review open" in " ".join(labels_of(care)))
    assert "over the goal" not in " ".join(labels_of(care))


def test_kept_on_top_it_no_longer_waits(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    dialog = review(qtbot, window)
    QTest.keyClicks(dialog.note, "call daily")
    QTest.keyClick(dialog.note, KEY.Key_K, ALT)
    qtbot.waitUntil(lambda: acts(desk) == [(Act.KEPT_ON_TOP, "call daily", "Dr. Berg")])
    qtbot.waitUntil(lambda: "your review" not in window.day.safety.strip.said())
    assert window.today.table.row_of(DANA) == 0


def test_whose_review_was_signed_is_said_whoever_the_card_shows_by_then(
    qtbot: QtBot, window: DeskWindow
) -> None:
    """Another clinician was faster, the list went on, and the foot named the next."""
    dialog = review(qtbot, window)
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    QTest.keyClicks(dialog.note, "call daily")
    QTest.keyClick(dialog.note, KEY.Key_K, ALT)
    qtbot.waitUntil(lambda: "D. L.: reviewed and signed." in foot_of(window))


def test_what_was_sent_shows_while_m_is_held(qtbot: QtBot, window: DeskWindow) -> None:
    dialog = review(qtbot, window)
    assert unnamed(dialog) == []
    assert hard_to_read(dialog) == {}
    messages = dialog.findChild(type(window.today.card._messages))
    assert messages is not None
    assert not messages.isVisible()
    QTest.keyPress(dialog.keep_button, KEY.Key_M)
    assert messages.isVisible()
    QTest.keyRelease(dialog.keep_button, KEY.Key_M)
    assert not messages.isVisible()
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()


def test_what_came_in_meanwhile_is_shown_before_it_is_signed(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    dialog = review(qtbot, window)
    before = len(dialog._view.events)
    record_outcome(desk, DANA, Call("crisis_handover", "she has pills at hand"))
    QTest.keyClicks(dialog.note, "spoke with her")
    QTest.keyClick(dialog.note, KEY.Key_S, ALT)
    qtbot.waitUntil(lambda: len(dialog._view.events) > before)
    assert dialog.notice.sentence == (
        "More came in, or was recorded, since you opened this."
    )
    assert dialog.isVisible()
    assert acts(desk) == []
    QTest.keyClick(dialog.note, KEY.Key_S, ALT)
    qtbot.waitUntil(
        lambda: acts(desk) == [(Act.RELEASED, "spoke with her", "Dr. Berg")]
    )


def test_nobody_else_is_offered_a_review(screen: Screen, desk: Desk) -> None:
    window = screen.begin(screen.show(desk, discreet=True))
    assert window.day.safety.reviews is None
    assert not window.today.card.banner.review_button.isVisibleTo(window.today.card)
    assert not any("Review" in one.words for one in window.menu.offered())


def test_a_note_that_is_typed_is_not_lost_by_one_esc(
    qtbot: QtBot, window: DeskWindow
) -> None:
    dialog = review(qtbot, window)
    QTest.keyClicks(dialog.note, "spoke with her")
    QTest.keyClick(dialog.note, KEY.Key_Escape)
    assert dialog.isVisible()
    assert dialog.notice.sentence == "What is typed here is not kept."
    assert dialog.note.toPlainText() == "spoke with her"
    QTest.keyClick(dialog.note, KEY.Key_Escape)
    assert not dialog.isVisible()
