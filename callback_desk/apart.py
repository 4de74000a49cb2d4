"""Work in a process of its own: Python does one thing at a time in each.

The other process knows no password, no key and no database: it gets a value that tells
what to do, and sends back what comes of it. Both go through pipes, never over a disk.
"""

import gc
import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import chain, repeat
from queue import Empty, Queue, SimpleQueue
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from callback_desk import __version__
from callback_desk.domain.apart_port import LostApart
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.translation import speak, spoken

if sys.platform == "linux":
    import fcntl
if TYPE_CHECKING:
    import subprocess

T = TypeVar("T")
_Process: TypeAlias = "subprocess.Popen[bytes]"

_PROTOCOL: Final = 5
_AHEAD: Final = 16
"""Frames that may wait to be sent: who takes them is busy with several at a time."""

_SELDOM: Final = (50_000, 20, 100)
"""When it looks for garbage: what is sent has a great many parts, and next to none."""

_BRIEF_S: Final = 0.0005
"""Seconds after which one thread lets the other go on."""

_PIPE: Final = 1024 * 1024
"""Bytes that a pipe holds, where the system lets it."""

_LOOK_S: Final = 0.2
"""Seconds after which who waits is asked whether they still do."""

_MOST_LOOKS: Final = 300
"""So often that is done while nothing comes: a minute."""

_ENDS_S: Final = 0.5
"""Seconds within which a process is gone that was ended, or is left to itself."""

_SPARING: Final = {
    "MALLOC_MMAP_THRESHOLD_": "1048576",
    "MALLOC_TRIM_THRESHOLD_": "1048576",
}
"""Has memory go back of what was sent; the GNU C library by itself keeps more and more.

What is used again for each block stays: to have it go and come takes as long as
reading a twentieth of the file.
"""

_PYTHON: Final = sys.version

_END: Final = ...
"""Says that this was all; no work yields it."""


