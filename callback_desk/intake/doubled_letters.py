"""Letters that were encoded twice, `ZoÃ« MÃ¼ller`: a spreadsheet saved them so.

UTF-8 was taken for cp1252 and written as UTF-8 once more. Nothing is guessed: a cell is
mended only where each of its letters beyond plain ones is a part of such a pair.
"""

import re
from typing import Final

_SIGNS: Final = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
DOUBLED: Final = re.compile(
    rf"Ã[\xa0-¿]|Ã[{_SIGNS}\x80-\x9f](?=[^\W\d_]|$)|Â[\xa0-¿]"
    rf"|[ÄÅ][{_SIGNS}\x80-\x9f\xa0-¿]|â[€‚„][{_SIGNS}\x80-\x9f\xa0-¿]"  # noqa: RUF001 - what became of a dash
)
"""The commonest of such pairs: accented letters, curly quotes, dashes."""

_BEGINNINGS: Final = "ÃÂÄÅâ"
_MOST: Final = 2
"""How often a file was saved so."""


def may_be_doubled(text: str) -> bool:
    """Whether some letters of a long text are; told quickly where none are."""
    if text.isascii() or not any(sign in text for sign in _BEGINNINGS):
        return False
    return DOUBLED.search(text) is not None


def without_doubling(cell: str) -> str:
    """A cell with its letters as they were before; any other as it is."""
    for _unused in range(_MOST):
        if not DOUBLED.search(cell):
            break
        try:
            cell = _as_bytes(cell).decode("utf-8")
        except UnicodeError:
            break
    return cell


def _as_bytes(text: str) -> bytes:
    """The bytes that were taken for western letters, those that mean none as well."""
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return b"".join(
            sign.encode("latin-1" if "\x80" <= sign < "\xa0" else "cp1252")
            for sign in text
        )
