"""One outcome of the clinic's: its words, its key, and what follows from it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from callback_desk.domain.outcome import Asks, NextCall, NextRule, Outcome
from callback_desk.services.outcome_settings import KEYS, LONGEST_LABEL, shipped
from callback_desk.translation import _
from callback_desk.ui.settings.number_field import NumberField
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.tick_box import TickBox
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.outcomes import (
    say_asks,
    say_fixed,
    say_next_kind,
)

MOST_AMOUNT = 10_000
_COUNTED = (NextCall.MINUTES, NextCall.BUSINESS_DAYS)


class OutcomeForm(QWidget):
    """Shows one outcome; `edited` carries it whenever something of it is changed."""

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._outcome: Outcome | None = None
        self._filling = False
        self.label = QLineEdit()
        self.label.setMaxLength(LONGEST_LABEL)
        self.key, self.next_kind, self.asks = (ChoiceBox(theme) for _unused in range(3))
        self.amount = NumberField(theme, _("How many"), 0, MOST_AMOUNT)
        self.other_part = TickBox(theme, _("In another part of the day"))
        self.active = TickBox(theme, _("Offered in a call"))
        self._fixed = PlainLabel(theme, muted=True, wraps=True)
        self.as_shipped = NamedButton(theme, _("As it came"), kind="link")
        self.key.addItem(_("Under More"), None)
        for key in KEYS:
            self.key.addItem(key, key)
        for kind in NextCall:
            self.next_kind.addItem(say_next_kind(kind), kind.value)
        for asks in Asks:
            self.asks.addItem(say_asks(asks), asks.value)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(3))
        grid.setVerticalSpacing(theme.px(2.5))
        for place, (name, editor) in enumerate(
            (
                (_("Words"), self.label),
                (_("Key"), self.key),
                (_("The lead comes back"), self.next_kind),
                (_("How many"), self.amount),
                (_("It asks"), self.asks),
            )
        ):
            field = LabelledField(theme, name, editor)
            grid.addWidget(field, *divmod(place, 2))
            if editor is self.amount:
                self._counted = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2.5))
        column.addLayout(grid)
        for part in (self.other_part, self.active, self._fixed, self.as_shipped):
            column.addWidget(part)
        column.addStretch()
        self._connect()

    def _connect(self) -> None:
        self.label.textEdited.connect(self._on_edited)
        self.amount.textEdited.connect(self._on_edited)
        for box in (self.key, self.next_kind, self.asks):
            box.currentIndexChanged.connect(self._on_edited)
        for tick in (self.other_part, self.active):
            tick.toggled.connect(self._on_edited)
        self.as_shipped.clicked.connect(self._on_as_shipped)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show an outcome."""
        self._filling, self._outcome = True, outcome
        if self.label.text() != outcome.label:
            self.label.setText(outcome.label)
        self.key.setCurrentIndex(max(0, self.key.findData(outcome.key)))
        kind = outcome.next.kind
        self.next_kind.setCurrentIndex(self.next_kind.findData(kind.value))
        if self.amount.number != outcome.next.amount or not self.amount.text():
            self.amount.set_number(outcome.next.amount)
        self._counted.setVisible(kind in _COUNTED)
        self.other_part.setChecked(outcome.next.other_part)
        self.other_part.setEnabled(kind is NextCall.BUSINESS_DAYS)
        self.asks.setCurrentIndex(self.asks.findData(outcome.asks.value))
        self.active.setChecked(outcome.active)
        self._fixed.say(say_fixed(outcome))
        self._filling = False

    def _on_edited(self) -> None:
        outcome = self._outcome
        if self._filling or outcome is None:
            return
        kind = NextCall(self.next_kind.currentData())
        days = kind is NextCall.BUSINESS_DAYS
        rule = NextRule(
            kind,
            self.amount.number if kind in _COUNTED else 0,
            other_part=days and self.other_part.isChecked(),
            other_part_after=(
                outcome.next.other_part_after if kind is NextCall.MINUTES else None
            ),
        )
        changed = replace(
            outcome,
            label=self.label.text(),
            key=self.key.currentData(),
            next=rule,
            asks=Asks(self.asks.currentData()),
            active=self.active.isChecked(),
        )
        self._show_edited(changed)

    def _on_as_shipped(self) -> None:
        if self._outcome is not None:
            self._show_edited(shipped(self._outcome))

    def _show_edited(self, outcome: Outcome) -> None:
        self.show_outcome(outcome)
        self.edited.emit(outcome)
