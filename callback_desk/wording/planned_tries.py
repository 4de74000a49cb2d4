"""Why a try is planned when it is, in words."""

from collections.abc import Iterable

from callback_desk.domain.cadence import BEFORE_CLOSE, Reason, WhyThen
from callback_desk.translation import _, _n

_MINUTES = int(BEFORE_CLOSE.total_seconds()) // 60
_ALONE = {
    WhyThen.LAST_TRY: _(
        "It is the last try before the deadline, {minutes} minutes or more before the "
        "desk closes.",
        minutes=_MINUTES,
    ),
    WhyThen.OTHER_PART: _("In this part of the day nobody has tried yet."),
    WhyThen.LONGEST_AGO: _("Of all parts of the day this one was tried longest ago."),
    WhyThen.DESK_HOURS: _("Before that the desk is closed."),
    WhyThen.CALLING_HOURS: _("Sooner, it is too early or too late where they are."),
}


def say_why_then(reasons: Iterable[Reason]) -> list[str]:
    """Reasons, one sentence each."""
    return [_say(reason) for reason in reasons]


def _say(reason: Reason) -> str:
    match reason.why:
        case WhyThen.GAP:
            return _n(
                "It is planned 1 minute after that call.",
                "It is planned {count} minutes after that call.",
                reason.amount,
            )
        case WhyThen.SHORT_GAP:
            return _n(
                "The usual gap would pass the deadline: it shrinks to 1 minute.",
                "The usual gap would pass the deadline: it shrinks to {count} minutes.",
                reason.amount,
            )
        case WhyThen.BUSINESS_DAYS:
            return _n(
                "It is planned for the next business day.",
                "It is planned {count} business days after that call.",
                reason.amount,
            )
        case _:
            return _ALONE[reason.why]
