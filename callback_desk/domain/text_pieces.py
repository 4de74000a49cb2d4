"""A very long text in pieces: what is made of each takes a bounded room."""

import re
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 200_000
"""Characters of a piece; what people write is shorter."""

OVERLAP: Final = 2_000
"""Characters that two pieces share; no phrase of a list is as long."""

_SPACE = re.compile(r"\s")


def pieces_of(text: str) -> Iterator[tuple[int, str]]:
    """The pieces of a text, each with where it begins; cut between words.

    Args:
        text: of any length; a short one is one piece.
    """
    start = 0
    while len(text) - start > LONGEST:
        end = start + LONGEST
        last = max(text.rfind(space, end - OVERLAP, end) for space in " \n")
        end = last if last > 0 else end
        yield start, text[start:end]
        start = end - OVERLAP
        space = _SPACE.search(text, start, end)
        start = start if space is None else space.end()
    yield start, text[start:]


def spaced_once(text: str) -> str:
    """The words of a text with one space between them.

    Args:
        text: of any length; a million words are not held at once.
    """
    if len(text) <= LONGEST:
        return " ".join(text.split())
    parts: list[str] = []
    cut = ""
    for start in range(0, len(text), LONGEST):
        part = cut + text[start : start + LONGEST]
        words = part.split()
        # The last word may go on behind the cut.
        cut = words.pop() if words and not part[-1].isspace() else ""
        parts += [" ".join(words)] if words else []
    return " ".join([*parts, cut] if cut else parts)
