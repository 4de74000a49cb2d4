"""Days and times as people say them."""

from datetime import date

import pytest

from callback_desk.wording.times import say_days


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 16), date(2026, 11, 22), "16 to 22 Nov 2026"),
        (date(2026, 10, 28), date(2026, 11, 3), "28 Oct to 3 Nov 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 Dec 2026 to 3 Jan 2027"),
        (date(2025, 11, 30), date(2026, 11, 29), "30 Nov 2025 to 29 Nov 2026"),
    ],
)
def test_days_of_two_years_say_both(first: date, last: date, said: str) -> None:
    assert say_days(first, last) == said
