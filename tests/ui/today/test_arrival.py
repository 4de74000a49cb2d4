"""A lead that is to be shown and is gone: it is said, and the keys go on working."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.outcome import Direction
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.join_leads import join_leads
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.background import Background
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.half_said import HalfSaid
from callback_desk.ui.today.left_half_done import LeftHalfDone
from callback_desk.ui.today.page import TodayPage
from callback_desk.ui.today.said_before import SaidBefore
from tests.desks import opened
from tests.ui.desk_windows import DANA, MARIA, SEAN
from tests.ui.keyboard import Key, press
from tests.ui.today.page_watch import called, said

NOBODY = 99
GONE = "This lead is gone: its import was taken back, or the person was removed."
THEIRS = Call("", direction=Direction.IN)


@pytest.fixture
def told(page: TodayPage) -> list[str]:
    """What the foot says from now on."""
    words = list[str]()
    page.told.connect(words.append)
    return words


@pytest.fixture
def joined(desk: Desk) -> int:
    """Sean's lead, which is one with Maria's now."""
    join_leads(desk, MARIA, SEAN)
    return SEAN


def test_a_lead_that_is_gone_leaves_the_card_and_its_keys(
    qtbot: QtBot, page: TodayPage, told: list[str]
) -> None:
    opened_calls = called(page)
    page.show_lead(NOBODY)
    qtbot.waitUntil(lambda: told == [GONE])
    assert page.lead_shown() == "Dana Lee"
    assert page.list.wanted() == DANA
    press(page, Key.Key_Return)
    assert opened_calls == [DANA]


def test_enter_behind_a_lead_that_is_gone_calls_nobody(
    qtbot: QtBot, page: TodayPage, told: list[str], gate: Event
) -> None:
    opened_calls = called(page)
    gate.clear()
    page.show_lead(NOBODY)
    press(page, Key.Key_Return)
    gate.set()
    qtbot.waitUntil(lambda: told == [GONE])
    assert opened_calls == []
    press(page, Key.Key_Down)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    press(page, Key.Key_Return)
    assert opened_calls == [MARIA]


def test_a_call_that_is_open_goes_on_where_who_was_wanted_is_gone(
    qtbot: QtBot, page: TodayPage, told: list[str]
) -> None:
    press(page, Key.Key_Return)
    page.card.note_field.setPlainText("asked for the nurse")
    page.go_to(NOBODY)
    qtbot.waitUntil(lambda: told == [GONE])
    assert page.card.is_calling
    assert page.card.note == "asked for the nurse"


def test_with_nobody_else_on_the_card_the_first_of_the_list_is_shown(
    qtbot: QtBot, page: TodayPage, told: list[str]
) -> None:
    # As after a sign-in: the page has read nothing when it is told where to go.
    page._on_nobody_shown("")
    page.go_to(NOBODY)
    qtbot.waitUntil(lambda: told == [GONE])
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")


def test_a_row_that_is_gone_while_a_call_is_open_is_not_held(
    qtbot: QtBot, page: TodayPage, told: list[str], tmp_path: Path, gate: Event
) -> None:
    rows = tmp_path / "more.csv"
    rows.write_text("name,phone\nGus Hall,646-555-0123\n", "utf-8")
    with opened(tmp_path / "desk.db") as other:
        import_file(other, lambda: other.open_lead_file(rows), SourceSettings())
        page.refresh()
        qtbot.waitUntil(lambda: page.table.rowCount() == 6)
        entry = next(e for e in page.table.entries() if e.lead.name == "Gus Hall")
        press(page, Key.Key_Return)
        gate.clear()
        assert entry.lead.lead_id is not None
        page.list.choose(entry.lead.lead_id)
        undo_import(other, 2)
    gate.set()
    qtbot.waitUntil(lambda: told == [GONE])
    qtbot.waitUntil(lambda: page.table.rowCount() == 5)
    qtbot.waitUntil(lambda: not page.card.is_awaiting)
    assert page.card.view is not None
    assert page.list.wanted() == page.card.view.lead_id
    press(page, Key.Key_Return)
    assert page.card.is_calling


def test_a_lead_that_was_joined_is_shown_where_it_went_and_that_is_said(
    qtbot: QtBot, page: TodayPage, told: list[str], joined: int
) -> None:
    page.show_lead(joined)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert "joined" in told[0]
    press(page, Key.Key_Return)
    assert page.card.is_calling


def test_what_was_half_typed_goes_where_its_lead_went(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    page.go_to(SEAN)
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    page.card.note_field.setPlainText("prefers noon")
    page.card.half_said.keep(SEAN, HalfSaid("skip", "she is on the line"))
    join_leads(desk, MARIA, SEAN)
    page.go_to(SEAN)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    qtbot.waitUntil(lambda: page.card.note_field.toPlainText() == "prefers noon")
    assert LeftHalfDone.on(page).typed == {MARIA: "prefers noon\nshe is on the line"}


@pytest.mark.parametrize(
    ("dealt_with", "note", "shown"),
    [
        (False, "", "Maria Alvarez"),
        (True, "", "Dana Lee"),
        (True, "prefers noon", "Maria Alvarez"),
    ],
)
def test_who_comes_back_after_somebody_else_is_shown_whoever_is_still_to_be_called(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    page: TodayPage,
    desk: Desk,
    dealt_with: bool,
    note: str,
    shown: str,
) -> None:
    """A lead that the other person had just called stood there, in no row."""
    page.go_to(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    page.card.note_field.setPlainText(note)
    left = LeftHalfDone.on(page)
    if dealt_with:
        record_outcome(desk, MARIA, Call("no_answer"))
    new = TodayPage(theme, background, desk)
    qtbot.addWidget(new)
    with qtbot.waitSignal(new.looked):
        new.refresh()
        left.bring_back(new, after_another=True)
    qtbot.waitUntil(lambda: new.lead_shown() == shown)
    qtbot.waitUntil(lambda: new.card.note == note)


def test_their_call_goes_on_to_the_lead_it_was_joined_to(
    qtbot: QtBot, page: TodayPage, desk: Desk, joined: int
) -> None:
    page.take_call_of(joined, THEIRS)
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert page.lead_shown() == "Maria Alvarez"
    with qtbot.waitSignal(page.recording.recorded):
        press(page, Key.Key_3, Key.Key_Return)
    (attempt,) = show_lead(desk, MARIA).attempts
    assert attempt.direction is Direction.IN


def test_whoever_chose_another_is_not_moved_by_a_join_that_is_told_late(
    qtbot: QtBot, page: TodayPage, joined: int, gate: Event, told: list[str]
) -> None:
    gate.clear()
    page.show_lead(joined)
    page.list.choose(DANA)
    gate.set()
    qtbot.waitUntil(lambda: not page.card.is_awaiting)
    page.refresh()
    with qtbot.waitSignal(page.queue.counted):
        page.refresh()
    assert page.lead_shown() == "Dana Lee"
    assert told == []


def test_their_call_is_not_opened_hours_later_by_itself(
    qtbot: QtBot, page: TodayPage, gate: Event
) -> None:
    opened_calls = called(page)
    gate.clear()
    page.take_call_of(SEAN, THEIRS)
    page.list.choose(MARIA)
    gate.set()
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    page.list.choose(SEAN)
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    assert opened_calls == []


def test_a_closed_lead_that_is_shown_and_then_removed_gives_way(
    qtbot: QtBot, page: TodayPage, desk: Desk, told: list[str], tmp_path: Path
) -> None:
    record_outcome(desk, SEAN, Call("booked"))
    page.show_lead(SEAN)
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    qtbot.waitUntil(lambda: "Done: Booked" in said(page))
    join_leads(desk, MARIA, SEAN)
    page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert "joined" in told[0]
    press(page, Key.Key_Return)
    assert page.card.is_calling


def test_the_arrows_go_on_from_a_lead_that_stands_in_no_row(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    record_outcome(desk, SEAN, Call("booked"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.row_of(SEAN) is None)
    page.show_lead(SEAN)
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    press(page, Key.Key_Down)
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")


def test_after_a_call_of_somebody_in_no_row_the_next_lead_is_there(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    """The list marked who comes next, and the card stayed: Enter called them again."""
    opened_calls = called(page)
    record_outcome(desk, SEAN, Call("no_answer"))
    with qtbot.waitSignal(page.looked):
        page.refresh()
    assert page.table.row_of(SEAN) is None, "resting"
    page.take_call_of(SEAN, THEIRS)
    qtbot.waitUntil(lambda: page.card.is_calling)
    # Taking the keys back, as from a dialog, makes Qt's first row current.
    page.search.setFocus()
    page.list.setFocus()
    with qtbot.waitSignal(page.recording.recorded):
        press(page, Key.Key_4, Key.Key_Return)
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")
    assert page.list.wanted() == DANA
    press(page, Key.Key_Return)
    assert opened_calls[-1] == DANA


def test_a_click_on_the_first_row_leads_there_from_a_lead_in_no_row(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    record_outcome(desk, SEAN, Call("booked"))
    with qtbot.waitSignal(page.looked):
        page.refresh()
    page.show_lead(SEAN)
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    page.search.setFocus()
    view = page.list.view
    view.setFocus()
    place = view.visualRect(page.table.index(0, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")


def test_who_calls_in_the_middle_of_our_call_to_them_called_us(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    """It went on as a call of ours: a try, not theirs."""
    page.show_lead(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    press(page, Key.Key_Return)
    page.card.note_field.setPlainText("asks for Tuesday")
    page.take_call_of(MARIA, THEIRS)
    qtbot.waitUntil(lambda: "Maria Alvarez called us" in said(page))
    press(page, Key.Key_7)
    qtbot.waitUntil(lambda: bool(show_lead(desk, MARIA).attempts))
    (attempt,) = show_lead(desk, MARIA).attempts
    assert (attempt.direction, attempt.note) == (Direction.IN, "asks for Tuesday")


def test_who_calls_while_it_is_asked_whether_to_call_them_is_heard(
    qtbot: QtBot, page: TodayPage
) -> None:
    """The question stayed, as if nobody had called."""
    page.card.before_call = None
    page.show_lead(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    page.card.set_said(SaidBefore(caution=lambda view: "They rest."))
    press(page, Key.Key_Return)
    assert not page.card.is_calling
    page.take_call_of(MARIA, THEIRS)
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert "Maria Alvarez called us" in said(page)


def test_whose_call_is_open_as_another_one_calls_is_told(
    qtbot: QtBot, page: TodayPage, told: list[str], desk: Desk
) -> None:
    page.take_call_of(SEAN, THEIRS)
    qtbot.waitUntil(lambda: page.card.is_calling)
    page.card.note_field.setPlainText("will ask his wife")
    page.take_call_of(MARIA, THEIRS)
    qtbot.waitUntil(lambda: "Maria Alvarez called us" in said(page))
    assert told == [
        "Nothing was recorded of the call with O. S.: another one was taken."
    ]
    page.show_lead(SEAN)
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    assert page.card.note_field.toPlainText() == "will ask his wife"


def test_who_calls_as_their_row_goes_is_heard(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    """The next one in the list stood there, and no call was open."""
    record_outcome(desk, MARIA, Call("no_answer"))
    page.refresh()
    page.take_call_of(MARIA, THEIRS)
    qtbot.waitUntil(lambda: page.card.is_calling)
    assert "Maria Alvarez called us" in said(page)
