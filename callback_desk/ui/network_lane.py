"""Work that waits for somebody else's server: the end of the program waits for none."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from threading import Thread
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from callback_desk.ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


class NetworkLane(Background):
    """Does each piece on a thread of its own, beside the others.

    A server may be silent for half a minute. Whoever stops waiting for it begins
    something else at once, and the program ends without it.
    """

    def _open_lane(self) -> Executor:
        if self._lane is None:
            self._lane = _OwnThreads(self._name)
        return self._lane


class _OwnThreads(Executor):
    def __init__(self, name: str) -> None:
        self._name = name

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Begin it at once."""
        future: Future[T] = Future()

        def do() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:
                future.set_exception(error)

        Thread(target=do, name=self._name, daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for nothing: what they still wait for is nobody's concern any more."""
