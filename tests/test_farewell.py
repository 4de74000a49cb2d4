"""A desk whose last backup failed stays, and says why."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QDialog

from callback_desk import farewell
from callback_desk.domain.errors import DiskFull
from callback_desk.domain.removal_errors import DeskNotBackedUp
from callback_desk.farewell import Farewell
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from tests.desks import copy_desk


def test_what_a_window_remembers_is_not_written_behind_a_folder_that_goes(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "practice"
    folder.mkdir()
    settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
    settings.setValue("place", "as the window closed")
    Farewell(Theme(qapp, dark=False), settings).take(folder / "desk.db", None)
    shutil.rmtree(folder)
    settings.deleteLater()
    QCoreApplication.sendPostedEvents(settings, QEvent.Type.DeferredDelete)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("failure", "reason"),
    [(DiskFull(), DiskFull().sentence), (RuntimeError("x"), "a mistake of its own")],
)
def test_it_is_not_removed_while_its_backups_shall_stay(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception,
    reason: str,
) -> None:
    path = copy_desk(tmp_path)
    shown: list[QDialog] = []
    monkeypatch.setattr(farewell, "show", shown.append)
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    last = Farewell(Theme(qapp, dark=False), settings)
    last.ask(False)
    last.take(path, failure)
    (dialog,) = shown
    said = " ".join(label.text() for label in dialog.findChildren(PlainLabel))
    assert DeskNotBackedUp(reason="").what_to_do in said
    assert reason in said
    assert path.exists()
