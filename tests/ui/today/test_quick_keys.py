"""Keys that come before the card does: nobody else is called in the meantime."""

from threading import Event

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.today.status_strip import StatusStrip
from tests.ui.desk_windows import DANA, MARIA, SEAN
from tests.ui.keyboard import Alt, Key, press
from tests.ui.today.page_watch import called, choose_kept, said


def test_enter_behind_an_arrow_calls_the_lead_that_is_chosen(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    opened = called(page)
    gate.clear()
    press(page, Key.Key_Down)
    press(page, Key.Key_Return)
    assert not page.card.is_calling, "whom the card shows still is not who is chosen"
    gate.set()
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert page.lead_shown() == "Maria Alvarez"
    assert opened == [MARIA]


def test_who_goes_on_before_the_card_is_there_calls_nobody_on_the_way(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    opened = called(page)
    gate.clear()
    press(page, Key.Key_Down)
    press(page, Key.Key_Return)
    press(page, Key.Key_Down)
    gate.set()
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    assert not page.card.is_calling
    press(page, Key.Key_Return)
    assert opened == [SEAN]


def test_a_lead_that_is_found_is_called_once_it_is_there(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    opened = called(page)
    gate.clear()
    page.show_lead(SEAN)
    press(page, Key.Key_Return)
    assert not page.card.is_calling
    gate.set()
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert opened == [SEAN]


def test_a_digit_behind_an_arrow_records_nothing_of_whom_was_left(
    qtbot: QtBot, page: TodayPage, gate: Event, desk: Desk
) -> None:
    press(page, Key.Key_Return)
    gate.clear()
    press(page, Key.Key_Down)
    press(page, Key.Key_4)
    assert "Nothing was recorded for D. L." in said(page)
    gate.set()
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert not page.card.is_calling
    assert "Nothing was recorded for D. L." in said(page)
    assert [show_lead(desk, n).attempts for n in (DANA, MARIA)] == [[], []]


def test_back_at_the_lead_that_is_shown_enter_calls_it(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    opened = called(page)
    gate.clear()
    press(page, Key.Key_Down)
    press(page, Key.Key_Up)
    press(page, Key.Key_Return)
    gate.set()
    assert opened == [DANA]
    assert page.card.is_calling


def test_a_digit_behind_enter_is_refused_where_nobody_has_seen_the_card(
    qtbot: QtBot, page: TodayPage, gate: Event, desk: Desk
) -> None:
    gate.clear()
    press(page, Key.Key_Down, Key.Key_Return, Key.Key_4)
    gate.set()
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert "Nothing was recorded for M. A." in said(page)
    with qtbot.waitSignal(page.recording.recorded):
        press(page, Key.Key_4, Key.Key_Return)
    assert [a.outcome for a in show_lead(desk, MARIA).attempts] == ["no_answer"]
    assert show_lead(desk, DANA).attempts == []


def test_a_digit_that_waits_as_one_goes_on_is_not_lost_in_silence(
    qtbot: QtBot, page: TodayPage
) -> None:
    press(page, Key.Key_Return, Key.Key_4, Key.Key_Down)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert "Nothing was recorded for D. L." in said(page)


def test_alt_and_a_digit_in_the_note_of_whom_was_left_are_refused(
    qtbot: QtBot, page: TodayPage, gate: Event, desk: Desk
) -> None:
    press(page, Key.Key_Return)
    note = page.card.note_field
    note.setPlainText("asked for the nurse")
    gate.clear()
    page.list.choose(MARIA)
    note.setFocus()
    press(page, Key.Key_4, held=Alt)
    assert "Nothing was recorded for D. L." in said(page)
    gate.set()
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    page.list.choose(DANA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
    assert note.toPlainText() == "asked for the nurse"
    assert show_lead(desk, DANA).attempts == []


def test_at_a_kept_record_no_key_meets_the_card_of_the_one_before(
    qtbot: QtBot, page: TodayPage, gate: Event, desk: Desk, kept_record: int
) -> None:
    led = list[int]()
    page.card.record_wanted.connect(led.append)
    press(page, Key.Key_Return)
    gate.clear()
    choose_kept(page, kept_record)
    press(page, Key.Key_4)
    assert "Nothing was recorded for D. L." in said(page)
    press(page, Key.Key_Return)
    assert led == []
    gate.set()
    qtbot.waitUntil(lambda: led == [kept_record])
    assert page.lead_shown() == ""
    assert show_lead(desk, DANA).attempts == []


def test_a_record_that_comes_late_stands_in_nobody_elses_place(
    qtbot: QtBot,
    page: TodayPage,
    gate: Event,
    kept_record: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = list[tuple[str, int | None]]()
    monkeypatch.setattr(page.card, "show_kept", lambda *told: shown.append(told))
    gate.clear()
    choose_kept(page, kept_record)
    choose_kept(page, kept_record + 1)
    gate.set()
    qtbot.waitUntil(lambda: bool(shown))
    ((words, record_id),) = shown
    assert record_id == kept_record + 1
    assert "Eve Stone" in words


def test_what_was_noted_of_one_is_not_asked_about_at_another(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    """An outcome that came too early asked with words of danger of the call before."""
    page.card.before_call = None
    page.list.choose(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    press(page, Key.Key_Return)
    page.card.note_field.setFocus()
    QTest.keyClicks(page.card.note_field, "her son: she wants to die")
    press(page, Key.Key_3, held=Alt)
    qtbot.waitUntil(lambda: "Hand over?" in said(page))
    with qtbot.waitSignal(page.recording.recorded):
        press(page, Key.Key_2, held=Alt)
    page.list.choose(SEAN)
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    page.list.setFocus()
    press(page, Key.Key_Return)
    gate.clear()
    page.list.choose(DANA)
    page.card.note_field.setFocus()
    press(page, Key.Key_4, held=Alt)
    assert page.card.view is not None
    assert page.card.view.lead_id == SEAN
    assert "Hand over?" not in said(page)


@pytest.mark.parametrize("was_on", ["note", "undo", "decide"])
def test_the_list_has_the_keys_of_what_goes_from_the_card(
    qtbot: QtBot, page: TodayPage, kept_record: int, was_on: str
) -> None:
    """A counter above the list got them, and Enter narrowed the list."""
    card = page.card
    if was_on == "note":
        card.note_field.setFocus()
        page.arrival.nobody_shown.emit("")
    elif was_on == "undo":
        card.show_done("Closed: 2 leads.")
        strip = card.findChild(StatusStrip)
        assert strip is not None
        strip._undo.setFocus()
        card.show_done("Undone.", undoable=False)
    else:
        choose_kept(page, kept_record)
        qtbot.waitUntil(card._decide.isVisible)
        card._decide.setFocus()
        page.list.choose(MARIA)
        qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert page.list.view.hasFocus()
