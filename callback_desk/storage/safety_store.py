"""What was done about people in danger, inside one transaction."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    func,
    insert,
    select,
    true,
    update,
)

from callback_desk.domain.local_time import from_epoch
from callback_desk.domain.safety_care import (
    NOBODY_YET,
    Act,
    NewSafetyEntry,
    SafetyEntry,
    Subject,
    Told,
    care_of,
)
from callback_desk.domain.safety_contact import Contact, SafetyContact
from callback_desk.domain.safety_errors import UnknownSafetyEntry
from callback_desk.domain.standing import OpenLead
from callback_desk.domain.submission import Verdict
from callback_desk.storage.prepared import Prepared
from callback_desk.storage.raw_text import storable
from callback_desk.storage.safety_tables import SafetyContactRow, SafetyLogRow
from callback_desk.storage.tables import BatchRow, StaffRow, SubmissionRow

_ENTRY = (
    *(SafetyLogRow.entry_id, StaffRow.name, SafetyLogRow.lead_id),
    *(SafetyLogRow.submission_id, SafetyLogRow.act, SafetyLogRow.at),
    *(SafetyLogRow.entered_at, SafetyLogRow.who, SafetyLogRow.how),
    *(SafetyLogRow.note, SafetyLogRow.takes_back),
)


def _entries() -> Select[*tuple[Any, ...]]:
    return select(*_ENTRY).join(StaffRow, StaffRow.staff_id == SafetyLogRow.staff_id)


_OF_THE_QUEUE = Prepared(
    _entries().where(SafetyLogRow.is_current).order_by(SafetyLogRow.entry_id)
)


# What came in, and when its import was begun; known ones bring nothing new.
_HEARD = (
    select(SubmissionRow.lead_id, func.max(BatchRow.made_at))
    .join(BatchRow, BatchRow.batch_id == SubmissionRow.batch_id)
    .where(
        SubmissionRow.safety_lane.is_not(None),
        SubmissionRow.verdict != Verdict.KNOWN.value,
    )
    .group_by(SubmissionRow.lead_id)
)
_SENT = (
    select(
        *(SubmissionRow.lead_id, SubmissionRow.submission_id),
        *(SubmissionRow.received_at, BatchRow.made_at),
    )
    .join(BatchRow, BatchRow.batch_id == SubmissionRow.batch_id)
    .where(
        SubmissionRow.safety_lane.is_not(None),
        SubmissionRow.verdict != Verdict.KNOWN.value,
    )
)
_HEARD_IN_THE_QUEUE = Prepared(
    _HEARD.where(
        SubmissionRow.lead_id.in_(
            select(SafetyLogRow.lead_id).where(
                SafetyLogRow.is_current, SafetyLogRow.lead_id.is_not(None)
            )
        )
    )
)


class SafetyStore:
    """The log, and the contacts of the days."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, entry: NewSafetyEntry, staff_id: int) -> int:
        """Add an entry; its number."""
        result = self._connection.execute(
            insert(SafetyLogRow).values(
                lead_id=entry.subject.lead_id,
                submission_id=entry.subject.record_id,
                act=entry.act.value,
                at=entry.at,
                entered_at=entry.entered_at,
                staff_id=staff_id,
                who=storable(entry.who),
                how=None if entry.how is None else entry.how.value,
                note=storable(entry.note),
                takes_back=entry.takes_back,
                is_current=entry.subject != NOBODY_YET,
            )
        )
        (entry_id,) = result.inserted_primary_key or (0,)
        return int(entry_id)

    def entry(self, entry_id: int) -> SafetyEntry:
        """One entry.

        Raises:
            UnknownSafetyEntry: there is none of that number.
        """
        found = self._read(_entries().where(SafetyLogRow.entry_id == entry_id))
        if not found:
            raise UnknownSafetyEntry(entry_id=entry_id)
        return found[0]

    def of(self, subject: Subject) -> Sequence[SafetyEntry]:
        """The entries about one subject, in the order they were made."""
        whose = _about(subject)
        return self._read(_entries().where(whose).order_by(SafetyLogRow.entry_id))

    def heard_at(self, lead_id: int) -> datetime | None:
        """When the newest words of danger of a lead came in; None without any."""
        of_lead = _HEARD.where(SubmissionRow.lead_id == lead_id)
        row = self._connection.execute(of_lead).one_or_none()
        return row[1] if row else None

    def heard(
        self, subjects: Collection[Subject]
    ) -> Mapping[Subject, Sequence[datetime]]:
        """When words of danger were sent, and when they came in, of each."""
        if not subjects:
            return {}
        leads = [of.lead_id for of in subjects if of.lead_id is not None]
        records = [of.record_id for of in subjects if of.record_id is not None]
        rows = self._connection.execute(
            _SENT.where(
                SubmissionRow.lead_id.in_(leads)
                | SubmissionRow.submission_id.in_(records)
            )
        )
        heard: dict[Subject, list[datetime]] = {}
        for lead_id, record_id, sent_at, came_at in rows:
            of = Subject(lead_id) if lead_id else Subject(record_id=record_id)
            heard.setdefault(of, []).extend((sent_at, came_at))
        return heard

    def _read(self, question: Select[*tuple[Any, ...]]) -> list[SafetyEntry]:
        return [_entry(*row) for row in self._connection.execute(question)]

    def attach(self, entry_ids: Collection[int], subject: Subject) -> None:
        """Let entries that were about nobody known be about somebody."""
        self._connection.execute(
            update(SafetyLogRow)
            .where(
                SafetyLogRow.entry_id.in_(entry_ids),
                SafetyLogRow.lead_id.is_(None),
                SafetyLogRow.submission_id.is_(None),
            )
            .values(
                lead_id=subject.lead_id,
                submission_id=subject.record_id,
                is_current=True,
            )
        )

    def set_current(self, subject: Subject, *, current: bool) -> None:
        """Say whether the entries about a subject are of somebody to be reviewed."""
        self._connection.execute(
            update(SafetyLogRow).where(_about(subject)).values(is_current=current)
        )

    def follow(self, record_id: int, lead_id: int | None) -> None:
        """Let the entries about a record be about the lead that it became, or not."""
        self._connection.execute(
            update(SafetyLogRow)
            .where(SafetyLogRow.submission_id == record_id)
            .values(lead_id=lead_id)
        )

    def set_contact(
        self,
        day: date,
        first: Contact,
        backup: Contact | None,
        at: datetime,
        staff_id: int,
    ) -> None:
        """Keep who is the safety contact of a day."""
        self._connection.execute(
            insert(SafetyContactRow).values(
                day=day.isoformat(),
                name=storable(first.name),
                reach=storable(first.reach),
                backup_name=None if backup is None else storable(backup.name),
                backup_reach=None if backup is None else storable(backup.reach),
                set_at=at,
                staff_id=staff_id,
            )
        )

    def contact(self, up_to: date, by: datetime | None = None) -> SafetyContact | None:
        """The contact that was set last for that day, or for one before it.

        `by`: set by that instant; None takes what was set at any time.
        """
        in_time = true() if by is None else SafetyContactRow.set_at <= by
        row = self._connection.execute(
            select(*SafetyContactRow.__table__.columns, StaffRow.name.label("by"))
            .join(StaffRow, StaffRow.staff_id == SafetyContactRow.staff_id)
            .where(SafetyContactRow.day <= up_to.isoformat(), in_time)
            .order_by(SafetyContactRow.day.desc(), SafetyContactRow.contact_id.desc())
            .limit(1)
        ).one_or_none()
        if row is None:
            return None
        backup = None
        if row.backup_name is not None:
            backup = Contact(row.backup_name, row.backup_reach or "")
        return SafetyContact(
            day=date.fromisoformat(row.day),
            first=Contact(row.name, row.reach),
            backup=backup,
            set_at=row.set_at,
            set_by=row.by,
        )


