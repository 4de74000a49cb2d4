"""The one dialog for what went wrong: what happened, what to do, detail to copy."""

import logging

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from callback_desk import __version__
from callback_desk.domain.errors import DeskError
from callback_desk.log_setup import places_of
from callback_desk.translation import _
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton, PlainLabel

# Layout units.
WIDE = 110

_log = logging.getLogger(__name__)


def detail_of(error: BaseException) -> str:
    """Where it went wrong: kinds, files and lines; no values, which may be personal."""
    return "\n".join([f"Callback Desk {__version__}", *places_of(error)])


class ErrorDialog(FramedDialog):
    """Tells of one failure; a bug shows its detail, to be copied."""

    def __init__(
        self, theme: Theme, error: BaseException, parent: QWidget | None = None
    ) -> None:
        known = isinstance(error, DeskError)
        if isinstance(error, DeskError):
            _log.warning("told: %s", error.code)
        else:
            _log.error("a bug", exc_info=error)
        happened = _("The program made a mistake of its own.")
        to_do = _(
            "The desk goes on. Please copy the detail to those who look after it."
        )
        if isinstance(error, DeskError):
            happened, to_do = error.sentence, error.what_to_do
        title = _("Callback Desk")
        super().__init__(theme, happened, wide=WIDE, title=title, parent=parent)
        self.column.addWidget(PlainLabel(theme, to_do, wraps=True))
        self._detail = detail_of(error)
        if not known:
            shown = QPlainTextEdit(self._detail)
            shown.setReadOnly(True)
            shown.setAccessibleName(_("Detail"))
            self.column.addWidget(shown, 1)
            copy = NamedButton(theme, _("Copy detail"))
            copy.clicked.connect(self._on_copy)
            self.feet.addWidget(copy)
        close = NamedButton(theme, _("Close"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.feet.addWidget(close)
        if known:
            self.column.addStretch(1)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._detail)
