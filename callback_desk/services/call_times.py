"""When a call can have been, and the next one can be."""

from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.errors import AttemptTimeImpossible, NextCallInThePast
from callback_desk.translation import _
from callback_desk.wording.times import say_instant


def check_times(
    at: datetime | None,
    next_at: datetime | None,
    received_at: datetime,
    now: datetime,
    calendar: BusinessCalendar,
) -> None:
    """Refuse a call that cannot have been then, or a next one that does not lie ahead.

    Raises:
        AttemptTimeImpossible: the call lies before the receipt or after now.
        NextCallInThePast: the next call does not lie ahead.
    """

    def say(instant: datetime) -> str:
        return say_instant(calendar.local(instant))

    # A form's clock may run ahead of ours: then the call is possible from now on.
    if at is not None and not min(received_at, now) <= at <= now:
        raise AttemptTimeImpossible(
            at=say(at),
            reason=_("lies ahead") if at > now else _("lies before the lead came in"),
            received_at=say(received_at),
            now=say(now),
        )
    if next_at is not None and next_at <= now:
        raise NextCallInThePast(next_at=say(next_at), now=say(now))
