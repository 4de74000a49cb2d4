"""Calls are recorded while a long import goes on, by the same desk and by another."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest

from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    SourceSettings,
    import_file,
)
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.submission_chunks import CHUNK
from callback_desk.services.work_queue import show_queue
from callback_desk.storage import engine
from tests.desks import copy_desk, opened
from tests.storage.stored_desk import filled_desk, rows_of

COMING = 20_000
HERE = [f"Lead Here{n},212{n + 2_000_000},,hello,2026-11-16 10:00" for n in range(20)]


def a_file(folder: Path, count: int, digits: str = "646") -> Path:
    """A file of so many people; every hundredth is here already."""
    rows = [f"{_who(n, digits)},words {n},2026-11-16 11:00" for n in range(count)]
    file = folder / f"coming-{digits}.csv"
    file.write_text("Name,Phone,Message,Date\n" + "\n".join(rows) + "\n", "utf-8")
    return file


def _who(n: int, digits: str) -> str:
    again = n // 100 % len(HERE)
    if n % 100 == 0:
        return f"Lead Here{again},212{again + 2_000_000}"
    return f"Lead Number{n},{digits}{n + 2_000_000}"


def take(desk: Desk, file: Path) -> FileReport:
    """Import a file."""
    opener = partial(desk.open_lead_file, file)
    return import_file(desk, opener, SourceSettings())


@contextmanager
def going_on(path: Path, file: Path) -> Iterator[threading.Thread]:
    """An import in a thread and by a connection of its own."""
    reports: list[FileReport] = []

    def import_it() -> None:
        with opened(path) as desk:
            reports.append(take(desk, file))

    thread = threading.Thread(target=import_it)
    thread.start()
    yield thread
    thread.join(100)
    assert [report.error for report in reports] == [None]


def test_calls_are_recorded_while_twenty_thousand_are_taken_in(tmp_path: Path) -> None:
    path = filled_desk(tmp_path, *HERE)
    file = a_file(tmp_path, COMING)
    waits: list[float] = []
    open_meanwhile: set[int] = set()
    with opened(path) as desk, going_on(path, file) as importing:
        while importing.is_alive():
            started = perf_counter()
            record_outcome(desk, 1 + len(waits) % len(HERE), Call("busy"))
            waits.append(perf_counter() - started)
            if len(waits) % 10 == 0 and importing.is_alive():
                queue, _ = show_queue(desk)
                open_meanwhile.add(sum(queue.counts.values()))
    # Nothing was seen of it until all of it was, and every call was answered.
    assert open_meanwhile <= {len(HERE), len(HERE) + COMING * 99 // 100}
    assert len(waits) > COMING // CHUNK
    assert max(waits) < engine.BUSY_TIMEOUT_MS / 1000
    assert rows_of(path, "SELECT count(*) FROM attempts") == [(len(waits),)]
    with opened(path) as desk:
        assert check_desk(desk)[0] == []
        queue, _ = show_queue(desk)
    asked = sum(e.lead.asked for e in (*queue.entries, *queue.resting))
    assert asked == len(HERE) + COMING


def test_two_imports_at_once_are_one_after_the_other(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    file = a_file(tmp_path, 2 * CHUNK + 10)
    with going_on(path, file), going_on(path, file), opened(path) as desk:
        report = take(desk, file)
    assert report.error is None
    total = (
        "SELECT sum(new), sum(repeat), sum(known), sum(needs_look) FROM batches"
        " WHERE state = 'done'"
    )
    ((new, repeat, known, kept),) = rows_of(path, total)
    count = 2 * CHUNK + 10
    assert (new + repeat, known, kept) == (count, 2 * count, 0)
    with opened(path) as desk:
        assert check_desk(desk)[0] == []


@pytest.mark.parametrize("looks", [1, 3])
def test_a_stopped_import_leaves_no_row(tmp_path: Path, looks: int) -> None:
    path = filled_desk(tmp_path, *HERE)
    tables = ("leads", "requests", "submissions", "raw_chunks", "batches")
    # What a backup beforehand is told by stays: it was made.
    told = "audit WHERE action <> 'backed_up'"
    counts = [f"(SELECT count(*) FROM {t})" for t in (*tables, told)]  # noqa: S608 - fixed
    count = f"SELECT {', '.join(counts)}"
    before = rows_of(path, count)
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) >= looks

    file = a_file(tmp_path, 4 * CHUNK)
    with opened(path) as desk:
        opener = partial(desk.open_lead_file, file)
        report = import_file(desk, opener, SourceSettings(), should_stop=stop)
    assert report == FileReport(stopped=True)
    assert rows_of(path, count) == before
