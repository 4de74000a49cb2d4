"""The files of a preview, where there are several: each with its own counts."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from callback_desk.domain.file_reading import Question
from callback_desk.domain.submission import Verdict
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_preview import SeenFile
from callback_desk.translation import _
from callback_desk.ui.calendar.row_table import as_plain_rows
from callback_desk.ui.copied_rows import CopiedRows
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import plain_tip
from callback_desk.wording.import_preview import say_questions
from callback_desk.wording.imports import say_refusal
from callback_desk.wording.intake import say_counts, say_product
from callback_desk.wording.people import visible

NAME, BRINGS = range(2)
LONGEST_NAME = 80
ALL_FILES = _("All files")
HIGH, ROWS_SHOWN, NAME_WIDE = 6.5, 6, 60

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_INK = int(Qt.ItemDataRole.ForegroundRole)

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class FileTable(QAbstractTableModel):
    """All files together first, then each in its order."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._files: Sequence[SeenFile] = ()

    def show(self, files: Sequence[SeenFile]) -> None:
        """Show other files."""
        self.beginResetModel()
        self._files = files
        self.endResetModel()

    def first_asked(self) -> int | None:
        """The number of the first file with a question; None if there is none."""
        for number, file in enumerate(self._files):
            if _questions(file.report):
                return number
        return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a file, and one for all."""
        return 0 if parent.isValid() or not self._files else len(self._files) + 1

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Its name, and what it would bring."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Name and counts, or what is wrong."""
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self._text(index.row(), index.column())
        if role == _TIP:
            return plain_tip(self._text(index.row(), index.column()))
        if role == _SPOKEN and not index.column():
            return f"{self._text(index.row(), NAME)}, {self._text(index.row(), BRINGS)}"
        if role == _INK and index.row() and index.column() == BRINGS:
            report = self._files[index.row() - 1].report
            tokens = self._theme.tokens
            if report.error is not None:
                return tokens.of(Tone.OVERDUE)
            if report.counts[Verdict.NEEDS_LOOK] or _questions(report):
                return tokens.of(Tone.DUE_TODAY)
            return QColor(tokens.muted)
        return None

    def _text(self, row: int, column: int) -> str:
        if row == 0:
            return ALL_FILES if column == NAME else self._text_of_all()
        file = self._files[row - 1]
        if column == NAME:
            return visible(file.name[:LONGEST_NAME])
        report = file.report
        if report.error is not None:
            return visible(say_refusal(report.error))
        product = say_product(report.recognised_as or "")
        said = f"{say_counts(report.seen, report.counts)} ({product})"
        asked = _questions(report)
        return f"{said}. {say_questions(asked)}" if asked else said

    def _text_of_all(self) -> str:
        refused = sum(file.report.error is not None for file in self._files)
        files = _("{count} files", count=len(self._files))
        return (
            _("{files}, {refused} refused", files=files, refused=refused)
            if refused
            else files
        )


def _questions(report: FileReport) -> Sequence[Question]:
    """What somebody should say of a file."""
    return () if report.reading is None else report.reading.questions


class FileList(QTableView):
    """`file_chosen` carries the number of a file, or None for all of them."""

    file_chosen = QtSignal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.table = FileTable(theme)
        self.setAccessibleName(_("Files"))
        self.setModel(self.table)
        as_plain_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(theme.px(HIGH))
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.setColumnWidth(NAME, theme.px(NAME_WIDE))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        CopiedRows(self)
        self._filling = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names take less room where there is little."""
        super().resizeEvent(event)
        wide = self._theme.px(NAME_WIDE)
        self.setColumnWidth(NAME, min(wide, event.size().width() * 2 // 5))

    def show_files(self, files: Sequence[SeenFile]) -> None:
        """Show other files; all of them are chosen."""
        self._filling = True
        self.table.show(files)
        rows = min(ROWS_SHOWN, self.table.rowCount())
        self.setFixedHeight(rows * self._theme.px(HIGH) + 2)
        if self.table.rowCount():
            self.setCurrentIndex(self.table.index(0, 0))
        self._filling = False

    def choose(self, number: int) -> None:
        """Choose a file by its number; nobody is told."""
        self._filling = True
        self.setCurrentIndex(self.table.index(number + 1, 0))
        self._filling = False

    def choose_asked(self) -> None:
        """Choose the first file that somebody should say something of."""
        asked = self.table.first_asked()
        if asked is not None and self.chosen() is None:
            self.setCurrentIndex(self.table.index(asked + 1, 0))

    def chosen(self) -> int | None:
        """The number of the file that is chosen; None for all of them."""
        row = self.currentIndex().row()
        return row - 1 if row > 0 else None

    def _on_current_changed(self) -> None:
        if not self._filling:
            self.file_chosen.emit(self.chosen())
