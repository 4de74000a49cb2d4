"""Leads, requests and attempts, as domain values."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    BindParameter,
    Connection,
    bindparam,
    exists,
    func,
    insert,
    select,
    update,
)

from callback_desk.domain.errors import UnknownAttempt, UnknownLead
from callback_desk.domain.lead import Attempt, LeadState, Request
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.outcome import Channel, Direction
from callback_desk.domain.ports import (
    LeadDetails,
    NewAttempt,
    Person,
    StoredSubmission,
)
from callback_desk.domain.submission import Precision, Verdict
from callback_desk.storage.record_rows import record_of, submission_columns
from callback_desk.storage.raw_text import RawTexts, storable
from callback_desk.storage.settings_store import SettingsStore
from callback_desk.storage.tables import (
    AttemptRow,
    BarredNumberRow,
    BatchRow,
    LeadRow,
    RequestRow,
    StaffRow,
    SubmissionRow,
    table_of,
)

# The verdicts by which a person asked.
ASKINGS = (Verdict.NEW.value, Verdict.REPEAT.value)

# Building a statement costs more than running it, so each is built once.
_LEAD_IDS: BindParameter[Collection[int]] = bindparam("lead_ids", expanding=True)
_BARRED = exists().where(
    BarredNumberRow.phone == LeadRow.phone, BarredNumberRow.lifted_by.is_(None)
)
_ASKED = (
    select(func.count())
    .where(SubmissionRow.lead_id == LeadRow.lead_id, SubmissionRow.verdict.in_(ASKINGS))
    .scalar_subquery()
)
_DETAILS = select(
    LeadRow.lead_id,
    LeadRow.name,
    LeadRow.phone,
    LeadRow.extension,
    LeadRow.email,
    LeadRow.safety,
    _BARRED,
    _ASKED,
).where(LeadRow.lead_id.in_(_LEAD_IDS))
_PEOPLE = (
    select(LeadRow.lead_id, LeadRow.name, LeadRow.phone)
    .where(LeadRow.phone.in_(bindparam("phones", expanding=True)))
    .order_by(LeadRow.lead_id)
)
_REQUESTS = (
    select(
        RequestRow.lead_id,
        RequestRow.request_id,
        RequestRow.received_at,
        RequestRow.precision,
        RequestRow.promised_due_at,
        RequestRow.due_at,
        RequestRow.version_id,
    )
    .where(RequestRow.lead_id.in_(_LEAD_IDS))
    .order_by(RequestRow.request_id)
)
_ATTEMPTS = (
    select(
        AttemptRow.lead_id,
        AttemptRow.attempt_id,
        AttemptRow.at,
        AttemptRow.entered_at,
        AttemptRow.outcome,
        AttemptRow.direction,
        AttemptRow.channel,
        AttemptRow.note,
        StaffRow.name,
        AttemptRow.next_call_at,
        AttemptRow.next_is_agreed,
        AttemptRow.corrects,
        AttemptRow.why,
    )
    .join(StaffRow, StaffRow.staff_id == AttemptRow.staff_id)
    .where(AttemptRow.lead_id.in_(_LEAD_IDS))
    .order_by(AttemptRow.attempt_id)
)
_ADD_ATTEMPT = insert(table_of(AttemptRow))
_STORE_STATE = update(table_of(LeadRow)).where(
    LeadRow.lead_id == bindparam("of_lead")
)


class LeadStore:
    """Leads with their requests and attempts, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def details(self, lead_ids: Collection[int]) -> dict[int, LeadDetails]:
        """Who these leads are, by lead.

        Raises:
            UnknownLead: there is none of one of these numbers.
        """
        rows = self._connection.execute(_DETAILS, {"lead_ids": lead_ids})
        found = {row[0]: LeadDetails(*row) for row in rows}
        for lead_id in lead_ids:
            if lead_id not in found:
                raise UnknownLead(lead_id=lead_id)
        return found

    def people_with(self, phones: Collection[str]) -> list[Person]:
        """The leads that have one of these numbers, the oldest first."""
        rows = self._connection.execute(_PEOPLE, {"phones": phones})
        return [Person(*row) for row in rows]

    def requests(self, lead_ids: Collection[int]) -> dict[int, list[Request]]:
        """The requests of leads, by lead, in the order they came."""
        found: dict[int, list[Request]] = {lead_id: [] for lead_id in lead_ids}
        for row in self._connection.execute(_REQUESTS, {"lead_ids": lead_ids}):
            lead_id, number, received_at, precision, promised, due, version = row
            found[lead_id].append(
                Request(
                    number, received_at, Precision(precision), promised, due, version
                )
            )
        return found

    def attempts(self, lead_ids: Collection[int]) -> dict[int, list[Attempt]]:
        """The attempts of leads, by lead, in the order they were entered."""
        found: dict[int, list[Attempt]] = {lead_id: [] for lead_id in lead_ids}
        for row in self._connection.execute(_ATTEMPTS, {"lead_ids": lead_ids}):
            found[row.lead_id].append(
                Attempt(
                    attempt_id=row.attempt_id,
                    at=row.at,
                    entered_at=row.entered_at,
                    outcome=row.outcome,
                    direction=Direction(row.direction),
                    channel=Channel(row.channel),
                    note=row.note,
                    by=row.name,
                    next_call_at=row.next_call_at,
                    next_is_agreed=row.next_is_agreed,
                    corrects=row.corrects,
                    why=row.why,
                )
            )
        return found

    def lead_of_attempt(self, attempt_id: int) -> int:
        """Whose attempt it is.

        Raises:
            UnknownAttempt: there is none of that number.
        """
        lead_id = self._connection.scalar(
            select(AttemptRow.lead_id).where(AttemptRow.attempt_id == attempt_id)
        )
        if lead_id is None:
            raise UnknownAttempt(attempt_id=attempt_id)
        return lead_id

    def add_attempt(self, lead_id: int, staff_id: int, attempt: NewAttempt) -> int:
        """Add an attempt; its number."""
        result = self._connection.execute(
            _ADD_ATTEMPT,
            {
                "lead_id": lead_id,
                "at": attempt.at,
                "entered_at": attempt.entered_at,
                "staff_id": staff_id,
                "outcome": attempt.outcome,
                "direction": attempt.direction,
                "channel": attempt.channel,
                "note": storable(attempt.note),
                "next_call_at": attempt.next_call_at,
                "next_is_agreed": attempt.next_is_agreed,
                "corrects": attempt.corrects,
                "why": None if attempt.why is None else storable(attempt.why),
            },
        )
        (attempt_id,) = result.inserted_primary_key or (0,)
        return int(attempt_id)

    def store_state(
        self,
        details: LeadDetails,
        state: LeadState,
        goal_at: datetime,
        *,
        safety: bool,
    ) -> None:
        """Keep what a lead's history comes to, for the queue."""
        current = state.current
        self._connection.execute(
            _STORE_STATE,
            {
                "of_lead": details.lead_id,
                "safety": safety,
                "is_open": state.is_open,
                "request_id": current.request.request_id,
                "received_at": current.request.received_at,
                "promised_due_at": current.request.promised_due_at,
                "due_at": current.request.due_at,
                "goal_at": goal_at,
                "next_call_at": state.next_call_at,
                "next_is_agreed": state.next_is_agreed,
                "attempts": state.attempts,
                "asked": details.asked,
                "last_outcome": state.last_outcome,
                "dialled": current.first_dial_at is not None,
                "contact": current.first_contact_at is not None,
            },
        )

    def bar_number(self, phone: str, attempt_id: int) -> None:
        """Never call this number again, by that attempt."""
        self._connection.execute(
            insert(BarredNumberRow).values(
                phone=phone, attempt_id=attempt_id, lifted_by=None
            )
        )

    def lift_bar(self, attempt_id: int, by_attempt_id: int) -> None:
        """Take back the bar that an attempt set, if it set one."""
        self._connection.execute(
            update(BarredNumberRow)
            .where(BarredNumberRow.attempt_id == attempt_id)
            .values(lifted_by=by_attempt_id)
        )

    def submissions(self, lead_id: int) -> list[StoredSubmission]:
        """What a lead sent, oldest first, as it was read and as it stood."""
        rows = self._connection.execute(
            select(*submission_columns(), BatchRow.file_name)
            .join(BatchRow, BatchRow.batch_id == SubmissionRow.batch_id)
            .where(SubmissionRow.lead_id == lead_id, SubmissionRow.verdict.in_(ASKINGS))
            .order_by(SubmissionRow.received_at, SubmissionRow.submission_id)
        ).all()
        raw = RawTexts(self._connection)
        _, calendar = SettingsStore(self._connection).calendar()
        zone = zone_named(calendar.timezone)
        return [
            StoredSubmission(
                submission_id=row.submission_id,
                batch_id=row.batch_id,
                file_name=row.file_name,
                record=record_of(row, raw.of(row), zone),
                request_id=row.request_id,
            )
            for row in rows
        ]
