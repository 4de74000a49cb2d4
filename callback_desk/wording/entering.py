"""What entering a lead by hand comes to, and who may be calling, in words."""

from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.caller import Caller
from callback_desk.domain.hand_entry import BY_HAND, Entered, Foretold
from callback_desk.domain.submission import Verdict
from callback_desk.translation import _, _p
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_when

NOTHING_YET = _("A name and a number are enough.")
NOBODY_TRIED = _("Nobody was tried in the last three days. Type a name or some digits.")
_OTHER_WAYS = {
    BY_HAND: _("entered at the desk"),
    "plain-mail": _("by a mail of their own"),
}
NOBODY_FOUND = _("Nobody is found by that. Ctrl+N makes a new lead of it.")


def say_foretold(told: Foretold, now: datetime) -> str:
    """What entering it would come to, its deadline first; none where that misleads.

    Who is in danger does not wait until then, and a barred number is not called.
    """
    due = say_when(told.due_at, now, told.calendar)
    goes_by_due = not (told.safety.flagged or told.barred)
    said = [_("Call by {due}.", due=due)] if goes_by_due else []
    if told.verdict is Verdict.REPEAT:
        name = visible(told.lead_name) or _("This person")
        here = _("{name} is here already.", name=name)
        if goes_by_due:
            here = _("{name} is here already: call by {due}.", name=name, due=due)
        said = [here, _("It counts as asking again.")]
    elif told.verdict is Verdict.KNOWN:
        said = [_("It was entered just now.")]
    if told.safety.flagged:
        said.append(_("Priority: these words must not wait."))
    if told.barred:
        said.append(_("This number asked not to be called."))
    return " ".join(said)


def say_asked(recognised_as: str, *, again: bool) -> str:
    """How somebody asked, for the timeline: nothing that the desk itself wrote down.

    Args:
        recognised_as: the form product, or how it came otherwise.
        again: whether they had asked before.
    """
    how = _OTHER_WAYS.get(recognised_as)
    if how is not None:
        return _("Asked again, {how}", how=how) if again else _("Asked, {how}", how=how)
    return _("Asked again on the website") if again else _("Asked on the website")


def say_entered(entered: Entered, due: str) -> str:
    """That a lead was entered, without a name: others read the screen, too."""
    if entered.safety:
        return _("Saved: a priority lead, at the top of the list.")
    if entered.barred:
        return _("Saved. The number asked not to be called, so it does not come up.")
    if entered.verdict is Verdict.NEW:
        return _("Saved: a new lead, call by {due}.", due=due)
    if entered.verdict is Verdict.KNOWN:
        return _("That was entered just now; call by {due}.", due=due)
    return _("Saved with the person who is here already, call by {due}.", due=due)


def say_caller(
    caller: Caller, label: str, now: datetime, calendar: BusinessCalendar
) -> str:
    """When somebody was tried last, and what came of it."""
    if caller.tried_at is None:
        return "" if caller.lead.is_open else _p("a lead", "closed")
    said = f"{label.lower()}, {say_when(caller.tried_at, now, calendar)}"
    return said if caller.lead.is_open else f"{said}, {_p('a lead', 'closed')}"
