"""The log beside the desk: bounded, for its owner alone, and gone with the desk."""

import errno
import logging
import os
import stat
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread, current_thread
from threading import enumerate as enumerate_threads

import pytest

from callback_desk import log_file, log_setup
from callback_desk.cli import main
from callback_desk.log_file import MOST_BYTES, LogFile
from callback_desk.log_setup import RecentLines, keep_in_file, recent_lines
from callback_desk.removing import remove_desk
from callback_desk.services.problem_report import make_problem_report
from tests.desks import MONDAY, copy_desk

SAID = "Zephyrine Quillfeather 555-0142"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk, and nobody's lines in memory."""
    recent = RecentLines()
    monkeypatch.setattr(log_setup, "_RECENT", recent)
    logger = logging.getLogger(log_setup.NAME)
    handlers = [one for one in logger.handlers if not isinstance(one, RecentLines)]
    monkeypatch.setattr(logger, "handlers", handlers)
    return copy_desk(tmp_path)


def log(words: str, error: Exception | None = None) -> None:
    logging.getLogger(f"{log_setup.NAME}.x").error(words, exc_info=error)


def test_a_bug_of_an_earlier_run_stands_in_the_report(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_in_file(desk)
    log("a bug", ValueError(SAID))
    logging.getLogger(log_setup.NAME).handlers.clear()
    monkeypatch.setattr(log_setup, "_RECENT", RecentLines())
    assert recent_lines() == []
    keep_in_file(desk)
    log("told: disk_full")
    report = make_problem_report(None, MONDAY)
    assert report.index("error a bug") < report.index("told: disk_full")
    assert "ValueError" in report
    assert SAID not in report + LogFile(desk).path.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_its_owner_alone_reads_it(desk: Path) -> None:
    file = LogFile(desk)
    file.add(["a line", "a line\nthat would be two"])
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert file.last(9) == ["a line", "a line that would be two"]


def test_it_does_not_grow_and_keeps_what_came_last(desk: Path) -> None:
    file, line = LogFile(desk), "x" * 400
    for number in range(3 * MOST_BYTES // 400):
        file.add([f"{number} {line}"])
    sizes = [part.stat().st_size for part in (file.path, file.earlier)]
    assert max(sizes) <= MOST_BYTES + 500
    numbers = [int(told.split()[0]) for told in file.last(1_000)]
    assert numbers == list(range(numbers[0], 3 * MOST_BYTES // 400))
    assert len(numbers) > MOST_BYTES // 500


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_parts_that_others_could_read_are_shut(desk: Path) -> None:
    file = LogFile(desk)
    for part in (file.path, file.earlier):
        part.write_text("before\n")
        part.chmod(0o644)
    file.add(["a line"])
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (file.path, file.earlier)]
    assert modes == [0o600, 0o600]
    assert file.last(9) == ["before", "before", "a line"]


def test_turned_over_by_two_at_once_it_loses_nothing(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs, replace = LogFile(desk), LogFile(desk), os.replace
    many = [f"{number} {'x' * 400}" for number in range(1 + MOST_BYTES // 400)]
    mine.add(many)

    def late(part: Path, place: Path) -> None:
        """Another process is faster."""
        monkeypatch.setattr(os, "replace", replace)
        theirs.add(["theirs"])
        replace(part, place)

    monkeypatch.setattr(os, "replace", late)
    mine.add(["mine"])
    for writer in writers():
        writer.join()
    assert sorted(mine.last(9_999)) == sorted([*many, "theirs", "mine"])


def test_many_processes_lose_no_line(desk: Path) -> None:
    each, words = MOST_BYTES // 1_500, "x" * 480
    says = f"""
from pathlib import Path
from callback_desk.log_file import LogFile
import sys
file = LogFile(Path({str(desk)!r}))
sys.stdin.readline()
for number in range({each}):
    file.add([f"{{sys.argv[1]}} {{number}} {words}"])
"""
    writers = [
        subprocess.Popen([sys.executable, "-c", says, str(name)], stdin=subprocess.PIPE)
        for name in range(4)
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.close()
    assert [writer.wait(60) for writer in writers] == [0] * 4
    file = LogFile(desk)
    assert file.earlier.exists(), "it was turned over"
    told = {tuple(line.split()[:2]) for line in file.last(9_999)}
    expected = {(str(w), str(n)) for w in range(4) for n in range(each)}
    assert told == expected


def writers() -> list[Thread]:
    return [thread for thread in enumerate_threads() if thread.name == "log"]


def test_a_log_that_somebody_holds_is_written_all_the_same(desk: Path) -> None:
    file = LogFile(desk)
    file.add(["before"])
    with file.path.open("rb+") as held:
        log_file._lock(held.fileno())
        file.add(["a line"])
        for writer in writers():
            writer.join()
    assert file.last(9) == ["before", "a line"]


def test_nobody_waits_for_a_log_that_somebody_holds(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me, slept = current_thread(), list[Thread]()
    may_go = Event()

    def sleep(seconds: float) -> None:
        slept.append(current_thread())
        may_go.wait(30)

    monkeypatch.setattr("time.sleep", sleep)
    file = LogFile(desk)
    file.add(["before"])
    with file.path.open("rb+") as held:
        log_file._lock(held.fileno())
        numbers = [f"line {number}" for number in range(100)]
        for line in numbers:
            file.add([line])
        assert file.last(200) == ["before"]
    (writer,) = writers()
    may_go.set()
    writer.join()
    file.add(["behind"])
    assert file.last(200) == ["before", *numbers, "behind"]
    assert me not in slept


def test_where_it_cannot_be_written_nothing_fails(desk: Path) -> None:
    keep_in_file(desk)
    LogFile(desk).path.mkdir()
    log("told: disk_full")
    assert [line.split(" ", 3)[3] for line in recent_lines()] == ["told: disk_full"]


def test_where_the_disk_fails_to_say_whether_there_is_a_desk_nothing_fails(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[Path]()

    def fails(path: Path) -> bool:
        asked.append(path)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    file = LogFile(desk)
    file.add(["before"])
    monkeypatch.setattr(Path, "is_file", fails)
    file.add(["a line"])
    assert asked == [desk]
    assert file.last(9) == ["before"]


def test_it_goes_with_its_desk_and_does_not_come_back(desk: Path) -> None:
    keep_in_file(desk)
    log("told: disk_full")
    assert LogFile(desk).path.exists()
    remove_desk(desk, with_backups=True)
    log("told: disk_full")
    assert list(desk.parent.iterdir()) == []


def test_a_command_that_fails_says_so_in_it_by_its_code(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = main.run(
        ["--db", str(desk), "--staff", SAID, "--password-file", "/", "queue"]
    )
    assert ran == main.Exit.DESK_ERROR
    told = LogFile(desk).path.read_text("utf-8")
    assert "warning told: " in told
    assert SAID not in told
    capsys.readouterr()
