"""The safety contact of the day: who is told first, and who if they cannot be reached.

Asked anew each morning: yesterday's is proposed, and never used without being asked.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to tell: a name, and how they are reached, such as `ext. 12`."""

    name: str
    reach: str = ""

    @property
    def words(self) -> str:
        """Both, as they are said."""
        return f"{self.name} {self.reach}".strip()


@dataclass(frozen=True, slots=True)
class SafetyContact:
    """The contact of one day.

    Attributes:
        day: the clinic's date.
        first: who is told.
        backup: who is told if the first cannot be reached, or None.
        set_at: when it was said, aware UTC.
        set_by: by whom.
    """

    day: date
    first: Contact
    backup: Contact | None
    set_at: datetime
    set_by: str


@dataclass(frozen=True, slots=True)
class ContactToday:
    """Who is told today.

    Attributes:
        today: the contact of today, or None while nobody has said.
        before: that of the last day that had one, to be proposed, or None.
    """

    today: SafetyContact | None
    before: SafetyContact | None
