"""How a record that waits looks in the list: danger in purple."""

from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.needs_look.kept_table import KeptTable
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.two_line_delegate import RowLook, TwoLineDelegate
from callback_desk.wording.settling import say_why_short


class KeptDelegate(TwoLineDelegate):
    """Paints the rows of a KeptTable."""

    def __init__(
        self, theme: Theme, table: KeptTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._table = table

    def look(self, place: int) -> RowLook | None:
        """Who it is, why it waits, and until when."""
        row = self._table.at(place)
        if row is None:
            return None
        left, due = self._table.due(row)
        why = say_why_short(row.problem)
        return RowLook(
            name=self._table.name(row),
            is_named=bool(row.name.strip()),
            beside=left,
            beside_tone=Tone.OVERDUE if self._table.is_late(row) else None,
            pill=_("Priority · {why}", why=why) if row.safety else why,
            pill_tone=Tone.PRIORITY if row.safety else Tone.DUE_TODAY,
            foot=due,
            ground=Tone.PRIORITY if row.safety else None,
            icon_name="standing-priority" if row.safety else None,
        )
