"""Finding a lead by what somebody remembers: a name, some digits, a word of a note."""

from dataclasses import replace

from callback_desk.domain.lead_search import FoundEntry, FoundLead
from callback_desk.domain.safety_care import Subject, care_of
from callback_desk.domain.standing import Standing, standing_of
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import as_open_lead, goal_of, read_histories

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


def find_entries(desk: Desk, text: str, limit: int = MOST_FOUND) -> list[FoundEntry]:
    """As `search_leads`, each as an entry of the list with its standing of now."""
    now = desk.now()
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        found = work.find_leads(text, limit)
        histories = read_histories(work, [lead.lead_id for lead in found])
        entries = []
        for one in found:
            history = histories[one.lead_id]
            state = history.state(settings.outcomes)
            goal_at = goal_of(state, settings.calendar, safety=one.safety)
            lead = as_open_lead(history.details, state, goal_at, safety=one.safety)
            if one.safety and one.is_open:
                log = work.safety.of(Subject(lead_id=one.lead_id))
                heard_at = work.safety.heard_at(one.lead_id)
                lead = replace(lead, care=care_of(log, heard_at))
            standing = Standing.RESTING
            if one.is_open:
                standing = standing_of(lead, now, settings.calendar)
            entries.append(FoundEntry(lead, standing, one))
        return entries
