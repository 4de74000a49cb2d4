"""One record of a CSV file."""

from typing import NamedTuple

from callback_desk.domain.submission import Why


class Record(NamedTuple):
    """One record: its text, its cells, and what is wrong with its spelling.

    Attributes:
        raw: the text as it stood, line ends included.
        cells: unquoted; none for an empty line.
        why: quotes or size, or None.
        loose: its quotes were not doubled, but only one reading is possible.
        mark: of the kept record that it stands in for, in a file that we saved.
    """

    raw: str
    cells: list[str]
    why: Why | None = None
    loose: bool = False
    mark: str | None = None
