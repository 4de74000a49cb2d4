"""The queue of a past moment in words."""

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import CallbackQueue, QueueEntry
from callback_desk.translation import _, _n
from callback_desk.wording.queue import say_queue_counts, say_standing
from callback_desk.wording.times import say_clock, say_date


def say_past_queue(queue: CallbackQueue, calendar: BusinessCalendar) -> str:
    """How the queue stood, like `12 open leads on …: 3 overdue, 9 on track`."""
    local = calendar.local(queue.at)
    when = f"{say_date(local.date())}, {say_clock(local)}"
    open_leads = len(queue.entries) + len(queue.resting)
    if not open_leads:
        return _("Nobody waited for a call on {when}.", when=when)
    return _n(
        "1 open lead on {when}: {counts}. Names and numbers are those of today.",
        "{count} open leads on {when}: {counts}. Names and numbers are those of today.",
        open_leads,
        when=when,
        counts=say_queue_counts(queue.counts),
    )


def say_past_standing(entry: QueueEntry) -> str:
    """A standing; of a priority lead both words."""
    standing = say_standing(entry.standing)
    return (
        _("priority, {standing}", standing=standing) if entry.lead.safety else standing
    )
