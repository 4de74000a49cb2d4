"""Crisis is one key away in every window, and a guide leaves the call in view."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.safety_care import Act
from callback_desk.services.desk import Desk
from callback_desk.services.priority_care import unattached
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.calls.called_us_dialog import CalledUsDialog
from callback_desk.ui.calls.quick_entry_dialog import QuickEntryDialog
from callback_desk.ui.desk_window import DeskWindow
from tests.ui.desk_windows import DANA

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
KEY = Qt.Key


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def dialog_of(qtbot: QtBot, window: DeskWindow, kind: type[QDialog]) -> QDialog:
    def seen() -> list[QDialog]:
        return [one for one in window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()) and seen()[0].isActiveWindow())
    return seen()[0]


@pytest.mark.parametrize(
    ("key", "kind"),
    [(KEY.Key_F2, CalledUsDialog), (None, QuickEntryDialog)],
)
def test_f9_opens_the_panel_over_a_dialog_and_its_keys_stamp(
    qtbot: QtBot,
    window: DeskWindow,
    desk: Desk,
    key: Qt.Key | None,
    kind: type[QDialog],
) -> None:
    if key is None:
        QTest.keyClick(window, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    else:
        press(key)
    dialog = dialog_of(qtbot, window, kind)
    press(KEY.Key_F9)
    panel = window.day.safety.crisis.panel
    qtbot.waitUntil(panel.isActiveWindow)
    press(KEY.Key_2)
    # Who is on the phone is not known yet: surely not the one on the card.
    qtbot.waitUntil(lambda: [one.act for one in unattached(desk)] == [Act.CALLED_911])
    assert show_lead(desk, DANA).care_log == []
    press(KEY.Key_Escape)
    assert not panel.isVisible()
    assert dialog.isVisible()
    dialog.reject()
    # Without the dialog it stands over the main window again.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(KEY.Key_F9)
    qtbot.waitUntil(panel.isActiveWindow)


def test_a_time_is_kept_for_whom_the_panel_names_whoever_the_card_shows_by_then(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    press(KEY.Key_F9)
    panel = window.day.safety.crisis.panel
    qtbot.waitUntil(panel.isActiveWindow)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(KEY.Key_Down)
    qtbot.waitUntil(lambda: other_lead(window) is not None)
    other = other_lead(window)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    press(KEY.Key_2)
    acts = [Act.CALLED_911]
    qtbot.waitUntil(lambda: [e.act for e in show_lead(desk, DANA).care_log] == acts)
    assert other is not None
    assert show_lead(desk, other).care_log == []
    # Opened anew, it is about whom the card shows.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(KEY.Key_F9)
    qtbot.waitUntil(panel.isActiveWindow)
    press(KEY.Key_2)
    qtbot.waitUntil(lambda: [e.act for e in show_lead(desk, other).care_log] == acts)


def other_lead(window: DeskWindow) -> int | None:
    """Who is on the card, if it is not Dana."""
    card = window.today.card_shown()
    return None if card is None or card.lead.lead_id == DANA else card.lead.lead_id


def guide(qtbot: QtBot, window: DeskWindow) -> QWidget:
    papers = window.day.safety.crisis.papers
    qtbot.waitUntil(
        lambda: "Call guide" in papers and papers["Call guide"].isActiveWindow()
    )
    return papers["Call guide"]


def test_a_guide_stands_beside_the_card_and_lets_the_call_go_on(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    press(KEY.Key_Return)
    assert window.today.card.is_calling
    press(KEY.Key_F7)
    paper = guide(qtbot, window)
    card = window.today.card
    on_screen = QRect(card.mapToGlobal(QPoint(0, 0)), card.size())
    assert not paper.geometry().intersects(on_screen)
    press(KEY.Key_4)
    qtbot.waitUntil(lambda: len(show_lead(desk, DANA).attempts) == 1)
    # It was about that call.
    qtbot.waitUntil(lambda: not paper.isVisible())


@pytest.mark.parametrize("leaves", [False, True])
def test_what_m_shows_from_a_guide_is_hidden_as_the_guide_is_left(
    qtbot: QtBot, window: DeskWindow, leaves: bool
) -> None:
    card = window.today.card
    card.set_discreet(True)
    press(KEY.Key_F7)
    paper = guide(qtbot, window)
    QTest.keyPress(paper, KEY.Key_M)
    assert card._messages.isVisible()
    if leaves:
        # Whatever comes before it hears that M is let go.
        other = QWidget()
        qtbot.addWidget(other)
        other.show()
        other.activateWindow()
        qtbot.waitUntil(other.isActiveWindow)
    else:
        paper.hide()
    assert not card._messages.isVisible()


def test_from_a_guide_the_voicemail_words_and_crisis_are_a_key_away(
    qtbot: QtBot, window: DeskWindow
) -> None:
    press(KEY.Key_F7)
    guide(qtbot, window)
    press(KEY.Key_F8)
    papers = window.day.safety.crisis.papers
    qtbot.waitUntil(
        lambda: (
            "Voicemail words" in papers and papers["Voicemail words"].isActiveWindow()
        )
    )
    press(KEY.Key_F9)
    panel = window.day.safety.crisis.panel
    qtbot.waitUntil(panel.isActiveWindow)
    press(KEY.Key_F9)
    assert not panel.isVisible()


def test_what_to_do_is_scrolled_by_keys_as_soon_as_it_is_there(
    qtbot: QtBot, window: DeskWindow
) -> None:
    press(KEY.Key_F9)
    panel = window.day.safety.crisis.panel
    qtbot.waitUntil(panel.isActiveWindow)
    panel.resize(panel.width(), 400)
    bar = panel.paper.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for on, back in ((KEY.Key_Down, KEY.Key_Up), (KEY.Key_PageDown, KEY.Key_PageUp)):
        press(on)
        assert bar.value() > 0
        press(back)
        assert bar.value() == 0
    press(KEY.Key_End)
    assert bar.value() == bar.maximum()
    press(KEY.Key_Home)
    assert bar.value() == 0
