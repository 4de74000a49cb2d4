"""An Outlook message (.msg) as a mail; python-oxmsg and olefile are fenced in here."""

import io
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from callback_desk.domain.errors import FileUnreadable
from callback_desk.intake.mail_message import Mail, mail_of_texts

if TYPE_CHECKING:
    from oxmsg import Message

LARGEST_OUTLOOK: Final = 48 * 1024 * 1024
"""Bytes of a message with its attachments; it can only be read as a whole."""

_MOST_STREAMS: Final = 20_000
MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How every compound file begins; its directory, which tells more, may come last."""
_MARK: Final = "__substg1.0_".encode("utf-16-le")
_PROPERTIES: Final = "__properties_version1.0".encode("utf-16-le")


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
        raise FileUnreadable(file=name, reason="it is too large for a message")
    try:
        _check_streams(data)
        from oxmsg import Message  # only a desk that gets such a file needs it

        message = Message.load(data)
        text, html = message.body or "", message.html_body or ""
        return mail_of_texts(_head(message), text, html)
    except (Exception, RecursionError) as error:  # whatever a hostile file sets off
        raise FileUnreadable(
            file=name, reason="it is a damaged Outlook message"
        ) from error


def _check_streams(data: bytes) -> None:
    """Refuse a file whose streams claim more than the file holds: a bomb."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        sizes = [entry.size for entry in ole.direntries if entry is not None]
    if len(sizes) > _MOST_STREAMS or sum(sizes) > 3 * len(data):
        raise ValueError("its streams claim more than the file holds")


def _head(message: "Message") -> str:
    """The header as it came, or one made of the properties of a message never sent."""
    headers = [f"{name}: {value}" for name, value in message.message_headers.items()]
    present = {name.casefold() for name in message.message_headers}
    sent = message.sent_date
    made = {
        "Subject": message.subject,
        "From": message.sender or "",
        "Date": format_datetime(sent) if sent is not None else "",
    }
    headers += [
        f"{name}: {' '.join(value.split())}"
        for name, value in made.items()
        if value and name.casefold() not in present
    ]
    return "\n".join(headers)
