"""Outcomes as the settings tell them: what follows, what is asked, what stays."""

from callback_desk.translation import _
from callback_desk.domain.outcome import Asks, Closes, Contact, NextCall, Outcome

_NEXT = {
    NextCall.NONE: "Not by itself",
    NextCall.ASK: "When it was agreed",
    NextCall.MINUTES: "After minutes",
    NextCall.BUSINESS_DAYS: "After business days",
    NextCall.OTHER_NUMBER: "By its other number",
}
_ASKS = {
    Asks.NOTHING: "Nothing further",
    Asks.DATE: "For which day",
    Asks.REASON: "Why not",
    Asks.OWNER: "Who takes it on",
}
_CONTACT = {
    Contact.NONE: "nobody was reached",
    Contact.SPOKE: "they were spoken with",
    Contact.MESSAGE: "a message reached them",
}


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
        "The promise was tried" if outcome.dialled else "No dial of ours",
        _CONTACT[outcome.contact],
    ]
    if outcome.closes is Closes.YES:
        said.append("the lead is closed")
    elif outcome.closes is Closes.PROPOSES:
        said.append("closing is proposed")
    if outcome.bars_number:
        said.append("the number is never called again")
    if outcome.hands_over:
        said.append("the lead stays on top")
    if not outcome.counted:
        said.append("reports leave it out")
    always = "This stays with it, or calls long made would mean something else."
    return f"{', '.join(said)}. {always}"
