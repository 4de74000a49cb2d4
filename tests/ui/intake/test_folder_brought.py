"""What a watched folder brought is told at the foot, with what was left open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.services.desk import Desk
from callback_desk.services.source_settings import SourceSettings
from callback_desk.services.take_in_file import TakenIn, take_in_file
from callback_desk.ui.background import Background
from callback_desk.ui.intake.intake_lane import IntakeLane
from callback_desk.ui.main_window import MainWindow
from callback_desk.ui.widgets import PlainLabel
from tests.desks import copy_desk, opened
from tests.ui.desk_windows import Screen

NAMES = ("Ann Bell", "Bo Chen", "Cy Dow", "Di Eck")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def intake(background: Background) -> Iterator[IntakeLane]:
    intake = IntakeLane(background)
    yield intake
    intake.close()


@pytest.fixture
def window(screen: Screen, desk: Desk, intake: IntakeLane) -> MainWindow:
    return screen.show(desk, intake=intake)


def taken(desk: Desk, folder: Path, number: int, date: str) -> TakenIn:
    """What became of a file with one person who was asked to be called on a date."""
    file = folder / f"{number}.csv"
    row = f"{NAMES[number]},212555014{number},{date}\n"
    file.write_text(f"Name,Phone,Date\n{row}", "utf-8")
    return take_in_file(desk, lambda: desk.open_lead_file(file), SourceSettings())


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
