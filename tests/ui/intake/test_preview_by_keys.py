"""A preview in the whole window: which key does what, and where Tab leads."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.list_imports import list_imports
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.intake.problem_box import ProblemBox
from callback_desk.ui.intake.verdict_table import EMAIL, NAME, NUMBER, SENT
from tests.ui.desk_windows import Screen
from tests.ui.sign_in.walks import press, stop, tab_order, type_in

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEADS = (
    "name,phone,email,message\n"
    "Ann Bell,212-555-0142,ann@example.net,hello\n"
    "Bo Chen,12,bo@example.net,please call\n"
    ",646-555-0188,,who\n"
)
UNKNOWN = (
    "Full Name,Best line,Ref,Submitted\n"
    "Ann Bell,212-555-0142,a1,3/4/2026\n"
    "Bo Chen,646-555-0188,b2,5/6/2026\n"
)


@pytest.fixture
def window(screen: Screen, desk: Desk) -> DeskWindow:
    return screen.show(desk, discreet=True)


def look_at(qtbot: QtBot, window: DeskWindow, folder: Path, text: str) -> None:
    file = folder / "leads.csv"
    file.write_text(text, "utf-8")
    window.look_at(file)
    qtbot.waitUntil(lambda: window.importing.preview.preview is not None)


def is_open(window: DeskWindow, column: int) -> bool:
    """Whether the cell of that column is open, of the row that is chosen."""
    view = window.importing.preview.view
    return (
        view.state() is view.State.EditingState
        and view.currentIndex().column() == column
    )


def test_f2_opens_the_cell_that_the_keys_are_on_and_calls_nobody(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path
) -> None:
    look_at(qtbot, window, tmp_path, LEADS)
    view = window.importing.preview.view
    view.setFocus()
    view.choose(1, EMAIL)
    press(window, Key.Key_F2)
    assert is_open(window, EMAIL)
    press(window, Key.Key_Escape)
    # Where nothing can be mended it does nothing.
    view.choose(0, NAME)
    press(window, Key.Key_F2)
    assert view.state() is not view.State.EditingState
    assert QApplication.activeModalWidget() is None
    assert window.page_shown() is window.importing


def test_enter_opens_the_cell_that_is_wrong_wherever_a_click_was(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path
) -> None:
    look_at(qtbot, window, tmp_path, LEADS)
    view = window.importing.preview.view
    view.setFocus()
    view.choose(1, NAME)
    press(window, Key.Key_Return)
    assert is_open(window, NUMBER)
    press(window, Key.Key_Escape)
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    assert is_open(window, NAME)
    press(window, Key.Key_Escape)
    # Whoever goes to a cell by the arrows means that one.
    press(window, Key.Key_Right)
    press(window, Key.Key_Return)
    assert is_open(window, NUMBER)


def test_ctrl_enter_imports_from_everywhere_with_the_cell_that_is_open(
    qtbot: QtBot, window: DeskWindow, desk: Desk, tmp_path: Path
) -> None:
    look_at(qtbot, window, tmp_path, LEADS)
    view = window.importing.preview.view
    view.setFocus()
    view.choose_wrong(1)
    press(window, Key.Key_Return)
    type_in(window, "917 555 0117")
    with qtbot.waitSignal(window.importing.imported):
        QTest.keyClick(stop(window), Key.Key_Return, CONTROL)
    names = {entry.lead.name for entry in show_queue(desk)[0].entries}
    assert names == {"Ann Bell", "Bo Chen"}


def test_nothing_is_imported_before_what_was_typed_was_looked_at(
    qtbot: QtBot, window: DeskWindow, desk: Desk, tmp_path: Path
) -> None:
    look_at(qtbot, window, tmp_path, LEADS)
    page = window.importing
    qtbot.waitUntil(page.import_button.isEnabled)
    page.fields.source.setFocus()
    type_in(window, "Spring fair")
    assert not page.import_button.isEnabled()
    qtbot.waitUntil(page.import_button.isEnabled)
    with qtbot.waitSignal(page.imported):
        QTest.keyClick(stop(window), Key.Key_Return, CONTROL)
    assert list_imports(desk).imports[0].source_name == "Spring fair"


def test_tab_goes_through_the_columns_as_one_reads(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path
) -> None:
    look_at(qtbot, window, tmp_path, UNKNOWN)
    panel = window.importing.columns.panel
    qtbot.waitUntil(panel.isVisible)
    assert stop(window) is panel.order
    names = tab_order(window)
    assert names[: names.index("Cancel")] == [
        *("3/4 means", "What Full Name holds", "What Best line holds"),
        *("What Ref holds", "What Submitted holds", "Show what they wrote"),
    ]
    assert names[-3:] == ["Records of the file", "Letters in", "Cells between"]


def test_of_several_files_the_one_that_asks_comes_first(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path
) -> None:
    plain, asking = tmp_path / "plain.csv", tmp_path / "asking.csv"
    plain.write_text(LEADS, "utf-8")
    asking.write_text(UNKNOWN, "utf-8")
    window.look_at(plain, asking)
    page = window.importing
    panel = page.columns.panel
    qtbot.waitUntil(panel.isVisible)
    assert page.preview.files.chosen() == 1
    assert stop(window) is panel.order
    told = page.preview.files.table
    assert "What does 3/4 mean" in str(told.index(2, 1).data())
    assert "?" not in str(told.index(1, 1).data())
    press(window, Key.Key_Down)
    qtbot.waitUntil(lambda: "?" not in str(told.index(2, 1).data()))
    qtbot.waitUntil(page.import_button.isEnabled)
    assert page.preview.files.chosen() == 1


def test_rows_that_are_pasted_are_asked_about_as_a_file_is(
    qtbot: QtBot, window: DeskWindow, desk: Desk
) -> None:
    QGuiApplication.clipboard().setText(UNKNOWN.replace(",", "\t"))
    window.imports.paste()
    page = window.importing
    panel = page.columns.panel
    qtbot.waitUntil(panel.isVisible)
    assert stop(window) is panel.order
    assert not panel.encoding.isEnabled()
    QTest.keyClicks(panel.order, "April")
    qtbot.waitUntil(lambda: not panel.question.isVisible())
    qtbot.waitUntil(page.import_button.isEnabled)
    assert "3 Apr" in str(page.preview.table.index(0, SENT).data())
    with qtbot.waitSignal(page.imported):
        QTest.keyClick(stop(window), Key.Key_Return, CONTROL)
    assert len(show_queue(desk)[0].entries) == 2


def test_rows_are_pasted_on_any_page_unless_a_field_has_the_keys(
    qtbot: QtBot, window: DeskWindow
) -> None:
    QGuiApplication.clipboard().setText(LEADS.replace(",", "\t"))
    window.show_page(window.calendar)
    qtbot.waitUntil(window.calendar.isVisible)
    QTest.keyClick(stop(window), Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: window.importing.preview.table.rowCount() == 3)
    assert window.page_shown() is not window.calendar
    window.show_page(window.today)
    window.today.search.setFocus()
    QTest.keyClick(stop(window), Key.Key_V, CONTROL)
    assert window.today.search.text().startswith("name")
    assert window.page_shown() is window.today


def test_a_copied_file_is_pasted_as_it_is_dropped(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path
) -> None:
    file = tmp_path / "leads.csv"
    file.write_text(LEADS, "utf-8")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(copied)
    window.imports.paste()
    qtbot.waitUntil(lambda: window.importing.preview.table.rowCount() == 3)


def test_a_file_without_a_number_is_asked_about_without_words_for_commands(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path
) -> None:
    file = tmp_path / "books.csv"
    file.write_text("Title,Color\nThe book,red\n", "utf-8")
    window.look_at(file)
    page = window.importing
    qtbot.waitUntil(page.columns.panel.isVisible)
    (box,) = page.findChildren(ProblemBox)
    assert "say here which column it is" in box.sentence
    assert "--map" not in box.sentence
