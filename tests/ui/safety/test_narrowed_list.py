"""A list that was narrowed hides nobody in danger: they come first all the same."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.safety_care import Act, Subject, Told
from callback_desk.domain.standing import Standing
from callback_desk.services.desk import Desk
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.safety import ALL_SHOWN_AGAIN
from tests.ui.desk_windows import DANA
from tests.ui.keyboard import press

KEY = Qt.Key
TYPED = Typed("Ruth Adler", "(212) 555-0177", "I want to die")


def foot(window: DeskWindow) -> list[str]:
    labels = window.findChildren(PlainLabel)
    return [one.text() for one in labels if one.accessibleName().startswith("Status")]


def narrow(qtbot: QtBot, window: DeskWindow) -> None:
    """To what is due today: Maria and Sean."""
    window.today.counters.counter(Standing.DUE_TODAY).click()
    qtbot.waitUntil(lambda: window.today.table.row_of(DANA) is None)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    window.today.list.setFocus()


def care_for_dana(desk: Desk) -> None:
    """She was spoken with, and somebody knows."""
    later = desk.now() + timedelta(hours=1)
    record_outcome(desk, DANA, Call("call_again", next_at=later))
    subject = Subject(lead_id=DANA)
    stamp(desk, subject, Stamp(Act.TOLD, "Dr. Berg", Told.BY_PHONE))


def test_who_waits_out_of_sight_comes_before_a_call(
    qtbot: QtBot, window: DeskWindow
) -> None:
    narrow(qtbot, window)
    press(window, KEY.Key_Return)
    assert window.today.card.is_asked
    assert not window.today.card.is_calling


def test_a_search_hides_nobody_in_danger_either(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.today.search.setText("alvarez")
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    window.today.list.setFocus()
    press(window, KEY.Key_Return)
    assert window.today.card.is_asked


@pytest.mark.parametrize("searches", [False, True])
def test_who_comes_in_meanwhile_is_next_and_it_is_said(
    qtbot: QtBot, window: DeskWindow, desk: Desk, searches: bool
) -> None:
    care_for_dana(desk)
    window.refresh()
    qtbot.waitUntil(lambda: not window.day.safety.comes_first())
    if searches:
        window.today.search.setText("alvarez")
        qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
        window.today.list.setFocus()
    else:
        narrow(qtbot, window)
    press(window, KEY.Key_Return)
    assert window.today.card.is_calling
    enter_lead(desk, TYPED)
    press(window, KEY.Key_4)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Ruth Adler")
    assert window.today.counters.filter() is None
    assert window.today.search.text() == ""
    assert window.today.list.view.currentIndex().row() == 0
    assert ALL_SHOWN_AGAIN in foot(window)


def test_show_leads_to_them_out_of_a_narrowed_list(
    qtbot: QtBot, window: DeskWindow
) -> None:
    narrow(qtbot, window)
    window.day.safety.strip.show_button.click()
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Dana Lee")
    assert window.today.counters.filter() is None
