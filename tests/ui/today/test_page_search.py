"""The search on the page: closed leads and notes too, and back to where one was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.standing import Standing
from callback_desk.services import search_upkeep
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from callback_desk.storage import search_index
from callback_desk.ui.background import Background
from callback_desk.ui.today import lead_finder
from callback_desk.ui.today.lead_finder import LeadFinder
from callback_desk.ui.today.lead_table import CALL_BY, NAME
from callback_desk.ui.today.page import TodayPage

DANA, MARIA, SEAN = 4, 1, 2
Key = Qt.Key


def rows(page: TodayPage) -> list[tuple[str, str]]:
    """The standing's word and the name in each row."""
    words = [page.table.words(row) for row in range(page.table.rowCount())]
    return [(w.cells[CALL_BY][0], w.cells[NAME][0]) for w in words]


def search(page: TodayPage, text: str) -> None:
    page.search.setFocus()
    page.search.selectAll()
    QTest.keyClicks(page.search, text)


def test_a_closed_lead_is_found_and_its_card_shown(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("booked"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rowCount() == 4)
    search(page, "alvarez")
    qtbot.waitUntil(lambda: rows(page) == [("closed", "Maria Alvarez")])
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    said = page.table.words(0)
    assert said.cells[CALL_BY][1] == "asked Fri 13 Nov"
    assert "closed" in said.heard
    assert "Closed" in said.look.word


def test_esc_ends_a_search_that_found_nobody_wherever_the_keys_are(
    qtbot: QtBot, page: TodayPage
) -> None:
    whole = page.table.rowCount()
    search(page, "10a")
    QTest.keyClick(page.search, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.rowCount() == 0)
    assert page.list.view.hasFocus()
    QTest.keyClick(page.list.view, Key.Key_Escape)
    assert page.search.text() == ""
    qtbot.waitUntil(lambda: page.table.rowCount() == whole)


def test_nobody_fits_is_said_only_once_all_were_asked(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("no_answer"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rowCount() == 4)
    said = page.list.view.accessibleDescription
    # The counts come behind the first card.
    qtbot.waitUntil(lambda: page.queue.summary is not None)
    search(page, "0142")
    assert (page.table.rowCount(), said().strip()) == (0, "Looking…")
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    search(page, "nobody")
    qtbot.waitUntil(lambda: said().startswith("Nobody fits."))


def test_a_search_that_failed_looks_for_nobody_more(
    qtbot: QtBot,
    page: TodayPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_asked: object) -> None:
        raise DatabaseLocked()

    monkeypatch.setattr(lead_finder, "find_entries", refuse)
    with qtbot.waitSignal(page.finder.failed):
        search(page, "nobody")
    said = page.list.view.accessibleDescription()
    assert said.startswith("Nobody fits.")


def test_a_word_of_a_note_leads_to_open_and_closed_ones(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    record_outcome(desk, SEAN, Call("no_answer", note="try the neighbour"))
    record_outcome(desk, MARIA, Call("booked", note="neighbour drives her"))
    page.refresh()
    search(page, "neighbour")
    expected = [("resting", "O'Brien, Sean"), ("closed", "Maria Alvarez")]
    qtbot.waitUntil(lambda: rows(page) == expected)
    beside = {page.table.words(row).cells[NAME][1] for row in range(2)}
    assert beside == {"found in a note"}, "what it says is not for the list"


def test_a_resting_lead_says_so(qtbot: QtBot, page: TodayPage, desk: Desk) -> None:
    record_outcome(desk, MARIA, Call("no_answer"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rowCount() == 4)
    search(page, "(212) 555-0142")
    qtbot.waitUntil(lambda: rows(page) == [("resting", "Maria Alvarez")])
    assert page.list.chosen() is not None


def test_clearing_brings_back_the_queue_and_who_was_chosen(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("booked"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rowCount() == 4)
    page.list.choose(SEAN)
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    search(page, "maria")
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    QTest.keyClick(page.search, Key.Key_Escape)
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")
    assert page.table.rowCount() == 4
    assert page.list.view.hasFocus()
    assert all(word != "closed" for word, _ in rows(page))


def test_whoever_is_found_is_chosen_where_the_one_on_the_card_stands_in_no_row(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("booked"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rowCount() == 4)
    page.go_to(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    search(page, "sean")
    QTest.keyClick(page.search, Key.Key_Return)
    # Enter would call whom nobody looks for.
    assert page.list.wanted() == SEAN
    qtbot.waitUntil(lambda: page.lead_shown() == "O'Brien, Sean")


def test_what_is_open_is_shown_before_storage_answers(page: TodayPage) -> None:
    search(page, "sean")
    assert [name for _, name in rows(page)] == ["O'Brien, Sean"]


def test_a_counter_narrows_what_was_found(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("booked"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rowCount() == 4)
    search(page, "555")
    qtbot.waitUntil(lambda: ("closed", "Maria Alvarez") in rows(page))
    page.counters.counter(Standing.DUE_TODAY).click()
    qtbot.waitUntil(lambda: all(word != "closed" for word, _ in rows(page)))


def test_a_closed_lead_can_be_called_and_comes_back(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    record_outcome(desk, MARIA, Call("not_interested"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.rowCount() == 4)
    search(page, "maria")
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    QTest.keyClick(page.search, Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget() or page, Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget() or page, Key.Key_4)

    def has_tried() -> bool:
        return len(show_lead(desk, MARIA).attempts) == 2

    qtbot.waitUntil(has_tried)


@pytest.fixture
def finder(background: Background, desk: Desk) -> LeadFinder:
    record_outcome(desk, MARIA, Call("booked"))
    return LeadFinder(background, desk)


def test_an_older_answer_is_dropped(
    qtbot: QtBot, finder: LeadFinder, background: Background
) -> None:
    finder.look_for("maria")
    finder.ask()
    finder.look_for("sean")
    # However long the answer takes, nothing else is asked meanwhile.
    finder._pause.stop()
    ended: list[int] = []
    with qtbot.assertNotEmitted(finder.found, wait=0):
        background.run(int, ended.append)
        qtbot.waitUntil(lambda: bool(ended))
    with qtbot.waitSignal(finder.found):
        finder.ask()
    assert [e.lead.lead_id for e in finder.beside([], None)] == [SEAN]


def test_storage_is_asked_once_when_nothing_more_is_typed(
    qtbot: QtBot, finder: LeadFinder
) -> None:
    heard: list[int] = []
    finder.found.connect(lambda: heard.append(1))
    for end in range(1, 6):
        finder.look_for("maria"[:end])
    with qtbot.waitSignal(finder.found):
        pass
    assert heard == [1]


def test_who_still_fits_stays_until_the_next_answer(
    qtbot: QtBot, finder: LeadFinder
) -> None:
    with qtbot.waitSignal(finder.found):
        finder.look_for("mar")
    finder.look_for("mari")
    assert [e.lead.lead_id for e in finder.beside([], None)] == [MARIA]
    finder.look_for("sea")
    assert finder.beside([], None) == []
    finder.look_for("")
    assert finder.beside([], None) == []


def test_what_goes_wrong_behind_is_told(qtbot: QtBot, page: TodayPage) -> None:
    finder = page.findChild(LeadFinder)
    assert isinstance(finder, LeadFinder)
    with qtbot.waitSignal(page.failed) as failed:
        finder.failed.emit(RuntimeError("a bug"))
    assert isinstance(failed.args[0], RuntimeError)


def test_a_refresh_brings_the_index_up_to_date_a_part_at_a_time(
    qtbot: QtBot, finder: LeadFinder, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_upkeep, "AT_ONCE", 2)
    monkeypatch.setattr(search_index, "FEW", 1)

    def waits() -> bool:
        with desk.open_work(writes=False) as work:
            return work.waits_for_index()

    assert waits()
    finder.refresh()
    qtbot.waitUntil(lambda: not waits())
    with qtbot.waitSignal(finder.found):
        finder.look_for("maria")
    assert [e.lead.lead_id for e in finder.beside([], None)] == [MARIA]


@pytest.mark.parametrize(("error", "told"), [(DatabaseLocked(), 0), (ValueError(), 1)])
def test_an_index_that_cannot_be_written_worries_nobody(
    qtbot: QtBot,
    finder: LeadFinder,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    told: int,
) -> None:
    """Everybody is found all the same; a bug is told."""
    asked: list[Desk] = []

    def fail(desk: Desk) -> int:
        asked.append(desk)
        raise error

    monkeypatch.setattr(lead_finder, "index_leads", fail)
    heard: list[object] = []
    finder.not_again.connect(heard.append)
    finder.look_for("maria")
    with qtbot.waitSignal(finder.found):
        finder.refresh()
    qtbot.waitUntil(lambda: bool(asked) and len(heard) == told)


def test_in_a_strip_the_keys_go_from_the_search_to_the_card_and_to_no_button(
    qtbot: QtBot, page: TodayPage
) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    search(page, "dana")
    page.resize(420, 640)
    qtbot.waitUntil(page.list.isHidden)
    assert QApplication.focusWidget() is page.card
    page.resize(1250, 640)
    qtbot.waitUntil(page.list.view.hasFocus)


@pytest.mark.parametrize("text", ["maria", "2125550142"])
def test_who_looks_somebody_up_in_a_call_stays_on_the_phone(
    qtbot: QtBot, page: TodayPage, text: str
) -> None:
    """The first letter ended the call, and the others went to the list."""
    QTest.keyClick(page.list.view, Key.Key_Return)
    if text.isalpha():
        page.search.take_keys()
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget() or page, letter)
        qtbot.wait(80)
    assert page.search.text() == text
    assert page.search.hasFocus()
    assert page.card.is_calling
    assert page.lead_shown() == "Dana Lee"
    qtbot.waitUntil(lambda: page.table.row_of(MARIA) is not None)
    assert page.table.row_of(SEAN) is None
    # Whom the card shows is marked in the list; an arrow goes on to who was found.
    assert page.list.wanted() == DANA
    assert page.list.choose(MARIA)
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    qtbot.waitUntil(lambda: not page.card.is_calling)
    qtbot.waitUntil(lambda: page.table.row_of(DANA) is None)


def test_a_call_of_who_was_found_stays_open_as_the_search_is_cleared(
    qtbot: QtBot, page: TodayPage
) -> None:
    """Whoever was chosen before the search came back, and the call ended."""
    search(page, "maria")
    qtbot.waitUntil(lambda: page.lead_shown() == "Maria Alvarez")
    page.list.setFocus()
    QTest.keyClick(page.list.view, Key.Key_Return)
    assert page.card.is_calling
    page.search.take_keys()
    QTest.keyClick(page.search, Key.Key_Escape)
    with qtbot.waitSignal(page.looked):
        page.refresh()
    assert page.card.is_calling
    assert page.lead_shown() == "Maria Alvarez"
    assert page.list.wanted() == MARIA
