"""Typing what was spent on advertising in a month, by source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.ad_spend import month_of
from callback_desk.domain.desk_time import ONE_DAY
from callback_desk.services.ad_spend import (
    TypedSpend,
    keep_spend,
    read_cents,
    spend_of_months,
)
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.form_area import FormArea
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.fitting import open_at
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.typed_words import TypedWords
from callback_desk.wording.intake import say_origin
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_month

MONTHS, LONGEST, LONGEST_AMOUNT = 24, 40, 16
# Fields made at once: those of a clinic with a hundred sources come turn by turn.
AT_ONCE = 12
CENTS = 100


def months_until(today: date) -> list[date]:
    """The first days of the last months, this one first."""
    found = [today.replace(day=1)]
    while len(found) < MONTHS:
        found.append((found[-1] - ONE_DAY).replace(day=1))
    return found


class SpendDialog(AskOnceDialog):
    """A month, and an amount for each source; `acted` follows once it is kept.

    Every source has its field: whoever asked in the span that the page shows, and
    whatever an amount was typed for in any of the months.
    """

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
        # By source and month: what was typed, and what stood there as it was read.
        self._typed: dict[tuple[str, str], str] = {}
        self._stands: dict[tuple[str, str], int] | None = None
        self._lacking = list(sources)
        super().__init__(theme, background, _asked(), self._nothing, parent)
        self.month = ChoiceBox(theme)
        months = months_until(today)
        self._span = month_of(months[-1]), month_of(months[0])
        for first in months:
            self.month.addItem(say_month(first), month_of(first))
        self.add_field(LabelledField(theme, _("Month"), self.month))
        self.amounts: dict[str, QLineEdit] = {}
        self._names: dict[str, str] = {}
        self._area = FormArea()
        self._area.column.setSpacing(theme.px(2.5))
        self._making = QTimer(self)
        self._making.setInterval(0)
        self._making.timeout.connect(self._make_some)
        self._make_some()
        self.add_field(self._area)
        open_at(self, self.minimumWidth(), self.height())
        self.month.currentIndexChanged.connect(self._show_month)
        self._set_ready()
        self._read()
        self.month.setFocus()

    def typed_words(self) -> Iterator[TypedWords]:
        """The amounts that were typed, each with its month and source."""
        for (source, month), text in self._typed.items():
            place = f"{self.heading} {self.month.itemText(self.month.findData(month))}"
            yield TypedWords(place, self._names[source], text)

    # The fields

    def _make_some(self) -> None:
        """Make the next fields; each shows what stands for its source."""
        some, self._lacking = self._lacking[:AT_ONCE], self._lacking[AT_ONCE:]
        for source in some:
            amount = QLineEdit()
            amount.setMaxLength(LONGEST_AMOUNT)
            amount.textChanged.connect(self._on_typed)
            name = f"{visible(say_origin(source)[:LONGEST])}, $"
            self.amounts[source], self._names[source] = amount, name
            self._area.column.addWidget(LabelledField(self._theme, name, amount))
        self._show(some)
        if self._lacking:
            self._making.start()
        else:
            self._making.stop()

    def _make_lacking(self, sources: Iterable[str]) -> None:
        known = {*self.amounts, *self._lacking}
        self._lacking += sorted(set(sources) - known)
        if self._lacking:
            self._making.start()

    def _show(self, sources: Iterable[str]) -> None:
        """Show what stands for these sources in the chosen month."""
        month = str(self.month.currentData())
        for source in sources:
            amount = self.amounts[source]
            typed = self._typed.get((source, month))
            with QSignalBlocker(amount):
                amount.setText(self._said(source, month) if typed is None else typed)
            amount.setEnabled(self._stands is not None)

    def _show_month(self) -> None:
        self._show(self.amounts)

    def _said(self, source: str, month: str) -> str:
        """How an amount reads that was kept before."""
        cents = (self._stands or {}).get((source, month))
        return "" if cents is None else f"{cents / CENTS:.2f}"

    def _set_ready(self) -> None:
        """What is typed before the amounts are there would be lost."""
        self.act_button.setEnabled(self._stands is not None)

    # Reading and keeping

    def _read(self) -> None:
        self._background.run(
            partial(spend_of_months, self._desk, *self._span),
            self._on_read,
            self.notice.say_failure,
        )

    def _on_read(self, stands: Mapping[tuple[str, str], int]) -> None:
        self._stands = dict(stands)
        self._make_lacking(source for source, _month in stands)
        self._show(self.amounts)
        self._set_ready()
        self._heed_typed()

    def _on_typed(self) -> None:
        month = str(self.month.currentData())
        for source, amount in self.amounts.items():
            text = amount.text()
            if text == self._said(source, month):
                self._typed.pop((source, month), None)
            else:
                self._typed[source, month] = text
        self._heed_typed()

    def _heed_typed(self) -> None:
        """What would be kept is what was typed, of each month that was looked at."""
        typed = [
            (source, month, text, (self._stands or {}).get((source, month)))
            for (source, month), text in self._typed.items()
        ]
        self.set_act(partial(_keep, self._desk, typed))

    def _on_failed(self, error: Exception) -> None:
        """Another desk may have changed what stands; what is typed here stays."""
        super()._on_failed(error)
        self._read()

    def _nothing(self) -> None:
        """Nothing is read yet, so there is nothing to keep."""


def _asked() -> Asked:
    return Asked(
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


def _keep(desk: Desk, typed: Sequence[tuple[str, str, str, int | None]]) -> None:
    """Keep what was typed over something else; all is read before any is kept."""
    keep_spend(
        desk,
        [
            TypedSpend(source, month, read_cents(text), before)
            for source, month, text, before in typed
        ],
    )
