"""Changing the calendar: nothing moves unseen, and what has fallen due never moves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_versions import CalendarVersion as CalendarVersion
from callback_desk.domain.errors import CalendarChanged, MovesUnseen
from callback_desk.domain.ports import Work
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services.calendar_plan import (
    CalendarChange as CalendarChange,
)
from callback_desk.services.calendar_plan import (
    CalendarPlan,
    only_managers,
)
from callback_desk.services.calendar_plan import (
    MovedLead as MovedLead,
)
from callback_desk.services.desk import Desk
from callback_desk.services.people_to_call import (
    PersonToCall as PersonToCall,
)
from callback_desk.services.people_to_call import (
    who_counts_on,
)
from callback_desk.services.people_to_call import (
    whom_to_call as whom_to_call,
)


def preview_change(desk: Desk, definition: CalendarDefinition) -> CalendarChange:
    """What putting a calendar in force would move; nothing is written.

    Raises:
        CalendarUnreadable: a country, subdivision or holiday is not known.
        NoBusinessDay: the calendar never opens again.
    """
    with desk.open_work(writes=False) as work:
        return CalendarPlan(desk, work, definition).change()


def change_calendar(
    desk: Desk,
    definition: CalendarDefinition,
    base_version: int | None = None,
    *,
    seen: Sequence[MovedLead] | None = None,
    closed: tuple[date, ...] = (),
    heed: Heed = go_on,
) -> CalendarChange:
    """Put a calendar in force and move the open promises that it moves.

    `promised_due_at` stays, and what has fallen due stays. Where nothing differs from
    the calendar in force, there is no new version.

    Args:
        desk: whose.
        definition: the new calendar.
        base_version: the version that the change was made from; None does not ask.
        seen: the moves that were previewed; None does not ask.
        closed: the days that it closes, whose people are to be called. They are asked
            for before their promises move.
        heed: is asked until all of it is put in force, which is one step.

    Raises:
        Stopped: `heed` ended it, and nothing has changed.
        NotAllowed: only an office manager may.
        CalendarChanged: another version has come into force since.
        MovesUnseen: it would move a lead otherwise than was previewed.
        CalendarUnreadable, NoBusinessDay: as `preview_change`.
    """
    only_managers(desk)
    with desk.open_work() as work:
        plan = CalendarPlan(desk, work, definition)
        if base_version is not None and base_version != plan.base_version:
            raise CalendarChanged(by=work.calendars.version(plan.base_version).set_by)
        change = plan.change()
        if seen is not None and not _all_seen(change.moved, seen):
            raise MovesUnseen
        if closed:
            change = replace(change, to_call=who_counts_on(desk, work, closed))
        if definition != plan.in_force:
            heed()
            plan.carry_out("calendar_changed")
            heed()
            work.commit()
        return change


def _all_seen(moved: Sequence[MovedLead], seen: Sequence[MovedLead]) -> bool:
    """Whether each move was shown; one that falls away meanwhile harms nobody."""
    if len(moved) == len(seen) and all(
        one == other for one, other in zip(moved, seen, strict=True)
    ):
        return True
    overdue = {_move(lead): lead.overdue_at_once for lead in seen}
    return all(
        _move(lead) in overdue and (overdue[_move(lead)] or not lead.overdue_at_once)
        for lead in moved
    )


def _move(lead: MovedLead) -> tuple[int | None, int | None, datetime, datetime]:
    return lead.lead_id, lead.record_id, lead.due_before, lead.due_after


def list_versions(desk: Desk) -> list[CalendarVersion]:
    """Every calendar that was ever set, the newest first."""
    with desk.open_work(writes=False) as work:
        return work.calendars.versions()


def take_library_dates(
    desk: Desk, year: int, *, seen: Sequence[MovedLead] | None = None
) -> CalendarChange:
    """Replace a year's stored holidays by those that the library names now.

    The year then waits to be confirmed again. A year that is not stored, or stored as
    the library has it, stays as it is.

    Args:
        desk: whose.
        year: which.
        seen: the moves that were previewed; None does not ask.

    Raises:
        NotAllowed: only an office manager may.
        MovesUnseen: it would move a lead otherwise than was previewed.
    """
    only_managers(desk)
    with desk.open_work() as work:
        plan = _library_plan(desk, work, year)
        change = plan.change()
        if seen is not None and not _all_seen(change.moved, seen):
            raise MovesUnseen
        if plan.takes_a_year:
            plan.carry_out("holidays_taken")
            work.commit()
        return change


def preview_library_dates(desk: Desk, year: int) -> CalendarChange:
    """What `take_library_dates` would move; nothing is written."""
    with desk.open_work(writes=False) as work:
        return _library_plan(desk, work, year).change()


def _library_plan(desk: Desk, work: Work, year: int) -> CalendarPlan:
    _, definition = work.settings.calendar()
    newer = definition.country is not None and work.calendars.library_of(
        definition.country, definition.subdivision, year
    ) not in (None, desk.holidays.library)
    return CalendarPlan(desk, work, definition, year if newer else None)
