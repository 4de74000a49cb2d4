"""A mail that was fetched from a server, read as what was submitted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from callback_desk.domain.mailbox import FetchedMail
from callback_desk.domain.submission import Problem, Submission, Why
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_message import LARGEST_MAIL, read_mail

_TOO_LARGE: Final = "the mail has {megabytes} MB; only its headers were fetched"
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FetchedMailReader:
    """Reads fetched mails as mails in files are read."""

    reader: MailContents

    def __call__(self, mail: FetchedMail, row: int) -> Sequence[Submission]:
        """The submissions that it holds; never raises, whatever that is."""
        is_cut = mail.is_cut or len(mail.data) > LARGEST_MAIL
        told = self.reader.read(row, read_mail(mail.data[:LARGEST_MAIL], is_cut=is_cut))
        if mail.is_cut:
            words = _TOO_LARGE.format(megabytes=mail.size // _MEGABYTE)
            told[0] = replace(told[0], problem=Problem(Why.SIZE, words))
        return told
