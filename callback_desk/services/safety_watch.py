"""What must be said of people in danger right now, read from the desk."""

from callback_desk.domain.safety_watch import SafetyWatch, watch_of
from callback_desk.services.contact_of_day import contact_today
from callback_desk.services.desk import Desk
from callback_desk.services.reviewing import list_reviews


def watch_safety(desk: Desk) -> SafetyWatch:
    """How the priority leads stand at the desk's time."""
    page, calendar = list_reviews(desk)
    leads = tuple(entry.lead for entry in page.entries)
    with desk.open_work(writes=False) as work:
        heard = work.safety.heard([lead.subject for lead in leads])
    return watch_of(leads, contact_today(desk), page.at, calendar, heard)
