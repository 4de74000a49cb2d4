"""Words that put a lead on top: somebody may be in danger, so a person must decide.

The lists flag; they never score and never clear. A denial flags like a statement, and
a text without a match says nothing about the one who wrote it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple, Self

from callback_desk.domain.hidden_letters import (
    HIDDEN,
    SPELLED,
    STRETCHED,
    HiddenLetters,
    Word,
)
from callback_desk.domain.phrases import Match, Phrases
from callback_desk.domain.plain_text import fold, places, words_only
from callback_desk.domain.text_pieces import pieces_of
from callback_desk.domain.word_groups import WordGroup, groups_of, texts_of

EVERYDAY = "everyday"
_LONGEST_QUOTE = 300  # characters; a sentence without an end is cut around the match

_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|[\r\n\x0b\x0c\x85\u2028\u2029]")
_MARK = re.compile(r"[.,;:!?…()\r\n\u2028\u2029\u2014]|\s[-\u2013]")
_ANSWER_END = re.compile(r"[\r\n,;|]")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)

_SHORT, _REMEMBERED = 200, 4_096  # characters of an answer; answers
_WORD = re.compile(r"\S+")
_CLOSELY_READ = 100_000  # characters; longer texts are files, not messages


class Lane(StrEnum):
    """Which list matched; a panel card of its own for each."""

    HARM_TO_SELF = "harm_to_self"
    EMERGENCY = "emergency"


class SafetyWhy(StrEnum):
    """Where the match stood: typed by the visitor, ticked on the form, or both."""

    WORDS = "words"
    ANSWER = "answer"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class SafetyFinding:
    """What the lists found in one submission.

    Attributes:
        own_words: the visitor's own sentence that holds the match, exactly as typed
            (at most 300 characters around it), or None.
        answer: the ticked answer that holds a match, exactly as written, or None.
        lane: the list that matched, harm to self before the others; None for none.
    """

    own_words: str | None = None
    answer: str | None = None
    lane: Lane | None = None

    @property
    def flagged(self) -> bool:
        """Whether the lead stands on top until a clinician has looked at it."""
        return self.lane is not None

    @property
    def why(self) -> SafetyWhy | None:
        """Where the match stood, or None without one."""
        if self.own_words is None:
            return None if self.answer is None else SafetyWhy.ANSWER
        return SafetyWhy.WORDS if self.answer is None else SafetyWhy.BOTH


@dataclass(frozen=True, slots=True)
class Heard:
    """What a list finds in a text.

    Attributes:
        lane: the lane it leads to, or None: it is everyday speech, which is let pass.
        words: those that were found, exactly as typed.
    """

    lane: Lane | None
    words: str


class _Hit(NamedTuple):
    """The gravest match of a text, and where it stands in it."""

    lane: Lane
    start: int
    end: int


_NOTHING = SafetyFinding()


@dataclass(frozen=True, slots=True)
class SafetyWords:
    """The clinic's lists, made ready for reading.

    Attributes:
        phrases: of both lanes, and the everyday speech that is let pass.
        letters: tells their words where letters are hidden (`su*c*de`).
        groups: the phrases as they were written, to be read by people.
    """

    phrases: Phrases
    letters: HiddenLetters
    groups: tuple[WordGroup, ...] = ()
    _answered: dict[str, _Hit | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    @classmethod
    def from_tables(cls, tables: Iterable[Mapping[str, object]]) -> Self:
        """Make the lists of one or more word list files ready.

        Args:
            tables: each a parsed TOML file as its own head describes it.

        Raises:
            PhraseUnreadable: a line or a table does not follow the rules.
        """
        phrases = Phrases(besides=EVERYDAY)
        hidden: dict[str, tuple[str, ...]] = {}
        groups: list[WordGroup] = []
        for table in tables:
            words = texts_of(table, "words")
            for group in groups_of(table, (*Lane, EVERYDAY)):
                phrases.add(group.list_name, "\n".join(group.phrases), words)
                groups.append(group)
            for word in str(table.get("hidden", "")).split():
                hidden[word[0]] = (*hidden.get(word[0], ()), word)
        letters = HiddenLetters(phrases.vocabulary, hidden)
        return cls(phrases, letters, tuple(groups))

    def hear(self, text: str) -> Heard | None:
        """The gravest match of a text; else everyday speech that hides one; or None."""
        hit = self._look(text)
        if hit is not None:
            return Heard(hit.lane, text[hit.start : hit.end])
        plain = _plain_words(words_only(fold(text)))
        matches = self.phrases.find([word.text for word in plain])
        passed = [match for match in matches if match.label == EVERYDAY]
        if not passed or len(passed) == len(matches):
            return None
        at, first = places(text), max(passed, key=lambda match: match.end - match.start)
        start, end = at[plain[first.start].start], at[plain[first.end - 1].end - 1] + 1
        return Heard(None, text[start:end])

    def read(self, message: str, answers: str) -> SafetyFinding:
        """Look for the lists' words in what one visitor sent.

        Args:
            message: the visitor's own text.
            answers: what was ticked on the form, several joined by newlines.
        """
        typed = self._look(message) if message else None
        ticked = self._look_at_answers(answers) if answers else None
        if typed is None and ticked is None:
            return _NOTHING
        lanes = {hit.lane for hit in (typed, ticked) if hit}
        return SafetyFinding(
            typed and _quoted(message, typed, _SENTENCE_END),
            ticked and _quoted(answers, ticked, _ANSWER_END),
            Lane.HARM_TO_SELF if Lane.HARM_TO_SELF in lanes else Lane.EMERGENCY,
        )

    def _look_at_answers(self, answers: str) -> _Hit | None:
        """The same; a form's answers are the same few again and again."""
        known = self._answered
        if answers in known:
            return known[answers]
        hit = self._look(answers)
        if len(answers) < _SHORT and len(known) < _REMEMBERED:
            known[answers] = hit
        return hit

    def _look(self, text: str) -> _Hit | None:
        """The gravest hit, a long text being read piece by piece."""
        hit = None
        for start, piece in pieces_of(text):
            found = self._look_in(piece, closely=not start)
            if found is not None:
                found = found._replace(start=found.start + start, end=found.end + start)
                hit = _graver(hit, found)
        return hit

    def _look_in(self, text: str, *, closely: bool) -> _Hit | None:
        """The gravest hit, of all the ways in which this text can be read."""
        folded = fold(text)
        spaced = words_only(folded)
        hit = None
        if matches := self.phrases.find(spaced.split()):
            hit = _gravest(text, matches, _plain_words(spaced))
        is_worse = hit is None or hit.lane is not Lane.HARM_TO_SELF
        if (
            closely
            and is_worse
            and (
                HIDDEN.search(folded)
                or STRETCHED.search(folded)
                or SPELLED.search(f" {spaced} ")
            )
        ):
            beginning = folded[:_CLOSELY_READ]
            clear = self.letters.words(beginning)
            # Where nothing was hidden the same words were looked through already.
            if clear != spaced.split() and self.phrases.find(clear):
                placed = self.letters.placed(beginning)
                matches = self.phrases.find([word.text for word in placed])
                hit = _graver(hit, _gravest(text, matches, placed))
        if not text.isascii() and INVISIBLE.search(text):
            seen = INVISIBLE.sub(" ", text)
            hit = _graver(hit, self._look_in(seen, closely=closely))
        return hit


