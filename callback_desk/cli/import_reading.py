"""How `import` is told to read a file, and tells how it read one."""

from collections.abc import Iterable
from enum import StrEnum

import typer

from callback_desk.cli.output import tell
from callback_desk.domain.file_reading import FileReading
from callback_desk.domain.reading_choices import DELIMITERS, ENCODINGS
from callback_desk.intake.field_names import MAP_FIELDS
from callback_desk.translation import _
from callback_desk.wording.import_preview import say_open_order

CODECS = ", ".join(ENCODINGS)


class Dates(StrEnum):
    """What comes first in a date of numbers alone."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"


class Separator(StrEnum):
    """What stands between the cells of a file."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"
    BAR = "bar"

    @property
    def delimiter(self) -> str:
        """The character."""
        return dict(zip(Separator, DELIMITERS, strict=True))[self]


def read_columns(columns: Iterable[str]) -> dict[str, str]:
    """For each header, the field of a `FIELD=HEADER`."""
    fields = {}
    for column in columns:
        field, equals, header = column.partition("=")
        if not equals or field not in MAP_FIELDS:
            known = ", ".join(sorted(MAP_FIELDS))
            raise typer.BadParameter(
                _(
                    "{column!r} is not FIELD=HEADER with a field of {known}",
                    column=column,
                    known=known,
                ),
                param_hint="--map",
            )
        fields[header] = field
    return fields


def read_encoding(encoding: str | None) -> str | None:
    """A codec that a file may be said to be in."""
    if encoding is not None and encoding not in ENCODINGS:
        raise typer.BadParameter(
            _("{encoding!r} is none of {codecs}", encoding=encoding, codecs=CODECS),
            param_hint="--encoding",
        )
    return encoding


def tell_open_order(reading: FileReading | None, batch: int | None) -> None:
    """Say how days and months were read where nothing told, and the way back.

    Args:
        reading: how a file was read.
        batch: what it came in with; None where nothing was written.
    """
    words = say_open_order(reading)
    if reading is None or not words:
        return
    other = Dates.DAY_FIRST if reading.month_first else Dates.MONTH_FIRST
    if batch is None:
        way = _("If that is wrong, import it with --dates {other}.", other=other)
    else:
        way = _(
            "If that is wrong, take it back with `callback-desk undo-import {batch}`, "
            "and import it with --dates {other}.",
            batch=str(batch),
            other=other,
        )
    tell(f"  {words} {way}")


def reading_json(reading: FileReading) -> dict[str, object]:
    """How a file was read: what was taken for what, and what should be asked."""
    return {
        "delimiter": reading.delimiter,
        "columns": [
            {
                "header": column.label,
                "field": column.field,
                "found": column.found,
            }
            for column in reading.columns
        ],
        "month_first": reading.month_first,
        "questions": list(reading.questions),
    }
