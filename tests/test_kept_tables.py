"""Widths and orders come back as the program is started anew: to each their own."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from callback_desk import reception as rooms
from callback_desk.domain.sort_order import SortOrder
from callback_desk.domain.staff import Role
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.intake.import_list import FILE, WHEN
from callback_desk.ui.termination import ASKED_TO_END
from tests.cli.command_line import SAMPLES
from tests.desks import PASSWORD, copy_desk, opened
from tests.test_app import signed_in
from tests.test_half_done import Runs
from tests.ui.keyboard import Key, press

SHIFTED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
FILES = ("gravity-forms.csv", "saved-by-excel.csv")


@pytest.fixture
def runs(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Runs]:
    """The program on a desk with two imports; each run reads its file anew."""
    path, ini = copy_desk(tmp_path), str(tmp_path / "window.ini")
    with opened(path) as desk:
        for name in FILES:
            read = partial(desk.open_lead_file, SAMPLES / name)
            import_file(desk, read, SourceSettings())
        add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    ini_format = QSettings.Format.IniFormat
    monkeypatch.setattr(rooms, "QSettings", lambda *names: QSettings(ini, ini_format))
    runs = Runs(qapp, path)
    yield runs
    runs.end()
    qapp.setProperty(ASKED_TO_END, None)


def imports(qtbot: QtBot, window: DeskWindow) -> list[str]:
    """Ctrl+Shift+O: the files in the order in which they stand."""
    window.setFocus()
    press(window, Key.Key_O, held=SHIFTED)
    table = window.imports.list.table
    qtbot.waitUntil(lambda: len(table.rows) == len(FILES))
    return [one.file_name for one in table.rows]


def sort_by_keys(window: DeskWindow, *keys: Qt.Key) -> None:
    press(window, Key.Key_S, held=SHIFTED)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for key in keys:
        QTest.keyClick(menu, key)


@pytest.mark.qt_log_ignore("does not support (grabbing|raise)", extend=True)
def test_each_has_their_own_widths_and_order_after_a_restart(
    qtbot: QtBot, runs: Runs
) -> None:
    runs.begin()
    window = signed_in(qtbot)
    assert imports(qtbot, window) == ["saved-by-excel.csv", "gravity-forms.csv"]
    view = window.imports.list.view
    usual = view.columnWidth(WHEN)
    view.horizontalHeader().resizeSection(WHEN, usual + 21)
    sort_by_keys(window, Key.Key_Down, Key.Key_Return)
    table = window.imports.list.table
    qtbot.waitUntil(lambda: table.rows[0].file_name == "gravity-forms.csv")
    assert window.focusWidget() is view
    runs.end()

    runs.begin()
    window = signed_in(qtbot)
    assert imports(qtbot, window) == ["gravity-forms.csv", "saved-by-excel.csv"]
    view = window.imports.list.view
    assert view.columnWidth(WHEN) == usual + 21
    assert view.sorting.order == SortOrder(FILE)
    runs.end()

    runs.begin()
    window = signed_in(qtbot, "Ann Porter")
    assert imports(qtbot, window) == ["saved-by-excel.csv", "gravity-forms.csv"]
    view = window.imports.list.view
    assert view.columnWidth(WHEN) == usual
    assert view.sorting.order is None
