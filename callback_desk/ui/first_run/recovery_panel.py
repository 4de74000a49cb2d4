"""Step 5, second half: the recovery key, shown this once."""

from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.first_run.recovery_card import RecoveryCard
from callback_desk.ui.first_run.recovery_sheet import RecoverySheet
from callback_desk.ui.first_run.step_panel import StepPanel
from callback_desk.ui.theme import Theme


class RecoveryPanel(StepPanel):
    """The key of the desk that was just made; going on wants the tick."""

    number = 5
    title = _("Your desk is made. Keep this key safe.")
    about = _(
        "If every password is lost, only this recovery key opens the desk. It is "
        "stored nowhere, so print it or write it down now."
    )

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.card = RecoveryCard(theme)
        self.column.addWidget(self.card)
        self.column.addStretch()

    def first_field(self) -> QWidget:
        """The print button."""
        return self.card.print_button

    def show_key(self, sheet: RecoverySheet) -> None:
        """Show a key."""
        self.card.show_key(sheet)

    @property
    def at_risk(self) -> bool:
        """Whether a key is shown that nobody says to have kept."""
        return self.card.at_risk

    def check(self) -> bool:
        """Whether somebody says to have kept the key."""
        return self.card.check()
