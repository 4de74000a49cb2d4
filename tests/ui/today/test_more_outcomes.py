"""The outcomes behind More: they stay in view, and what they do is said as well."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.outcome import Direction
from callback_desk.domain.reach import Reach, Voicemail
from callback_desk.services.desk import Desk
from callback_desk.services.outcome_settings import change_outcomes, show_outcomes
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.today.call_stage import BY_DIGIT
from callback_desk.ui.today.digit_wait import WAIT_MS
from callback_desk.ui.today.key_button import KeyButton
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.today.status_strip import StatusStrip
from callback_desk.wording.calling import BY_LETTER
from callback_desk.wording.queue import STAYS_OFF
from tests.ui.desk_windows import DANA, MARIA, SEAN
from tests.ui.keyboard import Key, press


@pytest.fixture
def calling(qtbot: QtBot, page: TodayPage) -> TodayPage:
    """A call with Maria is open."""
    page.card.before_call = None
    press(page, Key.Key_Down)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    press(page, Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.is_calling)
    return page


def strip_of(page: TodayPage) -> str:
    (strip,) = page.card.findChildren(StatusStrip)
    return strip.said()


def turn(qtbot: QtBot, page: TodayPage) -> None:
    before = strip_of(page)
    press(page, Key.Key_0)
    qtbot.waitUntil(lambda: strip_of(page) != before)


def test_a_look_at_the_list_leaves_them_in_view(
    qtbot: QtBot, calling: TodayPage, desk: Desk
) -> None:
    turn(qtbot, calling)
    turn(qtbot, calling)
    # Somebody at another computer records something; the list is read again.
    record_outcome(desk, SEAN, Call("no_answer"))
    with qtbot.waitSignal(calling.looked):
        calling.refresh()
    press(calling, Key.Key_R)
    qtbot.waitUntil(lambda: not calling.card.is_calling)
    qtbot.waitUntil(lambda: bool(show_lead(desk, MARIA).attempts))
    (attempt,) = show_lead(desk, MARIA).attempts
    assert attempt.outcome == "deceased"


def test_what_they_do_is_said_before_their_letter_is_pressed(
    qtbot: QtBot, calling: TodayPage
) -> None:
    assert strip_of(calling).startswith("Voicemail: ")
    turn(qtbot, calling)
    assert strip_of(calling).startswith("Mailbox full: ")
    turn(qtbot, calling)
    assert strip_of(calling) == (
        "Closes the lead: all but Handed over (crisis). "
        "Do not call: the number is never called again."
    )
    press(calling, Key.Key_0)
    qtbot.waitUntil(lambda: strip_of(calling).startswith("Voicemail: "))


def test_what_they_do_is_said_in_a_call_of_theirs_too(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    """What was saved last stood there, of somebody else; a letter acts at once."""
    page.card.show_done("Saved: busy for S. O.")
    page.take_call_of(MARIA, Call("", direction=Direction.IN))
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert strip_of(page).startswith("Voicemail: ")
    turn(qtbot, page)
    turn(qtbot, page)
    assert strip_of(page).startswith("Closes the lead: all but Handed over (crisis).")
    press(page, Key.Key_P)
    qtbot.waitUntil(lambda: strip_of(page) == "Saved: do not call for M. A.")
    page.take_call_of(MARIA, Call("", direction=Direction.IN))
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert strip_of(page) == STAYS_OFF


def test_a_priority_lead_that_calls_is_not_to_be_called_first(
    qtbot: QtBot, page: TodayPage
) -> None:
    page.take_call_of(DANA, Call("", direction=Direction.IN))
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert strip_of(page) == (
        "Stays on top, whatever is recorded, until a clinician has signed"
    )


def test_a_digit_where_letters_choose_says_so(
    qtbot: QtBot, calling: TodayPage, desk: Desk
) -> None:
    """It did nothing, and said nothing."""
    turn(qtbot, calling)
    qtbot.wait(WAIT_MS)
    press(calling, Key.Key_4)
    assert strip_of(calling) == BY_LETTER
    qtbot.wait(2 * WAIT_MS)
    assert (strip_of(calling), show_lead(desk, MARIA).attempts) == (BY_LETTER, [])
    turn(qtbot, calling)
    assert strip_of(calling).startswith("Closes the lead: all but")
    press(calling, Key.Key_Escape)
    assert strip_of(calling).startswith("Voicemail: ")


def test_a_digit_that_answers_nothing_says_so(
    qtbot: QtBot, calling: TodayPage, desk: Desk
) -> None:
    press(calling, Key.Key_1)
    assert strip_of(calling).startswith("Booked: ")
    qtbot.wait(WAIT_MS)
    press(calling, Key.Key_9)
    assert strip_of(calling) == BY_DIGIT
    qtbot.wait(2 * WAIT_MS)
    assert show_lead(desk, MARIA).attempts == []
    press(calling, Key.Key_1)
    qtbot.waitUntil(lambda: bool(show_lead(desk, MARIA).attempts))


def test_while_something_is_asked_no_other_outcome_is_spoken_of(
    qtbot: QtBot, calling: TodayPage
) -> None:
    press(calling, Key.Key_1)
    qtbot.waitUntil(lambda: "Booked" in strip_of(calling))
    assert strip_of(calling) == "Booked: Closes the lead. The promise is kept."
    press(calling, Key.Key_Escape)
    assert strip_of(calling).startswith("Voicemail: ")
    press(calling, Key.Key_2)
    qtbot.waitUntil(lambda: not strip_of(calling))


def test_of_nobody_nothing_is_said(qtbot: QtBot, page: TodayPage) -> None:
    page.search.type_in("nobody of that name")
    qtbot.waitUntil(lambda: page.lead_shown() == "")
    assert strip_of(page) == ""


def test_an_outcome_that_is_withheld_is_not_spoken_of(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    tell_reach(desk, MARIA, Reach(voicemail=Voicemail.NO))
    press(page, Key.Key_Down)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert strip_of(page).startswith("Busy: ")


def swap(desk: Desk, *codes: str) -> None:
    """A manager at another window lets two outcomes change their keys."""
    outcomes = {one.code: one for one in show_outcomes(desk)[0]}
    first, second = (outcomes[code] for code in codes)
    outcomes[first.code] = replace(first, key=second.key)
    outcomes[second.code] = replace(second, key=first.key)
    change_outcomes(desk, list(outcomes.values()))


def read_anew(qtbot: QtBot, page: TodayPage) -> None:
    with qtbot.waitSignal(page.looked):
        page.refresh()


def words_on(page: TodayPage) -> dict[str, str]:
    found = page.card.findChildren(KeyButton)
    return {one.key: one.accessibleName() for one in found if one.isVisible()}


def test_keys_that_a_manager_changes_stay_as_shown_until_the_call_ends(
    qtbot: QtBot, calling: TodayPage, desk: Desk
) -> None:
    """The digit that waited its half second recorded what had come onto its key."""
    press(calling, Key.Key_4)
    swap(desk, "no_answer", "not_interested")
    read_anew(qtbot, calling)
    qtbot.waitUntil(lambda: bool(show_lead(desk, MARIA).attempts))
    (attempt,) = show_lead(desk, MARIA).attempts
    assert attempt.outcome == "no_answer"
    qtbot.waitUntil(lambda: words_on(calling)["4"] == "Not interested")


def test_what_stands_behind_more_stays_while_a_manager_changes_keys(
    qtbot: QtBot, calling: TodayPage, desk: Desk
) -> None:
    turn(qtbot, calling)
    before = words_on(calling)
    swap(desk, "busy", "disconnected")
    read_anew(qtbot, calling)
    assert words_on(calling) == before
    press(calling, Key.Key_Escape, Key.Key_Escape)
    assert not calling.card.is_calling
    assert words_on(calling)["5"] == "Disconnected"
