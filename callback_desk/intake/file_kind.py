"""What a file that is no text really is, in words for the person who chose it."""

import re
from typing import Final

from callback_desk.translation import _

HEAD_SIZE: Final = 65_536
"""Bytes of a file's beginning that are looked at."""

_FEWEST_CONTROLS: Final = 4
_CONTROL_SHARE: Final = 0.02
"""From so many control bytes on, and this share of them, a head is no text."""

_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1a\x1b"})
_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|table|meta|title|script|div|style)\b",
    re.IGNORECASE | re.DOTALL,
)

_MAGIC: Final = (
    (b"%PDF-", _("a PDF document")),
    (b"\x89PNG\r\n\x1a\n", _("a picture")),
    (b"\xff\xd8\xff", _("a picture")),
    (b"GIF87a", _("a picture")),
    (b"GIF89a", _("a picture")),
    (b"II*\x00", _("a picture")),
    (b"MM\x00*", _("a picture")),
    (b"\x1f\x8b", _("a compressed archive")),
    (b"7z\xbc\xaf\x27\x1c", _("a compressed archive")),
    (b"Rar!\x1a\x07", _("a compressed archive")),
    (b"SQLite format 3\x00", _("a database")),
    (b"{\\rtf", _("an RTF document")),
    (b"\x7fELF", _("a program")),
)


def kind_of_bytes(head: bytes) -> str | None:
    """What a file is by its first bytes, or None if nothing speaks against text.

    Args:
        head: up to HEAD_SIZE bytes from the beginning.
    """
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _kind_of_zip(head)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _kind_of_ole(head)
    if head[8:12] == b"WEBP" or head[4:11] in {b"ftyphei", b"ftypmif", b"ftypavi"}:
        return _("a picture")
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def kind_of_text(head: str) -> str | None:
    """What a file is by its first characters, or None if it may be a table."""
    if _WEB_PAGE.match(head):
        return _("a web page")
    start = head.lstrip("\ufeff \t\r\n")[:200]
    if start.startswith("<?xml"):
        return _("an Excel workbook") if "<Workbook" in head else _("an XML file")
    if re.match(r'\{\s*"|\[\s*\{\s*"', start):
        return _("a JSON file")
    return None


def is_binary(head: bytes) -> bool:
    """Whether a head in an eight-bit encoding has too many control bytes for text."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls >= _FEWEST_CONTROLS and controls > len(head) * _CONTROL_SHARE


def _kind_of_zip(head: bytes) -> str:
    """Workbooks and documents are ZIP archives; their first members tell."""
    if b"xl/" in head:
        return _("an Excel workbook")
    if b"opendocument.spreadsheet" in head:
        return _("an OpenDocument spreadsheet")
    if b"word/" in head:
        return _("a Word document")
    if b"[Content_Types].xml" in head:
        return _("an Office document")
    return _("a ZIP archive")


def _kind_of_ole(head: bytes) -> str:
    """The old Office format and Outlook share one container."""
    if "Workbook".encode("utf-16-le") in head or "Book".encode("utf-16-le") in head:
        return _("an Excel workbook")
    if "EncryptedPackage".encode("utf-16-le") in head:
        return _("an Office document behind a password")
    if "__substg1.0_".encode("utf-16-le") in head:
        return _("an Outlook message")
    return _("an old Office document")
