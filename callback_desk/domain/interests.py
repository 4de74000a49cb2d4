"""Interests: what a lead asks about, read from the answers and the visitor's own text.

The codes are part of the import's contract. They guide a call and count in reports;
they diagnose nobody, and a denial ("I don't have PTSD") is not understood.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from callback_desk.domain.other_matters import says_no_interest
from callback_desk.domain.phrases import Match, Phrases, PhraseUnreadable
from callback_desk.domain.plain_text import fold, words_only
from callback_desk.domain.text_pieces import pieces_of
from callback_desk.translation import _

_NOTHING = "nothing"
_SHORT, _REMEMBERED = 200, 4_096  # characters of an answer; answers


class Interest(StrEnum):
    """What the clinic treats, in the order in which it is listed everywhere."""

    DEPRESSION = "depression"
    TREATMENT_RESISTANT_DEPRESSION = "treatment_resistant_depression"
    SUICIDAL_IDEATION = "suicidal_ideation"
    PTSD = "ptsd"
    CHRONIC_PAIN = "chronic_pain"
    CRPS = "crps"
    NEURALGIA = "neuralgia"
    FIBROMYALGIA = "fibromyalgia"
    PHANTOM_LIMB_PAIN = "phantom_limb_pain"
    OTHER = "other"


# Plain texts: telling members of an enumeration apart takes ten times as long.
_CODES = tuple(interest.value for interest in Interest)


@dataclass(frozen=True, slots=True)
class InterestWords:
    """The words for each interest, made ready for reading.

    Attributes:
        phrases: one list for each interest but `other`.
        nothing: answers that name no condition ("none of these", "n/a").
    """

    phrases: Phrases
    nothing: Phrases
    _answered: dict[str, frozenset[str]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @classmethod
    def from_tables(cls, tables: Iterable[Mapping[str, object]]) -> Self:
        """Make the words of one or more files ready.

        Args:
            tables: each a parsed TOML file as its own head describes it.

        Raises:
            PhraseUnreadable: a line or a table does not follow the rules.
        """
        phrases, nothing = Phrases(), Phrases()
        for table in tables:
            words = _texts(table, "words")
            for interest in Interest:
                lines = _texts(table, interest).get("phrases", "")
                phrases.add(interest.value, lines, words)
            nothing.add(_NOTHING, str(table.get(_NOTHING, "")), words)
        return cls(phrases, nothing)


def read_interests(words: InterestWords, answers: str, message: str) -> tuple[str, ...]:
    """The codes of what is asked about, in the contract's order; () if nothing is said.

    Args:
        words: the clinic's words.
        answers: what was ticked on the form, several joined by newlines; one that says
            something else than the known interests gives `other`.
        message: the visitor's own text.
    """
    found = _named(words, message) if message else set()
    for answer in answers.splitlines():
        found |= _answered(words, answer)
    return in_order(found)


def in_order(codes: Collection[str]) -> tuple[str, ...]:
    """Codes in the contract's order."""
    if not codes:
        return ()
    return tuple(code for code in _CODES if code in codes)


def _answered(words: InterestWords, answer: str) -> frozenset[str]:
    """What one answer names; a form's answers are the same few again and again."""
    known = words._answered.get(answer)
    if known is None:
        known = frozenset(_named(words, answer))
        if not known and _says_something(words, answer):
            known = frozenset({Interest.OTHER.value})
        if len(answer) < _SHORT and len(words._answered) < _REMEMBERED:
            words._answered[answer] = known
    return known


def _named(words: InterestWords, text: str) -> set[str]:
    found: set[str] = set()
    for _start, piece in pieces_of(text):
        found |= _named_in(words, piece)
    return found


def _named_in(words: InterestWords, text: str) -> set[str]:
    matches = words.phrases.find(words_only(fold(text)).split())
    if len(matches) < 2:
        return {match.label for match in matches}
    return {m.label for m in matches if not any(_covers(n, m) for n in matches)}


def _covers(longer: Match, match: Match) -> bool:
    return (
        longer.label != match.label
        and longer.start <= match.start
        and match.end <= longer.end
        and longer.end - longer.start > match.end - match.start
    )


def _says_something(words: InterestWords, answer: str) -> bool:
    spoken = words_only(fold(answer)).split()
    if not any(word.isalpha() for word in spoken) or says_no_interest(answer):
        return False
    matches = words.nothing.find(spoken)
    return not any(m.start == 0 and m.end == len(spoken) for m in matches)


def _texts(table: Mapping[str, object], name: str) -> dict[str, str]:
    part = table.get(name, {})
    if not isinstance(part, Mapping):
        raise PhraseUnreadable(phrase=name, reason=_("it is no table"))
    for key, text in part.items():
        if not isinstance(text, str):
            raise PhraseUnreadable(phrase=key, reason=_("it is no text"))
    return dict(part)
