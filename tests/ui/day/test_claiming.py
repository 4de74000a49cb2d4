"""Two desks, one lead: who has it is seen at once, and asked about before a call."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.claim import CLAIM_MINUTES
from callback_desk.domain.day_errors import ClaimedElsewhere
from callback_desk.domain.outcome import Direction
from callback_desk.services.claims import claim_lead, free_lead, look_at_desk
from callback_desk.services.desk import Desk
from callback_desk.services.owners import hand_over_all, reassign
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.settings.ask_once_dialog import AskOnceDialog
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.status_strip import StatusStrip
from callback_desk.ui.veil.veil import Veil
from callback_desk.ui.widgets import PlainLabel
from tests.desks import DeskClock
from tests.ui.desk_windows import DANA, MARIA, SEAN
from tests.ui.keyboard import press

Key = Qt.Key


def holders(desk: Desk) -> dict[int, str]:
    return {n: claim.by for n, claim in look_at_desk(desk).elsewhere.items()}


def dialogs(window: DeskWindow) -> list[AskOnceDialog]:
    found = window.findChildren(AskOnceDialog)
    return [dialog for dialog in found if dialog.isVisible()]


def second_line(window: DeskWindow, lead_id: int) -> str:
    row = window.today.table.row_of(lead_id)
    assert row is not None
    return window.today.table.words(row).cells[1][1]


def named_on_card(window: DeskWindow, name: str) -> bool:
    labels = window.today.card.findChildren(PlainLabel)
    return any(name in label.text() for label in labels if label.isVisible())


def said(window: DeskWindow) -> str:
    """What the strip beneath the card says."""
    strip = window.today.card.findChild(StatusStrip)
    assert strip is not None
    label = strip.findChild(FlowingLabel)
    assert label is not None
    return label.text()


def renewing(window: DeskWindow) -> QTimer:
    timer = window.day.claiming.findChild(QTimer)
    assert timer is not None
    return timer


def idle(qtbot: QtBot, background: Background) -> None:
    ended: list[object] = []
    background.run(lambda: None, ended.append)
    qtbot.waitUntil(lambda: bool(ended))


def test_enter_claims_and_what_ends_the_call_lets_go(
    qtbot: QtBot, window: DeskWindow, anns: Desk
) -> None:
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: holders(anns) == {DANA: "Kim Osei"})
    press(window, Key.Key_Escape)
    qtbot.waitUntil(lambda: holders(anns) == {})
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: holders(anns) == {DANA: "Kim Osei"})
    press(window, Key.Key_4)
    qtbot.waitUntil(lambda: holders(anns) == {})


def test_who_has_a_lead_is_seen_at_once_and_when_it_is_free_again(
    qtbot: QtBot, window: DeskWindow, anns: Desk
) -> None:
    window.day.watch.look()
    claim_lead(anns, DANA)
    window.day.watch.look()
    qtbot.waitUntil(lambda: second_line(window, DANA) == "open: Ann Porter")
    banner = window.day.claiming.banner
    qtbot.waitUntil(lambda: banner.sentence != "")
    assert banner.sentence == "Ann Porter has this lead open since 1:00 PM."
    assert banner.what_to_do == "Enter asks before taking it over."
    window.today.list.choose(MARIA)
    assert banner.sentence == ""
    window.today.list.choose(DANA)
    assert banner.sentence != ""
    free_lead(anns, DANA)
    window.day.watch.look()
    qtbot.waitUntil(lambda: second_line(window, DANA) == "")
    qtbot.waitUntil(lambda: banner.sentence == "")


def test_enter_asks_before_taking_over_and_esc_leaves_it(
    qtbot: QtBot, window: DeskWindow, anns: Desk
) -> None:
    claim_lead(anns, DANA)
    window.day.watch.look()
    qtbot.waitUntil(lambda: window.day.claiming.banner.sentence != "")
    press(window, Key.Key_Return)
    (dialog,) = dialogs(window)
    assert not window.today.card.is_calling
    assert named_on_card(window, "Ann Porter")
    QTest.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialogs(window))
    assert not window.today.card.is_calling
    press(window, Key.Key_Return)
    (again,) = dialogs(window)
    again.act_button.setFocus()
    QTest.keyClick(again.act_button, Key.Key_Return)
    qtbot.waitUntil(lambda: window.today.card.is_calling)
    assert holders(anns) == {DANA: "Kim Osei"}
    # Neither list nor card goes on naming who had it.
    qtbot.waitUntil(lambda: second_line(window, DANA) == "")
    qtbot.waitUntil(lambda: not named_on_card(window, "Ann Porter"))


def test_who_is_a_moment_late_is_told_and_the_note_is_kept(
    qtbot: QtBot, window: DeskWindow, anns: Desk
) -> None:
    claim_lead(anns, DANA)
    press(window, Key.Key_Return)
    assert window.today.card.is_calling
    qtbot.waitUntil(lambda: not window.today.card.is_calling)
    qtbot.waitUntil(lambda: window.day.claiming.banner.sentence != "")
    assert holders(anns) == {}


def test_whose_call_is_taken_over_is_told_and_can_record_all_the_same(
    qtbot: QtBot, window: DeskWindow, anns: Desk, desk: Desk
) -> None:
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: holders(anns) == {DANA: "Kim Osei"})
    claim_lead(anns, DANA, take_over=True)
    window.day.watch.look()
    qtbot.waitUntil(lambda: window.day.claiming.banner.sentence != "")
    assert window.today.card.is_calling
    press(window, Key.Key_5)
    with qtbot.waitSignal(window.today.recording.recorded):
        pass
    assert holders(desk) == {DANA: "Ann Porter"}


@pytest.mark.parametrize("is_locked", [True, False])
def test_a_call_that_is_open_stays_claimed_where_nobody_sees_its_card(
    qtbot: QtBot,
    window: DeskWindow,
    anns: Desk,
    clock: DeskClock,
    *,
    is_locked: bool,
) -> None:
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: holders(anns) == {DANA: "Kim Osei"})
    veil = Veil(window)
    if is_locked:
        veil.fall()
    else:
        window.show_page(window.calendar)
    made = look_at_desk(anns).elsewhere[DANA].expires_at
    clock.now += timedelta(minutes=CLAIM_MINUTES - 1)
    renewing(window).start(1)
    qtbot.waitUntil(lambda: look_at_desk(anns).elsewhere[DANA].expires_at > made)
    clock.now += timedelta(minutes=2)
    with pytest.raises(ClaimedElsewhere):
        claim_lead(anns, DANA)
    veil.drop()


def test_whose_call_was_taken_over_while_locked_does_not_claim_it_back(
    qtbot: QtBot, window: DeskWindow, anns: Desk, background: Background
) -> None:
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: holders(anns) == {DANA: "Kim Osei"})
    veil = Veil(window)
    veil.fall()
    claim_lead(anns, DANA, take_over=True)
    for is_theirs in (True, False):
        if not is_theirs:
            free_lead(anns, DANA)
        timer = renewing(window)
        with qtbot.waitSignal(timer.timeout):
            timer.start(1)
        timer.stop()
        idle(qtbot, background)
    assert holders(anns) == {}
    veil.drop()


def test_what_another_desk_records_is_seen_at_once(
    qtbot: QtBot, window: DeskWindow, anns: Desk
) -> None:
    window.day.watch.look()
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    record_outcome(anns, 2, Call("booked"))
    qtbot.waitUntil(lambda: window.today.table.row_of(2) is None)
    assert window.today.lead_shown() == "Maria Alvarez"


def test_closing_the_window_lets_go(
    qtbot: QtBot, window: DeskWindow, anns: Desk
) -> None:
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: holders(anns) == {DANA: "Kim Osei"})
    window.close()
    (asked,) = window.findChildren(AskOnceDialog)
    assert holders(anns) == {DANA: "Kim Osei"}
    asked.act_button.click()
    qtbot.waitUntil(lambda: holders(anns) == {})


def test_who_is_called_away_is_told_at_the_call_that_is_open_here(
    qtbot: QtBot, window: DeskWindow, anns: Desk, desk: Desk, background: Background
) -> None:
    """Somebody else had it and could call as well: nobody was told of that."""
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: holders(anns) == {DANA: "Kim Osei"})
    card = window.today.card
    card.note_field.setPlainText("she is at work")
    looked(qtbot, window, background)
    hand_over_all(anns, desk.staff.staff_id, anns.staff.staff_id)
    looked(qtbot, window, background)
    words = (
        "Ann Porter was given this lead while your call is open. What you record is "
        "kept too."
    )
    qtbot.waitUntil(lambda: said(window) == words)
    # Whoever has it by now is not asked about a call that is not theirs.
    renewing(window).timeout.emit()
    looked(qtbot, window, background)
    assert holders(anns) == {}
    assert card.is_calling
    press(window, Key.Key_5)
    with qtbot.waitSignal(window.today.recording.recorded):
        pass
    (attempt,) = show_lead(desk, DANA).attempts
    assert attempt.note == "she is at work"


def test_a_claim_that_ran_out_is_there_again_and_nobody_is_told(
    qtbot: QtBot,
    window: DeskWindow,
    anns: Desk,
    background: Background,
    clock: DeskClock,
) -> None:
    reassign(anns, [DANA], anns.staff.staff_id)
    clock.now += timedelta(minutes=1)
    press(window, Key.Key_Return)
    looked(qtbot, window, background)
    # As after a sleep.
    clock.now += timedelta(minutes=CLAIM_MINUTES + 1)
    looked(qtbot, window, background)
    looked(qtbot, window, background)
    assert holders(anns) == {DANA: "Kim Osei"}
    assert "was given" not in said(window)


def looked(qtbot: QtBot, window: DeskWindow, background: Background) -> None:
    """The window has looked at what the others have, and done what follows."""
    window.day.watch.look()
    idle(qtbot, background)
    idle(qtbot, background)


def test_their_call_stays_theirs_as_it_is_taken_over(
    qtbot: QtBot, window: DeskWindow, anns: Desk, desk: Desk
) -> None:
    """It became a call of ours: the telephone rang them, and so it was kept."""
    claim_lead(anns, MARIA)
    window.day.watch.look()
    qtbot.waitUntil(lambda: MARIA in window.day.watch.elsewhere)
    window.today.take_call_of(MARIA, Call("", direction=Direction.IN))
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    (dialog,) = dialogs(window)
    QTest.keyClick(dialog.act_button, Key.Key_Return)
    qtbot.waitUntil(lambda: window.today.card.is_calling)
    assert not window.today.card.rings
    with qtbot.waitSignal(window.today.recording.recorded):
        QTest.keyClick(window.today.list.view, Key.Key_4)
    (attempt,) = show_lead(desk, MARIA).attempts
    assert attempt.direction is Direction.IN


def test_nobody_is_said_to_have_a_lead_that_another_card_shows(
    qtbot: QtBot, window: DeskWindow, anns: Desk, desk: Desk
) -> None:
    """Who was found by Ctrl+K stands in no row; the words of the row before stayed."""
    record_outcome(desk, SEAN, Call("booked"))
    claim_lead(anns, DANA)
    window.day.watch.look()
    qtbot.waitUntil(lambda: window.day.claiming.banner.sentence != "")
    window.today.refresh()
    qtbot.waitUntil(lambda: window.today.table.row_of(SEAN) is None)
    window.today.show_lead(SEAN)
    assert window.day.claiming.banner.sentence == ""
