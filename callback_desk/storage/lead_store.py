"""Leads, requests and attempts, as domain values."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import (
    BindParameter,
    Connection,
    bindparam,
    insert,
    select,
    update,
)

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calling_errors import LeadJoined
from callback_desk.domain.errors import UnknownAttempt, UnknownLead
from callback_desk.domain.lead import (
    Attempt,
    LeadDetails,
    LeadState,
    NewAttempt,
    Person,
    Request,
)
from callback_desk.domain.lead_identity import NumberState
from callback_desk.domain.local_time import to_epoch, zone_named
from callback_desk.domain.record import StoredSubmission
from callback_desk.domain.standing import OpenLead
from callback_desk.domain.submission import Verdict
from callback_desk.storage.attempt_details_rows import add_details
from callback_desk.storage.bars import drop_carried_bar
from callback_desk.storage.call_tables import LeadNumberRow
from callback_desk.storage.lead_rows import (
    ASKINGS,
    attempts_of,
    details_of,
    requests_of,
)
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared, columns_of
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.queue_order import (
    mark_barred,
    order_of,
    refresh_order,
)
from callback_desk.storage.raw_text import RawTexts, storable
from callback_desk.storage.record_rows import record_of, submission_columns
from callback_desk.storage.settings_store import SettingsStore
from callback_desk.storage.settlement_rows import as_corrected, corrections
from callback_desk.storage.tables import (
    AttemptRow,
    BarredNumberRow,
    BatchRow,
    LeadRow,
    SubmissionRow,
    table_of,
)

_OWN: BindParameter[int] = bindparam("own")
_NO_BATCH = 0
_PEOPLE = PreparedLookup(
    lambda keys: select(
        LeadRow.lead_id, LeadRow.name, LeadRow.phone, LeadRow.batch_id
    ).where(
        LeadRow.phone.in_(keys),
        LeadRow.joined_into.is_(None),
        is_seen(LeadRow.batch_id, _OWN),
    )
)
# Whoever has the number beside another one; the number that was looked for counts.
_WITH_ANOTHER_NUMBER = (
    select(LeadRow.lead_id, LeadRow.name, LeadNumberRow.phone, LeadRow.batch_id)
    .join(LeadNumberRow, LeadNumberRow.lead_id == LeadRow.lead_id)
    .where(
        LeadNumberRow.state == NumberState.GOOD.value,
        LeadNumberRow.phone != LeadRow.phone,
        LeadRow.joined_into.is_(None),
        is_seen(LeadRow.batch_id, _OWN),
    )
)
_BY_OTHER_NUMBER = PreparedLookup(
    lambda keys: _WITH_ANOTHER_NUMBER.where(LeadNumberRow.phone.in_(keys)),
    _WITH_ANOTHER_NUMBER,
    key=2,
)
_ADD_ATTEMPT = Prepared(
    insert(table_of(AttemptRow)).returning(AttemptRow.attempt_id),
    columns_of(AttemptRow, but=("attempt_id",)),
)
_STATE = (
    *("safety", "is_open", "request_id", "received_at", "promised_due_at", "due_at"),
    *("goal_at", "next_call_at", "next_is_agreed", "attempts", "asked"),
    *("last_outcome", "dialled", "contact", "queue_part", "act_by", "returns_at"),
    "asleep",
)
_STORE_STATE = Prepared(
    update(table_of(LeadRow)).where(LeadRow.lead_id == bindparam("of_lead")), _STATE
)
_ADD_ASKINGS = Prepared(
    update(table_of(LeadRow))
    .where(LeadRow.lead_id == bindparam("of_lead"))
    .values(asked=LeadRow.asked + bindparam("more"))
)


class LeadStore:
    """Leads with their requests and attempts, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def details(
        self, lead_ids: Collection[int], own: int | None = None
    ) -> dict[int, LeadDetails]:
        """Who these leads are, by lead; of pending batches those of one's own alone.

        Raises:
            UnknownLead: there is none of one of these numbers.
            LeadJoined: one of them is another lead now.
        """
        found = {}
        stored = details_of(self._connection, lead_ids, own or _NO_BATCH)
        for lead_id, rows in stored.items():
            if not rows:
                raise UnknownLead(lead_id=lead_id)
            number, name, phone, extension, email, safety, barred, asked, into = rows[0]
            if into is not None:
                raise LeadJoined(lead_id=lead_id, into=into)
            found[lead_id] = LeadDetails(
                number, name, phone, extension, email, bool(safety), bool(barred), asked
            )
        return found

    def people_with(
        self, phones: Collection[str], own: int | None = None
    ) -> list[Person]:
        """The leads that have one of these numbers, the oldest of each first."""
        values = {"own": own or _NO_BATCH}
        rows = _PEOPLE.rows(self._connection, phones, values)
        rows += _BY_OTHER_NUMBER.rows(self._connection, phones, values)
        return [Person(*row) for row in sorted(rows)]

    def requests(self, lead_ids: Collection[int]) -> dict[int, list[Request]]:
        """The requests of leads, by lead, in the order they came."""
        return requests_of(self._connection, lead_ids)

    def attempts(self, lead_ids: Collection[int]) -> dict[int, list[Attempt]]:
        """The attempts of leads, by lead, in the order they were entered."""
        return attempts_of(self._connection, lead_ids)

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
        ((attempt_id,),) = _ADD_ATTEMPT.rows(
            self._connection,
            {
                "lead_id": lead_id,
                "at": to_epoch(attempt.at),
                "entered_at": to_epoch(attempt.entered_at),
                "staff_id": staff_id,
                "outcome": attempt.outcome,
                "direction": attempt.direction,
                "channel": attempt.channel,
                "note": storable(attempt.note),
                "next_call_at": _epoch(attempt.next_call_at),
                "next_is_agreed": attempt.next_is_agreed,
                "corrects": attempt.corrects,
                "why": None if attempt.why is None else storable(attempt.why),
            },
        )
        add_details(self._connection, attempt_id, attempt.details)
        return int(attempt_id)

    def store_state(
        self, lead: OpenLead, state: LeadState, returns_at: datetime | None
    ) -> None:
        """Keep what a lead's history comes to, for the queue."""
        part, act_by = order_of(lead, is_open=state.is_open)
        _STORE_STATE.run(
            self._connection,
            {
                "of_lead": lead.lead_id,
                "safety": lead.safety,
                "is_open": state.is_open,
                "request_id": state.current.request.request_id,
                "received_at": to_epoch(lead.received_at),
                "promised_due_at": to_epoch(lead.promised_due_at),
                "due_at": to_epoch(lead.due_at),
                "goal_at": to_epoch(lead.goal_at),
                "next_call_at": _epoch(lead.next_call_at),
                "next_is_agreed": lead.next_is_agreed,
                "attempts": lead.attempts,
                "asked": lead.asked,
                "last_outcome": lead.last_outcome,
                "dialled": lead.dialled,
                "contact": lead.contact,
                "queue_part": part,
                "act_by": _epoch(act_by),
                "returns_at": _epoch(returns_at),
                "asleep": returns_at is not None,
            },
        )

    def add_askings(self, counts: Mapping[int, int]) -> None:
        """Count that leads asked so many times more, of whom nothing else changed."""
        of_leads = [{"of_lead": of, "more": more} for of, more in counts.items()]
        _ADD_ASKINGS.run_all(self._connection, of_leads)

    def refresh_order(
        self, calendar: BusinessCalendar, lead_ids: Collection[int] | None = None
    ) -> None:
        """Put leads in order anew where deadlines or the clinic's zone changed."""
        zone = zone_named(calendar.definition.timezone)
        refresh_order(self._connection, zone, lead_ids)

    def bar_number(self, phone: str, attempt_id: int) -> None:
        """Never call this number again, by that attempt; a lifted bar stands again."""
        again = self._connection.scalar(
            update(BarredNumberRow)
            .where(BarredNumberRow.attempt_id == attempt_id)
            .values(lifted_by=None)
            .returning(BarredNumberRow.phone)
        )
        if again is None:
            self._connection.execute(
                insert(BarredNumberRow).values(
                    phone=phone, attempt_id=attempt_id, lifted_by=None
                )
            )
        mark_barred(self._connection, again or phone)

    def lift_bar(self, attempt_id: int, by_attempt_id: int) -> str | None:
        """Take back the bar that an attempt set; which number it barred, if any."""
        phone = self._connection.scalar(
            update(BarredNumberRow)
            .where(BarredNumberRow.attempt_id == attempt_id)
            .values(lifted_by=by_attempt_id)
            .returning(BarredNumberRow.phone)
        )
        if phone is not None:
            drop_carried_bar(self._connection, phone)
            mark_barred(self._connection, phone)
        return phone

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
        kept = [r.submission_id for r in rows if r.verdict == Verdict.NEEDS_LOOK.value]
        corrected = corrections(self._connection, kept)
        return [
            StoredSubmission(
                submission_id=row.submission_id,
                batch_id=row.batch_id,
                file_name=row.file_name,
                record=as_corrected(
                    record_of(row, raw.of(row), zone),
                    corrected.get(row.submission_id),
                    zone,
                ),
                request_id=row.request_id,
            )
            for row in rows
        ]


def _epoch(at: datetime | None) -> int | None:
    return None if at is None else to_epoch(at)
