"""What a window remembers: typed, per person, and nothing of any lead."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from callback_desk.ui.window_state import WindowState


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
    for spoilt in ("{", "[]", "7"):
        settings.setValue("Ann/main", spoilt)
        assert kept(tmp_path).number("discreet", 1) == 1
        assert kept(tmp_path).geometry().isEmpty()
