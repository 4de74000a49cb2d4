"""Drags as Qt hands them on from Outlook on Windows: a list of names, and contents."""

import struct
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from callback_desk.ui.promised_mail import CONTENT, NARROW, WIDE

HAS_ATTRIBUTES, HAS_SIZE, FOLDER = 0x4, 0x40, 0x10


def descriptor(
    name: str, *, size: int | None = None, attributes: int | None = None, wide: bool
) -> bytes:
    """A FILEDESCRIPTORW, or a FILEDESCRIPTORA, of shlobj_core.h."""
    flags = HAS_SIZE if size is not None else 0
    flags |= HAS_ATTRIBUTES if attributes is not None else 0
    high, low = divmod(size or 0, 2**32)
    head = struct.pack(
        *("<I16s8s8sI24sII", flags, b"", b"", b"", attributes or 0, b"", high, low)
    )
    written = name.encode("utf-16-le" if wide else "cp1252")
    return head + written.ljust(520 if wide else 260, b"\0")


def listed(*descriptors: bytes, count: int | None = None) -> bytes:
    """A FILEGROUPDESCRIPTOR of these; it may claim another count."""
    claimed = len(descriptors) if count is None else count
    return struct.pack("<I", claimed) + b"".join(descriptors)


def promise(group: bytes, contents: Sequence[bytes], *, wide: bool = True) -> QMimeData:
    """What is dragged: each content is had by its number alone."""
    data = QMimeData()
    data.setData(WIDE if wide else NARROW, group)
    for number, content in enumerate(contents):
        data.setData(f"{CONTENT};index={number}", content)
    # The columns of the mails that are dragged: Outlook's own words for them.
    data.setText("From\tSubject\tReceived\r\nForms\tContact form\t11:02")
    return data


def mails(*named: tuple[str, bytes], wide: bool = True) -> QMimeData:
    """Mails with their names."""
    group = listed(*(descriptor(name, wide=wide) for name, _data in named))
    return promise(group, [data for _name, data in named], wide=wide)
