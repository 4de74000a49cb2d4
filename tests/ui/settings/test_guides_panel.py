"""Guides: the clinic's own words, their approval, and who may change them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.clinic_text import CRISIS, NEUTRAL_NAME, VOICEMAIL
from callback_desk.domain.interests import Interest
from callback_desk.domain.staff import Role
from callback_desk.services.clinic_texts import (
    every_text,
    set_text,
    shipped_text,
    text_in_force,
    voicemail_words,
)
from callback_desk.services.desk import Desk
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.settings.guides_panel import GuidesPanel
from callback_desk.ui.theme import Theme
from tests.desks import PASSWORD, copy_desk, opened
from tests.ui.sign_in.walks import hard_to_read, unnamed


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


def shown(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> GuidesPanel:
    panel = GuidesPanel(theme, background, desk)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    qtbot.waitUntil(lambda: panel.which.count() == len(Interest) + 5)
    return panel


@pytest.fixture
def panel(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> GuidesPanel:
    return shown(qtbot, theme, background, desk)


def choose(panel: GuidesPanel, desk: Desk, code: str) -> None:
    codes = [text.code for text in every_text(desk)]
    panel.which.setCurrentIndex(codes.index(code))


def test_what_ships_stands_there_and_says_that_nobody_approved_it(
    panel: GuidesPanel, desk: Desk
) -> None:
    choose(panel, desk, CRISIS)
    assert panel.text.toPlainText() == shipped_text(CRISIS).text
    assert "Not approved yet" in panel._approval.text()
    assert unnamed(panel) == []
    assert hard_to_read(panel) == {}


def test_own_words_with_their_approval_are_saved(
    qtbot: QtBot, panel: GuidesPanel, desk: Desk
) -> None:
    choose(panel, desk, "ptsd")
    panel.text.setPlainText("# PTSD\n\n- Ask for a good time.")
    panel.approval.box.setChecked(True)
    panel.approval.by.setText("Dr. Berg")
    panel.approval.on.show_day(date(2026, 11, 16))
    with qtbot.waitSignal(panel.changed):
        panel.save_button.click()
    kept = text_in_force(desk, "ptsd")
    assert kept.text == "# PTSD\n\n- Ask for a good time."
    assert (kept.approved_by, kept.approved_on) == ("Dr. Berg", date(2026, 11, 16))
    assert "Approved by Dr. Berg" in panel._approval.text()


def test_other_words_are_not_approved_by_who_approved_these(
    panel: GuidesPanel, qtbot: QtBot, desk: Desk
) -> None:
    choose(panel, desk, VOICEMAIL)
    panel.approval.box.setChecked(True)
    panel.approval.by.setText("Dr. Berg")
    with qtbot.waitSignal(panel.changed):
        panel.save_button.click()
    assert panel.approval.box.isChecked()
    panel.text.appendPlainText("One more line.")
    assert not panel.approval.box.isChecked()


def test_an_approval_needs_a_name(qtbot: QtBot, panel: GuidesPanel, desk: Desk) -> None:
    choose(panel, desk, CRISIS)
    panel.approval.box.setChecked(True)
    panel.save_button.click()
    qtbot.waitUntil(lambda: not panel.notice.isHidden())
    assert text_in_force(desk, CRISIS).is_shipped


def test_what_is_half_typed_stays_while_another_text_is_looked_at(
    panel: GuidesPanel, desk: Desk
) -> None:
    choose(panel, desk, CRISIS)
    panel.text.setPlainText("half ty")
    choose(panel, desk, VOICEMAIL)
    assert panel.text.toPlainText() == shipped_text(VOICEMAIL).text
    choose(panel, desk, CRISIS)
    assert panel.text.toPlainText() == "half ty"
    panel.shipped_button.click()
    assert panel.text.toPlainText() == shipped_text(CRISIS).text


def test_an_approval_that_is_not_saved_stays_and_is_said(
    qtbot: QtBot, panel: GuidesPanel, desk: Desk
) -> None:
    choose(panel, desk, CRISIS)
    assert panel._unsaved.isHidden()
    QTest.mouseClick(panel.approval.box, Qt.MouseButton.LeftButton)
    QTest.keyClicks(panel.approval.by, "Dr. Berg")
    panel.approval.on.show_day(date(2026, 11, 16))
    assert panel._unsaved.isVisible()
    choose(panel, desk, VOICEMAIL)
    assert not panel.approval.box.isChecked()
    assert panel._unsaved.isHidden()
    panel.hide()
    panel.show()
    choose(panel, desk, CRISIS)
    assert panel.approval.approval() == ("Dr. Berg", date(2026, 11, 16))
    assert panel.approval.by.isVisible()
    QTest.mouseClick(panel.approval.box, Qt.MouseButton.LeftButton)
    assert not panel.is_unsaved


def test_enter_in_the_clinicians_name_saves_as_on_other_pages(
    qtbot: QtBot, panel: GuidesPanel, desk: Desk
) -> None:
    choose(panel, desk, CRISIS)
    panel.approval.box.setChecked(True)
    QTest.keyClicks(panel.approval.by, "Dr. Berg")
    with qtbot.waitSignal(panel.changed):
        QTest.keyClick(panel.approval.by, Qt.Key.Key_Return)
    assert text_in_force(desk, CRISIS).approved_by == "Dr. Berg"
    assert not panel.is_unsaved
    panel.approval.on.show_day(date(2026, 11, 2))
    with qtbot.waitSignal(panel.changed):
        QTest.keyClick(panel.approval.on, Qt.Key.Key_Return)
    assert text_in_force(desk, CRISIS).approved_on == date(2026, 11, 2)


def test_what_is_typed_while_it_is_being_saved_is_not_taken_away(
    qtbot: QtBot, panel: GuidesPanel, desk: Desk
) -> None:
    choose(panel, desk, CRISIS)
    panel.text.setPlainText("# Ours")
    with qtbot.waitSignal(panel.changed):
        panel.save_button.click()
        panel.text.appendPlainText("- More.")
    assert text_in_force(desk, CRISIS).text == "# Ours"
    assert panel.text.toPlainText() == "# Ours\n- More."
    assert panel.is_unsaved


def test_a_half_typed_neutral_name_stays_and_enter_saves_it(
    qtbot: QtBot, panel: GuidesPanel, desk: Desk
) -> None:
    choose(panel, desk, NEUTRAL_NAME)
    QTest.keyClicks(panel.name, "the Maple")
    choose(panel, desk, CRISIS)
    choose(panel, desk, NEUTRAL_NAME)
    assert panel.name.text() == "the Maple"
    with qtbot.waitSignal(panel.changed):
        QTest.keyClick(panel.name, Qt.Key.Key_Return)
    assert "the Maple" in voicemail_words(desk).text


def test_what_stands_in_braces_is_told_where_it_is_edited(
    panel: GuidesPanel, desk: Desk
) -> None:
    choose(panel, desk, VOICEMAIL)
    assert "{name}" in panel.text.toPlainText()
    assert panel._name_means.isVisible()
    assert "{name}" in panel._name_means.text()
    choose(panel, desk, CRISIS)
    assert not panel._name_means.isVisible()


def test_the_neutral_name_is_said_on_voicemails(
    qtbot: QtBot, panel: GuidesPanel, desk: Desk
) -> None:
    choose(panel, desk, NEUTRAL_NAME)
    assert not panel.text.isVisible()
    QTest.keyClicks(panel.name, "the Maple Street office")
    with qtbot.waitSignal(panel.changed):
        panel.save_button.click()
    assert "the Maple Street office" in voicemail_words(desk).text


def test_a_receptionist_reads_and_changes_nothing(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    ann = add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    panel = shown(qtbot, theme, background, replace(desk, staff=ann))
    choose(panel, desk, CRISIS)
    before = panel.text.toPlainText()
    QTest.keyClicks(panel.text, "x")
    assert panel.text.toPlainText() == before
    assert not panel.save_button.isEnabled()
    assert "Office managers" in panel.save_button.toolTip()


def test_what_another_desk_set_is_read_when_it_is_shown_again(
    qtbot: QtBot, panel: GuidesPanel, desk: Desk
) -> None:
    panel.hide()
    set_text(desk, "ptsd", "# PTSD\n\nours", "", None)
    choose(panel, desk, "ptsd")
    panel.show()
    qtbot.waitUntil(lambda: panel.text.toPlainText() == "# PTSD\n\nours")
    assert Qt.FocusPolicy.NoFocus != panel.which.focusPolicy()
