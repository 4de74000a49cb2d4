"""A year of desk days drawn from one seed, each of which ends with a crash."""

import os
import random
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from callback_desk.domain.errors import DeskError
from callback_desk.services.backups import keep_backups
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import Call, record_outcome, undo_attempt
from callback_desk.services.work_queue import show_queue
from tests.desks import DeskClock, copy_desk, opened
from tests.faults.dying import Say, run
from tests.faults.stands import attempts_of, count_of, must_check
from tests.faults.tally import Tally, must

ZONE = ZoneInfo("America/New_York")
FIRST = datetime(2026, 11, 16, 9, 0, tzinfo=ZONE)
DAYS, SEEDS = 365, 10
POINTS_A_SEED = 50
OUTCOMES = (
    *("no_answer", "busy", "left_voicemail", "booked", "not_interested"),
    *("wrong_number", "do_not_call", "no_answer", "left_voicemail"),
)
# A day is killed behind so many lines that it says, and a moment later; by time alone
# a slow machine would kill each day before anything is done.
LINES_A_DAY, MOMENT = 24, 0.05
EVENING = "evening"
NEW_A_DAY = (1, 3)
MOST_GROWTH = 1.10


def sweep(points: int, dice: random.Random) -> Iterator[Tally]:
    """A year for each seed; of few points, some days of one."""
    seeds = max(1, min(SEEDS, points // POINTS_A_SEED))
    days = DAYS if points >= POINTS_A_SEED else points
    for _ in range(seeds):
        yield _year(days, dice.randrange(1_000_000))


def _handles() -> int:
    return len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0


def _resident() -> int:
    statm = Path("/proc/self/statm")
    return int(statm.read_text("ascii").split()[1]) if statm.exists() else 0


def _morning(day: int, dice: random.Random) -> datetime:
    """When the desk opens; now and then the clock was put back, or stood still."""
    at = (FIRST + timedelta(days=day)).replace(hour=9)
    if dice.random() < 0.03:
        at -= timedelta(hours=dice.choice((1, 30)))
    return at.astimezone(UTC)


def _day(path: Path, clock: DeskClock, seed: str, say: Say) -> None:
    dice = random.Random(seed)  # noqa: S311 - chance, no secret
    with opened(path, clock) as desk:
        file = path.with_name("today.csv")
        local = clock.now.astimezone(ZONE)
        new = range(dice.randint(*NEW_A_DAY))
        numbers = [dice.randrange(2_000_000, 9_999_999) for _ in new]
        rows = [
            f"Lead Number{chr(97 + n % 26)}{n},212{n},please call,"
            f"{local:%Y-%m-%d} 0{dice.randrange(1, 9)}:00\n"
            for n in numbers
        ]
        file.write_text("name,phone,message,date\n" + "".join(rows), "utf-8")
        report = import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        say(f"leads {report.counts['new']}")
        while True:
            clock.now += timedelta(minutes=dice.randrange(3, 40))
            queue, _ = show_queue(desk)
            if not queue.entries:
                keep_backups(desk)
                _wait_for_the_crash(say)
            lead_id = dice.choice(queue.entries[:5]).lead.lead_id or 0
            try:
                done = record_outcome(desk, lead_id, Call(dice.choice(OUTCOMES)))
            except DeskError:
                continue
            say(done.attempt_id)
            if dice.random() < 0.1:
                say(undo_attempt(desk, done.attempt_id).attempt_id)
            if dice.random() < 0.05:
                keep_backups(desk, every=timedelta(0))


def _wait_for_the_crash(say: Say) -> None:
    """The day's work is done, the desk is open still; no day ends without its crash."""
    for _ in range(LINES_A_DAY):
        say(EVENING)
    while True:
        signal.pause()


def _year(days: int, seed: int) -> Tally:
    tally = Tally(f"a crash a day, seed {seed}")
    dice = random.Random(seed)  # noqa: S311 - chance, no secret
    before: tuple[int, int] | None = None
    with TemporaryDirectory() as name:
        path, leads, calls = copy_desk(Path(name)), 0, 0
        for day in range(days):
            clock = DeskClock(_morning(day, dice))
            said, after = dice.randrange(LINES_A_DAY), dice.uniform(0, MOMENT)
            died = run(
                lambda say, path=path, clock=clock, day=day: _day(  # type: ignore[misc] # bound now
                    path, clock, f"{seed} {day}", say
                ),
                after,
                said,
            )
            where = f"day {day}, killed {after:.4f} s behind line {said}"
            with tally.point(where):
                with opened(path, clock) as desk:
                    must_check(desk)
                stored = set(attempts_of(path))
                must(died.numbers <= stored, "a call that was acknowledged is lost")
                must(len(stored) >= calls, "there are fewer calls than yesterday")
                told = sum(int(w.split()[1]) for w in died.said if w.startswith("lead"))
                now = count_of(path, "leads")
                must(now >= leads + told, f"{leads + told} leads were told, {now} stay")
                leads, calls = now, len(stored)
            tally.count("in the evening" if EVENING in died.said else "at work")
            if day == min(days - 1, days // 5):
                before = (_handles(), _resident())
        if before is not None:
            grown = [
                now / then
                for now, then in zip((_handles(), _resident()), before, strict=True)
                if then
            ]
            with tally.point("at the end of the year"):
                must(max(grown, default=1) <= MOST_GROWTH, f"handles, memory: {grown}")
    return tally
