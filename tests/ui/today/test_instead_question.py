"""The question in the place of the call, by real keys: what answers, what is typed."""

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.safety_contact import Contact
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.instead_question import LONGEST, InsteadQuestion
from callback_desk.ui.today.safety_questions import tell_question
from callback_desk.wording.calling import say_full

KEY, BERG = Qt.Key, Contact("Dr. Berg")


@pytest.fixture
def heard() -> list[object]:
    return []


@pytest.fixture
def asked(qtbot: QtBot, theme: Theme, heard: list[object]) -> InsteadQuestion:
    question = InsteadQuestion(theme)
    qtbot.addWidget(question)
    question.ask(tell_question([BERG, Contact("N. Cole")]), QTime(9, 30))

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


def test_words_that_do_not_fit_are_told_of(
    qtbot: QtBot, asked: InsteadQuestion
) -> None:
    QApplication.clipboard().setText(100 * "Dr. Berg ")
    asked.own.setFocus()
    QTest.keyClick(asked.own, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(asked.own.text()) == LONGEST
    qtbot.waitUntil(lambda: asked.said() == say_full(LONGEST))


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


def test_a_digit_pressed_twice_answers_once_and_is_no_name(
    qtbot: QtBot, asked: InsteadQuestion, heard: list[object]
) -> None:
    """The desk kept that it had told “11”."""
    press(KEY.Key_1, KEY.Key_1)
    assert (asked.own.text(), heard) == ("", [])
    qtbot.waitUntil(lambda: heard == [0])
    assert asked.own.text() == ""


def test_a_number_that_begins_with_a_double_digit_is_typed_whole(
    asked: InsteadQuestion, heard: list[object]
) -> None:
    press(KEY.Key_1, KEY.Key_1, KEY.Key_2)
    assert (asked.own.text(), asked.own.hasFocus(), heard) == ("112", True, [])


def test_a_name_has_letters(asked: InsteadQuestion, heard: list[object]) -> None:
    press(KEY.Key_2, KEY.Key_1, KEY.Key_Return)
    assert heard == []
    assert asked.said() == "Type it in words, with letters."
    QTest.keyClicks(asked.own, " Dr. Berg")
    press(KEY.Key_Return)
    assert heard == ["21 Dr. Berg"]


def test_the_digit_that_brought_the_question_does_not_answer_it(
    qtbot: QtBot, asked: InsteadQuestion, heard: list[object]
) -> None:
    """Booked is 1, and so is the safety contact: two impatient presses told her."""
    again = tell_question([BERG])
    asked.ask(again, QTime(9, 30), brought_by="1")
    press(KEY.Key_1, KEY.Key_Return)
    assert heard == []
    asked.own.clearFocus()
    asked.setFocus()
    qtbot.waitUntil(lambda: not asked.is_guarded)
    press(KEY.Key_1, KEY.Key_Return)
    assert heard == [0]


def test_another_digit_answers_at_once(
    asked: InsteadQuestion, heard: list[object]
) -> None:
    asked.ask(tell_question([BERG]), QTime(9, 30), brought_by="4")
    press(KEY.Key_1, KEY.Key_Return)
    assert heard == [0]
