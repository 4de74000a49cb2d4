"""The log beside the desk: bounded, for its owner alone, and gone with the desk."""

import errno
import logging
import os
import stat
import sys
from pathlib import Path

import pytest

from callback_desk import log_setup
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
