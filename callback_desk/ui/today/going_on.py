"""Who comes next once a lead is dealt with."""

from collections.abc import Callable, Sequence

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.ui.today.lead_table import RowKey, key_of

# Given whom was dealt with and the list; None where nobody else is in it.
ChooseNext = Callable[[RowKey | None, Sequence[QueueEntry]], QueueEntry | None]


def first_other(
    done: RowKey | None, entries: Sequence[QueueEntry]
) -> QueueEntry | None:
    """The first in the list but the one just dealt with."""
    return next((entry for entry in entries if key_of(entry) != done), None)
