"""The safety contact of the day: asked each morning, changed in one step."""

from callback_desk.domain.safety_contact import Contact, ContactToday
from callback_desk.domain.safety_errors import NobodyNamed
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force


def contact_today(desk: Desk) -> ContactToday:
    """Who is the safety contact today, on the clinic's calendar."""
    with desk.open_work(writes=False) as work:
        today = in_force(desk, work).calendar.local_date(desk.now())
        last = work.safety.contact(today)
    if last is not None and last.day == today:
        return ContactToday(last, None)
    return ContactToday(None, last)


def set_contact_today(
    desk: Desk, first: Contact, backup: Contact | None
) -> ContactToday:
    """Say who is the safety contact today, and who if they cannot be reached.

    Raises:
        NobodyNamed: no name is given.
    """
    first = _tidy(first)
    if not first.name:
        raise NobodyNamed()
    second = None if backup is None else _tidy(backup)
    with desk.open_work() as work:
        now = desk.now()
        today = in_force(desk, work).calendar.local_date(now)
        work.safety.set_contact(
            today,
            first,
            second if second and second.name else None,
            now,
            desk.staff.staff_id,
        )
        work.audit.add("safety_contact_set", desk.staff.staff_id, now)
        work.commit()
    return contact_today(desk)


def _tidy(contact: Contact) -> Contact:
    return Contact(" ".join(contact.name.split()), " ".join(contact.reach.split()))
