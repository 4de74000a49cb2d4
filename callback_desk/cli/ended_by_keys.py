"""Ctrl+C where it ends what goes on at the next good moment, not just anywhere."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from callback_desk.domain.stopping import Ending


@contextmanager
def ended_by_keys() -> Iterator[Ending]:
    """What is ended by Ctrl+C; pressed again, it ends the program at once.

    Whoever started the program may want it to outlive that key: `nohup`.
    """
    ending, before = Ending(), signal.getsignal(signal.SIGINT)

    def hear(_number: int, _frame: FrameType | None) -> None:
        ending.end()
        signal.signal(signal.SIGINT, before)

    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, hear)
    try:
        yield ending
    finally:
        signal.signal(signal.SIGINT, before)
