"""The promise: its rule in plain words, and when a lead would be due by it."""

from datetime import datetime

from PySide6.QtCore import QDateTime, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    CalendarDefinition,
    Policy,
)
from callback_desk.domain.calendar_edits import set_policy
from callback_desk.domain.promise import Promise
from callback_desk.translation import _
from callback_desk.ui.calendar.draft import Edit
from callback_desk.ui.calendar.moment_field import MomentField
from callback_desk.ui.calendar.reckoning import Reckoned
from callback_desk.ui.calendar.spans_editor import PAUSE_MS
from callback_desk.ui.first_run.clock_field import ClockField
from callback_desk.ui.first_run.day_hours import NO_TIME
from callback_desk.ui.first_run.desk_hours import NOON
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.tick_box import TickBox
from callback_desk.ui.spoken_label import SpokenLabel
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.typed_words import let_pass
from callback_desk.ui.widgets import IconButton, PlainLabel
from callback_desk.wording.calendar import (
    say_about_policy,
    say_full_instant,
    say_policy,
    say_rule,
)
from callback_desk.wording.promises import say_promise

USUAL_CUT_OFF = NOON + 180
NO_HOURS = _("Type a number of hours, such as 8.")


def as_typed(shown: QDateTime) -> str:
    """A field's content as an INSTANT on the clinic's clocks."""
    return shown.toString("yyyy-MM-ddTHH:mm")


