"""Bytes of a mail as text: the charset that is declared, else UTF-8, else cp1252.

Where none is declared and letters of another alphabet stand clearly, that one's.
"""

import re
from dataclasses import dataclass
from typing import Final

from callback_desk.intake.far_letters import LONGEST_LOOK, far_codec

_BELIEVED: Final = re.compile(
    r"utf-?(?:8|16|32)(?:-?[lb]e)?|iso-?8859-?\d+|windows-?\d+|cp-?\d+|koi8-?[rtu]"
    r"|gb(?:k|2312|18030)|big5(?:-?hkscs)?|shift-?jis|s-?jis|euc-?(?:jp|kr)|hz"
    r"|iso-?2022-?(?:jp|kr)(?:-\w{1,3})?|mac-?(?:roman|latin2|cyrillic|greek|turkish)"
    r"|ks-c-5601(?:-\d+)?|tis-?620|viscii|ibm\d+"
)
"""Charsets that mails are written in. Python's codecs hold others that are no text
at all, or take long to fail."""

_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1"})
_ASCII = frozenset({"", "us-ascii", "ascii", "utf-8", "utf8", "unknown-8bit"})
_UTF8 = frozenset({"utf-8", "utf8"})
_SEVEN_BIT = ("utf-16", "utf16", "utf-32", "utf32", "iso-2022", "hz")
"""Charsets whose bytes may all be ASCII and mean something else."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and whether some of its bytes meant nothing."""

    text: str
    is_damaged: bool = False


def decoded(data: bytes, charset: str) -> Decoded:
    """Bytes as text without lone surrogates; never raises.

    Args:
        data: as they stood once the transfer encoding is undone.
        charset: as declared, "" if it is not. `iso-8859-1` means cp1252, as in every
            browser; a charset that fails is taken for a mistake.
    """
    name = charset.strip("'\" ").casefold().replace("_", "-")
    if data.isascii() and not name.startswith(_SEVEN_BIT):
        return Decoded(data.decode())
    is_declared = name in _UTF8 or _BELIEVED.fullmatch(name) is not None
    if name in _LATIN:
        name = "cp1252"
    elif name in _ASCII or not _BELIEVED.fullmatch(name):
        name = "utf-8"
    far = None
    if not is_declared and _is_no_utf8(data):
        far = far_codec(data[:LONGEST_LOOK])
    for codec in (name, "utf-8", far or "cp1252", "cp1252"):
        try:
            return Decoded(_SURROGATE.sub("\ufffd", data.decode(codec)))
        except (UnicodeError, LookupError):
            continue
    mostly_utf8 = data.decode("utf-8", "replace")
    as_cp1252 = data.decode("cp1252", "replace")
    if mostly_utf8.count("\ufffd") <= as_cp1252.count("\ufffd"):
        return Decoded(mostly_utf8, is_damaged=True)
    return Decoded(as_cp1252, is_damaged=True)


def _is_no_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False
