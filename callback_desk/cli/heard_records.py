"""The records of a file, kept as small as what will be printed of them.

A gigabyte of mails must fit: for people only the lines to tell are kept, for JSON every
record packed, and unpacked one by one as it is printed.
"""

import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final

from callback_desk.domain.record import Record
from callback_desk.domain.submission import Verdict

RecordJson = Callable[[Record], dict[str, object]]

_BLOCK: Final = 256 * 1024
"""Characters that are packed together."""


class HeardRecords:
    """Hears the records of one file.

    Args:
        as_json: a record as the contract prints it; None where only people are told.
    """

    def __init__(self, as_json: RecordJson | None) -> None:
        self._as_json = as_json
        self._waiting: list[str] = []
        self._weight = 0
        self._blocks: list[bytes] = []
        self._count = 0
        self.kept: list[tuple[int, str]] = []
        """Row and reason of each record that needs a look."""

    def __call__(self, record: Record) -> None:
        """Hear one more record."""
        if record.verdict is Verdict.NEEDS_LOOK:
            self.kept.append((record.submission.row, str(record.problem)))
        if self._as_json is None:
            return
        # All ASCII: a lone surrogate stays one.
        self._waiting.append(json.dumps(self._as_json(record)))
        self._count += 1
        self._weight += len(self._waiting[-1])
        if self._weight >= _BLOCK:
            self._pack()

    def _pack(self) -> None:
        lines = "\n".join(self._waiting).encode("ascii")
        self._blocks.append(zlib.compress(lines, 1))
        self._waiting, self._weight = [], 0

    def clear(self) -> None:
        """Forget all of them: what was heard of a file did not happen."""
        self.__init__(self._as_json)  # type: ignore[misc] # begins anew

    def documents(self) -> "JsonList":
        """Every record as JSON, one by one; only where records are printed so."""
        if self._waiting:
            self._pack()
        return JsonList(self._count, self._blocks)


class JsonList(list[dict[str, Any]]):
    """A list for the JSON encoder that makes its items only as they are printed."""

    def __init__(self, count: int, blocks: list[bytes]) -> None:
        super().__init__()
        self._count = count
        self._blocks = blocks

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    def __bool__(self) -> bool:
        """Whether there are any."""
        return self._count > 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each in its order."""
        for block in self._blocks:
            for line in zlib.decompress(block).split(b"\n"):
                yield json.loads(line)
