"""Who is in hand stays in the list, whatever another desk did meanwhile."""

from collections.abc import Sequence

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.ui.today.lead_table import key_of


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
