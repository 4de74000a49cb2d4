"""Who in danger comes before everybody else, whatever the list is narrowed to."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.safety_watch import SafetyWatch
from callback_desk.domain.standing import OpenLead
from callback_desk.services.desk import Desk
from callback_desk.ui.safety.reviews import Reviews, waits_for_review
from callback_desk.ui.today.lead_table import RowKey, key_of
from callback_desk.ui.today.looks import SAFETY
from callback_desk.ui.today.page import TodayPage
from callback_desk.wording.safety import ALL_SHOWN_AGAIN

if TYPE_CHECKING:
    from datetime import datetime


class WhoFirst:
    """Knows the safety leads of the list, and those that a counter or search hides."""

    def __init__(
        self,
        desk: Desk,
        today: TodayPage,
        reviews: Reviews | None,
        tell: Callable[[str], None],
    ) -> None:
        """Know nobody yet.

        Args:
            desk: whose clock counts.
            today: whose list it is.
            reviews: of a clinician's window: who waits for one comes first there.
            tell: says something in the foot.
        """
        self._desk, self._today, self._reviews = desk, today, reviews
        self._tell = tell
        self._tried: dict[int, datetime] = {}
        self._watched: tuple[OpenLead, ...] = ()

    def look(self, watched: SafetyWatch) -> None:
        """See who they are by now."""
        self._watched = watched.leads

    def note_tried(self, lead_id: int) -> None:
        """After some tries in a row others are offered for a while."""
        self._tried[lead_id] = self._desk.now()

    @property
    def is_narrowed(self) -> bool:
        """Whether the list may hide some of them."""
        kind = self._today.counters.filter()
        return bool(self._today.search.text()) or kind not in (None, SAFETY)

    def to_call(self, but: RowKey | None = None) -> list[OpenLead]:
        """Those that should be called before any other, in the queue's order."""
        now = self._desk.now()
        return [
            lead
            for lead in self._known()
            if lead.lead_id not in (None, but)
            and lead.is_offered(now, self._tried.get(lead.lead_id or 0))
        ]

    def _known(self) -> list[OpenLead]:
        listed = [e.lead for e in self._today.table.entries() if e.lead.safety]
        if not self.is_narrowed:
            return listed
        row_of = self._today.table.row_of
        hidden = [w for w in self._watched if row_of(key_of_lead(w)) is None]
        return [*listed, *hidden]

    def after(
        self, done: RowKey | None, entries: Sequence[QueueEntry]
    ) -> QueueEntry | None:
        """Who comes after somebody; None where nobody does, or is on the way.

        For whoever comes first and is hidden the whole list is shown, and it is said.
        """
        others = [entry for entry in entries if key_of(entry) != done]
        for lead in self._first(done):
            key = key_of_lead(lead)
            listed = next((e for e in others if key_of(e) == key), None)
            if listed is None and lead.lead_id is None:
                continue  # a hidden record cannot be led to: whoever follows is
            if listed is None and lead.lead_id is not None:
                self.show_all(lead.lead_id)
            return listed
        if self._reviews is not None:
            return next(iter(others), None)
        calm = [e for e in others if not (e.lead.safety and e.lead.care.is_told)]
        return next(iter(calm or others), None)

    def _first(self, done: RowKey | None) -> list[OpenLead]:
        if self._reviews is None:
            return self.to_call(but=done)
        return [
            lead
            for lead in self._known()
            if key_of_lead(lead) != done and waits_for_review(lead)
        ]

    def show_all(self, lead_id: int) -> None:
        """Show a lead in the whole list; where it was narrowed, say so."""
        if self.is_narrowed:
            self._tell(ALL_SHOWN_AGAIN)
        self._today.counters.clear_filter()
        self._today.show_lead(lead_id)


def key_of_lead(lead: OpenLead) -> RowKey:
    """What tells its row from all others."""
    return ("record", lead.record_id) if lead.lead_id is None else lead.lead_id
