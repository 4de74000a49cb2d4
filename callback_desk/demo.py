"""The demo: a throw-away desk with a believable fortnight, drawn by the real engine.

Nothing is written past the engine: leads come in as a form's CSV export, and every call
is recorded by somebody who signed in, with the clock handed in.
"""

import csv
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from callback_desk import bootstrap
from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.outcome import Direction
from callback_desk.domain.safety_care import Act, Subject, Told
from callback_desk.domain.safety_contact import Contact
from callback_desk.domain.staff import Role
from callback_desk.domain.visit import Visit
from callback_desk.paths import resources
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.in_force import show_calendar
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.staff_access import add_staff
from callback_desk.services.visits import mark_visit, visits_of
from callback_desk.services.work_queue import show_queue
from callback_desk.storage.key_wrap import KeyCost

PASSWORD = "only for the demo"  # noqa: S105 - the desk is thrown away
# A throw-away desk need not withstand anybody.
CHEAP = KeyCost(memory_kib=64, iterations=1, lanes=1)
# The story fits the early afternoon; at other hours the demo's clock stands then.
SHOWN_AT = time(13, 10)
SHOWN_BETWEEN = (time(12, 55), time(14, 25))
PAGE = "https://clinic.example/ketamine-for-chronic-pain/"
# What Gravity Forms exports.
HEADERS = (
    *("Entry Id", "Name", "Phone", "Email", "Condition", "Message", "Entry Date"),
    *("Source Url", "User IP"),
)

Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Demo:
    """A filled demo desk: where it is, who signs in, and the time that it shows."""

    path: Path
    staff: str
    password: str
    now: datetime

    def clock(self, zone: str) -> datetime:
        """The time that the demo shows."""
        return self.now


@dataclass(frozen=True, slots=True)
class _Lead:
    """Somebody who asked, and when."""

    at: datetime
    says: Entry


@dataclass(frozen=True, slots=True)
class _TakenIn:
    """The website's leads taken in at an instant."""

    at: datetime
    leads: tuple[_Lead, ...]


@dataclass(frozen=True, slots=True)
class _Cared:
    """Something that the desk did beside the calls."""

    at: datetime
    act: Callable[[Desk], None]


@dataclass(frozen=True, slots=True)
class _Called:
    """A call to a phone, and what came of it."""

    at: datetime
    phone: str
    by: str
    call: Call


def make_demo(
    folder: Path, now: datetime | Callable[[str], datetime], seed: int = 0
) -> Demo:
    """Make the demo desk in a folder and live through its fortnight.

    Args:
        folder: an existing folder that nobody else uses.
        now: the time, or what tells it in the clinic's zone; the demo shows it, or the
            early afternoon of the last business day where it does not fit the story.
        seed: decides the second at which each visitor pressed Send.
    """
    texts = resources() / "demo"
    story = tomllib.loads((texts / "fortnight.toml").read_text("utf-8"))
    definition = read_calendar((texts / "calendar.toml").read_text("utf-8"))
    now = now if isinstance(now, datetime) else now(definition.timezone)
    calendar = bootstrap.calendar_of(definition, now.year)
    shown = _shown(calendar, now)
    days = _Days(calendar, calendar.local_date(shown))
    came = _taken_in(story, days, shown, Random(seed))  # noqa: S311 - a story, no secret
    cared = (*_cared(story, days), *_visited(story, days))
    events: list[_TakenIn | _Called | _Cared] = sorted(
        (*came, *_called(story, days), *cared), key=lambda event: event.at
    )
    manager, *others = story["staff"]
    demo = Demo(folder / "demo.db", manager["name"], PASSWORD, shown)
    opened_at = events[0].at - timedelta(days=1)
    bootstrap.make_desk(
        bootstrap.NewDesk(
            *(demo.path, demo.staff, PASSWORD, definition), holidays_decided=True
        ),
        partial(_same, opened_at, ""),
        CHEAP,
    )
    with _open(demo, demo.staff, opened_at) as desk:
        for member in others:
            add_staff(desk, member["name"], Role(member["role"]), PASSWORD)
    for event in events:
        who = event.by if isinstance(event, _Called) else demo.staff
        with _open(demo, who, event.at) as desk:
            if isinstance(event, _Called):
                _record(desk, event)
            elif isinstance(event, _Cared):
                event.act(desk)
            else:
                _import(desk, event, folder / "website.csv")
    return demo


def _same(at: datetime, zone: str) -> datetime:
    return at


def _open(demo: Demo, who: str, at: datetime) -> AbstractContextManager[Desk]:
    return bootstrap.open_desk(demo.path, who, PASSWORD, partial(_same, at), CHEAP)


def _shown(calendar: BusinessCalendar, now: datetime) -> datetime:
    local = calendar.local(now)
    earliest, latest = SHOWN_BETWEEN
    if calendar.day(local.date()).counts and earliest <= local.time() <= latest:
        return now.replace(microsecond=0)
    day = local.date() if local.time() > latest else local.date() - timedelta(days=1)
    while not calendar.day(day).counts:
        day -= timedelta(days=1)
    return calendar.wall(datetime.combine(day, SHOWN_AT))


