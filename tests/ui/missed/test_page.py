"""Missed callbacks by keys: a week read, signed off one by one and together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.sort_order import SortOrder
from callback_desk.services import promise_list
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.missed_weeks import week_of
from callback_desk.services.offers import MissedOffer, NeverReachedOffer
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.choice_row import ChoiceButton
from callback_desk.ui.missed import page as missed_page
from callback_desk.ui.missed.days_dialog import DaysDialog
from callback_desk.ui.missed.page import MissedPage
from callback_desk.ui.theme import Theme
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.storage.stored_desk import rows_of
from tests.ui.desk_windows import Screen
from tests.ui.missed.missed_people import live
from tests.ui.sign_in.walks import unnamed

NAMES = [
    *("Sean O’Brien", "Anne-Marie D’Arcy", "Tuan Nguyen", "Bo Chen", "Kwame Mensah"),
]


@dataclass
class Shown:
    """A page on a desk."""

    page: MissedPage
    desk: Desk
    path: Path

    def names(self) -> list[str]:
        """Who is on the list."""
        model = self.page.list.table
        return [str(model.data(model.index(n))) for n in range(model.rowCount())]


@pytest.fixture
def shown(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> Iterator[Shown]:
    path, clock = copy_desk(tmp_path), DeskClock()
    with opened(path, clock) as desk:
        live(desk, tmp_path, clock)
        page = MissedPage(theme, background, desk)
        qtbot.addWidget(page)
        page.resize(1200, 700)
        with qtbot.waitSignal(page.counted), qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        yield Shown(page, desk, path)
        background.close()


def test_what_is_copied_are_the_rows_as_they_are_seen(shown: Shown) -> None:
    view = shown.page.list.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split(",")[0] for line in lines] == NAMES
    assert "still open" in lines[0]
    assert "due" in lines[0]


def test_a_page_that_is_left_holds_up_no_call(
    qtbot: QtBot, shown: Shown, background: Background
) -> None:
    """It is read to its end when it is seen again."""
    page, holding = shown.page, Event()
    background.run(holding.wait)
    page.refresh()
    page.hide()
    with (
        qtbot.assertNotEmitted(page.counted),
        qtbot.waitSignal(background.busy_changed),
    ):
        holding.set()
    with qtbot.waitSignal(page.counted):
        page.show()


def test_a_low_page_scrolls_and_lays_nothing_over_anything(
    qtbot: QtBot, shown: Shown, theme: Theme
) -> None:
    page, panel = shown.page, shown.page.panel
    # Wide enough for both, yet the answers take two lines.
    page.resize(theme.px(200), theme.px(110))
    buttons = panel.causes.findChildren(ChoiceButton)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) > 1)
    qtbot.waitUntil(lambda: panel.height() >= panel.minimumHeight() > theme.px(110))
    parts = [panel.causes, panel.note, panel.sign_button]
    places = [part.geometry() for part in parts]
    for above, beneath in pairwise(places):
        assert above.bottom() < beneath.top()
    assert panel.causes.height() >= panel.causes.heightForWidth(panel.causes.width())


def test_in_a_strip_nothing_is_cut_at_the_right(qtbot: QtBot, shown: Shown) -> None:
    page, panel = shown.page, shown.page.panel
    # In a language that takes more room, of somebody with a long name.
    panel.sign_button.say("Dar visto bueno y seguir")
    told = panel.shown[0].promise.told
    promise = replace(panel.shown[0].promise, told=replace(told, name="Ana " * 20))
    calendar = show_calendar(shown.desk)
    panel.show_callbacks([replace(panel.shown[0], promise=promise)], calendar)
    page.resize(388, 700)
    area = page.findChildren(QScrollArea)[0]

    def fits() -> bool:
        inside = area.widget()
        return inside is not None and inside.width() <= area.viewport().width()

    qtbot.waitUntil(fits)


def sign(qtbot: QtBot, page: MissedPage) -> None:
    with qtbot.waitSignals([page.told, page.counted]):
        QTest.keyClick(
            page.panel.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )


def test_a_week_shows_its_figures_and_who_was_missed(shown: Shown) -> None:
    assert shown.names() == NAMES
    assert [card.told for card in shown.page.cards] == [
        "29 %: 1 spoken with, 1 message, of 7 due",
        "29 %: 2 of 7 due",
        "5: 2 still open, 5 not signed off",
        "9 h 26 m: half called sooner",
    ]


@pytest.mark.parametrize("size", [(1200, 590), (1366, 560)])
def test_signing_off_is_in_view_without_scrolling(
    qtbot: QtBot, shown: Shown, size: tuple[int, int]
) -> None:
    page = shown.page
    page.resize(*size)

    def is_whole() -> bool:
        parts = (page.panel.note, page.panel.sign_button)
        return all(p.visibleRegion().boundingRect() == p.rect() for p in parts)

    qtbot.waitUntil(is_whole)


def test_what_stands_in_the_way_of_several_leaves_the_button_in_view(
    qtbot: QtBot, shown: Shown
) -> None:
    page = shown.page
    page.resize(1200, 560)
    page.list.view.selectAll()
    page.panel.sign_button.click()
    assert page.panel.notice.isVisible()
    button = page.panel.sign_button
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect() == button.rect())


def test_the_week_stands_in_the_middle_of_its_arrows(shown: Shown) -> None:
    page = shown.page
    middles = [
        part.geometry().center().y()
        for part in (page.head.back, page.head.days, page.head.ahead)
    ]
    assert max(middles) - min(middles) <= 1


def test_signing_off_goes_on_to_the_next(qtbot: QtBot, shown: Shown) -> None:
    page = shown.page
    assert page.panel.shown[0].promise.told.name == NAMES[0]
    assert page.panel.why_due.startswith("Received ")
    assert "it closes at 5:00 PM." in page.panel.why_due
    note = 1_000 * "two people " + "ill"
    page.panel.note.setPlainText(note)
    sign(qtbot, page)
    assert page.panel.shown[0].promise.told.name == NAMES[1]
    assert page.panel.note.toPlainText() == ""
    assert rows_of(shown.path, "SELECT cause, note FROM missed_reviews") == [
        ("overload", note)
    ]
    assert "4 not signed off" in page.cards[2].told
    look = page.list.table.look(0)
    assert look is not None
    assert look.pill == "Signed off: No time"


def test_several_are_signed_off_together(qtbot: QtBot, shown: Shown) -> None:
    page = shown.page
    page.list.view.selectAll()
    assert len(page.panel.shown) == 5
    assert page.panel.causes.held() is None
    page.panel.sign_button.click()
    assert "what the cause was" in page.panel.notice.sentence
    page.panel.causes.button("closed_day").click()
    sign(qtbot, page)
    assert rows_of(shown.path, "SELECT count(*), cause FROM missed_reviews") == [
        (5, "closed_day")
    ]


def test_who_was_chosen_meanwhile_stays_with_their_note(
    qtbot: QtBot, shown: Shown, background: Background
) -> None:
    """Reading again takes seconds where very many were missed."""
    page, holding = shown.page, Event()
    background.run(holding.wait)
    page.panel.sign_button.click()
    # An unsteady hand signs off once.
    page.panel.sign_button.click()
    page.list.choose(3)
    page.panel.note.setPlainText("no answer at the clinic")
    with qtbot.waitSignal(page.told):
        holding.set()
    assert page.panel.shown[0].promise.told.name == NAMES[3]
    assert page.panel.note.toPlainText() == "no answer at the clinic"
    assert rows_of(shown.path, "SELECT count(*) FROM missed_reviews") == [(1,)]


def test_what_is_typed_meanwhile_stays_as_well(
    qtbot: QtBot, shown: Shown, background: Background
) -> None:
    page, holding = shown.page, Event()
    background.run(holding.wait)
    page.panel.sign_button.click()
    page.panel.note.setPlainText("her sister called")
    with qtbot.waitSignal(page.told):
        holding.set()
    assert page.panel.shown[0].promise.told.name == NAMES[0]
    assert page.panel.note.toPlainText() == "her sister called"


def test_what_is_half_said_waits_until_its_callback_is_shown_again(
    qtbot: QtBot, shown: Shown
) -> None:
    page = shown.page
    page.list.choose(2)
    page.panel.causes.button("overload").click()
    page.panel.note.setPlainText("half typed")
    page.list.choose(3)
    assert page.panel.note.toPlainText() == ""
    with qtbot.waitSignal(page.counted):
        page.head.back.click()
    with qtbot.waitSignal(page.counted):
        page.head.ahead.click()
    page.list.choose(2)
    assert page.panel.note.toPlainText() == "half typed"
    assert page.panel.causes.held() == "overload"
    sign(qtbot, page)
    assert page.half_done.noted == 0


def test_what_cannot_be_kept_is_said_and_the_note_stays(
    qtbot: QtBot, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise DatabaseLocked()

    monkeypatch.setattr(missed_page, "sign_off", locked)
    page = shown.page
    page.panel.note.setPlainText("half typed")
    page.panel.sign_button.click()
    qtbot.waitUntil(lambda: bool(page.panel.notice.sentence))
    assert page.panel.note.toPlainText() == "half typed"


def test_what_cannot_be_kept_is_told_with_whom_it_is_of(
    qtbot: QtBot,
    shown: Shown,
    background: Background,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody may have gone on to another one before it failed."""
    holding = Event()

    def locked(*_: object) -> None:
        raise DatabaseLocked()

    monkeypatch.setattr(missed_page, "sign_off", locked)
    page = shown.page
    page.list.choose(1)
    background.run(holding.wait)
    page.panel.note.setPlainText("was ill herself")
    page.panel.sign_button.click()
    page.list.choose(3)
    page.panel.note.setPlainText("another matter")
    holding.set()
    qtbot.waitUntil(lambda: bool(page.panel.notice.sentence))
    assert page.panel.notice.sentence.startswith(f"{NAMES[1]} is not signed off: The ")
    assert page.panel.note.toPlainText() == "another matter"
    page.list.choose(1)
    assert page.panel.note.toPlainText() == "was ill herself"


