"""What the list says beside its cells: a row for the ear, and why it is empty."""

from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import QueueEntry, QueueSummary
from callback_desk.domain.lead_search import is_closed
from callback_desk.translation import _, _p
from callback_desk.ui.today.call_by_words import say_call_by
from callback_desk.wording.day import LOOKING, say_owner, say_who_has_it
from callback_desk.wording.people import visible
from callback_desk.wording.queue import say_standing
from callback_desk.wording.times import say_soon, say_when

_WAITING = ("safety", "overdue", "tried", "follow_up", "due_today")
PROMISES_KEPT = _("Every promise is kept.")
NO_LEADS_YET = (
    _("Leads from your website will stand here."),
    _("Import a file to begin (Ctrl+O), or drop one on this window."),
)
NOTHING_FITS = (
    _("Nobody fits."),
    _("Clear the search (Esc), or press the counter again, to see everybody."),
)


def say_entry(entry: QueueEntry, now: datetime, calendar: BusinessCalendar) -> str:
    """A row of the list for somebody who hears it: who, the standing, until when."""
    first, second = say_call_by(entry, now, calendar)
    word = _("priority") if entry.lead.safety else say_standing(entry.standing)
    if is_closed(entry):
        word = _p("a lead", "closed")
    said = [visible(entry.lead.name) or _("no name"), word, first, second]
    if word in first.lower():
        said.remove(word)
    if entry.lead.claimed_by:
        said.append(say_who_has_it(entry.lead.claimed_by))
    if entry.lead.owner:
        said.append(say_owner(entry.lead.owner))
    return ", ".join(said)


def say_empty_list(
    queue: QueueSummary,
    calendar: BusinessCalendar,
    *,
    narrowed: bool,
    had_leads: bool,
) -> tuple[str, str]:
    """What stands where no lead stands, and what to do about it.

    Args:
        queue: how all of it stands.
        calendar: the clinic's.
        narrowed: whether a search or a counter hides some.
        had_leads: whether any lead ever came in.
    """
    if narrowed:
        return NOTHING_FITS
    if not had_leads and not any(queue.counts.values()):
        return NO_LEADS_YET
    # Somebody waits: the list is being read, as after the lock.
    return say_all_done(queue, calendar) or (LOOKING, "")


def say_stands_as_of(
    at: datetime | None, now: datetime, calendar: BusinessCalendar | None
) -> str:
    """That the list was not read again, and as of when it stands.

    Args:
        at: when it was read last; None where it never was.
        now: the present instant.
        calendar: the clinic's; None where nothing was ever read.
    """
    if at is None or calendar is None:
        return _("The list could not be read.")
    when = say_when(at, now, calendar)
    return _("The list could not be read again. It stands as of {when}.", when=when)


def is_waiting(entry: QueueEntry) -> bool:
    """Whether somebody is to be called, by now or today."""
    return bool(entry.lead.safety) or entry.standing in _WAITING


def say_all_done(
    queue: QueueSummary, calendar: BusinessCalendar
) -> tuple[str, str] | None:
    """That nobody waits for a call, and what comes next; None while somebody does."""
    if any(queue.counts.get(kind, 0) for kind in _WAITING):
        return None
    now, due, call = queue.at, queue.next_due_at, queue.next_call_at
    first = _("Nobody waits for a call now.") if queue.any_late else PROMISES_KEPT
    if due is not None:
        return first, _(
            "The next one falls due {soon}.", soon=say_soon(due, now, calendar)
        )
    if call is not None:
        return first, _("The next call is {soon}.", soon=say_soon(call, now, calendar))
    return first, _("New leads will stand here as they come in.")
