"""The question in the place of the call, by real keys: what answers, what is typed."""

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.ui.theme import Theme
from callback_desk.ui.today.instead_question import InsteadQuestion, tell_question

KEY = Qt.Key


@pytest.fixture
def heard() -> list[object]:
    return []


@pytest.fixture
def asked(qtbot: QtBot, theme: Theme, heard: list[object]) -> InsteadQuestion:
    question = InsteadQuestion(theme)
    qtbot.addWidget(question)
    question.ask(tell_question(["Dr. Berg", "N. Cole"]), QTime(9, 30))

    def hear(answer: object, at: QTime) -> None:
        heard.append(answer)

    question.answered.connect(hear)
    with qtbot.waitExposed(question):
        question.show()
    question.activateWindow()
    question.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    question.setFocus()
    qtbot.waitUntil(question.hasFocus)
    return question


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def test_one_digit_answers_once_nothing_follows_it(
    qtbot: QtBot, asked: InsteadQuestion, heard: list[object]
) -> None:
    press(KEY.Key_1)
    assert heard == []
    qtbot.waitUntil(lambda: heard == [0])


def test_enter_behind_the_digit_answers_at_once(
    asked: InsteadQuestion, heard: list[object]
) -> None:
    press(KEY.Key_2, KEY.Key_Return)
    assert heard == [1]


def test_alt_and_a_digit_answer_at_once(
    asked: InsteadQuestion, heard: list[object]
) -> None:
    QTest.keyClick(asked, KEY.Key_2, Qt.KeyboardModifier.AltModifier)
    assert heard == [1]


def test_a_number_tells_nobody_anything_and_is_typed(
    asked: InsteadQuestion, heard: list[object]
) -> None:
    """A scanner's digits told the desk that a clinician knew."""
    press(KEY.Key_2, KEY.Key_1, KEY.Key_2)
    assert (asked.own.text(), asked.own.hasFocus(), heard) == ("212", True, [])


def test_esc_takes_a_digit_back_before_it_leaves(
    qtbot: QtBot, asked: InsteadQuestion, heard: list[object]
) -> None:
    press(KEY.Key_1, KEY.Key_Escape)
    with qtbot.waitSignal(asked.left):
        press(KEY.Key_Escape)
    assert heard == []


def test_a_letter_behind_a_digit_is_typing_as_well(
    qtbot: QtBot, asked: InsteadQuestion, heard: list[object]
) -> None:
    press(KEY.Key_1, KEY.Key_A)
    assert asked.own.text() == "a"
    press(KEY.Key_Return)
    assert heard == ["a"]