def _about(subject: Subject) -> ColumnElement[bool]:
    if subject.lead_id is not None:
        return SafetyLogRow.lead_id == subject.lead_id
    if subject.record_id is not None:
        return SafetyLogRow.submission_id == subject.record_id
    return SafetyLogRow.lead_id.is_(None) & SafetyLogRow.submission_id.is_(None)


def with_care(connection: Connection, leads: Sequence[OpenLead]) -> list[OpenLead]:
    """These leads and kept records, with what was done about those in danger."""
    if not any(lead.safety for lead in leads):
        return list(leads)
    about: dict[Subject, list[SafetyEntry]] = {}
    for row in _OF_THE_QUEUE.rows(connection):
        entry = _entry_of_epochs(*row)
        subject = entry.told.subject
        if subject.lead_id is not None:
            subject = Subject(lead_id=subject.lead_id)
        about.setdefault(subject, []).append(entry)
    heard = {}
    if about:
        rows = _HEARD_IN_THE_QUEUE.rows(connection)
        heard = {Subject(lead_id=of): from_epoch(at) for of, at in rows}
    return [
        replace(lead, care=care_of(about[subject], heard.get(subject)))
        if lead.safety and (subject := lead.subject) in about
        else lead
        for lead in leads
    ]


def _entry_of_epochs(
    entry_id: int,
    by: str,
    lead_id: int | None,
    record_id: int | None,
    act: str,
    at: int,
    entered_at: int,
    *rest: Any,  # noqa: ANN401 - as the statement has them
) -> SafetyEntry:
    """An entry of its stored values: prepared statements bring bare epochs."""
    times = from_epoch(at), from_epoch(entered_at)
    return _entry(entry_id, by, lead_id, record_id, act, *times, *rest)


def _entry(
    entry_id: int,
    by: str,
    lead_id: int | None,
    record_id: int | None,
    act: str,
    at: datetime,
    entered_at: datetime,
    who: str,
    how: str | None,
    note: str,
    takes_back: int | None,
) -> SafetyEntry:
    return SafetyEntry(
        entry_id=entry_id,
        by=by,
        told=NewSafetyEntry(
            subject=Subject(lead_id, record_id),
            act=Act(act),
            at=at,
            entered_at=entered_at,
            who=who,
            how=None if how is None else Told(how),
            note=note,
            takes_back=takes_back,
        ),
    )