class PolicyPanel(QWidget):
    """The rule for deadlines, and what it makes of any instant.

    `edited` carries a key and an Edit; `asked` follows when another instant is meant.
    """

    edited = Signal(str, object)
    asked = Signal()

    def __init__(self, theme: Theme, *, may_edit: bool) -> None:
        super().__init__()
        self._theme, self._may_edit = theme, may_edit
        self._definition: CalendarDefinition | None = None
        self.received: str | None = None
        self._heading = PlainLabel(theme, _("The promise"), scale=1.05, bold=True)
        self._rule = PlainLabel(theme, wraps=True)
        self.policy = ChoiceBox(theme)
        self.policy.setAccessibleName(_("The promise"))
        for policy in Policy:
            self.policy.addItem(say_policy(policy), policy)
        self._about = PlainLabel(theme, scale=0.86, muted=True, wraps=True)
        self.at_close = TickBox(theme, _("The cut-off is the close"))
        self.cut_off = ClockField(theme, _("Cut-off"), USUAL_CUT_OFF)
        self.hours = QLineEdit()
        let_pass(self.hours)
        self.hours.setAccessibleName(_("Desk hours until it is due"))
        self._wrong = SpokenLabel(theme, scale=0.9, tone=Tone.OVERDUE)
        self.at = MomentField(
            theme, _("A lead received: day"), _("A lead received: time")
        )
        self.now = IconButton(theme, _("Received now"), "undo", kind="quiet")
        self._due = SpokenLabel(theme, scale=0.98, bold=True, tone=Tone.FINE)
        self._still = FlowingLabel(theme, scale=0.86, muted=True)
        self._why = FlowingLabel(theme, scale=0.86, muted=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build_fields()
        self._build_layout()
        self._connect()

    def _build_fields(self) -> None:
        theme = self._theme
        self.hours.setFixedWidth(theme.px(18))

    def _build_layout(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(1.8))
        self._cut_off_row = _row(
            theme, PlainLabel(theme, _("Cut-off at"), muted=True), self.cut_off
        )
        self._hours_row = _row(
            theme,
            self.hours,
            PlainLabel(theme, _("desk hours after it came"), muted=True),
        )
        received = _row(
            theme,
            PlainLabel(theme, _("A lead received"), scale=0.86, muted=True),
            self.at,
            self.now,
        )
        for part in (
            *(self._heading, self._rule, self.policy, self._about),
            *(self.at_close, self._cut_off_row, self._hours_row, self._wrong),
            *(received, self._due, self._still, self._why),
        ):
            column.addWidget(part)
        self._wrong.hide()
        self.now.hide()

    def _connect(self) -> None:
        self.policy.activated.connect(self._on_policy_chosen)
        self.at_close.clicked.connect(self._on_parameter_changed)
        for field in (self.cut_off, self.hours):
            field.editingFinished.connect(self._on_parameter_left)
        self.cut_off.changed_by_hand.connect(self._pause.start)
        self.hours.textEdited.connect(self._pause.start)
        self._pause.timeout.connect(self._on_parameter_changed)
        self.at.moment_changed.connect(self._on_at_changed)
        self.now.clicked.connect(self._on_now)

    # What it shows

    def show_definition(self, definition: CalendarDefinition) -> None:
        """Show a calendar's rule."""
        self._definition = definition
        policy = definition.policy
        self._rule.say(say_rule(policy, definition.cut_off, definition.open_hours))
        self._rule.setVisible(not self._may_edit)
        self.policy.setVisible(self._may_edit)
        self.policy.setCurrentIndex(self.policy.findData(policy))
        self._about.say(say_about_policy(policy))
        self._about.setVisible(bool(say_about_policy(policy)))
        cut_off = self._may_edit and policy is Policy.CUT_OFF
        self.at_close.setVisible(cut_off)
        self.at_close.setChecked(definition.cut_off is None)
        self._cut_off_row.setVisible(cut_off and definition.cut_off is not None)
        self._hours_row.setVisible(self._may_edit and policy is Policy.OPEN_HOURS)
        if definition.cut_off is not None and not self.cut_off.hasFocus():
            self.cut_off.set_minute(definition.cut_off)
        if not self.hours.hasFocus():
            self.hours.setText(f"{definition.open_hours:g}")

    def show_due(self, reckoned: Reckoned) -> None:
        """Show when the lead would be due, by the draft and as it is in force."""
        calendar = reckoned.sheet.calendar
        if reckoned.due is None or reckoned.due_failure is not None:
            failure = reckoned.due_failure
            self._due.say(f"{failure.sentence} {failure.what_to_do}" if failure else "")
            self._due.set_tone(Tone.OVERDUE)
            self._still.hide()
            self._why.say("")
            return
        shown = reckoned.due_by_draft or reckoned.due
        self.now.setVisible(self.received is not None)
        if self.received is None:
            self._show_received(calendar.local(shown.received_at))
        self._due.set_tone(Tone.FINE)
        self._due.say(_("would be due {due}", due=_say_due(shown, calendar)))
        old = _say_due(reckoned.due, reckoned.in_force.calendar)
        moved = reckoned.due_by_draft is not None and (
            reckoned.due_by_draft.due_at != reckoned.due.due_at
        )
        self._still.say(_("In force today: due {old}", old=old))
        self._still.setVisible(moved)
        self._why.say(" ".join(say_promise(shown.steps)[1:]))

    def _show_received(self, local: datetime) -> None:
        shown = QDateTime.fromString(
            local.strftime("%Y-%m-%dT%H:%M"), Qt.DateFormat.ISODate
        )
        self.at.show_moment(shown)

    @property
    def answer(self) -> QWidget:
        """Where it is said when the lead would be due."""
        return self._due

    @property
    def said(self) -> str:
        """When the lead would be due, as it is said."""
        return self._due.said()

    @property
    def still(self) -> str:
        """When it is due by the calendar in force, where that differs."""
        return "" if self._still.isHidden() else self._still.said()

    @property
    def why(self) -> str:
        """Why then."""
        return self._why.said()

    # What is edited

    def _on_policy_chosen(self) -> None:
        policy = Policy(self.policy.currentData())
        definition = self._definition
        if definition is None or policy is definition.policy:
            return
        self._send(policy, definition.cut_off, definition.open_hours)

    def _on_parameter_left(self) -> None:
        if self._pause.isActive():
            self._on_parameter_changed()

    def _on_parameter_changed(self) -> None:
        self._pause.stop()
        definition = self._definition
        if definition is None:
            return
        cut_off, hours = definition.cut_off, definition.open_hours
        if definition.policy is Policy.CUT_OFF:
            cut_off = None if self.at_close.isChecked() else self.cut_off.minute
            if cut_off is None and not self.at_close.isChecked():
                if definition.cut_off is not None:
                    self._say_wrong(NO_TIME)
                    return
                cut_off = USUAL_CUT_OFF
        if definition.policy is Policy.OPEN_HOURS:
            try:
                hours = float(self.hours.text().strip().replace(",", "."))
            except ValueError:
                self._say_wrong(NO_HOURS)
                return
        self._send(definition.policy, cut_off, hours)

    def _send(self, policy: Policy, cut_off: int | None, hours: float) -> None:
        self._say_wrong("")
        self.edited.emit("policy", _policy_edit(policy, cut_off, hours))

    def _say_wrong(self, sentence: str) -> None:
        self._wrong.say(sentence)
        self._wrong.setVisible(bool(sentence))
        for field in (self.cut_off, self.hours):
            field.setAccessibleDescription(sentence)

    def _on_at_changed(self, shown: QDateTime | None) -> None:
        if shown is None:
            self._due.set_tone(Tone.OVERDUE)
            self._due.say(NO_TIME)
            return
        self.received = as_typed(shown)
        self.asked.emit()

    def _on_now(self) -> None:
        self.received = None
        self.asked.emit()


def _say_due(promise: Promise, calendar: BusinessCalendar) -> str:
    return say_full_instant(calendar.local(promise.due_at))


def _policy_edit(policy: Policy, cut_off: int | None, hours: float) -> Edit:
    def edit(definition: CalendarDefinition) -> CalendarDefinition:
        return set_policy(definition, policy, cut_off=cut_off, open_hours=hours)

    return edit


def _row(theme: Theme, *parts: QWidget) -> QWidget:
    """Parts beside one another, on two lines where one is too narrow."""
    row = QWidget()
    flow = FlowLayout(row, theme.px(1.5))
    for part in parts:
        flow.addWidget(part)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row
