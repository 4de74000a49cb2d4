"""Mails that Windows programs hand over as promises: names first, each content apart.

Outlook drags no file: it promises a list of names (FILEGROUPDESCRIPTORW) and gives the
content of each when it is asked by its number. Qt reads both out of memory blocks and
streams, and gives nothing where a content is a compound storage.
"""

from struct import error as BrokenOff
from struct import unpack_from
from typing import Final

from PySide6.QtCore import QMimeData

from callback_desk.domain.held_mail import HeldMail
from callback_desk.translation import _

_KIND: Final = 'application/x-qt-windows-mime;value="{}"'
# Begins the names of both lists: of Unicode, and of the system's own characters.
PROMISED: Final = 'application/x-qt-windows-mime;value="FileGroupDescriptor'
WIDE, NARROW = _KIND.format("FileGroupDescriptorW"), f'{PROMISED}"'
CONTENT: Final = _KIND.format("FileContents")

MOST, LARGEST_TOGETHER = 500, 512 * 1024 * 1024
"""Mails, and bytes of them all, that are taken at a time."""

# FILEDESCRIPTORW and FILEDESCRIPTORA (shlobj_core.h): flags, class, places,
# attributes, three times and the size stand before the name.
_COUNT, _NAME_AT, _LONGEST = 4, 72, 260
_ATTRIBUTES_AT, _SIZE_AT = 36, 64
_HAS_ATTRIBUTES, _HAS_SIZE, _IS_FOLDER = 0x4, 0x40, 0x10
_NAMELESS: Final = _("A mail")


def promised_in(data: QMimeData) -> list[HeldMail]:
    """All the mails that are promised; none if one of them cannot be had."""
    kind, wide = (WIDE, True) if data.hasFormat(WIDE) else (NARROW, False)
    if not data.hasFormat(kind):
        return []
    try:
        promises = _promises(bytes(data.data(kind).data()), wide=wide)
    except BrokenOff:
        return []
    held: list[HeldMail] = []
    together = 0
    for number, name, size in promises:
        content = bytes(data.data(f"{CONTENT};index={number}").data())
        together += len(content)
        if not content or together > LARGEST_TOGETHER:
            return []
        held.append(HeldMail(name, _without_rest(content, size)))
    return held


def _promises(listed: bytes, *, wide: bool) -> list[tuple[int, str, int]]:
    """The number, the name and the size (0: not told) of each file in a list.

    Raises:
        struct.error: it is shorter than it claims.
    """
    each = _NAME_AT + _LONGEST * (2 if wide else 1)
    (count,) = unpack_from("<I", listed)
    if count > MOST:
        return []
    found = []
    for number in range(count):
        at = _COUNT + number * each
        (flags,) = unpack_from("<I", listed, at)
        (attributes,) = unpack_from("<I", listed, at + _ATTRIBUTES_AT)
        high, low = unpack_from("<II", listed, at + _SIZE_AT)
        (name,) = unpack_from(f"{each - _NAME_AT}s", listed, at + _NAME_AT)
        if flags & _HAS_ATTRIBUTES and attributes & _IS_FOLDER:
            continue
        size = (high << 32 | low) if flags & _HAS_SIZE else 0
        found.append((number, _name_of(name, wide=wide), size))
    return found


def _name_of(written: bytes, *, wide: bool) -> str:
    """A name without the folder that may stand before it."""
    name = written.decode("utf-16-le" if wide else "cp1252", "replace")
    name = name.partition("\0")[0].replace("\\", "/").rpartition("/")[2].strip()
    return name or _NAMELESS


def _without_rest(content: bytes, size: int) -> bytes:
    """A content as long as it was said to be: a memory block may be longer."""
    return content[:size] if size and not content[size:].strip(b"\0") else content
