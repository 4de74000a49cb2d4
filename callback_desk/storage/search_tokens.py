"""What of a lead stands in the search index, and what is asked of it.

The index holds short pieces alone: of names, numbers and notes whatever a typed text
may begin with or lie inside of. What it answers is a superset of what fits; the close
look of `domain.lead_search` decides. So fewer pieces may be asked for than fit, never
others. Each kind of piece bears a mark of its own:

- ``^m ^ma ^mar``: a name, from one of its words on without gaps, begins so;
- ``mar``: the name without gaps holds these three;
- ``+212``: a number holds these three digits, or ends with these;
- ``~daughter``: a word of a note;
- ``-917``: a number in a note holds these three digits;
- ``=o`` or ``=c``: open or closed.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable

from callback_desk.domain.lead_search import (
    DIGITS_OF_A_WHOLE_NUMBER,
    FEWEST_DIGITS_OF_A_NUMBER,
    FEWEST_LETTERS_RUN_TOGETHER,
    Search,
    digits_run_together,
)
from callback_desk.domain.plain_text import fold, words_only

# Raised whenever pieces are cut otherwise: what was indexed before is indexed anew. The
# folding goes by Python's table of letters, which grows as well.
CUT = 1
FORM = CUT * 1_000_000 + int(
    "".join(f"{int(part):02}" for part in unicodedata.unidata_version.split("."))
)
OPEN, CLOSED = '"=o"', '"=c"'
# All letters that no piece is made of; what else is ASCII separates pieces.
MARKS = "^+~-="
_PIECE = 3
# Beyond so many letters words are told apart by the close look.
_LONGEST_WORD = 16
# So many pieces and words leave few enough; more only take time.
_MOST_PIECES, _MOST_WORDS = 16, 8
_DIGITS_OF_A_PIECE = re.compile(r"\d{3,}")


def tokens_of(
    name: str, phones: Iterable[str], notes: Iterable[str], *, is_open: bool
) -> str:
    """The pieces of a lead, one space between each.

    Args:
        name: as stored.
        phones: all its numbers, E.164.
        notes: of all its attempts.
        is_open: whether there is anything left to do.
    """
    pieces = {"=o" if is_open else "=c"}
    whole = ""
    for word in reversed(words_only(fold(name)).split()):
        whole = word + whole
        pieces |= {"^" + whole[:1], "^" + whole[:2], "^" + whole[:3]}
    pieces.update([whole[at : at + 3] for at in range(len(whole) - 2)])
    for phone in phones:
        digits = phone.removeprefix("+")
        pieces.update(["+" + digits[at : at + 3] for at in range(len(digits))])
    for note in notes:
        pieces |= _pieces_of_note(note)
    return " ".join(pieces)


def _pieces_of_note(note: str) -> set[str]:
    folded = fold(note)
    pieces = {"~" + word[:_LONGEST_WORD] for word in words_only(folded).split()}
    for run in _DIGITS_OF_A_PIECE.findall(digits_run_together(folded)):
        pieces.update(["-" + run[at : at + 3] for at in range(len(run) - 2)])
    return pieces


def is_walked(search: Search) -> bool:
    """Whether so little was typed that nearly everybody fits."""
    return 0 < len(search.digits) < _PIECE


def best_question(search: Search) -> str:
    """What the index is asked for whoever fits by name or number.

    Args:
        search: not an empty one.
    """
    if search.digits:
        national = search.digits.lstrip("0")
        enough = len(national) >= DIGITS_OF_A_WHOLE_NUMBER
        return _number("+", national if enough else search.digits)
    words = [_in_name_or_number(word) for word in search.words[:_MOST_WORDS]]
    question = _all(words)
    whole = search.run_together
    if len(whole) >= FEWEST_LETTERS_RUN_TOGETHER:
        # What begins from a word on lies inside of the whole as well.
        inside = _all(map(_quoted, _cut(whole)))
        alone = len(words) == 1 and not _is_number(whole)
        question = inside if alone else f"({question}) OR ({inside})"
    return question


def note_question(search: Search) -> str | None:
    """What it is asked for whoever fits by a note; None where no note can fit.

    Args:
        search: not an empty one.
    """
    if search.digits:
        enough = len(search.digits) >= FEWEST_DIGITS_OF_A_NUMBER
        return _number("-", search.digits) if enough else None
    said = [_in_note(word) for word in search.words[:_MOST_WORDS]]
    if len(search.words) == 1:
        return said[0]
    words = zip(said, search.words, strict=False)
    parts = [f"({told} OR {_in_name_or_number(word)})" for told, word in words]
    if len(search.words) <= _MOST_WORDS:
        parts.append(f"({' OR '.join(said)})")
    return _all(parts)


def _in_name_or_number(word: str) -> str:
    pieces = [f"^{word[:3]}", *_cut(word[1:])]
    question = _all(map(_quoted, pieces))
    if _is_number(word):
        return f"(({question}) OR ({_number('+', word)}))"
    return f"({question})"


def _is_number(word: str) -> bool:
    return len(word) >= FEWEST_DIGITS_OF_A_NUMBER and word.isdecimal()


def _in_note(word: str) -> str:
    start = _quoted("~" + word[:_LONGEST_WORD])
    return start if len(word) >= _LONGEST_WORD else f"{start} *"


def _number(mark: str, digits: str) -> str:
    if len(digits) < _PIECE:
        return f"{_quoted(mark + digits)} *"
    return _all(_quoted(mark + piece) for piece in _cut(digits))


def _cut(text: str) -> Collection[str]:
    """What is asked for of a text: its pieces of three, of a long one the first."""
    most = min(len(text) - _PIECE + 1, _MOST_PIECES)
    return dict.fromkeys(text[at : at + _PIECE] for at in range(most))


def _quoted(piece: str) -> str:
    return f'"{piece}"'


def _all(parts: Iterable[str]) -> str:
    return " AND ".join(parts)
