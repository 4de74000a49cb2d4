"""The search by real keys: typing tells, Esc clears and leaves."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.theme import DARK, Theme
from callback_desk.ui.today.search_box import SearchBox

Key = Qt.Key


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> Iterator[SearchBox]:
    page, other, box = QWidget(), QLineEdit(), SearchBox(theme)
    other.setObjectName("other")
    column = QVBoxLayout(page)
    column.addWidget(other)
    column.addWidget(box)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    other.setFocus()
    yield box
    page.close()


def test_typing_tells_every_change(box: SearchBox, qtbot: QtBot) -> None:
    heard: list[str] = []
    box.search_changed.connect(heard.append)
    box.take_keys()
    QTest.keyClicks(box, "alv")
    QTest.keyClick(box, Key.Key_Backspace)
    assert heard == ["a", "al", "alv", "al"]


def test_escape_clears_and_leaves(box: SearchBox, qtbot: QtBot) -> None:
    box.take_keys()
    QTest.keyClicks(box, "555")
    with qtbot.waitSignals([box.search_changed, box.left]):
        QTest.keyClick(box, Key.Key_Escape)
    assert box.text() == ""
    with qtbot.waitSignal(box.left):
        QTest.keyClick(box, Key.Key_Escape)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Down])
def test_enter_and_down_leave_with_the_text_in_place(
    box: SearchBox, qtbot: QtBot, key: Qt.Key
) -> None:
    box.take_keys()
    QTest.keyClicks(box, "555")
    with qtbot.waitSignal(box.left):
        QTest.keyClick(box, key)
    assert box.text() == "555"


def test_the_platforms_key_for_finding_leads_here(box: SearchBox, qtbot: QtBot) -> None:
    other = box.window().findChild(QLineEdit, "other")
    assert isinstance(other, QLineEdit)
    box.setText("maria")
    qtbot.waitUntil(other.hasFocus)
    QTest.keyClick(other, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(box.hasFocus)
    assert box.selectedText() == "maria"


def test_what_was_typed_elsewhere_goes_on_here(box: SearchBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.search_changed) as changed:
        box.type_in("55")
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClicks(box, "5")
    assert changed.args == ["55"]
    assert box.text() == "555"


def test_a_cross_clears_it(box: SearchBox, qtbot: QtBot) -> None:
    (cross,) = box.actions()
    assert isinstance(cross, QAction)
    assert not cross.isVisible()
    box.setText("555")
    assert cross.isVisible()
    with qtbot.waitSignal(box.search_changed) as changed:
        cross.trigger()
    assert changed.args == [""]


def test_it_says_what_it_is_and_which_key_leads_here(box: SearchBox) -> None:
    assert box.accessibleName() == "Search"
    assert box.accessibleDescription() == "Name, number or note"
    assert box.placeholderText() == "Name, number or note"
    assert "Ctrl+F" in box.toolTip()


def test_the_hint_gives_way_to_the_text(box: SearchBox, theme: Theme) -> None:
    with_hint = box.textMargins().right()
    assert with_hint > 0
    box.setText("555")
    assert box.textMargins().right() == 0
    assert box.textMargins().left() >= theme.px(4)


def test_another_scheme_is_painted_at_once(box: SearchBox, theme: Theme) -> None:
    before = box.grab().toImage()
    theme.tokens = DARK
    theme.changed.emit()
    assert box.grab().toImage() != before
    assert DARK.muted.lower() in box.styleSheet().lower()
