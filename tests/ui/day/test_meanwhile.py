"""Somebody else deals with the lead of an open call: by keys, on two desks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from callback_desk.services.claims import claim_lead, free_lead, look_at_desk
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads
from callback_desk.services.record_outcome import Call, record_outcome, undo_attempt
from callback_desk.services.retention import purge
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.widgets import PlainLabel
from tests.desks import DeskClock
from tests.ui.desk_windows import MARIA, SEAN
from tests.ui.keyboard import press

NOTE = "asked to be called after four"
ASKS = "Calling Maria Alvarez. What happened?"
Key = Qt.Key


def says(window: DeskWindow) -> str:
    labels = window.findChildren(PlainLabel)
    return " | ".join(x.text() for x in labels if x.text() and x.isVisible())


def note_of(window: DeskWindow) -> QPlainTextEdit:
    return window.today.card.note_field


def record(window: DeskWindow, digit: Qt.Key) -> None:
    note_of(window).setFocus()
    QTest.keyClick(note_of(window), digit, Qt.KeyboardModifier.AltModifier)


def call_maria(qtbot: QtBot, window: DeskWindow) -> None:
    window.today.list.choose(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, Key.Key_Return)
    assert window.today.card.is_calling
    note_of(window).setFocus()
    QTest.keyClicks(note_of(window), NOTE)


def is_claimed(desk: Desk) -> bool:
    with desk.open_work(writes=False) as work:
        return work.claims.of_lead(MARIA, desk.now()) is not None


def is_kept(window: DeskWindow) -> bool:
    """The call is open, the note stands, and the lead is still the one on the card."""
    return (
        window.today.card.is_calling
        and note_of(window).toPlainText() == NOTE
        and window.today.lead_shown() == "Maria Alvarez"
        and ASKS in says(window)
    )


@dataclass(frozen=True)
class Case:
    """What Ann does, what Kim is told at once, and once more when she records."""

    does: Callable[[Desk], object]
    at_once: str
    news: str
    into: int = MARIA


def agrees(desk: Desk) -> None:
    at = desk.now() + timedelta(days=2)
    record_outcome(desk, MARIA, Call("call_again", next_at=at))


BOOKED = "Ann Porter closed this lead at 1:00 PM: Booked."
AGREED = "Ann Porter recorded a call at 1:00 PM: Call again. Next call Wed 1:00 PM."
BARRED = "Ann Porter closed this lead at 1:00 PM: Do not call."
DEAD = "Ann Porter closed this lead at 1:00 PM: Deceased."
CASES = {
    "booked": Case(
        lambda desk: record_outcome(desk, MARIA, Call("booked")), BOOKED, BOOKED
    ),
    "do not call": Case(
        lambda desk: record_outcome(desk, MARIA, Call("do_not_call")), BARRED, BARRED
    ),
    "deceased": Case(
        lambda desk: record_outcome(desk, MARIA, Call("deceased")), DEAD, DEAD
    ),
    "agreed": Case(agrees, AGREED, AGREED),
    "joined": Case(
        lambda desk: join_leads(desk, SEAN, MARIA),
        "This lead was joined to another one meanwhile.",
        "This lead was joined to that of O'Brien, Sean meanwhile.",
        SEAN,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
@pytest.mark.parametrize("is_seen", [True, False], ids=["seen", "unseen"])
def test_it_is_told_and_the_note_kept_and_the_next_press_records(
    qtbot: QtBot,
    window: DeskWindow,
    desk: Desk,
    anns: Desk,
    case: Case,
    is_seen: bool,
) -> None:
    call_maria(qtbot, window)
    case.does(anns)
    if is_seen:
        window.day.watch.look()
        qtbot.waitUntil(lambda: case.at_once in says(window))
        assert is_kept(window)
        assert note_of(window).hasFocus(), "it goes on being typed"
    record(window, Key.Key_4)
    told = f"{case.news} Not saved, note kept: "
    qtbot.waitUntil(lambda: told in says(window))
    assert is_kept(window)
    window.day.watch.look()
    # However often the list is read anew, it says what pressing again means.
    for _again in range(2):
        with qtbot.waitSignal(window.today.looked):
            window.today.refresh()
    assert is_kept(window)
    assert told in says(window)
    record(window, Key.Key_4)
    with qtbot.waitSignal(window.today.recording.recorded):
        pass
    last = show_lead(desk, case.into).attempts[-1]
    assert (last.outcome, last.note, last.by) == ("no_answer", NOTE, "Kim Osei")
    assert note_of(window).toPlainText() == ""
    window.today.undo()
    with qtbot.waitSignal(window.today.recording.undone):
        pass


def test_a_call_of_who_was_searched_stays_open_as_nobody_fits_any_more(
    qtbot: QtBot, window: DeskWindow, desk: Desk, anns: Desk
) -> None:
    """The call ended under whoever was on the phone."""
    today = window.today
    today.search.setText("maria")
    qtbot.waitUntil(lambda: today.table.rowCount() == 1 and not today.finder.is_looking)
    call_maria(qtbot, window)
    join_leads(anns, SEAN, MARIA)
    with qtbot.waitSignals([today.looked, today.finder.found]):
        window.day.watch.look()
    qtbot.waitUntil(lambda: CASES["joined"].at_once in says(window))
    assert is_kept(window)
    for _twice in range(2):
        record(window, Key.Key_4)
        qtbot.waitUntil(lambda: not today.recording.is_saving)
    (attempt,) = show_lead(desk, SEAN).attempts
    assert attempt.note == NOTE


@pytest.mark.parametrize(
    ("does", "word", "title"),
    [
        (CASES["booked"].does, "closed", "Done: Booked"),
        (CASES["do not call"].does, "closed", "Done: Do not call"),
        (CASES["agreed"].does, "resting", "Rests"),
    ],
    ids=["booked", "do not call", "agreed"],
)
def test_the_row_of_an_open_call_says_what_its_card_says(
    qtbot: QtBot,
    window: DeskWindow,
    anns: Desk,
    does: Callable[[Desk], object],
    word: str,
    title: str,
) -> None:
    call_maria(qtbot, window)
    table = window.today.table
    row = table.row_of(MARIA)
    assert row is not None
    assert table.words(row).cells[0][0] not in ("closed", "resting")
    does(anns)
    window.day.watch.look()
    qtbot.waitUntil(lambda: title in says(window))
    # At once, and however often the list is read anew.
    for _again in range(2):
        row = table.row_of(MARIA)
        assert row is not None
        assert table.words(row).cells[0][0] == word
        with qtbot.waitSignal(window.today.looked):
            window.today.refresh()
    assert is_kept(window)


def test_a_call_that_is_not_recorded_leaves_what_somebody_else_did(
    qtbot: QtBot, window: DeskWindow, desk: Desk, anns: Desk
) -> None:
    call_maria(qtbot, window)
    agrees(anns)
    record(window, Key.Key_4)
    qtbot.waitUntil(lambda: AGREED in says(window))
    press(window, Key.Key_Escape)
    assert not window.today.card.is_calling
    assert note_of(window).toPlainText() == NOTE
    assert [a.outcome for a in show_lead(desk, MARIA).attempts] == ["call_again"]
    window.today.list.choose(SEAN)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "O'Brien, Sean")
    assert AGREED not in says(window), "it would be said of Sean"


def test_who_stood_in_the_list_for_a_call_goes_with_it(
    qtbot: QtBot, window: DeskWindow, anns: Desk
) -> None:
    call_maria(qtbot, window)
    note_of(window).clear()
    agrees(anns)
    window.day.watch.look()
    qtbot.waitUntil(lambda: AGREED in says(window))
    assert window.today.table.row_of(MARIA) is not None
    press(window, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.today.table.row_of(MARIA) is None)


@pytest.mark.parametrize("way", ["taken back", "removed"])
def test_a_lead_that_is_gone_is_told_once_and_its_note_stands(
    qtbot: QtBot,
    window: DeskWindow,
    desk: Desk,
    anns: Desk,
    clock: DeskClock,
    way: str,
) -> None:
    call_maria(qtbot, window)
    if way == "removed":
        record_outcome(anns, MARIA, Call("booked"))
        clock.now += timedelta(days=4_000)
        purge(desk, date(2027, 1, 1))
    else:
        # Whom somebody has open stays: the claim ran out.
        qtbot.waitUntil(lambda: is_claimed(anns))
        free_lead(desk, MARIA)
        undo_import(anns, 1)
    window.today.refresh()
    qtbot.waitUntil(lambda: "This lead is gone:" in says(window))
    assert window.today.card.is_calling
    assert note_of(window).toPlainText() == NOTE
    record(window, Key.Key_4)
    qtbot.waitUntil(lambda: "Nothing was saved, the note still stands" in says(window))
    assert note_of(window).toPlainText() == NOTE


def test_ones_own_call_a_moment_ago_is_no_news(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    call_maria(qtbot, window)
    record(window, Key.Key_5)
    with qtbot.waitSignal(window.today.recording.recorded):
        pass
    window.today.undo()
    with qtbot.waitSignal(window.today.recording.undone):
        pass
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, Key.Key_Return)
    record(window, Key.Key_4)
    with qtbot.waitSignal(window.today.recording.recorded):
        pass
    assert [a.outcome for a in show_lead(desk, MARIA).attempts] == [
        *("busy", None, "no_answer")
    ]


def test_ones_own_undoing_is_no_news_in_the_open_call(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    call_maria(qtbot, window)
    record(window, Key.Key_5)
    with qtbot.waitSignal(window.today.recording.recorded):
        pass
    window.today.go_to(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    window.today.card.open_call()
    with qtbot.waitSignal(window.today.recording.undone):
        window.today.recording.undo()
    window.today.go_to(MARIA)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    window.today.card.open_call()
    with qtbot.waitSignal(window.today.recording.recorded):
        record(window, Key.Key_4)
    assert [a.outcome for a in show_lead(desk, MARIA).attempts] == [
        *("busy", None, "no_answer")
    ]


def test_what_was_taken_over_and_told_is_recorded_at_the_first_press(
    qtbot: QtBot, window: DeskWindow, desk: Desk, anns: Desk
) -> None:
    call_maria(qtbot, window)
    qtbot.waitUntil(lambda: MARIA in look_at_desk(anns).elsewhere)
    claim_lead(anns, MARIA, take_over=True)
    window.day.watch.look()
    qtbot.waitUntil(lambda: "has taken this call over" in says(window))
    record(window, Key.Key_4)
    with qtbot.waitSignal(window.today.recording.recorded):
        pass
    attempt = show_lead(desk, MARIA).attempts[-1]
    undo_attempt(anns, attempt.attempt_id)
