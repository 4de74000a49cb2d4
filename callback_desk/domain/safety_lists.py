"""The word lists in force: the ones that ship, and the clinic's own beside them.

The clinic's own phrases only add: what a list that ships finds is found all the same,
and none of its everyday speech takes back what a phrase of the clinic's own finds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from callback_desk.domain.phrases import Phrases
from callback_desk.domain.safety import Heard, Lane, SafetyFinding, SafetyWords

_OWN = "own"


@dataclass(frozen=True, slots=True)
class HeardOf:
    """What was found in a text, and whether by a phrase of the clinic's own."""

    heard: Heard
    is_own: bool


@dataclass(frozen=True, slots=True)
class SafetyLists:
    """Both kinds of lists, read as one.

    Attributes:
        shipped: the ones that ship.
        own: the clinic's, or None while it has none.
    """

    shipped: SafetyWords
    own: SafetyWords | None = None

    @property
    def phrases(self) -> tuple[Phrases, ...]:
        """What a sieve must know to hold back no text of danger."""
        if self.own is None:
            return (self.shipped.phrases,)
        return self.shipped.phrases, self.own.phrases

    def read(self, message: str, answers: str) -> SafetyFinding:
        """Look for all lists' words in what one visitor sent.

        Args:
            message: the visitor's own text.
            answers: what was ticked on the form, several joined by newlines.
        """
        shipped = self.shipped.read(message, answers)
        if self.own is None:
            return shipped
        return _together(self.own.read(message, answers), shipped)

    def hear(self, text: str) -> HeardOf | None:
        """What would put somebody on top who wrote this; or what is let pass in it."""
        shipped = self.shipped.hear(text)
        own = None if self.own is None else self.own.hear(text)
        if own is not None and own.lane is not None:
            graver = shipped is not None and shipped.lane is Lane.HARM_TO_SELF
            if own.lane is Lane.HARM_TO_SELF or not graver:
                return HeardOf(own, is_own=True)
        return None if shipped is None else HeardOf(shipped, is_own=False)


def own_words(lines: Mapping[Lane, str]) -> SafetyWords | None:
    """The clinic's own phrases made ready, or None where there are none.

    Raises:
        PhraseUnreadable: a line does not follow the rules.
    """
    words = SafetyWords.from_tables([{lane: {_OWN: lines[lane]} for lane in lines}])
    return words if any(group.phrases for group in words.groups) else None


def _together(own: SafetyFinding, shipped: SafetyFinding) -> SafetyFinding:
    """Two findings as one; the words of the graver lane are shown, own ones first."""
    if not own.flagged or not shipped.flagged:
        return own if own.flagged else shipped
    first, second = own, shipped
    if shipped.lane is Lane.HARM_TO_SELF is not own.lane:
        first, second = shipped, own
    said = second.own_words if first.own_words is None else first.own_words
    ticked = second.answer if first.answer is None else first.answer
    return SafetyFinding(said, ticked, first.lane)
