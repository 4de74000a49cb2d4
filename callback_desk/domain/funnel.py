"""The funnel: who asked, was spoken with, booked and came, by where they came from."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callback_desk.domain.asking_course import Asking, Course
from callback_desk.domain.visit import Visit


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """What came of some askings, by now.

    Attributes:
        source: the name under which reports count it; None for all of them.
        asked: how many asked; who turned out to be no lead is left out.
        spoken: of those, with whom somebody spoke.
        messaged: to whom a message went, and nobody spoke with.
        booked: who booked a visit.
        came: who came to it.
        no_shows: who did not come to it.
        canceled: whose visit was canceled.
        ahead: whose visit lies ahead, or of whom nobody has said.
        lost: who was closed without a visit, by why: a reason, else an outcome.
        spend_cents: what was spent on advertising; None where nothing was typed.
    """

    source: str | None
    asked: int
    spoken: int
    messaged: int
    booked: int
    came: int
    no_shows: int
    canceled: int
    ahead: int
    lost: Mapping[str, int]
    spend_cents: int | None = None

    @property
    def lost_most_to(self) -> str | None:
        """Why most were lost; of equally many the first by name."""
        if not self.lost:
            return None
        return min(self.lost, key=lambda why: (-self.lost[why], why))

    @property
    def cents_a_booked_visit(self) -> int | None:
        """What was spent for one booked visit; None where that says nothing."""
        if self.spend_cents is None or not self.booked:
            return None
        return round(self.spend_cents / self.booked)

    @property
    def cents_a_visit(self) -> int | None:
        """What was spent for one that came; None where that says nothing."""
        if self.spend_cents is None or not self.came:
            return None
        return round(self.spend_cents / self.came)


@dataclass(frozen=True, slots=True)
class Funnel:
    """The funnel of a period: of all, and by source, the largest first."""

    total: FunnelRow
    by_source: tuple[FunnelRow, ...]


def funnel_of(asked: Iterable[Asking], spend: Mapping[str, int]) -> Funnel:
    """The funnel of askings that count.

    Args:
        asked: who asked in the period.
        spend: what was spent in it by source, cents.
    """
    courses: Counter[tuple[str, Course]] = Counter(
        (one.stored.source, one.course) for one in asked
    )
    by_source: dict[str, Counter[Course]] = {source: Counter() for source in spend}
    everybody: Counter[Course] = Counter()
    for (source, course), count in courses.items():
        by_source.setdefault(source, Counter())[course] = count
        everybody[course] += count
    rows = [
        _row(source, theirs, spend.get(source)) for source, theirs in by_source.items()
    ]
    rows.sort(key=lambda row: (-row.asked, row.source or ""))
    total = _row(None, everybody, sum(spend.values()) if spend else None)
    return Funnel(total, tuple(rows))


def _row(
    source: str | None, courses: Mapping[Course, int], spend: int | None
) -> FunnelRow:
    visits: Counter[Visit] = Counter()
    lost: Counter[str] = Counter()
    spoken = messaged = 0
    for course, count in courses.items():
        if course.visit is not None:
            visits[course.visit] += count
        if course.lost_to is not None:
            lost[course.lost_to] += count
        spoken += count * course.spoken
        messaged += count * (course.messaged and not course.spoken)
    return FunnelRow(
        source=source,
        asked=sum(courses.values()),
        spoken=spoken,
        messaged=messaged,
        booked=visits.total(),
        came=visits[Visit.CAME],
        no_shows=visits[Visit.NO_SHOW],
        canceled=visits[Visit.CANCELED],
        ahead=visits[Visit.AHEAD],
        lost=lost,
        spend_cents=spend,
    )
