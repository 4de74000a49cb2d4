"""Typing what was spent on advertising in a month, by source."""

from collections.abc import Iterator, Mapping, Sequence
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
from callback_desk.ui.typed_words import TypedWords
from callback_desk.wording.intake import say_origin
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_month

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
        # By month: what was typed by source, and what stood there before.
        self._typed: dict[str, dict[str, str]] = {}
        self._shown: dict[str, dict[str, str]] = {}
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
            self.month.addItem(say_month(first), month_of(first))
        self.add_field(LabelledField(theme, _("Month"), self.month))
        self.amounts: dict[str, QLineEdit] = {}
        for source in sources[:MOST_SOURCES]:
            amount = QLineEdit()
            amount.setMaxLength(LONGEST_AMOUNT)
            amount.textChanged.connect(self._on_typed)
            self.amounts[source] = amount
            name = f"{visible(say_origin(source)[:LONGEST])}, $"
            self.add_field(LabelledField(theme, name, amount))
        self.month.currentIndexChanged.connect(self._on_month_chosen)
        self._on_month_chosen()
        self.month.setFocus()

    def typed_words(self) -> Iterator[TypedWords]:
        """The amounts that were typed, each with its month and source."""
        for month, typed in self._typed.items():
            place = f"{self.heading} {self.month.itemText(self.month.findData(month))}"
            for source, text in typed.items():
                if text != self._shown.get(month, {}).get(source):
                    name = self.amounts[source].accessibleName()
                    yield TypedWords(place, name, text)

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
        cents = {source: typed.get(source) for source in self.amounts}
        self._shown[month] = {
            source: "" if one is None else f"{one / CENTS:.2f}"
            for source, one in cents.items()
        }
        stands = self._typed.get(month, self._shown[month])
        for source, amount in self.amounts.items():
            amount.setText(stands[source])
        self._set_ready(ready=True)
        self._on_typed()

    def _set_ready(self, *, ready: bool) -> None:
        for part in (*self.amounts.values(), self.act_button):
            part.setEnabled(ready)

    def _on_typed(self) -> None:
        """What would be kept is what was typed, of each month that was looked at."""
        month = str(self.month.currentData())
        stands = {source: amount.text() for source, amount in self.amounts.items()}
        if stands == self._shown.get(month):
            self._typed.pop(month, None)
        else:
            self._typed[month] = stands
        self.set_act(partial(_keep, self._desk, dict(self._typed)))

    def _nothing(self) -> None:
        """Nothing is read yet, so there is nothing to keep."""


def _keep(desk: Desk, typed: Mapping[str, Mapping[str, str]]) -> None:
    """Keep what differs from before, by month; all is read before any is kept."""
    amounts = {
        month: {source: read_cents(text) for source, text in one.items()}
        for month, one in typed.items()
    }
    for month, one in amounts.items():
        before = spend_of_month(desk, month)
        for source, cents in one.items():
            if cents != before.get(source):
                set_spend(desk, source, month, cents)
