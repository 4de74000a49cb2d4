"""What is wrong in a calendar file, as a failure that names field and remedy."""

from datetime import date, time

from callback_desk.domain.errors import CalendarUnreadable
from callback_desk.translation import _

LONGEST_SHOWN = 60


def wrong(field: str, reason: str, right: str, **facts: object) -> CalendarUnreadable:
    """A failure about one field of a calendar file.

    Args:
        field: which.
        reason: what is wrong with it, with `{facts}`.
        right: what to write instead, with the same.
        facts: what stands in the file.
    """
    said, remedy = reason.format(**facts), right.format(**facts)
    return CalendarUnreadable(field=field, reason=said, right=remedy)


def shown(value: object) -> str:
    """A value as the sentence shows it: short, whatever stands in the file."""
    if isinstance(value, date | time):
        return f"{value}"
    try:
        text = repr(value)
    except ValueError:  # Python writes no integer of thousands of digits
        return _("so large a number")
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
