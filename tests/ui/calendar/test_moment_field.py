"""A day and a time: each by keys, and the time in the words of our sentences."""

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.ui.calendar.moment_field import MomentField
from callback_desk.ui.theme import Theme
from callback_desk.wording.times import say_clock
from tests.ui.sign_in.walks import press, stop

NOON_AND_ONE = QDateTime(QDate(2026, 11, 16), QTime(13, 0))


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> Iterator[MomentField]:
    before = QLocale()
    # Where Qt says "p. m.".
    QLocale.setDefault(QLocale("es"))
    field = MomentField(theme, "Day", "Time")
    qtbot.addWidget(field)
    field.show_moment(NOON_AND_ONE)
    field.show()
    field.setFocus()
    yield field
    QLocale.setDefault(before)


def test_the_time_is_said_as_in_the_sentences_around_it(field: MomentField) -> None:
    assert field.clock.text() == say_clock(time(13))
    assert field.day.lineEdit().text() == "lun 16 nov 2026"


def test_what_is_typed_into_either_is_told(qtbot: QtBot, field: MomentField) -> None:
    clock, sections = field.clock, 0
    while stop(field) is field.day:
        press(field, Qt.Key.Key_Tab)
        sections += 1
    assert (stop(field), sections) == (clock, 4)
    # As Tab does in a field of text.
    assert clock.selectedText() == clock.text()
    with qtbot.waitSignal(field.moment_changed):
        QTest.keyClicks(clock, "9:30 am")
    moment = field.moment()
    assert moment is not None
    assert moment.time().toPython() == time(9, 30)
    with qtbot.waitSignal(field.moment_changed) as told:
        QTest.keyClick(field.day, Qt.Key.Key_Down)
    assert told.args == [field.moment()]
    assert field.day.date() < NOON_AND_ONE.date()


def test_another_moment_is_shown_without_a_word(
    qtbot: QtBot, field: MomentField
) -> None:
    with qtbot.assertNotEmitted(field.moment_changed):
        field.show_moment(NOON_AND_ONE.addDays(3))
    assert field.day.date() == QDate(2026, 11, 19)
