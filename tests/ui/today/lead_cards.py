"""Cards of leads made by hand, on a Monday at ten past one, for tests and pictures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.lead import (
    Attempt,
    LeadDetails,
    Request,
    read_history,
)
from callback_desk.domain.outcome import SHIPPED_OUTCOMES, Channel, Direction
from callback_desk.domain.promise import promise_for
from callback_desk.domain.record import Record, StoredSubmission
from callback_desk.domain.safety import Lane, SafetyFinding
from callback_desk.domain.standing import standing_of
from callback_desk.domain.submission import Precision, Source, Submission, Verdict
from callback_desk.domain.visit import VISIT_OUTCOMES
from callback_desk.services.lead_upkeep import as_open_lead, goal_of
from callback_desk.services.work_queue import LeadCard
from callback_desk.ui.today.card_view import CardView, card_view
from tests.domain.calendars import WORKED, local

OUTCOMES: Final = {
    outcome.code: outcome for outcome in (*SHIPPED_OUTCOMES, *VISIT_OUTCOMES)
}
NOW: Final = local("2026-11-30 13:10")
PAGE: Final = "https://clinic.example/ketamine-for-chronic-pain/"
HOSTILE: Final = (
    '<b>bold</b> <img src="file:///etc/passwd"> &amp; <a href="x">y</a> '
    "\u202egnp.exe\u202c \u200bzero\x07 \x00 \ud800 &copy"
)
CALENDAR: Final = BusinessCalendar(
    read_calendar(WORKED.format(policy="next-day-close")),
    lambda year: {local(f"{year}-11-26 12:00").date(): "Thanksgiving"},
)


def sent(
    at: str,
    message: str = "",
    answers: str = "",
    *,
    interests: Sequence[str] = (),
    safety: SafetyFinding | None = None,
    page: str | None = PAGE,
    precision: Precision = Precision.SECOND,
    joins: bool = False,
) -> StoredSubmission:
    """What one sending of the form said; it may join a request that is open."""
    received_at = local(at)
    record = Record(
        submission=Submission(
            row=2,
            raw="",
            recognised_as="gravity-forms-csv",
            message=message,
            answers=answers,
            source=Source(page=page),
        ),
        verdict=Verdict.NEW,
        problem=None,
        phone="+12125550142",
        extension=None,
        received_at=received_at,
        received_on=CALENDAR.local_date(received_at),
        precision=precision,
        due_at=promise_for(CALENDAR, received_at, precision).due_at,
        interests=tuple(interests),
        safety=safety or SafetyFinding(),
        repairs=(),
        barred=False,
        fingerprint=b"",
    )
    return StoredSubmission(1, 1, "export.csv", record, None if joins else 1)


def tried(
    at: str,
    outcome: str | None,
    *,
    note: str = "",
    by: str = "Ann Porter",
    entered: str | None = None,
    number: int = 1,
    **more: object,
) -> Attempt:
    """An attempt, entered at once unless said otherwise."""
    made = Attempt(
        attempt_id=number,
        at=local(at),
        entered_at=local(entered or at),
        outcome=outcome,
        direction=Direction.OUT,
        channel=Channel.PHONE,
        note=note,
        by=by,
    )
    return replace(made, **more)  # type: ignore[arg-type]  # the caller names its fields


def lead_card(
    submissions: Sequence[StoredSubmission],
    attempts: Sequence[Attempt] = (),
    *,
    lead_id: int = 1,
    name: str = "Maria Alvarez",
    email: str | None = "maria.alvarez@example.com",
    extension: str | None = None,
    barred: bool = False,
    now: datetime = NOW,
) -> LeadCard:
    """The card of a lead with this history, as the service makes it."""
    requests = [
        Request(
            number,
            stored.record.received_at,
            stored.record.precision,
            stored.record.due_at,
            stored.record.due_at,
            1,
        )
        for number, stored in enumerate(submissions, 1)
        if stored.request_id is not None
    ]
    state = read_history(requests, attempts, OUTCOMES)
    safety = state.handed_over or any(s.record.safety.flagged for s in submissions)
    phone = submissions[0].record.phone or ""
    details = LeadDetails(
        lead_id, name, phone, extension, email, safety, barred, len(submissions)
    )
    lead = as_open_lead(
        details, state, goal_of(state, CALENDAR, safety=safety), safety=safety
    )
    return LeadCard(
        lead=lead,
        details=details,
        state=state,
        standing=standing_of(lead, now, CALENDAR) if state.is_open else None,
        submissions=list(submissions),
        attempts=list(attempts),
        promises=[
            promise_for(CALENDAR, r.request.received_at, r.request.precision)
            for r in state.requests
        ],
        labels={code: outcome.label for code, outcome in OUTCOMES.items()},
    )


def show_phone(number: str, extension: str | None) -> str:
    """A number as the country writes it."""
    digits = number.removeprefix("+1")
    shown = f"({digits[:3]}) {digits[3:6]}-{digits[6:]}"
    return f"{shown} ext. {extension}" if extension else shown


def view_of(card: LeadCard, now: datetime = NOW) -> CardView:
    """What the card says."""
    return card_view(card, now, CALENDAR, show_phone)


def maria() -> LeadCard:
    """Asked on Wednesday before Thanksgiving and again today; tried once."""
    return lead_card(
        [
            sent(
                "2026-11-25 14:00",
                "I have had CRPS in my right hand since 2021. Mornings are best.",
                "Chronic pain",
                interests=["chronic_pain", "crps"],
            ),
        ],
        [tried("2026-11-30 09:40", "no_answer")],
    )


def asked_twice() -> LeadCard:
    """The same, having asked again this morning."""
    first = maria()
    words = "I think I missed your call. Before noon is best."
    again = sent("2026-11-30 09:52", words, joins=True)
    return lead_card([*first.submissions, again], first.attempts)


def dana() -> LeadCard:
    """A priority lead: own words and a tick; tried once, without an answer."""
    safety = SafetyFinding(
        "Some days I don't want to be here any more.",
        "Suicidal Ideations",
        Lane.HARM_TO_SELF,
    )
    words = (
        "Nothing has worked. Some days I don't want to be here any more. Please call."
    )
    return lead_card(
        [
            sent(
                "2026-11-30 09:20",
                words,
                "Suicidal Ideations",
                interests=["suicidal_ideation"],
                safety=safety,
            )
        ],
        [tried("2026-11-30 09:30", "no_answer", by="Kim Osei")],
        lead_id=2,
        name="Dana Lee",
        email=None,
    )


def closed() -> LeadCard:
    """Somebody who booked."""
    booked = tried("2026-11-30 10:05", "booked", note="Tue 8 Dec 9:30.", number=2)
    return lead_card(
        [sent("2026-11-25 14:00", answers="Depression", interests=["depression"])],
        [tried("2026-11-30 09:40", "left_voicemail"), booked],
        lead_id=3,
        name="Tuan Nguyen",
        extension="12",
    )


def overdue() -> LeadCard:
    """Somebody who should have been called on Wednesday."""
    return lead_card(
        [sent("2026-11-24 10:00")], lead_id=4, name="Li Xiaolong", email=None
    )


def long_texts() -> LeadCard:
    """Somebody with a long name, a long story, and a long history."""
    story = "It began after the accident and never went away. " * 60
    attempts = [
        tried(
            f"2026-11-{day:02} 10:{day:02}",
            "no_answer",
            note="Rang eleven times; asked at the front desk of the house. "
            * (day % 2),
            by="Bartholomew Featherstonehaugh",
            number=day,
            entered=f"2026-11-{day:02} 16:30",
        )
        for day in range(9, 21)
    ]
    return lead_card(
        [
            sent("2026-11-06 10:00", story, "Chronic pain\nDepression\nOther"),
            sent("2026-11-25 14:00", "x" * 700),
        ],
        attempts,
        lead_id=5,
        name="María de los Ángeles Fernández-Villaverde y Montesinos-Echeverría",
        email="maria.de.los.angeles.fernandez.villaverde@hospital.example.org",
        extension="12345",
    )


def hostile() -> LeadCard:
    """Somebody who typed what would act on a screen, into every field."""
    safety = SafetyFinding(HOSTILE, HOSTILE, Lane.HARM_TO_SELF)
    return lead_card(
        [
            sent(
                "2026-11-25 14:00",
                HOSTILE + "\nsecond line",
                HOSTILE,
                interests=[HOSTILE],
                safety=safety,
                page=HOSTILE,
            )
        ],
        [
            tried("2026-11-30 09:40", "no_answer", note=HOSTILE, by=HOSTILE),
            tried(
                "2026-11-30 09:40",
                "busy",
                by=HOSTILE,
                number=2,
                corrects=1,
                why=HOSTILE,
                entered="2026-11-30 11:00",
            ),
        ],
        lead_id=6,
        name=HOSTILE,
        email=HOSTILE,
    )


def barred() -> LeadCard:
    """Somebody who asked not to be called, and asked for a call again."""
    return lead_card(
        [sent("2026-11-30 11:00", "Please call after all.")], lead_id=7, barred=True
    )
