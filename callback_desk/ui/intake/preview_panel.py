"""The middle of a preview: counts that filter, files, records, and why of each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callback_desk.domain.submission import Verdict
from callback_desk.services.desk import Desk
from callback_desk.services.import_preview import Preview, counted
from callback_desk.services.preview_rows import Key, PreviewRows, SeenRow
from callback_desk.translation import _
from callback_desk.ui.intake.file_list import FileList
from callback_desk.ui.intake.mending import Mending
from callback_desk.ui.intake.share_bar import ShareBar
from callback_desk.ui.intake.verdict_filters import ALL, VerdictFilters
from callback_desk.ui.intake.verdict_table import PAGE, VerdictTable
from callback_desk.ui.intake.verdict_view import VerdictView
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.looks import SAFETY
from callback_desk.ui.widgets import Card, PlainLabel
from callback_desk.wording.import_preview import (
    MENDABLE,
    say_not_listed,
    say_row_why,
)
from callback_desk.wording.people import visible

LONGEST_WHY, LONGEST_NAME = 400, 60

COMING = Verdict.NEW, Verdict.REPEAT, Verdict.NEEDS_LOOK


class PreviewPanel(QWidget):
    """`file_chosen` carries the number of a file or None; `mended` follows a change."""

    file_chosen = Signal(object)
    mended = Signal()

    def __init__(self, theme: Theme, desk: Desk, mending: Mending) -> None:
        super().__init__()
        self._theme, self._mending = theme, mending
        self._preview: Preview | None = None
        self._order: Sequence[int] = ()
        self._has_rows = self._are_wanted = True
        self.filters, self.files = VerdictFilters(theme), FileList(theme)
        self.table = VerdictTable(desk.phones.show, self)
        self.view = VerdictView(theme, self.table)
        self.why = PlainLabel(theme, muted=True, wraps=True)
        self.bar = ShareBar(theme, _("How much of it was read"))
        self._files_card = Card(theme, padding=1)
        self._files_card.column.addWidget(self.files)
        self.rows_card = Card(theme, padding=2)
        self.rows_card.column.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self.filters)
        column.addWidget(self._files_card)
        column.addWidget(self.rows_card, 1)
        column.addWidget(self.why)
        column.addWidget(self.bar)
        self.filters.filter_changed.connect(self._on_narrowed)
        self.files.file_chosen.connect(self._on_file_chosen)
        self.view.row_chosen.connect(self._on_row_chosen)
        self.table.mended.connect(mending.type_in)
        mending.changed.connect(self._on_mended)
        self.clear()

    # What is shown

    def clear(self) -> None:
        """Show nothing."""
        self.bar.hide()
        self._preview, self.filters.filter = None, ALL
        self.table.use_mends(self._mending.mended, self._mending.typed)
        self._show_order((), ())
        self.filters.show_counts({}, 0)
        self.files.show_files(())
        self._files_card.hide()
        self.why.say("")
        self._say_whether_rows(True)

    def show_coming(self, rows: PreviewRows, share: float | None) -> None:
        """Show what has come so far of a preview that is being made."""
        self.bar.show_share(share)
        self.bar.show()
        counts = {str(verdict): count for verdict, count in rows.counts.items()}
        self.filters.show_counts(counts, rows.in_danger)
        if self.table.rowCount() < PAGE:
            self._show_order(rows.rows, range(min(PAGE, len(rows.rows))))

    def show_preview(self, preview: Preview) -> None:
        """Show the whole of a preview."""
        self.bar.hide()
        self._preview = preview
        self.table.use_mends(self._mending.mended, self._mending.typed)
        several = len(preview.files) > 1
        chosen = self.files.chosen()
        same = len(preview.files) + 1 == self.files.table.rowCount()
        self.files.show_files(preview.files if several else ())
        if several and same and chosen is not None:
            self.files.choose(chosen)
        self._files_card.setVisible(several)
        self._say_whether_rows(len(preview.refused) < len(preview.files))
        self._count()
        self._arrange()

    def show_rows(self, shown: bool) -> None:
        """Show the records, or leave the room to what stands in their place."""
        self._are_wanted = shown
        self._say_whether_rows(self._has_rows)

    def show_none(self) -> None:
        """Nothing could be read: an empty table would say less than the reason."""
        self.bar.hide()
        self._say_whether_rows(False)

    def _say_whether_rows(self, has_rows: bool) -> None:
        self._has_rows = has_rows
        shown = has_rows and self._are_wanted
        self.rows_card.setVisible(shown)
        self.why.setVisible(shown)

    @property
    def preview(self) -> Preview | None:
        """What is shown."""
        return self._preview

    def counts(self) -> Mapping[str, int]:
        """The records by verdict, corrected ones as what they are now."""
        if self._preview is None:
            return dict.fromkeys(map(str, Verdict), 0)
        return counted(self._preview, self._mending.mended)

    def coming(self) -> int:
        """How many records would come in."""
        counts = self.counts()
        return sum(counts[verdict] for verdict in COMING)

    def _count(self) -> None:
        preview = self._preview
        if preview is not None:
            self.filters.show_counts(self.counts(), preview.rows.in_danger)

    def _arrange(self) -> None:
        """Those in danger first, narrowed to a verdict and a file."""
        preview = self._preview
        if preview is None:
            return
        rows, mended = preview.rows.rows, self._mending.mended
        wanted, file = self.filters.filter, self.files.chosen()
        first: list[int] = []
        others: list[int] = []
        for number, row in enumerate(rows):
            now = mended.get(row.key, row) if mended else row
            if file is not None and row.place != file:
                continue
            if wanted == SAFETY:
                if now.safety:
                    first.append(number)
            elif wanted == ALL or now.verdict == wanted:
                (first if now.safety else others).append(number)
        self._show_order(rows, first + others)

    def _show_order(self, rows: Sequence[SeenRow], order: Sequence[int]) -> None:
        preview = self._preview
        files = [file.name for file in preview.files] if preview else ()
        self._order = order
        calendar = preview.calendar if preview else None
        self.view.show_rows(rows, order, files, calendar)

    # What is chosen

    def _on_narrowed(self, kind: str) -> None:
        self._count()
        self._arrange()

    def _on_file_chosen(self, number: int | None) -> None:
        self._arrange()
        self.file_chosen.emit(number)

    def _on_row_chosen(self) -> None:
        row, tone = self.view.chosen(), None
        if row is None:
            self._say_whole()
            return
        words = say_row_why(row.verdict, row.problem, row.repairs)
        name = row.name.strip()[:LONGEST_NAME]
        where = _("Row {row}", row=row.row)
        if name:
            where = f"{where}, {visible(name)}"
        said = f"{where}: {words}"
        if row.verdict is Verdict.NEEDS_LOOK:
            said, tone = f"{said} {MENDABLE}", Tone.DUE_TODAY
        elif row.mended:
            said = f"{said} {_('What came in is kept beside it.')}"
        self.why.set_tone(tone, muted=tone is None)
        self.why.say(said[:LONGEST_WHY])

    def _say_whole(self) -> None:
        """Where not every record has a row, say so."""
        preview = self._preview
        said = ""
        if preview is not None:
            more = sum(preview.counts.values()) - len(preview.rows.rows)
            said = say_not_listed(more, preview.rows.danger_unlisted)
        self.why.set_tone(None, muted=True)
        self.why.say(said)

    def _on_mended(self, key: Key) -> None:
        self._count()
        self.table.row_changed(key)
        self._on_row_chosen()
        self.mended.emit()

    def take_keys_to_wrong(self) -> bool:
        """Let the keys come to the first record that needs a look; if there is one."""
        for place in range(self.table.rowCount()):
            if self.table.seen(place).verdict is Verdict.NEEDS_LOOK:
                self.view.choose_wrong(place)
                self.view.setFocus()
                return True
        return False
