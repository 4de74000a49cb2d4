"""Which backups are kept as they grow old: hours, days, weeks, months."""

from collections.abc import Collection
from datetime import datetime, timedelta

# The newest of each of the last so many hours, days, weeks and months that have one.
HOURS, DAYS, WEEKS, MONTHS = 24, 14, 8, 24


def to_keep(made: Collection[datetime], now: datetime) -> set[datetime]:
    """Those of the backups that are kept; the newest always is.

    Args:
        made: when each was made, aware and in the clinic's zone.
        now: a backup from after this instant is kept: some clock was wrong.
    """
    newest_first = sorted(made, reverse=True)
    kept = {when for when in newest_first if when > now}
    kept.update(newest_first[:1])
    for most, period in (
        (HOURS, lambda when: (when.date(), when.hour)),
        (DAYS, lambda when: when.date()),
        (WEEKS, lambda when: when.date() - timedelta(days=when.weekday())),
        (MONTHS, lambda when: (when.year, when.month)),
    ):
        last_of: dict[object, datetime] = {}
        for when in newest_first:
            last_of.setdefault(period(when), when)
        kept.update(list(last_of.values())[:most])
    return kept
