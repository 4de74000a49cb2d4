"""Outcomes as the settings tell them: what follows, what is asked, what stays."""

from callback_desk.domain.outcome import Asks, Closes, Contact, NextCall, Outcome
from callback_desk.translation import _

_NEXT = {
    NextCall.NONE: _("Not by itself"),
    NextCall.ASK: _("When it was agreed"),
    NextCall.MINUTES: _("After minutes"),
    NextCall.BUSINESS_DAYS: _("After business days"),
    NextCall.OTHER_NUMBER: _("By its other number"),
}
_ASKS = {
    Asks.NOTHING: _("Nothing further"),
    Asks.DATE: _("For which day"),
    Asks.REASON: _("Why not"),
    Asks.OWNER: _("Who takes it on"),
}
_CONTACT = {
    Contact.NONE: _("nobody was reached"),
    Contact.SPOKE: _("they were spoken with"),
    Contact.MESSAGE: _("a message reached them"),
}


def say_openly(outcome: Outcome) -> str:
    """An outcome where others may read along, in lists and on paper: of no crisis."""
    return _("Handed over") if outcome.hands_over else outcome.label


def say_next_kind(kind: NextCall) -> str:
    """When a lead comes back."""
    return _NEXT[kind]


def say_asks(asks: Asks) -> str:
    """What an outcome asks further."""
    return _ASKS[asks]


def say_outcome_line(outcome: Outcome) -> str:
    """An outcome in the list of the settings."""
    key = outcome.key or "–"  # noqa: RUF001 - a dash for no key
    offered = "" if outcome.active else f"   ({_('not offered')})"
    return f"{key}   {outcome.label}{offered}"


def say_fixed(outcome: Outcome) -> str:
    """What goes with the outcome's code and cannot be changed."""
    said = [
        _("The promise was tried") if outcome.dialled else _("No dial of ours"),
        _CONTACT[outcome.contact],
    ]
    if outcome.closes is Closes.YES:
        said.append(_("the lead is closed"))
    elif outcome.closes is Closes.PROPOSES:
        said.append(_("closing is proposed"))
    if outcome.bars_number:
        said.append(_("the number is never called again"))
    if outcome.hands_over:
        said.append(_("the lead stays on top"))
    if not outcome.counted:
        said.append(_("reports leave it out"))
    always = _("This stays with it, or calls long made would mean something else.")
    return f"{', '.join(said)}. {always}"
