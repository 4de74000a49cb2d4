"""Who a lead is, what was corrected, and what joining two would do, in words."""

from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.lead_identity import Edited, LeadEdit, NumberState
from callback_desk.translation import _, _n
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_times, say_when

_STATES = {
    NumberState.WRONG: _("wrong number"),
    NumberState.DISCONNECTED: _("disconnected"),
}


def say_number(shown: str, state: NumberState) -> str:
    """Another number, and what is known of it."""
    known = _STATES.get(state)
    return _("Also {shown}", shown=shown) if known is None else f"{shown}: {known}"


def say_join(name: str, shown: str) -> str:
    """A lead that became part of this one."""
    who = visible(name) or _("no name")
    return _("Joined: {name}, {number}", name=who, number=shown)


def say_edit(edit: LeadEdit, now: datetime, calendar: BusinessCalendar) -> str:
    """A correction, who made it, and when."""
    before, after = visible(edit.before), visible(edit.after)
    what = {
        Edited.NAME: _("Name: {after} (was {before})", after=after, before=before),
        Edited.NUMBER: _("Number: {after} (was {before})", after=after, before=before),
        Edited.NUMBER_ADDED: _("Number added: {after}", after=after),
        Edited.NUMBER_REMOVED: _("Number removed: {before}", before=before),
        Edited.JOINED: _("Joined with {after}", after=after),
        Edited.SPLIT: _("Split from {after}", after=after),
    }[edit.what]
    return f"{what}, {edit.by}, {say_when(edit.at, now, calendar)}"


def say_corrected(others: int, *, barred: bool) -> str:
    """That a correction is kept, and what else is known of the number now.

    Args:
        others: how many other leads are called by it.
        barred: whether it must not be called.
    """
    said = [_("The correction is saved.")]
    if barred:
        said.append(_("This number asked not to be called."))
    if others:
        said.append(
            _n(
                "Another lead has this number: a household, or one person (Ctrl+E "
                "joins them).",
                "{count} other leads have this number: a household, or one person "
                "(Ctrl+E joins them).",
                others,
            )
        )
    return " ".join(said)


def say_joining(stays: str, part: str, calls: int, asked: int) -> str:
    """What joining would do, before it is done."""
    tried = _n("1 call", "{count:,} calls", calls) if calls else _("no call")
    return _(
        "{part} asked {times}, {calls} so far: all of it comes to {stays}. It can be "
        "split again.",
        part=visible(part),
        times=say_times(asked),
        calls=tried,
        stays=visible(stays),
    )
