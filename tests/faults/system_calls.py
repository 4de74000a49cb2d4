"""Each system call that writes, killed or failed in turn, by strace.

The child stops itself until strace has taken hold of it; what it has to tell stands in
shared memory, so that telling is no system call.
"""

import mmap
import os
import random
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from callback_desk.domain.errors import DeskError
from callback_desk.restoring import restore_desk
from callback_desk.services.backups import back_up
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.record_outcome import Call, record_outcome
from tests.desks import CHEAP, MONDAY, copy_desk, opened
from tests.faults.kills import UNLOCKING
from tests.faults.renewals import go_on, let_in, take_off_and_renew
from tests.faults.stands import count_of, must_be_sound, people_file
from tests.faults.tally import Tally, must

ROWS = 1_000
# Those that change what is on a disk; not every machine knows every name.
CALLS = (
    *("write", "pwrite64", "writev", "pwritev", "ftruncate", "fallocate"),
    *("fsync", "fdatasync", "rename", "renameat", "renameat2", "link"),
    *("unlink", "unlinkat", "rmdir", "mkdir", "mkdirat", "chmod", "fchmod"),
)
FAILINGS = {"SIGKILL": "signal=SIGKILL", "ENOSPC": "error=ENOSPC", "EIO": "error=EIO"}
ROOM = 8192
_STRACE = shutil.which("strace") or ""
Job = Callable[[Desk, Path], None]


def sweep(kind: str, points: int, dice: random.Random) -> Iterator[Tally]:
    """Kill and fail so many of the calls of one kind of work, or all."""
    name, job = KINDS[kind]
    counted, forbidden = Counter[str](), "" if _STRACE else "strace is not installed"
    if not forbidden:
        counted, forbidden = _counted(job)
    every = [(call, n) for call in counted for n in range(1, counted[call] + 1)]
    chosen = dice.sample(every, min(points, len(every)))
    for failing in FAILINGS:
        tally = Tally(f"{failing} in {name}", not_run=forbidden)
        for call, n in [] if forbidden else sorted(chosen):
            _try(tally, job, failing, call, n)
        yield tally


# What is done


def _import(desk: Desk, folder: Path) -> None:
    report = import_file(
        desk,
        lambda: desk.open_lead_file(folder / "leads.csv"),
        SourceSettings(),
    )
    if report.error is not None:
        raise report.error


def _back_up(desk: Desk, folder: Path) -> None:
    back_up(desk, folder / "kept.cdbackup")


def _renew_key(desk: Desk, folder: Path) -> None:
    take_off_and_renew(desk)


KINDS: dict[str, tuple[str, Job]] = {
    "imports": ("a 1,000-row import", _import),
    "backups": ("a backup", _back_up),
    "renewals": ("a renewed key", _renew_key),
}


def _prepare(folder: Path) -> Path:
    """A desk as it stands before, made once and copied for each point."""
    made = _made()
    for file in made.parent.iterdir():
        shutil.copyfile(file, folder / file.name)
    return folder / made.name


@cache
def _made() -> Path:
    folder = Path(mkdtemp(prefix="callback-desk-calls-"))
    path = copy_desk(folder)
    let_in(path)
    file = people_file(folder, "first.csv", 0, 5)
    with opened(path) as desk:
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        record_outcome(desk, 1, Call("busy"))
        back_up(desk, folder / "kept.cdbackup")
    people_file(folder, "leads.csv", 5, ROWS)
    return path


def _child(path: Path, job: Job, told: mmap.mmap) -> None:
    """Do it, once more if it was refused, and tell how it went."""
    words = []
    with opened(path) as desk:
        os.kill(os.getpid(), signal.SIGSTOP)
        for _ in range(2):
            try:
                job(desk, path.parent)
                words.append("done")
                break
            except DeskError as error:
                words.append(f"refused: {error.sentence}")
            except BaseException as error:
                words.append(f"broke: {type(error).__name__}: {error}")
            told[:] = "\n".join(words).encode()[:ROOM].ljust(ROOM, b"\0")
        told[:] = "\n".join(words).encode()[:ROOM].ljust(ROOM, b"\0")


def _traced(path: Path, job: Job, *options: str) -> tuple[list[str], bool, str]:
    """Run the child under strace: what it told, whether it was killed, the trace."""
    told, log = mmap.mmap(-1, ROOM), path.with_name("trace")
    child = os.fork()
    if child == 0:
        try:
            _child(path, job, told)
        finally:
            os._exit(0)
    os.waitpid(child, os.WUNTRACED)
    tracer = subprocess.Popen(
        [_STRACE, "-f", "-o", str(log), "-p", str(child), *options],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr is not None
    said = tracer.stderr.readline()
    os.kill(child, signal.SIGCONT)
    _, status = os.waitpid(child, 0)
    said += tracer.stderr.read()
    tracer.wait()
    tracer.stderr.close()
    words = bytes(told).rstrip(b"\0").decode().split("\n")
    told.close()
    if "attached" not in said:
        return words, False, ""
    trace = log.read_text("utf-8", "replace") if log.exists() else ""
    return [w for w in words if w], os.WIFSIGNALED(status), trace


def _known_calls() -> str:
    """The calls that this machine's strace knows by name."""
    return ",".join(f"?{call}" for call in CALLS)


def _counted(job: Job) -> tuple[Counter[str], str]:
    """How often each call is made, and why it cannot be told."""
    with TemporaryDirectory() as name:
        path = _prepare(Path(name))
        words, _, trace = _traced(path, job, "-e", f"trace={_known_calls()}")
    if not trace:
        return Counter(), "this machine forbids tracing"
    must(words == ["done"], f"untouched it came to {words}")
    named = (line.split(maxsplit=1)[1].partition("(")[0] for line in trace.splitlines())
    return Counter(name for name in named if name in CALLS), ""


def _try(tally: Tally, job: Job, failing: str, call: str, n: int) -> None:
    with TemporaryDirectory() as name, tally.point(f"{failing} at {call} {n}"):
        path = _prepare(Path(name))
        inject = f"inject={call}:{FAILINGS[failing]}:when={n}"
        words, was_killed, _ = _traced(
            path, job, "-e", f"trace={_known_calls()}", "-e", inject
        )
        broke = [word for word in words if word.startswith("broke")]
        must(not broke, f"no sentence: {broke}")
        if not was_killed:
            must(words[-1:] == ["done"], f"it does not go on afterwards: {words}")
        tally.count("killed" if was_killed else "refused" if words[1:] else "unharmed")
        _look(path, job)
        if job is _renew_key:
            go_on(path)


def _look(path: Path, job: Job) -> None:
    must_be_sound(path)
    leads = count_of(path, "leads")
    whole = 5 + ROWS if job is _import else 5
    must(leads in (5, whole), f"{leads} leads are there")
    with opened(path) as desk:
        record_outcome(desk, 2, Call("busy"))
        if job is _import:
            _import(desk, path.parent)
    must(count_of(path, "leads") == whole, "imported again it is not whole")
    again = path.parent / "again" / "desk.db"
    restore_desk(
        *(path.with_name("kept.cdbackup"), again, UNLOCKING),
        *(lambda: MONDAY, lambda: MONDAY, CHEAP),
    )
    must_be_sound(again)
