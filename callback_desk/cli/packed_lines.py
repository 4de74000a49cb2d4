"""Lines that are kept packed until they are printed: a gigabyte's worth must fit."""

import zlib
from collections.abc import Iterator
from typing import Final

_BLOCK: Final = 256 * 1024
"""Characters that are packed together."""


class PackedLines:
    """Lines of ASCII in their order."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._weight = 0
        self._blocks: list[bytes] = []
        self._count = 0

    def add(self, line: str) -> None:
        """Keep one more, which has no line end."""
        self._waiting.append(line)
        self._count += 1
        self._weight += len(line)
        if self._weight >= _BLOCK:
            self._blocks.append(zlib.compress("\n".join(self._waiting).encode(), 1))
            self._waiting, self._weight = [], 0

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    def __iter__(self) -> Iterator[str]:
        """Each, unpacked as it is asked for."""
        for block in self._blocks:
            yield from zlib.decompress(block).decode().split("\n")
        yield from self._waiting
