"""kill -9 at random while a desk works, is copied, brought back, changed or purged."""

import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

from callback_desk.domain.errors import DeskError
from callback_desk.domain.stopping import Ending
from callback_desk.restoring import Unlocking, restore_desk
from callback_desk.services import taking_back
from callback_desk.services.backups import back_up
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import Call, record_outcome, undo_attempt
from callback_desk.services.retention import purge
from callback_desk.services.undo_import import undo_import
from callback_desk.storage.keys import keys_path
from tests.desks import (
    CHEAP,
    MANAGER,
    MONDAY,
    PASSWORD,
    DeskClock,
    copy_desk,
    opened,
)
from tests.faults.dying import Died, Say, run
from tests.faults.stands import (
    attempts_of,
    must_be_sound,
    must_have_recorded,
    people_file,
)
from tests.faults.tally import Tally, Violation, must
from tests.journeys.killed_imports import NOT_KILLED
from tests.journeys.killed_imports import killed as killed_import
from tests.storage.plain_pages import found_in
from tests.storage.stored_desk import rows_of, set_back

LEADS, CALLS = 30, 60
OLD_SCHEMA = "0006"
MUCH_LATER = datetime(2034, 1, 9, 18, 0, tzinfo=UTC)
UNLOCKING = Unlocking(MANAGER, PASSWORD)
# A kill may also come a little behind the end.
BEHIND = 1.1
# So many of the last ones tell how long some work takes.
MEASURED = 5
OPEN = "open"
Work = Callable[[Path, Say], None]
Look = Callable[[Path, Died], str]


def desk_of(folder: Path) -> Path:
    """A desk with some leads and calls."""
    path = copy_desk(folder)
    with opened(path) as desk:
        file = people_file(folder, "leads.csv", 0, LEADS)
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        for lead_id in (1, 2, 3):
            record_outcome(desk, lead_id, Call("busy", note="nobody there"))
    return path


def leads_of(path: Path) -> list[tuple[object, ...]]:
    """What a desk holds of people."""
    leads = rows_of(path, "SELECT lead_id, name, phone FROM leads ORDER BY 1")
    return leads + rows_of(path, "SELECT attempt_id, outcome, note FROM attempts")


def _how_long(work: Work, made: Path, behind: int) -> list[float]:
    """How many seconds some work takes, on so many desks."""
    took = []
    for _ in range(MEASURED):
        with TemporaryDirectory() as name:
            path = _copied(made, Path(name))
            died = run(lambda say, path=path: work(path, say), said=behind)  # type: ignore[misc] # bound now
            took.append(died.took)
    return took


def _copied(made: Path, folder: Path) -> Path:
    """A desk that was made once, with what lies beside it."""
    shutil.copytree(made.parent, folder, dirs_exist_ok=True)
    return folder / made.name


def each(
    tally: Tally,
    points: int,
    dice: random.Random,
    work: Work,
    look: Look,
    before: Callable[[Path], None] = lambda path: None,
    behind: int = 0,
) -> Tally:
    """Kill some work so many times, each at another moment, and look at the desk.

    A moment counts from so many lines that the work says: what it says first is that
    the desk stands open, where opening it is not what shall be killed. Work that ended
    before it was killed is looked at as well, and counts as no kill; it tells how long
    the work takes by now.
    """
    with TemporaryDirectory() as name:
        made = desk_of(Path(name))
        before(made)
        return _each(tally, points, dice, work, look, made, behind)


def _each(
    tally: Tally,
    points: int,
    dice: random.Random,
    work: Work,
    look: Look,
    made: Path,
    behind: int,
) -> Tally:
    took, killed = _how_long(work, made, behind), 0
    while killed < points:
        after = dice.uniform(0, median(took[-MEASURED:]) * BEHIND)
        with TemporaryDirectory() as name, tally.point(f"killed after {after:.4f} s"):
            path = _copied(made, Path(name))
            died = run(lambda say, path=path: work(path, say), after, behind)  # type: ignore[misc] # bound now
            killed += died.was_killed
            if not died.was_killed:
                took.append(died.took)
            state = look(path, died)
            tally.count(state if died.was_killed else "ended before")
    return tally


