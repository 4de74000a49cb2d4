"""The demo: a throw-away desk with a believable fortnight, drawn by the real engine.

Nothing is written past the engine: leads come in as a form's CSV export, and every call
is recorded by somebody who signed in, with the clock handed in.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from callback_desk import bootstrap
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.outcome import Direction
from callback_desk.domain.staff import Role
from callback_desk.paths import resources
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_queue
from callback_desk.storage.keys import KeyCost

PASSWORD = "only for the demo"  # noqa: S105 - the desk is thrown away
# A throw-away desk need not withstand anybody.
CHEAP = KeyCost(memory_kib=64, iterations=1, lanes=1)
# When the desk is closed now, the demo shows its last business day at this time.
SHOWN_AT = time(13, 10)
SHOWN_BETWEEN = (time(12, 55), time(14, 25))
CALENDAR = """
timezone = "America/New_York"
country = "US"
open_on = ["Columbus Day", "Veterans Day", "Juneteenth National Independence Day"]
policy = "next-day-close"
[hours]
mon = ["09:00-17:00"]
tue = ["09:00-17:00"]
wed = ["09:00-17:00"]
thu = ["09:00-17:00"]
fri = ["09:00-17:00"]
"""
HEADERS = (
    "Entry Id",
    "Name",
    "Phone",
    "Email",
    "Condition",
    "Message",
    "Entry Date",
    "Source Url",
    "User IP",
)
PAGE = "https://clinic.example/ketamine-for-chronic-pain/"


@dataclass(frozen=True, slots=True)
class Demo:
    """A filled demo desk: where it is, who may sign in, and the time it shows."""

    path: Path
    staff: str
    password: str
    now: datetime

    def clock(self, zone: str) -> datetime:
        """The time that the demo shows."""
        return self.now


@dataclass(frozen=True, slots=True)
class _Act:
    """Something that happened on the desk at an instant."""

    at: datetime
    leads: tuple[Mapping[str, object], ...] = ()
    call: Mapping[str, object] | None = None
    phone: str = ""


def make_demo(folder: Path, now: datetime) -> Demo:
    """Make the demo desk in a folder and live through its fortnight.

    Args:
        folder: an existing folder that nobody else uses.
        now: the real time; the demo shows it, or the last business day's early
            afternoon where that is more telling.
    """
    text = (resources() / "demo" / "fortnight.toml").read_text("utf-8")
    story = tomllib.loads(text)
    calendar = bootstrap.calendar_of(read_calendar(CALENDAR), now.year)
    shown = _shown(calendar, now)
    acts = list(_acts(story, calendar, shown))
    manager, *others = story["staff"]
    path = folder / "demo.db"
    bootstrap.make_desk(
        bootstrap.NewDesk(path, manager["name"], PASSWORD, calendar.definition),
        partial(_at, acts[0].at),
        CHEAP,
    )
    _let_in(path, manager["name"], others, acts[0].at)
    for number, act in enumerate(acts):
        _live_through(path, manager["name"], act, number, calendar)
    return Demo(path, manager["name"], PASSWORD, shown)


def _at(instant: datetime) -> datetime:
    return instant


def _shown(calendar: BusinessCalendar, now: datetime) -> datetime:
    local = calendar.local(now)
    today = calendar.day(local.date())
    earliest, latest = SHOWN_BETWEEN
    if today.counts and earliest <= local.time() <= latest:
        return now.replace(microsecond=0)
    day = local.date() if local.time() >= SHOWN_AT else local.date() - timedelta(1)
    while not calendar.day(day).counts:
        day -= timedelta(days=1)
    return calendar.wall(datetime.combine(day, SHOWN_AT))


def _acts(
    story: Mapping[str, Sequence[Mapping[str, object]]],
    calendar: BusinessCalendar,
    shown: datetime,
) -> Iterator[_Act]:
    """Imports and calls in the order in which they happened."""
    days = _business_days(calendar, calendar.local_date(shown))

    def when(entry: Mapping[str, object], day: str = "day", at: str = "at") -> datetime:
        clock = time.fromisoformat(str(entry[at]))
        return calendar.wall(datetime.combine(days(int(str(entry[day]))), clock))

    arrivals = sorted(story["leads"], key=when)
    acts: list[_Act] = []
    waiting: list[Mapping[str, object]] = []
    oldest = max(int(str(lead["day"])) for lead in arrivals)
    openings = sorted(
        at
        for ago in range(oldest, -1, -1)
        for clock in story["imports"]
        if (at := when({"day": ago, "at": clock})) < shown
    )
    for taken_in in (*openings, shown):
        came = [lead for lead in arrivals if when(lead) <= taken_in]
        waiting = came[sum(len(act.leads) for act in acts) :]
        if waiting:
            dated = (lead | {"received_at": when(lead)} for lead in map(dict, waiting))
            acts.append(_Act(taken_in, leads=tuple(dated)))
    for lead in arrivals:
        for call in _tables(lead, "calls"):
            agreed = when(call, "next_day", "next_at") if "next_at" in call else None
            acts.append(
                _Act(
                    when(call),
                    call={**call, "next": agreed},
                    phone=str(lead["phone"]),
                )
            )
    yield from sorted(acts, key=lambda act: (act.at, act.call is not None))


def _tables(lead: Mapping[str, object], key: str) -> Sequence[Mapping[str, object]]:
    value = lead[key]
    if not isinstance(value, list):
        raise TypeError(f"{key} is no list")
    return value


def _business_days(
    calendar: BusinessCalendar, today: date
) -> "partial[date]":
    """A function from business days ago (negative: ahead) to the date."""
    return partial(_business_day, calendar, today)


def _business_day(calendar: BusinessCalendar, today: date, ago: int) -> date:
    day, step = today, timedelta(days=-1 if ago > 0 else 1)
    for _ in range(abs(ago)):
        day += step
        while not calendar.day(day).counts:
            day += step
    return day


def _let_in(
    path: Path, manager: str, others: Sequence[Mapping[str, str]], at: datetime
) -> None:
    with bootstrap.open_desk(path, manager, PASSWORD, _clock(at), CHEAP) as desk:
        for member in others:
            add_staff(desk, member["name"], Role(member["role"]), PASSWORD)


def _clock(at: datetime) -> bootstrap.ClockIn:
    return lambda zone: at


def _live_through(
    path: Path, manager: str, act: _Act, number: int, calendar: BusinessCalendar
) -> None:
    who = manager if act.call is None else str(act.call["by"])
    with bootstrap.open_desk(path, who, PASSWORD, _clock(act.at), CHEAP) as desk:
        if act.call is None:
            export = path.parent / f"website-{number:03}.csv"
            _write_export(export, act.leads, calendar)
            import_file(
                desk,
                partial(desk.open_lead_file, export, {}),
                SourceSettings(source_name="Website"),
            )
            export.unlink()
        else:
            _record(desk, act)


def _write_export(
    path: Path, leads: Sequence[Mapping[str, object]], calendar: BusinessCalendar
) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, quoting=csv.QUOTE_ALL)
        rows.writerow(HEADERS)
        for lead in leads:
            received_at = lead["received_at"]
            if not isinstance(received_at, datetime):
                raise TypeError("a lead without a time")
            rows.writerow(
                [
                    to_epoch(received_at),
                    lead["name"],
                    lead["phone"],
                    lead.get("email", ""),
                    lead.get("answer", ""),
                    lead.get("message", ""),
                    calendar.local(received_at).strftime("%Y-%m-%d %H:%M:%S"),
                    PAGE,
                    "203.0.113.9",
                ]
            )


def _record(desk: Desk, act: _Act) -> None:
    call = act.call or {}
    number = desk.phones.read(act.phone).number
    queue, _ = show_queue(desk)
    entry = next(
        entry
        for entry in (*queue.entries, *queue.resting)
        if entry.lead.phone == number and entry.lead.lead_id is not None
    )
    agreed = call["next"]
    record_outcome(
        desk,
        entry.lead.lead_id or 0,
        Call(
            outcome=str(call["outcome"]),
            note=str(call.get("note", "")),
            next_at=agreed if isinstance(agreed, datetime) else None,
            direction=Direction(str(call.get("direction", Direction.OUT))),
        ),
    )
