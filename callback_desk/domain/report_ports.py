"""The seams of reports: what they ask of storage."""

from typing import Protocol

from callback_desk.domain.ad_spend import AdSpend
from callback_desk.domain.asking import Askings
from callback_desk.domain.past_queue import History
from callback_desk.domain.visit_ports import BookedVisits


class ReportWork(Protocol):
    """What a unit of work has for reports."""

    @property
    def askings(self) -> Askings:
        """Who asked, and what came of it."""
        ...

    @property
    def spend(self) -> AdSpend:
        """What was spent on advertising."""
        ...

    @property
    def visits(self) -> BookedVisits:
        """The calls by which visits were booked."""
        ...

    @property
    def history(self) -> History:
        """What was stored by a past moment."""
        ...
