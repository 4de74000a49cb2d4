"""Which backups stay: enough of the near past, some of the far."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.backup_thinning import DAYS, HOURS, MONTHS, WEEKS, to_keep

NOW = datetime(2026, 11, 16, 18, 0, tzinfo=UTC)


def test_a_year_of_hours_becomes_a_few_dozen() -> None:
    kept: set[datetime] = set()
    start = NOW - timedelta(days=365)
    for hour in range(365 * 24 + 1):
        now = start + timedelta(hours=hour)
        kept = to_keep([*kept, now], now)
    assert len(kept) <= HOURS + DAYS + WEEKS + MONTHS
    ages = sorted(NOW - when for when in kept)
    assert ages[:24] == [timedelta(hours=n) for n in range(24)]
    # Each of the last two weeks' days, and each month of the year, has one.
    assert len({when.date() for when in kept if NOW - when < timedelta(days=14)}) == 14
    assert len({(when.year, when.month) for when in kept}) == 13


def test_nothing_is_kept_of_nothing() -> None:
    assert to_keep([], NOW) == set()


instants = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: NOW - timedelta(days=600) + timedelta(minutes=minutes)
)


@given(st.lists(instants, max_size=60), instants)
def test_the_newest_stays_and_thinning_again_changes_nothing(
    made: list[datetime], now: datetime
) -> None:
    kept = to_keep(made, now)
    assert kept <= set(made)
    if made:
        assert max(made) in kept
    assert {when for when in made if when > now} <= kept
    assert to_keep(kept, now) == kept
