"""What stands on pages that are printed or kept: blocks, from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """Words that head what follows; the first of a document is its title."""

    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; small ones are beside the point, but needed."""

    words: str
    small: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure, with the counts that it was worked out from."""

    title: str
    figure: str
    counts: str
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class Tiles:
    """Figures beside one another."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A column: what stands beneath it, and how much of each part."""

    label: str
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Columns of the same parts; the last part is the one that should not be."""

    legend: tuple[str, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a grid: its heading, how wide against the others, and which side."""

    heading: str
    wide: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its headings stand again on each page."""

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows stands on the next page."""


Block = Heading | Words | Tiles | Bars | Grid | NewPage


@dataclass(frozen=True, slots=True)
class Pages:
    """A document.

    Attributes:
        title: its name; never a person's.
        foot: what stands at the foot of each page, beside its number.
        letter: whether it goes on Letter paper, else A4.
        blocks: from top to bottom.
        wide: whether the paper lies on its side.
    """

    title: str
    foot: str
    letter: bool
    blocks: Sequence[Block]
    wide: bool = False

    @property
    def rows(self) -> int:
        """How many rows its tables have."""
        return sum(len(one.rows) for one in self.blocks if isinstance(one, Grid))
