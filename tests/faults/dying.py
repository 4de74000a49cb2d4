"""A child that works at a desk until it is killed, and what it said until then."""

import os
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

Say = Callable[[object], None]
Work = Callable[[Say], None]


@dataclass(frozen=True)
class Died:
    """What a child said, a line each, and whether it was killed before its end.

    Attributes:
        said: its lines.
        was_killed: before its end.
        took: seconds until its end, since those until a kill were counted.
    """

    said: tuple[str, ...]
    was_killed: bool
    took: float

    @property
    def numbers(self) -> set[int]:
        """What was acknowledged by number."""
        return {int(word) for word in self.said if word.isdigit()}


def run(work: Work, kill_after: float | None = None, said: int = 0) -> Died:
    """Do some work in a process of its own.

    Args:
        work: says by lines what is done for good.
        kill_after: seconds until it is killed as by `kill -9`; None lets it end.
        said: how many lines it says before these seconds begin.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)

            def say(word: object) -> None:
                os.write(writing, f"{word}\n".encode())

            say("begun")
            work(say)
            say("done")
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    text, counts_from, killed = b"", 0.0, False
    while True:
        left = None
        if counts_from and kill_after is not None and not killed:
            left = max(0.0, kill_after - (time.monotonic() - counts_from))
        ready, _, _ = select.select([reading], [], [], left)
        if not ready:
            os.kill(child, signal.SIGKILL)
            killed = True
            continue
        piece = os.read(reading, 4096)
        if not piece:
            break
        text += piece
        if not counts_from and text.count(b"\n") > said:
            counts_from = time.monotonic()
    took = time.monotonic() - counts_from
    os.close(reading)
    _, status = os.waitpid(child, 0)
    # A line that was cut by dying was not said.
    whole = text.decode().split("\n")[:-1]
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"the child failed by itself after {whole}")
    return Died(tuple(whole[1:]), os.WIFSIGNALED(status), took)
