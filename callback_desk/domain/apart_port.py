"""The seam to another process: what takes the processor is done there meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from callback_desk.domain.stopping import Heed

T = TypeVar("T")


class LostApart(Exception):
    """Another process ended, or hangs, before its work did, whatever the reason.

    The work is done here then, where what is wrong with it shows.
    """


class WorksApart(Protocol):
    """Has work done by another process; leaving ends that."""

    def __call__(
        self, work: Callable[[], Iterator[T]], heed: Heed
    ) -> AbstractContextManager[Iterator[T]]:
        """What some work yields, as it comes.

        Args:
            work: a value that can be pickled, as can all that it yields.
            heed: asked several times a second while nothing comes.

        Returns:
            the same in the same order. Raises LostApart where it breaks off, or
            where nothing comes for a minute.
        """
        ...

    def ready(self) -> AbstractContextManager[None]:
        """Have another process begun, ready for work that may come; leaving ends it.

        To begin takes as long as reading ten thousand records.
        """
        ...
