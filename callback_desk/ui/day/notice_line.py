"""The desk's notice: seen above every page, set by anybody, put away by each alone."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.errors import DeskError
from callback_desk.domain.notice import LONGEST_NOTICE, Notice
from callback_desk.services.desk import Desk
from callback_desk.services.notice import dismiss_notice, read_notice, set_notice
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.bug_once import BugOnce
from callback_desk.ui.day.told_line import ToldLine
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.day import NOTICE_MEANS, say_notice


class NoticeDialog(AskOnceDialog):
    """Asks for the line; an empty one takes it down."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        text: str,
        parent: QWidget | None = None,
    ) -> None:
        self._desk = desk
        asked = Asked(
            title=_("Notice"),
            question=_("What should everybody at the desk know?"),
            means=NOTICE_MEANS,
            act=_("Show it at every desk"),
            acting=_("Showing it…"),
            act_tells=_("Show it above every page, at every desk (Enter)"),
            stay_tells=_("Leave all as it is (Esc)"),
        )
        super().__init__(
            theme, background, asked, partial(set_notice, desk, ""), parent
        )
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_NOTICE)
        self.add_field(LabelledField(theme, _("Notice"), self.line))
        self.act_button.setDefault(True)
        self.line.textChanged.connect(self._on_typed)
        self.line.setText(text)
        self.line.selectAll()
        self.line.setFocus()

    def _on_typed(self, text: str) -> None:
        self.set_act(partial(set_notice, self._desk, text))


class DeskNotice(QObject):
    """Reads the notice, shows it, and lets somebody set another."""

    told = Signal(str)

    def __init__(
        self, theme: Theme, background: Background, desk: Desk, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._background, self._desk = theme, background, desk
        self._window = window
        self._shown: Notice | None = None
        self._bug = BugOnce(background)
        self.line = ToldLine(theme, Tone.ACCENT, "note", _("notice"))
        self.line.put_away.connect(self._on_put_away)

    def look(self) -> None:
        """Read it anew."""
        self._background.run(
            partial(read_notice, self._desk), self._on_read, self._on_not_read
        )

    def _on_not_read(self, error: Exception) -> None:
        """It is read whenever somebody else wrote: a bug is told once."""
        if isinstance(error, DeskError):
            self._on_failed(error)
        self._bug.tell(error)

    def _on_read(self, notice: Notice | None) -> None:
        if notice != self._shown:
            self._shown = notice
            self.line.say("" if notice is None else say_notice(notice.text, notice.by))

    def _on_put_away(self) -> None:
        if self._shown is not None:
            number, self._shown = self._shown.notice_id, None
            self._background.run(
                partial(dismiss_notice, self._desk, number), None, self._on_failed
            )

    def ask(self) -> None:
        """Ask for another one."""
        text = "" if self._shown is None else self._shown.text
        dialog = NoticeDialog(
            self._theme, self._background, self._desk, text, self._window
        )
        dialog.acted.connect(self._on_set)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_set(self, nothing: object) -> None:
        self.look()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.told.emit(f"{error.sentence} {error.what_to_do}")
        else:
            self._background.failed_unheard.emit(error)
