"""How to reach somebody: what they want, read from their words or told by them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Voicemail(StrEnum):
    """Whether a message may be left."""

    FINE = "fine"
    NO = "no"


class BestTime(StrEnum):
    """The part of the day that suits them."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Writing(StrEnum):
    """By what they are written to, where they want no calls."""

    TEXT = "text"
    EMAIL = "email"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach somebody; "" or None where nothing is known.

    Attributes:
        voicemail: whether a message may be left.
        speak_with: with whom else one may speak.
        best_time: the part of the day that suits them.
        best_hours: hours that they named, as said: "after 4".
        language: in which they would rather speak, in English: "Spanish".
        call_name: the name to use.
        writing: by what to write to them instead of calling.
    """

    voicemail: Voicemail | None = None
    speak_with: str = ""
    best_time: BestTime | None = None
    best_hours: str = ""
    language: str = ""
    call_name: str = ""
    writing: Writing | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not any(getattr(self, field.name) for field in fields(self))

    def beside(self, proposed: "Reach") -> "Reach":
        """What is known here, and where nothing is, what is proposed."""
        return Reach(
            *(
                getattr(self, field.name) or getattr(proposed, field.name)
                for field in fields(self)
            )
        )

    def together(self, other: "Reach") -> "Reach":
        """What is known of one person by two leads, with no message where either is."""
        both = self.beside(other)
        refuses = Voicemail.NO in (self.voicemail, other.voicemail)
        return replace(both, voicemail=Voicemail.NO) if refuses else both

    def other_than(self, known: "Reach") -> "Reach":
        """What is said here and is not known so."""
        names = [field.name for field in fields(self)]
        said = {n: getattr(self, n) for n in names}
        return Reach(**{n: v for n, v in said.items() if v != getattr(known, n)})

    def not_in(self, known: "Reach") -> "Reach":
        """What is said here where nothing is known; "no message" whatever is known."""
        names = [field.name for field in fields(self)]
        said = {n: getattr(self, n) for n in names if not getattr(known, n)}
        if self.voicemail is Voicemail.NO:
            said["voicemail"] = Voicemail.NO
        return Reach(**said)


class Written(NamedTuple):
    """What somebody wrote, when that was sent, and when it came to their lead."""

    at: datetime
    text: str
    came: datetime


NOT_KNOWN = Reach()


@dataclass(frozen=True, slots=True)
class ToldReach:
    """What a member of the staff confirmed: what, when, and who."""

    reach: Reach
    at: datetime
    by: str


def reach_changes(told: Sequence[ToldReach]) -> list[tuple[Reach, ToldReach]]:
    """Each time that something was confirmed, behind what had been before it."""
    return list(zip((NOT_KNOWN, *(one.reach for one in told)), told, strict=False))
