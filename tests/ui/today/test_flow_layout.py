"""Widgets flow as words do, and none is lost."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.today.flow_layout import FlowLayout


def test_items_are_kept_in_order_and_can_be_taken_out(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, 4)
    parts = [QWidget() for _ in range(3)]
    for part in parts:
        part.setFixedSize(QSize(50, 20))
        flow.addWidget(part)
    assert flow.count() == 3
    assert [flow.itemAt(n).widget() for n in range(3)] == parts  # type: ignore[union-attr] # they are there
    assert flow.itemAt(3) is None
    assert flow.itemAt(-1) is None
    assert flow.sizeHint() == QSize(158, 20)
    assert flow.minimumSize() == QSize(50, 20)
    assert [flow.heightForWidth(wide) for wide in (158, 157, 53)] == [20, 44, 68]
    assert flow.expandingDirections() == Qt.Orientation(0)
    taken = flow.takeAt(1)
    assert taken is not None
    assert taken.widget() is parts[1]
    assert flow.takeAt(5) is None
    assert flow.sizeHint() == QSize(104, 20)


def test_hidden_ones_take_no_room(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, 4)
    for wide in (50, 60):
        part = QWidget()
        part.setFixedSize(QSize(wide, 20))
        flow.addWidget(part)
    part.hide()
    assert flow.sizeHint() == QSize(50, 20)
    assert FlowLayout(QWidget(), 4).sizeHint() == QSize(0, 0)
