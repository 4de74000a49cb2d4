"""A mail's header fields: found, unfolded, decoded, each within a bound of work.

The standard library's modern policy reads every field by grammar, which takes most of
the time of a mail and minutes on a hostile one. Here only the fields that are asked
for are decoded, and only as much of them as a form or a person writes.
"""

import re
from binascii import Error as NotBase64
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from callback_desk.intake.mail_charsets import decoded

LARGEST_HEAD: Final = 1024 * 1024
"""Bytes of a mail's header that are looked at; a form's has some thousand."""

LONGEST_VALUE: Final = 4_096
"""Bytes of one field that are decoded; more of them is no name and no subject."""

_FIELD = re.compile(
    rb"^([!-9;-~]{1,80})[ \t]{0,8}:[ \t]?([^\n]*(?:\n[ \t][^\n]*)*+)", re.MULTILINE
)
_FOLD = re.compile(r"\r?\n(?=[ \t])")
_ONE_LINE: Final = {0: None, 10: " ", 13: " "}
_WORD = re.compile(r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,40})?\?([BbQq])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(?<=\?=)[ \t\r\n]+(?==\?[^?\s]{1,60}\?[BbQq]\?)")
_QUOTED_PRINTABLE = re.compile(rb"=([0-9A-Fa-f]{2})")
_ADDRESS = re.compile(
    r'[\s,]*(?:"((?:[^"\\]|\\.)*+)"|([^<>"]*+))\s*<\s*([^<>]*?)\s*>', re.DOTALL
)
_BARE = re.compile(r"[\s,]*([^\s<>,;()\"]+@[^\s<>,;()\"]+)\s*(?:\(([^()]*)\))?")


@dataclass(frozen=True, slots=True)
class Address:
    """A person in a mail's header: the name as shown and the address; "" if none."""

    name: str = ""
    email: str = ""


class Headers:
    """The header fields of one mail or part; decoded when asked for.

    Args:
        head: the bytes before the first empty line.
    """

    def __init__(self, head: bytes) -> None:
        self._fields: dict[bytes, list[bytes]] = {}
        for name, value in _FIELD.findall(head[:LARGEST_HEAD]):
            self._fields.setdefault(name.lower(), []).append(value)

    def count(self, name: str) -> int:
        """How many fields of that name there are."""
        return len(self._fields.get(name.lower().encode(), ()))

    def raw(self, name: str) -> str:
        """The first field of that name, unfolded but not decoded; "" if none."""
        values = self._fields.get(name.lower().encode())
        return _unfolded(values[0]) if values else ""

    def text(self, name: str) -> str:
        """The first field of that name as people read it; "" if there is none."""
        return decode_words(self.raw(name)).translate(_ONE_LINE).strip()

    def address(self, name: str) -> Address:
        """The first address of a field."""
        return read_address(self.raw(name))


def split_head(data: bytes) -> tuple[bytes, bytes]:
    """A mail's or part's header and body, parted by the first empty line."""
    if data[:1] == b"\n" or data[:2] == b"\r\n":
        return b"", data[data.index(b"\n") + 1 :]
    unix, windows = data.find(b"\n\n"), data.find(b"\n\r\n")
    if unix < 0 and windows < 0:
        return data, b""
    if windows < 0 or 0 <= unix < windows:
        return data[: unix + 1], data[unix + 2 :]
    return data[: windows + 1], data[windows + 3 :]


def decode_words(text: str) -> str:
    """A header's text with its encoded words (RFC 2047) decoded.

    Words that only white space parts belong together: many a mailer cuts a letter of
    two bytes in halves, so their bytes are joined before they are decoded.
    """
    if "=?" not in text:
        return text
    out: list[str] = []
    pending: list[bytes] = []
    charset, last = "", 0
    text = _BETWEEN_WORDS.sub("", text)
    for word in _WORD.finditer(text):
        between = text[last : word.start()]
        if pending and (between or word[1].casefold() != charset):
            out.append(decoded(b"".join(pending), charset).text)
            pending.clear()
        out.append(between)
        charset = word[1].casefold()
        pending.append(_word_bytes(word[2], word[3]))
        last = word.end()
    if pending:
        out.append(decoded(b"".join(pending), charset).text)
    out.append(text[last:])
    return "".join(out)


def read_address(text: str) -> Address:
    """The first address of a header's unfolded, not yet decoded text."""
    match = _ADDRESS.match(text)
    if match is not None:
        quoted, plain, email = match.groups()
        name = plain if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
        return Address(_one_line(decode_words(name)), _one_line(email))
    bare = _BARE.match(text)
    if bare is not None:
        return Address(_one_line(decode_words(bare[2] or "")), bare[1])
    return Address(_one_line(decode_words(text)).strip('"'))


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """A structured field such as Content-Type: its main value and its parameters."""
    main, *rest = _parameter_parts(value[:LONGEST_VALUE])
    found: dict[str, str] = {}
    for part in rest:
        name, equals, text = part.partition("=")
        if not equals:
            continue
        text = text.strip()
        if text[:1] == '"':
            text = re.sub(r"\\(.)", r"\1", text[1:].removesuffix('"'))
        found.setdefault(name.strip().casefold().partition("*")[0], text)
    return main.strip().casefold(), found


def _parameter_parts(value: str) -> Iterator[str]:
    """The parts between semicolons that stand in no quotes."""
    if '"' not in value:
        yield from value.split(";")
        return
    for match in re.finditer(r'(?:[^";]|"(?:[^"\\]|\\.)*+"|")*+(?:;|$)', value):
        yield match[0].removesuffix(";")


def _unfolded(value: bytes) -> str:
    """A field's bytes as text on one line, within the bound."""
    value = value[:LONGEST_VALUE]
    text = value.decode() if value.isascii() else decoded(value, "").text
    return _FOLD.sub("", text).translate(_ONE_LINE).strip()


def _word_bytes(kind: str, text: str) -> bytes:
    """The bytes that an encoded word stands for."""
    if kind in "Qq":
        plain = text.replace("_", " ").encode("utf-8", "replace")
        return _QUOTED_PRINTABLE.sub(lambda m: bytes.fromhex(m[1].decode()), plain)
    return base64_bytes(text.encode("ascii", "ignore"))


def base64_bytes(data: bytes) -> bytes:
    """What base64 stands for, as far as it is whole; broken ends are dropped."""
    try:
        return a2b_base64(data)
    except NotBase64:
        letters = re.sub(rb"[^A-Za-z0-9+/]+", b"", data)
    whole = len(letters) - len(letters) % 4
    left = letters[whole:]
    padded = letters[:whole] + (left + b"=" * (4 - len(left)) if len(left) > 1 else b"")
    return a2b_base64(padded)


def _one_line(text: str) -> str:
    """A name or address without line ends and doubled spaces."""
    return " ".join(text.replace("\0", "").split())
