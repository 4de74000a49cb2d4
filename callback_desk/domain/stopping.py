"""Long work that somebody may want no more: it asks in between, and ends there."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
# Asked so seldom it costs nothing, and ends within a tenth of a second.
EVERY = 256


class Stopped(Exception):
    """Somebody wanted it no more."""


Heed = Callable[[], None]
"""Called between small pieces of work; raises `Stopped` to end it."""


def go_on() -> None:
    """Nobody wants it to end."""


def heeding(many: Iterable[T], heed: Heed) -> Iterator[T]:
    """The same things one after another, asking now and then whether to go on."""
    for place, one in enumerate(many):
        if place % EVERY == 0:
            heed()
        yield one
