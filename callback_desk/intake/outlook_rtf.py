"""The compressed rich text of an Outlook message as plain text, or as the HTML in it.

By [MS-OXRTFCP] (compression) and [MS-OXRTFEX] (HTML inside of RTF). Nothing is drawn
and nothing that it points to is loaded.
"""

import re
import struct
from dataclasses import dataclass, field, replace
from typing import Final

from callback_desk.intake.mail_charsets import decoded

LARGEST_RTF: Final = 2 * 1024 * 1024
"""Bytes of rich text that are read; pictures are no text."""

_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_HEAD: Final = struct.Struct("<II4sI")
_WINDOW: Final = 4_096
_FIRST_WORDS: Final = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern "
    rb"\fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0"
    b"\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,9})? ?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>.)|(?P<brace>[{}])|[\r\n]+"
    rb"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_SAID: Final = {
    b"par": "\n", b"line": "\n", b"row": "\n", b"sect": "\n", b"page": "\n",
    b"tab": "\t", b"cell": "\t", b"lquote": "\u2018",
    b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d",
    b"bullet": "\u2022", b"endash": "\u2013", b"emdash": "\u2014",
}  # fmt: skip
_SIGNS: Final = {b"~": "\xa0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\"}
_UNSAID: Final = frozenset(
    {
        b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"themedata",
        b"header", b"footer", b"filetbl", b"listtable", b"revtbl",
    }
)  # fmt: skip
# The code pages of fonts, by the number of their character set.
_FONT_PAGES: Final = {
    0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254,
    163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RichText:
    """What rich text says: as HTML where it was made of some, else as plain text."""

    text: str = ""
    html: str = ""


def read_rich_text(data: bytes) -> RichText:
    """The text in a message's compressed rich text; "" where there is none.

    Args:
        data: the property, its head included.
    """
    return _Reader().read(decompressed(data))


def decompressed(data: bytes) -> bytes:
    """Rich text uncompressed, as far as it goes, up to LARGEST_RTF bytes."""
    if len(data) < _HEAD.size:
        return b""
    _, size, kind, _ = _HEAD.unpack_from(data)
    size = min(size, LARGEST_RTF)
    body = data[_HEAD.size :]
    if kind == _PLAIN:
        return body[:size]
    return _unpacked(body, size) if kind == _COMPRESSED else b""


def _unpacked(body: bytes, size: int) -> bytes:
    """Letters, and references to what was within the last 4,096 bytes."""
    window = bytearray(_FIRST_WORDS.ljust(_WINDOW, b"\0"))
    write = len(_FIRST_WORDS)
    said = bytearray()
    at, end = 0, len(body)
    while at < end and len(said) < size:
        control = body[at]
        at += 1
        for bit in range(8):
            if at >= end:
                break
            if not control >> bit & 1:
                said.append(body[at])
                window[write] = body[at]
                write = (write + 1) % _WINDOW
                at += 1
                continue
            if at + 1 >= end:
                return bytes(said)
            reference = body[at] << 8 | body[at + 1]
            at += 2
            start, length = reference >> 4, (reference & 15) + 2
            if start == write:
                return bytes(said[:size])
            for step in range(length):
                letter = window[(start + step) % _WINDOW]
                said.append(letter)
                window[write] = letter
                write = (write + 1) % _WINDOW
    return bytes(said[:size])


@dataclass(slots=True)
class _Group:
    """What holds between two braces.

    Attributes:
        is_unsaid: nothing of it is shown.
        is_markup: it is a piece of the HTML's own source.
        is_doubled: it says in RTF what the HTML says as well.
        page: the code page of its bytes.
        spare: letters that follow a Unicode one for programs that know none.
        is_fonts: it lists fonts.
    """

    is_unsaid: bool = False
    is_markup: bool = False
    is_doubled: bool = False
    page: int = 1252
    spare: int = 1
    is_fonts: bool = False


@dataclass(slots=True)
class _Reader:
    """Reads rich text token by token."""

    group: _Group = field(default_factory=_Group)
    groups: list[_Group] = field(default_factory=list)
    fonts: dict[int, int] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    page: int = 1252
    font: int = 0
    to_skip: int = 0
    is_html: bool = False
    starred: bool = False

    def read(self, data: bytes) -> RichText:
        for token in _TOKEN.finditer(data):
            self._take(token)
        self._flush()
        said = _whole_letters("".join(self.pieces)).replace("\0", "").strip()
        return RichText(html=said) if self.is_html else RichText(text=said)

    def _take(self, token: re.Match[bytes]) -> None:
        word = token["word"]
        if word is not None:
            self._word(word, token["number"])
        elif (byte := token["byte"]) is not None:
            self._bytes(bytes.fromhex(byte.decode("ascii")))
        elif (brace := token["brace"]) is not None:
            self._brace(opens=brace == b"{")
        elif (text := token["text"]) is not None:
            self._bytes(text)
        elif (sign := token["sign"]) is not None:
            if sign == b"*":
                self.starred = True
                return
            self._say(_SIGNS.get(sign, "\n" if sign in b"\r\n" else ""))
        self.starred = False

    def _brace(self, *, opens: bool) -> None:
        self._flush()
        self.to_skip = 0
        if opens:
            self.groups.append(self.group)
            self.group = replace(self.group)
        elif self.groups:
            self.group = self.groups.pop()

    def _word(self, word: bytes, number: bytes | None) -> None:
        value = int(number) if number is not None else None
        group = self.group
        if word == b"u" and value is not None:
            self._unicode(value % 0x10000)
            return
        self._flush()
        self.to_skip = 0
        if self.starred and word != b"htmltag":
            group.is_unsaid = True
        elif word == b"htmltag":
            group.is_markup, group.is_unsaid, group.is_doubled = True, False, False
        elif word == b"htmlrtf":
            group.is_doubled = value != 0
        elif word == b"fromhtml":
            self.is_html = True
        elif word in _UNSAID:
            group.is_unsaid = True
        elif word == b"fonttbl":
            group.is_unsaid = group.is_fonts = True
        elif word == b"ansicpg" and value:
            self.page = group.page = value
        elif word == b"uc" and value is not None:
            group.spare = min(value, 9)
        elif word == b"f" and value is not None:
            self._choose_font(value)
        elif word == b"fcharset" and group.is_fonts:
            self.fonts[self.font] = _FONT_PAGES.get(value or 0, self.page)
        elif word in _SAID:
            self._say(_SAID[word])

    def _choose_font(self, number: int) -> None:
        self.font = number
        if not self.group.is_fonts:
            self.group.page = self.fonts.get(number, self.page)

    def _unicode(self, code: int) -> None:
        self._flush()
        self._say(chr(code))
        self.to_skip = self.group.spare

    def _bytes(self, data: bytes) -> None:
        if self.to_skip:
            skipped = min(self.to_skip, len(data))
            self.to_skip -= skipped
            data = data[skipped:]
        if data and self._is_said:
            self.waiting += data

    @property
    def _is_said(self) -> bool:
        return not (self.group.is_unsaid or (self.is_html and self.group.is_doubled))

    def _say(self, text: str) -> None:
        if text and self._is_said:
            self._flush()
            self.pieces.append(text)

    def _flush(self) -> None:
        """Read the bytes that wait; some letters have two."""
        if self.waiting:
            page = self.group.page
            charset = "utf-8" if page == 65001 else f"cp{page}"
            self.pieces.append(decoded(bytes(self.waiting), charset).text)
            self.waiting.clear()


def _whole_letters(text: str) -> str:
    """A text with the halves put together in which rich text writes some letters."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
