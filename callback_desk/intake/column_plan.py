"""Which column of a file says what, and how that was told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from callback_desk.domain.file_reading import (
    ANSWERS,
    LONGEST_SAMPLE,
    SAMPLES,
    ColumnReading,
    HowFound,
)
from callback_desk.intake.danger_questions import Asking
from callback_desk.intake.field_names import Field, plain_header


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """The columns of a file by what they say.

    Attributes:
        headers: of all columns, made up where the file has none.
        columns: for a field, its columns; the first with content counts, or all of
            them for the message and interests.
        others: columns of unknown meaning, kept as answers where a visitor wrote.
        found: for a column, how its field was told.
        prints: words that stand in some column again and again.
        dangers: columns whose header speaks of danger, so that answers need it beside
            them, and what it asks.
    """

    headers: tuple[str, ...]
    columns: Mapping[Field, tuple[int, ...]]
    others: tuple[int, ...]
    found: Mapping[int, HowFound] = field(default_factory=dict)
    prints: frozenset[str] = frozenset()
    dangers: Mapping[int, Asking] = field(default_factory=dict)

    def of(self, field: Field) -> tuple[int, ...]:
        """The columns of a field, none if the file has none."""
        return self.columns.get(field, ())

    def asking(self, dangers: Mapping[int, Asking]) -> "ColumnPlan":
        """The same with the questions that speak of danger: none is a machine's.

        Args:
            dangers: their columns, as above.
        """
        technical = self.of(Field.TECHNICAL)
        asked = {i for i in technical if i in dangers and "?" in self.headers[i]}
        if not asked:
            return replace(self, dangers=dangers)
        columns = {
            **self.columns,
            Field.TECHNICAL: tuple(i for i in technical if i not in asked),
        }
        others = tuple(sorted({*self.others, *asked}))
        return replace(self, columns=columns, others=others, dangers=dangers)

    def readings(self, rows: Sequence[Sequence[str]]) -> tuple[ColumnReading, ...]:
        """What was taken for what, in the order of the columns.

        Args:
            rows: the cells of some records, for samples.
        """
        fields = {i: name.value for name, all_ in self.columns.items() for i in all_}
        fields |= dict.fromkeys(self.others, ANSWERS)
        return tuple(
            ColumnReading(
                label,
                None if fields.get(index) == Field.TECHNICAL else fields.get(index),
                self.found.get(index, HowFound.UNUSED),
                _samples(index, rows),
            )
            for index, label in enumerate(labels_of(self.headers))
        )


def labels_of(headers: Sequence[str]) -> tuple[str, ...]:
    """Headers by which each column can be told from the others."""
    taken: set[str] = set()
    labels: list[str] = []
    alike: dict[str, int] = {}
    for number, header in enumerate(headers, start=1):
        label = name = header.strip() or f"column {number}"
        # A thousand columns may be called alike: nobody counts up from 2 for each.
        again = alike.get(name, 2)
        while label in taken:
            label = f"{name} ({again})"
            again += 1
        alike[name] = again
        taken.add(label)
        labels.append(label)
    return tuple(labels)


def headers_of(width: int) -> tuple[str, ...]:
    """What columns are called in a file without a header."""
    return tuple(f"column {number}" for number in range(1, width + 1))


def index_of(headers: Sequence[str], name: str) -> int | None:
    """The column that somebody calls so: by its label, its header, or its words."""
    for names in (labels_of(headers), [header.strip() for header in headers]):
        if name in names:
            return names.index(name)
    plain = plain_header(name)
    words = list(map(plain_header, headers))
    return words.index(plain) if plain and plain in words else None


def _samples(index: int, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The first cells of a column with content, shortened."""
    cells = (row[index].strip() for row in rows if index < len(row))
    found: list[str] = []
    for cell in cells:
        if cell:
            short = len(cell) <= LONGEST_SAMPLE
            found.append(cell if short else cell[: LONGEST_SAMPLE - 1] + "…")
            if len(found) == SAMPLES:
                break
    return tuple(found)
