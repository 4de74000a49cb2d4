"""How long a claim stands, whatever the clocks do."""

from datetime import timedelta

import pytest

from callback_desk.domain.claim import Claim
from tests.desks import MONDAY

HELD = Claim(1, 2, "Ann Porter", "here", MONDAY, MONDAY + timedelta(minutes=15))
# Renewed under a clock that ran ahead by days.
AHEAD = Claim(1, 2, "Ann Porter", "here", MONDAY, MONDAY + timedelta(days=2))
RENEWED = Claim(1, 2, "Ann Porter", "here", MONDAY, MONDAY + timedelta(hours=3))


@pytest.mark.parametrize(
    ("claim", "minutes", "holds"),
    [
        (HELD, 0, True),
        (HELD, 14, True),
        (HELD, 15, False),
        # Another computer's clock may be a little behind.
        (HELD, -10, True),
        # Set back by an hour, by a day: whoever made it is not there.
        (HELD, -60, False),
        (HELD, -24 * 60, False),
        (RENEWED, 170, True),
        (RENEWED, -20, False),
        (AHEAD, 5, False),
    ],
)
def test_a_claim_stands_only_near_its_own_time(
    claim: Claim, minutes: int, holds: bool
) -> None:
    assert claim.holds(MONDAY + timedelta(minutes=minutes)) is holds
