"""Work by another process: all of it comes, in order, or it is told that it broke."""

import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk import apart as apart_module
from callback_desk.apart import WorkApart, apart, processors
from callback_desk.domain.apart_port import LostApart
from callback_desk.domain.stopping import Stopped
from callback_desk.translation import speak, spoken

needs_proc = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="only there are processes told so"
)


@pytest.fixture(autouse=True)
def of_this_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other process finds this file too, which no program needs."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))


def children(of: int | None = None) -> list[int]:
    """The processes that one began and that are still there."""
    tasks = Path(f"/proc/{of or os.getpid()}/task")
    told = []
    for task in tasks.iterdir():
        # A thread of a test before may end between two looks.
        with suppress(FileNotFoundError, ProcessLookupError):
            told.append((task / "children").read_text())
    return [int(child) for line in told for child in line.split()]


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def is_going_on(process: int) -> bool:
    """Whether a process is there, and no mere remains of one."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[
            0
        ] not in {"Z", "X"}
    except OSError:
        return False


def pid_of(_: object) -> int:
    return os.getpid()


def told_in(_: object) -> str:
    return spoken()


def hanging(told: Path) -> Iterator[int]:
    """One comes; then nothing any more."""
    yield os.getpid()
    told.touch()
    threading.Event().wait()


def some_until(end: str) -> Iterator[int]:
    """Three that come, and an end before the others."""
    yield from range(3)
    if end == "raised":
        raise ValueError(end)
    os.kill(os.getpid(), signal.SIGKILL)
    yield 3


def test_what_work_yields_comes_in_order() -> None:
    with apart(partial(map, str, range(1000))) as found:
        assert list(found) == [str(n) for n in range(1000)]


@needs_proc
def test_it_is_done_by_another_process_which_is_gone_afterwards() -> None:
    with apart(partial(map, pid_of, [None])) as found:
        (there,) = found
        assert there != os.getpid()
    assert not is_going_on(there)


def test_much_comes_whole() -> None:
    with apart(partial(map, bytes, [3_000_000] * 20)) as found:
        assert [len(one) for one in found] == [3_000_000] * 20


def test_nothing_that_is_printed_gets_in_between() -> None:
    with apart(partial(map, print, ["hello", "there"])) as found:
        assert list(found) == [None, None]


def test_sentences_are_in_the_language_of_this_process() -> None:
    before = spoken()
    speak("es")
    try:
        with apart(partial(map, told_in, [None])) as found:
            assert list(found) == [spoken()]
    finally:
        speak(before)


@pytest.mark.parametrize("end", ["raised", "killed"])
def test_work_that_breaks_off_is_told_behind_what_came(end: str) -> None:
    came: list[int] = []
    with pytest.raises(LostApart), apart(partial(some_until, end)) as found:
        deque(map(came.append, found))
    assert came == [0, 1, 2][: len(came)]
    assert len(came) == 3 or end == "killed"


def test_where_no_process_can_begin_all_of_it_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for program in (str(tmp_path / "none"), "", None):
        monkeypatch.setattr(sys, "executable", program)
        with apart(partial(map, str, [1])) as found, pytest.raises(LostApart):
            next(found)


def test_what_is_no_program_of_ours_is_told_as_broken_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/echo")
    with apart(partial(map, str, [1])) as found, pytest.raises(LostApart):
        next(found)


def test_a_frozen_program_is_no_python_to_begin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(subprocess, "Popen", begun.append)
    with apart(partial(map, str, [1])) as found, pytest.raises(LostApart):
        next(found)
    assert begun == []


@pytest.mark.parametrize("differs", ["__version__", "_PYTHON"])
def test_another_version_of_the_program_is_not_asked(
    differs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart_module, differs, "0.0.1")
    with apart(partial(map, str, [1])) as found, pytest.raises(LostApart):
        next(found)


@needs_proc
def test_whoever_wants_no_more_ends_what_hangs(tmp_path: Path) -> None:
    hangs, before = tmp_path / "hangs", (children(), open_files())

    def heed() -> None:
        if hangs.exists():
            raise Stopped

    with pytest.raises(Stopped), apart(partial(hanging, hangs), heed) as found:
        deque(found)
    assert (children(), open_files()) == before


@needs_proc
def test_what_hangs_for_long_is_told_as_broken_off_and_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = children(), open_files()
    with apart(partial(hanging, tmp_path / "hangs")) as found:
        there = next(found)
        monkeypatch.setattr(apart_module, "_MOST_LOOKS", 1)
        with pytest.raises(LostApart):
            next(found)
    assert not is_going_on(there)
    assert (children(), open_files()) == before


@needs_proc
def test_a_process_that_is_held_is_ended_too(tmp_path: Path) -> None:
    with apart(partial(hanging, tmp_path / "hangs")) as found:
        there = next(found)
        os.kill(there, signal.SIGSTOP)
    assert not is_going_on(there)


@needs_proc
def test_nobody_waits_for_a_process_that_cannot_be_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """As one that reads from a drive which is gone."""
    before = open_files()
    monkeypatch.setattr(apart_module, "_ENDS_S", 0.01)
    monkeypatch.setattr(subprocess.Popen, "kill", lambda _: None)
    with apart(partial(hanging, tmp_path / "hangs")) as found:
        there = next(found)
    assert is_going_on(there)
    os.kill(there, signal.SIGKILL)
    # Nothing of it stays behind once it can be.
    qtbot.waitUntil(lambda: there not in children() and open_files() == before)


@needs_proc
@pytest.mark.parametrize("work", [lambda: iter([]), partial(map, str, [lambda: 0])])
def test_work_that_cannot_be_sent_is_told_as_broken_off_and_leaves_nothing(
    work: Callable[[], Iterator[str]],
) -> None:
    before = children(), open_files()
    with apart(work) as found, pytest.raises(LostApart):
        next(found)
    assert (children(), open_files()) == before


def test_without_wider_pipes_all_of_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(fcntl, "fcntl", refuse)
    with apart(partial(map, bytes, [3_000_000] * 5)) as found:
        assert [len(one) for one in found] == [3_000_000] * 5


@needs_proc
def test_what_is_sent_is_whole_though_the_process_was_held_and_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    before = children()
    with apart(partial(map, bytes, [3_000_000] * 20)) as found:
        sizes = [len(next(found))]
        (there,) = set(children()) - set(before)
        for one in found:
            sizes.append(len(one))
            if is_going_on(there):
                os.kill(there, signal.SIGSTOP)
                os.kill(there, signal.SIGCONT)
    assert sizes == [3_000_000] * 20


@needs_proc
def test_whoever_leaves_early_leaves_no_process_behind() -> None:
    before = children()
    with suppress(RuntimeError), apart(partial(map, bytes, [10**6] * 10**6)) as found:
        next(found)
        assert len(children()) == len(before) + 1
        raise RuntimeError
    assert children() == before


@needs_proc
def test_no_process_goes_on_when_who_asked_is_gone(
    tmp_path: Path, qtbot: QtBot
) -> None:
    asks = tmp_path / "asks.py"
    asks.write_text(
        "import os, sys\n"
        "from functools import partial\n"
        "from callback_desk.apart import apart\n"
        "with apart(partial(map, bytes, [10**6] * 10**6)) as found:\n"
        "    next(found)\n"
        "    print('going on', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    pipe = subprocess.PIPE
    command = [sys.executable, str(asks)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as one:
        assert one.stdout is not None
        assert one.stdout.readline() == b"going on\n"
        (there,) = children(one.pid)
        one.kill()
    qtbot.waitUntil(lambda: not is_going_on(there), timeout=10_000)


def test_there_is_at_least_one_processor() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)


@needs_proc
def test_a_process_that_was_begun_before_does_the_work_and_has_what_it_needs() -> None:
    before, works = children(), WorkApart(["callback_desk.wording.mail"])
    with works.ready():
        (there,) = set(children()) - set(before)
        with works(partial(map, pid_of, [None])) as found:
            assert list(found) == [there]
        # Whatever is asked behind it gets one of its own.
        with works(partial(map, pid_of, [None])) as found:
            assert list(found) != [there]
    assert children() == before


@needs_proc
def test_a_process_that_got_no_work_is_gone_and_leaves_nothing() -> None:
    before = children(), open_files()
    works = WorkApart()
    with suppress(RuntimeError), works.ready():
        assert len(children()) == len(before[0]) + 1
        raise RuntimeError
    assert (children(), open_files()) == before


@pytest.mark.parametrize("needed", [["callback_desk.nowhere"], []])
def test_a_process_that_cannot_begin_is_told_as_broken_off(
    needed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    works = WorkApart(needed)
    if not needed:
        monkeypatch.setattr(sys, "executable", "")
    with (
        works.ready(),
        works(partial(map, str, [1])) as found,
        pytest.raises(LostApart),
    ):
        next(found)
