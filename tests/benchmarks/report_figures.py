"""The figures of a year, counted: ours beside pandas, which counts less.

Pandas is given the same rows by the same driver and groups them by the same seven keys:
how many were due and called in time, and the median and ninth tenth of the minutes by
the clock. It knows neither desk hours nor corrections nor who asked twice.
"""

from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from callback_desk.services.in_force import in_force
from callback_desk.services.reports import bounds_of, make_report
from tests.benchmarks.figure import Figure, paired_ratio
from tests.benchmarks.full_desk import raw_connection
from tests.benchmarks.reports import LEADS, TURNS, YEAR
from tests.benchmarks.year_desk import make_year_desk
from tests.desks import DeskClock, opened

_ASKED = """
    SELECT r.lead_id, r.received_at, r.due_at, s.source_name, s.campaign, s.interests
    FROM requests r JOIN leads l ON l.lead_id = r.lead_id
    JOIN submissions s ON s.submission_id = r.opened_by
    WHERE r.due_at >= ? AND r.due_at < ? AND l.joined_into IS NULL
"""
_CALLED = """
    SELECT a.lead_id, a.at, a.outcome, a.direction, t.name
    FROM attempts a JOIN staff t ON t.staff_id = a.staff_id
    WHERE a.lead_id IN (SELECT lead_id FROM requests WHERE due_at >= ? AND due_at < ?)
"""
_OF_ASKED = "lead_id received_at due_at source_name campaign interests"
_OF_CALLED = "lead_id at outcome direction name"


def measure() -> list[Figure]:
    """A year of 100,000 leads by both, in turn."""
    ours: list[float] = []
    peer: list[float] = []
    with TemporaryDirectory() as name:
        path = make_year_desk(Path(name), LEADS)
        with opened(path, DeskClock()) as desk:
            with desk.open_work(writes=False) as work:
                calendar = in_force(desk, work).calendar
            bounds = bounds_of(calendar, YEAR, desk.now())
            for number in range(TURNS + 1):
                began = process_time()
                report = make_report(desk, YEAR, compares=False)
                between = process_time()
                due = _count(path, bounds.begins, min(bounds.ends, bounds.now))
                if number:
                    ours.append(between - began)
                    peer.append(process_time() - between)
                if due != report.total.due:
                    raise AssertionError("they count different promises")
    return [
        Figure(
            f"every figure of a year of {LEADS:,} leads, processor time",
            f"{median(ours):.2f} s",
            f"{median(peer):.2f} s, pandas, two selects + groupby",
            paired_ratio(ours, peer),
            1.0,
        )
    ]


def _count(path: Path, begins: int, ends: int) -> int:
    """What pandas makes of the same rows."""
    pandas: Any = import_module("pandas")
    connection = raw_connection(path)
    try:
        asked, calls = (
            pandas.DataFrame.from_records(
                connection.execute(statement, (begins, ends)).fetchall(),
                columns=columns.split(),
            )
            for statement, columns in ((_ASKED, _OF_ASKED), (_CALLED, _OF_CALLED))
        )
    finally:
        connection.close()
    first = calls.sort_values("at").groupby("lead_id").first()
    due = asked.join(first, on="lead_id")
    due["in_time"] = due["at"] <= due["due_at"]
    due["minutes"] = (due["at"] - due["received_at"]) // 60
    asked_at = pandas.to_datetime(due["received_at"], unit="s", utc=True)
    due["hour"] = asked_at.dt.tz_convert("America/New_York").dt.hour
    due_on = pandas.to_datetime(due["due_at"], unit="s", utc=True)
    due["day"] = due_on.dt.tz_convert("America/New_York").dt.date
    due["week"] = due_on.dt.tz_convert("America/New_York").dt.strftime("%G-%V")
    keys = ("day", "week", "name", "source_name", "campaign", "interests", "hour")
    for key in keys:
        groups = due.groupby(key, dropna=False)
        groups["in_time"].agg(["size", "sum"])
        groups["minutes"].quantile([0.5, 0.9])
    return len(due)
