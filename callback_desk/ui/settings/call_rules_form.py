"""The clinic's rules for calling: at what hours, how often, how soon again."""

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from callback_desk.domain.business_calendar import MINUTES_A_DAY
from callback_desk.domain.call_rules import (
    LONGEST_GAP_MINUTES,
    MOST_DAYS,
    MOST_TRIES,
    CallRules,
)
from callback_desk.domain.claim import CLAIM_MINUTES, LONGEST_CLAIM_MINUTES
from callback_desk.translation import _
from callback_desk.ui.first_run.clock_field import ClockField
from callback_desk.ui.first_run.day_hours import NO_TIME
from callback_desk.ui.settings.number_field import NumberField
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel

ABOUT = _(
    "By the clock of whoever is called, in every zone their number may be in. "
    "After the last try, closing is proposed; nothing is closed by itself."
)
CLAIM_MEANS = _(
    "A lead is claimed when its call is opened, so that nobody else calls it. A window "
    "that is open renews that; one that was lost lets go after these minutes."
)


class CallRulesForm(QWidget):
    """Shows the rules; `saved` carries them as they were typed, and claim minutes."""

    saved = Signal(object, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._last = CallRules(), CLAIM_MINUTES
        self.opens = ClockField(theme, _("From"), 8 * 60)
        self.closes = ClockField(theme, _("Until"), 21 * 60, after=self.opens)
        self.tries = NumberField(theme, _("Tries at most"), 1, MOST_TRIES)
        self.days = NumberField(theme, _("Over business days"), 1, MOST_DAYS)
        self.gap = NumberField(theme, _("Minutes between"), 0, LONGEST_GAP_MINUTES)
        self.claim = NumberField(
            theme, _("Minutes a lead stays claimed"), 1, LONGEST_CLAIM_MINUTES
        )
        self.save_button = NamedButton(theme, _("Save the rules"), kind="primary")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(3))
        fields = (
            (_("From"), self.opens),
            (_("Until"), self.closes),
            (_("Tries at most"), self.tries),
            (_("Over business days"), self.days),
            (_("Minutes between"), self.gap),
            (_("Minutes a lead stays claimed"), self.claim),
        )
        self._rows = [LabelledField(theme, name, field) for name, field in fields]
        for place, row in enumerate(self._rows):
            grid.addWidget(row, *divmod(place, 3))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2.5))
        column.addWidget(PlainLabel(theme, _("When to call, how often"), bold=True))
        column.addWidget(PlainLabel(theme, ABOUT, muted=True, wraps=True))
        column.addLayout(grid)
        column.addWidget(PlainLabel(theme, CLAIM_MEANS, muted=True, wraps=True))
        column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)
        self.save_button.clicked.connect(self._on_save)
        self.show_rules(*self._last)

    def show_rules(self, rules: CallRules, claim_minutes: int) -> None:
        """Show rules, and for how long a claim holds."""
        self.know_saved(rules, claim_minutes)
        self.claim.set_number(claim_minutes)
        self.opens.set_minute(rules.opens.hour * 60 + rules.opens.minute)
        self.closes.set_minute(rules.closes.hour * 60 + rules.closes.minute)
        self.tries.set_number(rules.most_tries)
        self.days.set_number(rules.over_days)
        self.gap.set_number(rules.gap_minutes)
        self._say_no_time()

    def know_saved(self, rules: CallRules, claim_minutes: int) -> None:
        """These hold; what is typed stays as it is."""
        self._last = rules, claim_minutes

    @property
    def is_changed(self) -> bool:
        """Whether something else is typed than holds."""
        return (self.rules(), self.claim.number) != self._last

    def rules(self) -> CallRules | None:
        """What the fields say; None where a text is no time."""
        opens, closes = self.opens.minute, self.closes.minute
        if opens is None or closes is None:
            return None
        return CallRules(
            opens=_clock(opens),
            closes=_clock(closes),
            most_tries=self.tries.number,
            over_days=self.days.number,
            gap_minutes=self.gap.number,
        )

    def _say_no_time(self) -> QWidget | None:
        """Say beside each field that is to hold a time that it holds none."""
        unread = None
        for row in self._rows:
            field = row.editor
            if isinstance(field, ClockField):
                row.say_wrong(NO_TIME if field.minute is None else "")
                unread = unread or (field if field.minute is None else None)
        return unread

    def _on_save(self) -> None:
        unread, rules = self._say_no_time(), self.rules()
        if rules is not None:
            self.saved.emit(rules, self.claim.number)
        elif unread is not None:
            unread.setFocus()


def _clock(minute: int) -> time:
    return time(minute // 60, minute % 60) if minute < MINUTES_A_DAY else time(23, 59)
