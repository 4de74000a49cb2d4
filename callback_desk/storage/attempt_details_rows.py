"""What attempts say beside their outcomes, as it is stored."""

from datetime import date

from sqlalchemy import Connection, insert

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.storage.call_tables import AttemptDetailsRow
from callback_desk.storage.raw_text import storable
from callback_desk.storage.tables import table_of

# In the order of a statement that asks for them beside an attempt.
COLUMNS = (
    AttemptDetailsRow.attempt_id,
    AttemptDetailsRow.reason,
    AttemptDetailsRow.owner,
    AttemptDetailsRow.appointment_on,
    AttemptDetailsRow.outside_because,
    AttemptDetailsRow.phone,
    AttemptDetailsRow.closes,
)


def details_of(
    reason: str | None,
    owner: str | None,
    appointment_on: str | None,
    outside_because: str | None,
    phone: str | None,
    closes: int,
) -> AttemptDetails:
    """The details of stored values, in the order of the columns."""
    day = None if appointment_on is None else date.fromisoformat(appointment_on)
    return AttemptDetails(reason, owner, day, outside_because, phone, bool(closes))


def add_details(
    connection: Connection, attempt_id: int, details: AttemptDetails
) -> None:
    """Keep what was asked further, if anything was."""
    if details.is_empty:
        return
    day = details.appointment_on
    connection.execute(
        insert(table_of(AttemptDetailsRow)).values(
            attempt_id=attempt_id,
            reason=_text(details.reason),
            owner=_text(details.owner),
            appointment_on=None if day is None else day.isoformat(),
            outside_because=_text(details.outside_because),
            phone=details.phone,
            closes=details.closes,
        )
    )


def _text(text: str | None) -> str | None:
    return None if text is None else storable(text)
