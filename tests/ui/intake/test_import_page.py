"""Import: nothing is written before it is asked for; one key, then it is in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from tests.cli.command_line import SAMPLES
from tests.desks import copy_desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> ImportPage:
    page = ImportPage(theme, background, desk)
    qtbot.addWidget(page)
    page.show()
    return page


def said(page: ImportPage) -> str:
    return " | ".join(x.text() for x in page.findChildren(PlainLabel) if x.text())


def test_a_preview_counts_and_writes_nothing(
    qtbot: QtBot, page: ImportPage, desk: Desk
) -> None:
    page.look_at(SAMPLES / "saved-by-excel.csv")
    qtbot.waitUntil(lambda: page.import_button.isEnabled())
    assert "2 new" in said(page)
    assert "2 need a look" in said(page)
    assert "1 skipped" in said(page)
    assert "Nothing is written yet" in said(page)
    assert page.import_button.text() == "Import 2 leads, keep 2 for a look"
    table = page.findChild(QTableView)
    assert isinstance(table, QTableView)
    assert table.model().rowCount() == 5
    assert show_queue(desk)[0].entries == ()


def test_enter_imports_what_was_shown(
    qtbot: QtBot, page: ImportPage, desk: Desk
) -> None:
    page.look_at(SAMPLES / "gravity-forms.csv")
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    with qtbot.waitSignal(page.imported):
        QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    assert len(show_queue(desk)[0].entries) == 5


def test_escape_leaves_it(qtbot: QtBot, page: ImportPage, desk: Desk) -> None:
    page.look_at(SAMPLES / "gravity-forms.csv")
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert show_queue(desk)[0].entries == ()


def test_a_bad_file_gets_a_sentence(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    page.look_at(tmp_path / "gone.csv")
    qtbot.waitUntil(lambda: "Nothing of this file was taken in." in said(page))
    assert "gone.csv could not be read" in said(page)
    assert not page.import_button.isEnabled()


def test_what_is_known_already_is_not_offered(qtbot: QtBot, page: ImportPage) -> None:
    for _ in range(2):
        page.look_at(SAMPLES / "name-and-phone.csv")
        qtbot.waitUntil(lambda: "known" in said(page) or page.import_button.hasFocus())
        if page.import_button.isEnabled():
            with qtbot.waitSignal(page.imported):
                QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "5 known already" in said(page))
    assert not page.import_button.isEnabled()


def test_what_needs_a_look_is_one_key_away(qtbot: QtBot, page: ImportPage) -> None:
    page.look_at(SAMPLES / "saved-by-excel.csv")
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.look_button.hasFocus())
    assert "2 leads came in. 2 records need a look." in said(page)
    assert page.look_button.text() == "Look at 2 records"
    with qtbot.waitSignal(page.look_wanted):
        QTest.keyClick(page.look_button, Qt.Key.Key_Return)
    page.look_at(SAMPLES / "gravity-forms.csv")
    assert not page.look_button.isVisible()
    assert page.import_button.isVisible()
