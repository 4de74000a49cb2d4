"""The funnel: who asked, was spoken with, booked and came, by where they came from."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callback_desk.domain.asking import Asking
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
    by_source: dict[str, list[Asking]] = {source: [] for source in spend}
    everybody = list(asked)
    for asking in everybody:
        by_source.setdefault(asking.stored.source, []).append(asking)
    rows = [
        _row(source, theirs, spend.get(source)) for source, theirs in by_source.items()
    ]
    rows.sort(key=lambda row: (-row.asked, row.source or ""))
    total = _row(None, everybody, sum(spend.values()) if spend else None)
    return Funnel(total, tuple(rows))


def _row(source: str | None, askings: list[Asking], spend: int | None) -> FunnelRow:
    visits = Counter(one.visit for one in askings if one.visit is not None)
    spoken = sum(one.spoken for one in askings)
    return FunnelRow(
        source=source,
        asked=len(askings),
        spoken=spoken,
        messaged=sum(one.messaged and not one.spoken for one in askings),
        booked=sum(visits.values()),
        came=visits[Visit.CAME],
        no_shows=visits[Visit.NO_SHOW],
        canceled=visits[Visit.CANCELED],
        ahead=visits[Visit.AHEAD],
        lost=Counter(one.lost_to for one in askings if one.lost_to is not None),
        spend_cents=spend,
    )
