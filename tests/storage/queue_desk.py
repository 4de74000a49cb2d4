"""Desks filled past the engine with open leads of all standings, to page through."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.queue_part import returns_at
from callback_desk.domain.standing import OpenLead
from callback_desk.storage.queries import OPEN_LEAD
from callback_desk.storage.queue_order import order_of
from callback_desk.storage.tables import LeadRow, SubmissionRow, table_of
from tests.desks import CALENDAR

CLINIC = BusinessCalendar(read_calendar(CALENDAR))
ZONE = ZoneInfo("America/New_York")


def row_of(lead: OpenLead, *, is_open: bool = True) -> dict[str, object]:
    """The row of a lead, its order worked out as the program does."""
    part, act_by = order_of(lead, is_open=is_open)
    columns = {column.key: getattr(lead, column.key) for column in OPEN_LEAD}
    return columns | {
        "email": None,
        "is_open": is_open,
        "request_id": lead.lead_id,
        "queue_part": part,
        "act_by": act_by,
        "returns_at": returns_at(lead, ZONE),
        "asleep": returns_at(lead, ZONE) is not None,
    }


def fill(connection: Connection, leads: Iterable[OpenLead]) -> None:
    """Put leads in; they have no history."""
    rows = [row_of(lead) for lead in leads]
    if rows:
        connection.execute(insert(table_of(LeadRow)), rows)


def keep_records(connection: Connection, received: Iterable[datetime]) -> None:
    """Put in copies of the kept record that is there, received at these instants."""
    table = table_of(SubmissionRow)
    kept = connection.execute(
        select(table).where(table.c.verdict == "needs_look")
    ).first()
    assert kept is not None
    for number, at in enumerate(received, 100):
        connection.execute(
            insert(table),
            dict(kept._mapping)
            | {
                "submission_id": number,
                "received_at": at,
                "due_at": at + timedelta(hours=20),
            },
        )


def barred(lead: OpenLead) -> OpenLead:
    """A lead whose number may not be called."""
    return replace(lead, barred=True)
