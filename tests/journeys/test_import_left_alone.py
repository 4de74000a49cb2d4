"""An import that goes on while somebody works on another page of the window."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import cast

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DiskFull
from callback_desk.domain.stopping import Stopped
from callback_desk.services.desk import Desk
from callback_desk.services.import_together import Brought
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.intake import importing
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import copy_desk, opened

FILE = "Name,Phone\nAnn Bell,(212) 555-0142\nBo Chen,(646) 555-0199\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, tmp_path: Path
) -> DeskWindow:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, "Kim", "main")
    window = build_desk_window(theme, background, desk, state, discreet=True)
    qtbot.addWidget(window)
    window.resize(1366, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def foot(window: DeskWindow) -> str:
    return window._status.text()


def test_how_far_it_is_stands_in_the_foot_of_other_pages(window: DeskWindow) -> None:
    page = window.importing
    window.show_page(page)
    page.work.progressed.emit(1_000, 0.2)
    assert foot(window) == "", "its own page says it"
    window.show_page(window.settings)
    page.work.progressed.emit(2_000, 0.4)
    assert foot(window).startswith("Importing… 2,000 records are in.")


def test_its_end_takes_nobody_off_their_page(
    qtbot: QtBot, window: DeskWindow, desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "leads.csv"
    file.write_text(FILE, "utf-8")
    page = window.importing
    window.imports.look_at(file)
    qtbot.waitUntil(lambda: page.looked is not None)
    with qtbot.waitSignal(page.imported):
        page.import_button.click()
        window.show_page(window.settings)
    assert window.page_shown() is window.settings
    assert foot(window) == "2 leads came in."
    assert window.foot_action.isVisible()


@pytest.mark.parametrize("batches", [[1, 2], [1]])
def test_taking_back_what_is_large_is_told_and_can_be_stopped(
    window: DeskWindow, monkeypatch: pytest.MonkeyPatch, batches: list[int]
) -> None:
    undoing, ends = window.imports.undoing, list[Callable[[Exception], None]]()
    monkeypatch.setattr(
        undoing._lane, "run", lambda _work, _done, failed: ends.append(failed)
    )
    undoing.remember(batches)
    undoing.undo()
    undoing.took_long.emit()
    assert foot(window).startswith("Taking the import back…")
    undoing.came_on.emit(12_500, 100_000)
    assert foot(window) == (
        "Taking the import back… 12,500 of 100,000 leads. Calls are saved meanwhile."
    )
    assert window.foot_action.text() == "Stop"
    window.tell("Saved: no answer.")
    undoing.came_on.emit(13_000, 100_000)
    assert foot(window) == "Saved: no answer.", "what else is told stays"
    assert window.foot_action.text() == "Stop taking it back"
    (stop,) = [one for one in window.menu.offered() if "Stop taking" in one.words]
    assert stop.action.isEnabled()
    ends[0](Stopped())
    assert not stop.action.isVisible()
    assert foot(window) == "Stopped: the import stays as it was."
    assert window.foot_action.text() == "Undo import"


def left_alone(
    qtbot: QtBot, window: DeskWindow, file: Path, ends: Callable[..., Brought]
) -> None:
    """Begin an import that ends so, and go on to another page."""
    file.write_text(FILE, "utf-8")
    page, may_end = window.importing, Event()

    def wait(*told: object) -> Brought:
        assert may_end.wait(30)
        return ends()

    window.imports.look_at(file)
    qtbot.waitUntil(lambda: page.looked is not None)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(importing, "import_together", wait)
        page.import_button.click()
        window.show_page(window.settings)
        page.work.progressed.emit(2_000, 0.4)
        assert foot(window).startswith("Importing…")
        may_end.set()
        qtbot.waitUntil(lambda: not page.work.is_importing)


def test_that_it_broke_off_is_told_on_other_pages(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path
) -> None:
    def breaks() -> Brought:
        raise DiskFull

    left_alone(qtbot, window, tmp_path / "leads.csv", breaks)
    assert foot(window) == (
        "The import broke off. What came in before stands in the imports. "
        + DiskFull().sentence
    )


def test_that_nothing_came_of_it_is_told_on_other_pages(
    qtbot: QtBot, window: DeskWindow, tmp_path: Path
) -> None:
    left_alone(qtbot, window, tmp_path / "leads.csv", Brought)
    assert foot(window) == "Nothing was taken in."


def test_closing_ends_a_preview_that_is_being_read(
    window: DeskWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, is_over = Event(), Event()

    def reads(*told: object) -> None:
        should_stop = cast("Callable[[], bool]", told[-1])
        began.set()
        while not should_stop():
            Event().wait(0.01)
        is_over.set()
        raise Stopped

    monkeypatch.setattr(importing, "preview_import", reads)
    file = tmp_path / "leads.csv"
    file.write_text(FILE, "utf-8")
    window.imports.look_at(file)
    assert began.wait(30)
    # Nobody turns the event loop any more.
    window.leaving.stop_all()
    assert is_over.wait(30)


def test_the_keys_that_take_an_import_back_are_never_those_of_a_call(
    window: DeskWindow,
) -> None:
    # Once their action was disabled, Qt took Ctrl+Shift+Z for Ctrl+Z.
    window.menu.aboutToShow.emit()
    (undo,) = [one for one in window.menu.offered() if one.words == "Undo import"]
    assert undo.action.isEnabled()
    undo.action.trigger()
    assert foot(window).startswith("No import came in here that could be taken back.")
