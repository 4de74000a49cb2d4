"""Finding a lead by what somebody remembers: a name, some digits, a word of a note."""

from callback_desk.domain.lead_search import FoundLead
from callback_desk.services.desk import Desk

# More than anybody reads; who sees so many types another word.
MOST_FOUND = 50


def search_leads(desk: Desk, text: str, limit: int = MOST_FOUND) -> list[FoundLead]:
    """The leads that fit a typed text, closed ones too, the open ones first.

    Args:
        desk: where to look.
        text: "5550142", "(212) 555-0142", "alvarez maria", or words of a note.
        limit: how many at most.
    """
    with desk.open_work(writes=False) as work:
        return work.find_leads(text, limit)