def test_what_is_typed_on_before_another_is_chosen_stays(
    qtbot: QtBot, shown: Shown, background: Background
) -> None:
    page, holding = shown.page, Event()
    background.run(holding.wait)
    page.panel.note.setPlainText("ill")
    page.panel.sign_button.click()
    page.panel.note.setPlainText("ill, her sister called")
    page.list.choose(3)
    with qtbot.waitSignal(page.told):
        holding.set()
    page.list.choose(0)
    assert page.panel.note.toPlainText() == "ill, her sister called"


def test_a_refresh_keeps_who_is_chosen_and_the_half_typed_note(
    qtbot: QtBot, shown: Shown
) -> None:
    page = shown.page
    page.list.choose(2)
    page.panel.note.setPlainText("half typed")
    with qtbot.waitSignal(page.counted):
        page.refresh()
    assert page.panel.shown[0].promise.told.name == NAMES[2]
    assert page.panel.note.toPlainText() == "half typed"


def test_another_week_is_one_key_away(qtbot: QtBot, shown: Shown) -> None:
    page = shown.page
    with qtbot.waitSignal(page.counted):
        page.head.back.click()
    assert shown.names() == []
    assert page.list.isHidden()
    with qtbot.waitSignal(page.counted):
        page.head.ahead.click()
    assert shown.names() == NAMES


