"""A new recovery key, or spare codes, shown this once, and not left before kept."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.first_run.recovery_card import FILE_NAME, RecoveryCard, Sheet
from callback_desk.ui.form_area import FormArea
from callback_desk.ui.sign_in.fitting import Fitting
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.widgets import NamedButton, PlainLabel

TITLE = _("Your new recovery key")
WIDE = 140


class RecoveryDialog(QDialog):
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
        super().__init__(parent)
        self._warned = False
        self.setWindowTitle(title)
        self.card = RecoveryCard(theme, title, file_name)
        self.card.show_key(sheet)
        self.done_button = NamedButton(
            theme,
            _("Done"),
            kind="primary",
            tells=_("Close it; the key is not shown again"),
        )
        self.done_button.setDefault(True)
        edge = theme.px(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, theme.px(4))
        column.setSpacing(theme.px(3))
        column.addWidget(PlainLabel(theme, title, scale=1.35, bold=True, wraps=True))
        # A key that is shown only now must not be pressed flat on a low screen.
        self._area = FormArea()
        self._area.column.setSpacing(theme.px(3))
        self._area.column.addWidget(FlowingLabel(theme, about))
        self._area.column.addWidget(self.card)
        column.addWidget(self._area)
        feet = QHBoxLayout()
        feet.addStretch()
        feet.addWidget(self.done_button)
        column.addLayout(feet)
        room = self.screen().availableSize().width()
        self.setMinimumWidth(min(theme.px(WIDE), room))
        self._fitting = Fitting(self)
        self.done_button.clicked.connect(self.accept)
        self.card.print_button.setFocus()

    def accept(self) -> None:
        """Close it where somebody says to have kept the key."""
        if self.card.check():
            super().accept()
        else:
            self._area.bring(self.card.warning)

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
