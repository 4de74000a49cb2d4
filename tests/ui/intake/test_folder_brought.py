"""What a watched folder brought is told at the foot, with what was left open."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.stopping import Heed, Stopped
from callback_desk.services import import_together
from callback_desk.services.desk import Desk
from callback_desk.services.source_settings import SourceSettings
from callback_desk.services.take_in_file import TakenIn, take_in_file
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow
from callback_desk.ui.intake import undoing
from callback_desk.ui.intake.intake_lane import IntakeLane
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.widgets import PlainLabel
from tests.services.test_import_together import EndsAfter
from tests.ui.desk_windows import Screen
from tests.ui.intake.test_undoing import SlowUndo

NAMES = ("Ann Bell", "Bo Chen", "Cy Dow", "Di Eck")


@pytest.fixture
def intake(background: Background) -> Iterator[IntakeLane]:
    intake = IntakeLane(background)
    yield intake
    intake.close()


@pytest.fixture
def window(screen: Screen, desk: Desk, intake: IntakeLane) -> DeskWindow:
    return screen.show(desk, intake=intake)


def taken(desk: Desk, folder: Path, number: int, date: str) -> TakenIn:
    """What became of a file with one person who was asked to be called on a date."""
    file = folder / f"{number}.csv"
    row = f"{NAMES[number]},212555014{number},{date}\n"
    file.write_text(f"Name,Phone,Date\n{row}", "utf-8")
    return take_in_file(desk, lambda: desk.open_lead_file(file), SourceSettings())


def foot(window: DeskWindow) -> str:
    return window._status.text()


def said(window: MainWindow) -> str:
    return " | ".join(label.text() for label in window.findChildren(PlainLabel))


def test_days_that_may_be_months_are_told_once(
    window: MainWindow, intake: IntakeLane, desk: Desk, tmp_path: Path
) -> None:
    dates = ("3/4/2026", "5/6/2026", "7/25/2026")
    brought = [taken(desk, tmp_path, n, date) for n, date in enumerate(dates)]
    intake.folders.came_in.emit(brought)
    assert (
        "From a watched folder: 3 leads came in. Nothing in it tells days from months: "
        "3/4 was read as March 4."
    ) in said(window)
    assert window.foot_action.isVisible()


def test_where_it_is_told_nothing_is_said_of_it(
    window: MainWindow, intake: IntakeLane, desk: Desk, tmp_path: Path
) -> None:
    intake.folders.came_in.emit([taken(desk, tmp_path, 3, "7/25/2026")])
    assert "From a watched folder: 1 lead came in." in said(window)
    assert "3/4" not in said(window)


def test_what_comes_while_an_import_is_taken_back_is_told_behind_that(
    qtbot: QtBot,
    window: DeskWindow,
    intake: IntakeLane,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = SlowUndo()
    monkeypatch.setattr(undoing, "undo_together", slow.run)
    taking = window.imports.undoing
    taking.remember([7, 8])
    with qtbot.waitSignal(taking.took_long):
        taking.undo()
    one = taken(desk, tmp_path, 1, "7/25/2026")
    intake.folders.came_in.emit([one])
    assert foot(window).startswith("Taking the import back…")
    assert (window.foot_action.text(), window.foot_action.isEnabled()) == ("Stop", True)
    window.tell("Number copied.")
    assert window.foot_action.text() == "Stop taking it back"
    slow.may_end.set()
    with qtbot.waitSignal(taking.ended):
        window.show()
    words = "2 leads are gone again. From a watched folder: 1 lead came in."
    assert foot(window) == words
    assert window.foot_action.text() == "Undo import"
    monkeypatch.undo()
    with qtbot.waitSignal(taking.undone) as told:
        window.foot_action.click()
    assert told.args[0].removed == 1


def imported(qtbot: QtBot, window: DeskWindow, folder: Path) -> int:
    """Import a file by hand of which one is kept for a look; the import's number."""
    file = folder / "by hand.csv"
    file.write_text("Name,Phone\nEd Fox,212 555 0150\nFay Gil,12\n", "utf-8")
    window.look_at(file)
    page = window.importing
    qtbot.waitUntil(page.import_button.isEnabled)
    with qtbot.waitSignal(page.imported) as told:
        page.import_button.click()
    (batch,) = told.args[0].batches
    return int(batch)


