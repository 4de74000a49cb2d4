"""Typing what was spent on advertising in a month, by source."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.ad_spend import month_of
from callback_desk.domain.desk_time import ONE_DAY
from callback_desk.services.ad_spend import read_cents, set_spend, spend_of_month
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_date

MONTHS, MOST_SOURCES, LONGEST, LONGEST_AMOUNT = 24, 12, 40, 16
CENTS = 100


def months_until(today: date) -> list[date]:
    """The first days of the last months, this one first."""
    found = [today.replace(day=1)]
    while len(found) < MONTHS:
        found.append((found[-1] - ONE_DAY).replace(day=1))
    return found


class SpendDialog(AskOnceDialog):
    """A month, and an amount for each source; `acted` follows once it is kept."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        sources: Sequence[str],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        self._desk = desk
        asked = Asked(
            title=_("Ad spend"),
            question=_("What was spent on advertising?"),
            means=(
                _(
                    "By it the reports say what a booked visit costs. Empty means that "
                    "nothing is known."
                ),
            ),
            act=_("Keep"),
            acting=_("Keeping…"),
            act_tells=_("Keep these amounts"),
            stay_tells=_("Leave them as they are (Esc)"),
        )
        super().__init__(theme, background, asked, self._nothing, parent)
        self.month = ChoiceBox(theme)
        for first in months_until(today):
            self.month.addItem(say_date(first)[6:], month_of(first))
        self.add_field(LabelledField(theme, _("Month"), self.month))
        self.amounts: dict[str, QLineEdit] = {}
        for source in sources[:MOST_SOURCES]:
            amount = QLineEdit()
            amount.setMaxLength(LONGEST_AMOUNT)
            amount.textChanged.connect(self._on_typed)
            self.amounts[source] = amount
            name = f"{visible(source[:LONGEST])}, $"
            self.add_field(LabelledField(theme, name, amount))
        self.month.currentIndexChanged.connect(self._on_month_chosen)
        self._on_month_chosen()
        self.month.setFocus()

    @property
    def heading(self) -> str:
        """What is asked, and of which month."""
        return f"{super().heading} {self.month.currentText()}"

    def _on_month_chosen(self) -> None:
        month = str(self.month.currentData())
        # What is typed before the amounts are there would be lost.
        self._set_ready(ready=False)
        self._background.run(
            partial(spend_of_month, self._desk, month),
            partial(self._on_read, month),
            self.notice.say_failure,
        )

    def _on_read(self, month: str, typed: Mapping[str, int]) -> None:
        if month != self.month.currentData():
            return
        for source, amount in self.amounts.items():
            cents = typed.get(source)
            amount.setText("" if cents is None else f"{cents / CENTS:.2f}")
        self._set_ready(ready=True)
        self._on_typed()

    def _set_ready(self, *, ready: bool) -> None:
        for part in (*self.amounts.values(), self.act_button):
            part.setEnabled(ready)

    def _on_typed(self) -> None:
        """What would be kept is what stands there now."""
        month = str(self.month.currentData())
        typed = {source: amount.text() for source, amount in self.amounts.items()}
        self.set_act(partial(_keep, self._desk, month, typed))

    def _nothing(self) -> None:
        """Nothing is read yet, so there is nothing to keep."""


def _keep(desk: Desk, month: str, typed: Mapping[str, str]) -> None:
    """Keep what differs from before; all of it is read before any is kept."""
    before = spend_of_month(desk, month)
    amounts = {source: read_cents(text) for source, text in typed.items()}
    for source, cents in amounts.items():
        if cents != before.get(source):
            set_spend(desk, source, month, cents)
