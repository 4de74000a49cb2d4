"""Dialogs on screens of any size: the middle scrolls, rows become columns."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.dialog_feet import DialogFeet
from callback_desk.ui.flowing_button import FlowingButton
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.side_by_side import Half, SideBySide
from callback_desk.ui.sign_in.fitting import room_for
from callback_desk.ui.sign_in.tick_box import TickBox
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton
from tests.ui.walks.dialogs import SMALL, cut_on_small_screens

LONG = "Whom they may speak with about this, and when that was agreed"


def standing(width: int, layout: SideBySide | DialogFeet) -> QWidget:
    """A row as it stands at a width, as high as it asks to be."""
    row = QWidget()
    row.setLayout(layout)
    row.resize(width, layout.heightForWidth(width))
    row.show()
    return row


def test_fields_stand_beside_one_another_by_their_shares(qtbot: QtBot) -> None:
    one, other, last = QLineEdit(), QLineEdit(), QPushButton("Add")
    row = standing(500, SideBySide(10, (one, 1), (other, 3), (last, 0)))
    qtbot.addWidget(row)
    assert one.y() == other.y() == 0
    assert last.geometry().bottom() == one.geometry().bottom()
    assert last.width() == last.sizeHint().width()
    assert last.geometry().right() == 499
    assert other.width() > 2 * one.width()
    # Between any two of them stands the gap.
    assert other.x() - one.geometry().right() == 11
    assert last.x() - other.geometry().right() == 11


def test_fields_without_room_stand_beneath_one_another(qtbot: QtBot) -> None:
    one, other, last = QLabel(LONG), QLineEdit(), QPushButton("Add")
    made = SideBySide(10, (one, 1), (other, 1), (last, 0))
    wide = one.minimumSizeHint().width() + 20
    row = standing(wide, made)
    qtbot.addWidget(row)
    assert one.x() == other.x() == last.x() == 0
    assert one.y() < other.y() < last.y()
    assert other.width() == wide
    assert last.width() == last.sizeHint().width()
    # What is not shown takes no room.
    high = made.heightForWidth(wide)
    other.hide()
    assert made.heightForWidth(wide) == high - other.sizeHint().height() - 10


@pytest.mark.parametrize(("width", "is_half"), [(400, True), (300, False)])
def test_a_field_alone_has_half_a_row_where_others_do(
    qtbot: QtBot, width: int, is_half: bool
) -> None:
    one, other, alone = QLineEdit(), QLineEdit(), QLineEdit()
    one.setMinimumWidth(150)
    rows, half = QWidget(), SideBySide(10, (alone, 1), (Half(one), 1))
    column = QVBoxLayout(rows)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(SideBySide(10, (one, 1), (other, 1)))
    column.addLayout(half)
    qtbot.addWidget(rows)
    rows.resize(width, 200)
    rows.show()
    assert alone.width() == one.width()
    assert (alone.width() < width) is is_half
    assert half.heightForWidth(width) == alone.sizeHint().height()


def test_a_row_within_another_stays_one(qtbot: QtBot) -> None:
    halves = [QLineEdit(), QLineEdit()]
    inner, other = QWidget(), QLineEdit()
    inner.setLayout(SideBySide(10, *((half, 1) for half in halves), parts_never=True))
    wide = inner.minimumSizeHint().width() + 20
    row = standing(wide, SideBySide(10, (inner, 1), (other, 1)))
    qtbot.addWidget(row)
    assert halves[0].y() == halves[1].y() < other.y()


def test_buttons_stand_at_both_ends_or_in_rows(qtbot: QtBot) -> None:
    end, first, behind = (QPushButton(words) for words in ("Save", "Join", "Add"))
    feet = DialogFeet(8)
    feet.addWidget(end)
    feet.add_left(first)
    feet.add_left(behind)
    row = standing(1, feet)
    wide = feet.sizeHint().width() + 40
    row.resize(wide, feet.heightForWidth(wide))
    qtbot.addWidget(row)
    assert (first.x(), end.geometry().right()) == (0, wide - 1)
    assert first.y() == end.y() == behind.y()
    narrow = first.width() + behind.width() + 8
    row.resize(narrow, feet.heightForWidth(narrow))
    assert first.y() == behind.y() < end.y()
    assert end.geometry().right() == narrow - 1
    narrow = feet.minimumSize().width()
    row.resize(narrow, feet.heightForWidth(narrow))
    assert first.y() < behind.y() < end.y()
    assert end.geometry().bottom() == row.height() - 1


def test_a_button_stands_before_the_one_that_is_named(qtbot: QtBot) -> None:
    stay, act, keep = (QPushButton(words) for words in ("Cancel", "Sign", "Keep"))
    feet = DialogFeet(8)
    feet.addWidget(stay)
    feet.addWidget(act)
    feet.add_before(keep, act)
    row = standing(600, feet)
    qtbot.addWidget(row)
    assert stay.x() < keep.x() < act.x()


def crowded(theme: Theme) -> FramedDialog:
    dialog = FramedDialog(theme, LONG, wide=150)
    for _row in range(12):
        dialog.column.addWidget(TickBox(theme, LONG))
    dialog.column.addWidget(FlowingButton(theme, f"{LONG}: {LONG}", kind="quiet"))
    for words in ("Elsewhere with all of it…", "Leave it as it is", "Keep it as it is"):
        dialog.feet.addWidget(NamedButton(theme, words))
    return dialog


def test_what_is_long_is_whole_on_a_small_screen(qtbot: QtBot, theme: Theme) -> None:
    dialog = crowded(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    assert cut_on_small_screens(dialog) == []


def test_where_the_keys_go_is_seen(qtbot: QtBot, theme: Theme) -> None:
    dialog, field = crowded(theme), QLineEdit()
    qtbot.addWidget(dialog)
    dialog.column.addWidget(field)
    dialog.setMaximumSize(SMALL[0])
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    bar, box = dialog.area.verticalScrollBar(), dialog.findChild(TickBox)
    assert box is not None
    box.setFocus()
    assert bar.value() == 0
    field.setFocus()
    seen = dialog.area.viewport()
    qtbot.waitUntil(
        lambda: seen.rect().contains(
            field.rect().translated(field.mapTo(seen, QPoint(0, 0)))
        )
    )


def test_what_is_cut_is_told(qtbot: QtBot, theme: Theme) -> None:
    dialog = crowded(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    row = QLabel(f"{LONG} {LONG}")
    dialog.column.addWidget(row)
    row.show()
    assert any("not under" in one for one in cut_on_small_screens(dialog))
    row.hide()
    box = dialog.findChild(TickBox)
    assert box is not None
    box.setFixedHeight(10)
    assert any(LONG in one for one in cut_on_small_screens(dialog))


def test_it_opens_no_larger_than_its_screen(qtbot: QtBot, theme: Theme) -> None:
    dialog = crowded(theme)
    qtbot.addWidget(dialog)
    for _row in range(40):
        dialog.column.addWidget(TickBox(theme, LONG))
    dialog.make_wide(2000)
    dialog.show()
    assert dialog.size() == room_for(dialog)


def test_it_goes_up_where_its_foot_would_leave_the_screen(
    qtbot: QtBot, theme: Theme
) -> None:
    dialog = FramedDialog(theme, LONG, wide=150)
    qtbot.addWidget(dialog)
    dialog.show()
    low = dialog.screen().availableGeometry().bottom()
    dialog.move(0, low - dialog.height() - 5)
    for _row in range(8):
        dialog.column.addWidget(TickBox(theme, LONG))
    qtbot.waitUntil(lambda: dialog.frameGeometry().bottom() == low)
    assert dialog.height() >= dialog.heightForWidth(dialog.width())


def test_where_it_is_low_it_opens_wider_rather_than_scroll(
    qtbot: QtBot, theme: Theme
) -> None:
    dialog = FramedDialog(theme, "", wide=60)
    for _row in range(15):
        halves = [QLineEdit(), QLineEdit()]
        for half in halves:
            half.setMinimumWidth(dialog.screen().availableSize().width() // 3)
        dialog.column.addLayout(SideBySide(10, *((half, 1) for half in halves)))
    qtbot.addWidget(dialog)
    dialog.show()
    assert {half.y() for half in halves} == {halves[0].y()}, "beside one another"
    assert dialog.area.verticalScrollBar().maximum() == 0, "nothing out of sight"
