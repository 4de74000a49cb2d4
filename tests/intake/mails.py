"""Mails for tests: bytes as a server would hand them over, and reading them."""

from typing import Final
from zoneinfo import ZoneInfo

from callback_desk.domain.submission import Submission
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.mail_message import read_mail
from callback_desk.intake.mail_presets import MailPresets
from tests.intake.opening import ROOT

MAILS: Final = MailPresets.from_folder(ROOT / "resources" / "forms")
NEW_YORK: Final = ZoneInfo("America/New_York")
SENT: Final = "Mon, 16 Nov 2026 10:00:00 -0500"


def mail(
    body: str | bytes,
    *,
    subject: str = "New enquiry",
    sender: str = "Harbor Ketamine <web@clinic.example>",
    kind: str = "text/plain",
    more: str = "",
    date: str | None = SENT,
) -> bytes:
    """A mail with this body; `more` header lines end with a line end each."""
    head = f"From: {sender}\nTo: frontdesk@clinic.example\nSubject: {subject}\n"
    if date is not None:
        head += f"Date: {date}\n"
    head += f"Message-ID: <one@clinic.example>\n{more}"
    if "content-type" not in more.lower():
        head += f"Content-Type: {kind}; charset=utf-8\n"
    text = body.encode() if isinstance(body, str) else body
    return head.encode() + b"\n" + text


def understood(data: bytes, **mapping: str) -> Submission:
    """A mail's bytes as a submission, by the presets that ship."""
    named = {label: field for field, label in mapping.items()}
    return MailReader(MAILS, named, NEW_YORK).read(1, read_mail(data))


def asked(body: str, **given: str) -> Submission:
    """A mail with this body as a submission."""
    return understood(mail(body, **given))
