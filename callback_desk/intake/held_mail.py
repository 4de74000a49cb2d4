"""A mail that was handed over without a file: read as one that has one."""

import hashlib
from collections.abc import Iterator
from pathlib import PurePath

from callback_desk.domain.errors import FileUnreadable
from callback_desk.domain.held_mail import HeldMail
from callback_desk.domain.submission import Submission
from callback_desk.intake.file_kind import HEAD_SIZE
from callback_desk.intake.lead_file import MAIL_SUFFIXES, is_mail
from callback_desk.intake.mail_archive import mail_of_bytes
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_message import LARGEST_MAIL
from callback_desk.intake.mbox_index import is_mbox
from callback_desk.intake.outlook_message import LARGEST_OUTLOOK, is_outlook
from callback_desk.translation import _


class HeldMailFile:
    """One mail, `.eml` or Outlook's `.msg`, that is in memory alone.

    Attributes:
        name: how messages call it.
        recognised_as: the form product, e.g. `divi-mail`.
        encoding: None; a mail's parts have one each.
        layout: None; a mail has no columns.
        digest: SHA-256 of its bytes, hexadecimal.
    """

    encoding = None
    layout = None

    def __init__(self, held: HeldMail, reader: MailContents) -> None:
        """Read the mail.

        Raises:
            FileUnreadable: it is something else, which has to be saved first.
            MailEmpty: nothing in it but white space.
            FileNotText: a picture, an archive, a damaged Outlook message, noise.
        """
        self.name, data = held.name, held.data
        if not _may_be_mail(held):
            raise FileUnreadable(
                file=held.name, reason=_("it has to be saved as a file first")
            )
        self.digest = hashlib.sha256(data).hexdigest()
        most = LARGEST_OUTLOOK if is_outlook(data) else LARGEST_MAIL
        mail = mail_of_bytes(data[:most], held.name, is_cut=len(data) > most)
        self._submissions = reader.read(1, mail)
        self.recognised_as = self._submissions[0].recognised_as

    def submissions(self) -> Iterator[Submission]:
        """The submissions that it holds, one as a rule."""
        yield from self._submissions


def _may_be_mail(held: HeldMail) -> bool:
    """Whether it is one mail by its name, or by how it begins."""
    head = held.data[:HEAD_SIZE]
    named = PurePath(held.name).suffix.lower() in MAIL_SUFFIXES
    return (named or is_outlook(held.data) or is_mail(head)) and not is_mbox(head)
