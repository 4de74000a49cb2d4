"""The seam to whoever reads phone texts."""

from collections.abc import Sequence
from typing import Protocol

from callback_desk.domain.submission import PhoneReading


class PhoneReader(Protocol):
    """Reads a phone text as a number."""

    def read(self, text: str) -> PhoneReading:
        """The number, or the problem with it; never raises."""
        ...

    def read_plain(self, texts: Sequence[str]) -> list[str | None]:
        """The numbers of texts that are plainly one; None: `read` tells more."""
        ...

    def show(self, number: str, extension: str | None) -> str:
        """A number as the country writes it, such as `(212) 555-0142 ext. 7`."""
        ...
