"""What is stored of leads, read for one of them or for thousands at once."""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from callback_desk.domain.lead import Attempt, Request
from callback_desk.domain.submission import Verdict
from callback_desk.storage.attempt_rows import ATTEMPTS, attempt_of
from callback_desk.storage.pending import is_seen
from callback_desk.storage.prepared import Prepared, Values
from callback_desk.storage.prepared_lookup import PreparedLookup
from callback_desk.storage.request_rows import REQUESTS, request_of
from callback_desk.storage.tables import (
    AttemptRow,
    LeadRow,
    RequestRow,
    SubmissionRow,
)

# The verdicts by which a person asked; a record kept for a look belongs to a lead only
# once somebody has decided so.
ASKINGS = (Verdict.NEW.value, Verdict.REPEAT.value, Verdict.NEEDS_LOOK.value)

_SINGLY: Final = 3
"""Leads that are asked for one by one; nearly always it is one that is called."""

_LEAD_ID: BindParameter[int] = bindparam("lead_id")
_NOTHING: Values = {}
_ASKED = (
    select(func.count())
    .where(
        SubmissionRow.lead_id == LeadRow.lead_id,
        or_(*(SubmissionRow.verdict == asking for asking in ASKINGS)),
    )
    .scalar_subquery()
)
_DETAILS = select(
    LeadRow.lead_id,
    LeadRow.name,
    LeadRow.phone,
    LeadRow.extension,
    LeadRow.email,
    LeadRow.safety,
    LeadRow.barred,
    _ASKED,
    LeadRow.joined_into,
).where(is_seen(LeadRow.batch_id, bindparam("own")))


class _OfLeads:
    """A statement that is asked of some leads; its first column is the lead."""

    def __init__(
        self, asked: Select[*tuple[Any, ...]], lead_id: InstrumentedAttribute[int]
    ) -> None:
        self._one = Prepared(asked.where(lead_id == _LEAD_ID))
        self._many = PreparedLookup(lambda keys: asked.where(_is_one_of(lead_id, keys)))

    def rows(
        self,
        connection: Connection,
        lead_ids: Collection[int],
        values: Values = _NOTHING,
    ) -> dict[int, list[tuple[Any, ...]]]:
        """The rows of each, in the order of the statement; none where it has none."""
        if len(lead_ids) <= _SINGLY:
            return {
                lead_id: self._one.rows(connection, {**values, "lead_id": lead_id})
                for lead_id in lead_ids
            }
        found: dict[int, list[tuple[Any, ...]]] = {one: [] for one in lead_ids}
        for row in self._many.rows(connection, lead_ids, values):
            found[row[0]].append(row)
        return found


def _is_one_of(
    lead_id: InstrumentedAttribute[int],
    keys: Any,  # noqa: ANN401 - bind parameters
) -> ColumnElement[bool]:
    return lead_id.in_(keys)


_DETAILS_OF = _OfLeads(_DETAILS, LeadRow.lead_id)
_REQUESTS_OF = _OfLeads(REQUESTS, RequestRow.lead_id)
_ATTEMPTS_OF = _OfLeads(ATTEMPTS, AttemptRow.lead_id)


def details_of(
    connection: Connection, lead_ids: Collection[int], own: int
) -> dict[int, list[tuple[Any, ...]]]:
    """Who leads are, by lead; those of other pending batches have no row."""
    return _DETAILS_OF.rows(connection, lead_ids, {"own": own})


def requests_of(
    connection: Connection, lead_ids: Collection[int]
) -> dict[int, list[Request]]:
    """The requests of leads, by lead, in the order they came."""
    return {
        lead_id: [request_of(*row[1:]) for row in rows]
        for lead_id, rows in _REQUESTS_OF.rows(connection, lead_ids).items()
    }


def attempts_of(
    connection: Connection, lead_ids: Collection[int]
) -> dict[int, list[Attempt]]:
    """The attempts of leads, by lead, in the order they were entered."""
    return {
        lead_id: [attempt_of(*row[1:]) for row in rows]
        for lead_id, rows in _ATTEMPTS_OF.rows(connection, lead_ids).items()
    }
