"""Mails that lie in another folder already: copied by a desk that died before deleting.

Servers without MOVE copy first and delete then. Whoever goes on after a break must not
copy again. Two mails are the same only if every byte is.
"""

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Final

from callback_desk.intake.imap_wire import Wire

LARGEST_COMPARED: Final = 25 * 1024 * 1024
"""Bytes of a mail whose content is compared; no larger one is a lead."""

_ID_FIELD: Final = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"
_PLAIN_ID = re.compile(rb"message-id[ \t]*:\s*(<[!#-\[\]-~]{1,250}>)", re.IGNORECASE)


def copied_already(
    wire: Wire, uids: Sequence[int], source: str, target: str
) -> set[int]:
    """Those of the mails that lie in the target folder as well.

    The source folder is open for writing, before and afterwards.

    Raises:
        imaplib.IMAP4.error: the server says no, or the connection broke.
    """
    told = wire.fetch(uids, ["RFC822.SIZE", _ID_FIELD])
    wire.select_folder(target, readonly=True)
    alike = {uid: _alike(wire, items) for uid, items in told.items()}
    there = {uid: {_digest(wire, one) for one in some} for uid, some in alike.items()}
    wire.select_folder(source)
    return {uid for uid, some in there.items() if some and _digest(wire, uid) in some}


def _alike(wire: Wire, items: Mapping[bytes, object]) -> list[int]:
    """The mails of the open folder that have the size and the id of another."""
    size = items.get(b"RFC822.SIZE")
    if not isinstance(size, int) or not 0 < size <= LARGEST_COMPARED:
        return []
    criteria: list[object] = ["LARGER", size - 1, "SMALLER", size + 1]
    match = _PLAIN_ID.search(_text(items))
    if match is not None:
        criteria += ["HEADER", "Message-ID", match[1].decode("ascii")]
    return list(wire.search(criteria))


def _digest(wire: Wire, uid: int) -> bytes:
    """Of the whole content of a mail of the open folder."""
    answer = wire.fetch([uid], ["BODY.PEEK[]"])
    return blake2b(_text(answer.get(uid, {})), digest_size=16).digest()


def _text(items: Mapping[bytes, object]) -> bytes:
    for name, value in items.items():
        if name.startswith(b"BODY[") and isinstance(value, bytes):
            return value
    return b""
