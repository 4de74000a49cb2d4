"""The askings of a period, for reports: two reads, nothing of who they are."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    not_,
    or_,
    select,
)

from callback_desk.domain.asking import (
    Place,
    SomeDue,
    StoredAsking,
    StoredCall,
    Told,
)
from callback_desk.storage import asking_parts
from callback_desk.storage.asking_rows import SEEN, askings_where, calls_where
from callback_desk.storage.prepared import Prepared, Values
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.tables import AttemptRow, LeadRow, RequestRow

_BEGINS: BindParameter[int] = bindparam("begins")
_ENDS: BindParameter[int] = bindparam("ends")
# What was received before the end and fell due after the beginning: a deadline never
# lies before its receipt, so that one index serves for both.
_OF_PERIOD = (
    RequestRow.due_at >= _BEGINS,
    or_(RequestRow.due_at < _ENDS, RequestRow.received_at < _ENDS),
)
_LEADS_OF_PERIOD = select(RequestRow.lead_id).where(*_OF_PERIOD)
_LEADS_AGREED = (
    select(AttemptRow.lead_id)
    .join(LeadRow, LeadRow.lead_id == AttemptRow.lead_id)
    .where(
        AttemptRow.next_is_agreed,
        AttemptRow.next_call_at >= _BEGINS,
        AttemptRow.next_call_at < _ENDS,
        *SEEN,
    )
)


def _askings(*where: ColumnElement[bool]) -> Prepared:
    return Prepared(askings_where(*where))


def _calls(leads: Select[int]) -> Prepared:
    return Prepared(calls_where(AttemptRow.lead_id.in_(leads)))


_ASKED = _askings(*_OF_PERIOD, *SEEN)
# What these leads asked at other times; few did, so it is read apart.
_ASKED_ELSEWHERE = _askings(
    not_(and_(*_OF_PERIOD)), RequestRow.lead_id.in_(_LEADS_OF_PERIOD), *SEEN
)
# Of leads that are not seen, too: nobody looks at those, and asking costs a quarter.
_CALLED = _calls(_LEADS_OF_PERIOD)
_ASKED_BY_AGREED = _askings(RequestRow.lead_id.in_(_LEADS_AGREED))
_CALLED_AS_AGREED = _calls(_LEADS_AGREED)

_PEOPLE = PreparedLookup(
    lambda keys: (
        select(LeadRow.lead_id, LeadRow.name, LeadRow.phone)
        .where(LeadRow.lead_id.in_(keys))
        .order_by(LeadRow.lead_id)
    )
)
# Waiting for a first call, by the deadline of what they asked last.
_UNTOUCHED = (
    LeadRow.is_open,
    ~LeadRow.dialled,
    ~LeadRow.contact,
    or_(LeadRow.safety, ~LeadRow.barred),
    RequestRow.due_at >= _BEGINS,
    RequestRow.due_at < _ENDS,
    *SEEN,
)
_FALLING = _askings(and_(RequestRow.request_id == LeadRow.request_id, *_UNTOUCHED))


class AskingStore:
    """Askings for a report, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_period(self, begins: int, ends: int) -> Told:
        """The leads that asked or were due in a period."""
        values = {"begins": begins, "ends": ends}
        return self._read((_ASKED, _ASKED_ELSEWHERE), _CALLED, values)

    def due_behind(self, place: Place, ends: int, most: int) -> SomeDue:
        """The next of those that are due before `ends`, behind a place in order."""
        return asking_parts.due_behind(self._connection, place, ends, most)

    def received_behind(
        self, place: Place, most: int
    ) -> tuple[list[tuple[int, bool]], Place | None]:
        """When the next of those behind a place came, and whether in danger."""
        return asking_parts.received_behind(self._connection, place, most)

    def agreed_between(self, begins: int, ends: int) -> Told:
        """The leads with a call agreed for that time."""
        values = {"begins": begins, "ends": ends}
        return self._read((_ASKED_BY_AGREED,), _CALLED_AS_AGREED, values)

    def falling_due(self, begins: int, ends: int) -> list[StoredAsking]:
        """The open askings that nobody has called yet, due within that time."""
        values = {"begins": begins, "ends": ends}
        return list(map(StoredAsking._make, _FALLING.rows(self._connection, values)))

    def people(self, lead_ids: Collection[int]) -> dict[int, tuple[str, str]]:
        """The names and numbers of leads, by lead."""
        rows = _PEOPLE.rows(self._connection, lead_ids)
        return {lead_id: (name, phone) for lead_id, name, phone in rows}

    def _read(
        self, asked: Sequence[Prepared], called: Prepared, values: Values
    ) -> Told:
        connection = self._connection
        calls: defaultdict[int, list[StoredCall]] = defaultdict(list)
        for call in map(StoredCall._make, called.each(connection, values)):
            calls[call.lead_id].append(call)
        askings: list[StoredAsking] = []
        for part in asked:
            askings += map(StoredAsking._make, part.each(connection, values))
        return Told(askings, calls)
