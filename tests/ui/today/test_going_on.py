"""After a call is saved the next lead comes, unless the hand is elsewhere by then."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DiskFull
from callback_desk.domain.outcome import Direction
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call
from callback_desk.services.work_queue import first_page, show_lead
from callback_desk.ui.today import queue_reader, recording
from callback_desk.ui.today.page import TodayPage
from tests.ui.desk_windows import DANA, MARIA, SEAN
from tests.ui.keyboard import Alt, Key, press
from tests.ui.today.page_watch import called, said

Slow = Callable[..., object]


def slowed(work: Slow, opened: Event) -> Slow:
    """The same work, which stands until the way is open."""

    def wait(*told: object, **named: object) -> object:
        opened.wait(10)
        return work(*told, **named)

    return wait


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """While it is closed nothing is saved or undone: an import holds the disk."""
    opened = Event()
    opened.set()
    for name in ("record_seen", "undo_attempt"):
        monkeypatch.setattr(recording, name, slowed(getattr(recording, name), opened))
    yield opened
    opened.set()


@pytest.fixture
def listing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """While it is closed the list is not read."""
    opened = Event()
    opened.set()
    monkeypatch.setattr(queue_reader, "first_page", slowed(first_page, opened))
    yield opened
    opened.set()


def save(page: TodayPage) -> None:
    """Open the call and record that nobody answered, by keys."""
    press(page, Key.Key_Return, Key.Key_4, Key.Key_Return)


def test_the_next_lead_comes_by_itself(qtbot: QtBot, page: TodayPage) -> None:
    save(page)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert page.list.view.hasFocus()


def test_whom_somebody_chose_while_it_was_saved_stays(
    qtbot: QtBot, page: TodayPage, saving: Event, desk: Desk
) -> None:
    saving.clear()
    save(page)
    page.list.choose(SEAN)
    saving.set()
    qtbot.waitUntil(lambda: "Saved: no answer for D. L." in said(page))
    with qtbot.waitSignal(page.queue.counted):
        page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    assert page.list.wanted() == SEAN
    assert [a.outcome for a in show_lead(desk, DANA).attempts] == ["no_answer"]


def test_what_was_not_saved_is_told_with_initials_under_another_lead(
    qtbot: QtBot, page: TodayPage, saving: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*told: object, **named: object) -> object:
        raise DiskFull

    monkeypatch.setattr(recording, "record_seen", slowed(fail, saving))
    saving.clear()
    save(page)
    page.list.choose(SEAN)
    saving.set()
    told = f"D. L.: {DiskFull().sentence}"
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    qtbot.waitUntil(lambda: told in said(page))
    page.list.choose(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert told in said(page)


def test_whom_somebody_calls_while_it_was_saved_stays_with_the_call(
    qtbot: QtBot, page: TodayPage, saving: Event
) -> None:
    saving.clear()
    save(page)
    page.list.choose(MARIA)
    page.card.await_row(MARIA)
    saving.set()
    press(page, Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.is_calling)
    with qtbot.waitSignal(page.queue.counted):
        page.refresh()
    assert page.lead_shown() == "Maria Alvarez"
    assert page.card.is_calling


def test_whom_somebody_chose_while_the_list_was_read_stays(
    qtbot: QtBot, page: TodayPage, listing: Event
) -> None:
    listing.clear()
    with qtbot.waitSignal(page.recording.recorded):
        save(page)
    page.list.choose(SEAN)
    listing.set()
    with qtbot.waitSignal(page.queue.counted):
        page.refresh()
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    assert page.list.wanted() == SEAN


def test_enter_before_the_next_one_is_there_calls_nobody_again(
    qtbot: QtBot, page: TodayPage, listing: Event
) -> None:
    opened = called(page)
    listing.clear()
    with qtbot.waitSignal(page.recording.recorded):
        save(page)
    press(page, Key.Key_Return)
    assert opened == [DANA]
    assert not page.card.is_calling
    listing.set()
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    qtbot.waitUntil(lambda: not page.card.is_awaiting)
    press(page, Key.Key_Return)
    assert opened == [DANA, MARIA]


def test_where_the_list_cannot_be_read_the_keys_work_on(
    qtbot: QtBot, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_told: object) -> None:
        raise DiskFull

    opened = called(page)
    monkeypatch.setattr(queue_reader, "first_page", fails)
    with qtbot.waitSignal(page.queue.failed):
        save(page)
    press(page, Key.Key_Return)
    assert opened == [DANA, DANA]


def test_who_types_a_note_meanwhile_types_it_to_the_end(
    qtbot: QtBot, page: TodayPage, listing: Event
) -> None:
    listing.clear()
    with qtbot.waitSignal(page.recording.recorded):
        save(page)
    page.card.note_field.setFocus()
    QTest.keyClicks(page.card.note_field, "and ")
    listing.set()
    with qtbot.waitSignal(page.queue.counted):
        page.refresh()
    QTest.keyClicks(page.card.note_field, "more")
    assert page.lead_shown() == "Dana Lee"
    assert page.card.note == "and more"


def test_who_types_a_search_meanwhile_types_it_to_the_end(
    qtbot: QtBot, page: TodayPage, listing: Event
) -> None:
    listing.clear()
    with qtbot.waitSignal(page.recording.recorded):
        save(page)
    page.search.type_in("5")
    listing.set()
    qtbot.waitUntil(lambda: not page.card.is_awaiting)
    assert not page.list.view.hasFocus()


def test_by_alt_and_a_digit_in_the_note_the_keys_go_on_to_the_next(
    qtbot: QtBot, page: TodayPage
) -> None:
    press(page, Key.Key_Return)
    page.card.note_field.setFocus()
    press(page, Key.Key_4, held=Alt)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    assert page.list.view.hasFocus()


def test_an_undoing_that_is_late_takes_nobody_away(
    qtbot: QtBot, page: TodayPage, saving: Event
) -> None:
    save(page)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    qtbot.waitUntil(lambda: not page.card.is_awaiting)
    saving.clear()
    page.undo()
    press(page, Key.Key_Return)
    assert page.card.is_calling
    with qtbot.waitSignal(page.recording.undone):
        saving.set()
    with qtbot.waitSignal(page.queue.counted):
        page.refresh()
    assert page.card.is_calling
    assert page.lead_shown() == "Maria Alvarez"


def test_an_undoing_shows_whom_it_is_about(qtbot: QtBot, page: TodayPage) -> None:
    save(page)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    page.undo()
    qtbot.waitUntil(lambda: page.lead_shown() == "Dana Lee")


@pytest.mark.parametrize("noted", ["wants Tuesday", ""])
def test_what_is_typed_while_it_is_saved_stays(
    qtbot: QtBot, page: TodayPage, saving: Event, desk: Desk, noted: str
) -> None:
    """It went with the note that was saved, and stood nowhere."""
    press(page, Key.Key_Return)
    note = page.card.note_field
    note.setFocus()
    QTest.keyClicks(note, noted)
    saving.clear()
    press(page, Key.Key_4, held=Alt)
    note.setFocus()
    QTest.keyClicks(note, " or Friday")
    with qtbot.waitSignal(page.recording.recorded):
        saving.set()
    assert [a.note for a in show_lead(desk, DANA).attempts] == [noted]
    assert note.half_typed()[DANA].strip() == "or Friday"
    assert page.lead_shown() == "Dana Lee"


def test_who_calls_back_while_the_call_is_saved_can_be_recorded(
    qtbot: QtBot, page: TodayPage, saving: Event, desk: Desk
) -> None:
    """Every outcome was refused: the next lead was awaited, and never came."""
    saving.clear()
    save(page)
    page.take_call_of(DANA, Call("", direction=Direction.IN))
    with qtbot.waitSignal(page.recording.recorded):
        saving.set()
    qtbot.waitUntil(lambda: page.card.is_calling)
    with qtbot.waitSignal(page.looked):
        page.refresh()
    with qtbot.waitSignal(page.recording.recorded):
        save(page)
    first, second = show_lead(desk, DANA).attempts
    assert (first.direction, second.direction) == (Direction.OUT, Direction.IN)
