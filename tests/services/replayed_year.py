"""A desk that lived through many days of its own: asked, called, corrected, undone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.errors import DeskError
from callback_desk.domain.outcome import Direction
from callback_desk.domain.visit import Visit
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.visits import mark_visit, visits_of
from tests.desks import DeskClock

NEW_YORK = ZoneInfo("America/New_York")
SOURCES = ("site", "google", "meta")
WORDS = (
    *("depression", "chronic pain", "PTSD and depression", "a question"),
    "I want to die",
)
OUTCOMES = (
    *("no_answer", "no_answer", "left_voicemail", "left_voicemail", "booked", "booked"),
    *("busy", "call_again", "thinking", "not_interested", "wrong_number", "spam"),
    *("deceased", "booked_elsewhere", "someone_else"),
)
MARKS = tuple(Visit)
REASONS = ("price", "insurance", "distance")


@dataclass
class Living:
    """Lives through days on a desk, from one seed."""

    desk: Desk
    clock: DeskClock
    folder: Path
    random: Random

    def live(self, first: date, days: int) -> None:
        """Live through so many days."""
        for ahead in range(days):
            self._day(first + timedelta(days=ahead))

    def _day(self, day: date) -> None:
        random = self.random
        if random.random() < 0.9:
            self._take_in(day)
        for minute in sorted(random.sample(range(8 * 60, 18 * 60), 5)):
            self.clock.now = at(day, minute)
            try:
                self._act()
            except DeskError:
                # What nobody may do just then is not done.
                continue

    def _take_in(self, day: date) -> None:
        random, rows = self.random, ["Name,Phone,Message,Date"]
        count = random.randrange(1, 5)
        for _ in range(count):
            number = random.randrange(140)
            asked = at(
                day - timedelta(days=random.randrange(3)), random.randrange(1440)
            )
            local = asked.astimezone(NEW_YORK)
            form = "%Y-%m-%d" if random.random() < 0.1 else "%Y-%m-%d %H:%M"
            words = random.choice(WORDS)
            rows.append(
                f"Person {number},212-555-{number:04},{words},{local.strftime(form)}"
            )
        self.clock.now = at(day, 8 * 60)
        file = self.folder / f"{day}.csv"
        file.write_text("\n".join(rows), "utf-8")
        source = SourceSettings(source_name=random.choice(SOURCES))
        import_file(self.desk, lambda: self.desk.open_lead_file(file), source)

    def _act(self) -> None:
        random, now = self.random, self.clock.now
        with self.desk.open_work(writes=False) as work:
            leads = work.leads
            lead_id = random.randrange(1, 140)
            attempts = leads.attempts([lead_id])[lead_id]
        if random.random() < 0.2:
            self._mark()
        elif attempts and random.random() < 0.15:
            undo_attempt(self.desk, attempts[-1].attempt_id)
        elif attempts and random.random() < 0.15:
            other = random.choice(("no_answer", "left_voicemail", "thinking"))
            correct_attempt(
                self.desk, attempts[-1].attempt_id, Call(other), "wrong key"
            )
        else:
            self._call(lead_id, now)

    def _mark(self) -> None:
        """Say what became of somebody's visit, if any is listed."""
        visits = visits_of(self.desk).visits
        if visits:
            chosen = self.random.choice(visits)
            mark_visit(self.desk, chosen.attempt_id, self.random.choice(MARKS))

    def _call(self, lead_id: int, now: datetime) -> None:
        random = self.random
        outcome = random.choice(OUTCOMES)
        inbound = random.random() < 0.15
        later = now + timedelta(minutes=random.randrange(30, 4000))
        record_outcome(
            self.desk,
            lead_id,
            Call(
                outcome,
                at=now - timedelta(minutes=random.randrange(0, 300)),
                next_at=later if outcome == "call_again" else None,
                direction=Direction.IN if inbound else Direction.OUT,
                details=self._details(outcome, now),
            ),
        )

    def _details(self, outcome: str, now: datetime) -> AttemptDetails:
        if outcome == "not_interested":
            return AttemptDetails(reason=self.random.choice(REASONS))
        if outcome == "booked":
            ahead = now.date() + timedelta(days=self.random.randrange(5))
            return AttemptDetails(appointment_on=ahead)
        return AttemptDetails()


def at(day: date, minute: int) -> datetime:
    """A minute of a day on the clocks of New York."""
    wall = datetime.combine(day, time(minute // 60, minute % 60), NEW_YORK)
    return wall.astimezone(UTC)
