"""What the services ask of storage about the queue; a part of the ports."""

from datetime import datetime
from typing import Protocol

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import (
    QueueKey,
    QueueKind,
    QueuePage,
    QueueSummary,
)
from callback_desk.domain.standing import OpenLead


class QueueReads(Protocol):
    """Reads of the queue, whole or page by page."""

    def open_leads(self, calendar: BusinessCalendar) -> list[OpenLead]:
        """Every open lead, and every kept record with safety words."""
        ...

    def queue_page(
        self,
        calendar: BusinessCalendar,
        now: datetime,
        after: QueueKey | None,
        limit: int,
        kind: QueueKind | None,
    ) -> QueuePage:
        """The queue from a place on, all of it or one kind, at most so many."""
        ...

    def sum_up_queue(
        self, calendar: BusinessCalendar, now: datetime, up_to: int
    ) -> QueueSummary:
        """How the queue stands; nothing is counted beyond `up_to`."""
        ...

    def any_rested(self, now: datetime) -> bool:
        """Whether the rest of a called lead is over who is still kept as asleep."""
        ...

    def wake_rested(self, now: datetime, most: int) -> int:
        """Keep those whose rest is over as awake, at most so many; how many."""
        ...
