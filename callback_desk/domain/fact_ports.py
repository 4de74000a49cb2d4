"""What may be told of a desk without telling of anybody: a port."""

from collections.abc import Mapping
from typing import Protocol


class Facts(Protocol):
    """Versions and counts; no name, no number, no text."""

    def versions(self) -> Mapping[str, str]:
        """Of the schema, and of what the database runs on."""
        ...

    def rows(self) -> Mapping[str, int]:
        """How many rows each table has, by its name."""
        ...


class FactsWork(Protocol):
    """What a unit of work can tell of the desk as a whole."""

    @property
    def facts(self) -> Facts:
        """Versions and counts."""
        ...
