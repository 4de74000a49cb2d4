"""Long work that somebody may want no more: it asks in between, and ends there."""

from collections.abc import Callable, Iterable, Iterator
from threading import Event
from typing import Protocol, TypeVar, runtime_checkable

T = TypeVar("T")
# Asked so seldom it costs nothing, and ends within a tenth of a second.
EVERY = 256


class Stopped(Exception):
    """Somebody wanted it no more."""


Heed = Callable[[], None]
"""Called between small pieces of work; raises `Stopped` to end it."""


class Ending:
    """A `Heed` that somebody ends, on whatever thread."""

    def __init__(self) -> None:
        self._ended = Event()

    @property
    def is_wanted(self) -> bool:
        """Whether somebody wanted the end."""
        return self._ended.is_set()

    def end(self) -> None:
        """Want it no more."""
        self._ended.set()

    def __call__(self) -> None:
        """Raise `Stopped` once somebody wanted the end."""
        if self._ended.is_set():
            raise Stopped


@runtime_checkable
class HearsShare(Protocol):
    """Is asked whether to go on, and told how much is done, from 0 to 1."""

    def __call__(self) -> None:
        """Raise `Stopped` to end it."""
        ...

    def hear(self, share: float) -> None:
        """Be told; a later share may be less, where work has several passes."""
        ...


def tell_share(heed: Heed, share: float) -> None:
    """Tell whoever is asked how much is done, if they want to hear of it."""
    if isinstance(heed, HearsShare):
        heed.hear(share)


def go_on() -> None:
    """Nobody wants it to end."""


def heeding(many: Iterable[T], heed: Heed) -> Iterator[T]:
    """The same things one after another, asking now and then whether to go on."""
    for place, one in enumerate(many):
        if place % EVERY == 0:
            heed()
        yield one