def test_any_days_are_asked_for(qtbot: QtBot, shown: Shown, screen: Screen) -> None:
    window = screen.show(shown.desk)
    assert window.missed is not None
    page = window.missed.page
    with qtbot.waitSignal(page.counted):
        window.show_page(window.missed.room)
    assert page.head.days.text() == "16 to 22 Nov 2026"
    assert not page.head.ahead.isEnabled()
    page.head.days.click()
    (dialog,) = window.findChildren(DaysDialog)
    assert unnamed(dialog) == []
    assert dialog.span.currentText() == "This week"
    dialog.first.show_day(date(2026, 11, 18))
    dialog.last.show_day(date(2026, 11, 17))
    assert dialog.span.currentText() == "Other days"
    QTest.keyClick(dialog.last, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "runs backwards" in dialog.notice.sentence)
    dialog.last.show_day(date(2027, 11, 17))
    QTest.keyClick(dialog.last, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "more than are reviewed" in dialog.notice.sentence)
    dialog.first.show_day(date(2027, 11, 17))
    QTest.keyClick(dialog.last, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "has not begun" in dialog.notice.sentence)
    QTest.keyClicks(dialog.span, "This m")
    dialog.span.activated.emit(dialog.span.currentIndex())
    assert dialog.first.day == date(2026, 11, 1)
    assert dialog.last.day == date(2026, 11, 18)
    with qtbot.waitSignal(page.counted):
        QTest.keyClick(dialog.first, Qt.Key.Key_Return)
    assert page.head.days.text() == "1 to 18 Nov 2026"
    assert page.list.table.rowCount() == len(NAMES)


