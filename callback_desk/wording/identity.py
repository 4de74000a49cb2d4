"""Who a lead is, what was corrected, and what joining two would do, in words."""

from callback_desk.translation import _, _n
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.lead_identity import Edited, LeadEdit, NumberState
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_times, say_when

_STATES = {
    NumberState.WRONG: "wrong number",
    NumberState.DISCONNECTED: "disconnected",
}


def say_number(shown: str, state: NumberState) -> str:
    """Another number, and what is known of it."""
    known = _STATES.get(state)
    return f"Also {shown}" if known is None else f"{shown}: {known}"


def say_join(name: str, shown: str) -> str:
    """A lead that became part of this one."""
    who = visible(name) or _("no name")
    return _("Joined: {name}, {number}", name=who, number=shown)


def say_edit(edit: LeadEdit, now: datetime, calendar: BusinessCalendar) -> str:
    """A correction, who made it, and when."""
    before, after = visible(edit.before), visible(edit.after)
    what = {
        Edited.NAME: f"Name: {after} (was {before})",
        Edited.NUMBER: f"Number: {after} (was {before})",
        Edited.NUMBER_ADDED: f"Number added: {after}",
        Edited.NUMBER_REMOVED: f"Number removed: {before}",
        Edited.JOINED: f"Joined with {after}",
        Edited.SPLIT: f"Split from {after}",
    }[edit.what]
    return f"{what}, {edit.by}, {say_when(edit.at, now, calendar)}"


def say_joining(stays: str, part: str, calls: int, asked: int) -> str:
    """What joining would do, before it is done."""
    tried = _n("1 call", "{count} calls", calls) if calls else _("no call")
    return _(
        "{part} asked {times}, {calls} so far: all of it comes to {stays}. It can be "
        "split again.",
        part=visible(part),
        times=say_times(asked),
        calls=tried,
        stays=visible(stays),
    )