# Saving calls


def _record(path: Path, say: Say) -> None:
    with opened(path) as desk:
        say(OPEN)
        for number in range(CALLS):
            done = record_outcome(desk, 1 + number % LEADS, Call("no_answer", note="x"))
            say(done.attempt_id)
            if number % 5 == 4:
                say(undo_attempt(desk, done.attempt_id).attempt_id)


def _calls(points: int, dice: random.Random) -> Tally:
    def look(path: Path, died: Died) -> str:
        must_be_sound(path)
        must_have_recorded(path, died.numbers | {1, 2, 3})
        with opened(path) as desk:
            record_outcome(desk, 1, Call("busy"))
        return "goes on"

    return each(
        Tally("kill -9 while saving calls"), points, dice, _record, look, behind=1
    )


# Importing: the journeys' own sweep


def _imports(points: int, dice: random.Random) -> Tally:
    tally, killed = Tally("kill -9 during an import"), 0
    while killed < points:
        with TemporaryDirectory() as name, tally.point(f"import {tally.points}"):
            state = killed_import(Path(name), dice)
            killed += state != NOT_KILLED
            tally.count("ended before" if state == NOT_KILLED else state)
    return tally


# Backing up


def _target(path: Path) -> Path:
    return path.with_name("kept.cdbackup")


def _back_up(path: Path, say: Say) -> None:
    with opened(path) as desk:
        say(OPEN)
        back_up(desk, _target(path))
        say(1)


def _backups(points: int, dice: random.Random) -> Tally:
    def before(path: Path) -> None:
        with opened(path) as desk:
            back_up(desk, _target(path))
            record_outcome(desk, 5, Call("busy"))

    def look(path: Path, died: Died) -> str:
        must_be_sound(path)
        again = path.parent / "again" / "desk.db"
        try:
            restore_desk(
                *(_target(path), again, UNLOCKING),
                *(lambda: MONDAY, lambda: MONDAY, CHEAP),
            )
        except DeskError as error:
            raise Violation(
                f"no backup is left that can be restored: {error}"
            ) from error
        must_be_sound(again)
        calls = len(attempts_of(again))
        must(calls in (3, 4), f"the backup holds {calls} calls")
        must(calls == 4 or not died.numbers, "a backup that was told of is not there")
        with opened(path) as desk:
            back_up(desk, _target(path))
        left = list(path.parent.glob(".backup-*/*"))
        must(not left, f"what broke off lies there yet: {left}")
        return "the new one" if calls == 4 else "the one before"

    tally = Tally("kill -9 during a backup")
    return each(tally, points, dice, _back_up, look, before, behind=1)


# Restoring


def _place(path: Path) -> Path:
    return path.parent / "new" / "desk.db"


def _restore(path: Path, say: Say) -> None:
    restore_desk(
        *(_target(path), _place(path), UNLOCKING),
        *(lambda: MONDAY, lambda: MONDAY, CHEAP),
    )
    say(1)


def _restores(points: int, dice: random.Random) -> Tally:
    def before(path: Path) -> None:
        with opened(path) as desk:
            back_up(desk, _target(path))

    def look(path: Path, died: Died) -> str:
        must_be_sound(path)
        to = _place(path)
        whole = to.exists()
        must(whole or not died.numbers, "a desk that was told of is not there")
        if not whole:
            # Keys alone may stand there: whoever tries again is told, or it works.
            keys_path(to).unlink(missing_ok=True)
            restore_desk(
                *(_target(path), to, UNLOCKING),
                *(lambda: MONDAY, lambda: MONDAY, CHEAP),
            )
        must_be_sound(to)
        must(leads_of(to) == leads_of(path), "it is not what was backed up")
        return "restored" if whole else "not yet, and again"

    tally = Tally("kill -9 during a restore")
    return each(tally, points, dice, _restore, look, before)


