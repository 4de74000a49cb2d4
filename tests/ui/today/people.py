"""The people of the drawing: a Monday after Thanksgiving, 1:10 PM in New York."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.callback_queue import (
    CallbackQueue,
    QueueEntry,
    build_queue,
)
from callback_desk.domain.standing import OpenLead
from callback_desk.reference.phone_reader import PhoneReader
from callback_desk.ui.today.lead_table import LeadTable
from tests.desks import CALENDAR
from tests.domain.calendars import local

NOW = local("2026-11-30 13:10")
_THANKSGIVING = date(2026, 11, 26)
WANTS = {
    "Li Xiaolong": "No voicemail",
    "José Ángel de la Cruz": "Spanish, after 4",
    "Kwame Mensah": "10:10 AM there",
    "Maria Alvarez": "Mornings",
}


@cache
def clinic() -> BusinessCalendar:
    """The clinic's calendar, closed from Thanksgiving to Sunday."""
    return BusinessCalendar(
        read_calendar(CALENDAR),
        lambda year: {_THANKSGIVING: "Thanksgiving Day"} if year == 2026 else {},
    )


def lead(
    number: int,
    name: str = "Ana Lopez",
    phone: str | None = "+12125550142",
    due: str = "2026-11-30 17:00",
    **fields: object,
) -> OpenLead:
    """An open lead that nobody called yet, or as the fields say."""
    due_at = local(due)
    usual = OpenLead(
        lead_id=number,
        record_id=None,
        name=name,
        phone=phone,
        extension=None,
        safety=False,
        received_at=local("2026-11-25 14:00"),
        due_at=due_at,
        promised_due_at=due_at,
        goal_at=local("2026-11-25 16:00"),
        next_call_at=None,
        next_is_agreed=False,
        attempts=0,
        asked=1,
        last_outcome=None,
        dialled=False,
        contact=False,
    )
    return replace(usual, **fields)  # type: ignore[arg-type] # a test's own words


def _tried(outcome: str, attempts: int = 1, **fields: object) -> dict[str, object]:
    tried = {"attempts": attempts, "last_outcome": outcome, "dialled": True}
    return tried | fields


OVERDUE, TODAY, COMING = "2026-11-25 17:00", "2026-11-30 17:00", "2026-12-01 17:00"


def drawn_people() -> list[OpenLead]:
    """Those of the drawing, and one of each standing that it lacks."""
    spoke = {"contact": True, "next_is_agreed": True}
    return [
        lead(1, "Dana Lee", "+17185550163", COMING, safety=True,
             goal_at=local("2026-11-30 12:45"), attempts=2, dialled=False),
        lead(2, "Li Xiaolong", "+16465550199", OVERDUE),
        lead(3, "Sean O’Brien", "+19175550117", OVERDUE, attempts=1,
             last_outcome="no_answer"),
        lead(4, "Robert Smith Jr.", "+12125550133", OVERDUE, extension="7",
             **_tried("call_again", 2, next_call_at=local("2026-11-30 14:30"),
                      **spoke)),
        lead(5, "Tuan Nguyen", "+13475550129", TODAY, extension="12"),
        lead(6, "José Ángel de la Cruz", "+17865550104", TODAY),
        lead(7, "Kwame Mensah", "+14155550126", TODAY),
        lead(8, "Ngozi Okafor-Smythe", "+13055550171", TODAY),
        lead(9, "Maria Alvarez", "+12125550142", TODAY, **_tried("no_answer"),
             asked=2),
        lead(10, "Zoë Müller", "+16465550188", COMING),
        lead(11, "Anne-Marie D’Arcy", "+19295550150", COMING),
    ]  # fmt: skip


def more_people() -> list[OpenLead]:
    """Those whose standing the drawing lacks, and names that are hard to show."""
    return [
        lead(21, "Wei Chen", "+16465550121", OVERDUE,
             **_tried("question_for", 3)),
        lead(22, "Fatima al-Rashid", "+17185550122", OVERDUE,
             **_tried("left_voicemail", contact=True,
                      next_call_at=local("2026-11-30 09:00"))),
        lead(23, "Peter Miller", "+12125550123", TODAY,
             **_tried("no_answer", next_call_at=local("2026-11-30 15:10"))),
        lead(24, "Olga Petrova", "+442079460958", TODAY,
             **_tried("thinking", contact=True, next_is_agreed=True,
                      next_call_at=local("2026-12-03 10:00"))),
        replace(lead(0, "", None, COMING, safety=True,
                     goal_at=local("2026-11-30 13:25")),
                lead_id=None, record_id=77),
        lead(26, "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff Sr.",
             "+19295550126", "2026-12-08 17:00", extension="123456"),
        lead(27, "<b>Bold</b> \u202eevil", "+12125550127", "2026-12-02 12:00",
             barred=True),
    ]  # fmt: skip


def many_people(count: int) -> list[OpenLead]:
    """So many leads of all kinds."""
    kinds = [*drawn_people(), *more_people()]
    return [
        replace(kinds[n % len(kinds)], lead_id=n + 1, record_id=None)
        for n in range(count)
    ]


def queue_of(leads: Sequence[OpenLead], at: datetime = NOW) -> CallbackQueue:
    """The queue as the program orders it."""
    return build_queue(leads, at, clinic())


def entries_of(leads: Sequence[OpenLead]) -> list[QueueEntry]:
    """All entries, the resting ones last."""
    queue = queue_of(leads)
    return [*queue.entries, *queue.resting]


def say_wants(entry: QueueEntry) -> str:
    """What the people of the drawing want."""
    return WANTS.get(entry.lead.name, "")


def new_table() -> LeadTable:
    """An empty table with the words of a clinic in the US."""
    return LeadTable(PhoneReader().show, say_wants=say_wants)


def shown_table(leads: Sequence[OpenLead]) -> LeadTable:
    """A table that shows these leads."""
    table = new_table()
    table.show(entries_of(leads), NOW, clinic())
    return table
