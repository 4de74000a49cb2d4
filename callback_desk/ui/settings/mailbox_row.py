"""One mailbox in the settings: what it is called, how reading it goes, what to do."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from callback_desk.domain.mailbox import Mailbox, MailboxState
from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.glyph import Glyph
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.mail import say_mailbox, say_where


class MailboxRow(Card):
    """A card; `change_wanted` and `remove_wanted` carry its mailbox."""

    change_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, theme: Theme, mailbox: Mailbox, *, can_change: bool) -> None:
        super().__init__(theme, padding=4)
        self.mailbox = mailbox
        self.sign, self._state = Glyph(theme, "mail"), PlainLabel(theme, wraps=True)
        self.change_button = NamedButton(
            theme, _("Change…"), tells=_("Change {name}", name=mailbox.name)
        )
        self.remove_button = NamedButton(
            theme, _("Remove…"), tells=_("Read {name} no more", name=mailbox.name)
        )
        for button in (self.change_button, self.remove_button):
            button.setAccessibleName(f"{button.text()} {mailbox.name}")
        self.change_button.clicked.connect(self._on_change_asked)
        self.remove_button.clicked.connect(self._on_remove_asked)
        self._build(theme)
        for button in (self.change_button, self.remove_button):
            button.setVisible(can_change)

    def _build(self, theme: Theme) -> None:
        above, words = Qt.AlignmentFlag.AlignTop, QVBoxLayout()
        words.setSpacing(theme.px(0.8))
        user = PlainLabel(theme, self.mailbox.user, bold=True, wraps=True)
        where = _(
            "Folder {folder} at {where}",
            folder=self.mailbox.folder,
            where=say_where(self.mailbox),
        )
        words.addWidget(user)
        words.addWidget(PlainLabel(theme, where, scale=0.95, muted=True, wraps=True))
        state = QHBoxLayout()
        state.setSpacing(theme.px(1.5))
        state.addWidget(self.sign, 0, above)
        state.addWidget(self._state, 1)
        words.addSpacing(theme.px(1))
        words.addLayout(state)
        row = QHBoxLayout()
        row.setSpacing(theme.px(2))
        row.addLayout(words, 1)
        row.addWidget(self.change_button, 0, above)
        row.addWidget(self.remove_button, 0, above)
        self.column.addLayout(row)

    @property
    def state(self) -> str:
        """What is said of reading it."""
        return self._state.text()

    def show_state(self, state: MailboxState, now: datetime) -> None:
        """Say how reading it goes."""
        self._state.say(say_mailbox(self.mailbox, state, now))
        name, tone = "clock", None
        if self.mailbox.active and state.problem is not None:
            name, tone = "alert", Tone.DUE_TODAY
        elif self.mailbox.active and state.fetched_at is not None:
            name, tone = "check", Tone.FINE
        self.sign.show_icon(name, tone)
        self._state.set_tone(tone if tone is Tone.DUE_TODAY else None)

    def _on_change_asked(self) -> None:
        self.change_wanted.emit(self.mailbox)

    def _on_remove_asked(self) -> None:
        self.remove_wanted.emit(self.mailbox)