@dataclass(frozen=True, slots=True)
class _Days:
    """Tells the story's days: business days before the one that is shown."""

    calendar: BusinessCalendar
    today: date

    def at(self, ago: object, clock: object) -> datetime:
        """The instant of a clock time so many business days ago (negative: ahead)."""
        if not isinstance(ago, int) or not isinstance(clock, str):
            raise TypeError("a story's day is a number, its time a text")
        day, step = self.today, timedelta(days=-1 if ago > 0 else 1)
        for _ in range(abs(ago)):
            day += step
            while not self.calendar.day(day).counts:
                day += step
        return self.calendar.wall(datetime.combine(day, time.fromisoformat(clock)))


def _taken_in(
    story: Mapping[str, Any], days: _Days, shown: datetime, random: Random
) -> Iterator[_TakenIn]:
    """The website's leads, taken in several times a day and once more right now."""
    leads = sorted(
        (
            _Lead(
                days.at(entry["day"], entry["at"])
                + timedelta(seconds=random.randrange(60)),
                entry,
            )
            for entry in story["leads"]
        ),
        key=lambda lead: lead.at,
    )
    taken = 0
    for at in (*_openings(story, days, shown), shown):
        came = sum(lead.at <= at for lead in leads)
        if came > taken:
            yield _TakenIn(at, tuple(leads[taken:came]))
            taken = came


def _openings(story: Mapping[str, Any], days: _Days, shown: datetime) -> list[datetime]:
    """When the desk looks for new leads, on every day that somebody asked."""
    looks = story["imports"]
    every = timedelta(minutes=looks["every_minutes"])
    openings = []
    for ago in {entry["day"] for entry in story["leads"]}:
        at, last = days.at(ago, looks["first"]), days.at(ago, looks["last"])
        while at <= last and at < shown:
            openings.append(at)
            at += every
    return sorted(openings)


def _called(story: Mapping[str, Any], days: _Days) -> Iterator[_Called]:
    for lead in story["leads"]:
        for entry in lead["calls"]:
            agreed = "next_at" in entry
            yield _Called(
                days.at(entry["day"], entry["at"]),
                str(lead["phone"]),
                str(entry["by"]),
                Call(
                    outcome=str(entry["outcome"]),
                    note=str(entry.get("note", "")),
                    next_at=days.at(entry["next_day"], entry["next_at"])
                    if agreed
                    else None,
                    direction=Direction(str(entry.get("direction", "out"))),
                    details=_details(entry, days),
                ),
            )


def _details(entry: Entry, days: _Days) -> AttemptDetails:
    """What was asked further: the day of a visit, the reason of a no."""
    on = None
    if "visit_day" in entry:
        on = days.calendar.local_date(days.at(entry["visit_day"], "12:00"))
    reason = str(entry["reason"]) if "reason" in entry else None
    return AttemptDetails(reason=reason, appointment_on=on)


def _visited(story: Mapping[str, Any], days: _Days) -> Iterator[_Cared]:
    """Who came to the visit that they had booked, as the desk says in the morning."""
    for lead in story["leads"]:
        if "visited" in lead:
            said = lead["visited"]
            mark = partial(_mark, str(lead["phone"]), Visit(said["said"]))
            yield _Cared(days.at(said["day"], said["at"]), mark)


def _mark(phone: str, said: Visit, desk: Desk) -> None:
    number = desk.phones.read(phone).number
    visits = visits_of(desk).visits
    booked = next(visit for visit in visits if visit.phone == number)
    mark_visit(desk, booked.attempt_id, said)


def _cared(story: Mapping[str, Any], days: _Days) -> Iterator[_Cared]:
    """Who is told about people in danger on the day shown, and of whom."""
    told = story["safety"]
    first, backup = Contact(told["name"], told["reach"]), Contact(told["backup"], "")
    yield _Cared(days.at(0, told["at"]), partial(_name_contact, first, backup))
    yield _Cared(
        days.at(0, told["told_at"]), partial(_tell, told["told"], told["name"])
    )


def _name_contact(first: Contact, backup: Contact, desk: Desk) -> None:
    set_contact_today(desk, first, backup)


def _tell(phone: str, who: str, desk: Desk) -> None:
    said = Stamp(Act.TOLD, who, Told.BY_PHONE)
    stamp(desk, Subject(lead_id=_lead_of(desk, phone)), said)


def _import(desk: Desk, event: _TakenIn, export: Path) -> None:
    calendar = show_calendar(desk)
    with export.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, quoting=csv.QUOTE_ALL)
        rows.writerow(HEADERS)
        for number, lead in enumerate(event.leads):
            told = [lead.says.get(key, "") for key in ("email", "answer", "message")]
            sent = calendar.local(lead.at).strftime("%Y-%m-%d %H:%M:%S")
            who = [lead.says["name"], lead.says["phone"]]
            rows.writerow([number, *who, *told, sent, PAGE, "203.0.113.9"])
    settings = SourceSettings(source_name="Website")
    report = import_file(desk, partial(desk.open_lead_file, export), settings)
    export.unlink()
    if report.error is not None:
        raise report.error


def _record(desk: Desk, event: _Called) -> None:
    record_outcome(desk, _lead_of(desk, event.phone), event.call)


def _lead_of(desk: Desk, phone: str) -> int:
    number = desk.phones.read(phone).number
    queue, _ = show_queue(desk)
    return next(
        entry.lead.lead_id
        for entry in (*queue.entries, *queue.resting)
        if entry.lead.phone == number and entry.lead.lead_id is not None
    )
