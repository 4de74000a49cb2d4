"""A desk on which callbacks were missed in every way, for tests and pictures."""

from datetime import timedelta
from pathlib import Path

from callback_desk.services.claims import claim_lead, free_mine
from callback_desk.services.desk import Desk
from callback_desk.services.missed_callbacks import note_seen
from callback_desk.services.record_outcome import Call, record_outcome
from tests.desks import MONDAY, DeskClock
from tests.storage.stored_desk import take

# Monday 1 PM: asked before, due on Tuesday at 5 PM.
ROWS = (
    "Maria Alvarez,(212) 555-0142,,please call,2026-11-16 10:00",
    "Sean O’Brien,(917) 555-0117,,my back,2026-11-16 09:10",
    "Anne-Marie D’Arcy,(929) 555-0150,,hello,2026-11-16 11:00",
    "Tuan Nguyen,(347) 555-0129,,any time,2026-11-16 11:30",
    "Bo Chen,(646) 555-0188,,hello,2026-11-16 12:00",
    "Robert Smith Jr.,(212) 555-0133,,hello,2026-11-16 12:30",
)
LATE = ("Kwame Mensah,(415) 555-0126,,about the pain,2026-11-16 16:59",)
HOURS = timedelta(hours=1)
WEDNESDAY_NOON = MONDAY + 47 * HOURS


def live(desk: Desk, folder: Path, clock: DeskClock) -> None:
    """Live through two days, to Wednesday at noon."""
    clock.now = MONDAY
    take(desk, folder, *ROWS)
    clock.now = MONDAY + 2 * HOURS
    note_seen(desk, 2)
    claim_lead(desk, 3)
    free_mine(desk)
    record_outcome(desk, 1, Call("left_voicemail"))
    record_outcome(desk, 6, Call("booked"))
    clock.now = MONDAY + timedelta(days=1, hours=2, minutes=30)
    take(desk, folder, *LATE)
    clock.now = MONDAY + timedelta(days=1, hours=20, minutes=10)
    note_seen(desk, 7)
    clock.now = MONDAY + timedelta(days=1, hours=21, minutes=25)
    record_outcome(desk, 7, Call("no_answer"))
    record_outcome(desk, 5, Call("wrong_number"))
    record_outcome(desk, 3, Call("booked"))
    clock.now = WEDNESDAY_NOON
