"""Staff: who is at the desk, and how far each role reaches."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody is at the clinic."""

    RECEPTIONIST = "receptionist"
    CLINICIAN = "clinician"
    OFFICE_MANAGER = "office_manager"


@dataclass(frozen=True, slots=True)
class Staff:
    """One member of the staff; those who left stay known by name.

    `languages` are those that they speak beside English.
    """

    staff_id: int
    name: str
    role: Role
    active: bool = True
    languages: tuple[str, ...] = ()

    @property
    def manages(self) -> bool:
        """Whether they may change who works here and how."""
        return self.role is Role.OFFICE_MANAGER

    @property
    def may_hand_out(self) -> bool:
        """Whether they may export and print what the desk knows of people."""
        return self.manages


@dataclass(frozen=True, slots=True)
class Tenure:
    """A member of the staff, and since when.

    Attributes:
        member: who.
        since: when they were first added.
        left_at: when they left, or None while they work here.
    """

    member: Staff
    since: datetime
    left_at: datetime | None = None
