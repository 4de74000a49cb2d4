"""Words apart from meaning: the domain's values as sentences, for every surface.

The one room that turns steps of a promise, outcomes and standings into English. It
knows no Qt, so that window, report and command line say the same.
"""

from callback_desk.wording.intake import (
    say_came_in,
    say_counts,
    say_problem,
    say_product,
    say_verdict,
)
from callback_desk.wording.people import say_role, visible
from callback_desk.wording.promises import say_promise
from callback_desk.wording.queue import (
    say_foreseen,
    say_queue_counts,
    say_saved,
    say_standing,
)
from callback_desk.wording.times import (
    DAYS_NAMED_ALONE,
    MINUTES_AN_HOUR,
    SECONDS_A_MINUTE,
    say_clock,
    say_day,
    say_instant,
    say_soon,
    say_span,
    say_when,
)

__all__ = [
    "DAYS_NAMED_ALONE",
    "MINUTES_AN_HOUR",
    "SECONDS_A_MINUTE",
    "say_came_in",
    "say_clock",
    "say_counts",
    "say_day",
    "say_foreseen",
    "say_instant",
    "say_problem",
    "say_product",
    "say_promise",
    "say_queue_counts",
    "say_role",
    "say_saved",
    "say_soon",
    "say_span",
    "say_standing",
    "say_verdict",
    "say_when",
    "visible",
]
