"""Claims and owners of leads, inside one transaction."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import (
    Connection,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from callback_desk.domain.claim import DEAD_AFTER, Claim
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.visit import MARKS
from callback_desk.storage.day_tables import ClaimRow, LeadOwnerRow
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared, columns_of
from callback_desk.storage.tables import AttemptRow, LeadRow, StaffRow, table_of

_CLAIM = (
    select(
        ClaimRow.lead_id,
        ClaimRow.staff_id,
        StaffRow.name,
        ClaimRow.opening,
        ClaimRow.at,
        ClaimRow.expires_at,
    )
    .join(StaffRow, StaffRow.staff_id == ClaimRow.staff_id)
    .join(LeadRow, LeadRow.lead_id == ClaimRow.lead_id)
    .where(is_seen(LeadRow.batch_id))
)
_STANDING = Prepared(_CLAIM.where(ClaimRow.expires_at > bindparam("now")))
_OF_LEAD = Prepared(
    _CLAIM.where(
        ClaimRow.lead_id == bindparam("lead_id"),
        ClaimRow.expires_at > bindparam("now"),
    )
)
_ADD = Prepared(insert(table_of(ClaimRow)), columns_of(ClaimRow))
_DROP = Prepared(
    delete(table_of(ClaimRow)).where(ClaimRow.lead_id == bindparam("lead_id"))
)
_BURY = Prepared(
    delete(table_of(ClaimRow)).where(
        or_(ClaimRow.expires_at <= bindparam("gone"), ClaimRow.at >= bindparam("ahead"))
    )
)
_FREE = Prepared(
    delete(table_of(ClaimRow)).where(
        ClaimRow.lead_id == bindparam("lead_id"),
        ClaimRow.opening == bindparam("opening"),
    )
)
_ANY_OWNER = Prepared(select(LeadOwnerRow.lead_id).limit(1))


class ClaimStore:
    """Who has which lead open."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def standing(self, now: datetime) -> list[Claim]:
        """Those that hold at an instant."""
        rows = _STANDING.rows(self._connection, {"now": to_epoch(now)})
        return [claim for row in rows if (claim := _claim(*row)).holds(now)]

    def of_lead(self, lead_id: int, now: datetime) -> Claim | None:
        """The one that holds on a lead, or None."""
        values = {"lead_id": lead_id, "now": to_epoch(now)}
        claims = [_claim(*row) for row in _OF_LEAD.rows(self._connection, values)]
        return next((claim for claim in claims if claim.holds(now)), None)

    def hold(self, claim: Claim, now: datetime) -> None:
        """Let this be the only claim on its lead; marks long dead go with it."""
        dead = {"gone": to_epoch(now - DEAD_AFTER), "ahead": to_epoch(now + DEAD_AFTER)}
        _BURY.run(self._connection, dead)
        _DROP.run(self._connection, {"lead_id": claim.lead_id})
        _ADD.run(
            self._connection,
            {
                "lead_id": claim.lead_id,
                "staff_id": claim.staff_id,
                "opening": claim.opening,
                "at": to_epoch(claim.at),
                "expires_at": to_epoch(claim.expires_at),
            },
        )

    def free(self, lead_id: int, opening: str) -> None:
        """Let go of a lead, if that open desk has it."""
        _FREE.run(self._connection, {"lead_id": lead_id, "opening": opening})

    def free_all(self, opening: str) -> None:
        """Let go of everything that an open desk has."""
        self._connection.execute(delete(ClaimRow).where(ClaimRow.opening == opening))

    def free_of_staff(self, staff_id: int) -> None:
        """Let go of everything that somebody has, wherever."""
        self._connection.execute(delete(ClaimRow).where(ClaimRow.staff_id == staff_id))


class OwnerStore:
    """Who looks after which lead."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, lead_ids: Collection[int]) -> dict[int, int]:
        """The owner's staff number by lead; leads without one are left out."""
        if not lead_ids or not _ANY_OWNER.rows(self._connection):
            return {}
        rows = self._connection.execute(
            select(LeadOwnerRow.lead_id, LeadOwnerRow.staff_id).where(
                LeadOwnerRow.lead_id.in_(list(lead_ids))
            )
        )
        return {lead_id: staff_id for lead_id, staff_id in rows}

    def given_since(self, lead_id: int, since: datetime) -> int | None:
        """To whom a lead was given since an instant, by staff number, or None."""
        return self._connection.scalar(
            select(LeadOwnerRow.staff_id).where(
                LeadOwnerRow.lead_id == lead_id, LeadOwnerRow.at >= since
            )
        )

    def leads_of(self, staff_id: int) -> list[int]:
        """The open leads that somebody owns."""
        rows = self._connection.scalars(
            select(LeadOwnerRow.lead_id)
            .join(LeadRow, LeadRow.lead_id == LeadOwnerRow.lead_id)
            .where(LeadOwnerRow.staff_id == staff_id, LeadRow.is_open)
            .order_by(LeadOwnerRow.lead_id)
        )
        return list(rows)

    def agreed_with(self, staff_id: int) -> list[int]:
        """The open leads without an owner whose call somebody agreed.

        What came after that and left it as it was, such as a call that was taken back,
        makes it nobody else's.
        """
        back = aliased(AttemptRow)
        taken_back = exists().where(
            back.corrects == AttemptRow.attempt_id, back.outcome.is_(None)
        )
        newest = (
            select(func.max(AttemptRow.attempt_id))
            .where(
                AttemptRow.lead_id == LeadRow.lead_id,
                AttemptRow.next_is_agreed,
                AttemptRow.next_call_at == LeadRow.next_call_at,
                # What became of a visit carries on what was agreed before.
                AttemptRow.outcome.not_in(tuple(MARKS)),
                ~taken_back,
            )
            .correlate(LeadRow)
            .scalar_subquery()
        )
        owned = exists().where(LeadOwnerRow.lead_id == LeadRow.lead_id)
        rows = self._connection.scalars(
            select(LeadRow.lead_id)
            .join(AttemptRow, AttemptRow.attempt_id == newest)
            .where(
                LeadRow.is_open,
                LeadRow.next_call_at.is_not(None),
                LeadRow.next_is_agreed,
                AttemptRow.staff_id == staff_id,
                ~owned,
            )
            .order_by(LeadRow.lead_id)
        )
        return list(rows)

    def set(self, owners: Mapping[int, int | None], by: int, at: datetime) -> None:
        """Give leads an owner by staff number, or None for nobody."""
        if not owners:
            return
        self._connection.execute(
            delete(LeadOwnerRow).where(LeadOwnerRow.lead_id.in_(list(owners)))
        )
        rows = [
            {"lead_id": lead_id, "staff_id": staff_id, "set_by": by, "at": at}
            for lead_id, staff_id in owners.items()
            if staff_id is not None
        ]
        if rows:
            self._connection.execute(insert(LeadOwnerRow), rows)


def _claim(
    lead_id: int, staff_id: int, by: str, opening: str, at: int, expires_at: int
) -> Claim:
    return Claim(lead_id, staff_id, by, opening, from_epoch(at), from_epoch(expires_at))
