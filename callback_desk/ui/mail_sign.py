"""The mailbox in the foot: when it was read last, or that it cannot be read."""

from collections.abc import Sequence
from datetime import datetime

from callback_desk.translation import _
from callback_desk.ui.foot_sign import FootSign
from callback_desk.ui.mail_watching import Watched
from callback_desk.ui.theme import Theme
from callback_desk.wording.mail import NO_TIME, say_ago, say_lasting

LEADS_TO = _("Shows the mailboxes")


class MailSign(FootSign):
    """One line that leads to the mailboxes; hidden where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "mail")

    def show_watched(self, watched: Sequence[Watched], now: datetime) -> None:
        """Say how reading the mailboxes goes; the worst of them is named."""
        self.setVisible(bool(watched))
        if not watched:
            return
        worried = [w for w in watched if w.worries(now)]
        words = _say_worry(worried, now) if worried else _say_checked(watched, now)
        problem = worried[0].problem if worried else None
        told = f"{problem.sentence} {problem.what_to_do}\n" if problem else ""
        self.say(words, f"{told.strip()} {LEADS_TO}.".strip(), worries=bool(worried))


def _say_checked(watched: Sequence[Watched], now: datetime) -> str:
    """When all of them were read; the one that waits longest tells."""
    read = [w.fetched_at for w in watched if w.fetched_at is not None]
    if len(read) < len(watched):
        return _("Checking mail…")
    return _("Mail checked {ago}", ago=say_ago(min(read), now))


def _say_worry(worried: Sequence[Watched], now: datetime) -> str:
    if len(worried) > 1:
        return _("{count} mailboxes cannot be read", count=len(worried))
    since = worried[0].fetched_at or worried[0].failing_since or now
    lasting = say_lasting(since, now)
    if lasting == NO_TIME:
        return _("Mail cannot be read")
    return _("No mail read for {lasting}", lasting=lasting)
