"""The calls by which visits were booked, inside one transaction."""

from datetime import date, datetime

from sqlalchemy import Connection, and_, exists, or_, select
from sqlalchemy.orm import aliased

from callback_desk.domain.visit import BOOKED, MARKS
from callback_desk.storage.call_tables import AttemptDetailsRow
from callback_desk.storage.pending import is_seen
from callback_desk.storage.tables import AttemptRow, LeadRow

_MARK, _BACK = aliased(AttemptRow), aliased(AttemptRow)


class VisitStore:
    """Who booked a visit; what stands is for the domain to say."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def leads_booked(
        self, first: date, day: date, booked_from: datetime, booked_until: datetime
    ) -> list[int]:
        """The leads with a booking for a day, or an earlier one that nobody marked."""
        on = AttemptDetailsRow.appointment_on
        taken_back = exists().where(_BACK.corrects == _MARK.attempt_id)
        marked = exists().where(
            _MARK.lead_id == AttemptRow.lead_id,
            or_(
                _MARK.at > AttemptRow.at,
                and_(
                    _MARK.at == AttemptRow.at, _MARK.attempt_id > AttemptRow.attempt_id
                ),
            ),
            _MARK.outcome.in_(tuple(MARKS)),
            ~taken_back,
        )
        earlier = and_(on >= first.isoformat(), on < day.isoformat(), ~marked)
        without = and_(
            on.is_(None),
            AttemptRow.at >= booked_from,
            AttemptRow.at < booked_until,
            ~marked,
        )
        found = self._connection.scalars(
            select(AttemptRow.lead_id)
            .join(LeadRow, LeadRow.lead_id == AttemptRow.lead_id)
            .outerjoin(
                AttemptDetailsRow,
                AttemptDetailsRow.attempt_id == AttemptRow.attempt_id,
            )
            .where(
                AttemptRow.outcome.in_(tuple(BOOKED)),
                or_(on == day.isoformat(), earlier, without),
                LeadRow.joined_into.is_(None),
                is_seen(LeadRow.batch_id),
            )
            .order_by(AttemptRow.lead_id)
            .distinct()
        )
        return list(found)
