"""The main window: the rail, what is dropped on it, what it remembers."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.foot_sign import FootSign
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.rail import RailButton
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from callback_desk.ui.window_state import WindowState

NO_KEY, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction


def new_window(qtbot: QtBot, theme: Theme, folder: Path) -> MainWindow:
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(theme, "Kim", WindowState(settings, "Kim", "main"))
    qtbot.addWidget(window)
    return window


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> MainWindow:
    window = new_window(qtbot, theme, tmp_path)
    window.add_page("Today", "today", QWidget())
    window.add_page("Other", "import", QWidget())
    window.show()
    return window


def button(window: MainWindow, word: str) -> RailButton:
    return next(b for b in window.findChildren(RailButton) if word in b.text())


def test_the_rail_shows_pages_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    today, other = button(window, "Today"), button(window, "Other")
    assert today.isChecked()
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Space)
    assert other.isChecked()
    assert not today.isChecked()
    assert other.accessibleName() == "Other"


# A menu takes the keyboard, which the screen of tests cannot give.
@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_whole_menu_is_on_the_screen(
    qtbot: QtBot, theme: Theme, tmp_path: Path, percent: int
) -> None:
    """With large text its last columns stood outside: Lock and Quit were not seen."""
    theme.wear(dark=False, percent=percent)
    try:
        window = new_window(qtbot, theme, tmp_path)
        for number in range(60):
            window.menu.offer(f"Action of some length {number}", "", window.close)
        window.show()
        window.open_menu()
        qtbot.waitUntil(window.menu.isVisible)
        room = window.screen().availableGeometry()
        assert room.contains(window.menu.geometry())
        window.menu.close()
    finally:
        theme.wear(dark=False, percent=100)


def test_what_is_told_in_the_foot_stays_on_one_line(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(window.sizeHint().expandedTo(QSize(1200, 700)))
    window.tell_progress("1 of 6 done today")
    window.tell("The telephone is set for this computer.")
    status = next(
        label
        for label in window.findChildren(PlainLabel)
        if label.accessibleName().startswith("Status")
    )
    one_line = status.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: status.heightForWidth(status.width()) < 2 * one_line)
    # What is long has two lines, and widens no window.
    window.tell("word " * 80)
    qtbot.waitUntil(lambda: status.heightForWidth(status.width()) >= 2 * one_line)
    assert window.width() == 1200


def test_in_a_strip_a_button_behind_what_is_told_has_the_progress_room(
    window: MainWindow,
) -> None:
    window.resize(420, 700)
    window.tell_progress("1 of 6 done today")
    progress = next(
        label
        for label in window.findChildren(PlainLabel)
        if label.text() == "1 of 6 done today"
    )
    assert not progress.isHidden()
    window.tell_with("9 leads came in. 2 records need a look.", "Undo import")
    assert progress.isHidden()
    window.tell("Undone.")
    assert not progress.isHidden()
    window.tell_with("9 leads came in.", "Undo import")
    window.resize(1200, 700)
    assert not progress.isHidden()


def test_what_is_told_has_the_room_of_all_that_need_not_stand_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    # Of 1366 x 768 at 200 %, in a language that takes more room.
    window.resize(683, 356)
    window.tell_progress("1 de 6 hechos hoy")
    contact = "Responsable de seguridad hoy: Dr. Berg ext. 12, luego N. Cole"
    window.contact_sign.say(contact, "", worries=False)
    window.show_contact_sign()
    assert not window.contact_sign.isHidden()
    status = next(
        label
        for label in window.findChildren(PlainLabel)
        if label.accessibleName().startswith("Status")
    )
    said = "Llegaron 2 contactos. 1 registro por revisar."
    window.tell_with(said, "Deshacer importación")
    qtbot.waitUntil(lambda: status.width() >= status.sizeHint().width())
    assert window.contact_sign.isHidden()
    window.tell("Hecho.")
    qtbot.waitUntil(lambda: status.width() >= status.sizeHint().width())
    assert not window.contact_sign.isHidden()
    # That nobody is to be called stays, whatever is told.
    window.contact_sign.say("Nadie es responsable de seguridad hoy", "", worries=True)
    window.tell_with(said, "Deshacer importación")
    assert not window.contact_sign.isHidden()


def test_enter_presses_the_button_that_has_the_keys(window: MainWindow) -> None:
    today, other = button(window, "Today"), button(window, "Other")
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Return)
    assert other.isChecked()
    today.setFocus()
    QTest.keyClick(today, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert today.isChecked()
    QTest.keyClick(today, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert today.isChecked()


def test_enter_ticks_nothing_and_types_nothing(window: MainWindow) -> None:
    page = QWidget()
    box, field = QCheckBox("Tick", page), QLineEdit(page)
    window.add_page("Third", "import", page)
    window.show_page(page)
    for part in (box, field):
        part.show()
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_Return)
    assert (box.isChecked(), field.text()) == (False, "")


def test_a_page_without_a_button_lights_none(qtbot: QtBot, window: MainWindow) -> None:
    hidden = QWidget()
    window.add_hidden_page(hidden)
    today, other = button(window, "Today"), button(window, "Other")
    other.click()
    window.show_page(hidden)
    assert window.page_shown() is hidden
    assert (today.isChecked(), other.isChecked()) == (False, False)
    window.show_keys()
    window.leave_keys()
    assert window.page_shown() is hidden
    today.click()
    assert (today.isChecked(), other.isChecked()) == (True, False)


def test_lock_is_asked_for_by_its_keys(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.lock_wanted):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_each_page_has_keys_of_its_own_and_says_so(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.add_page("Foot", "lock", QWidget(), foot_keys="Ctrl+,")
    for word, key, told in (
        ("Other", Qt.Key.Key_2, "Other (Ctrl+2)"),
        ("Foot", Qt.Key.Key_Comma, "Foot (Ctrl+,)"),
        ("Today", Qt.Key.Key_1, "Today (Ctrl+1)"),
    ):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert button(window, word).isChecked()
        assert button(window, word).toolTip() == told


def test_keys_reach_pages_and_lock_in_a_strip_without_the_rail(
    qtbot: QtBot, theme: Theme, window: MainWindow
) -> None:
    window.resize(theme.px(110), theme.px(150))
    qtbot.waitUntil(lambda: not button(window, "Other").isVisible())
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert button(window, "Other").isChecked()
    with qtbot.waitSignal(window.lock_wanted):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_the_foot_shows_text_as_it_is(window: MainWindow) -> None:
    window.tell("<b>saved</b>")
    assert "<b>saved</b>" in [x.text() for x in window.findChildren(PlainLabel)]


def test_its_size_is_remembered(
    qtbot: QtBot, theme: Theme, window: MainWindow, tmp_path: Path
) -> None:
    window.resize(712, 533)
    with qtbot.waitSignal(window.closed):
        window.close()
    again = new_window(qtbot, theme, tmp_path)
    assert (again.width(), again.height()) == (712, 533)


def test_in_a_low_window_no_button_of_the_rail_covers_another(
    qtbot: QtBot, window: MainWindow
) -> None:
    for number in range(4):
        window.add_page(f"Page {number}", "today", QWidget())
    window.resize(window.width(), window.minimumHeight())
    QApplication.processEvents()
    shown = [b for b in window.findChildren(RailButton) if b.isVisible()]
    placed = sorted((button.geometry() for button in shown), key=QRect.top)
    assert len(placed) > 5
    for above, below in pairwise(placed):
        assert above.bottom() < below.top()
    assert all(where.height() > window.fontMetrics().height() for where in placed)


def test_a_sign_in_the_foot_says_where_its_words_have_no_room(
    qtbot: QtBot, theme: Theme
) -> None:
    sign = FootSign(theme, "staff")
    qtbot.addWidget(sign)
    words = "Safety contact: Dr. Berg ext. 12, then N. Cole"
    sign.say(words, "", worries=False)
    assert sign.words_in(sign.sizeHint().width()) == words
    cut = sign.words_in(sign.sizeHint().width() // 2)
    assert cut.endswith("…")
    assert sign.toolTip() == words
