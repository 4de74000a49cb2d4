"""The pages that the veil lets go of: what was half typed on them comes back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.missed.days_dialog import DaysDialog
from callback_desk.ui.missed.page import MissedPage
from callback_desk.ui.reports.look_back_dialog import LookBackDialog
from callback_desk.ui.reports.spend_dialog import SpendDialog
from callback_desk.ui.veil.veil import Veil
from tests.desks import DeskClock, copy_desk, opened
from tests.ui.desk_windows import Screen
from tests.ui.missed.missed_people import live

NOTE = "her sister called at noon"


@pytest.fixture
def window(screen: Screen, tmp_path: Path) -> Iterator[DeskWindow]:
    """A manager's, of a desk that missed five callbacks."""
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        live(desk, tmp_path, clock)
        yield screen.show(desk)
        screen.background.close()


def missed_page(qtbot: QtBot, window: DeskWindow) -> MissedPage:
    assert window.missed is not None
    page = window.missed.page
    window.show_page(window.missed.room)
    qtbot.waitUntil(lambda: bool(page.panel.shown))
    return page


def test_a_half_said_cause_and_its_note_stand_again_on_the_same_days(
    qtbot: QtBot, window: DeskWindow
) -> None:
    page = missed_page(qtbot, window)
    page.list.choose(3)
    name = page.panel.shown[0].promise.told.name
    page.panel.causes.button("overload").click()
    page.panel.note.setPlainText(NOTE)
    veil = Veil(window)
    veil.fall()
    assert window.missed is not None
    assert not window.missed.room.is_made
    veil.lift()
    again = missed_page(qtbot, window)
    assert again is not page
    assert again.panel.shown[0].promise.told.name == name
    assert again.panel.causes.held() == "overload"
    assert again.panel.note.toPlainText() == NOTE
    # Closing asks about it.
    window.close()
    assert window.leaving.dialog is not None
    assert "not signed off" in " ".join(window.leaving.dialog._asked.means)
    window.leaving.dialog.reject()
    # And whoever signs in meanwhile does not end it.
    left = window.missed.half_done
    assert [half.note for half in left.reviews.values()] == [NOTE]


def test_half_typed_amounts_wait_behind_the_veil(
    qtbot: QtBot, window: DeskWindow, background: Background
) -> None:
    reports = window.reports
    assert reports is not None
    window.show_page(reports.room)
    qtbot.waitUntil(lambda: reports.page.view is not None)
    reports.page.spend_button.click()
    (dialog,) = window.findChildren(SpendDialog)
    amount = next(iter(dialog.amounts.values()))
    qtbot.waitUntil(amount.isEnabled)
    QTest.keyClicks(amount, "1,250")
    veil = Veil(window)
    veil.fall()
    assert not dialog.isVisible()
    assert amount.text() == ""
    veil.lift()
    assert dialog.isVisible()
    assert amount.text() == "1,250"
    qtbot.waitUntil(lambda: reports.page.view is not None)
    with qtbot.waitSignal(reports.page.shown):
        dialog.act_button.click()


def test_the_moment_that_is_looked_back_to_waits_behind_the_veil(
    qtbot: QtBot, window: DeskWindow
) -> None:
    reports = window.reports
    assert reports is not None
    window.show_page(reports.room)
    qtbot.waitUntil(lambda: reports.page.view is not None)
    reports.page.back_button.click()
    (dialog,) = window.findChildren(LookBackDialog)
    shown = dialog.moment.moment()
    assert shown is not None
    moment = shown.addSecs(-1_800)
    dialog.moment.show_moment(moment)
    dialog.show_button.click()
    qtbot.waitUntil(dialog.view.isVisible)
    told = dialog.said.text()
    veil = Veil(window)
    veil.fall()
    assert not dialog.isVisible()
    assert dialog.said.text() == ""
    assert dialog.view.model() is None
    veil.lift()
    assert dialog.isVisible()
    assert dialog.moment.moment() == moment
    assert dialog.said.text() == told
    assert dialog.view.isVisible()


def test_days_that_are_half_chosen_wait_behind_the_veil(
    qtbot: QtBot, window: DeskWindow
) -> None:
    missed_page(qtbot, window).head.days.click()
    (dialog,) = window.findChildren(DaysDialog)
    dialog.first.show_day(date(2026, 11, 2))
    veil = Veil(window)
    veil.fall()
    assert not dialog.isVisible()
    veil.lift()
    assert dialog.isVisible()
    assert dialog.first.day == date(2026, 11, 2)
    dialog.act_button.click()
    assert window.missed is not None
    page = window.missed.page
    qtbot.waitUntil(lambda: page.head.days.text() == "2 to 22 Nov 2026")
