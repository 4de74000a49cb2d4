"""Every call to a person on paper, as an answer to a complaint."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.lead import Attempt, RequestState
from callback_desk.domain.outcome import Channel, Direction
from callback_desk.domain.pages import Grid, GridColumn, Heading, Pages, Words
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.weekly_review import is_letter, say_foot
from callback_desk.services.work_queue import LeadCard, show_lead
from callback_desk.translation import _, _p
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_clock, say_date

# A call that is entered sooner than this was entered at once.
AT_ONCE = timedelta(minutes=2)
RESULTS = {
    "kept": _("Kept"),
    "tried": _("Tried in time, not reached"),
    "missed": _("Missed"),
}
RUNNING = _("Still running")
_CHANNELS = {
    Channel.PHONE: _p("channel", "phone"),
    Channel.TEXT: _p("channel", "text"),
    Channel.EMAIL: _p("channel", "email"),
    Channel.IN_PERSON: _p("channel", "in person"),
}
LEFT_OUT = _(
    "Notes, messages and what the person asked about are left out of this page. Times "
    "are the clinic's ({zone}). A call stands under the time at which it was made; "
    "where it was entered later, that is said."
)
NO_CALL = _("Nobody has called, and no call of theirs is recorded.")


def every_call(desk: Desk, lead_id: int) -> Pages:
    """Every request, promise and try of a lead.

    Raises:
        UnknownLead: there is none of that number.
    """
    card, calendar, now = show_lead(desk, lead_id), show_calendar(desk), desk.now()
    lead = card.lead
    number = desk.phones.show(lead.phone, lead.extension) if lead.phone else ""
    who = ", ".join(part for part in (visible(lead.name), number) if part)
    state = "open" if card.state.is_open else "closed"
    calls = _calls(card, calendar)
    return Pages(
        title=_("Every call, lead {lead_id}", lead_id=lead_id),
        foot=say_foot(_("Every call, lead {lead_id}", lead_id=lead_id), now, calendar),
        letter=is_letter(calendar),
        blocks=(
            Heading(_("Every call")),
            Words(who, bold=True),
            Words(
                _(
                    "Lead {lead_id}, {state}. As known {now}.",
                    lead_id=lead_id,
                    state=state,
                    now=_say(now, calendar),
                )
            ),
            Heading(_("What was asked and promised")),
            _requests(card, now, calendar),
            Heading(_("What was done")),
            calls if calls.rows else Words(NO_CALL),
            Words(
                LEFT_OUT.format(zone=calendar.definition.timezone),
                small=True,
            ),
        ),
    )


def _say(at: datetime, calendar: BusinessCalendar) -> str:
    local = calendar.local(at)
    return f"{say_date(local.date())}, {say_clock(local)}"


def _requests(card: LeadCard, now: datetime, calendar: BusinessCalendar) -> Grid:
    return Grid(
        (
            GridColumn("", 5, right=True),
            GridColumn(_("Asked"), 27),
            GridColumn(_("Promised by"), 27),
            GridColumn(_("Deadline in force"), 27),
            GridColumn(_("What became of it"), 24),
        ),
        tuple(
            _request(number, state, now, calendar)
            for number, state in enumerate(card.state.requests, 1)
        ),
    )


def _request(
    number: int, state: RequestState, now: datetime, calendar: BusinessCalendar
) -> tuple[str, ...]:
    request = state.request
    result = state.result(now)
    moved = request.due_at != request.promised_due_at
    return (
        str(number),
        _say(request.received_at, calendar),
        _say(request.promised_due_at, calendar),
        _say(request.due_at, calendar) if moved else _("the same"),
        RUNNING if result is None else RESULTS.get(str(result), str(result)),
    )


def _calls(card: LeadCard, calendar: BusinessCalendar) -> Grid:
    replaced = {a.corrects: a for a in card.attempts if a.corrects is not None}
    return Grid(
        (
            GridColumn(_("When"), 24),
            GridColumn(_("Who"), 16),
            GridColumn(_("How"), 15),
            GridColumn(_("Outcome"), 19),
            GridColumn(_("Entered, where later; corrections"), 30),
        ),
        tuple(
            (
                _say(attempt.at, calendar),
                visible(attempt.by),
                _how(attempt),
                _outcome(attempt, card.labels),
                _entered(attempt, replaced.get(attempt.attempt_id), calendar),
            )
            for attempt in sorted(card.attempts, key=_by_time)
        ),
    )


def _by_time(attempt: Attempt) -> tuple[datetime, int]:
    return attempt.at, attempt.attempt_id


def _how(attempt: Attempt) -> str:
    channel = _CHANNELS[attempt.channel]
    if attempt.direction is Direction.IN:
        return _("they came to us, {channel}", channel=channel)
    return _("we, {channel}", channel=channel)


def _outcome(attempt: Attempt, labels: Mapping[str, str]) -> str:
    code = attempt.outcome
    return _("Taken back") if code is None else visible(labels.get(code, code))


def _entered(
    attempt: Attempt, replaced_by: Attempt | None, calendar: BusinessCalendar
) -> str:
    said = []
    if attempt.entered_at - attempt.at >= AT_ONCE:
        said.append(_("entered {when}", when=_say(attempt.entered_at, calendar)))
    if attempt.corrects is not None:
        said.append(_("corrects an earlier entry"))
    if replaced_by is not None:
        said.append(_("replaced {when}", when=_say(replaced_by.entered_at, calendar)))
    return "; ".join(said)
