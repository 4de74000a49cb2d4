"""The seam to files that tell how much of them is read."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class TellsProgress(Protocol):
    """A file that can tell how much of it was read."""

    def fraction_read(self) -> float:
        """From 0 to 1."""
        ...
