"""Who was tried and never reached, or given up, as a table that leaves the desk."""

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.outgoing import (
    OutgoingCell,
    OutgoingColumn,
    OutgoingTable,
    Shown,
)
from callback_desk.domain.period_report import Period
from callback_desk.domain.report_choice import NeverReached, PromiseRow
from callback_desk.domain.sort_order import SortOrder
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.missed_table import both_times
from callback_desk.services.promise_list import list_behind
from callback_desk.services.promise_order import sort_promises
from callback_desk.translation import _
from callback_desk.wording.report_choices import say_became

COLUMNS = (
    OutgoingColumn("lead", _("Lead")),
    OutgoingColumn("name", _("Name")),
    OutgoingColumn("phone", _("Phone"), shown=Shown.PHONE),
    OutgoingColumn("source", _("Source")),
    OutgoingColumn("received_utc", _("Received (UTC)")),
    OutgoingColumn("received", _("Received ({zone})"), shown=Shown.LOCAL_TIME),
    OutgoingColumn("due_utc", _("Due (UTC)")),
    OutgoingColumn("due", _("Due ({zone})"), shown=Shown.LOCAL_TIME),
    OutgoingColumn("by_then", _("By then")),
    OutgoingColumn("first_call_utc", _("First call (UTC)")),
    OutgoingColumn("first_call", _("First call ({zone})"), shown=Shown.LOCAL_TIME),
)
# What fits beside one another where nobody ticks columns.
ON_PAPER = ("lead", "name", "phone", "due", "by_then", "first_call")


def title_of(*, given_up: bool) -> str:
    """What such a list is called."""
    return _("Given up") if given_up else _("Never reached")


def made(
    desk: Desk, period: Period, *, given_up: bool, order: SortOrder | None = None
) -> OutgoingTable:
    """A row per promise, all of them; every time in UTC and the clinic's."""
    calendar = show_calendar(desk)
    found = list_behind(desk, period, NeverReached(given_up), is_whole=True)
    zone = calendar.definition.timezone
    return OutgoingTable(
        title_of(given_up=given_up),
        tuple(one.in_zone(zone) for one in COLUMNS),
        tuple(_row(one, calendar) for one in sort_promises(found.rows, order)),
    )


def _row(one: PromiseRow, calendar: BusinessCalendar) -> tuple[OutgoingCell, ...]:
    return (
        one.lead_id,
        one.name,
        one.phone,
        one.source,
        *both_times(one.received_at, calendar),
        *both_times(one.due_at, calendar),
        say_became(one.became),
        *both_times(one.first_call_at, calendar),
    )
