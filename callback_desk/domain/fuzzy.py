"""How well something fits what was typed of it: its letters, in their order."""

import unicodedata

# The start of a word counts as much as this many letters in between; a letter right
# behind the one before counts twice.
WORD_START, NEXT = 8, 5


def folded(text: str) -> str:
    """A text without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def how_well(typed: str, words: str) -> int | None:
    """How well words fit the typed letters; None where they do not.

    Every typed letter must stand in the words, in order; white space in what was typed
    is passed over. Starts of words and letters side by side count more, and of two that
    fit alike the shorter one is better.
    """
    letters = "".join(folded(typed).split())
    where = folded(words)
    if not letters:
        return 0
    best: int | None = None
    start = where.find(letters[0])
    while start >= 0:
        found = _from(letters, where, start)
        if found is not None and (best is None or found > best):
            best = found
        start = where.find(letters[0], start + 1)
    return best


def _from(letters: str, where: str, start: int) -> int | None:
    # Whoever types begins at the beginning more often than not.
    score, place = (0 if start else NEXT), start
    for number, letter in enumerate(letters):
        at = start if number == 0 else _best_place(where, letter, place)
        if at < 0:
            return None
        if at == 0 or not where[at - 1].isalnum():
            score += WORD_START
        if number and at == place:
            score += NEXT
        score -= at - place
        place = at + 1
    return score - len(where) // 8


def _best_place(where: str, letter: str, place: int) -> int:
    """Right here, or else where a word begins with it, or else wherever it comes."""
    if where[place : place + 1] == letter:
        return place
    at = place
    while (at := where.find(letter, at)) >= 0:
        if not where[at - 1].isalnum():
            return at
        at += 1
    return where.find(letter, place)
