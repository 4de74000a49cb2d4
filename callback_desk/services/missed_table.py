"""Missed callbacks as a table that leaves the desk."""

from collections.abc import Sequence
from datetime import UTC, datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.outgoing import (
    OutgoingCell,
    OutgoingColumn,
    OutgoingTable,
    Shown,
)
from callback_desk.services.missed_callbacks import MissedCallback
from callback_desk.translation import _
from callback_desk.wording.missed import CAUSES, say_cause, say_review
from callback_desk.wording.promises import say_promise

# Free text can hold what somebody suffers from: unticked unless asked for.
COLUMNS = (
    OutgoingColumn("lead", _("Lead")),
    OutgoingColumn("name", _("Name")),
    OutgoingColumn("phone", _("Phone"), shown=Shown.PHONE),
    OutgoingColumn("source", _("Source")),
    OutgoingColumn("received_utc", _("Received (UTC)")),
    OutgoingColumn("received", _("Received ({zone})"), shown=Shown.LOCAL_TIME),
    OutgoingColumn("came_in_utc", _("Came in (UTC)")),
    OutgoingColumn("came_in", _("Came in ({zone})"), shown=Shown.LOCAL_TIME),
    OutgoingColumn("due_utc", _("Due (UTC)")),
    OutgoingColumn("due", _("Due ({zone})"), shown=Shown.LOCAL_TIME),
    OutgoingColumn("why_due", _("Why due then")),
    OutgoingColumn("first_call_utc", _("First call (UTC)")),
    OutgoingColumn("first_call", _("First call ({zone})"), shown=Shown.LOCAL_TIME),
    OutgoingColumn("minutes_late", _("Desk minutes late"), shown=Shown.DESK_MINUTES),
    OutgoingColumn("cause", _("Likely cause")),
    OutgoingColumn("because", _("Because")),
    OutgoingColumn("signed_by", _("Signed off by")),
    OutgoingColumn("signed_cause", _("Cause as signed")),
    OutgoingColumn("signed_note", _("Note of the sign-off"), usual=False),
)


def missed_table(
    missed: Sequence[MissedCallback], calendar: BusinessCalendar
) -> OutgoingTable:
    """A row per missed callback, by deadline; every time in UTC and the clinic's."""
    zone = calendar.definition.timezone
    return OutgoingTable(
        _("Missed callbacks"),
        tuple(one.in_zone(zone) for one in COLUMNS),
        tuple(_row(one, calendar) for one in missed),
    )


def _row(one: MissedCallback, calendar: BusinessCalendar) -> tuple[OutgoingCell, ...]:
    told, first, review = one.promise.told, one.promise.first_call, one.review
    return (
        told.lead_id,
        told.name,
        told.phone,
        told.origin.source,
        *both_times(told.request.received_at, calendar),
        *both_times(told.origin.imported_at, calendar),
        *both_times(one.promise.due_at, calendar),
        " ".join(say_promise(one.explained.steps)),
        *both_times(None if first is None else first.at, calendar),
        one.minutes_late,
        CAUSES[one.reason.cause],
        " ".join(say_cause(one.promise, one.reason, calendar)),
        None if review is None else review.by,
        None if review is None else say_review(review.cause),
        None if review is None else review.note,
    )


def both_times(
    at: datetime | None, calendar: BusinessCalendar
) -> tuple[str | None, str | None]:
    """An instant in UTC and on the clinic's clocks, to the second."""
    if at is None:
        return None, None
    return (
        at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        calendar.local(at).strftime("%Y-%m-%d %H:%M:%S"),
    )
