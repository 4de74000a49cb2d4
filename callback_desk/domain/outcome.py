"""Outcomes: what came of a call, and what that does to the lead."""

from dataclasses import dataclass
from enum import StrEnum

from callback_desk.translation import _


class Contact(StrEnum):
    """Whether the person was reached."""

    NONE = "none"
    SPOKE = "spoke"
    MESSAGE = "message"


class Closes(StrEnum):
    """Whether the outcome ends the work on a lead."""

    NO = "no"
    PROPOSES = "proposes"
    YES = "yes"


class Direction(StrEnum):
    """Who called whom."""

    OUT = "out"
    IN = "in"


class Channel(StrEnum):
    """By what means they were in touch."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    IN_PERSON = "in_person"


_CHANNELS = {"texted": Channel.TEXT, "emailed": Channel.EMAIL}


def usual_channel(outcome: str | None) -> Channel:
    """By what means an outcome of a code comes about, unless told otherwise."""
    return _CHANNELS.get(outcome or "", Channel.PHONE)


def channel_meant(mistaken: str | None, by: Channel, meant: str) -> Channel:
    """By what means it was, once the outcome is corrected: as told, where told."""
    usual = usual_channel(meant)
    was_told = usual is Channel.PHONE and by is not usual_channel(mistaken)
    return by if was_told else usual


class Asks(StrEnum):
    """What an outcome asks further, beside the time of the next call."""

    NOTHING = ""
    DATE = "date"
    REASON = "reason"
    OWNER = "owner"


class NextCall(StrEnum):
    """When a lead comes back after an outcome, unless told otherwise."""

    NONE = "none"
    ASK = "ask"
    MINUTES = "minutes"
    BUSINESS_DAYS = "business_days"
    OTHER_NUMBER = "other_number"


@dataclass(frozen=True, slots=True)
class NextRule:
    """The rule of a next call.

    Attributes:
        kind: how it is reckoned.
        amount: minutes, or business days.
        other_part: whether it falls in another part of the day than the tries so far.
        other_part_after: from this many tries without an answer on, the next one
            falls in another part of the day; None for never.
    """

    kind: NextCall = NextCall.NONE
    amount: int = 0
    other_part: bool = False
    other_part_after: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt; the clinic may change all but the code.

    Attributes:
        code: the contract's word for it.
        label: the words on screen; the shipped ones in the language of this run.
        key: the digit that records it, or None where it stands under "More".
        dialled: the promise was tried.
        contact: whether the person was spoken with, or a message reached them.
        closes: whether the lead is done.
        next: when it comes back.
        counted: whether reports count the promise.
        bars_number: whether the number may never be called again.
        hands_over: whether it makes a safety lead of it.
        asks: what it asks further.
        active: whether it is offered; what was recorded with it stays.
    """

    code: str
    label: str
    key: str | None = None
    dialled: bool = True
    contact: Contact = Contact.NONE
    closes: Closes = Closes.NO
    next: NextRule = NextRule()
    counted: bool = True
    bars_number: bool = False
    hands_over: bool = False
    asks: Asks = Asks.NOTHING
    active: bool = True

    def is_dial(self, direction: Direction) -> bool:
        """Whether we dialled: a call of theirs is none of ours."""
        return self.dialled and direction is Direction.OUT

    def contact_by(self, direction: Direction) -> Contact:
        """The contact made; a call of theirs counts as one."""
        if direction is Direction.IN and self.dialled and self.contact is Contact.NONE:
            return Contact.SPOKE
        return self.contact


def _minutes(amount: int, other_part_after: int | None = None) -> NextRule:
    return NextRule(NextCall.MINUTES, amount, other_part_after=other_part_after)


def _days(amount: int, *, other_part: bool = False) -> NextRule:
    return NextRule(NextCall.BUSINESS_DAYS, amount, other_part=other_part)


_SPOKE, _MESSAGE = Contact.SPOKE, Contact.MESSAGE
_YES, _PROPOSES = Closes.YES, Closes.PROPOSES
_ASK, _OTHER = NextRule(NextCall.ASK), NextRule(NextCall.OTHER_NUMBER)

SHIPPED_OUTCOMES: tuple[Outcome, ...] = (
    Outcome("booked", _("Booked"), "1", contact=_SPOKE, closes=_YES, asks=Asks.DATE),
    Outcome("call_again", _("Call again"), "2", contact=_SPOKE, next=_ASK),
    Outcome(
        "left_voicemail",
        _("Voicemail"),
        "3",
        contact=_MESSAGE,
        next=_days(1, other_part=True),
    ),
    Outcome("no_answer", _("No answer"), "4", next=_minutes(60, other_part_after=2)),
    Outcome("busy", _("Busy"), "5", next=_minutes(15)),
    Outcome("wrong_number", _("Wrong number"), "6", closes=_PROPOSES, next=_OTHER),
    Outcome("someone_else", _("Someone else"), "7", next=_minutes(60)),
    Outcome(
        "not_interested",
        _("Not interested"),
        "8",
        contact=_SPOKE,
        closes=_YES,
        asks=Asks.REASON,
    ),
    Outcome("disconnected", _("Disconnected"), closes=_PROPOSES, next=_OTHER),
    Outcome("mailbox_full", _("Mailbox full"), next=_minutes(60)),
    Outcome("cut_off", _("Cut off"), contact=_SPOKE, next=_minutes(5)),
    Outcome("thinking", _("Wants to think"), contact=_SPOKE, next=_days(3)),
    Outcome("texted", _("Texted"), contact=_MESSAGE, next=_days(1)),
    Outcome("emailed", _("E-mailed"), contact=_MESSAGE, next=_days(1)),
    Outcome(
        "question_for",
        _("Question for nurse, billing …"),
        contact=_SPOKE,
        next=_days(1),
        asks=Asks.OWNER,
    ),
    Outcome("language_help", _("Needs an interpreter"), contact=_SPOKE, next=_days(1)),
    Outcome("cannot_help", _("We can't help"), contact=_SPOKE, closes=_YES),
    Outcome(
        "booked_elsewhere",
        _("Booked another way"),
        dialled=False,
        contact=_SPOKE,
        closes=_YES,
    ),
    Outcome(
        "already_patient",
        _("Already a patient"),
        dialled=False,
        closes=_YES,
        counted=False,
    ),
    Outcome("spam", _("Spam"), dialled=False, closes=_YES, counted=False),
    Outcome("test", _("Test"), dialled=False, closes=_YES, counted=False),
    Outcome(
        "do_not_call", _("Do not call"), contact=_SPOKE, closes=_YES, bars_number=True
    ),
    Outcome(
        "crisis_handover", _("Handed over (crisis)"), contact=_SPOKE, hands_over=True
    ),
    Outcome("deceased", _("Deceased"), dialled=False, closes=_YES),
)
