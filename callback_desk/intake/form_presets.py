"""Form products and what their exports look like: data, read from resources/forms/.

A new product is a new TOML file. It is recognised by the set of its headers and the
shape of its cells, never by their order; headers that a preset does not name are read
like those of any file.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from callback_desk.intake.cell_style import CellStyle
from callback_desk.intake.field_names import Field
from callback_desk.intake.written_times import Zone

GENERIC_CODE: Final = "generic-csv"
"""What a file of no known product is recognised as."""

_MEDIUM: Final = "csv"
_KEYS: Final = {
    "code", "title", "medium", "seen_in", "recognise", "fields", "technical", "times",
    "cells",
}  # fmt: skip
_RECOGNISE_KEYS: Final = {
    "headers", "some_of", "at_least", "others_like", "some_like", "cells",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormPreset:
    """One form product's export.

    Attributes:
        code: what a file of it is recognised as, e.g. `gravity-forms-csv`.
        headers: all of these stand in it, as written.
        some_of: at least `at_least` of these do.
        at_least: how many of `some_of`.
        others_like: what each of its other headers looks like, if that is telling.
        some_like: what at least one of its headers looks like, if that is telling.
        cells: for a header, what its filled cells look like.
        fields: for a field, its headers, the best first.
        technical: headers of what no visitor wrote.
        zone: what the zone of its times is.
        style: how its cells are written.
        prefixes: for a field, the marks before its values.
        test_lead: how a cell of the product's own test rows begins, or "".
    """

    code: str
    headers: frozenset[str] = frozenset()
    some_of: frozenset[str] = frozenset()
    at_least: int = 0
    others_like: re.Pattern[str] | None = None
    some_like: re.Pattern[str] | None = None
    cells: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    fields: Mapping[Field, tuple[str, ...]] = field(default_factory=dict)
    technical: frozenset[str] = frozenset()
    zone: Zone = Zone.AS_WRITTEN
    style: CellStyle = CellStyle.RFC_4180
    prefixes: Mapping[Field, tuple[str, ...]] = field(default_factory=dict)
    test_lead: str = ""

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> "FormPreset":
        """A preset from a parsed TOML document.

        Raises:
            ValueError: a key or value is not what a preset may hold.
        """
        _no_others(data, _KEYS)
        recognise = data.get("recognise", {})
        _no_others(recognise, _RECOGNISE_KEYS)
        cells = data.get("cells", {})
        _no_others(cells, {"style", "test_lead", "prefixes"})
        return cls(
            code=data["code"],
            headers=frozenset(recognise.get("headers", ())),
            some_of=frozenset(recognise.get("some_of", ())),
            at_least=recognise.get("at_least", 0),
            others_like=_pattern(recognise.get("others_like")),
            some_like=_pattern(recognise.get("some_like")),
            cells={
                header: re.compile(pattern)
                for header, pattern in recognise.get("cells", {}).items()
            },
            fields={
                Field(name): tuple(h) for name, h in data.get("fields", {}).items()
            },
            technical=frozenset(data.get("technical", {}).get("headers", ())),
            zone=Zone(data.get("times", {}).get("zone", Zone.AS_WRITTEN)),
            style=CellStyle(cells.get("style", CellStyle.RFC_4180)),
            prefixes={
                Field(name): tuple(marks)
                for name, marks in cells.get("prefixes", {}).items()
            },
            test_lead=cells.get("test_lead", ""),
        )

    def has_headers(self, headers: Sequence[str]) -> bool:
        """Whether a file's headers may be this product's, cells aside."""
        present = set(headers)
        if not self.headers <= present or len(self.some_of & present) < self.at_least:
            return False
        if self.others_like is not None and not all(
            self.others_like.fullmatch(header) for header in present - self.headers
        ):
            return False
        return self.some_like is None or any(map(self.some_like.fullmatch, present))

    def has_cells(self, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
        """Whether sampled cells have the shapes that this product gives them."""
        shapes = [
            (headers.index(header), pattern) for header, pattern in self.cells.items()
            if header in headers
        ]  # fmt: skip
        return all(
            not row[index].strip() or pattern.fullmatch(row[index].strip()) is not None
            for row in rows
            for index, pattern in shapes
            if index < len(row)
        )

    def weight(self, headers: Sequence[str]) -> int:
        """How many of a file's headers this preset names: the more, the surer."""
        named = set(self.headers | self.some_of | self.technical)
        for names in self.fields.values():
            named.update(names)
        return len(named & set(headers))


GENERIC: Final = FormPreset(GENERIC_CODE)
"""The preset of a file that no product is known for."""


class FormPresets:
    """All form products that are known by their exports."""

    def __init__(self, presets: Iterable[FormPreset]) -> None:
        self._presets = sorted(presets, key=lambda preset: preset.code)

    @classmethod
    def from_mappings(cls, documents: Iterable[Mapping[str, Any]]) -> "FormPresets":
        """Presets from parsed TOML documents; those of another medium are left out."""
        return cls(
            FormPreset.from_mapping(document)
            for document in documents
            if document.get("medium") == _MEDIUM
        )

    @classmethod
    def from_folder(cls, folder: Path) -> "FormPresets":
        """Presets from every TOML file of a folder."""
        return cls.from_mappings(
            tomllib.loads(file.read_text(encoding="utf-8"))
            for file in sorted(folder.glob("*.toml"))
        )

    def by_headers(self, headers: Sequence[str]) -> FormPreset:
        """The product that a header speaks for, before any cell was looked at."""
        return self.recognise(headers, ())

    def recognise(
        self, headers: Sequence[str], rows: Iterable[Sequence[str]]
    ) -> FormPreset:
        """The product that headers and sampled rows speak for, else GENERIC."""
        sample = list(rows)
        fitting = [
            preset
            for preset in self._presets
            if preset.has_headers(headers) and preset.has_cells(headers, sample)
        ]
        return max(fitting, key=lambda p: p.weight(headers), default=GENERIC)


def _pattern(text: str | None) -> re.Pattern[str] | None:
    """A compiled pattern, if there is one."""
    return None if text is None else re.compile(text)


def _no_others(data: Mapping[str, Any], known: set[str]) -> None:
    """Refuse a key with a slip of the pen: it would be ignored without a word."""
    unknown = set(data) - known
    if unknown:
        raise ValueError(f"unknown keys in a form preset: {sorted(unknown)}")
