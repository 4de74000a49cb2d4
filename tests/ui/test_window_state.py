"""What a window remembers: typed, per person, and nothing of any lead."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from callback_desk.domain.being_told import Kind
from callback_desk.ui.today.kept_columns import KEPT
from callback_desk.ui.window_state import MOST, WindowState
from tests.ui.desk_windows import Screen, sample_desk, state_in

HUGE = 10**30


def kept(path: Path, person: str = "Ann") -> WindowState:
    settings = QSettings(str(path / "window.ini"), QSettings.Format.IniFormat)
    return WindowState(settings, person, "main")


def test_a_place_is_remembered_for_each_person(tmp_path: Path) -> None:
    place = QByteArray(b"\x00\xffplace")
    kept(tmp_path).keep_geometry(place)
    assert kept(tmp_path).geometry() == place
    assert kept(tmp_path, "Luis").geometry().isEmpty()


def test_numbers_come_back_as_numbers(tmp_path: Path) -> None:
    kept(tmp_path).keep_number("discreet", 0)
    kept(tmp_path).keep_geometry(QByteArray(b"x"))
    assert kept(tmp_path).number("discreet", 1) == 0
    assert kept(tmp_path).number("unheard of", 7) == 7


def test_widths_come_back_by_column(tmp_path: Path) -> None:
    kept(tmp_path).keep_numbers("columns", {2: 140, 4: 90})
    assert kept(tmp_path).numbers("columns") == {2: 140, 4: 90}
    assert kept(tmp_path, "Luis").numbers("columns") == {}
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    for spoilt in ('{"columns": [1]}', '{"columns": {"x": 1, "2": "y"}}'):
        settings.setValue("Ann/main", spoilt)
        assert kept(tmp_path).numbers("columns") == {}


def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    for spoilt in ("{", "[]", "7", "[" * 100_000, '{"discreet": true}'):
        settings.setValue("Ann/main", spoilt)
        assert kept(tmp_path).number("discreet", 1) == 1
        assert kept(tmp_path).geometry().isEmpty()


def test_a_number_that_is_no_time_and_no_width_is_none(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    spoilt = {"left_at": HUGE, "told": {"1": HUGE, "9" * 5000: 1, "2": 7}}
    settings.setValue("Ann/main", json.dumps(spoilt))
    assert kept(tmp_path).number("left_at", 0) == 0
    assert kept(tmp_path).numbers("told") == {2: 7}


@pytest.mark.parametrize("number", [HUGE, MOST, -5, 0])
def test_a_desk_opens_whatever_was_remembered(
    screen: Screen, tmp_path: Path, number: int
) -> None:
    state = state_in(tmp_path)
    state.keep_text("page", "../../nothing")
    state.keep_geometry(QByteArray(b"\x00\xffplace"))
    for name in ("left_at", "silent", *(f"told_days-{kind}" for kind in Kind)):
        state.keep_number(name, number)
    for name in (KEPT, *(f"told-{kind}" for kind in Kind)):
        state.keep_numbers(name, {0: number, 1: number, 99: number})
    with sample_desk(tmp_path) as desk:
        screen.begin(screen.show(desk, state=state))
