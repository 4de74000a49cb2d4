"""What the fakes store of people in danger, and the clinic's own texts."""

# ruff: noqa: D102 - the ports say what each method does

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from callback_desk.domain.clinic_text import ClinicText, NewClinicText
from callback_desk.domain.safety_care import (
    NOBODY_YET,
    NewSafetyEntry,
    SafetyEntry,
    Subject,
)
from callback_desk.domain.safety_contact import Contact, SafetyContact
from callback_desk.domain.safety_errors import UnknownSafetyEntry
from callback_desk.domain.submission import Verdict
from tests.services.fake_stored import Stored


class FakeSafety:
    """The log, and the contacts of the days."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def _name(self, staff_id: int) -> str:
        return next(s.name for s in self._stored.staff if s.staff_id == staff_id)

    def add(self, entry: NewSafetyEntry, staff_id: int) -> int:
        number = len(self._stored.care) + 1
        self._stored.care.append(SafetyEntry(number, self._name(staff_id), entry))
        return number

    def entry(self, entry_id: int) -> SafetyEntry:
        for one in self._stored.care:
            if one.entry_id == entry_id:
                return one
        raise UnknownSafetyEntry(entry_id=entry_id)

    def of(self, subject: Subject) -> Sequence[SafetyEntry]:
        def is_about(entry: SafetyEntry) -> bool:
            whose = entry.told.subject
            if subject.lead_id is not None:
                return whose.lead_id == subject.lead_id
            if subject.record_id is not None:
                return whose.record_id == subject.record_id
            return whose == NOBODY_YET

        return [entry for entry in self._stored.care if is_about(entry)]

    def heard_at(self, lead_id: int) -> datetime | None:
        heard = [
            self._stored.batches[batch_id - 1].made_at
            for batch_id, placed in self._stored.records
            if placed.lead_id == lead_id
            and placed.record.safety.flagged
            and placed.record.verdict is not Verdict.KNOWN
        ]
        return max(heard, default=None)

    def heard(
        self, subjects: Collection[Subject]
    ) -> Mapping[Subject, Sequence[datetime]]:
        heard: dict[Subject, list[datetime]] = {}
        for number, (batch_id, placed) in enumerate(self._stored.records, 1):
            of = Subject(record_id=number)
            if placed.lead_id is not None:
                of = Subject(lead_id=placed.lead_id)
            record, made_at = placed.record, self._stored.batches[batch_id - 1].made_at
            is_new = record.verdict is not Verdict.KNOWN
            if record.safety.flagged and is_new and of in subjects:
                heard.setdefault(of, []).extend((record.received_at, made_at))
        return heard

    def _move(self, entries: Collection[SafetyEntry], lead_id: int | None) -> None:
        for place, one in enumerate(self._stored.care):
            if one in entries:
                whose = replace(one.told.subject, lead_id=lead_id)
                told = replace(one.told, subject=whose)
                self._stored.care[place] = replace(one, told=told)

    def attach(self, entry_ids: Collection[int], subject: Subject) -> None:
        loose = [one for one in self.of(NOBODY_YET) if one.entry_id in entry_ids]
        self._move(loose, subject.lead_id)

    def set_current(self, subject: Subject, *, current: bool) -> None:
        pass  # the fake reads all entries

    def follow(self, record_id: int, lead_id: int | None) -> None:
        self._move(list(self.of(Subject(record_id=record_id))), lead_id)

    def set_contact(
        self,
        day: date,
        first: Contact,
        backup: Contact | None,
        at: datetime,
        staff_id: int,
    ) -> None:
        contact = SafetyContact(day, first, backup, at, self._name(staff_id))
        self._stored.contacts.append(contact)

    def contact(self, up_to: date, by: datetime | None = None) -> SafetyContact | None:
        known = [
            one
            for one in self._stored.contacts
            if one.day <= up_to and (by is None or one.set_at <= by)
        ]
        newest = max((one.day for one in known), default=None)
        return next((one for one in reversed(known) if one.day == newest), None)


class FakeTexts:
    """Texts by code."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def all(self) -> Mapping[str, ClinicText]:
        return self._stored.texts

    def put(self, text: NewClinicText, at: datetime, staff_id: int) -> None:
        by = next(s.name for s in self._stored.staff if s.staff_id == staff_id)
        self._stored.texts[text.code] = ClinicText(
            text.code, text.text, text.approved_by, text.approved_on, at, by
        )
        self._stored.settings_version += 1
