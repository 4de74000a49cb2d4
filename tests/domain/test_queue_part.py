"""A lead's part of the queue, and until when it rests."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.queue_part import QueuePart, part_of, returns_at
from callback_desk.domain.standing import OpenLead, Standing, standing_of
from tests.domain.calendars import local
from tests.domain.test_callback_queue import BASE, DESK

ZONE = ZoneInfo("America/New_York")
LATER = local("2026-11-18 02:00")


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({}, QueuePart.WAITING),
        ({"next_call_at": LATER}, QueuePart.WAITING),
        ({"dialled": True}, QueuePart.TRIED),
        ({"dialled": True, "next_call_at": LATER}, QueuePart.TRIED),
        ({"contact": True}, QueuePart.REACHED),
        ({"contact": True, "next_call_at": LATER}, QueuePart.PLANNED),
        (
            {"contact": True, "next_call_at": LATER, "next_is_agreed": True},
            QueuePart.AGREED,
        ),
        ({"safety": True}, None),
    ],
)
def test_what_was_done_for_a_lead_says_its_part(
    fields: dict[str, object], part: QueuePart | None
) -> None:
    assert part_of(replace(BASE, **fields)) is part  # type: ignore[arg-type] # own words


@pytest.mark.parametrize(
    ("next_call_at", "agreed", "returns"),
    [
        (None, False, None),
        (LATER, False, LATER),
        (LATER, True, local("2026-11-18 00:00")),
        (local("2026-11-18 00:00"), True, local("2026-11-18 00:00")),
        # The day on which the clocks go back begins before they do.
        (local("2026-11-01 23:00"), True, local("2026-11-01 00:00")),
    ],
)
def test_it_rests_until_a_planned_call_or_the_day_of_an_agreed_one(
    next_call_at: datetime | None, agreed: bool, returns: datetime | None
) -> None:
    lead = replace(BASE, next_call_at=next_call_at, next_is_agreed=agreed)
    assert returns_at(lead, ZONE) == returns
    assert returns_at(replace(lead, safety=True), ZONE) is None


_instants = st.integers(-3_000, 3_000).map(
    # Two days either way of the night in which the clocks go back.
    lambda minutes: local("2026-11-01 12:00") + timedelta(minutes=minutes)
)


@given(now=_instants, next_call_at=_instants, agreed=st.booleans())
def test_it_rests_exactly_as_its_standing_says(
    now: datetime, next_call_at: datetime, agreed: bool
) -> None:
    lead: OpenLead = replace(BASE, next_call_at=next_call_at, next_is_agreed=agreed)
    returns = returns_at(lead, ZONE)
    rests = standing_of(lead, now, DESK) is Standing.RESTING
    assert rests is (returns is not None and returns > now)