def called(desk: Desk) -> list[str]:
    queue, _ = show_queue(desk)
    return sorted(entry.lead.name for entry in queue.entries)


def test_the_button_of_an_import_takes_back_that_one(
    qtbot: QtBot, window: DeskWindow, intake: IntakeLane, desk: Desk, tmp_path: Path
) -> None:
    imported(qtbot, window, tmp_path)
    intake.folders.came_in.emit([taken(desk, tmp_path, 0, "7/25/2026")])
    assert called(desk) == ["Ann Bell", "Ed Fox"]
    result = window.importing.result
    with qtbot.waitSignal(window.imports.undoing.ended):
        result.undo_button.click()
    assert called(desk) == ["Ann Bell"]
    assert result.isHidden()
    assert not window.foot_action.isVisible(), "its words are of the other import"
    with qtbot.waitSignal(window.imports.undoing.ended):
        window.imports.undoing.undo()
    assert called(desk) == []


def test_behind_words_of_two_the_button_names_the_one_that_it_takes_back(
    qtbot: QtBot, window: DeskWindow, desk: Desk, tmp_path: Path
) -> None:
    window.imports._foot.add_news([taken(desk, tmp_path, 1, "7/25/2026")])
    before = called(desk)
    imported(qtbot, window, tmp_path)
    assert foot(window).startswith("From a watched folder: 1 lead came in. 1 lead came")
    assert window.foot_action.text() == "Undo the last import"
    with qtbot.waitSignal(window.imports.undoing.undone):
        window.foot_action.click()
    assert called(desk) == before


def test_what_folders_brought_is_taken_back_and_an_import_beside_it_stays(
    qtbot: QtBot, window: DeskWindow, intake: IntakeLane, desk: Desk, tmp_path: Path
) -> None:
    batch = imported(qtbot, window, tmp_path)
    intake.folders.came_in.emit([taken(desk, tmp_path, 0, "7/25/2026")])
    result = window.importing.result
    with qtbot.waitSignal(window.imports.undoing.ended):
        window.foot_action.click()
    assert called(desk) == ["Ed Fox"]
    assert result.undo_button.isVisible()
    assert result.undo_button.isEnabled()
    undo_import(desk, batch)
    with qtbot.waitSignal(window.imports.undoing.refused):
        result.undo_button.click()
    assert result.isHidden(), "it was taken back elsewhere"


def test_a_bug_leaves_no_words_of_what_goes_on(
    qtbot: QtBot,
    window: DeskWindow,
    intake: IntakeLane,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_end = Event()

    def broken(desk: Desk, batches: tuple[int, ...], *heeds: Heed) -> None:
        may_end.wait()
        raise ZeroDivisionError

    monkeypatch.setattr(undoing, "undo_together", broken)
    taking = window.imports.undoing
    taking.remember([7])
    with qtbot.waitSignal(taking.took_long):
        taking.undo()
    may_end.set()
    with qtbot.waitSignals([taking.ended, intake.failed]):
        window.show()
    assert foot(window) == ""


def test_a_stop_in_between_says_what_was_done_and_today_looks_again(
    qtbot: QtBot,
    window: DeskWindow,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    batches = [
        taken(desk, tmp_path, n, "7/25/2026").report.batch for n in range(len(NAMES))
    ]
    window.refresh()
    qtbot.waitUntil(lambda: window.today.list.view.model().rowCount() == len(NAMES))
    window.imports.undoing.remember([batch for batch in batches if batch is not None])
    ends = EndsAfter(3, Stopped())
    monkeypatch.setattr(import_together, "undo_import", ends)
    with qtbot.waitSignal(window.imports.undoing.ended):
        window.imports.undoing.undo()
    assert foot(window) == (
        "Stopped: 3 of 4 files were taken back. 3 leads are gone again. The other one "
        "stays as it was."
    )
    assert window.foot_action.text() == "Undo import"
    qtbot.waitUntil(lambda: window.today.list.view.model().rowCount() == 1)
