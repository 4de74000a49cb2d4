"""The top of the Calendar page: nothing of it is cut, however large the text."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.ui.calendar.page_header import PageHeader
from callback_desk.ui.theme import Theme


@pytest.mark.parametrize(("wide", "rows"), [(1240, 1), (700, 2)])
def test_buttons_go_to_a_row_of_their_own_where_they_have_no_room(
    qtbot: QtBot, theme: Theme, wide: int, rows: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    header = PageHeader(theme, may_edit=True)
    header.setParent(window)
    header.show_year(2026)
    window.resize(1366, 200)
    header.resize(wide, 120)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    buttons = (header.close_day, header.hours, header.export, header.more)
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
    middles = {
        button.mapTo(header, button.rect().center()).y()
        for button in (*buttons, header.earlier)
    }
    assert len(middles) == rows
    assert header.minimumSizeHint().width() <= 700


def test_on_a_low_page_signs_alone_save_a_row(qtbot: QtBot, theme: Theme) -> None:
    header = PageHeader(theme, may_edit=True)
    qtbot.addWidget(header)
    header.show_year(2026)
    header.resize(557, 120)
    with qtbot.waitExposed(header):
        header.show()
    high = header.sizeHint().height()
    header.set_low(True)
    QApplication.processEvents()
    assert header.sizeHint().height() < high
    assert header.close_day.text() == ""
    assert header.close_day.accessibleName() == "Close a day…"
    header.set_low(False)
    assert header.close_day.text() == "Close a day…"
