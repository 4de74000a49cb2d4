"""The window of an open desk: its pages by keys, and what its settings change."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.rail import RailButton
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.hidden_button import HiddenButton
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.ui.window_state import WindowState
from tests.services.fake_desk import FakeDesk, asks

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> DeskWindow:
    fake = FakeDesk()
    fake.new_lead()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim", "main")
    window = build_desk_window(theme, background, fake.desk, state, discreet=True)
    qtbot.addWidget(window)
    window.resize(theme.px(340), theme.px(178))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: "Ana Lopez" in window.today.lead_shown())
    return window


def focused(window: DeskWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def test_keys_lead_to_the_settings_and_back(window: DeskWindow) -> None:
    QTest.keyClick(focused(window), Qt.Key.Key_Comma, CTRL)
    assert window.settings.isVisible()
    assert focused(window).accessibleName() == "Staff"
    QTest.keyClick(focused(window), Qt.Key.Key_1, CTRL)
    assert window.today.isVisible()
    assert window.today.list.isAncestorOf(focused(window))


def test_who_can_see_the_screen_holds_on_the_card_at_once(
    qtbot: QtBot, window: DeskWindow
) -> None:
    hidden = window.today.card.findChild(HiddenButton)
    assert isinstance(hidden, HiddenButton)
    qtbot.waitUntil(lambda: not hidden.isHidden())
    with qtbot.waitSignal(window.discreet_chosen) as chosen:
        window.settings.computer.discreet_chosen.emit(False)
    assert chosen.args == [False]
    assert hidden.isHidden()


def test_a_new_size_of_the_text_waits_while_a_call_is_open(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.today.card.open_call()
    with qtbot.assertNotEmitted(window.text_size_chosen):
        window.settings.appearance.text_size_chosen.emit()
    assert window.settings.appearance.notice.sentence
    window.today.card.leave_call()
    with qtbot.waitSignal(window.text_size_chosen):
        window.settings.appearance.text_size_chosen.emit()


def test_what_a_section_did_is_said_in_the_foot(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.settings.told.emit("Ann Porter can sign in now.")
    said = [label.text() for label in window.findChildren(PlainLabel)]
    assert "Ann Porter can sign in now." in said


def kept_window(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> DeskWindow:
    """The window of a desk that kept a record with words that must not wait."""
    fake = FakeDesk()
    fake.take(asks(name="Bo Chen", phone_text="none", message="want to die"))
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim", "main")
    window = build_desk_window(theme, background, fake.desk, state, discreet=False)
    qtbot.addWidget(window)
    window.resize(theme.px(340), theme.px(178))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: window.today.list.chosen() is not None)
    return window


def decide_button(window: DeskWindow) -> NamedButton:
    buttons = window.today.card.findChildren(NamedButton)
    return next(button for button in buttons if button.text() == "Decide now")


def number_in_hand(window: DeskWindow) -> bool:
    return focused(window) is window.needs_look.panel.form.phone


def test_enter_on_a_kept_record_leads_to_where_it_is_decided(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    window = kept_window(qtbot, theme, background, tmp_path)
    qtbot.waitUntil(decide_button(window).isVisible)
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    assert window.needs_look.isVisible()
    qtbot.waitUntil(lambda: number_in_hand(window))


def test_so_does_its_button(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    window = kept_window(qtbot, theme, background, tmp_path)
    button = next(
        b
        for b in window.today.card.findChildren(NamedButton)
        if b.text() == "Decide now"
    )
    qtbot.waitUntil(button.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: number_in_hand(window))


def test_the_rail_counts_what_waits_and_a_decision_is_seen_at_once(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    window = kept_window(qtbot, theme, background, tmp_path)
    (button,) = (
        b for b in window.findChildren(RailButton) if b.text() == "Needs a look"
    )
    qtbot.waitUntil(lambda: button.accessibleName() == "Needs a look, 1")
    QTest.keyClick(focused(window), Qt.Key.Key_2, CTRL)
    qtbot.waitUntil(lambda: number_in_hand(window))
    QTest.keyClicks(focused(window), "2125550142")
    QTest.keyClick(focused(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: button.accessibleName() == "Needs a look")
    qtbot.waitUntil(lambda: window.needs_look.nothing.hasFocus())
    qtbot.waitUntil(lambda: window.today.lead_shown() == "Bo Chen")
