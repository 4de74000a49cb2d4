"""The records of a file with what would become of each, as a table to look through."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from callback_desk.domain.record import Record
from callback_desk.wording.intake import say_problem, say_verdict
from callback_desk.wording.people import visible

ROW, VERDICT, NAME, NUMBER, WHY = range(5)
HEADINGS = ("Row", "Verdict", "Name", "Number", "Why")
# Cells are cut: a visitor may have typed a million characters.
LONGEST_CELL = 120

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class VerdictTable(QAbstractTableModel):
    """Records in file order; nothing in it changes once it is shown."""

    def __init__(
        self,
        records: Sequence[Record],
        show_phone: Callable[[str, str | None], str],
        places: Sequence[str] = (),
    ) -> None:
        """Fill the table.

        Args:
            records: in the order of their files.
            show_phone: shows a number as the country writes it.
            places: the file of each record; empty where they are of one.
        """
        super().__init__()
        self._places = places
        self._records = records
        self._show_phone = show_phone

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a record."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As many columns as headings."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """The headings."""
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return "File" if self._places and section == ROW else HEADINGS[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell's text, made visible and cut."""
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self._shown(index.row(), index.column())
        if role == _SPOKEN:
            row = index.row()
            texts = (self._shown(row, column) for column in range(len(HEADINGS)))
            return ", ".join(text for text in texts if text)
        return None

    def _shown(self, row: int, column: int) -> str:
        if self._places and column == ROW:
            return visible(self._places[row][:LONGEST_CELL])
        return self._text(self._records[row], column)

    def _text(self, record: Record, column: int) -> str:
        match column:
            case 0:
                return str(record.submission.row)
            case 1:
                return say_verdict(record.verdict)
            case 2:
                return visible(record.submission.name[:LONGEST_CELL])
            case 3:
                if record.phone is None:
                    return visible(record.submission.phone_text[:LONGEST_CELL])
                return self._show_phone(record.phone, record.extension)
            case _:
                why = say_problem(record.problem) if record.problem else ""
                return visible((why or ", ".join(record.repairs))[:LONGEST_CELL])
