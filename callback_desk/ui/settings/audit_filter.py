"""Which rows of the audit are shown: what, whose, and of which days."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callback_desk.domain.audit_trail import AuditKind
from callback_desk.domain.errors import DeskError
from callback_desk.domain.period_report import Period
from callback_desk.domain.staff import Staff
from callback_desk.services.audit_trail import ALL, AuditChoice
from callback_desk.translation import _
from callback_desk.ui.calendar.date_field import DateField
from callback_desk.ui.reports.period_bar import (
    LAST_MONTH,
    LAST_WEEK,
    OTHER,
    THIS_MONTH,
    THIS_WEEK,
    span_named,
)
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import FlowLayout
from callback_desk.wording.audit import KINDS
from callback_desk.wording.people import visible

EVERYTHING, EVERYBODY, ALL_DAYS, TODAY = (
    _("Everything"),
    _("Everybody"),
    _("All days"),
    _("Today"),
)
SPANS = (ALL_DAYS, TODAY, THIS_WEEK, LAST_WEEK, THIS_MONTH, LAST_MONTH, OTHER)
LONGEST_NAME = 40


class AuditFilter(QWidget):
    """`chosen` carries the choice; `refused` a sentence about the days."""

    chosen = Signal(object)
    refused = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._today = date(2000, 1, 1)
        self.choice: AuditChoice = ALL
        self.kinds, self.people = ChoiceBox(theme), ChoiceBox(theme)
        self.span = ChoiceBox(theme)
        self.kinds.addItem(EVERYTHING, None)
        for kind in AuditKind:
            self.kinds.addItem(KINDS[kind], kind)
        self.people.addItem(EVERYBODY, None)
        self.span.addItems(list(SPANS))
        self.first = DateField(theme, _("From"))
        self.last = DateField(theme, _("To, this day included"))
        flow = FlowLayout(self, theme.px(3))
        named = (
            (_("What"), self.kinds),
            (_("Who"), self.people),
            (_("Days"), self.span),
        )
        for words, box in named:
            flow.addWidget(LabelledField(theme, words, box))
        self._days = [
            LabelledField(theme, words, field)
            for words, field in ((_("From"), self.first), (_("To"), self.last))
        ]
        for part in self._days:
            flow.addWidget(part)
            part.hide()
        for box in (self.kinds, self.people, self.span):
            box.activated.connect(self._on_chosen)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._on_chosen)

    def show_staff(self, staff: Sequence[Staff], today: date) -> None:
        """Offer these people; whoever is chosen stays chosen."""
        if self._today.year == 2000:
            for field in (self.first, self.last):
                field.show_day(today)
        self._today = today
        known = {self.people.itemData(n) for n in range(self.people.count())}
        for member in staff:
            if member.staff_id not in known:
                name = visible(member.name[:LONGEST_NAME])
                words = name if member.active else _("{name} (left)", name=name)
                self.people.addItem(words, member.staff_id)

    def _on_chosen(self) -> None:
        other = self.span.currentText() == OTHER
        for part in self._days:
            part.setVisible(other)
        try:
            period = self._period()
        except DeskError as error:
            self.refused.emit(error)
            return
        choice = AuditChoice(
            self.kinds.currentData(), self.people.currentData(), period
        )
        if choice != self.choice:
            self.choice = choice
            self.chosen.emit(choice)

    def _period(self) -> Period | None:
        name = self.span.currentText()
        if name == ALL_DAYS:
            return None
        if name == TODAY:
            return Period(self._today, self._today)
        if name == OTHER:
            return Period.of(self.first.day, self.last.day)
        period = span_named(name, self._today)
        # What lies ahead holds nothing.
        return Period(period.first, max(period.first, min(period.last, self._today)))
