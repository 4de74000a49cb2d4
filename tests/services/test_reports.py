"""Reports, held against a slow second implementation on desks that lived for long."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from callback_desk.cli.report_json import report_json
from callback_desk.domain.figures import in_order
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.period_report import Period, PeriodReport
from callback_desk.services.reports import make_report
from tests.benchmarks.full_desk import raw_connection
from tests.desks import DeskClock, copy_desk, opened
from tests.services.replayed_year import Living
from tests.services.slow_report import Counted, SlowReport

GROUPS = (
    *("by_day", "by_week", "by_staff", "by_source", "by_campaign", "by_interest"),
    "by_arrival_hour",
)


def replay(folder: Path, first: date, days: int, seed: int) -> dict[str, int]:
    """Let a desk live, and hold both implementations against one another."""
    path, clock = copy_desk(folder), DeskClock()
    seen = {"due": 0, "missed": 0, "agreed": 0, "came": 0}
    with opened(path, clock) as desk:
        dice = Random(seed)  # noqa: S311 - no secret
        Living(desk, clock, folder, dice).live(first, days)
        last = first + timedelta(days=days - 1)
        middle = first + timedelta(days=days // 3)
        week = middle + timedelta(days=6)
        for period in (Period(first, last), Period(middle, week), Period(last, last)):
            made = as_json(make_report(desk, period))
            connection = raw_connection(path)
            slow = SlowReport(
                connection, period.first, period.last, to_epoch(clock.now)
            )
            connection.close()
            compare(made, slow)
            seen["due"] += made["due"]
            seen["missed"] += made["missed"]
            seen["came"] += made["funnel"]["came"]
            seen["agreed"] += made["agreed_calls"]["agreed"]
    return seen


def as_json(report: PeriodReport) -> dict[str, Any]:
    """A report as the contract prints it."""
    made = report_json(report)
    assert isinstance(made, dict)
    return made


def compare(made: dict[str, Any], slow: SlowReport) -> None:
    nothing = Counted()
    total = slow.groups["total"].get(None, nothing).told()
    assert {key: made[key] for key in total} == total
    for group in GROUPS:
        counted = slow.groups[group]
        expected = [{"key": key, **counted[key].told()} for key in in_order(counted)]
        assert made[group] == expected, group
    danger = slow.groups["safety"].get(None, nothing)
    assert {key: made["safety"][key] for key in total} == danger.told()
    assert made["safety"]["called_within_goal"] == sum(m <= 30 for m in danger.minutes)
    tries = slow.tries
    assert made["tries_to_reach"] == {
        "reached_by": [tries[number] for number in range(1, 6)],
        "they_called": tries["they called"],
        "not_reached": tries["not reached"],
        "not_tried": tries["not tried"],
    }
    assert made["arrivals"] == slow.arrivals
    assert made["arrivals_untimed"] == slow.untimed
    agreed = slow.agreed
    assert made["agreed_calls"] == {
        "agreed": agreed["kept"] + agreed["missed"],
        "kept": agreed["kept"],
    }
    rows = {None: made["funnel"], **{r["key"]: r for r in made["funnel"]["by_source"]}}
    assert set(rows) - {None} == set(slow.funnel) - {None}
    for key, row in rows.items():
        told = slow.funnel[key]
        for name in ("asked", "spoken_with", "message_only", "booked", "came"):
            assert row[name] == told[name], (key, name)
        assert (row["no_shows"], row["canceled"], row["ahead"]) == (
            *(told["no_show"], told["canceled"], told["ahead"]),
        )
        lost = {k.removeprefix("lost "): n for k, n in told.items() if "lost" in k}
        assert row["lost"] == lost


def test_two_implementations_agree_on_two_months(tmp_path: Path) -> None:
    # The clocks go back on the first of November.
    seen = replay(tmp_path, date(2026, 10, 12), 60, seed=7)
    assert seen["due"] > 60
    assert seen["missed"] > 10
    assert seen["agreed"] > 2
    assert seen["came"] > 2


@pytest.mark.depth
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", range(4))
def test_two_implementations_agree_on_replayed_years(tmp_path: Path, seed: int) -> None:
    seen = replay(tmp_path, date(2026, 1, 2), 363, seed)
    assert seen["due"] > 300
    assert seen["missed"] > 100
