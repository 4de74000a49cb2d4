"""The SHA-256 of bytes, worked out beside what else is done with them.

It takes half of the time that a first look at a file takes, and nothing waits for it.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class HashedBeside:
    """Bytes that are hashed one piece behind the other."""

    def __init__(self, beside: "ThreadPoolExecutor") -> None:
        self._beside = beside
        self._sha256 = hashlib.sha256()
        self._last: Future[None] | None = None
        self._is_first = True

    def take(self, piece: bytes) -> None:
        """Hash one more piece; waits until the one before is hashed."""
        if self._is_first:
            # Most files are no longer: no thread is begun for those.
            self._sha256.update(piece)
            self._is_first = False
            return
        self._wait()
        self._last = self._beside.submit(self._sha256.update, piece)

    def hexdigest(self) -> str:
        """What all of them hash to, hexadecimal."""
        self._wait()
        return self._sha256.hexdigest()

    def _wait(self) -> None:
        if self._last is not None:
            self._last.result()


@contextmanager
def hashing_beside() -> Iterator[HashedBeside]:
    """What hashes, whose thread is gone on leaving."""
    # Imported only here: who reads a file again needs none.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1, "hashing") as beside:
        yield HashedBeside(beside)
