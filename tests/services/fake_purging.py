"""Retention, as a desk in memory knows it: nothing on it is old enough."""

# ruff: noqa: D102 - the ports say what each method does

from datetime import date, datetime

from callback_desk.domain.retention import Purge
from callback_desk.domain.stopping import Heed, go_on


class FakePurging:
    """Finds nobody to remove."""

    def look(self, before: datetime, day: date) -> Purge:
        return Purge(before, 0, 0, 0, 0, 0, 0)

    def purge(
        self, before: datetime, day: date, at: datetime, heed: Heed = go_on
    ) -> Purge:
        return self.look(before, day)
