"""An Outlook message (.msg) as a mail; python-oxmsg and olefile are fenced in here.

By [MS-OXMSG]. Real messages have their text in any of three properties, as Unicode or
in an old code page, and a header only if they came over the internet.
"""

import io
import re
from collections.abc import Iterator
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from callback_desk.domain.errors import FileUnreadable
from callback_desk.domain.import_errors import OutlookMessageDamaged
from callback_desk.intake.mail_charsets import decoded
from callback_desk.intake.mail_message import CSV, HTML, Mail, mail_of_texts
from callback_desk.intake.outlook_rtf import read_rich_text
from callback_desk.translation import _

if TYPE_CHECKING:
    from datetime import datetime

    from oxmsg.storage import Storage

LARGEST_OUTLOOK: Final = 48 * 1024 * 1024
"""Bytes of a message with its attachments; it can only be read as a whole."""

DEEPEST: Final = 5
"""Messages within messages that are read."""

_MOST_STREAMS: Final = 20_000
_MOST_ATTACHED: Final = 100
MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How every compound file begins; its directory, which tells more, may come last."""
_MARK: Final = "__substg1.0_".encode("utf-16-le")
_PROPERTIES: Final = "__properties_version1.0".encode("utf-16-le")

_SUBJECT, _BODY, _BODY_HTML, _RICH = 0x0037, 0x1000, 0x1013, 0x1009
_HEADERS, _MESSAGE_ID = 0x007D, 0x1035
_SENDER_NAMES: Final = (0x0C1A, 0x0042)
# An address as others can write to it; Exchange's own way of naming is none.
_SENDER_ADDRESSES: Final = (0x5D01, 0x5D02, 0x0C1F, 0x0065)
_REPLY_TO: Final = 0x0050
_SENT, _DELIVERED = 0x0039, 0x0E06
_CODE_PAGES: Final = (0x3FFD, 0x3FDE)
_FILE, _FILE_KIND, _EMBEDDED = 0x3701, 0x370E, "__substg1.0_3701000D"
_FILE_NAMES: Final = (0x3707, 0x3704)
_UTF_8_PAGE: Final = 65001
_ROOT_HEAD, _EMBEDDED_HEAD = 32, 24
_FIELD = re.compile(r"[!-9;-~]+[ \t]*:")
_NO_DAY: Final = 1970
"""A year before which no mail was sent: a time that is none."""


def is_outlook(data: bytes) -> bool:
    """Whether a file is an Outlook message by what is in it, whatever it is called."""
    return data.startswith(MAGIC) and _MARK in data and _PROPERTIES in data


def read_outlook(data: bytes, name: str, *, is_cut: bool = False) -> Mail:
    """The mail in an Outlook message.

    Args:
        data: the whole file.
        name: how messages call it.
        is_cut: there was more than is read.

    Raises:
        FileUnreadable: it is damaged, too large, or made to do harm.
    """
    if is_cut:
        raise FileUnreadable(file=name, reason=_("it is too large for a message"))
    try:
        _check_streams(data)
        # Only a desk that gets such a file needs these.
        from olefile import OleFileIO
        from oxmsg.storage import Storage

        with OleFileIO(io.BytesIO(data)) as ole:
            message = _Message(Storage.from_ole(ole), _ROOT_HEAD)
        message.check()
        return message.mail()
    except (Exception, RecursionError) as error:  # whatever a hostile file sets off
        raise OutlookMessageDamaged(file=name) from error


def _check_streams(data: bytes) -> None:
    """Refuse a file whose streams claim more than the file holds: a bomb."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        sizes = [entry.size for entry in ole.direntries if entry is not None]
    if len(sizes) > _MOST_STREAMS or sum(sizes) > 3 * len(data):
        raise ValueError("its streams claim more than the file holds")


