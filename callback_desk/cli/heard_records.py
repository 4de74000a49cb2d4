"""The records of a file, kept as small as what will be printed of them.

A gigabyte of mails must fit: for people only the lines to tell are kept, for JSON every
record as well, packed, and unpacked one by one as it is printed.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from callback_desk.cli.packed_lines import PackedLines
from callback_desk.domain.record import Record
from callback_desk.domain.submission import Verdict

RecordJson = Callable[[Record], dict[str, object]]


class HeardRecords:
    """Hears the records of one file.

    Args:
        as_json: a record as the contract prints it; None where only people are told.
    """

    def __init__(self, as_json: RecordJson | None) -> None:
        self._as_json = as_json
        self._lines, self._kept = PackedLines(), PackedLines()

    def __call__(self, record: Record) -> None:
        """Hear one more record."""
        # All ASCII: a lone surrogate stays one.
        if record.verdict is Verdict.NEEDS_LOOK:
            told = (record.submission.row, str(record.problem))
            self._kept.add(json.dumps(told))
        if self._as_json is not None:
            self._lines.add(json.dumps(self._as_json(record)))

    @property
    def kept(self) -> Iterator[tuple[int, str]]:
        """Row and reason of each record that needs a look."""
        for line in self._kept:
            row, problem = json.loads(line)
            yield row, problem

    def clear(self) -> None:
        """Forget all of them: what was heard of a file did not happen."""
        self._lines, self._kept = PackedLines(), PackedLines()

    def documents(self) -> "JsonList":
        """Every record as JSON, one by one; only where records are printed so."""
        return JsonList(self._lines)


class JsonList(list[dict[str, Any]]):
    """A list for the JSON encoder that makes its items only as they are printed."""

    def __init__(self, lines: PackedLines) -> None:
        super().__init__()
        self._lines = lines

    def __len__(self) -> int:
        """How many there are."""
        return len(self._lines)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return len(self._lines) > 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each in its order."""
        return map(json.loads, self._lines)
