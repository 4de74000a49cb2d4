"""What a draft would move, and the two ways on: leave it, or apply it."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.services.calendar_changes import CalendarChange
from callback_desk.translation import _
from callback_desk.ui.calendar.moved_table import MovedTable
from callback_desk.ui.calendar.row_table import RowTable
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.calendar import say_apply, say_moves, say_overdue_at_once

WORKING = _("Working out what this moves…")
APPLYING = _("Putting it in force… Nothing moves until all of it does.")
APPLYING_WHOLE = _("Putting it in force… All leads move in one step.")
# Longer than that, and whoever waits is told.
LONG_MS = 500
FEW, FEW_STACKED, MANY = 3, 2, 7
# Layout units: what stands at both sides of a row, and the least room for a name.
SIDES, LEAST_NAME = 4.5, 27
# So many of the edits are named; the others are counted.
NAMED = 3


class ChangePanel(QWidget):
    """Shown while something is edited. Nothing can be applied that was not shown.

    `apply_wanted` carries the CalendarChange that was shown, `left` follows when the
    draft is to be given up.
    """

    apply_wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._change: CalendarChange | None = None
        self._calendar: BusinessCalendar | None = None
        self._few, self._folded = FEW, False
        self._box = TonedBox(theme, Tone.DUE_TODAY)
        self._title = PlainLabel(theme, scale=0.95, bold=True, wraps=True)
        self._what = FlowingLabel(theme, scale=0.85)
        self.moved = RowTable(theme, _("Leads that move"))
        self.more = NamedButton(theme, "", kind="link")
        self.more.setFont(theme.font(0.85))
        self.more.setStyleSheet("QPushButton { padding: 0; }")
        self._rest = FlowingLabel(theme, scale=0.85)
        self.notice = Notice(theme)
        self.leave_button = NamedButton(
            theme, _("Leave it"), tells=_("Leave the calendar as it is in force")
        )
        self.apply_button = NamedButton(
            theme, _("Apply"), kind="primary", icon_name="tick", shortcut="Ctrl+S"
        )
        self.apply_button.setEnabled(False)
        # Where what is applied can be left until it is in force.
        self.can_stop = True
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_MS)
        self._patience.timeout.connect(self._on_took_long)
        self._build_layout()
        self.more.clicked.connect(self._on_more)
        self.leave_button.clicked.connect(self.left)
        self.apply_button.clicked.connect(self._on_apply)
        self.hide()

    def _build_layout(self) -> None:
        theme = self._theme
        for part in (self._title, self._what, self.moved):
            self._box.box.addWidget(part)
        more = QHBoxLayout()
        more.addWidget(self.more)
        more.addStretch()
        self._box.box.addLayout(more)
        self._box.box.addWidget(self._rest)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(2))
        buttons.addStretch()
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.apply_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self._box)
        column.addWidget(self.notice)
        column.addLayout(buttons)

    @property
    def said(self) -> str:
        """What is said, in one line."""
        parts = (self._title.text(), self._what.said(), self._rest.said())
        return " ".join(part for part in parts if part)

    def show_working(self, words: Sequence[str]) -> None:
        """Show what is edited while it is being worked out what it moves."""
        self._change = None
        self._show_applied_no_more()
        self._say_what(words)
        self._title.say(WORKING)
        self._show_leads(0)
        self._rest.say("")
        self._rest.hide()
        self._set_tone(None)
        self.notice.hide()
        self.apply_button.say(_("Apply"))
        self.apply_button.setEnabled(False)
        self.show()

    def show_change(
        self,
        change: CalendarChange,
        calendar: BusinessCalendar,
        words: Sequence[str],
    ) -> None:
        """Show what a change moves.

        Args:
            change: the preview.
            calendar: on whose clocks.
            words: what is edited.
        """
        self._change, self._calendar = change, calendar
        self._show_applied_no_more()
        self._say_what(words)
        count, overdue = len(change.moved), change.overdue_at_once
        self._title.say(say_moves(count, change.earlier))
        self._list_moved(MovedTable(self._theme, change.moved, calendar))
        self._rest.say(say_overdue_at_once(overdue) if count else "")
        self._rest.setVisible(bool(count) and not self._folded)
        self._set_tone(
            Tone.OVERDUE if overdue else Tone.DUE_TODAY if count else Tone.FINE
        )
        self.notice.hide()
        self.apply_button.say(say_apply(count))
        self.apply_button.setEnabled(True)
        self.show()

    def _list_moved(self, rows: MovedTable) -> None:
        """List them, names above the instants where these leave them no room."""
        stacked = self._is_crowded(rows)
        if stacked and self._change is not None and self._calendar is not None:
            rows = MovedTable(
                self._theme, self._change.moved, self._calendar, stacked=True
            )
        self.moved.show_rows(rows, lines=2 if stacked else 1)
        self._few = FEW_STACKED if stacked else FEW
        self._show_leads(self._few)

    def _is_crowded(self, rows: MovedTable) -> bool:
        room = self.width() - 2 * self._theme.px(SIDES)
        return room - rows.widest_move() < self._theme.px(LEAST_NAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List them anew where another width asks for it."""
        super().resizeEvent(event)
        rows = self.moved.model()
        if (
            isinstance(rows, MovedTable)
            and self._change is not None
            and self._calendar is not None
            and self._is_crowded(rows) is not rows.is_stacked
        ):
            self._list_moved(
                MovedTable(self._theme, self._change.moved, self._calendar)
            )

    def show_failure(self, error: Exception, words: Sequence[str]) -> None:
        """Show that a draft cannot be, and why."""
        self.show_working(words)
        self._box.hide()
        self.notice.say_failure(error)

    def _say_what(self, words: Sequence[str]) -> None:
        shown = list(words[:NAMED])
        if len(words) > NAMED:
            shown.append(_("And {count} more.", count=len(words) - NAMED))
        self._what.say(" ".join(shown))
        self._what.setVisible(bool(shown) and not self._folded)
        self._box.show()

    def fold(self, *, folded: bool) -> None:
        """Leave only how many it moves, and the ways on, or show all again."""
        self._folded = folded
        self._show_leads(self._few)
        self._what.setVisible(bool(self._what.said()) and not folded)
        self._rest.setVisible(bool(self._rest.said()) and not folded)
        self._box.box.activate()
        self._column.activate()

    def _set_tone(self, tone: Tone | None) -> None:
        self._box.set_tone(tone)
        for label in (self._title, self._what, self._rest):
            label.set_tone(tone)

    def _show_leads(self, rows: int) -> None:
        listed = self._change.moved if self._change is not None else ()
        count = 0 if self._folded else len(listed)
        self.moved.setVisible(bool(count))
        self.moved.show_first(rows)
        left = count - rows
        if rows == self._few and left > 0:
            self.more.say(_("and {left} more", left=left))
        else:
            self.more.say(_("Show fewer"))
        self.more.setVisible(count > self._few)

    def _on_more(self) -> None:
        opened = self.more.accessibleName() != _("Show fewer")
        self._show_leads(MANY if opened else self._few)
        if opened:
            self.moved.setFocus()
        else:
            self.moved.scrollToTop()

    def _on_apply(self) -> None:
        if self._change is not None:
            self.apply_button.setEnabled(False)
            self._patience.start()
            self.apply_wanted.emit(self._change)

    def _on_took_long(self) -> None:
        """All leads move in one step: it cannot be halved, but left until then."""
        self._title.say(APPLYING if self.can_stop else APPLYING_WHOLE)
        if self.can_stop:
            self.leave_button.say(_("Stop"))

    def _show_applied_no_more(self) -> None:
        self._patience.stop()
        self.leave_button.say(_("Leave it"))
