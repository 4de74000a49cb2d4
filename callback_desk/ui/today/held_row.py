"""Who is on the phone stays in the list, whatever another desk did meanwhile."""

from collections.abc import Sequence

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.ui.today.lead_table import key_of


def holding(
    entries: Sequence[QueueEntry], called: QueueEntry | None, row: int
) -> list[QueueEntry]:
    """The entries of the list, and the one of an open call where it stood.

    Another desk may have closed it meanwhile, or barred its number.

    Args:
        entries: as they were read.
        called: whose call is open, or None.
        row: where it stood.
    """
    held = list(entries)
    if called is not None and key_of(called) not in map(key_of, held):
        held.insert(row, called)
    return held
