"""What was spent on advertising: typed per source and month, counted by the day."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from callback_desk.domain.period_report import Period


class AdSpend(Protocol):
    """Spend by source and month; the newest entry of each counts."""

    def of_months(self, first: str, last: str) -> dict[tuple[str, str], int]:
        """Cents by source and month, `2026-11`, from one month to another."""
        ...

    def set(
        self, source: str, month: str, cents: int | None, staff_id: int, at: datetime
    ) -> None:
        """Keep what was spent; None takes it back."""
        ...


def month_of(day: date) -> str:
    """The month of a day, like `2026-11`."""
    return f"{day.year:04}-{day.month:02}"


def spend_of_period(
    by_month: Mapping[tuple[str, str], int], period: Period
) -> dict[str, int]:
    """Cents by source: of a month that lies partly in the period, its days' share."""
    spent: dict[str, float] = {}
    for (source, month), cents in by_month.items():
        year, number = map(int, month.split("-"))
        days = monthrange(year, number)[1]
        first = max(period.first, date(year, number, 1))
        last = min(period.last, date(year, number, days))
        share = max((last - first).days + 1, 0) / days
        if share:
            spent[source] = spent.get(source, 0.0) + cents * share
    return {source: round(cents) for source, cents in spent.items()}
