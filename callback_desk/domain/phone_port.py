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

    def live_in(self, country: str | None) -> None:
        """Read numbers without `+` as this country's from now on; None: the usual's."""
        ...

    def likelier_country(self, texts: Sequence[str]) -> str | None:
        """The country as whose numbers most of these would be valid; None: of none.

        Args:
            texts: none of them a number of the country that is lived in.
        """
        ...

    def show(self, number: str, extension: str | None) -> str:
        """A number as the country writes it, such as `(212) 555-0142 ext. 7`."""
        ...
