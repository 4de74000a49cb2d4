"""What the card of a lead says, in strings: made from the lead, without any Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.lead import Attempt, standing_attempts
from callback_desk.domain.outcome import Channel, Direction, usual_channel
from callback_desk.domain.record import StoredSubmission
from callback_desk.domain.submission import Precision
from callback_desk.services.record_outcome import UNDONE
from callback_desk.services.work_queue import LeadCard
from callback_desk.translation import _, _p
from callback_desk.ui.today.call_view import CallView, call_view
from callback_desk.ui.today.care_view import CareView, care_events, care_view
from callback_desk.ui.today.deadline_view import DeadlineView, deadline_view
from callback_desk.ui.today.event_view import (
    EXCERPT_LINES,
    EventView,
    Excerpt,
    excerpt,
)
from callback_desk.ui.today.said_times import say_past
from callback_desk.wording.calling import say_details
from callback_desk.wording.entering import say_asked
from callback_desk.wording.times import say_times

ShowPhone = Callable[[str, str | None], str]

# From this on both the time of a call and that of its entry are shown.
ENTERED_LATE = timedelta(minutes=15)
LONGEST_NAME, LONGEST_LINE = 72, 200
LONGEST_EMAIL = 46

_IN_CAPITALS = {"ptsd": "PTSD", "crps": "CRPS"}
_BY_CHANNEL = {
    Channel.TEXT: _("By text: {outcome}"),
    Channel.EMAIL: _("By e-mail: {outcome}"),
    Channel.IN_PERSON: _("In person: {outcome}"),
}


class Mark(StrEnum):
    """What a badge means; the screen gives each a colour."""

    PRIORITY = "priority"
    OVERDUE = "overdue"
    ACCENT = "accent"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class Badge:
    """A word that stands beside the name."""

    words: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class MessageView:
    """What one sending of the form said; "" and None where it says nothing.

    Attributes:
        when: when it was sent.
        own_words: the sentence that put the lead on top, as typed.
        ticked: what was ticked that put it there, as written.
        text: the visitor's message.
        asks_about: what they ask about.
        page: where they pressed Send.
    """

    when: str
    own_words: str
    ticked: str
    text: Excerpt | None
    asks_about: str
    page: str


@dataclass(frozen=True, slots=True)
class CardView:
    """The card of one lead; texts of strangers are as typed, at most cut.

    Attributes:
        lead_id: its number.
        name: who it is.
        badges: what is worth knowing at a glance.
        number: the phone number as the country writes it.
        email: their address, or "".
        barred: why the number may not be called, or "".
        deadline: until when, and why.
        messages: what they sent, the newest words first.
        events: the timeline, oldest first.
        call: what is said around the call.
        care: of a safety lead, how far the care has come; None of any other.
    """

    lead_id: int
    name: str
    badges: tuple[Badge, ...]
    number: str
    email: str
    barred: str
    deadline: DeadlineView
    messages: tuple[MessageView, ...]
    events: tuple[EventView, ...]
    call: CallView
    care: CareView | None = None


def card_view(
    card: LeadCard, now: datetime, calendar: BusinessCalendar, show_phone: ShowPhone
) -> CardView:
    """What the card says of a lead at an instant.

    Args:
        card: the lead with all that is known.
        now: the instant, aware UTC.
        calendar: the clinic's.
        show_phone: writes a number and its extension as the country does.

    Raises:
        NoBusinessDay: the calendar never opens again.
    """
    details = card.details
    barred = ""
    if details.barred:
        barred = _("This number asked not to be called.")
    return CardView(
        lead_id=details.lead_id,
        name=cut(details.name, LONGEST_NAME).strip() or _("No name given"),
        badges=_badges(card),
        number=show_phone(details.phone, details.extension),
        email=cut(details.email or "", LONGEST_EMAIL),
        barred=barred,
        deadline=deadline_view(card, now, calendar),
        messages=tuple(
            _message(stored, now, calendar)
            for stored in sorted(card.submissions, key=_receipt, reverse=True)
            if _says_something(stored)
        ),
        events=_events(card, now, calendar),
        call=call_view(card, now, calendar),
        care=care_view(card, now, calendar),
    )


def cut(text: str, most: int) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _badges(card: LeadCard) -> tuple[Badge, ...]:
    badges = []
    if card.lead.safety:
        badges.append(Badge(_("Priority"), Mark.PRIORITY))
    if card.details.barred:
        badges.append(Badge(_("Do not call"), Mark.OVERDUE))
    if asked := _say_asked(card):
        badges.append(Badge(asked, Mark.ACCENT))
    if card.lead.claimed_by is not None:
        who = cut(card.lead.claimed_by, LONGEST_NAME)
        badges.append(Badge(_("open at {who}’s desk", who=who), Mark.RESTING))  # noqa: RUF001 - the apostrophe that is printed
    return tuple(badges)


def _say_asked(card: LeadCard) -> str:
    """That they asked more than once; after what, where they had been reached."""
    requests = card.state.requests
    if len(requests) > 1:
        newest = card.state.current.request.received_at
        before = [a for a in standing_attempts(card.attempts) if a.at < newest]
        label = card.labels.get(before[-1].outcome or "") if before else None
        if label is not None:
            return _("asked again after {label}", label=label.lower())
    asked = card.details.asked
    return _("asked {times}", times=say_times(asked)) if asked > 1 else ""


def _receipt(stored: StoredSubmission) -> datetime:
    return stored.record.received_at


def _says_something(stored: StoredSubmission) -> bool:
    sent, safety = stored.record.submission, stored.record.safety
    return bool(
        sent.message.strip()
        or sent.answers.strip()
        or sent.source.page
        or stored.record.interests
        or safety.flagged
    )


def _message(
    stored: StoredSubmission, now: datetime, calendar: BusinessCalendar
) -> MessageView:
    record = stored.record
    sent = record.submission
    interests = [_IN_CAPITALS.get(i, i.replace("_", " ")) for i in record.interests]
    answers = ", ".join(sent.answers.split("\n", EXCERPT_LINES)[:EXCERPT_LINES])
    return MessageView(
        when=_say_receipt(stored, now, calendar),
        own_words=record.safety.own_words or "",
        ticked=cut(record.safety.answer or "", LONGEST_LINE),
        text=excerpt(sent.message),
        asks_about=cut(", ".join(interests) or answers.strip(), LONGEST_LINE),
        page=cut(sent.source.page or "", LONGEST_LINE),
    )


def _say_receipt(
    stored: StoredSubmission, now: datetime, calendar: BusinessCalendar
) -> str:
    record = stored.record
    day_only = record.precision is Precision.DAY
    return say_past(record.received_at, now, calendar, day_only=day_only)


def _events(
    card: LeadCard, now: datetime, calendar: BusinessCalendar
) -> tuple[EventView, ...]:
    in_order = sorted(card.submissions, key=_receipt)
    asked = [
        (stored.record.received_at, _asking(stored, now, calendar, again=place > 0))
        for place, stored in enumerate(in_order)
    ]
    later = {one.corrects: one for one in card.attempts if one.corrects is not None}
    called = [
        (
            attempt.at,
            _attempt(attempt, card, now, calendar, later.get(attempt.attempt_id)),
        )
        for attempt in card.attempts
    ]
    return _in_time([*asked, *called, *care_events(card, now, calendar)])


def _in_time(events: Sequence[tuple[datetime, EventView]]) -> tuple[EventView, ...]:
    return tuple(event for _unused, event in sorted(events, key=lambda pair: pair[0]))


def _asking(
    stored: StoredSubmission, now: datetime, calendar: BusinessCalendar, *, again: bool
) -> EventView:
    words = say_asked(stored.record.submission.recognised_as, again=again)
    unknown = stored.record.precision is Precision.UNKNOWN
    return EventView(
        when=_say_receipt(stored, now, calendar),
        words=words,
        who="",
        note=None,
        entered=_("came in then; when it was sent is not known") if unknown else "",
        holds=True,
    )


def _attempt(
    attempt: Attempt,
    card: LeadCard,
    now: datetime,
    calendar: BusinessCalendar,
    later: Attempt | None,
) -> EventView:
    """A call on the timeline, with what came in its place later, if anything did."""
    words = _("Taken back")
    if attempt.outcome is not None:
        came_in = attempt.direction is Direction.IN
        called = _("They called: {outcome}") if came_in else "{outcome}"
        if attempt.channel is not usual_channel(attempt.outcome):
            called = _BY_CHANNEL.get(attempt.channel, called)
        outcome = card.labels.get(attempt.outcome, attempt.outcome)
        words = called.format(outcome=outcome)
    said = [cut(words, LONGEST_LINE) for words in say_details(attempt.details)]
    if attempt.entered_at - attempt.at > ENTERED_LATE:
        said.append(
            _("entered {past}", past=say_past(attempt.entered_at, now, calendar))
        )
    if attempt.corrects is not None and attempt.why != UNDONE:
        said.append(_("corrected: {why}", why=cut(attempt.why or "", LONGEST_LINE)))
    if later is not None:
        is_undone = later.outcome is None
        said.append(_p("a call", "taken back") if is_undone else _("replaced"))
    return EventView(
        when=say_past(attempt.at, now, calendar),
        words=words,
        who=cut(attempt.by, LONGEST_NAME),
        note=excerpt(attempt.note),
        entered="; ".join(said),
        holds=later is None,
    )


def lead_of(view: CardView | None) -> int | None:
    """The lead that a card shows, or None."""
    return None if view is None else view.lead_id
