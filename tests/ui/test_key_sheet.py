"""The page of keys: plain words, and it names every key that the menu shows."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.ui.key_sheet import SECTIONS, KeySheet
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from tests.ui.desk_windows import Screen
from tests.ui.sign_in.walks import hard_to_read, unnamed


def opened(qtbot: QtBot, theme: Theme, wide: int, high: int) -> KeySheet:
    sheet = KeySheet(theme)
    qtbot.addWidget(sheet)
    sheet.resize(wide, high)
    with qtbot.waitExposed(sheet):
        sheet.show()
    return sheet


def test_every_key_is_said_and_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    sheet = opened(qtbot, theme, 1250, 640)
    said = [label.text() for label in sheet.findChildren(PlainLabel)]
    for heading, keys in SECTIONS:
        assert heading in said
        for _, what in keys:
            assert what in said
    assert hard_to_read(sheet) == {}
    assert unnamed(sheet) == []


def test_esc_leaves_it(qtbot: QtBot, theme: Theme) -> None:
    sheet = opened(qtbot, theme, 1250, 640)
    sheet.back.setFocus()
    with qtbot.waitSignal(sheet.left):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)


def test_no_words_are_cut_however_narrow(qtbot: QtBot, theme: Theme) -> None:
    for wide in (1250, 760, 400):
        sheet = opened(qtbot, theme, wide, 640)
        QApplication.processEvents()
        for label in sheet.findChildren(PlainLabel):
            assert label.height() >= label.heightForWidth(label.width())
            right = label.mapTo(sheet, label.rect().topRight()).x()
            assert right <= sheet.width()
        sheet.close()


def test_the_keys_scroll_it_from_where_they_are_as_it_opens(
    qtbot: QtBot, theme: Theme
) -> None:
    sheet = opened(qtbot, theme, 760, 300)
    sheet.back.setFocus()
    qtbot.waitUntil(sheet.back.hasFocus)
    bar = sheet.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(sheet.back, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(sheet.back, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    QTest.keyClick(sheet.back, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


def test_no_key_is_said_twice_in_the_window(qtbot: QtBot, theme: Theme) -> None:
    sheet = KeySheet(theme)
    qtbot.addWidget(sheet)
    sheet.say_actions((("F9", "Crisis"), ("F7", "Call guide"), ("Ctrl+O", "Import…")))
    sheet.show()
    said = [label.text() for label in sheet.findChildren(PlainLabel)]
    assert "Crisis" not in said
    assert "Call guide" not in said
    assert "Import…" in said


def test_each_role_reads_only_what_its_keys_do(screen: Screen, desk: Desk) -> None:
    said = {}
    for role in (Role.RECEPTIONIST, Role.CLINICIAN, Role.OFFICE_MANAGER):
        theirs = replace(desk, staff=replace(desk.staff, role=role))
        window = screen.show(theirs)
        window.show_keys()
        labels = window.keys.findChildren(PlainLabel)
        said[role] = {label.text() for label in labels}
        window.close()
    managers = said.pop(Role.OFFICE_MANAGER)
    assert {"Ctrl+D", "Ctrl+S"} <= managers
    for words in said.values():
        assert not {"Ctrl+D", "Ctrl+S"} & words
        assert not [one for one in words if "Missed" in one or "Reports" in one]
        assert "Prints a call sheet" in words
