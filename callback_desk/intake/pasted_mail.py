"""A mail's text that was copied out of a mail program, with its head or without."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from callback_desk.domain.errors import FileEmpty
from callback_desk.domain.submission import Submission
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_message import LARGEST_MAIL, read_mail

PASTED: Final = "The pasted text"
_PLAIN: Final = "Content-Type: text/plain; charset=utf-8\n"
# What a mail program copies above a mail; a form's own labels are none of it.
_HEAD_LINE = re.compile(
    r"(?:from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments|received|"
    r"return-path|delivered-to|message-id|sender)[ \t]*:",
    re.I,
)
_HEAD_BEGINS = re.compile(r"[!-9;-~]{1,80}[ \t]*:")
_TRANSFER = re.compile(
    r"^(?:content-type|content-transfer-encoding|mime-version)[ \t]*:", re.I | re.M
)


class PastedMail:
    """One mail, as if it had come in a file.

    Attributes:
        name: how messages call it.
        recognised_as: the form product, e.g. `divi-mail`.
        encoding: None; a pasted text is characters already.
        layout: None; a mail has no columns.
        digest: SHA-256 of the text in UTF-8, hexadecimal.
    """

    name = PASTED
    encoding = None
    layout = None

    def __init__(self, text: str, reader: MailContents) -> None:
        """Read it.

        Raises:
            FileEmpty: there is nothing but white space.
        """
        if not text.strip("\ufeff \t\r\n\0"):
            raise FileEmpty(file=PASTED)
        whole = text.encode("utf-8", "replace")
        self.digest = hashlib.sha256(whole).hexdigest()
        data = as_mail(text).encode("utf-8", "replace")
        mail = read_mail(data[:LARGEST_MAIL], is_cut=len(data) > LARGEST_MAIL)
        self._submissions = reader.read(1, mail)
        self.recognised_as = self._submissions[0].recognised_as

    def submissions(self) -> Iterator[Submission]:
        """The one submission that it is."""
        yield from self._submissions


def as_mail(text: str) -> str:
    """A text with a head that says what it is, where it has none that does."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = lines.strip("\n")
    if _HEAD_BEGINS.match(lines) and _TRANSFER.search(lines.partition("\n\n")[0]):
        # Copied from the mail's source: it says itself how it is written.
        return lines
    head, body = _parted(lines)
    return f"{head}{_PLAIN}\n{body}"


def _parted(text: str) -> tuple[str, str]:
    """The head, each of its lines ended, and what comes behind it."""
    lines = text.split("\n")
    count = 0
    while count < len(lines) and _HEAD_LINE.match(lines[count]):
        count += 1
    head = "".join(f"{line}\n" for line in lines[:count])
    return head, "\n".join(lines[count:]).lstrip("\n")
