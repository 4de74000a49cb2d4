"""How long the desk keeps who somebody was, and what a purge comes to."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from callback_desk.domain.stopping import Heed, go_on

# In the place of a name that was removed: of the person nothing else is left.
REMOVED_NAME = "(removed)"
FEWEST_YEARS, MOST_YEARS, USUAL_YEARS = 1, 50, 7


def before_years(today: date, years: int) -> date:
    """The same day so many years ago; of 29 February the day before."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return today.replace(year=today.year - years, day=28)


@dataclass(frozen=True, slots=True)
class Purge:
    """What a purge removes, or would remove.

    Attributes:
        before: a person goes if the last that happened lies before this instant.
        leads: so many people.
        records: so many records that came in, those of nobody included.
        attempts: so many attempts lose their notes and keep what came of them.
        bars: so many numbers stay barred, from now on by their hashes.
        kept_open: so many old leads stay because they are open.
        kept_safety: so many stay because a clinician has not signed.
    """

    before: datetime
    leads: int
    records: int
    attempts: int
    bars: int
    kept_open: int
    kept_safety: int

    @property
    def is_empty(self) -> bool:
        """Whether nobody would go."""
        return not (self.leads or self.records)


class Purging(Protocol):
    """Removes people from what is stored, and leaves what is counted."""

    def look(self, before: datetime, day: date) -> Purge:
        """What would be removed; `day` is the clinic's date of that instant."""
        ...

    def purge(
        self, before: datetime, day: date, at: datetime, heed: Heed = go_on
    ) -> Purge:
        """Remove it, asking between its parts whether to go on."""
        ...


class PurgeWork(Protocol):
    """A unit of work in which people can be removed."""

    @property
    def purging(self) -> Purging:
        """Removes them."""
        ...


class Rewrites(Protocol):
    """A database that can be written anew."""

    def rewrite(self, heed: Heed = go_on) -> None:
        """Write the whole file anew, so that nothing of removed rows is left in it.

        Raises:
            Stopped: somebody wanted it no more; the file is as it was.
            DeskError: somebody else is at it just now, or the disk is full.
        """
        ...
