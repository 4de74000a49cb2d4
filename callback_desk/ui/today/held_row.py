"""Who is in hand stays in the list, whatever another desk did meanwhile."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.lead_search import FoundBy, FoundEntry, FoundLead
from callback_desk.domain.standing import Standing
from callback_desk.services.work_queue import LeadCard
from callback_desk.ui.today.call_stage import is_text_field
from callback_desk.ui.today.lead_table import key_of

if TYPE_CHECKING:
    from callback_desk.ui.today.careful_card import CarefulCard
    from callback_desk.ui.today.lead_list import LeadListPanel


def held_in(rows: "LeadListPanel", card: "CarefulCard") -> QueueEntry | None:
    """The row of whose call is open, or whose note is half typed; or None."""
    # Whoever stands in a field is about to type there, whichever window is in front.
    field = card.window().focusWidget()
    types = is_text_field(field) and card.isAncestorOf(field)
    holds = (card.in_hand or types) and not card.is_awaiting
    return rows.chosen() if holds else None


def holding(
    entries: Sequence[QueueEntry], in_hand: QueueEntry | None, row: int
) -> list[QueueEntry]:
    """The entries of the list, and the one in hand where it stood.

    Another desk may have closed it meanwhile, or barred its number.

    Args:
        entries: as they were read.
        in_hand: whose call is open, or whose note is half typed; or None.
        row: where it stood.
    """
    held = list(entries)
    if in_hand is not None and key_of(in_hand) not in map(key_of, held):
        held.insert(row, in_hand)
    return held


def entry_of(card: LeadCard, before: QueueEntry | None) -> QueueEntry:
    """The row of the lead on the card, which says the same of it.

    Args:
        card: as it was read last.
        before: its row so far; how a search found it is known there.
    """
    lead, standing = card.lead, card.standing or Standing.RESTING
    if isinstance(before, FoundEntry) and before.lead.lead_id == lead.lead_id:
        found = replace(before.found, is_open=card.state.is_open)
    elif card.state.is_open:
        return QueueEntry(lead, standing)
    else:
        found = FoundLead(
            lead_id=card.details.lead_id,
            name=lead.name,
            phone=card.details.phone,
            extension=lead.extension,
            is_open=False,
            safety=lead.safety,
            received_at=lead.received_at,
            attempts=lead.attempts,
            last_outcome=lead.last_outcome,
            found_by=FoundBy.NAME,
        )
    return FoundEntry(lead, standing, found)
