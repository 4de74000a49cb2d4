"""One mailbox in the settings: what it is called, how reading it goes, what to do."""

from datetime import datetime

from callback_desk.domain.mailbox import Mailbox, MailboxState
from callback_desk.translation import _
from callback_desk.ui.settings.source_card import SourceCard, SourceWords
from callback_desk.ui.theme import Theme
from callback_desk.wording.mail import say_mailbox, say_where


class MailboxRow(SourceCard):
    """`change_wanted` and `remove_wanted` carry its mailbox."""

    def __init__(self, theme: Theme, mailbox: Mailbox, *, can_change: bool) -> None:
        where = _(
            "Folder {folder} at {where}",
            folder=mailbox.folder,
            where=say_where(mailbox),
        )
        words = SourceWords(
            title=mailbox.user,
            where=where,
            name=mailbox.name,
            no_more=_("Read {name} no more", name=mailbox.name),
        )
        super().__init__(theme, mailbox, "mail", words, can_change=can_change)
        self.mailbox = mailbox

    def show_state(self, state: MailboxState, now: datetime) -> None:
        """Say how reading it goes."""
        active = self.mailbox.active
        self.say_state(
            say_mailbox(self.mailbox, state, now),
            is_ill=active and state.problem is not None,
            is_well=active and state.fetched_at is not None,
        )
