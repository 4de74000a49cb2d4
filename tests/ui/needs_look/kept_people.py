"""Records that could not be taken in by themselves, for tests and pictures."""

from datetime import timedelta
from pathlib import Path

from callback_desk.services.desk import Desk
from tests.desks import DeskClock
from tests.storage.stored_desk import ANA, take

NUMBER = "Maria Alvarez,ext 12,maria@example.net,please call me,2026-11-16 10:00"
LATE = "Sean O’Brien,call me,sean@example.net,about the pain,2026-11-12 16:40"
NO_NAME = ",(646) 555-0199,,my back hurts,2026-11-16 11:30"
TWO = "Tuan Nguyen,212-555-0142 or 646-555-0188,,any time,2026-11-16 12:00"
TORN = "Anne-Marie,415 555 0126,am@example.net,a,2026-11-16 12:10,extra"
DANGER = "No Number,none,,i want to die,2026-11-16 12:30"
NO_TIME = "Kwame Mensah,n/a,kwame@example.net,call me after five please,"
HOSTILE = (
    '<img src="file:///etc/passwd">\u202emoc,=cmd|x,"<b>bold</b>\u200b",'
    '"line one\n<script>alert(1)</script>\ttab",2026-11-16 12:40'
)
EVERYBODY = (ANA, NUMBER, LATE, NO_NAME, TWO, TORN, DANGER, NO_TIME, HOSTILE)


def fill(desk: Desk, folder: Path, clock: DeskClock, *rows: str) -> None:
    """Import these rows, or one of every kind, an hour ago."""
    clock.now -= timedelta(hours=1)
    take(desk, folder, *(rows or EVERYBODY))
    clock.now += timedelta(hours=1)
