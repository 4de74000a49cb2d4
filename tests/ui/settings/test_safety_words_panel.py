"""Safety words: own phrases are tried, saved and approved; what ships is read alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.domain.safety import Lane
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.own_words import own_lists, set_own_lists
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.settings.safety_words_panel import SafetyWordsPanel
from callback_desk.ui.theme import Theme
from callback_desk.wording.safety_words import NOTHING_HEARD
from tests.desks import PASSWORD, copy_desk, opened
from tests.ui.sign_in.walks import hard_to_read, tab_order, unnamed

HARM, EMERGENCY = Lane.HARM_TO_SELF, Lane.EMERGENCY


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


def shown(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> SafetyWordsPanel:
    panel = SafetyWordsPanel(theme, background, desk)
    qtbot.addWidget(panel)
    panel.resize(900, 900)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    ended: list[int] = []
    background.run(int, ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    panel.first_field().setFocus()
    return panel


@pytest.fixture
def panel(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> SafetyWordsPanel:
    return shown(qtbot, theme, background, desk)


def tried(qtbot: QtBot, panel: SafetyWordsPanel, sentence: str) -> str:
    with qtbot.waitSignal(panel.trying.tried):
        panel.trying.sentence.setText(sentence)
    return panel.trying.said()


def test_a_sentence_says_what_it_flags_and_why(
    qtbot: QtBot, panel: SafetyWordsPanel
) -> None:
    assert tried(qtbot, panel, "i want to die") == (
        "Priority (Danger to themselves): “i want to die” is on the lists that ship."
    )
    assert "not safe at home" in tried(qtbot, panel, "I can't breathe since Friday")
    said = tried(qtbot, panel, "no way out of my shift")
    assert said.startswith("Not flagged: “no way out of my shift” is everyday speech")
    assert tried(qtbot, panel, "my knee hurts") == NOTHING_HEARD
    assert tried(qtbot, panel, "") == ""


def test_phrases_are_tried_before_they_are_saved(
    qtbot: QtBot, panel: SafetyWordsPanel, desk: Desk
) -> None:
    assert tried(qtbot, panel, "I am checking out early") == NOTHING_HEARD
    with qtbot.waitSignal(panel.trying.tried):
        QTest.keyClicks(panel.fields[HARM], "checking out early")
    qtbot.waitUntil(lambda: "a phrase of your own" in panel.trying.said())
    assert own_lists(desk)[0].text.text == ""


def test_both_lists_are_saved_with_their_approval(
    qtbot: QtBot, panel: SafetyWordsPanel, desk: Desk
) -> None:
    panel.fields[HARM].setPlainText("checking out early")
    panel.fields[EMERGENCY].setPlainText("zzyzx reaction")
    panel.approval.box.setChecked(True)
    panel.approval.by.setText("Dr. Berg")
    panel.approval.on.show_day(date(2026, 11, 16))
    with qtbot.waitSignal(panel.told):
        panel.save_button.click()
    assert [one.text.text for one in own_lists(desk)] == [
        "checking out early",
        "zzyzx reaction",
    ]
    assert {one.text.approved_by for one in own_lists(desk)} == {"Dr. Berg"}
    assert "Approved by Dr. Berg" in panel._approved.text()
    panel.fields[HARM].appendPlainText("another one")
    assert not panel.approval.box.isChecked()


def test_a_line_that_cannot_be_read_is_named_and_what_is_typed_stays(
    qtbot: QtBot, panel: SafetyWordsPanel, desk: Desk
) -> None:
    panel.fields[HARM].setPlainText("dog*")
    panel.save_button.click()
    qtbot.waitUntil(lambda: not panel.notice.isHidden())
    assert "“dog*”" in panel.notice.sentence
    assert panel.fields[HARM].toPlainText() == "dog*"
    assert own_lists(desk)[0].text.text == ""
    assert "“dog*”" in tried(qtbot, panel, "my knee")


def test_what_ships_is_counted_and_only_read(panel: SafetyWordsPanel) -> None:
    shipped = panel.shipped
    assert not shipped.phrases.isVisible()
    shipped.which.setCurrentIndex(2)
    assert shipped.phrases.isVisible()
    assert len(shipped.phrases.toPlainText().splitlines()) > 20
    assert shipped.phrases.isReadOnly()
    shipped.which.setCurrentIndex(0)
    assert not shipped.phrases.isVisible()
    assert shipped.phrases.toPlainText() == ""


def test_a_receptionist_reads_and_tries_and_changes_nothing(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    set_own_lists(desk, {HARM: "checking out early"}, "", None)
    ann = add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    panel = shown(qtbot, theme, background, replace(desk, staff=ann))
    assert panel.fields[HARM].toPlainText() == "checking out early"
    QTest.keyClicks(panel.fields[HARM], "x")
    assert panel.fields[HARM].toPlainText() == "checking out early"
    assert not panel.save_button.isEnabled()
    assert "a phrase of your own" in tried(qtbot, panel, "checking out early")


def test_half_typed_phrases_stay_when_the_section_is_shown_again(
    qtbot: QtBot, panel: SafetyWordsPanel, desk: Desk, background: Background
) -> None:
    panel.fields[HARM].setPlainText("half ty")
    panel.hide()
    set_own_lists(desk, {HARM: "from elsewhere"}, "", None)
    panel.show()
    ended: list[int] = []
    background.run(int, ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    assert panel.fields[HARM].toPlainText() == "half ty"


def test_every_stop_is_named_read_and_comes_in_order(panel: SafetyWordsPanel) -> None:
    panel.shipped.which.setCurrentIndex(1)
    assert unnamed(panel) == []
    assert hard_to_read(panel) == {}
    assert tab_order(panel) == [
        "Try a sentence, as somebody might write it",
        "Danger to themselves",
        "Another emergency",
        "A clinician approved these words",
        "Save",
        "Group",
        "Phrases",
    ]
    assert panel.fields[HARM].focusPolicy() != Qt.FocusPolicy.NoFocus


def test_what_is_typed_while_it_is_saved_stays(
    qtbot: QtBot, panel: SafetyWordsPanel, desk: Desk
) -> None:
    panel.fields[HARM].setPlainText("checking out early")
    with qtbot.waitSignal(panel.told):
        panel.save_button.click()
        panel.fields[HARM].appendPlainText("one more phrase")
    assert panel.fields[HARM].toPlainText().endswith("one more phrase")
    assert own_lists(desk)[0].text.text == "checking out early"


def test_a_half_typed_approval_outlasts_a_look_elsewhere(
    qtbot: QtBot, panel: SafetyWordsPanel, background: Background
) -> None:
    panel.approval.box.setChecked(True)
    QTest.keyClicks(panel.approval.by, "Dr. Be")
    panel.hide()
    panel.show()
    ended: list[int] = []
    background.run(int, ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    assert panel.approval.box.isChecked()
    assert panel.approval.by.text() == "Dr. Be"


def test_an_approval_that_is_typed_while_phrases_are_saved_stays(
    qtbot: QtBot, panel: SafetyWordsPanel, background: Background
) -> None:
    free = Event()
    background.run(partial(free.wait, 30))
    panel.fields[HARM].setPlainText("checking out early")
    panel.save_button.click()
    panel.approval.box.setChecked(True)
    QTest.keyClicks(panel.approval.by, "Dr. Be")
    with qtbot.waitSignal(panel.told):
        free.set()
    assert panel.approval.box.isChecked()
    assert panel.approval.by.text() == "Dr. Be"
    assert panel.is_unsaved
