"""What the note of a call tells of danger, said before the call is recorded.

What people send puts them on top by itself; staff are asked what they meant.
"""

from dataclasses import replace

from callback_desk.domain.day_errors import NoteTellsDanger
from callback_desk.domain.lead_seen import LeadSeen
from callback_desk.domain.ports import Work
from callback_desk.services.desk import Desk
from callback_desk.services.own_words import lists_in_force
from callback_desk.wording.meanwhile import AllTheSame, say_noted


def heed_note(
    desk: Desk, work: Work, seen: LeadSeen, note: str, told: AllTheSame
) -> None:
    """What a note says of danger is told before the call is recorded.

    Raises:
        NoteTellsDanger: it has words that must not wait.
    """
    found = lists_in_force(desk, work).hear(note) if note else None
    if found is not None and found.heard.lane is not None:
        heard = replace(seen, heard=note)
        words = say_noted(found.heard.words)
        raise NoteTellsDanger(seen=heard, words=words, means=told.noted)