# Migrating


def _migrate(path: Path, say: Say) -> None:
    with opened(path):
        say(1)


def _migrations(points: int, dice: random.Random) -> Tally:
    kept: list[list[tuple[object, ...]]] = []

    def before(path: Path) -> None:
        kept.append(leads_of(path))
        set_back(path, OLD_SCHEMA)

    def look(path: Path, died: Died) -> str:
        must_be_sound(path)
        must([leads_of(path)] == kept, "it is not what it was before")
        return "goes on"

    tally = Tally("kill -9 during a migration")
    return each(tally, points, dice, _migrate, look, before)


# Removing people


def _purge(path: Path, say: Say) -> None:
    with opened(path, DeskClock(MUCH_LATER)) as desk:
        say(OPEN)
        purge(desk, MUCH_LATER.date())
        say(1)


def _purges(points: int, dice: random.Random) -> Tally:
    def before(path: Path) -> None:
        with opened(path) as desk:
            for lead_id in range(1, LEADS // 2):
                record_outcome(desk, lead_id, Call("do_not_call", note="never"))

    def look(path: Path, died: Died) -> str:
        clock = DeskClock(MUCH_LATER)
        must_be_sound(path, clock)
        gone = rows_of(path, "SELECT count(*) FROM leads WHERE phone = ''")[0][0]
        must(gone in (0, LEADS // 2 - 1), f"{gone} people are gone")
        must(gone or not died.numbers, "a purge that was told of is not there")
        with opened(path, clock) as desk, desk.open_work(writes=False) as work:
            barred = len(
                work.imports.barred([f"+1212{n + 2_000_000}" for n in range(LEADS)])
            )
        must(barred == LEADS // 2 - 1, f"{barred} numbers are barred")
        if gone:
            # Opening it has finished what was left to do.
            left = found_in(path, "Numberb1", "Numbera0", "2122000005")
            must(not left, f"the file still holds {left}")
        return "after" if gone else "before"

    tally = Tally("kill -9 during a purge")
    return each(tally, points, dice, _purge, look, before, behind=1)


# Taking an import back


def _undo(path: Path, say: Say) -> None:
    ending = Ending()
    # Every other one is stopped in the middle before it is killed, or as it is.
    stops = os.getpid() % 2

    def hear(passed: int, count: int) -> None:
        if stops and passed > count // 2:
            ending.end()

    with opened(path) as desk, patch.object(taking_back, "AT_ONCE", 3):
        say(OPEN)
        undo_import(desk, 1, ending, on_part=hear)
        say(1)


def _undos(points: int, dice: random.Random) -> Tally:
    def look(path: Path, died: Died) -> str:
        (state,) = rows_of(path, "SELECT state FROM batches")[0]
        # Opening it finishes what was begun.
        must_be_sound(path)
        left = rows_of(path, "SELECT lead_id FROM leads ORDER BY 1")
        if state == "part":
            stands = rows_of(path, "SELECT state FROM batches") == [("part",)]
            must(stands and len(left) > 1, "what was stopped does not stand")
            return "stopped"
        if state == "done":
            must(not died.numbers, "an import that was told of as gone is there")
            return "before"
        must(rows_of(path, "SELECT state FROM batches") == [("undone",)], "half gone")
        worked_on = rows_of(path, "SELECT DISTINCT lead_id FROM attempts ORDER BY 1")
        must(left == worked_on, f"there are {left}")
        return "finished" if state == "undoing" else "after"

    tally = Tally("kill -9 while an import is taken back")
    return each(tally, points, dice, _undo, look, behind=1)


KINDS: dict[str, Callable[[int, random.Random], Tally]] = {
    "calls": _calls,
    "backups": _backups,
    "restores": _restores,
    "migrations": _migrations,
    "purges": _purges,
    "imports": _imports,
    "undos": _undos,
}


def sweep(kind: str, points: int, dice: random.Random) -> list[Tally]:
    """Kill one kind of work so many times."""
    return [KINDS[kind](points, dice)]
