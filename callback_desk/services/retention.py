"""How long people are kept: the rule, what it would remove, and removing them.

Two steps: one transaction removes them, then the file is written anew. What breaks off
between the two is done when the desk is opened next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from callback_desk.domain.errors import DeskError, NotAllowed
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.ports import OpenWork, Work
from callback_desk.domain.retention import (
    FEWEST_YEARS,
    MOST_YEARS,
    USUAL_YEARS,
    Purge,
    before_years,
)
from callback_desk.domain.retention_errors import PurgeTooRecent, RetentionUnusable
from callback_desk.domain.stopping import Heed, Stopped, go_on
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role

# Settings that are a number each: the rule, and whether a rewriting is owed.
_YEARS, _OWED = "retention_years", "rewriting_owed"
Gone = Callable[[Purge], object]


def nobody_hears(purged: Purge) -> None:
    """Tell nobody that they are gone: for callers that wait for the end."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What a purge comes to, with the backups that hold the people still.

    Attributes:
        purge: what goes and what stays.
        day: the day before which the last must have happened.
        backups: so many of the desk's own backups were made before it.
        is_rewritten: whether the file was written anew; if not, that is done when
            the desk is opened next.
    """

    purge: Purge
    day: date
    backups: int
    is_rewritten: bool = False


def retention_years(desk: Desk) -> int:
    """For how many years people are kept, as the clinic set it."""
    with desk.open_work(writes=False) as work:
        return work.numbers.number(_YEARS, USUAL_YEARS)


def day_of_rule(desk: Desk, years: int) -> date:
    """The day before which the last must have happened, so many years ago.

    Raises:
        RetentionUnusable: that is no rule.
    """
    _check_years(years)
    with desk.open_work(writes=False) as work:
        return before_years(_today(desk, work), years)


def set_retention(desk: Desk, years: int) -> None:
    """Keep people for so many years; nobody is removed by that alone.

    Raises:
        NotAllowed: only an office manager may.
        RetentionUnusable: that is no rule.
    """
    _check_may(desk)
    _check_years(years)
    with desk.open_work() as work:
        work.numbers.set_number(_YEARS, years)
        work.audit.add("retention_set", desk.staff.staff_id, desk.now(), "years", years)
        work.commit()


def preview_purge(desk: Desk, day: date) -> Removal:
    """Who would be removed: with whom nothing happened from that day on.

    Raises:
        NotAllowed: only an office manager may.
        PurgeTooRecent: the day has not passed.
    """
    _check_may(desk)
    with desk.open_work(writes=False) as work:
        told = work.purging.look(_instant(desk, work, day), day)
    return Removal(told, day, _backups(desk))


def purge(
    desk: Desk, day: date, heed: Heed = go_on, gone: Gone = nobody_hears
) -> Removal:
    """Remove whom `preview_purge` names; counts, audit and bars stay.

    No backup is made before: it would keep whom the clinic wants to be gone.

    Args:
        desk: of which they go.
        day: the first of those that count as recent.
        heed: asked whether to go on; until they are gone everybody stays else, then
            writing the file anew is left to the next start.
        gone: hears once they are gone, before the file is written anew.

    Raises:
        NotAllowed: only an office manager may.
        PurgeTooRecent: the day has not passed.
        Stopped: somebody wanted it no more, and nobody is removed.
        ImportGoingOn: somebody is importing, and goes on.
    """
    _check_may(desk)
    now, backups = desk.now(), _backups(desk)
    with desk.open_work.importing(), desk.open_work() as work:
        told = work.purging.purge(_instant(desk, work, day), day, now, heed)
        work.audit.add("purged", desk.staff.staff_id, now, "leads", told.leads)
        work.numbers.set_number(_OWED, 1)
        heed()
        work.commit()
    # From here on nothing that fails may be told as if anybody had stayed.
    gone(told)
    return Removal(told, day, backups, finish_purge(desk.open_work, heed))


def finish_purge(open_work: OpenWork, heed: Heed = go_on) -> bool:
    """Write the file anew if a purge has left that to do; whether none is left."""
    try:
        with open_work(writes=False) as work:
            if not work.numbers.number(_OWED, 0):
                return True
        open_work.rewrite(heed)
        with open_work() as work:
            work.numbers.set_number(_OWED, 0)
            work.commit()
    except (DeskError, Stopped):
        # Somebody else is at the desk, the disk is full, or nobody waits for it: the
        # next start does it.
        return False
    return True


def _instant(desk: Desk, work: Work, day: date) -> datetime:
    if day > _today(desk, work):
        raise PurgeTooRecent(day=day.isoformat())
    return in_force(desk, work).calendar.day_start(day)


def _today(desk: Desk, work: Work) -> date:
    zone = in_force(desk, work).calendar.definition.timezone
    return desk.now().astimezone(zone_named(zone)).date()


def _backups(desk: Desk) -> int:
    return len(desk.backups.kept())


def _check_years(years: int) -> None:
    if not FEWEST_YEARS <= years <= MOST_YEARS:
        raise RetentionUnusable(years=years, least=FEWEST_YEARS, most=MOST_YEARS)


def _check_may(desk: Desk) -> None:
    if not desk.staff.manages:
        raise NotAllowed(
            role=say_a_role(desk.staff.role), what=_("remove people for good")
        )
