"""What the dialogs about a person have in common: heading, what went wrong, buttons."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.esc_on_typed import EscOnTyped
from callback_desk.ui.framed_dialog import FramedDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.meanwhile import STANDS_HERE, say_not_here

WIDE = 120
Found = TypeVar("Found")


class PersonDialog(FramedDialog):
    """Asks, does one thing behind at a time, and says what went wrong."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        heading: str,
        saves: str,
        parent: QWidget | None = None,
        title: str | None = None,
    ) -> None:
        """Build the frame of it; a child fills `column`.

        Args:
            theme: its looks.
            background: where the work is done.
            heading: what is asked.
            saves: the word on the button that does it.
            parent: the window that it stands over.
            title: the window's, which names nobody: task bars show it; the heading
                if None.
        """
        super().__init__(theme, heading, wide=WIDE, title=title, parent=parent)
        self._background, self._busy = background, False
        self.heading = heading
        self.save_button = NamedButton(theme, saves, kind="primary")
        self.cancel_button = NamedButton(theme, _("Cancel"), tells=_("Leave it (Esc)"))
        self.save_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        self.feet.addWidget(self.cancel_button)
        self.feet.addWidget(self.save_button)
        EscOnTyped(self, self.notice, self.cancel_button)
        self._is_over = False
        self.finished.connect(self._on_finished)

    def work(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        """Do something behind, unless something is being done; failures are told."""
        if self._busy:
            return
        self._busy = True
        self.notice.hide()
        self._background.run(work, partial(self._on_done, done), self._on_failed)

    def look(self, work: Callable[[], Found], found: Callable[[Found], None]) -> None:
        """Look something up behind; nobody hears of it once this is closed."""
        self._background.run(work, partial(self._on_found_out, found), self._on_failed)

    def _on_found_out(self, found: Callable[[Found], None], result: Found) -> None:
        if not self._is_over:
            found(result)

    def _on_finished(self) -> None:
        self._is_over = True
        self.deleteLater()

    def _on_done(self, done: Callable[[object], None], result: object) -> None:
        self._busy = False
        done(result)

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        if self._is_over:
            return
        if words := say_not_here(error):
            self.notice.say(words, STANDS_HERE)
        else:
            self.notice.say_failure(error)
        if not isinstance(error, DeskError):
            self._background.failed_unheard.emit(error)

    def reject(self) -> None:
        """Close it, unless something is just being done."""
        if not self._busy:
            super().reject()
