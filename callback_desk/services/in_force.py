"""The settings in force, read once and kept as long as nobody changes them."""

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.ports import Work
from callback_desk.services.calendar_settings import calendar_in_force
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.own_words import lists_in_force


def in_force(desk: Desk, work: Work) -> SettingsInForce:
    """The calendar, the outcomes and the word lists in force.

    Asked in every unit of work, since another desk may have changed them.
    """
    version = work.settings.version()
    known = desk.kept.settings
    if known is not None and known.version == version:
        return known
    calendar_version, calendar = calendar_in_force(work, desk.holidays)
    fresh = SettingsInForce(
        version=version,
        calendar_version=calendar_version,
        calendar=calendar,
        outcomes=work.settings.outcomes(),
        rules=work.settings.call_rules(),
        safety=lists_in_force(desk, work),
    )
    desk.kept.settings = fresh
    # Somebody may have chosen another country, here or at another desk.
    desk.phones.live_in(calendar.definition.country)
    return fresh


def show_calendar(desk: Desk) -> BusinessCalendar:
    """The calendar in force."""
    with desk.open_work(writes=False) as work:
        return in_force(desk, work).calendar
