"""Each standing's shape and colour; its word stands beside them."""

from dataclasses import dataclass

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.lead_search import is_closed
from callback_desk.domain.standing import Standing
from callback_desk.translation import _
from callback_desk.ui.theme import Tone
from callback_desk.wording.queue import say_standing

# The kind of those whom the counters count apart, whatever their standing.
SAFETY = "safety"

# What a counter counts, and what the list can be narrowed to.
Kind = Standing | str


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of lead is told from the others: by word, shape and colour."""

    word: str
    icon_name: str
    tone: Tone


_STANDINGS = {
    Standing.OVERDUE: ("standing-overdue", Tone.OVERDUE),
    Standing.TRIED: ("standing-tried", Tone.DUE_TODAY),
    Standing.FOLLOW_UP: ("standing-follow-up", Tone.DUE_TODAY),
    Standing.DUE_TODAY: ("standing-due-today", Tone.DUE_TODAY),
    Standing.ON_TRACK: ("standing-coming", Tone.FINE),
    Standing.RESTING: ("standing-resting", Tone.RESTING),
}
# In the order of the counters.
LOOKS: dict[Kind, Look] = {
    SAFETY: Look(_("Priority"), "standing-priority", Tone.PRIORITY)
} | {s: Look(say_standing(s).capitalize(), *look) for s, look in _STANDINGS.items()}

# Of a lead with nothing left to do; a search finds it.
CLOSED = Look(_("Closed"), "saved", Tone.RESTING)
# Of an open one whose number may not be called, whatever its deadline.
BARRED = Look(_("Not called"), "standing-resting", Tone.RESTING)


def kind_of(entry: QueueEntry) -> Kind:
    """By which counter an entry is counted."""
    return SAFETY if entry.lead.safety else entry.standing


def look_of(entry: QueueEntry) -> Look:
    """The look of an entry's standing; priority comes before any other."""
    if is_closed(entry):
        return CLOSED
    if entry.lead.barred and not entry.lead.safety:
        return BARRED
    return LOOKS[kind_of(entry)]
