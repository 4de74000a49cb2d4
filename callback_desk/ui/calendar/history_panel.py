"""Every calendar that was set: who, when, and what."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.business_calendar import BusinessCalendar, CalendarDefinition
from callback_desk.services.calendar_changes import CalendarVersion
from callback_desk.translation import _
from callback_desk.ui.calendar.draft import Edit
from callback_desk.ui.calendar.side_panel import SidePanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.calendar import say_full_instant
from callback_desk.wording.calendar_differences import say_changes
from callback_desk.wording.first_letter import with_capital
from callback_desk.wording.people import visible

ABOUT = _("The newest first. Bringing one back is a draft like any other.")
# A list to look back in, not an archive; the file of the desk keeps all.
MOST_SHOWN = 40
FIRST = _("The first calendar.")
SAME = _("Nothing was another.")


class VersionRow(QWidget):
    """One calendar; `chosen` carries its definition."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, version: CalendarVersion, said: list[str], when: str
    ) -> None:
        super().__init__()
        self._definition = version.definition
        top = QHBoxLayout()
        who = PlainLabel(
            theme, with_capital(f"{when} · {visible(version.set_by)}"), scale=0.88
        )
        who.set_tone(None, muted=True)
        self.bring_back = NamedButton(theme, _("Bring back"), kind="link")
        self.bring_back.setAccessibleName(
            _("Bring back the calendar of {when}", when=when)
        )
        self.bring_back.setFont(theme.font(0.85))
        top.addWidget(who, 1)
        top.addWidget(self.bring_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(1))
        column.setSpacing(0)
        column.addLayout(top)
        words = FlowingLabel(theme, scale=0.9)
        words.say(" ".join(said))
        column.addWidget(words)
        self.bring_back.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.chosen.emit(self._definition)


class HistoryPanel(SidePanel):
    """A row a version."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("History"), ABOUT)
        self.rows: list[VersionRow] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.px(2))
        self.column.addLayout(self._place)
        self.column.addStretch()

    def show_versions(
        self,
        versions: list[CalendarVersion],
        calendar: BusinessCalendar,
        *,
        may_edit: bool,
    ) -> None:
        """Show versions, the newest first, each with what it made another."""
        for row in self.rows:
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
        said = [
            say_changes(older.definition, newer.definition) or [SAME]
            for newer, older in pairwise(versions)
        ]
        said.append([FIRST])
        self.rows = []
        for version, words in list(zip(versions, said, strict=False))[:MOST_SHOWN]:
            when = say_full_instant(calendar.local(version.set_at))
            row = VersionRow(self._theme, version, words, when)
            row.chosen.connect(self._on_chosen)
            row.bring_back.setVisible(may_edit and version is not versions[0])
            self._place.addWidget(row)
            self.rows.append(row)

    def _on_chosen(self, definition: CalendarDefinition) -> None:
        self.send(_("bring back"), instead(definition))


def instead(definition: CalendarDefinition) -> Edit:
    """A calendar in place of the one in force."""

    def edit(in_force: CalendarDefinition) -> CalendarDefinition:
        return definition

    return edit