class _Message:
    """The properties of a message, of one within it, or of something attached."""

    def __init__(self, storage: "Storage", head: int) -> None:
        from oxmsg.properties import Properties

        self._storage = storage
        self._streams = {stream.name: stream.bytes_ for stream in storage.streams}
        self._properties = Properties(storage, properties_header_offset=head)

    def check(self) -> None:
        """Refuse what cannot be a message: its list of properties is missing.

        Raises:
            KeyError: it is.
        """
        self._storage.properties_stream_bytes  # noqa: B018  # raises

    def text(self, *numbers: int) -> str:
        """The first of these properties that is there, "" if none is."""
        for number in numbers:
            wide = self._streams.get(f"__substg1.0_{number:04X}001F")
            if wide is not None:
                return decoded(wide, "utf-16-le").text.strip("\0") if wide else ""
            narrow = self._streams.get(f"__substg1.0_{number:04X}001E")
            if narrow is not None:
                return decoded(narrow, self._charset).text.strip("\0")
        return ""

    def bytes_of(self, number: int) -> bytes:
        """A property that is bytes, b"" if it is not there."""
        return self._streams.get(f"__substg1.0_{number:04X}0102", b"")

    @property
    def _charset(self) -> str:
        """The code page of its old texts."""
        for number in _CODE_PAGES:
            page = self._properties.int_prop_value(number)
            if page:
                return "utf-8" if page == _UTF_8_PAGE else f"cp{page}"
        return "cp1252"

    def time(self, *numbers: int) -> "datetime | None":
        """The first of these times that is one."""
        for number in numbers:
            try:
                at = self._properties.date_prop_value(number)
            except (OverflowError, ValueError):
                continue
            if at is not None and at.year >= _NO_DAY:
                return at
        return None

    def mail(self) -> Mail:
        """The mail that it is, with the messages in it."""
        text, html = self._texts()
        inside = [message.mail for message in self._messages()]
        attached = list(self._attached(0))
        return mail_of_texts(self._head(), text, html, attached, inside)

    def _messages(self) -> "Iterator[_Message]":
        """The messages within it."""
        for storage in list(self._storage.iter_attachment_storages())[:_MOST_ATTACHED]:
            for inner in storage.storages:
                if inner.name == _EMBEDDED:
                    yield _Message(inner, _EMBEDDED_HEAD)

    def _texts(self) -> tuple[str, str]:
        """Its plain text and its HTML, each from wherever it stands."""
        text, html = self.text(_BODY), self.text(_BODY_HTML)
        if source := self.bytes_of(_BODY_HTML):
            html = decoded(source, self._charset).text
        if not html and (packed := self.bytes_of(_RICH)):
            rich = read_rich_text(packed)
            html = rich.html
            text = text if text.strip() else rich.text
        return text, html

    def _head(self) -> str:
        """The header as it came, or one made of the properties of a message."""
        lines = self.text(_HEADERS).replace("\r\n", "\n").split("\n")
        while lines and not _FIELD.match(lines[0]):
            lines.pop(0)  # "Microsoft Mail Internet Headers Version 2.0"
        head = "\n".join(lines).rstrip()
        present = {
            line.partition(":")[0].strip().casefold()
            for line in lines
            if _FIELD.match(line)
        }
        sent, answer = self.time(_SENT, _DELIVERED), self.text(_REPLY_TO)
        made = {
            "Subject": self.text(_SUBJECT),
            "From": self._sender(),
            "Reply-To": answer if "@" in answer else "",
            "Date": format_datetime(sent) if sent is not None else "",
            "Message-ID": self.text(_MESSAGE_ID),
        }
        added = [
            f"{name}: {' '.join(value.split())}"
            for name, value in made.items()
            if value.strip() and name.casefold() not in present
        ]
        return "\n".join([*filter(None, [head]), *added])

    def _sender(self) -> str:
        """Name and address of who sent it."""
        name = self.text(*_SENDER_NAMES).strip()
        found = [self.text(number).strip() for number in _SENDER_ADDRESSES]
        address = next((one for one in found if "@" in one), "")
        if not address:
            return name
        quoted = name.replace('"', "'")
        return f'"{quoted}" <{address}>' if name and name != address else address

    def _attached(self, depth: int) -> Iterator[tuple[str, str]]:
        """What is attached and can be read, with its kind; messages in it as text."""
        for storage in list(self._storage.iter_attachment_storages())[:_MOST_ATTACHED]:
            inner = next((s for s in storage.storages if s.name == _EMBEDDED), None)
            if inner is not None and depth < DEEPEST:
                message = _Message(inner, _EMBEDDED_HEAD)
                text, html = message._texts()
                whole = "\n\n".join(filter(None, (message._head(), text)))
                yield "message/rfc822", whole
                if html:
                    yield HTML, html
                yield from message._attached(depth + 1)
            elif inner is None:
                yield from _Message(storage, 8)._file()

    def _file(self) -> Iterator[tuple[str, str]]:
        """What is attached as a file, if it is text."""
        name = self.text(*_FILE_NAMES).casefold()
        kind = self.text(_FILE_KIND).casefold()
        if name.endswith(".csv") or kind == CSV:
            kind = CSV
        elif name.endswith((".htm", ".html")):
            kind = HTML
        elif name.endswith((".txt", ".eml", ".tsv")):
            kind = "text/plain"
        if kind.startswith(("text/", "message/")):
            yield kind, decoded(self.bytes_of(_FILE), "").text
