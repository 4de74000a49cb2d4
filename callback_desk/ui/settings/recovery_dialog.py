"""A new recovery key, or spare codes, shown this once, and not left before kept."""

from PySide6.QtWidgets import QWidget

from callback_desk.translation import _
from callback_desk.ui.first_run.recovery_card import FILE_NAME, RecoveryCard, Sheet
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.widgets import NamedButton

TITLE = _("Your new recovery key")
WIDE = 140


class RecoveryDialog(FramedDialog):
    """Shows the key. Closing it warns once where nobody says to have kept it."""

    def __init__(
        self,
        theme: Theme,
        sheet: Sheet,
        about: str,
        parent: QWidget,
        *,
        title: str = TITLE,
        file_name: str = FILE_NAME,
    ) -> None:
        """Show a key.

        Args:
            theme: its looks.
            sheet: the key, and what is printed with it.
            about: what it means, in sentences.
            parent: the window that it stands over.
            title: what is shown.
            file_name: what a file of it is called.
        """
        super().__init__(theme, title, wide=WIDE, parent=parent)
        self._warned = False
        self.card = RecoveryCard(theme, title, file_name)
        self.card.show_key(sheet)
        self.done_button = NamedButton(
            theme,
            _("Done"),
            kind="primary",
            tells=_("Close it; the key is not shown again"),
        )
        self.done_button.setDefault(True)
        self.column.addWidget(FlowingLabel(theme, about))
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.feet.addWidget(self.done_button)
        self.done_button.clicked.connect(self.accept)
        self.card.print_button.setFocus()

    def accept(self) -> None:
        """Close it where somebody says to have kept the key."""
        if self.card.check():
            super().accept()
        else:
            self.bring(self.card.warning)

    def reject(self) -> None:
        """Close it; where the key would be lost, it is said once.

        Whoever has said to have kept it means so, whatever closes it.
        """
        if self.card.tick.isChecked():
            self.accept()
            return
        if self.card.at_risk and not self._warned:
            self._warned = True
            self.accept()
            return
        super().reject()
