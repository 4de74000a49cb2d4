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
    if words := _words_of_danger(desk, work, note):
        heard = replace(seen, heard=note)
        raise NoteTellsDanger(seen=heard, words=words, means=told.noted)


def unheeded_words(desk: Desk, lead_id: int, note: str) -> str:
    """What the note of a call says of danger, where its lead stands under no flag.

    Returns:
        Its words, short enough for a line; "" where it says none, or the lead stands on
        top all the same.
    """
    with desk.open_work(writes=False) as work:
        if not note or work.leads.details([lead_id])[lead_id].safety:
            return ""
        return _words_of_danger(desk, work, note)


def _words_of_danger(desk: Desk, work: Work, note: str) -> str:
    found = lists_in_force(desk, work).hear(note) if note else None
    if found is None or found.heard.lane is None:
        return ""
    return say_noted(found.heard.words)
