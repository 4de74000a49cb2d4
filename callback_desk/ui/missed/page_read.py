"""What the page of missed callbacks shows, read in small steps."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from callback_desk.domain.period_report import Period
from callback_desk.services.desk import Desk
from callback_desk.services.missed_weeks import (
    UnsignedCount,
    count_unsigned,
    week_to_review,
)
from callback_desk.services.period_review import PeriodReview, review_in_parts


class PageRead(NamedTuple):
    """What the page shows, and in which weeks somebody has to be signed off."""

    review: PeriodReview
    unsigned: Mapping[date, int]


class ReadSoFar:
    """How far the page is read."""

    def __init__(self, parts: Iterator[PageRead | None]) -> None:
        self._parts = parts
        self.read: PageRead | None = None

    @property
    def is_whole(self) -> bool:
        """Whether there is all that the page shows."""
        return self.read is not None

    def go_on(self) -> None:
        """Read the next part."""
        self.read = next(self._parts)


def read_on(
    desk: Desk, period: Period | None, so_far: ReadSoFar | None = None
) -> ReadSoFar:
    """Read on by one small step; of no period the newest week with some unsigned."""
    so_far = so_far or ReadSoFar(_parts(desk, period))
    so_far.go_on()
    return so_far


def _parts(desk: Desk, period: Period | None) -> Iterator[PageRead | None]:
    count = UnsignedCount()
    while not count.is_whole:
        count = count_unsigned(desk, count)
        yield None
    week = period or week_to_review(desk, count.by_week)
    for review in review_in_parts(desk, week):
        yield None if review is None else PageRead(review, count.by_week)
