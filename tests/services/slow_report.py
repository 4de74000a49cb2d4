"""A second implementation of the figures: slow, obvious, from the raw rows alone.

It shares nothing with the first: its own reading of the tables, its own meaning of the
outcomes, and desk minutes counted one by one.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

Stored = dict[str, Any]
NEW_YORK = ZoneInfo("America/New_York")
# The days on which the desk of the tests is closed between Monday and Friday, 2026/27.
CLOSED = {
    *(date(2026, 1, 1), date(2026, 1, 19), date(2026, 2, 16), date(2026, 5, 25)),
    *(date(2026, 6, 19), date(2026, 7, 3), date(2026, 9, 7), date(2026, 11, 26)),
    *(date(2026, 11, 27), date(2026, 12, 25), date(2027, 1, 1)),
}
SHORT = date(2026, 12, 24)
SPOKE = {
    *("booked", "call_again", "not_interested", "cut_off", "thinking"),
    *("question_for", "language_help", "cannot_help", "booked_elsewhere"),
    *("do_not_call", "crisis_handover"),
}
MESSAGE = {"left_voicemail", "texted", "emailed"}
NO_DIAL = {
    *("booked_elsewhere", "already_patient", "spam", "test", "deceased"),
    *("came", "no_show", "canceled"),
}
MARKS = {"came", "no_show", "canceled"}
NO_LEAD = {"already_patient", "spam", "test"}
CLOSES = {
    *("booked", "not_interested", "cannot_help", "booked_elsewhere", "do_not_call"),
    *("already_patient", "spam", "test", "deceased"),
}


def clock(epoch: int) -> datetime:
    return datetime.fromtimestamp(epoch, NEW_YORK)


@cache
def hours(day: date) -> tuple[int, int] | None:
    """The minutes of the day from when until when the desk makes calls."""
    if day.weekday() > 4 or day in CLOSED:
        return None
    return (540, 720) if day == SHORT else (540, 1020)


@cache
def minutes_of(day: date) -> list[int]:
    """When each minute begins in which the desk makes calls, epoch seconds."""
    spans = hours(day)
    midnight = datetime(day.year, day.month, day.day, tzinfo=NEW_YORK)
    return [
        int((midnight + timedelta(minutes=minute)).timestamp())
        for minute in (range(*spans) if spans is not None else ())
    ]


def open_minutes(earlier: int, later: int) -> int:
    """Whole desk minutes between two instants, minute by minute."""
    if later <= earlier:
        return 0
    seconds = 0
    day, last = clock(earlier).date(), clock(later).date()
    while day <= last:
        for begins in minutes_of(day):
            seconds += max(0, min(begins + 60, later) - max(begins, earlier))
        day += timedelta(days=1)
    return seconds // 60


@dataclass
class Counted:
    """The figures of some promises, as they are counted up."""

    became: Counter[str] = field(default_factory=Counter)
    overdue: int = 0
    minutes: list[int] = field(default_factory=list)

    def told(self) -> Stored:
        """As the contract prints them."""
        became, minutes = self.became, sorted(self.minutes)
        due = sum(became.values())
        middle = len(minutes) // 2
        median: float | None = None
        nine_in_ten = None
        if minutes:
            median = (
                minutes[middle]
                if len(minutes) % 2
                else (minutes[middle - 1] + minutes[middle]) / 2
            )
            nine_in_ten = next(
                one
                for one in minutes
                if sum(other <= one for other in minutes) * 10 >= len(minutes) * 9
            )
        return {
            "due": due,
            "spoke_on_time": became["spoke"],
            "message_on_time": became["message"],
            "contacted_on_time": became["spoke"] + became["message"],
            "tried_on_time": due - became["missed"],
            "missed": became["missed"],
            "overdue_now": self.overdue,
            "median_open_minutes_to_first_call": median,
            "nine_in_ten_open_minutes_to_first_call": nine_in_ten,
        }


class SlowReport:
    """The figures of some days, from a connection to the raw tables.

    Args:
        connection: the driver's own.
        first: the first local date.
        last: the last one.
        now: epoch seconds.
    """

    def __init__(self, connection: Any, first: date, last: date, now: int) -> None:  # noqa: ANN401 - the driver has no types
        self._all = connection
        self._first, self._last, self._now = first, last, now
        self.groups: dict[str, dict[Any, Counted]] = defaultdict(
            lambda: defaultdict(Counted)
        )
        self.tries: Counter[Any] = Counter()
        self.arrivals = [[0] * 24 for _ in range(7)]
        self.untimed = 0
        self.funnel: dict[Any, Counter[str]] = defaultdict(Counter)
        self.agreed: Counter[str] = Counter()
        requests = self._rows(
            "SELECT r.request_id, r.lead_id, r.received_at, r.precision, r.due_at, "
            "l.safety, s.source_name, s.recognised_as, s.campaign, s.interests "
            "FROM requests r JOIN leads l ON l.lead_id = r.lead_id "
            "LEFT JOIN submissions s ON s.submission_id = r.opened_by "
            "WHERE l.joined_into IS NULL"
        )
        calls = self._rows(
            "SELECT a.attempt_id, a.lead_id, a.at, a.outcome, a.direction, st.name, "
            "a.next_call_at, a.next_is_agreed, a.corrects, d.reason, d.closes "
            "FROM attempts a JOIN staff st ON st.staff_id = a.staff_id "
            "LEFT JOIN attempt_details d ON d.attempt_id = a.attempt_id"
        )
        for lead_id in sorted({r["lead_id"] for r in requests}):
            self._lead(
                [r for r in requests if r["lead_id"] == lead_id],
                [c for c in calls if c["lead_id"] == lead_id],
            )

    def _rows(self, question: str) -> list[Stored]:
        cursor = self._all.execute(question)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _lead(self, requests: list[Stored], calls: list[Stored]) -> None:
        requests.sort(key=lambda r: (r["received_at"], r["request_id"]))
        standing = stands(calls)
        of: list[list[Stored]] = [[] for _ in requests]
        for call in standing:
            newest = 0
            for place, request in enumerate(requests):
                if request["received_at"] <= call["at"]:
                    newest = place
            of[newest].append(call)
        visit: dict[int, str] = {}
        last_booked = None
        for place, theirs in enumerate(of):
            for call in theirs:
                if call["outcome"] in ("booked", "booked_elsewhere"):
                    last_booked = place
                    visit[place] = "ahead"
                elif call["outcome"] in MARKS and last_booked is not None:
                    visit[last_booked] = call["outcome"]
        for place, (request, theirs) in enumerate(zip(requests, of, strict=True)):
            self._request(request, theirs, visit.get(place))
        self._agreed(standing)

    def _request(self, request: Stored, calls: list[Stored], visit: str | None) -> None:
        timed = request["precision"] in ("second", "minute")
        source = request["source_name"] or request["recognised_as"] or "unknown"
        if calls and calls[-1]["outcome"] in NO_LEAD:
            return
        asked_on = clock(request["received_at"])
        spoken = any(contact(call) == "spoke" for call in calls)
        if self._first <= asked_on.date() <= self._last and (
            request["received_at"] <= self._now
        ):
            if timed:
                self.arrivals[asked_on.weekday()][asked_on.hour] += 1
            else:
                self.untimed += 1
            for row in (self.funnel[None], self.funnel[source]):
                row["asked"] += 1
                row["spoken_with"] += spoken
                row["message_only"] += not spoken and any(
                    contact(call) == "message" for call in calls
                )
                row["booked"] += visit is not None
                for kind in ("came", "no_show", "canceled", "ahead"):
                    row[kind] += visit == kind
                lost = lost_to(calls)
                if lost is not None and visit is None:
                    row[f"lost {lost}"] += 1
        due = request["due_at"]
        if not (self._first <= clock(due).date() <= self._last) or due >= self._now:
            return
        in_time = [call for call in calls if call["at"] <= due]
        if any(contact(call) == "spoke" for call in in_time):
            became = "spoke"
        elif any(contact(call) == "message" for call in in_time):
            became = "message"
        elif any(is_dial(call) for call in in_time):
            became = "tried"
        elif (closed := closed_at(calls)) is not None and closed <= due:
            return
        else:
            became = "missed"
        made = [call for call in calls if is_dial(call) or contact(call)]
        first = made[0] if made else None
        monday = clock(due).date() - timedelta(days=clock(due).weekday())
        keys: dict[str, list[Any]] = {
            "total": [None],
            "by_day": [clock(due).date().isoformat()],
            "by_week": [monday.isoformat()],
            "by_staff": [first["name"] if first else None],
            "by_source": [source],
            "by_campaign": [request["campaign"]],
            "by_interest": interests(request["interests"]),
            "by_arrival_hour": [asked_on.hour if timed else None],
            "safety": [None] if request["safety"] else [],
        }
        for group, under in keys.items():
            for key in under:
                counted = self.groups[group][key]
                counted.became[became] += 1
                counted.overdue += (
                    became == "missed" and not made and closed_at(calls) is None
                )
                if first is not None and timed:
                    counted.minutes.append(
                        open_minutes(request["received_at"], first["at"])
                    )
        self._count_tries(calls)

    def _count_tries(self, calls: list[Stored]) -> None:
        dials = 0
        for call in calls:
            dials += is_dial(call)
            if contact(call):
                by_us = dials and call["direction"] == "out"
                self.tries[min(dials, 5) if by_us else "they called"] += 1
                return
        self.tries["not reached" if dials else "not tried"] += 1

    def _agreed(self, standing: list[Stored]) -> None:
        for place, call in enumerate(standing):
            at = call["next_call_at"]
            if not call["next_is_agreed"] or at is None or call["outcome"] in MARKS:
                continue
            local = clock(at)
            if not self._first <= local.date() <= self._last:
                continue
            begins, ends = at - 1800, at + 1800
            if (local.hour, local.minute, local.second) == (0, 0, 0):
                following = local.date() + timedelta(days=1)
                wall = datetime(
                    following.year, following.month, following.day, tzinfo=NEW_YORK
                )
                begins, ends = at, int(wall.timestamp()) - 1
            if ends > self._now:
                continue
            what = "missed"
            for later in standing[place + 1 :]:
                if later["at"] > ends:
                    break
                if contact(later) or (is_dial(later) and later["at"] >= begins):
                    what = "kept"
                    break
                if later["outcome"] in CLOSES or later["closes"]:
                    what = "left out"
                    break
            self.agreed[what] += 1


def stands(calls: list[Stored]) -> list[Stored]:
    """The calls that stand, oldest first; a chain of corrections is one call."""
    by_id = {call["attempt_id"]: call for call in calls}
    undone = {c["corrects"] for c in calls if c["outcome"] is None}

    def first_of(call: Stored) -> int:
        while call["corrects"] is not None:
            call = by_id[call["corrects"]]
        number: int = call["attempt_id"]
        return number

    left = []
    for call in calls:
        if call["outcome"] is None or call["attempt_id"] in undone:
            continue
        if any(
            other["corrects"] == call["attempt_id"]
            and other["attempt_id"] not in undone
            for other in calls
        ):
            continue
        left.append(call)
    return sorted(left, key=lambda call: (call["at"], first_of(call)))


def contact(call: Stored) -> str | None:
    """How they were reached by a call, if they were."""
    if call["outcome"] in SPOKE:
        return "spoke"
    if call["outcome"] in MESSAGE:
        return "message"
    if call["direction"] == "in" and call["outcome"] not in NO_DIAL:
        return "spoke"
    return None


def is_dial(call: Stored) -> bool:
    """Whether the desk dialled."""
    return call["direction"] == "out" and call["outcome"] not in NO_DIAL


def closed_at(calls: list[Stored]) -> int | None:
    """When the last call that closed it was, if none after it opened it again."""
    closed: int | None = None
    for call in calls:
        if call["outcome"] in CLOSES or call["closes"]:
            closed = call["at"]
        elif contact(call) or call["next_is_agreed"] or call["outcome"] == "no_show":
            closed = None
    return closed


def lost_to(calls: list[Stored]) -> str | None:
    """Why it is closed: the reason that was given, else the outcome."""
    lost: str | None = None
    for call in calls:
        if call["outcome"] in CLOSES or call["closes"]:
            lost = call["reason"] or call["outcome"]
        elif contact(call) or call["next_is_agreed"] or call["outcome"] == "no_show":
            lost = None
    return lost


def interests(stored: str | None) -> list[str | None]:
    """What it was about, of a stored list."""
    named = (stored or "").strip("[]").replace('"', "").replace(" ", "")
    return list(named.split(",")) if named else [None]
