"""Why a stored deadline is when it is: by the calendar that made it, whatever came."""

from dataclasses import replace
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_versions import CalendarVersion
from callback_desk.domain.lead import Request
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import MovedSince, Promise, promise_for
from callback_desk.services.calendar_settings import ready_calendar
from callback_desk.services.desk import Desk, PastCalendar, SettingsInForce


def past_calendar(
    desk: Desk, work: Work, settings: SettingsInForce, version: int
) -> PastCalendar:
    """A calendar that was in force, ready to reckon as it did then."""
    known = settings.past.get(version)
    if known is None:
        told = work.calendars.version(version)
        known = settings.past[version] = PastCalendar(
            told, _as_it_was(desk, work, told)
        )
    return known


def _as_it_was(desk: Desk, work: Work, told: CalendarVersion) -> BusinessCalendar:
    definition = told.definition
    if definition.country is None:
        return ready_calendar(definition, desk.holidays)
    stored = work.calendars.holiday_years(
        definition.country, definition.subdivision, told.version
    )
    return ready_calendar(definition, desk.holidays, stored)


def explain_request(
    desk: Desk, work: Work, settings: SettingsInForce, request: Request
) -> Promise:
    """A request's deadline with its reasons, which end at the stored instant."""
    past = past_calendar(desk, work, settings, request.reckoned_by)
    promise = promise_for(past.calendar, *request.reckoned_from)
    if request.due_version is None or request.due_at == request.promised_due_at:
        return promise
    return _moved_since(promise, request.promised_due_at, past.told, settings)


def _moved_since(
    promise: Promise,
    promised_at: datetime,
    told: CalendarVersion,
    settings: SettingsInForce,
) -> Promise:
    moved = MovedSince(
        promised_at=settings.calendar.local(promised_at),
        changed_at=settings.calendar.local(told.set_at),
        by=told.set_by,
    )
    return replace(promise, steps=(*promise.steps, moved))
