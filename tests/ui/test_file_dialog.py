"""A file dialog that is open upon the desk's own folder leaves its locks alone."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QItemSelectionModel, QStandardPaths, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFileSystemModel,
    QLineEdit,
    QListView,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from callback_desk.services.list_imports import list_imports
from callback_desk.ui import file_dialog as asking
from callback_desk.ui.file_dialog import (
    ask_file,
    ask_files,
    ask_folder,
    ask_place,
    file_dialog,
    forget_folder,
)
from callback_desk.ui.sign_in.fitting import room_for
from callback_desk.ui.theme import Theme
from tests.desks import copy_desk, opened

LIST = "listView"
LEADS = "Leads (*.csv);;All files (*)"
HAS_LOCK_TABLE = Path("/proc/locks").exists()


def locked(folder: Path) -> set[str]:
    """The files of a folder on which this process holds a lock."""
    names = {file.stat().st_ino: file.name for file in folder.iterdir()}
    lines = Path("/proc/locks").read_text("utf-8").splitlines()
    mine = [line.split() for line in lines if f" {os.getpid()} " in line]
    held = {names.get(int(words[5].rpartition(":")[2])) for words in mine}
    return {name for name in held if name is not None}


def listed(dialog: QFileDialog, folder: Path) -> set[str]:
    """The names that a dialog shows with what kind of file each is."""
    tree = dialog.findChild(QTreeView)
    assert tree is not None
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    root = model.index(str(folder))
    return {
        str(model.index(row, 0, root).data())
        for row in range(model.rowCount(root))
        if model.index(row, 2, root).data()
    }


@pytest.mark.skipif(not HAS_LOCK_TABLE, reason="locks are listed on Linux alone")
def test_looking_at_the_desks_folder_keeps_its_locks(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        list_imports(desk)
        before = locked(tmp_path)
        assert {"desk.db", "desk.db-open"} <= before
        dialog = file_dialog(None, "Import leads", "All files (*)", str(tmp_path))
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        qtbot.waitUntil(lambda: {"desk.db", "desk.db-open"} <= listed(dialog, tmp_path))
        provider = dialog.iconProvider()
        for file in tmp_path.iterdir():
            assert not provider.icon(QFileInfo(str(file))).isNull()
            assert provider.type(QFileInfo(str(file)))
        assert locked(tmp_path) == before


def test_what_was_chosen_comes_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leads = tmp_path / "leads.csv"
    leads.write_text("Name,Phone\n", "utf-8")
    above = QWidget()
    qtbot.addWidget(above)

    def accept(dialog: QFileDialog) -> int:
        if dialog.acceptMode() is QFileDialog.AcceptMode.AcceptOpen:
            only_folders = dialog.fileMode() is QFileDialog.FileMode.Directory
            chosen = tmp_path if only_folders else leads
            monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(chosen)])
        else:
            monkeypatch.undo()
        assert dialog.parent() is above
        return int(QFileDialog.DialogCode.Accepted)

    monkeypatch.setattr(QFileDialog, "exec", accept)
    assert ask_files(above, "Import", LEADS) == [str(leads)]
    assert ask_file(above, "Import", LEADS, str(tmp_path)) == str(leads)
    assert ask_folder(above, "Watch") == str(tmp_path)
    kept = str(tmp_path / "kept.csv")
    assert ask_place(above, "Save", kept, "CSV (*.csv)", confirms=False) == kept


@pytest.mark.qt_log_ignore("does not support (grabbing|raise)", extend=True)
def test_a_path_is_typed_and_taken_by_enter(qtbot: QtBot, tmp_path: Path) -> None:
    """Qt proposes what could be meant, and let go of what was typed at Enter."""
    leads = tmp_path / "leads.csv"
    leads.write_text("Name,Phone\n", "utf-8")
    dialog = file_dialog(None, "Import", LEADS, str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.show()
    qtbot.waitUntil(lambda: listed(dialog, tmp_path) == {leads.name})
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    QTest.keyClicks(field, str(leads))
    # So it stands where Qt proposes something beneath the field.
    model, view = dialog.findChild(QFileSystemModel), dialog.findChild(QListView, LIST)
    assert model is not None
    assert view is not None
    chosen, how = view.selectionModel(), QItemSelectionModel.SelectionFlag
    chosen.select(model.index(str(tmp_path)), how.ClearAndSelect | how.Rows)
    chosen.select(model.index(str(leads)), how.Select | how.Rows)
    QTest.keyClick(QApplication.activePopupWidget() or field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.result() == QFileDialog.DialogCode.Accepted)
    assert dialog.selectedFiles() == [str(leads)]


def test_nothing_chosen_is_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
    assert ask_files(None, "Import", LEADS) == []
    assert ask_file(None, "Import", LEADS) is None
    assert ask_place(None, "Save", "kept.csv", LEADS) is None
    assert ask_folder(None, "Watch") is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere not so")
def test_on_linux_no_dialog_of_the_system_looks_into_files(qtbot: QtBot) -> None:
    dialog = file_dialog(None, "Import", LEADS)
    qtbot.addWidget(dialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)


@pytest.mark.skipif(sys.platform != "linux", reason="the system's own dialog")
def test_what_qt_has_in_english_alone_is_said_by_us(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_", lambda words: f"¡{words}")
    dialog = file_dialog(None, "Import", LEADS)
    qtbot.addWidget(dialog)
    for label in (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType):
        assert dialog.labelText(label).startswith("¡")


def test_it_begins_where_browsers_save_and_then_where_it_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    downloads, elsewhere = tmp_path / "Downloads", tmp_path / "elsewhere"
    downloads.mkdir()
    elsewhere.mkdir()
    begun: list[Path] = []

    def accept(dialog: QFileDialog) -> int:
        begun.append(Path(dialog.directory().absolutePath()))
        chosen = [str(elsewhere / "leads.csv")]
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: chosen)
        return int(QFileDialog.DialogCode.Accepted)

    monkeypatch.setattr(QFileDialog, "exec", accept)
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda _place: str(downloads)
    )
    forget_folder()
    for _ in range(2):
        assert ask_files(None, "Import", LEADS)
    assert begun == [downloads, elsewhere]
    # A folder that is gone is none to begin at, nor is one that never was.
    elsewhere.rmdir()
    ask_place(None, "Save", "kept.csv", "CSV (*.csv)")
    assert begun[-1] == downloads
    forget_folder()


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere it is the system's own"
)
@pytest.mark.parametrize("dark", [False, True])
def test_its_signs_have_the_colour_of_the_text(
    qtbot: QtBot, theme: Theme, dark: bool
) -> None:
    """Qt draws them black: on a dark ground nobody saw how to go up a folder."""
    theme.wear(dark=dark, percent=100)
    dialog = file_dialog(None, "Open", LEADS)
    qtbot.addWidget(dialog)
    signs = [b for b in dialog.findChildren(QToolButton) if not b.icon().isNull()]
    assert len(signs) >= 5
    for button in signs:
        mode = QIcon.Mode.Normal if button.isEnabled() else QIcon.Mode.Disabled
        shape = button.icon().pixmap(button.iconSize(), mode).toImage()
        spots = [
            shape.pixelColor(x, y)
            for x in range(shape.width())
            for y in range(shape.height())
        ]
        # A square says nothing.
        seen = sum(ink.alpha() > 0 for ink in spots)
        assert 0 < seen < 0.8 * len(spots), button.objectName()
        inks = {ink.name() for ink in spots if ink.alpha() == 255}
        muted, text = theme.tokens.muted.lower(), theme.tokens.text.lower()
        assert inks <= {text if button.isEnabled() else muted}, button.objectName()
    theme.wear(dark=False, percent=100)


def test_it_opens_no_larger_than_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = file_dialog(None, "Import leads", LEADS, str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.resize(4000, 4000)
    dialog.show()
    room = room_for(dialog)
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    dialog.hide()
