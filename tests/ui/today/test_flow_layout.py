"""Widgets flow as words do, and none is lost."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.today.flow_layout import FlowLayout, in_one_line


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


def test_what_is_too_long_for_a_line_goes_on_in_its_own_next_lines(
    qtbot: QtBot,
) -> None:
    page, inner = QWidget(), QWidget()
    qtbot.addWidget(page)
    outer, flow = FlowLayout(page, 4), FlowLayout(inner, 4)
    policy = inner.sizePolicy()
    policy.setHeightForWidth(True)
    inner.setSizePolicy(policy)
    parts = [QWidget() for _ in range(3)]
    for part in parts:
        part.setFixedSize(QSize(50, 20))
        flow.addWidget(part)
    outer.addWidget(inner)
    page.resize(110, 100)
    page.show()
    assert outer.heightForWidth(110) == 44
    assert inner.size() == QSize(110, 44)
    assert all(inner.rect().contains(part.geometry()) for part in parts)


def test_what_belongs_together_is_not_parted(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, 4)
    parts = [QWidget() for _ in range(4)]
    for part in parts:
        part.setFixedSize(QSize(50, 20))
    flow.addWidget(parts[0])
    flow.addWidget(in_one_line(4, *parts[1:]))
    page.resize(170, 100)
    page.show()
    tops = [part.mapTo(page, part.rect().topLeft()).y() for part in parts]
    assert tops == [0, 24, 24, 24]
