"""What was taken behind the veil in several goes comes back whole, in its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callback_desk.ui.veil.stash import Stash


def rows_of(rows: QListWidget) -> list[str]:
    return [rows.item(row).text() for row in range(rows.count())]


def choices_of(box: QComboBox) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


def words_of(menu: QMenu) -> list[tuple[str, str]]:
    return [(action.text(), action.toolTip()) for action in menu.actions()]


def test_a_list_that_gains_rows_keeps_those_it_had(qtbot: QtBot) -> None:
    rows, stash = QListWidget(), Stash()
    qtbot.addWidget(rows)
    rows.addItems(["Dana", "Maria"])
    stash.take(rows)
    rows.insertItem(0, "Ruth")
    stash.take(rows)
    rows.takeItem(1)
    stash.take(rows)
    assert rows_of(rows) == ["", ""]
    stash.give_back()
    assert rows_of(rows) == ["Ruth", "Maria"]


def test_a_row_said_anew_is_as_it_was_said_last(qtbot: QtBot) -> None:
    table, stash = QTableWidget(1, 2), Stash()
    qtbot.addWidget(table)
    table.setItem(0, 0, QTableWidgetItem("Dana"))
    table.setItem(0, 1, QTableWidgetItem("9 AM"))
    stash.take(table)
    changed = table.item(0, 1)
    assert changed is not None
    changed.setText("10 AM")
    stash.take(table)
    stash.give_back()
    said = [table.item(0, column) for column in range(2)]
    assert [one.text() for one in said if one] == ["Dana", "10 AM"]


def test_choices_that_come_behind_stand_beside_those_before(qtbot: QtBot) -> None:
    box, stash = QComboBox(), Stash()
    qtbot.addWidget(box)
    box.addItems(["Dana", "Maria", "Ruth"])
    stash.take(box)
    box.insertItem(0, "Zoe")
    box.removeItem(2)
    stash.take(box)
    assert choices_of(box) == ["", "", ""]
    stash.give_back()
    assert choices_of(box) == ["Zoe", "Dana", "Ruth"]


def test_choices_filled_anew_are_none_of_those_before(qtbot: QtBot) -> None:
    box, stash = QComboBox(), Stash()
    qtbot.addWidget(box)
    box.addItems(["Dana", "Maria", "Ruth"])
    stash.take(box)
    box.clear()
    box.addItems(["", "Zoe"])
    stash.take(box)
    stash.give_back()
    assert choices_of(box) == ["", "Zoe"]


def test_no_one_hears_of_choices_that_go_and_come(qtbot: QtBot) -> None:
    box, stash, heard = QComboBox(), Stash(), list[str]()
    qtbot.addWidget(box)
    box.addItems(["Dana", "Maria"])
    box.setCurrentIndex(1)
    box.currentTextChanged.connect(heard.append)
    stash.take(box)
    stash.give_back()
    assert (box.currentText(), heard) == ("Maria", [])


def test_a_menu_keeps_its_words_when_one_changes_behind(qtbot: QtBot) -> None:
    menu, stash = QMenu(), Stash()
    qtbot.addWidget(menu)
    first, second = menu.addAction("Call Dana"), menu.addAction("Join to Maria")
    second.setToolTip("They are one person")
    stash.take(menu)
    first.setText("Call Ruth")
    stash.take(menu)
    menu.addAction("Lock")
    stash.take(menu)
    assert words_of(menu) == [("", "")] * 3
    stash.give_back()
    assert words_of(menu) == [
        ("Call Ruth", "Call Ruth"),
        ("Join to Maria", "They are one person"),
        ("Lock", "Lock"),
    ]


def test_a_list_that_hangs_open_is_taken_with_its_box_and_filled_again(
    qtbot: QtBot,
) -> None:
    room = QWidget()
    box = QComboBox(room)
    qtbot.addWidget(room)
    box.addItems(["Dana", "Maria"])
    stash = Stash()
    hanging = box.view().window()
    stash.take(hanging)
    stash.take(room)
    stash.give_back()
    assert box.view().model() is box.model()
    assert box.view().model().index(0, 0).data(Qt.ItemDataRole.DisplayRole) == "Dana"
