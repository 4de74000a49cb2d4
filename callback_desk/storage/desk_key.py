"""The key of an open desk, and the door through which whoever uses it goes.

The key changes while the desk is open, when somebody left. Then everybody in this
process must be outside, and what was open on the database is closed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Condition, get_ident

from callback_desk.domain.key_errors import DeskTooBusy

# Whoever is at the database in this process gets so long to finish.
LONGEST_WAIT_S = 10.0


class DeskKey:
    """A key that may be exchanged for another."""

    def __init__(self, value: bytes) -> None:
        self.value = value
        self._door = Condition()
        self._inside: dict[object, int] = {}
        self._is_shut = False
        self._closers: list[Callable[[], None]] = []

    def closes(self, close: Callable[[], None]) -> None:
        """Say what is closed before the key changes."""
        self._closers.append(close)

    @contextmanager
    def in_use(self) -> Iterator[bytes]:
        """The key, which stays the same inside; a thread may be inside twice."""
        self.enter()
        try:
            yield self.value
        finally:
            self.leave()

    def stay(self) -> Callable[[], None]:
        """Be inside once more, as who is inside already, for work on another thread.

        Returns:
            what comes out again, from whatever thread.
        """
        me = object()
        with self._door:
            self._inside[me] = 1
        return partial(self._leave, me)

    def enter(self) -> None:
        """Go in; waits while the key is being exchanged."""
        me = get_ident()
        with self._door:
            if me not in self._inside:
                while self._is_shut:
                    self._door.wait()
            self._inside[me] = self._inside.get(me, 0) + 1

    def leave(self) -> None:
        """Come out again."""
        self._leave(get_ident())

    def _leave(self, me: object) -> None:
        with self._door:
            self._inside[me] -= 1
            if not self._inside[me]:
                del self._inside[me]
                self._door.notify_all()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Nobody is inside, and nothing is open; `value` may be set.

        Raises:
            DeskTooBusy: somebody is inside and stays there.
        """
        with self._door:
            if get_ident() in self._inside:
                raise RuntimeError("the key is exchanged outside units of work")
            while self._is_shut:
                self._door.wait()
            self._is_shut = True
            if not self._door.wait_for(lambda: not self._inside, LONGEST_WAIT_S):
                self._open()
                raise DeskTooBusy()
        try:
            for close in self._closers:
                close()
            yield
        finally:
            with self._door:
                self._open()

    def _open(self) -> None:
        self._is_shut = False
        self._door.notify_all()
