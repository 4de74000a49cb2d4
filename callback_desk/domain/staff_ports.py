"""The seams around people: who works here, who may open the desk, who did what."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from callback_desk.domain.audit_finding import AuditFinding, AuditHead
from callback_desk.domain.audit_trail import AuditAsked, AuditEntry
from callback_desk.domain.sign_in_code import SecondFactor
from callback_desk.domain.staff import Role, Staff, Tenure
from callback_desk.domain.stopping import Heed, go_on


class Keys(Protocol):
    """The desk's key, to hand on to others and to take from them."""

    @property
    def desk(self) -> Path:
        """The database that it opens."""
        ...

    def admit(self, name: str, password: str) -> None:
        """Let a staff member open the desk with this password."""
        ...

    def dismiss(self, name: str) -> None:
        """Let a staff member's password open nothing any more; renewal is due."""
        ...

    def change(self, name: str, current: str, new: str) -> None:
        """Let a staff member's new password take the place of their current one.

        Raises:
            CurrentPasswordWrong: the current one is another.
        """
        ...

    def check(self, name: str, password: str) -> None:
        """Refuse a password that is not a member's.

        Raises:
            CurrentPasswordWrong: it is another.
        """
        ...

    def set_recovery_key(self, recovery_key: str) -> None:
        """Let it open the desk; the one before opens nothing more; renewal is due."""
        ...

    def renewal_is_due(self) -> bool:
        """Whether somebody who must not may still know the desk's key."""
        ...

    def waits_for(self, names: Sequence[str]) -> tuple[list[str], bool]:
        """For whom of these, and for the recovery key, it cannot be renewed yet."""
        ...

    def stamp(self) -> str:
        """What tells the keys as they stand from all that they are changed to."""
        ...

    def renew(
        self, names: Sequence[str], seen: str, staff_id: int, at: datetime
    ) -> None:
        """Give the desk another key, for those named and the recovery key alone.

        Outside of any unit of work. The act is in the audit of the renewed desk.

        Raises:
            DeskOpenElsewhere: another window or command has the desk open.
            DeskTooBusy: something long is going on in this one, or the keys are no
                longer as they were `seen` with the names.
            DeskError: it could not be written; all is as it was.
        """
        ...


class StaffList(Protocol):
    """Who works here."""

    def all(self) -> list[Staff]:
        """Everybody, those who left too, in the order they came."""
        ...

    def tenures(self) -> Sequence[Tenure]:
        """As `all`, with the times when they came and left."""
        ...

    def named(self, name: str) -> Staff | None:
        """The member of that sign-in name, or None."""
        ...

    def add(self, name: str, role: Role, at: datetime) -> Staff:
        """Add a member."""
        ...

    def leave(self, staff_id: int, at: datetime) -> None:
        """Note that a member left."""
        ...

    def come_back(self, staff_id: int, role: Role) -> Staff:
        """Note that a member who left is here again."""
        ...

    def set_languages(self, staff_id: int, languages: Sequence[str]) -> None:
        """Note which languages a member speaks beside English."""
        ...


class SecondFactors(Protocol):
    """Who is asked for a code when they sign in."""

    def of(self, staff_id: int) -> SecondFactor | None:
        """What a member's codes are worked out from; None where they want none."""
        ...

    def set(self, staff_id: int, factor: SecondFactor, spare: Sequence[bytes]) -> None:
        """Ask a member for codes from now on; spare ones are handed in as hashes."""
        ...

    def use(self, staff_id: int, step: int) -> bool:
        """Note which code was used last; whether it, and none behind it, was not."""
        ...

    def use_spare(self, staff_id: int, digest: bytes) -> bool:
        """Spend a spare code; whether there was such a one."""
        ...

    def spare_left(self, staff_id: int) -> int:
        """How many spare codes are left."""
        ...

    def spare_of_all(self) -> Mapping[int, int]:
        """Who is asked for codes, and how many spare ones they have left."""
        ...

    def drop(self, staff_id: int) -> None:
        """Ask a member for no codes any more; that nobody did is as good."""
        ...


class Audit(Protocol):
    """Who did what."""

    def add(
        self,
        action: str,
        staff_id: int,
        at: datetime,
        subject: str | None = None,
        subject_id: int | None = None,
    ) -> None:
        """Note an act in the same transaction."""
        ...

    def head(self) -> AuditHead:
        """The last row, and its link."""
        ...

    def verify(
        self, known: AuditHead | None = None, heed: Heed = go_on
    ) -> AuditFinding:
        """Whether every row is as it was written, up to the last.

        Args:
            known: a head from elsewhere, such as a backup's, that must lie on it.
            heed: is asked now and then.

        Raises:
            Stopped: `heed` ended it.
        """
        ...

    def entries(
        self, asked: AuditAsked, before: int | None, limit: int | None
    ) -> Sequence[AuditEntry]:
        """The rows that fit, the newest first, from before a number on."""
        ...


class StaffWork(Protocol):
    """What a unit of work knows of people: who works here, and who did what."""

    @property
    def staff(self) -> StaffList:
        """Who works here."""
        ...

    @property
    def codes(self) -> SecondFactors:
        """Who is asked for a code when they sign in."""
        ...

    @property
    def audit(self) -> Audit:
        """Who did what."""
        ...
