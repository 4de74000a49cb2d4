"""The safety contact of the day: who is told first, and who if they cannot be reached.

Asked anew each morning: yesterday's is proposed, and never used without being asked.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from callback_desk.domain.person_name import name_words


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to tell: a name, and how they are reached, such as `ext. 12`."""

    name: str
    reach: str = ""

    @property
    def words(self) -> str:
        """Both, as they are said."""
        return f"{self.name} {self.reach}".strip()

    def may_be(self, name: str) -> bool:
        """Whether that may be who is called so: a first name alone may be as well."""
        mine, theirs = set(name_words(self.name)), set(name_words(name))
        return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


NOBODY = Contact("")


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

    def names(self, name: str) -> bool:
        """Whether somebody called so may be told first, or as the backup."""
        return len(self._but_for(name)) < len(self._people)

    def without(self, name: str) -> "SafetyContact":
        """The same but for somebody who is away; the backup is first then."""
        left = self._but_for(name)
        backup = left[1] if len(left) > 1 else None
        return replace(self, first=left[0] if left else NOBODY, backup=backup)

    @property
    def _people(self) -> list[Contact]:
        return [one for one in (self.first, self.backup) if one is not None]

    def _but_for(self, name: str) -> list[Contact]:
        return [one for one in self._people if not one.may_be(name)]


@dataclass(frozen=True, slots=True)
class ContactToday:
    """Who is told today.

    Attributes:
        today: the contact of today, or None while nobody has said.
        before: that of the last day that had one, to be proposed, or None.
    """

    today: SafetyContact | None
    before: SafetyContact | None
