"""The calendar in a strip beside another program: nothing of it is cut."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_windows import Screen, sample_desk

STRIP = (420, 700)


def right_of(part: QWidget, page: QWidget) -> int:
    return part.mapTo(page, QPoint(part.width(), 0)).x()


def test_in_a_strip_the_sheet_stands_above_its_panel(
    qtbot: QtBot, screen: Screen, tmp_path: Path
) -> None:
    with sample_desk(tmp_path) as desk:
        window = screen.show(desk, size=STRIP)
        window.show_page(window.calendar)
        page = window.calendar.page
        header, side = page.header, page.side
        qtbot.waitUntil(lambda: side.isVisible() and page.width() < STRIP[0])
        qtbot.waitUntil(lambda: right_of(side, page) <= page.width())
        for part in (header.close_day, header.hours, header.export, header.more):
            assert right_of(part, page) <= page.width()
        for button in (header.close_day, header.hours):
            assert button.width() >= button.sizeHint().width()
        sheet_foot = page.sheet.visibleRegion().boundingRect().bottom()
        assert sheet_foot > 0
        assert side.mapTo(page, QPoint(0, 0)).x() == 0
        window.resize(1366, 700)
        qtbot.waitUntil(lambda: side.mapTo(page, QPoint(0, 0)).x() > page.width() // 2)
        screen.background.close()
