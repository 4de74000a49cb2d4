"""What somebody corrects in a preview: judged at once, kept beside what came in."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.errors import DeskError
from callback_desk.domain.record import Record
from callback_desk.domain.settlement import Fix
from callback_desk.domain.submission import Verdict
from callback_desk.services.needs_look import received_text
from callback_desk.services.preview_rows import Key, PreviewRows, SeenRow
from callback_desk.ui.intake.importing import Importing
from callback_desk.ui.intake.verdict_table import EMAIL, NAME, NUMBER, SENT

# As what a corrected record is taken in; another still waits for a look.
_SETTLED = frozenset({Verdict.NEW, Verdict.REPEAT, Verdict.KNOWN})


class Mending(QObject):
    """Corrections by the place of their record; `changed` carries that.

    `refused` carries an error where a cell says what cannot be: that one is given up,
    and what was corrected in its record before stays.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, importing: Importing, parent: QObject) -> None:
        super().__init__(parent)
        self._importing = importing
        self.is_open = True
        self._rows = PreviewRows()
        self._calendar: BusinessCalendar | None = None
        self.mended: dict[Key, SeenRow] = {}
        self.typed: dict[Key, dict[int, str]] = {}
        self._fixes: dict[Key, Fix] = {}
        # What could be judged last, to come back to.
        self._judged: dict[Key, tuple[Fix, dict[int, str]]] = {}
        importing.mended.connect(self._on_mended)
        importing.mend_failed.connect(self._on_mend_failed)

    def begin(self, rows: PreviewRows, calendar: BusinessCalendar | None) -> None:
        """Begin with another preview; what was corrected in it before is judged anew.

        A record that does not need a look any more is corrected no more.
        """
        before = self.typed
        self._rows, self._calendar = rows, calendar
        self.mended, self.typed, self._fixes, self._judged = {}, {}, {}, {}
        for key, typed in before.items():
            if key in rows.kept:
                self.typed[key] = typed
                self._judge(key)

    def forget(self) -> None:
        """Another source is looked at: nothing of it is corrected."""
        self.typed = {}
        self.begin(PreviewRows(), None)

    @property
    def fixes(self) -> dict[Key, Fix]:
        """The corrections by which records can be taken in.

        One that is not judged yet is judged while it is taken in.
        """
        return {
            key: fix
            for key, fix in self._fixes.items()
            if key not in self.mended or self.mended[key].verdict in _SETTLED
        }

    def type_in(self, key: Key, column: int, text: str) -> None:
        """Take what somebody typed into a cell."""
        record = self._rows.kept.get(key)
        if record is None and self._calendar is None and self.is_open:
            # The preview is still being made; it is judged once that is there.
            self.typed.setdefault(key, {})[column] = text
        if record is None or not self.is_open:
            return
        typed = self.typed.setdefault(key, {})
        if text == self._came(record, column):
            typed.pop(column, None)
        else:
            typed[column] = text
        if typed:
            self._judge(key)
        else:
            self._give_back(key)

    def _came(self, record: Record, column: int) -> str:
        said = record.submission
        sent = received_text(record, self._calendar) if self._calendar else ""
        return {
            NAME: said.name,
            NUMBER: said.phone_text,
            EMAIL: said.email or "",
            SENT: sent,
        }[column]

    def _give_back(self, key: Key) -> None:
        for of in (self.mended, self.typed, self._fixes, self._judged):
            of.pop(key, None)
        self.changed.emit(key)

    def _judge(self, key: Key) -> None:
        record, typed = self._rows.kept[key], self.typed[key]
        fix = Fix(
            name=typed.get(NAME, record.submission.name),
            phone_text=typed.get(NUMBER, record.submission.phone_text),
            extension="" if NUMBER in typed else record.extension or "",
            email=typed.get(EMAIL, record.submission.email or ""),
            message=record.submission.message,
            received=typed.get(SENT, self._came(record, SENT)),
        )
        self._fixes[key] = fix
        self._importing.mend(key, record, fix, self._others(key))

    def _others(self, key: Key) -> Sequence[SeenRow]:
        """The rows of the preview as they are now, but that one."""
        corrected = [row for k, row in self.mended.items() if k != key]
        return [*self._rows.rows, *corrected]

    def _on_mended(self, key: Key, fix: Fix, row: SeenRow) -> None:
        # What was typed since is judged by itself.
        if self._fixes.get(key) is fix:
            self.mended[key] = row
            self._judged[key] = fix, dict(self.typed[key])
            self.changed.emit(key)

    def _on_mend_failed(self, key: Key, fix: Fix, error: Exception) -> None:
        if self._fixes.get(key) is not fix:
            if not isinstance(error, DeskError):
                self._importing.bug.emit(error)
            return
        if (judged := self._judged.get(key)) is None:
            self._give_back(key)
        else:
            self._fixes[key], self.typed[key] = judged[0], dict(judged[1])
            self.changed.emit(key)
        self.refused.emit(error)
