"""By keyboard alone, and as it is heard: the main window, Today, the import page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.ui.desk_window import DeskWindow
from tests.cli.command_line import SAMPLES
from tests.ui.desk_windows import MARIA, Screen, sample_desk
from tests.ui.sign_in.walks import hard_to_read, stop, tab_order, unnamed

Key = Qt.Key


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with sample_desk(tmp_path) as desk:
        record_outcome(desk, MARIA, Call("no_answer", note="nobody there"))
        yield desk


@pytest.fixture
def window(screen: Screen, desk: Desk) -> DeskWindow:
    return screen.begin(screen.show(desk, discreet=True))


def places(window: QWidget) -> list[QWidget]:
    """What the Tab key comes to, once around."""
    first, stops = stop(window), [stop(window)]
    for _ in range(60):
        QTest.keyClick(stop(window), Key.Key_Tab)
        if stop(window) is first:
            return stops
        stops.append(stop(window))
    raise AssertionError("the Tab key never came around")


def test_all_that_can_have_the_keys_bears_a_name(
    qtbot: QtBot, window: DeskWindow
) -> None:
    assert unnamed(window) == []
    window.today.card.open_call()
    assert unnamed(window) == []
    window.look_at(SAMPLES / "saved-by-excel.csv")
    qtbot.waitUntil(window.importing.import_button.isEnabled)
    assert unnamed(window) == []
    window.show_keys()
    assert unnamed(window) == []
    window.resize(420, 700)
    assert unnamed(window) == []


def test_tab_goes_as_one_reads(qtbot: QtBot, window: DeskWindow) -> None:
    qtbot.waitUntil(window.day.safety.strip.isVisible)
    # Whatever anybody waits for goes before the counts.
    qtbot.waitUntil(lambda: window.today.queue.summary is not None)
    window.today.card.open_call()
    names = tab_order(window)
    start = names.index("Today")
    names = names[start:] + names[:start]
    assert names == [
        *("Today", "Menu", "Lock · Kim", "Show", "Name the safety contact"),
        *("Priority, 1 lead", "Overdue, 0 leads", "Due today, 1 lead"),
        *("Coming, 2 leads", "Resting, 1 lead"),
        *("Search", "They called us", "Import", "Leads to call"),
        *("Call", "Copy the number", "How to reach them", "I dialed"),
        *("Call guide", "Voicemail", "Crisis"),
        *("Messages and timeline", "1 message: hold M"),
        *("Note", "Not now: Esc"),
        *("Booked", "Call again", "Voicemail", "No answer", "Busy"),
        *("Wrong number", "Someone else", "Not interested", "More…"),
    ]


def test_each_part_is_walked_from_the_top_to_the_bottom(window: DeskWindow) -> None:
    window.today.card.open_call()
    for part in (window.today.card, window.today.counters):
        inside = [w for w in places(window) if part.isAncestorOf(w)]
        # Where a scrolled part lies within another, its own place counts.
        tops = [w.mapTo(window, QPoint(0, 0)) for w in inside]
        rows = [(place.y() // 12, place.x()) for place in tops]
        assert rows == sorted(rows)


def test_arrows_go_from_lead_to_lead(qtbot: QtBot, window: DeskWindow) -> None:
    seen = [window.today.lead_shown()]
    for _ in range(3):
        QTest.keyClick(stop(window), Key.Key_Down)
        qtbot.waitUntil(lambda: window.today.lead_shown() not in ("", seen[-1]))
        seen.append(window.today.lead_shown())
    assert len(set(seen)) == 4
    QTest.keyClick(stop(window), Key.Key_Home)
    qtbot.waitUntil(lambda: window.today.lead_shown() == seen[0])


def test_a_row_is_heard_with_name_standing_and_time(window: DeskWindow) -> None:
    view = window.today.list.view
    table = QAccessible.queryAccessibleInterface(view)
    assert isinstance(table, QAccessibleInterface)
    assert table.text(QAccessible.Text.Name) == "Leads to call"
    first = view.model().index(0, 0)
    heard = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Dana Lee, ")
    assert "riority" in heard


def test_everything_can_be_read(window: DeskWindow) -> None:
    window.today.card.open_call()
    assert hard_to_read(window) == {}


def test_the_import_page_by_keys(qtbot: QtBot, window: DeskWindow) -> None:
    window.look_at(SAMPLES / "saved-by-excel.csv")
    button = window.importing.import_button
    qtbot.waitUntil(lambda: button.isEnabled() and button.hasFocus())
    qtbot.waitUntil(window.day.safety.strip.isVisible)
    names = tab_order(window)
    start = names.index("Today")
    assert names[start:] + names[:start] == [
        *("Today", "Menu", "Lock · Kim", "Show", "Name the safety contact"),
        *("Count it in reports as", "Times without a zone are in", "Columns…"),
        *("All, 5 records", "Asked again, 2 records", "Needs a look, 2 records"),
        *("Skipped, 1 record", "Records of the file"),
        *("Cancel", "Import 2 leads, keep 2 for a look"),
    ]
    table = window.importing.preview.view
    table.setFocus()
    QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Down)
    assert table.currentIndex().row() > 0
    heard = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert ", " in heard
    assert hard_to_read(window) == {}


def test_a_counter_by_keys_narrows_and_shows_all(
    qtbot: QtBot, window: DeskWindow
) -> None:
    counter = window.today.counters.counter("safety")
    rows = window.today.table.rowCount()
    counter.setFocus()
    QTest.keyClick(counter, Key.Key_Space)
    qtbot.waitUntil(lambda: window.today.table.rowCount() == 1)
    QTest.keyClick(counter, Key.Key_Return)
    qtbot.waitUntil(lambda: window.today.table.rowCount() == rows)