def test_the_badge_and_the_first_days_are_of_the_week_that_waits(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        live(desk, tmp_path, clock)
        clock.now += timedelta(days=7)
        page = MissedPage(theme, background, desk)
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.counted) as counted:
            page.show()
        # What was missed last week waits on Monday, too.
        assert counted.args == [5]
        assert page.head.days.text() == "16 to 22 Nov 2026"
        with qtbot.waitSignal(page.counted) as counted:
            page.head.ahead.click()
        assert counted.args == [5]
        assert page.head.days.text() == "23 to 29 Nov 2026"
        assert page._words.text().endswith(
            "5 callbacks missed in the last five weeks are not signed off yet."
        )
        with qtbot.waitSignal(page.counted):
            page.others_button.click()
        assert page.head.days.text() == "16 to 22 Nov 2026"
        page.list.view.selectAll()
        page.panel.causes.button("closed_day").click()
        with qtbot.waitSignal(page.counted) as counted:
            page.panel.sign_button.click()
        assert counted.args == [0]
        background.close()


def test_the_lead_is_one_key_away(qtbot: QtBot, shown: Shown) -> None:
    with qtbot.waitSignal(shown.page.lead_wanted) as told:
        shown.page.panel.open_button.click()
    assert told.args == [2]


def test_everything_that_takes_the_focus_is_named(shown: Shown) -> None:
    assert unnamed(shown.page) == []
    assert "asked Mon" in shown.page.panel.timeline.accessibleName()


def test_a_week_begins_on_monday() -> None:
    sunday = (MONDAY + timedelta(days=6)).date()
    assert week_of(sunday) == week_of(MONDAY.date())
    assert week_of(sunday).first == MONDAY.date()


def test_who_was_never_reached_has_tabs_of_their_own(
    qtbot: QtBot, shown: Shown
) -> None:
    page, people = shown.page, shown.page.people
    page.head.tabs.button("tried").click()
    # Kwame was called late, in vain; Bo's number was wrong, and nobody gave up.
    qtbot.waitUntil(lambda: "tried without anybody being reached" in people.told)
    assert people.told.startswith("2 promises due in these days")
    model = people.view.model()
    names = {model.index(row, 0).data() for row in range(model.rowCount())}
    assert names == {"Bo Chen", "Kwame Mensah"}
    assert not page.list.isVisible()
    record_outcome(
        shown.desk, 5, Call("wrong_number", details=AttemptDetails(closes=True))
    )
    page.head.tabs.button("given_up").click()
    qtbot.waitUntil(lambda: "1 promise due in these days, closed" in people.told)
    with qtbot.waitSignal(page.lead_wanted) as wanted:
        people.view.selectRow(0)
        QTest.keyClick(people.view, Qt.Key.Key_Return)
    assert wanted.args == [5]
    page.head.tabs.button("missed").click()
    assert page.list.isVisible()
    assert not people.isVisible()


