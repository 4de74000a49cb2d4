"""The seams around people in danger, and around the clinic's own texts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from callback_desk.domain.clinic_text import ClinicText, NewClinicText
from callback_desk.domain.safety_care import NewSafetyEntry, SafetyEntry, Subject
from callback_desk.domain.safety_contact import Contact, SafetyContact


class SafetyLog(Protocol):
    """What was done about people in danger."""

    def add(self, entry: NewSafetyEntry, staff_id: int) -> int:
        """Add an entry; its number."""
        ...

    def entry(self, entry_id: int) -> SafetyEntry:
        """One entry.

        Raises:
            UnknownSafetyEntry: there is none of that number.
        """
        ...

    def of(self, subject: Subject) -> Sequence[SafetyEntry]:
        """The entries about one subject, in the order they were made."""
        ...

    def heard_at(self, lead_id: int) -> datetime | None:
        """When the newest words of danger of a lead came in; None without any."""
        ...

    def heard(
        self, subjects: Collection[Subject]
    ) -> Mapping[Subject, Sequence[datetime]]:
        """When words of danger were sent, and when they came in, of each."""
        ...

    def attach(self, entry_ids: Collection[int], subject: Subject) -> None:
        """Let entries that were about nobody known be about somebody."""
        ...

    def set_current(self, subject: Subject, *, current: bool) -> None:
        """Say whether the entries about a subject are of somebody to be reviewed."""
        ...

    def follow(self, record_id: int, lead_id: int | None) -> None:
        """Let the entries about a record be about the lead that it became, or not."""
        ...

    def set_contact(
        self,
        day: date,
        first: Contact,
        backup: Contact | None,
        at: datetime,
        staff_id: int,
    ) -> None:
        """Keep who is the safety contact of a day."""
        ...

    def contact(self, up_to: date, by: datetime | None = None) -> SafetyContact | None:
        """The contact that was set last for that day, or for one before it.

        `by`: set by that instant; None takes what was set at any time.
        """
        ...


class ClinicTexts(Protocol):
    """The clinic's own texts."""

    def all(self) -> Mapping[str, ClinicText]:
        """Those that the clinic has set, by code."""
        ...

    def put(self, text: NewClinicText, at: datetime, staff_id: int) -> None:
        """Keep a text; the ones before it stay."""
        ...


class SafetyWork(Protocol):
    """What a unit of work holds of these."""

    @property
    def safety(self) -> SafetyLog:
        """What was done about people in danger."""
        ...

    @property
    def texts(self) -> ClinicTexts:
        """The clinic's own texts."""
        ...