def processors() -> int:
    """How many of them this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WorkApart:
    """Another process for each work; one may be begun before it is known.

    Args:
        needed: the modules that it imports meanwhile, by their names.
    """

    def __init__(self, needed: Sequence[str] = ()) -> None:
        self._needed = needed
        self._ready: list[_Process] = []

    @contextmanager
    def ready(self) -> Iterator[None]:
        """Have one begun for work that may come; leaving ends one that got none."""
        process = _begun(self._needed)
        if process is None:
            yield
            return
        self._ready.append(process)
        try:
            yield
        finally:
            # Whoever took it ends it.
            with suppress(ValueError):
                self._ready.remove(process)
                process.kill()
                _closed(process)
                _end_soon(process)

    def __call__(
        self, work: Callable[[], Iterator[T]], heed: Heed = go_on
    ) -> AbstractContextManager[Iterator[T]]:
        """As `apart`."""
        ready = None
        with suppress(IndexError):
            ready = self._ready.pop()
        return apart(work, heed, ready)


@contextmanager
def apart(
    work: Callable[[], Iterator[T]],
    heed: Heed = go_on,
    ready: "_Process | None" = None,
) -> Iterator[Iterator[T]]:
    """What some work yields, done by another process, which ends on leaving.

    Args:
        work: a value that can be pickled, as can all that it yields.
        heed: asked several times a second while nothing comes.
        ready: a process that waits for work; None: one is begun.

    Returns:
        the same in the same order. Raises LostApart where it breaks off, or where
        nothing comes for a minute.
    """
    process = ready or _begun()
    wanted, came = SimpleQueue[bool](), SimpleQueue[object]()
    if process is None or process.stdin is None or process.stdout is None:
        came.put(_Broken())
        yield _taken(wanted, came, heed)
        return
    # It takes in what to do only once it has begun: nobody waits for that.
    giving = Thread(target=_give, args=(process.stdin, _order(work)), daemon=True)
    # What hangs lets nobody go on who reads from it, not even to end it.
    taking = Thread(target=_take, args=(process.stdout, wanted, came), daemon=True)
    try:
        giving.start()
        taking.start()
        yield _taken(wanted, came, heed)
    finally:
        process.kill()
        wanted.put(False)
        _end_soon(process, taking, giving)


def _end_soon(process: "_Process", *threads: Thread) -> None:
    """Wait for its end, but not for ever."""
    ending = Thread(target=_end, args=(process, *threads), daemon=True)
    ending.start()
    ending.join(_ENDS_S)


def _closed(process: "_Process") -> None:
    """Leave the pipes of a process that got no work."""
    for pipe in filter(None, (process.stdin, process.stdout)):
        with suppress(OSError):
            pipe.close()


def _end(process: "_Process", *threads: Thread) -> None:
    """Wait until it is gone: soon, unless the system holds what it reads."""
    process.wait()
    for thread in threads:
        thread.join()


def _begun(needed: Sequence[str] = ()) -> "_Process | None":
    """The other process, which waits for work, or None where there can be none."""
    if getattr(sys, "frozen", False) or not sys.executable:
        # There is no Python to begin: the program itself would be begun once more.
        return None
    # Imported only here: the other process needs none.
    import subprocess

    command = [sys.executable, "-P", "-m", "callback_desk.apart", *needed]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with suppress(OSError):
        process = subprocess.Popen(  # noqa: S603 - this very program
            command,
            stdin=pipe,
            stdout=pipe,
            stderr=nothing,
            env={**_SPARING, **os.environ},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        _widen(process.stdin, process.stdout)
        # It is far less than a pipe holds: nobody waits for that.
        with suppress(OSError):
            process.stdin.write(pickle.dumps((_head(), spoken()), _PROTOCOL))  # type: ignore[union-attr] # a pipe
            process.stdin.flush()  # type: ignore[union-attr] # the same
        return process
    return None


def _widen(*pipes: IO[bytes] | None) -> None:
    """Let pipes hold more, where they may; `pipesize` would have no process begin."""
    if sys.platform == "linux":
        for pipe in filter(None, pipes):
            with suppress(OSError):
                fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _order(work: object) -> bytes:
    """What the other process is told to do; nothing, where it cannot be said."""
    # Whatever cannot be sent, as a phrase of hundreds of words, is done here.
    with suppress(Exception):
        return pickle.dumps(work, _PROTOCOL)
    return b""


def _give(to: IO[bytes], order: bytes) -> None:
    with suppress(OSError), to:
        to.write(order)


def _head() -> tuple[str, str]:
    """What must be the same in both processes: either may have been renewed."""
    return __version__, _PYTHON


def _take(
    source: IO[bytes], wanted: "SimpleQueue[bool]", came: "SimpleQueue[object]"
) -> None:
    """Take what the other process sends, as far as it is wanted."""
    with source:
        while wanted.get():
            try:
                came.put(pickle.load(source))  # noqa: S301 - of our own process
            except BaseException as error:
                # What is torn, or was said by something else, raises what it likes.
                came.put(_Broken(error))
                return


@dataclass(frozen=True, slots=True)
class _Broken:
    """Nothing more comes."""

    error: BaseException | None = None


def _taken(
    wanted: "SimpleQueue[bool]", came: "SimpleQueue[object]", heed: Heed
) -> Iterator[Any]:
    """What the other process sends, until it says that this is all."""
    while True:
        wanted.put(True)
        told = _awaited(came, heed)
        if told is _END:
            return
        if isinstance(told, _Broken):
            raise LostApart from told.error
        yield told
        del told


def _awaited(came: "SimpleQueue[object]", heed: Heed) -> object:
    """What comes next.

    Looks are counted, not seconds: a computer that sleeps makes none.
    """
    for _ in range(_MOST_LOOKS):
        with suppress(Empty):
            return came.get(timeout=_LOOK_S)
        heed()
    raise LostApart


def main() -> None:
    """Do what is asked for at the standard input, and send what comes of it."""
    # Not `sys.stdout.buffer`, which may be told to write but once, and be cut short.
    source, to = sys.stdin.buffer, os.fdopen(sys.stdout.fileno(), "wb", closefd=False)
    # Nothing else may get between what is sent.
    sys.stdout = sys.stderr
    # Sentences that are constants are said as soon as they are loaded.
    head, language = pickle.load(source)  # noqa: S301 - of our own process
    if head != _head():
        return
    speak(language)
    gc.disable()
    for name in sys.argv[1:]:
        import_module(name)
    work = pickle.load(source)  # noqa: S301 - the same
    # All this stays: nobody need look through it for garbage.
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    gc.enable()
    # Who sends is soon done each time, and is waited for: it goes first.
    sys.setswitchinterval(_BRIEF_S)
    waiting: Queue[bytes] = Queue(_AHEAD)
    Thread(target=_send, args=(waiting, to), daemon=True).start()
    frames = _Frames(waiting)
    try:
        # Nothing that was sent is kept while the next is worked out.
        sent = map(
            pickle.dump, chain(work(), [_END]), repeat(frames), repeat(_PROTOCOL)
        )
        deque(sent, maxlen=0)
    finally:
        waiting.join()


class _Frames:
    """What is sent, by the frame: as a whole it would be in memory several times.

    Args:
        waiting: takes them.
    """

    def __init__(self, waiting: "Queue[bytes]") -> None:
        self._waiting = waiting

    def write(self, frame: bytes, /) -> int:
        """Let a frame wait to be sent."""
        self._waiting.put(frame)
        return len(frame)


def _send(waiting: "Queue[bytes]", to: IO[bytes]) -> None:
    while True:
        try:
            to.write(waiting.get())
            to.flush()
        except BaseException:
            # Who asked is gone, or there is no memory: nobody waits for more of it.
            os._exit(1)
        waiting.task_done()


if __name__ == "__main__":
    main()
