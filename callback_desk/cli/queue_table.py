"""The list and the card as words, for a person at a terminal."""

import sys
from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from callback_desk.cli.output import print_words, writing
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import CallbackQueue, QueueEntry
from callback_desk.domain.standing import OpenLead, Standing
from callback_desk.services.desk import Desk
from callback_desk.services.record_outcome import Recorded
from callback_desk.services.work_queue import LeadCard
from callback_desk.translation import _, _p
from callback_desk.wording.people import visible
from callback_desk.wording.promises import say_promise
from callback_desk.wording.queue import say_queue_counts, say_standing
from callback_desk.wording.reaching import say_reach
from callback_desk.wording.times import is_far, say_instant, say_open_time

_STYLES = {
    Standing.OVERDUE: "bold red",
    Standing.DUE_TODAY: "yellow",
}
# What a file or a pipe gets, which has no width of its own.
PIPE_WIDTH = 110


def print_queue(
    desk: Desk,
    queue: CallbackQueue,
    entries: Sequence[QueueEntry],
    calendar: BusinessCalendar,
) -> None:
    """The leads as a table, in the order in which they are to be called."""
    print_words(f"{say_instant(calendar.local(queue.at))}")
    print_words(say_queue_counts(queue.counts))
    if not entries:
        print_words(_("Nobody is waiting for a call."))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    name = _("Name")
    for heading in (_("Lead"), _("Call by"), "", name, _("Number"), _("Tries")):
        table.add_column(heading, no_wrap=heading != name)
    for entry in entries:
        lead = entry.lead
        word = _("priority") if lead.safety else say_standing(entry.standing)
        style = "bold magenta" if lead.safety else _STYLES.get(entry.standing, "")
        table.add_row(
            str(lead.lead_id or "-"),
            Text(word, style=style),
            say_instant(calendar.local(lead.act_by))
            + _time_left(lead, queue, calendar),
            Text(visible(lead.name)),
            Text(desk.phones.show(lead.phone, lead.extension) if lead.phone else "-"),
            str(lead.attempts or ""),
        )
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    with writing():
        Console(width=width, highlight=False).print(table)


def _time_left(lead: OpenLead, queue: CallbackQueue, calendar: BusinessCalendar) -> str:
    if is_far(lead.act_by, queue.at, calendar):
        return ""
    ahead = lead.act_by > queue.at
    first, last = (queue.at, lead.act_by) if ahead else (lead.act_by, queue.at)
    open_time = say_open_time(first, last, calendar)
    return (
        f" ({_('in {span}', span=open_time)})"
        if ahead
        else f" ({_('{span} over', span=open_time)})"
    )


def print_card(desk: Desk, card: LeadCard, calendar: BusinessCalendar) -> None:
    """One lead: who, the deadline with its reasons, and everything that happened."""
    lead = card.lead
    word = say_standing(card.standing) if card.standing else _p("a lead", "closed")
    if lead.safety:
        word = _("priority, {standing}", standing=word)
    print_words(f"{visible(lead.name)}  ({word})")
    if lead.phone:
        print_words(desk.phones.show(lead.phone, lead.extension))
    if lead.barred:
        print_words(_("Do not call this number."))
    if card.facts is not None and (reach := say_reach(card.facts.reach)):
        print_words(visible(reach))
    for promise in card.promises:
        print_words(" ".join(say_promise(promise.steps)))
    for stored in card.submissions:
        if stored.record.submission.message:
            print_words(f"  “{visible(stored.record.submission.message)}”")
    for event in card.timeline():
        print_words(
            f"  {say_instant(calendar.local(event.at)):20} {visible(event.words)}"
        )


def say_recorded(
    recorded: Recorded, calendar: BusinessCalendar, *, barred: bool
) -> str:
    """What recording came to, in one sentence.

    Args:
        recorded: what it came to.
        calendar: the clinic's.
        barred: whether the number asked not to be called.
    """
    if recorded.closed:
        return _(
            "Recorded as attempt {attempt_id}; the lead is closed.",
            attempt_id=recorded.attempt_id,
        )
    if recorded.safety:
        return _(
            "Recorded as attempt {attempt_id}; the lead stays on top until a "
            "clinician has reviewed it.",
            attempt_id=recorded.attempt_id,
        )
    if barred:
        return _(
            "Recorded as attempt {attempt_id}; “Do not call” still stands for the "
            "number, so the lead does not come up.",
            attempt_id=recorded.attempt_id,
        )
    if recorded.proposes_closing:
        return _(
            "Recorded as attempt {attempt_id}; there is nothing more to try. "
            "The lead stays in the list: close it with --close, or agree a call.",
            attempt_id=recorded.attempt_id,
        )
    returns = _say_return(recorded.next_call_at, calendar)
    return _(
        "Recorded as attempt {attempt_id}; {returns}.",
        attempt_id=recorded.attempt_id,
        returns=returns,
    )


def _say_return(next_call_at: datetime | None, calendar: BusinessCalendar) -> str:
    if next_call_at is None:
        return _("the lead stays in the list")
    return _(
        "the lead comes back {instant}",
        instant=say_instant(calendar.local(next_call_at)),
    )
