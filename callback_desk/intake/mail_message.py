"""A mail's bytes as what a person would see: its header fields and its text.

MIME is walked here in a loop and within bounds: the standard library's parser recurses
by nested part and decodes whatever it meets. Attachments are passed over, nothing that
a text points to is ever loaded.
"""

import re
from binascii import a2b_qp
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import sha256
from typing import Final

from callback_desk.intake.html_lines import Line, html_lines
from callback_desk.intake.mail_boundaries import parts_between
from callback_desk.intake.mail_charsets import decoded
from callback_desk.intake.mail_headers import (
    Headers,
    base64_bytes,
    parameters,
    split_head,
)

LARGEST_MAIL: Final = 8 * 1024 * 1024
"""Bytes of a mail that are read; what comes after them are attachments."""

LARGEST_TEXT: Final = 256 * 1024
"""Bytes of a text part that are read; more of it is no answer to a form."""

SMALL_ATTACHMENT: Final = 4 * 1024
"""Bytes of an attachment that is no text up to which it stays where it is."""

HTML: Final = "text/html"
CSV: Final = "text/csv"

MOST_LINES: Final = 4_000
MOST_PARTS: Final = 100
MOST_INSIDE: Final = 20
DEEPEST_PART: Final = 12

TOO_LONG = "its text is too long to be an answer to a form; only its beginning is here"
_TOO_MANY = "it has too many parts within parts"
_NO_TEXT = "it is too large, and no text was found at its beginning"
_CUT_OFF = "\n[… only the beginning was kept]\n"
_NO_KIND = re.compile(r"[^\w./+-]+", re.ASCII)
_HALF_A_LETTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}\Z")
_FIELD = re.compile(rb"^[!-9;-~]+[ \t]*:", re.MULTILINE)
_FLOWED = re.compile(r"(?<!^--) \r?\n(?!-- ?\r?$)", re.MULTILINE)
_TEXT = {"text/plain", HTML, ""}
_TABLES = {CSV, "application/csv", "text/comma-separated-values"}


@dataclass(frozen=True, slots=True)
class _Part:
    """A text part whose transfer encoding is not undone yet."""

    headers: Headers
    body: bytes
    charset: str
    is_flowed: bool
    is_inside: bool = False


@dataclass
class Mail:
    """A mail that was read.

    Attributes:
        headers: its fields, decoded when asked for.
        raw: its bytes as text, a byte that is no UTF-8 as a lone surrogate; of large
            attachments that are no text their kind, size and digest.
        problem: why it cannot be relied upon to be whole, or "".
    """

    headers: Headers
    raw: str = ""
    problem: str = ""
    is_damaged: bool = False
    _plain: list[_Part] = field(default_factory=list)
    _html: list[_Part] = field(default_factory=list)
    _attached: list[tuple[str, _Part]] = field(default_factory=list)
    _inside: list[Callable[[], "Mail"]] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The plain text, LF line ends; "" if it has none."""
        return self._joined(self._plain)

    @cached_property
    def html(self) -> str:
        """The source of its HTML; "" if it has none."""
        return self._joined(self._html)

    @cached_property
    def attached(self) -> list[tuple[str, str]]:
        """Attachments that are text, each with what kind of text it is."""
        room = LARGEST_TEXT
        told: list[tuple[str, str]] = []
        for kind, part in self._attached:
            text = self._read(part)[:room] if room else ""
            room -= len(text)
            told.append((kind, text))
        return told

    @property
    def inside(self) -> "list[Mail]":
        """The mails within it, forwarded or sent back, each as one of its own."""
        return [make() for make in self._inside[:MOST_INSIDE]]

    @property
    def own_text(self) -> str:
        """What stands around the mails within it; HTML as its source."""
        own = [part for part in (*self._plain, *self._html) if not part.is_inside]
        return self._joined(own)

    @cached_property
    def text_lines(self) -> list[Line]:
        """The plain text, line by line; cells where tabs part them."""
        return self._few(
            [
                Line(tuple(part.strip() for part in line.split("\t") if part.strip()))
                if "\t" in line.strip()
                else Line((line.rstrip(),))
                for line in self.text.split("\n")
            ]
        )

    @cached_property
    def html_lines(self) -> list[Line]:
        """What its HTML shows: lines, and rows of cells."""
        return self._few(html_lines(self.html))

    @property
    def shown(self) -> str:
        """Its text, or what its HTML shows where it has no text."""
        if self.text.strip():
            return self.text.strip()
        return "\n".join(" ".join(line.cells).rstrip() for line in self.html_lines)

    def _few(self, lines: list[Line]) -> list[Line]:
        """As many lines as a form may have."""
        if len(lines) > MOST_LINES:
            self.problem = self.problem or TOO_LONG
        return lines[:MOST_LINES]

    def _joined(self, parts: list[_Part]) -> str:
        """The texts of some parts, one under the other."""
        texts: list[str] = []
        room = LARGEST_TEXT
        for part in parts:
            if room <= 0:
                self.problem = self.problem or TOO_LONG
                break
            texts.append(self._read(part))
            room -= len(texts[-1])
        return "\n".join(texts)

    def _read(self, part: _Part) -> str:
        """A part's text; what is wrong with it is noted."""
        data = part.body
        coding = part.headers.raw("content-transfer-encoding").casefold()
        longest = LARGEST_TEXT * 3 if coding == "quoted-printable" else LARGEST_TEXT * 2
        if coding == "base64":
            data = base64_bytes(data[:longest])
        elif coding == "quoted-printable":
            data = a2b_qp(data[:longest])
        if len(data) > LARGEST_TEXT or len(part.body) > longest:
            self.problem = self.problem or TOO_LONG
            # A letter may have been cut in halves.
            data = _HALF_A_LETTER.sub(b"", data[:LARGEST_TEXT])
        read = decoded(data, part.charset)
        self.is_damaged |= read.is_damaged
        text = read.text
        if part.is_flowed:
            text = _FLOWED.sub(" ", text)
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_mail(data: bytes, *, is_cut: bool = False) -> Mail:
    """A mail from its bytes; never raises, whatever they are.

    Args:
        data: up to LARGEST_MAIL bytes of it.
        is_cut: there were more.
    """
    whole = data
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    head, body = split_head(data)
    if not _FIELD.search(head):  # no header at all: somebody's words, saved as a mail
        head, body = b"", data
    mail = Mail(Headers(head))
    attachments = _take_parts(mail, body, len(whole) - len(body))
    mail.raw = _raw(whole, attachments, is_cut=is_cut)
    if is_cut and not mail.text.strip() and not mail.html.strip():
        mail.problem = mail.problem or _NO_TEXT
    return mail


