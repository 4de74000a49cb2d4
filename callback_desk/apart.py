"""Work in a process of its own: Python does one thing at a time in each.

The other process knows no password, no key and no database: it gets a value that tells
what to do, and sends back what comes of it. Both go through pipes, never over a disk.
"""

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from queue import Queue
from threading import Thread
from typing import IO, Final, TypeVar

from callback_desk.domain.apart_port import LostApart
from callback_desk.translation import speak, spoken

if sys.platform == "linux":
    import fcntl

T = TypeVar("T")

_PROTOCOL: Final = 5
_AHEAD: Final = 2
"""How much may wait to be taken: who takes it is busy with several at a time."""

_BRIEF_S: Final = 0.0005
"""Seconds after which one thread lets the other go on."""

_PIPE: Final = 1024 * 1024
"""Bytes that a pipe holds, where the system lets it."""

_END: Final = ...
"""Says that this was all; no work yields it."""
_QUIET: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def processors() -> int:
    """How many of them this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def apart(work: Callable[[], Iterator[T]]) -> Iterator[Iterator[T]]:
    """What some work yields, done by another process, which ends on leaving.

    Args:
        work: a value that can be pickled, as can all that it yields.

    Returns:
        the same in the same order. Raises LostApart where it breaks off.
    """
    process = _begun()
    if process is None or process.stdin is None or process.stdout is None:
        yield _taken(BytesIO())
        return
    giving = None
    try:
        giving = _giving(process.stdin, work)
        yield _taken(BytesIO() if giving is None else process.stdout)
    finally:
        process.kill()
        process.wait()
        if giving is None:
            process.stdin.close()
        else:
            giving.join()
        process.stdout.close()


def _giving(to: IO[bytes], work: object) -> Thread | None:
    """What gives the other process its work; None where it cannot be given."""
    # Whatever cannot be sent, as a phrase of hundreds of words, is done here.
    with suppress(Exception):
        order = pickle.dumps(spoken(), _PROTOCOL) + pickle.dumps(work, _PROTOCOL)
        # It takes in what to do only once it has begun: nobody waits for that.
        giving = Thread(target=_give, args=(to, order), daemon=True)
        giving.start()
        return giving
    return None


def _begun() -> "subprocess.Popen[bytes] | None":
    """The other process, or None where there can be none."""
    command = [sys.executable, "-P", "-m", "callback_desk.apart"]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with suppress(OSError):
        process = subprocess.Popen(  # noqa: S603 - this very program
            command,
            stdin=pipe,
            stdout=pipe,
            stderr=nothing,
            creationflags=_QUIET,
        )
        _widen(process.stdin, process.stdout)
        return process
    return None


def _widen(*pipes: IO[bytes] | None) -> None:
    """Let pipes hold more, where they may; `pipesize` would have no process begin."""
    if sys.platform == "linux":
        for pipe in filter(None, pipes):
            with suppress(OSError):
                fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _give(to: IO[bytes], order: bytes) -> None:
    with suppress(OSError), to:
        to.write(order)


def _taken(source: IO[bytes]) -> Iterator[T]:
    """What the other process sends, until it says that this is all."""
    while True:
        try:
            told = pickle.load(source)  # noqa: S301 - of our own process
        except Exception as error:
            # What is torn, or was said by something else, raises whatever it likes.
            raise LostApart from error
        if told is _END:
            return
        yield told


def main() -> None:
    """Do what is asked for at the standard input, and send what comes of it."""
    # Not `sys.stdout.buffer`, which may be told to write but once, and be cut short.
    source, to = sys.stdin.buffer, os.fdopen(sys.stdout.fileno(), "wb", closefd=False)
    # Nothing else may get between what is sent.
    sys.stdout = sys.stderr
    # Sentences that are constants are said as soon as they are loaded.
    speak(pickle.load(source))  # noqa: S301 - of our own process
    gc.disable()
    work = pickle.load(source)  # noqa: S301 - the same
    # All this stays: nobody need look through it for garbage.
    gc.freeze()
    gc.enable()
    # Who sends is soon done each time, and is waited for: it goes first.
    sys.setswitchinterval(_BRIEF_S)
    waiting: Queue[bytes] = Queue(_AHEAD)
    Thread(target=_send, args=(waiting, to), daemon=True).start()
    try:
        for done in work():
            waiting.put(pickle.dumps(done, _PROTOCOL))
        waiting.put(pickle.dumps(_END, _PROTOCOL))
    finally:
        waiting.join()


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
