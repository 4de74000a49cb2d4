"""Mails that are no form's although one may stand in them.

Replies, answers of machines, mails that came back, and mails that staff forwarded
inside of their own text.
"""

import re
from collections.abc import Sequence
from typing import Final

from callback_desk.intake.html_lines import Line
from callback_desk.intake.mail_message import Mail, mail_of_texts

AUTOMATIC: Final = "this is an automatic reply"
RETURNED: Final = "this is a mail that came back"

_REPLY = re.compile(r"\s*(?:re|aw|sv|ref|resp|r)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_FORWARD = re.compile(r"\s*(?:fwd?|fw|rv|tr|wg|enc|reenv)\s*:", re.IGNORECASE)
_MACHINES_SUBJECT = re.compile(
    r"\s*(?:auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office"
    r"|respuesta autom[aá]tica|fuera de la oficina)\b",
    re.IGNORECASE,
)
_MACHINE = re.compile(r"(?:mailer-daemon|postmaster)@", re.IGNORECASE)
_MARK = re.compile(
    r"[> \t]*(?:-{3,}[ \t]*(?:forwarded message|original message|mensaje reenviado"
    r"|mensaje original)[ \t]*-{3,}|begin forwarded message:"
    r"|inicio del mensaje reenviado:|_{8,})[ \t]*$",
    re.IGNORECASE,
)
_SURELY = re.compile(r"forwarded|reenviado", re.IGNORECASE)
_HEAD_LINE = re.compile(
    r"[> \t*]*(?P<name>from|de|sent|date|enviado(?: el)?|fecha|to|para|cc|cco?|subject"
    r"|asunto|reply-to|responder a|importance|attachments)[ \t]*:[* \t]*(?P<value>.*)$",
    re.IGNORECASE,
)
_FROM, _SUBJECT = frozenset({"from", "de"}), frozenset({"subject", "asunto"})
_SENT: Final = frozenset({"sent", "date", "enviado", "enviado el", "fecha"})
_FEWEST_HEAD_LINES: Final = 3
_MOST_HEAD_LINES: Final = 12
_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)


def is_reply(mail: Mail) -> bool:
    """Whether somebody answers a mail: what they quote is no form that was sent."""
    headers = mail.headers
    answers = headers.raw("in-reply-to") or headers.raw("references")
    return bool(answers) and _REPLY.match(headers.text("subject")) is not None


def machines_answer(mail: Mail) -> str:
    """Which answer of a machine a mail is, in words; "" if it is none."""
    headers = mail.headers
    kind = headers.raw("content-type").casefold()
    sender = headers.address("from").email
    if kind.startswith("multipart/report") or _MACHINE.match(sender):
        return RETURNED
    said = headers.raw("auto-submitted").casefold()
    if said.startswith("auto-replied") or headers.raw("x-autoreply"):
        return AUTOMATIC
    return AUTOMATIC if _MACHINES_SUBJECT.match(headers.text("subject")) else ""


def is_from_staff(mail: Mail) -> bool:
    """Whether a mail answers or forwards, and comes from the house it goes to."""
    headers = mail.headers
    passes_on = is_reply(mail) or _FORWARD.match(headers.text("subject"))
    ours = headers.address("to").email.casefold().rpartition("@")[2]
    theirs = headers.address("from").email.casefold().rpartition("@")[2]
    return bool(passes_on) and ours == theirs != ""


def forwarded_within(mail: Mail) -> tuple[str, list[Mail]]:
    """The mail that stands in another one's text, and what stands above it.

    It has the sender and the subject that are told of it, and the time at which it was
    passed on: the one that is told is written for people. As text first, then as HTML.
    """
    may_be = _FORWARD.match(mail.headers.text("subject")) is not None
    says_so = _SURELY.search(mail.text) or _SURELY.search(mail.html)
    if is_reply(mail) or not (may_be or says_so):
        return "", []
    above, found = "", list[Mail]()
    for lines in (mail.text_lines, mail.html_lines if mail.html.strip() else ()):
        told = _forwarded(mail, lines, may_be=may_be)
        if told is not None:
            above = above or told[0]
            found.append(told[1])
    return above, found


def _forwarded(
    mail: Mail, lines: Sequence[Line], *, may_be: bool
) -> tuple[str, Mail] | None:
    texts = ["\t".join(line.cells).rstrip() for line in lines]
    for index, text in enumerate(texts):
        if not _MARK.match(text) or not (may_be or _SURELY.search(text)):
            continue
        told, end = _head_below(texts, index + 1)
        if told is None:
            continue
        body = "\n".join(texts[end:])
        if all(line.lstrip().startswith(">") for line in texts[end:] if line.strip()):
            body = _QUOTED.sub("", body)
        head = "".join(
            f"{name}: {value}\n"
            for name, value in (
                *told,
                ("To", mail.headers.raw("to")),
                ("Date", mail.headers.raw("date")),
                ("Message-ID", mail.headers.raw("message-id")),
            )
        )
        return "\n".join(texts[:index]).strip(), mail_of_texts(head, body, "")
    return None


def _head_below(
    texts: Sequence[str], start: int
) -> tuple[list[tuple[str, str]] | None, int]:
    """Sender and subject as they are told below a mark, and where the text begins."""
    told: dict[str, str] = {}
    at = start
    while at < len(texts) and at < start + 2 and not texts[at].strip("> \t"):
        at += 1
    while at < len(texts) and len(told) < _MOST_HEAD_LINES:
        match = _HEAD_LINE.match(texts[at].replace("\t", " "))
        if match is None:
            break
        told.setdefault(match["name"].casefold(), match["value"].strip())
        at += 1
    sender = next((told[name] for name in told if name in _FROM), "")
    has_time = bool(told.keys() & _SENT)
    if len(told) < _FEWEST_HEAD_LINES or not sender or not has_time:
        return None, start
    subject = next((told[name] for name in told if name in _SUBJECT), "")
    return [("From", sender), ("Subject", subject)], at