def mail_of_texts(
    head: str,
    text: str,
    html: str,
    attached: Sequence[tuple[str, str]] = (),
    inside: Sequence[Callable[[], Mail]] = (),
) -> Mail:
    """A mail whose header and texts were read elsewhere, as from an Outlook message.

    Args:
        head: its header fields.
        text: its plain text.
        html: the source of its HTML.
        attached: what else is text in it, each with its kind.
        inside: make the mails within it.
    """
    others = (said for _, said in attached)
    raw = "\n\n".join(filter(None, (head, text, html, *others)))
    mail = Mail(Headers(head.encode("utf-8", "replace")), raw)
    if text:
        mail._plain.append(_part_of(text))
    if html:
        mail._html.append(_part_of(html))
    mail._inside += inside
    mail._attached += [(kind, _part_of(said)) for kind, said in attached if said]
    return mail


def _part_of(text: str) -> _Part:
    data = text.encode("utf-8", "replace")
    return _Part(Headers(b""), data, "utf-8", is_flowed=False)


@dataclass(frozen=True, slots=True)
class _Attachment:
    """A large one that is no text: where in the mail it stands, and what it is."""

    start: int
    end: int
    kind: str
    content: bytes

    def line(self) -> bytes:
        """What is kept of it."""
        kind = _NO_KIND.sub("", self.kind)[:80] or "an attachment"
        digest = sha256(self.content).hexdigest()
        told = f"[… {kind} of {len(self.content):,} bytes left out, SHA-256 {digest}]"
        return told.encode()


def _raw(data: bytes, attachments: list[_Attachment], *, is_cut: bool) -> str:
    """A mail's bytes as text: all of them, but for what was attached and is no text."""
    if attachments:
        kept: list[bytes] = []
        at = 0
        for attachment in attachments:
            kept += (data[at : attachment.start], attachment.line())
            at = attachment.end
        data = b"".join((*kept, data[at:]))
    raw = data.decode("utf-8", "surrogateescape")
    return raw + _CUT_OFF if is_cut else raw


def _take_parts(mail: Mail, body: bytes, start: int) -> list[_Attachment]:
    """Find a mail's text parts, in the order in which they stand.

    Args:
        mail: where they go.
        body: what stands below its header.
        start: where in the mail that begins.

    Returns:
        The attachments that are too large to be kept.
    """
    attachments: list[_Attachment] = []
    waiting = [(mail.headers, body, start, 0, False)]
    seen = 0
    while waiting:
        headers, content, start, depth, is_inside = waiting.pop()
        seen += 1
        if seen > MOST_PARTS or depth > DEEPEST_PART:
            mail.problem = _TOO_MANY
            return attachments
        kind, given = parameters(headers.raw("content-type"))
        if kind.startswith("multipart/") and given.get("boundary"):
            parts = parts_between(content, given["boundary"], MOST_PARTS)
            if parts:
                for offset, piece in reversed(parts):
                    head, inside = split_head(piece)
                    at = start + offset + len(piece) - len(inside)
                    waiting.append((Headers(head), inside, at, depth + 1, is_inside))
                continue
        elif kind == "message/rfc822":
            head, inside = split_head(content.lstrip(b"\r\n"))
            at = start + len(content) - len(inside)
            if not is_inside:
                mail._inside.append(partial(read_mail, content))
            waiting.append((Headers(head), inside, at, depth + 1, True))
            continue
        disposition, named = parameters(headers.raw("content-disposition"))
        is_text = kind in _TEXT or "/" not in kind or kind.startswith("multipart/")
        flowed = given.get("format", "").casefold() == "flowed"
        part = _Part(headers, content, given.get("charset", ""), flowed, is_inside)
        if _is_table(kind, named.get("filename") or given.get("name", "")):
            mail._attached.append((CSV, part))
        elif is_text and disposition != "attachment":
            (mail._html if kind == HTML else mail._plain).append(part)
        elif is_text or kind.startswith(("text/", "message/")):
            mail._attached.append((kind, part))
        elif len(content) > SMALL_ATTACHMENT:
            coding = headers.raw("content-transfer-encoding").casefold()
            file = base64_bytes(content) if coding == "base64" else content
            attachments.append(_Attachment(start, start + len(content), kind, file))
    return attachments


def _is_table(kind: str, name: str) -> bool:
    """Whether a part is a table; mail programs call it by several kinds."""
    return kind in _TABLES or name.casefold().endswith(".csv")