def _plain_words(spaced: str) -> list[Word]:
    return [Word(word[0], *word.span()) for word in _WORD.finditer(spaced)]


def _gravest(text: str, matches: list[Match], words: list[Word]) -> _Hit | None:
    """The match to show, if one is no part of everyday speech.

    Everyday speech ends with its sentence: "I can't go on. My back …" is no trip, so
    that its phrases, unlike those that flag, do not reach across a mark or a line end.
    """
    at = places(text)

    def typed(match: Match) -> tuple[int, int]:
        end = at[words[match.end - 1].end - 1] + 1
        return at[words[match.start].start], end

    everyday = sorted(
        (match.start, match.end)
        for match in matches
        if match.label == EVERYDAY and not _MARK.search(text, *typed(match))
    )
    starts = [start for start, _ in everyday]
    reach = list(accumulate((end for _, end in everyday), max, initial=0))
    gravest = min(
        (
            match
            for match in matches
            if match.label != EVERYDAY
            and reach[bisect_right(starts, match.start)] < match.end
        ),
        key=lambda match: (match.label != Lane.HARM_TO_SELF, match.start, -match.end),
        default=None,
    )
    return gravest and _Hit(Lane(gravest.label), *typed(gravest))


def _graver(one: _Hit | None, other: _Hit | None) -> _Hit | None:
    if one is None or (other and other.lane is Lane.HARM_TO_SELF != one.lane):
        return other
    return one


def _quoted(text: str, hit: _Hit, ends: re.Pattern[str]) -> str:
    """The part of a text between two ends that holds the hit, exactly as typed."""
    start = max((e.end() for e in ends.finditer(text, 0, hit.start)), default=0)
    after = ends.search(text, hit.end)
    end = after.end() if after else len(text)
    if end - start > _LONGEST_QUOTE:
        spare = max(0, _LONGEST_QUOTE - (hit.end - hit.start)) // 2
        start = max(start, hit.start - spare)
        end = min(end, hit.end + spare)
    return text[start:end].strip(" \t\r\n,;|")
