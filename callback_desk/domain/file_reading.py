"""How a file was read: what a preview shows of it, and what it should ask."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from callback_desk.domain.reading_choices import ReadingChoices

ANSWERS: Final = "answers"
"""The field of a column that is kept beside: its words are read, it is none of them."""

SAMPLES: Final = 3
"""Cells of a column that are shown."""

LONGEST_SAMPLE: Final = 80
"""Characters of a cell that are shown."""


class HowFound(StrEnum):
    """How it was told what a column holds, from the surest to the least sure."""

    ASKED = "asked"
    REMEMBERED = "remembered"
    PRESET = "preset"
    SYNONYM = "synonym"
    LOOKS = "looks"
    NEAR = "near"
    UNUSED = "unused"


class Question(StrEnum):
    """What a file leaves open, so that a person should be asked."""

    PHONE = "phone"
    NAME = "name"
    DAY_ORDER = "day_order"
    NEAR = "near"


_ASKED_IF_NEAR: Final = frozenset(
    {"name", "first_name", "last_name", "phone", "email", "received_at"}
)
"""Fields of which a mistake would not show in the words that were read."""


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """What was taken for what.

    Attributes:
        label: by which choices name the column: its header, `column 3` where it has
            none, `Phone (2)` where others are called so too.
        field: as `--map` calls it, ANSWERS for what is kept beside, None for what no
            visitor wrote.
        found: how that was told.
        samples: its first cells with content, shortened.
    """

    label: str
    field: str | None
    found: HowFound
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReading:
    """How a file was read.

    Attributes:
        encoding: a Python codec name; None for a workbook.
        delimiter: between cells; empty where cells are no text (a workbook).
        headers: as written, in order: what choices are remembered by; empty if none.
        columns: in their order.
        month_first: how `3/4/2026` was read; None where no date is written so.
        order_is_open: no cell told whether days or months come first, nobody was
            asked, and it matters.
        choices: what staff said of it, now or before.
    """

    encoding: str | None
    delimiter: str
    headers: tuple[str, ...]
    columns: tuple[ColumnReading, ...]
    month_first: bool | None
    order_is_open: bool
    choices: ReadingChoices

    @property
    def questions(self) -> tuple[Question, ...]:
        """What a person should be asked, the most important first."""
        fields = {column.field for column in self.columns}
        near = {c.field for c in self.columns if c.found is HowFound.NEAR}
        asked = {
            Question.PHONE: "phone" not in fields,
            Question.NAME: fields.isdisjoint({"name", "first_name", "last_name"}),
            Question.DAY_ORDER: self.order_is_open,
            Question.NEAR: not near.isdisjoint(_ASKED_IF_NEAR),
        }
        return tuple(question for question, is_open in asked.items() if is_open)
