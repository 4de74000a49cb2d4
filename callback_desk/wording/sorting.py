"""How an order is said, and shown beside a heading."""

from callback_desk.domain.sort_order import SortOrder
from callback_desk.translation import _

RISES, FALLS = "\u25b2", "\u25bc"


def mark_heading(heading: str, order: SortOrder | None, column: int) -> str:
    """A heading, with an arrow if the rows are sorted by it."""
    if order is None or order.column != column:
        return heading
    return f"{heading} {FALLS if order.falls else RISES}"


def say_order(heading: str, order: SortOrder) -> str:
    """By what rows are sorted, and which way."""
    heading = " ".join(heading.split())
    if order.falls:
        return _("{heading}, descending", heading=heading)
    return _("{heading}, ascending", heading=heading)


def say_sorted(heading: str, order: SortOrder) -> str:
    """The same as a sentence."""
    return _("Sorted by {order}.", order=say_order(heading, order))
