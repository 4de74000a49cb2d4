"""Looking for a lead: what somebody types, and whether it fits.

"5550142", "(212) 555-0142" and "alvarez maria" find the same person: case, accents,
the order of words and the way a number is written are nothing to go by.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.plain_text import fold, words_only

# Fewer digits amid words are as likely an hour or an age.
FEWEST_DIGITS_OF_A_NUMBER = 3
# From here on a typed number may bear a zero or two that nobody stores.
DIGITS_OF_A_WHOLE_NUMBER = 7
# Shorter ones stand inside of too many names.
FEWEST_LETTERS_RUN_TOGETHER = 3

_NUMBER = re.compile(
    r"[\s().+\-/]*(\d[\d\s().+\-/]*)(?:(?:ext(?:ension)?|x|#)[\s.:]*(\d{1,7}))?\s*"
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s().+\-/]+(?=\d)")
_NO_DIGIT = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for.

    Attributes:
        digits: those of a number, where nothing else was typed; else "".
        extension: what was typed behind that number; "" if nothing was.
        words: what must all be found, folded.
        run_together: the same without gaps.
    """

    digits: str
    extension: str
    words: tuple[str, ...]
    run_together: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed that can be looked for."""
        return not self.digits and not self.words

    def fits_number(self, phone: str | None, extension: str | None) -> bool:
        """Whether the typed number is a part of this one.

        Args:
            phone: E.164, or None.
            extension: digits, or None.
        """
        if not self.digits or phone is None:
            return False
        if not (extension or "").startswith(self.extension):
            return False
        if self.digits in phone:
            return True
        national = self.digits.lstrip("0")
        return len(national) >= DIGITS_OF_A_WHOLE_NUMBER and national in phone

    def fits_name(self, name: str, phone: str | None) -> bool:
        """Whether all words begin words of the name; digits may be the number's."""
        if not self.words:
            return False
        words = words_only(fold(name)).split()
        # From each word on the name without gaps: "delacruz" begins one of these.
        starts = ["".join(words[at:]) for at in range(len(words))]
        if all(
            any(start.startswith(word) for start in starts) or _in_number(word, phone)
            for word in self.words
        ):
            return True
        return (
            len(self.run_together) >= FEWEST_LETTERS_RUN_TOGETHER
            and bool(starts)
            and self.run_together in starts[0]
        )

    def fits_note(self, note: str, name: str = "", phone: str | None = None) -> bool:
        """Whether a note says it; words that the note lacks may be the name's."""
        if not note:
            return False
        folded = fold(note)
        if self.digits:
            enough = len(self.digits) >= FEWEST_DIGITS_OF_A_NUMBER
            return enough and self.digits in digits_run_together(folded)
        spaced = " " + words_only(folded)
        if not any(f" {word}" in spaced for word in self.words):
            return False
        both = f"{spaced} {words_only(fold(name))}"
        return all(f" {word}" in both or _in_number(word, phone) for word in self.words)


def digits_run_together(folded: str) -> str:
    """A folded text without what stands between digits."""
    return _BETWEEN_DIGITS.sub("", folded)


def _in_number(word: str, phone: str | None) -> bool:
    return (
        phone is not None
        and len(word) >= FEWEST_DIGITS_OF_A_NUMBER
        and word.isdecimal()
        and word in phone
    )


@lru_cache(maxsize=32)
def read_search(text: str) -> Search:
    """What a typed text looks for."""
    folded = fold(text)
    number = _NUMBER.fullmatch(folded)
    if number is not None:
        digits = _NO_DIGIT.sub("", number[1])
        return Search(digits, number[2] or "", (), "")
    words = tuple(words_only(folded).split())
    return Search("", "", words, "".join(words))


def matches(entry: QueueEntry, text: str) -> bool:
    """Whether an entry of the list fits what is typed; nothing typed fits all."""
    search = read_search(text)
    if search.is_empty:
        return True
    lead = entry.lead
    return search.fits_number(lead.phone, lead.extension) or search.fits_name(
        lead.name, lead.phone
    )


class FoundBy(StrEnum):
    """What fitted; the better finds first."""

    NUMBER = "number"
    NAME = "name"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class FoundLead:
    """A lead that a search found, open or closed.

    Attributes:
        lead_id: its number.
        name: as typed.
        phone: E.164.
        extension: digits, or None.
        is_open: whether there is anything left to do.
        safety: whether it is a safety lead.
        received_at: when the current request came in, aware UTC.
        attempts: tries so far.
        last_outcome: the code of the latest outcome, or None.
        found_by: what fitted.
        note: the newest note that fitted, or None.
    """

    lead_id: int
    name: str
    phone: str
    extension: str | None
    is_open: bool
    safety: bool
    received_at: datetime
    attempts: int
    last_outcome: str | None
    found_by: FoundBy
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FoundEntry(QueueEntry):
    """A found lead as an entry of the list; a closed one is out of the way: resting.

    Attributes:
        found: how it was found, and whether it is open.
    """

    found: FoundLead


def is_closed(entry: QueueEntry) -> bool:
    """Whether there is nothing left to do for an entry's lead."""
    return isinstance(entry, FoundEntry) and not entry.found.is_open


def how_found(
    search: Search,
    name: str,
    phone: str,
    extension: str | None,
    notes: Collection[str],
) -> tuple[FoundBy, str | None] | None:
    """What of a lead fits, with the note if it is one; None where nothing does."""
    if search.fits_number(phone, extension):
        return FoundBy.NUMBER, None
    if search.fits_name(name, phone):
        return FoundBy.NAME, None
    for note in notes:
        if search.fits_note(note, name, phone):
            return FoundBy.NOTE, note
    return None
