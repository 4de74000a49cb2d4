"""A date by keys and by the mouse: what is typed goes over a word of it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.calendar import date_field
from callback_desk.ui.calendar.date_field import DateField
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.time_field import TimeField
from tests.dates import AMERICAN, PLAIN, written


@pytest.fixture
def field(
    request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme
) -> Iterator[DateField]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    with written(getattr(request, "param", PLAIN)):
        before, field, after = QLineEdit(), DateField(theme, "From"), QLineEdit()
    for widget in (before, field, after):
        column.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    before.setFocus()
    field.show_day(date(2026, 11, 28))
    yield field
    window.close()


def press(field: DateField, *keys: str | Qt.Key) -> None:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(field, key)
        else:
            QTest.keyClick(field, key)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (("1", Qt.Key.Key_Tab), date(2026, 11, 1)),
        (("12",), date(2026, 11, 12)),
        (("12", "Oct", "2025"), date(2025, 10, 12)),
        ((Qt.Key.Key_Down,), date(2026, 11, 27)),
        ((Qt.Key.Key_Tab, Qt.Key.Key_Up), date(2026, 12, 28)),
    ],
)
def test_typing_begins_with_the_day(
    field: DateField, keys: tuple[str | Qt.Key, ...], day: date
) -> None:
    window = field.window()
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    press(field, *keys)
    assert field.day == day


@pytest.mark.parametrize(
    ("word", "typed", "day"),
    [
        ("Sat", "3", date(2026, 11, 3)),
        ("28", "3", date(2026, 11, 3)),
        ("Nov", "Oct", date(2026, 10, 28)),
        ("2026", "2025", date(2025, 11, 28)),
    ],
)
def test_typing_goes_over_what_was_clicked_at(
    field: DateField, word: str, typed: str, day: date
) -> None:
    edit = field.lineEdit()
    before = edit.text().partition(word)[0] + word[:1]
    at = edit.fontMetrics().horizontalAdvance(before) + 4
    QTest.mouseClick(edit, Qt.MouseButton.LeftButton, pos=QPoint(at, 8))
    press(field, typed)
    assert field.day == day


def test_it_is_as_high_as_the_fields_beside_it(field: DateField, theme: Theme) -> None:
    others = field.window().findChildren(QLineEdit)
    lines = {other.height() for other in others if other.parent() is field.window()}
    assert lines == {field.height()}
    assert TimeField(theme, "At").minimumHeight() == field.height()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_date_has_its_room(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(date_field, "date_locale", lambda: QLocale(language))
    field = DateField(theme, "From")
    qtbot.addWidget(field)
    field.show()
    for number in range(366):
        day = date(2028, 1, 1) + timedelta(number)
        field.show_day(day)
        field.resize(field.sizeHint())
        edit = field.lineEdit()
        needed = edit.fontMetrics().horizontalAdvance(edit.text())
        # Qt keeps two pixels at either side, and one for the cursor.
        assert needed + 5 <= edit.width(), edit.text()


@pytest.mark.parametrize("field", [AMERICAN], indirect=True)
@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (("12",), date(2026, 11, 12)),
        (("12", "2025"), date(2025, 11, 12)),
        ((Qt.Key.Key_Down,), date(2026, 11, 27)),
        ((Qt.Key.Key_Backtab, "Oct"), date(2026, 10, 28)),
    ],
)
def test_where_the_month_stands_first_typing_begins_with_the_day_too(
    field: DateField, keys: tuple[str | Qt.Key, ...], day: date
) -> None:
    assert field.lineEdit().text() == "Sat Nov 28, 2026"
    focused = field.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert field.lineEdit().selectedText() == "28"
    press(field, *keys)
    assert field.day == day
