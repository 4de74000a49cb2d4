"""Long work that somebody may want no more: it asks in between, and ends there."""

from collections.abc import Callable


class Stopped(Exception):
    """Somebody wanted it no more."""


Heed = Callable[[], None]
"""Called between small pieces of work; raises `Stopped` to end it."""


def go_on() -> None:
    """Nobody wants it to end."""
