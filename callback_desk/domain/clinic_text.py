"""The clinic's own texts: guides, crisis panel, voicemail words, its neutral name."""

from dataclasses import dataclass
from datetime import date, datetime

CRISIS, CRISIS_OTHER, VOICEMAIL = "crisis", "crisis-other", "voicemail"
NEUTRAL_NAME = "neutral-name"
# Own words of a lane stand under this and the lane's name.
SAFETY_WORDS = "safety-words-"


@dataclass(frozen=True, slots=True)
class NewClinicText:
    """A text as somebody sets it; `approved_by` is the clinician who approved it."""

    code: str
    text: str
    approved_by: str = ""
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class ClinicText:
    """A text in force.

    Attributes:
        code: which.
        text: Markdown of the simplest kind: headings, lists, paragraphs.
        approved_by: who approved it, or "": nobody has.
        approved_on: when, or None.
        set_at: when it was set, or None for what ships.
        set_by: by whom, or "".
    """

    code: str
    text: str
    approved_by: str = ""
    approved_on: date | None = None
    set_at: datetime | None = None
    set_by: str = ""

    @property
    def is_shipped(self) -> bool:
        """Whether the clinic has not made it its own yet."""
        return self.set_at is None
