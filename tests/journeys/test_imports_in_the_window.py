"""From a dropped file to its leads by keys: mapped, mended, imported, undone, again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.list_imports import list_imports
from callback_desk.services.needs_look import list_kept
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.intake.verdict_table import NUMBER, VERDICT
from tests.desks import copy_desk, opened
from tests.ui.desk_windows import Screen
from tests.ui.sign_in.walks import press, stop

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
# But for the number no header tells what is what, and the days may be months.
FILE = (
    "Leitung 1,Rufnummer,Leitung 3,Leitung 4\n"
    "Ann Bell,212-555-0142,please call me,3/4/2026\n"
    "Bo Chen,646-555-0188,I would like to know more,5/6/2026\n"
    "Cy Diaz,12,call me please,7/8/2026\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def window(screen: Screen, desk: Desk) -> DeskWindow:
    return screen.show(desk, discreet=True)


def drop(window: DeskWindow, file: Path) -> None:
    """Let a file fall on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key, place = Qt.KeyboardModifier.NoModifier, QPoint(50, 50)
    for event in (
        QDragEnterEvent(place, copy, data, left, no_key),
        QDropEvent(QPointF(place), copy, data, left, no_key),
    ):
        QApplication.sendEvent(window, event)


def names(desk: Desk) -> list[str]:
    queue = show_queue(desk)[0]
    return sorted(entry.lead.name for entry in (*queue.entries, *queue.resting))


def counts(window: DeskWindow) -> dict[str, int]:
    filters = window.importing.preview.filters
    kinds = ("new", "needs_look", "known", "repeat")
    return {k: filters.counter(k).count for k in kinds if filters.counter(k).count}


def test_drop_map_mend_import_undo_and_import_again(
    qtbot: QtBot, window: DeskWindow, desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "leads.csv"
    file.write_text(FILE, "utf-8")
    drop(window, file)
    page = window.importing
    qtbot.waitUntil(lambda: page.columns.panel.isVisible())
    # The keys come to what is asked: the columns are told by their looks or not at all.
    assert page.columns.panel.question.text() != ""
    name = page.columns.panel.holds_of("Leitung 1")
    name.setFocus()
    QTest.keyClicks(name, "Name")
    qtbot.waitUntil(lambda: name.currentText() == "Name")
    qtbot.waitUntil(lambda: "Which column is the name" not in asked(window))
    order = page.columns.panel.order
    order.setFocus()
    QTest.keyClicks(order, "Apr")
    qtbot.waitUntil(lambda: "What does 3/4" not in asked(window))
    qtbot.waitUntil(lambda: counts(window) == {"new": 2, "needs_look": 1})
    # The broken row, mended where it stands.
    page.preview.view.setFocus()
    assert page.preview.take_keys_to_wrong()
    press(window, Key.Key_Return)
    QTest.keyClicks(stop(window), "(917) 555-0117")
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: counts(window) == {"new": 3})
    table = page.preview.table
    assert table.index(2, VERDICT).data() == "new, mended"
    assert table.index(2, NUMBER).data() == "(917) 555-0117"
    page.import_button.setFocus()
    with qtbot.waitSignal(page.imported):
        press(window, Key.Key_Return)
    assert names(desk) == ["Ann Bell", "Bo Chen", "Cy Diaz"]
    assert window._status.text() == "3 leads came in."
    assert window.foot_action.isVisible()
    assert check_desk(desk)[0] == []
    # Undo import, from the foot; twice does no more than once.
    with qtbot.waitSignal(window.imports.undoing.undone):
        window.foot_action.click()
        window.foot_action.click()
    assert names(desk) == []
    assert list_kept(desk).rows == []
    assert window._status.text() == "3 leads are gone again."
    assert not window.foot_action.isVisible()
    # Again: it is all new. What was said of it went with the import.
    drop(window, file)
    qtbot.waitUntil(lambda: counts(window) == {"new": 2, "needs_look": 1})
    page.import_button.setFocus()
    with qtbot.waitSignal(page.imported):
        press(window, Key.Key_Return)
    assert len(names(desk)) == 2
    assert len(list_kept(desk).rows) == 1
    assert check_desk(desk)[0] == []


def asked(window: DeskWindow) -> str:
    question = window.importing.columns.panel.question
    return question.text() if question.isVisible() else ""


def test_what_was_said_of_a_file_is_remembered_with_its_import(
    qtbot: QtBot, window: DeskWindow, desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "leads.csv"
    file.write_text(FILE, "utf-8")
    page = window.importing
    window.look_at(file)
    qtbot.waitUntil(lambda: page.columns.panel.isVisible())
    for label, field in (("Leitung 1", "Name"), ("Leitung 3", "Message")):
        holds = page.columns.panel.holds_of(label)
        holds.setFocus()
        QTest.keyClicks(holds, field)
        qtbot.waitUntil(lambda: page.import_button.isEnabled())
    page.columns.panel.order.setFocus()
    QTest.keyClicks(page.columns.panel.order, "April")
    qtbot.waitUntil(lambda: asked(window) == "" and page.import_button.isEnabled())
    with qtbot.waitSignal(page.imported):
        page.import_button.click()
    file.write_text(FILE.replace("Ann Bell", "Zoe Adler").replace("0142", "0143"))
    window.look_at(file)
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    reading = page.columns.reading()
    assert reading is not None
    assert reading.questions == ()
    assert {c.found.value for c in reading.columns if c.label == "Leitung 1"} == {
        "remembered"
    }


def test_a_later_undo_names_who_stays(
    qtbot: QtBot, window: DeskWindow, desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "leads.csv"
    file.write_text("name,phone\nAnn Bell,212-555-0142\nBo Chen,646-555-0188\n")
    window.look_at(file)
    page = window.importing
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    with qtbot.waitSignal(page.imported):
        press(window, Key.Key_Return)
    lead_id = next(
        e.lead.lead_id
        for e in show_queue(desk)[0].entries
        if e.lead.name == "Bo Chen" and e.lead.lead_id
    )
    record_outcome(desk, lead_id, Call("no_answer"))
    QTest.keyClick(stop(window), Key.Key_O, CONTROL | SHIFT)
    imports = window.imports.list
    qtbot.waitUntil(lambda: imports.undo_button.isEnabled())
    assert window.page_shown() is imports
    press(window, Key.Key_Return)
    qtbot.waitUntil(lambda: imports.dialog is not None)
    dialog = imports.dialog
    assert dialog is not None
    assert (
        "Bo Chen stays: somebody has worked on it or has it open."
        in dialog._asked.means
    )
    dialog.act_button.setFocus()
    QTest.keyClick(dialog.act_button, Key.Key_Space)
    qtbot.waitUntil(lambda: names(desk) == ["Bo Chen"])
    qtbot.waitUntil(lambda: not imports.undo_button.isEnabled())
    (listed,) = list_imports(desk).imports
    assert listed.state.value == "undone"
    assert window._status.text() == (
        "1 lead is gone again. Bo Chen stays: somebody has worked on it or has it open."
    )
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page_shown() is window.today)