def test_what_is_handed_out_is_what_the_tab_shows(qtbot: QtBot, shown: Shown) -> None:
    page = shown.page
    week = week_of(MONDAY.date())
    for tab, offer in (
        ("missed", MissedOffer(week)),
        ("tried", NeverReachedOffer(week, given_up=False)),
        ("given_up", NeverReachedOffer(week, given_up=True)),
    ):
        page.head.tabs.button(tab).click()
        with qtbot.waitSignal(page.hand_out_wanted) as wanted:
            page.head.hand_out_button.click()
        assert wanted.args == [offer]


def test_the_list_is_sorted_and_leaves_the_desk_so(qtbot: QtBot, shown: Shown) -> None:
    page, sorting = shown.page, shown.page.list.sorting
    page.list.choose(1)
    page.list.choose(3, clears=False)
    sorting.ask(1)
    assert shown.names() == sorted(NAMES)
    # Who was chosen still is, wherever they stand now.
    chosen = {one.promise.told.name for one in page.list.chosen()}
    assert chosen == {NAMES[1], NAMES[3]}
    assert page.list.sort_button.text() == "Name, ascending"
    page.refresh()
    with qtbot.waitSignal(page.counted):
        pass
    assert shown.names() == sorted(NAMES)
    sorting.ask(2)
    sorting.ask(2)
    late = [one.minutes_late for one in page.list.table.rows]
    assert late == sorted(late, reverse=True)
    with qtbot.waitSignal(page.hand_out_wanted) as wanted:
        page.head.hand_out_button.click()
    week = week_of(MONDAY.date())
    assert wanted.args == [MissedOffer(week, SortOrder(2, falls=True))]
    sorting.ask(2)
    assert shown.names() == NAMES
    assert page.list.sort_button.text() == "Sort by…"
    page.head.tabs.button("tried").click()
    assert not page.list.sort_button.isVisible()


def test_none_is_passed_over_where_those_that_are_signed_go_to_the_end(
    qtbot: QtBot, shown: Shown
) -> None:
    page = shown.page
    page.list.sorting.ask(4)
    for done in range(3):
        assert page.list.chosen()[0].promise.told.name == NAMES[done]
        with qtbot.waitSignal(page.told):
            page.panel.sign_button.click()
    signed = [one.review is not None for one in page.list.table.rows]
    assert signed == [False, False, True, True, True]


def test_a_list_that_is_cut_is_not_sorted(
    qtbot: QtBot, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes first by another order may be none of those that are listed."""
    people = shown.page.people
    assert people.view.sorting is not None
    shown.page.head.tabs.button("tried").click()
    qtbot.waitUntil(people.view.isVisible)
    people.view.sorting.ask(0)
    assert people.view.sorting.said_briefly == "Name, ascending"
    monkeypatch.setattr(promise_list, "MOST_ROWS", 1)
    shown.page.refresh()
    qtbot.waitUntil(lambda: people.view.model().rowCount() == 1)
    assert people.view.sorting.said_briefly == ""
    assert "only a whole list" in people.told


def test_the_keys_are_never_on_what_is_hidden_and_come_to_the_list(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    """Else a window that becomes the active one gives them to its foot."""
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        live(desk, tmp_path, clock)
        page = MissedPage(theme, background, desk)
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.counted):
            page.show()
            page.setFocus()
            begins = page.window().focusWidget()
            assert begins is not None
            assert begins.isVisible()
        assert page.window().focusWidget() is page.list.view
        assert page.list.view.isVisible()
        background.close()
