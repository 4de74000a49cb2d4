"""The rows of a preview: records as a list shows them, no more than one looks through.

Every record is counted, those without a row, too.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

from callback_desk.domain.record import Record
from callback_desk.domain.record_place import Ordinals
from callback_desk.domain.submission import Precision, Problem, Verdict
from callback_desk.services.import_leads import without_text

MOST_SHOWN: Final = 20_000
"""Rows of one verdict that are kept, and as many of people in danger beside them."""

MOST_KEPT_TEXT: Final = 32 * 1024 * 1024
"""Characters of all records that need a look, and as many of those in danger."""

LONGEST_CELL: Final = 2_000
"""Characters of a cell that are kept: a visitor may have typed a million."""

Key = tuple[int, int, int]
"""The number of a record's file, its row in that, and which of that row it is."""


class SeenRow(NamedTuple):
    """A record as the preview shows it.

    Attributes:
        place: the number of its file, the first being 0.
        row: its row in the file.
        verdict: what would become of it.
        name: as it came.
        phone: E.164, or None.
        extension: digits, or None.
        phone_text: as it came.
        email: as it came, or "".
        received_at: when it was sent.
        precision: how exactly that is known.
        problem: why it needs a look or would be skipped, or None.
        repairs: what was mended to read it.
        safety: whether it has words that must not wait.
        barred: whether the number said "do not call".
        mended: whether somebody corrected it here.
        ordinal: which record of its row it is.
    """

    place: int
    row: int
    verdict: Verdict
    name: str
    phone: str | None
    extension: str | None
    phone_text: str
    email: str
    received_at: datetime
    precision: Precision
    problem: Problem | None
    repairs: tuple[str, ...]
    safety: bool
    barred: bool
    mended: bool = False
    ordinal: int = 0

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.place, self.row, self.ordinal


@dataclass(slots=True)
class PreviewRows:
    """The rows of a preview, added by whoever makes it; never shortened meanwhile.

    Attributes:
        rows: in the order of their files.
        kept: the records that need a look, to be corrected.
        counts: all records so far by verdict, those without a row, too.
        in_danger: how many of them have words that must not wait.
    """

    rows: list[SeenRow] = field(default_factory=list)
    kept: dict[Key, Record] = field(default_factory=dict)
    counts: Counter[Verdict] = field(default_factory=Counter)
    in_danger: int = 0
    _shown: Counter[Verdict | None] = field(default_factory=Counter)
    _of_place: Counter[tuple[int, Verdict]] = field(default_factory=Counter)
    _danger_of_place: Counter[int] = field(default_factory=Counter)
    _kept_text: Counter[bool] = field(default_factory=Counter)
    _ordinals: Ordinals = field(default_factory=Ordinals)

    def add(self, place: int, record: Record) -> None:
        """Add a record."""
        verdict, flagged = record.verdict, record.safety.flagged
        ordinal = self._ordinals.of((place, record.submission.row))
        self.counts[verdict] += 1
        self._of_place[place, verdict] += 1
        if flagged:
            self.in_danger += 1
            self._danger_of_place[place] += 1
        looked_at = verdict is Verdict.NEEDS_LOOK
        full = looked_at and self._kept_text[flagged] >= MOST_KEPT_TEXT
        # Those in danger have room of their own, which nobody else takes.
        room = None if flagged else verdict
        if full or self._shown[room] >= MOST_SHOWN:
            return
        self._shown[room] += 1
        row = seen_row(place, record)._replace(ordinal=ordinal)
        if looked_at:
            self.kept[row.key] = kept = without_text(record)
            self._kept_text[flagged] += len(kept.submission.message)
        self.rows.append(row)

    def without(self, places: set[int]) -> "PreviewRows":
        """The same without what files showed before they turned out unreadable."""
        left = PreviewRows(
            [row for row in self.rows if row.place not in places],
            {key: kept for key, kept in self.kept.items() if key[0] not in places},
        )
        for (place, verdict), count in self._of_place.items():
            if place not in places:
                left.counts[verdict] += count
        danger = self._danger_of_place.items()
        left.in_danger = sum(n for place, n in danger if place not in places)
        return left

    @property
    def danger_unlisted(self) -> int:
        """How many of those in danger are counted without a row."""
        return self.in_danger - sum(row.safety for row in self.rows)


def seen_row(place: int, record: Record, *, mended: bool = False) -> SeenRow:
    """A record as the preview shows it."""
    said = record.submission
    return SeenRow(
        place,
        said.row,
        record.verdict,
        said.name[:LONGEST_CELL],
        record.phone,
        record.extension,
        said.phone_text[:LONGEST_CELL],
        (said.email or "")[:LONGEST_CELL],
        record.received_at,
        record.precision,
        record.problem,
        record.repairs,
        record.safety.flagged,
        record.barred,
        mended,
    )
