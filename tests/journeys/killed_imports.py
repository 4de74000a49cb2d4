"""Imports killed like `kill -9` at random points, each in a process of its own.

`python -m tests.journeys.killed_imports FOLDER POINTS SEED` prints what became of them.
A child imports a file in small chunks, records a call behind each, says so through a
pipe, and kills itself after so many steps of the database's own machine or, every third
time, right before or behind a commit; of every fourth file another process reads most.
Then the desk must stand as if the import had never begun, or be whole; and no call that
was said to be recorded may be missing.
"""

import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool

from callback_desk.services import long_file, submission_chunks
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_queue
from callback_desk.storage.unit_of_work import SqlWork
from tests.desks import copy_desk, opened

HERE, COMING, CHUNK, NOTED = 12, 120, 15, 50
# Steps of SQLite's machine between two looks at whether it is time to die.
STEPS = 50
# So many looks does the whole take, roughly.
LOOKS = 1_300
# Its commits; behind the last one it is whole, which is rare enough.
COMMITS = (*range(1, 23), 22, 22)
NOT_KILLED = "not killed"


def rows(first: int, count: int, words: str) -> str:
    """People by their numbers, and what they write."""
    return "".join(
        f"Lead Number{chr(97 + n % 26)}{n},212{n + 2_000_000},{words},"
        f"2026-11-16 1{n % 3}:00\n"
        for n in range(first, first + count)
    )


def write_files(folder: Path) -> tuple[Path, Path]:
    """A file that is here already, and one that repeats half of it."""
    header = "name,phone,message,date\n"
    here, coming = folder / "here.csv", folder / "coming.csv"
    here.write_text(header + rows(0, HERE, "please call"), "utf-8")
    again = rows(0, HERE // 2, "i asked before")
    coming.write_text(header + rows(HERE, COMING, "please call") + again, "utf-8")
    return here, coming


def take(desk: Desk, file: Path, after_chunk: Callable[[int], None]) -> None:
    """Import a file in small chunks."""
    submission_chunks.CHUNK, submission_chunks.TOGETHER = CHUNK, 1
    submission_chunks.NOTED = NOTED
    report = import_file(
        desk,
        partial(desk.open_lead_file, file),
        SourceSettings(),
        on_progress=lambda done, fraction: after_chunk(done),
    )
    if report.error is not None:
        raise report.error


def die() -> None:
    """End as by `kill -9`."""
    os.kill(os.getpid(), signal.SIGKILL)


def child(
    path: Path, file: Path, pipe: int, point: int, at_commit: int, *, apart: bool
) -> None:
    """Import, recording calls meanwhile, until it is time to die."""
    looks, commits = 0, 0
    long_file._HERE, long_file._LONG = 1, 1.0 if apart else 0.0

    def look() -> int:
        nonlocal looks
        looks += 1
        if looks == point:
            die()
        return 0

    commit = SqlWork.commit

    def commit_and_maybe_die(work: SqlWork) -> None:
        nonlocal commits
        commits += 1
        if commits == at_commit:
            die()
        commit(work)
        if commits == -at_commit:
            die()

    def record(done: int) -> None:
        if done < COMING:
            attempt = record_outcome(desk, 1 + done % HERE, Call("busy"))
            os.write(pipe, f"{attempt.attempt_id}\n".encode())

    def listen(connection: Any, record: object) -> None:  # noqa: ANN401 - the driver's
        connection.set_progress_handler(look, STEPS)

    event.listen(Pool, "connect", listen)
    with opened(path) as desk:
        looks = 0
        if at_commit:
            SqlWork.commit = commit_and_maybe_die  # type: ignore[method-assign,assignment] # it shall die
        take(desk, file, record)
        os.write(pipe, b"done\n")


def killed(folder: Path, dice: random.Random) -> str:
    """One import that is killed; what became of it."""
    path = copy_desk(folder)
    here, coming = write_files(folder)
    with opened(path) as desk:
        take(desk, here, lambda done: None)
    at_commit = dice.choice((-1, 1)) * dice.choice(COMMITS)
    if dice.random() > 1 / 3:
        at_commit = 0
    point = 0 if at_commit else dice.randint(1, LOOKS)
    apart = dice.random() < 1 / 4
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        try:
            child(path, coming, writing, point, at_commit, apart=apart)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        told = said.read().split()
    _, status = os.waitpid(process, 0)
    return _looked_at(path, coming, told, was_killed=os.WIFSIGNALED(status))


def _looked_at(path: Path, coming: Path, told: list[str], *, was_killed: bool) -> str:
    with opened(path) as desk:
        problems, _ = check_desk(desk)
        if problems:
            raise AssertionError(problems)
        seen, attempts = _seen(desk)
        if not {int(n) for n in told if n != "done"} <= attempts:
            raise AssertionError("a call that was recorded is lost")
        if seen not in (nothing(), whole()) or ("done" in told and seen != whole()):
            raise AssertionError(f"a part of the import is seen: {seen}")
        with desk.open_work(writes=False) as work:
            if work.imports.pending_batches():
                raise AssertionError("the desk opened with a pending batch")
        take(desk, coming, lambda done: None)
        again, _ = _seen(desk)
        problems, _ = check_desk(desk)
        if again != whole() or problems:
            raise AssertionError(f"imported again it is not whole: {again} {problems}")
    if not was_killed:
        return NOT_KILLED
    return "whole" if seen == whole() else "nothing"


def nothing() -> tuple[int, int]:
    """Leads and askings before the import."""
    return HERE, HERE


def whole() -> tuple[int, int]:
    """Leads and askings once it is whole."""
    return HERE + COMING, HERE + COMING + HERE // 2


def _seen(desk: Desk) -> tuple[tuple[int, int], set[int]]:
    queue, _ = show_queue(desk)
    leads = [entry.lead for entry in (*queue.entries, *queue.resting)]
    with desk.open_work(writes=False) as work:
        attempts = work.leads.attempts([lead.lead_id or 0 for lead in leads])
    return (
        (len(leads), sum(lead.asked for lead in leads)),
        {attempt.attempt_id for theirs in attempts.values() for attempt in theirs},
    )


def main() -> None:
    """Kill so many imports, and count what became of them."""
    count, seed = map(int, sys.argv[1:])
    dice = random.Random(seed)  # noqa: S311 - chance, no secret
    became: Counter[str] = Counter()
    for _ in range(count):
        with TemporaryDirectory() as folder:
            became[killed(Path(folder), dice)] += 1
    print(dict(became))


if __name__ == "__main__":
    main()
