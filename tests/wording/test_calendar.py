"""The calendar in words."""

from datetime import date, datetime

import pytest

from callback_desk.domain.business_calendar import BusinessCalendar, Policy
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.wording.calendar import (
    say_about_policy,
    say_applied,
    say_apply,
    say_desk_day,
    say_move,
    say_moves,
    say_news,
    say_overdue_at_once,
    say_policy,
    say_range,
    say_rule,
    say_unconfirmed,
    say_week_spans,
)

GAPS = read_calendar(
    """
timezone = "America/New_York"
not_counted = ["sat"]
[hours]
mon = ["09:00-12:00", "13:00-17:00"]
sat = ["18:00-24:00"]
"""
)
CALENDAR = BusinessCalendar(GAPS, lambda year: {date(2026, 1, 5): "Some Day"})
EVE = datetime(2026, 12, 24, 17, 0)  # noqa: DTZ001 - a local time


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 16), "desk 9:00 AM-12:00 PM and 1:00 PM-5:00 PM"),
        (date(2026, 11, 14), "desk 6:00 PM-midnight, no business day"),
        (date(2026, 11, 15), "closed"),
        (date(2026, 1, 5), "closed, Some Day"),
    ],
)
def test_a_day_is_said(day: date, words: str) -> None:
    assert say_desk_day(CALENDAR.day(day), CALENDAR) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 12, 24), date(2026, 12, 24), "Thu 24 Dec 2026"),
        (date(2026, 12, 24), date(2026, 12, 31), "Thu 24 Dec to Thu 31 Dec 2026"),
        (date(2026, 12, 24), date(2027, 1, 1), "Thu 24 Dec 2026 to Fri 1 Jan 2027"),
    ],
)
def test_a_range_is_said(first: date, last: date, words: str) -> None:
    assert say_range(first, last) == words


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (EVE.replace(hour=12), "Thu 24 Dec 5:00 PM → 12:00 PM"),
        (EVE.replace(day=28), "Thu 24 Dec → Mon 28 Dec 5:00 PM"),
        (EVE.replace(day=28, hour=9), "Thu 24 Dec 5:00 PM → Mon 28 Dec 9:00 AM"),
    ],
)
def test_what_a_move_shares_is_said_once(after: datetime, words: str) -> None:
    assert say_move(EVE, after) == words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], "2027 is not confirmed yet. No holiday of it is left to decide."),
        (
            ["Columbus Day"],
            "2027 is not confirmed yet: 1 holiday to look at. "
            "Until then Columbus Day counts as open.",
        ),
        (
            ["Columbus Day", "Veterans Day", "Election Day"],
            "2027 is not confirmed yet: 3 holidays to look at. "
            "Until then Columbus Day, Veterans Day and another count as open.",
        ),
        (
            [f"Day {n}" for n in range(1, 12)],
            "2027 is not confirmed yet: 11 holidays to look at. "
            "Until then Day 1, Day 2 and 9 others count as open.",
        ),
    ],
)
def test_a_year_that_waits_is_said(names: list[str], words: str) -> None:
    assert say_unconfirmed(2027, names) == words


def test_numbers_of_leads_are_said_as_people_do() -> None:
    assert [say_moves(*n) for n in ((1, 1), (3, 3), (23, 4))] == [
        "This moves 1 open lead, earlier",
        "This moves 3 open leads, all of them earlier",
        "This moves 23 open leads, 4 of them earlier",
    ]
    assert [say_moves(n) for n in (0, 1, 23)] == [
        "This moves no open lead",
        "This moves 1 open lead",
        "This moves 23 open leads",
    ]
    assert [say_apply(n) for n in (0, 1, 23)] == [
        "Apply, nothing moves",
        "Apply, move 1 lead",
        "Apply, move 23 leads",
    ]
    assert say_applied(1) == "The calendar is changed. 1 open lead moved."
    assert say_applied(0) == "The calendar is changed. No deadline moved."
    assert say_overdue_at_once(1).startswith("1 would be overdue at once.")
    assert say_news(2027, 2).startswith(
        "The holiday list has been updated: 2 dates of 2027 are named differently."
    )


def test_every_policy_has_plain_words() -> None:
    assert len({say_policy(policy) for policy in Policy}) == len(Policy)
    for policy in Policy:
        assert say_about_policy(policy) != say_policy(policy)
        assert "_" not in say_rule(policy, 900, 2.5)
    assert say_rule(Policy.CUT_OFF, 900, 8).endswith("cut-off at 3:00 PM")
    assert say_rule(Policy.CUT_OFF, None, 8).endswith("cut-off at the close")
    assert say_rule(Policy.OPEN_HOURS, None, 2.5) == "Within 2.5 desk hours"


def test_no_interval_is_a_closed_day() -> None:
    assert say_week_spans(()) == "closed"
    assert say_week_spans(((0, 1440),)) == "12:00 AM-midnight"
