"""Somebody who wants no calls is written to: said, offered and recorded by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from callback_desk.domain.outcome import Channel
from callback_desk.domain.reach import Reach, Writing
from callback_desk.services.desk import Desk
from callback_desk.services.outcome_settings import change_outcomes, show_outcomes
from callback_desk.services.reach_leads import tell_reach
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.calls.dialling import DIALS_BY, TEL
from callback_desk.ui.calls.reach_dialog import ReachDialog
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.today.key_button import KeyButton
from callback_desk.ui.today.prompt_row import PromptRow
from callback_desk.ui.today.status_strip import StatusStrip
from callback_desk.ui.widgets import NamedButton
from callback_desk.ui.window_state import WindowState
from tests.ui.desk_windows import MARIA
from tests.ui.keyboard import press

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialed(monkeypatch: pytest.MonkeyPatch, state: WindowState) -> list[object]:
    """The links that were opened; there is a telephone."""
    links: list[object] = []

    def hear(url: object) -> bool:
        links.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", hear)
    state.of_everybody().keep_text(DIALS_BY, TEL)
    return links


def ask_for_maria(qtbot: QtBot, window: DeskWindow) -> str:
    """Enter on her; what is asked."""
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_Return)
    assert not window.today.card.is_calling
    return window.today.card.findChildren(PromptRow)[0].said()


def strip_says(window: DeskWindow) -> str:
    return window.today.card.findChildren(StatusStrip)[0].said()


def offered(window: DeskWindow) -> list[str]:
    """The words on the keys in view."""
    keys = window.today.card.findChildren(KeyButton)
    return [key.accessibleName() for key in keys if key.isVisible()]


def test_an_email_instead_of_a_call_is_recorded_by_its_key_and_nothing_rings(
    qtbot: QtBot, window: DeskWindow, desk: Desk, dialed: list[object]
) -> None:
    """It was called, or a reason for calling was asked first."""
    tell_reach(desk, MARIA, Reach(writing=Writing.EMAIL))
    asked = ask_for_maria(qtbot, window)
    assert asked == "They asked for e-mails, and no calls. Call all the same?"
    press(window, KEY.Key_1)
    assert strip_says(window).startswith("E-mailed: ")
    qtbot.waitUntil(lambda: bool(show_lead(desk, MARIA).attempts))
    (attempt,) = show_lead(desk, MARIA).attempts
    assert (attempt.outcome, attempt.channel) == ("emailed", Channel.EMAIL)
    assert dialed == []
    assert show_lead(desk, MARIA).state.current.first_contact_at == attempt.at


def test_they_are_called_all_the_same_where_a_reason_is_given(
    qtbot: QtBot, window: DeskWindow, desk: Desk, dialed: list[object]
) -> None:
    tell_reach(desk, MARIA, Reach(writing=Writing.EITHER))
    ask_for_maria(qtbot, window)
    press(window, KEY.Key_3)
    qtbot.waitUntil(lambda: window.today.card.is_calling)
    assert len(dialed) == 1
    press(window, KEY.Key_4)
    qtbot.waitUntil(lambda: bool(show_lead(desk, MARIA).attempts))
    (attempt,) = show_lead(desk, MARIA).attempts
    assert attempt.channel is Channel.PHONE
    assert attempt.details.outside_because == "They asked for this time"


def test_an_outcome_that_the_clinic_does_not_use_is_not_offered(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    outcomes, _rules = show_outcomes(desk)
    change_outcomes(desk, [replace(o, active=o.code != "texted") for o in outcomes])
    with qtbot.waitSignal(window.today.looked):
        window.refresh()
    tell_reach(desk, MARIA, Reach(writing=Writing.EITHER))
    ask_for_maria(qtbot, window)
    assert not any("Texted" in words for words in offered(window))
    assert any("E-mailed" in words for words in offered(window))


def test_it_is_told_where_the_rest_is_told(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    press(window, KEY.Key_H, held=CONTROL)
    dialog = window.findChildren(ReachDialog)[-1]
    dialog.writing.setCurrentIndex(dialog.writing.findData("email"))
    dialog.save_button.click()

    def told() -> Reach:
        facts = show_lead(desk, MARIA).facts
        assert facts is not None
        return facts.confirmed

    qtbot.waitUntil(lambda: told().writing is Writing.EMAIL)


def test_who_dialed_by_hand_has_no_second_call(
    qtbot: QtBot, window: DeskWindow, desk: Desk, dialed: list[object]
) -> None:
    """*I dialed* handed the number to the telephone once more."""
    press(window, KEY.Key_Down)
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Maria Alvarez")
    buttons = window.today.card.findChildren(NamedButton)
    next(one for one in buttons if one.text() == "I dialed").click()
    assert window.today.card.is_calling
    assert dialed == []
    press(window, KEY.Key_4)
    qtbot.waitUntil(lambda: bool(show_lead(desk, MARIA).attempts))
    assert show_lead(desk, MARIA).attempts[0].channel is Channel.PHONE
