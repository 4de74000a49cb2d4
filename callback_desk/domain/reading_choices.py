"""What staff say of how a file is to be read; whatever they leave out is found out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

NOT_USED: Final = ""
"""In place of a field: the column is none of them, its words are kept beside."""

ENCODINGS: Final = (
    "utf-8", "cp1252", "utf-16-le", "utf-16-be", "mac-roman", "cp437",
    "cp1250", "cp1254", "cp1253", "cp1251", "koi8-r", "cp866", "iso8859-5",
    "cp1255", "cp1256", "cp874", "gb18030", "cp950", "cp932", "euc-jp", "cp949",
)  # fmt: skip
"""Codecs that a file may be said to be in, the likeliest first."""

DELIMITERS: Final = (",", ";", "\t", "|")
"""What may be said to stand between the cells of a file."""


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What staff say of a file; each part may be left out.

    Attributes:
        columns: for a column's label (its header, `column 3` where it has none), the
            field that it holds as `--map` calls it, or NOT_USED. A field that is
            named here is guessed for no other column.
        encoding: one of ENCODINGS.
        month_first: whether `3/4/2026` is the fourth of March.
        zone: IANA name of the zone of times written without one.
        source_name: the name under which reports count what comes in.
        delimiter: between cells, one of DELIMITERS. It is not remembered by a file's
            headers, since these are read by it.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    month_first: bool | None = None
    zone: str | None = None
    source_name: str | None = None
    delimiter: str | None = field(default=None, compare=False)

    @classmethod
    def of_fields(cls, **headers: str) -> "ReadingChoices":
        """Choices that name a header for each of some fields."""
        return cls({header: name for name, header in headers.items()})

    def over(self, remembered: "ReadingChoices") -> "ReadingChoices":
        """These, and what was said before of whatever they leave out.

        A field or column that is spoken of now is not spoken of by what was before.
        """
        named = set(self.columns.values()) - {NOT_USED}
        before = {
            label: name
            for label, name in remembered.columns.items()
            if label not in self.columns and name not in named
        }
        return ReadingChoices(
            {**before, **self.columns},
            self.encoding or remembered.encoding,
            remembered.month_first if self.month_first is None else self.month_first,
            self.zone or remembered.zone,
            self.source_name or remembered.source_name,
            self.delimiter,
        )

    def with_column(self, label: str, name: str) -> "ReadingChoices":
        """These, but a column holds that field, or is NOT_USED."""
        return replace(self, columns={**self.columns, label: name})


NO_CHOICES: Final = ReadingChoices()
"""Everything is found out."""
