"""Asking for files and folders, without a look into any that is shown.

Qt's own dialog opens the files of a folder to tell what they are. Where that is the
desk's folder, closing them again lets go of all locks of the open desk (POSIX): another
desk would take itself for the last one, and delete the log that this one writes to.
So files are told by their names alone. On Linux the system's dialog runs in this
process and may look, too; on Windows locks stay, on a Mac it is another process.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QFileIconProvider,
    QLineEdit,
    QWidget,
)

from callback_desk.translation import _
from callback_desk.ui.sign_in.fitting import room_for
from callback_desk.ui.tinted_signs import tint_signs

# Of the program: the folder that something was chosen in last.
LAST_FOLDER = "last folder"
# In Qt's own dialog.
NAME_FIELD, LISTS = "fileNameEdit", ("listView", "treeView")
# Whoever waits for one of these waits in a loop that ends as it is hidden.
ASKING = ("QFileDialog", "QAbstractPrintDialog")


class _NamesAlone(QFileIconProvider):
    """Icons and kinds of files by their names alone."""

    def icon(self, of: QFileInfo | QFileIconProvider.IconType) -> object:  # type: ignore[override] # both ways of Qt's
        """A folder's or a file's."""
        kinds = QFileIconProvider.IconType
        if isinstance(of, QFileInfo):
            of = kinds.Folder if of.isDir() else kinds.File
        return super().icon(of)

    def type(self, info: QFileInfo) -> str:
        """What is said of a file in the list."""
        if info.isDir():
            return _("Folder")
        return _("{suffix} file", suffix=info.suffix().upper()).strip()


class _Asking(QFileDialog):
    """Takes what was typed, where something was.

    A folder passed on the way to a typed path can stay chosen in Qt's list: Enter went
    there, and let go of what was typed.
    """

    def setVisible(self, visible: bool) -> None:
        """Open it no larger than the screen: its button stood beneath a small one."""
        if visible:
            self.resize(self.size().boundedTo(room_for(self)))
        super().setVisible(visible)

    def accept(self) -> None:
        """Choose what stands in the field of names, and nothing beside it."""
        field = self.findChild(QLineEdit, NAME_FIELD)
        if field is not None and field.isModified() and field.text():
            for view in self.findChildren(QAbstractItemView):
                if view.objectName() in LISTS:
                    view.selectionModel().clearSelection()
        super().accept()


def ask_files(parent: QWidget | None, title: str, filters: str) -> list[str]:
    """Which files to read; none if nothing was chosen."""
    dialog = file_dialog(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _asked(dialog)


def ask_file(
    parent: QWidget | None, title: str, filters: str, folder: str = ""
) -> str | None:
    """Which file to read, or None.

    Args:
        parent: the window that it stands over.
        title: of the dialog.
        filters: what is listed, as Qt writes it.
        folder: where to begin; where something was chosen last, if "".
    """
    dialog = file_dialog(parent, title, filters, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_asked(dialog)), None)


def ask_place(
    parent: QWidget | None,
    title: str,
    proposed: str,
    filters: str,
    *,
    confirms: bool = True,
) -> str | None:
    """Where to write a file, or None.

    Args:
        parent: the window that it stands over.
        title: of the dialog.
        proposed: a name, or a path.
        filters: what is listed, as Qt writes it.
        confirms: whether a file that stands there is asked about.
    """
    path = Path(proposed)
    folder = str(path.parent) if path.parent != Path() else ""
    dialog = file_dialog(parent, title, filters, folder)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(path.suffix.removeprefix("."))
    if not confirms:
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(path.name)
    return next(iter(_asked(dialog)), None)


def ask_folder(parent: QWidget | None, title: str) -> str | None:
    """Which folder, or None."""
    dialog = file_dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_asked(dialog)), None)


def file_dialog(
    parent: QWidget | None, title: str, filters: str = "", folder: str = ""
) -> QFileDialog:
    """A dialog that opens none of the files that it shows."""
    dialog = _Asking(parent, title, folder or _first_folder(), filters)
    if sys.platform.startswith("linux"):
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        # Qt's own words have no Spanish for these.
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Look in:"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Files of type:"))
        tint_signs(dialog)
    names = _NamesAlone()
    # Qt keeps no hold of it.
    dialog.setProperty("names", names)
    dialog.setIconProvider(names)
    return dialog


def is_asking(dialog: QDialog) -> bool:
    """Whether it asks for a file, or a printer: hidden, it has ended."""
    return any(map(dialog.inherits, ASKING))


def forget_folder() -> None:
    """Begin as in a program that was just started."""
    _keep_folder("")


def _keep_folder(folder: str) -> None:
    program = QApplication.instance()
    if program is not None:
        program.setProperty(LAST_FOLDER, folder)


def _first_folder() -> str:
    """Where something was chosen last, else where browsers save exports."""
    saved = QStandardPaths.StandardLocation.DownloadLocation
    program = QApplication.instance()
    for folder in (
        str((program and program.property(LAST_FOLDER)) or ""),
        QStandardPaths.writableLocation(saved),
    ):
        if folder and Path(folder).is_dir():
            return folder
    return str(Path.home())


def _asked(dialog: QFileDialog) -> list[str]:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    if chosen:
        is_folder = dialog.fileMode() is QFileDialog.FileMode.Directory
        folder = Path(chosen[0]) if is_folder else Path(chosen[0]).parent
        _keep_folder(str(folder))
    dialog.deleteLater()
    return chosen
