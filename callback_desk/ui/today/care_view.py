"""What the card says of a person in danger, in strings; nothing of what they wrote."""

from dataclasses import dataclass
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.safety import Lane
from callback_desk.domain.safety_care import Act
from callback_desk.services.work_queue import LeadCard
from callback_desk.translation import _
from callback_desk.ui.today.event_view import EventView, excerpt
from callback_desk.ui.today.said_times import say_past
from callback_desk.wording.safety import DECIDE_NOW, say_entry, say_goal, say_review


@dataclass(frozen=True, slots=True)
class CareView:
    """How far the care about a safety lead has come.

    Attributes:
        review: who was told, and that nobody has reviewed it yet.
        goal: that it should be called now, its goal being over, or "". (Until then the
            box with the deadline counts down.)
        must_tell: whether it must be said now whom the desk told.
        do_not_dial: that somebody must decide first, and what was known before; or "".
        other_lane: whether words of the second list alone put it on top.
    """

    review: str
    goal: str
    must_tell: bool
    do_not_dial: str
    other_lane: bool


def care_view(
    card: LeadCard, now: datetime, calendar: BusinessCalendar
) -> CareView | None:
    """What to say of a safety lead; None of any other."""
    lead = card.lead
    if not lead.safety:
        return None
    tried = lead.dialled or lead.contact
    # Nobody is told to call whom an outcome has closed: somebody who died, say.
    is_late = not (tried or card.state.is_held) and now > lead.goal_at
    closing = card.say_closing() if card.state.is_held else ""
    lanes = {one.record.safety.lane for one in card.submissions}
    known = "" if lead.care.may_be_dialled else _known_before(card)
    return CareView(
        review=say_review(lead.care, now, calendar, closing),
        goal=say_goal(lead.goal_at, now, calendar) if is_late else "",
        must_tell=not lead.care.is_told and (tried or card.state.is_held),
        do_not_dial=f"{DECIDE_NOW}. {known}" if known else "",
        other_lane=Lane.EMERGENCY in lanes and Lane.HARM_TO_SELF not in lanes,
    )


def _known_before(card: LeadCard) -> str:
    """Why a person in danger is not simply dialled; "" where nothing says so."""
    said = []
    if card.details.barred:
        said.append(_("This number asked not to be called."))
    earlier = card.state.requests[:-1]
    closed_by = earlier[-1].closed_by if earlier else None
    if closed_by is not None:
        label = card.labels.get(closed_by.outcome or "", "")
        if label:
            said.append(
                _("Known before: {label}, by {by}.", label=label, by=closed_by.by)
            )
    return " ".join(said)


def care_events(
    card: LeadCard, now: datetime, calendar: BusinessCalendar
) -> list[tuple[datetime, EventView]]:
    """Lines of the timeline: told, 911, transferred, reviewed."""
    taken_back = {entry.told.takes_back for entry in card.care_log}
    return [
        (
            entry.at,
            EventView(
                when=say_past(entry.at, now, calendar),
                words=say_entry(entry),
                who=entry.by,
                note=excerpt(entry.told.note),
                entered="",
                holds=entry.entry_id not in taken_back,
            ),
        )
        for entry in card.care_log
        if entry.act is not Act.TAKEN_BACK
    ]
