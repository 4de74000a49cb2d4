"""Another process reads a long file: the same is stored, whatever becomes of it."""

import os
import random
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callback_desk import apart as apart_module
from callback_desk.apart import WorkApart
from callback_desk.services import long_file, submission_chunks
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.file_opener import FileOpener
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    SourceSettings,
    ignore_record,
    import_file,
)
from tests.desks import copy_desk, opened
from tests.journeys.test_importing_by_block import file_of, stored

# So many that the other process cannot be through before the first are stored here.
ROWS, BLOCK, FIRST, HERE = 3_500, 50, 300, 2

needs_holding = pytest.mark.skipif(
    not hasattr(signal, "SIGSTOP"), reason="no process is held there"
)


@pytest.fixture(autouse=True)
def brief_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of these tests is a long one."""
    monkeypatch.setattr(submission_chunks, "CHUNK", BLOCK)
    monkeypatch.setattr(long_file, "_HERE", HERE)
    monkeypatch.setattr(long_file, "_LONG", 1.0)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list["subprocess.Popen[bytes]"]:
    """The other processes that were begun."""
    begun: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def noted(*args: object, **kinds: object) -> "subprocess.Popen[bytes]":
        begun.append(begin(*args, **kinds))  # type: ignore[call-overload]
        return begun[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    return begun


@pytest.fixture(scope="module")
def content() -> bytes:
    return file_of(random.Random(3), ROWS)  # noqa: S311 - chance, no secret


@pytest.fixture
def file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "leads.csv"
    path.write_bytes(content)
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "desk").mkdir()
    with opened(copy_desk(tmp_path / "desk")) as desk:
        yield replace(desk, works_apart=WorkApart())


@pytest.fixture(scope="module")
def expected(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> dict[str, list[str]]:
    """What is stored of the file where no other process reads it."""
    folder = tmp_path_factory.mktemp("alone")
    file = folder / "leads.csv"
    file.write_bytes(content)
    with opened(copy_desk(folder)) as desk:
        take(replace(desk, works_apart=None), file)
        return stored(desk)


def take(
    desk: Desk,
    path: Path,
    on_progress: Callable[[int, float | None], None] = lambda *_: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> FileReport:
    opener = FileOpener(desk.open_lead_file, path)
    return import_file(
        *(desk, opener, SourceSettings(), ignore_record),
        on_progress=on_progress,
        should_stop=should_stop,
    )


def kept_nothing(desk: Desk) -> bool:
    problems, _ = check_desk(desk)
    left = stored(desk)
    return not (problems or left["leads"] or left["submissions"] or left["batches"])


def test_the_very_same_is_stored(
    desk: Desk,
    file: Path,
    expected: dict[str, list[str]],
    begun: list["subprocess.Popen[bytes]"],
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[float | None] = []
    report = take(desk, file, lambda _, fraction: told.append(fraction))
    assert report.error is None
    assert stored(desk) == expected
    assert len(begun) == 1
    assert begun[0].poll() is not None
    assert told[-1] == 1.0
    assert "broke off" not in caplog.text
    assert None not in told


def test_what_is_left_is_read_here_where_the_other_is_killed(
    desk: Desk,
    file: Path,
    expected: dict[str, list[str]],
    begun: list["subprocess.Popen[bytes]"],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def kill(done: int, _: float | None) -> None:
        if done > FIRST and begun[0].poll() is None:
            os.kill(begun[0].pid, signal.SIGKILL)

    report = take(desk, file, kill)
    assert report.error is None
    assert "broke off" in caplog.text
    assert stored(desk) == expected
    assert begun[0].returncode == -signal.SIGKILL


def test_a_file_that_grows_meanwhile_is_refused_and_nothing_of_it_kept(
    desk: Desk, file: Path, begun: list["subprocess.Popen[bytes]"]
) -> None:
    def grow(done: int, _: float | None) -> None:
        if done > FIRST:
            with file.open("ab") as more:
                more.write(b"\n")

    report = take(desk, file, grow)
    assert report.error is not None
    assert report.error.code == "file_changed"
    assert kept_nothing(desk)
    assert begun[0].poll() is not None


def test_whoever_cancels_ends_the_other_process_too(
    desk: Desk, file: Path, begun: list["subprocess.Popen[bytes]"]
) -> None:
    done: list[int] = []
    report = take(
        *(desk, file),
        lambda so_many, _: done.append(so_many),
        lambda: bool(done) and done[-1] > FIRST,
    )
    assert report.stopped
    assert kept_nothing(desk)
    assert begun[0].poll() is not None


def hold(begun: list["subprocess.Popen[bytes]"]) -> None:
    """Let it do nothing any more, once it has begun."""
    for process in begun:
        process.send_signal(signal.SIGSTOP)


@needs_holding
def test_whoever_cancels_need_not_wait_for_one_that_hangs(
    desk: Desk, file: Path, begun: list["subprocess.Popen[bytes]"]
) -> None:
    looks: list[int] = []

    def is_unwanted() -> bool:
        """Asked behind each block, and again and again while nothing comes."""
        hold(begun)
        looks.extend(process.pid for process in begun)
        return len(looks) > HERE + 2

    report = take(desk, file, should_stop=is_unwanted)
    assert report.stopped
    assert kept_nothing(desk)
    assert begun[0].returncode == -signal.SIGKILL


@needs_holding
def test_what_is_left_is_read_here_where_the_other_hangs(
    desk: Desk,
    file: Path,
    expected: dict[str, list[str]],
    begun: list["subprocess.Popen[bytes]"],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(apart_module, "_MOST_LOOKS", 2)

    def never() -> bool:
        hold(begun)
        return False

    report = take(desk, file, should_stop=never)
    assert report.error is None
    assert "broke off" in caplog.text
    assert stored(desk) == expected
    assert begun[0].returncode == -signal.SIGKILL


def test_another_version_of_the_program_reads_nothing(
    desk: Desk,
    file: Path,
    expected: dict[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(apart_module, "__version__", "0.0.1")
    assert take(desk, file).error is None
    assert "broke off" in caplog.text
    assert stored(desk) == expected
