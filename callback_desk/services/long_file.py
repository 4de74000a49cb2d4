"""A file that is so long that another process reads it while this one stores it.

Reading and judging take as long as storing does. Whatever cannot be done apart is done
here, from where the other process left off: nothing is lost or told twice by that.
"""

import logging
from collections.abc import Generator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, islice

from callback_desk.domain.apart_port import LostApart, WorksApart
from callback_desk.domain.judged_block import JudgedBlock
from callback_desk.domain.record_block import ReadsBlocks, RecordBlock
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services.block_judging import BlockJudge
from callback_desk.services.file_opener import FileOpener, Opener
from callback_desk.services.reading_apart import JudgedApart, ReadingApart, fraction_of

_log = logging.getLogger(__name__)

# Blocks that are read here while another process begins, which takes as long.
_HERE = 4
# What the first block is of a file that is worth it, at most.
_LONG = 0.04
# Bytes from which on another process is begun before it is known what a text holds.
_HEAVY = 10 * 1024 * 1024
_TEXTS = (".csv", ".tab", ".tsv", ".txt")


def ready_apart(
    works_apart: WorksApart | None, opener: Opener
) -> AbstractContextManager[None]:
    """Another process that begins while a long file is looked at, or nothing."""
    if (
        works_apart is None
        or not isinstance(opener, FileOpener)
        or opener.path.suffix.lower() not in _TEXTS
        or opener.weight() < _HEAVY
    ):
        return nullcontext()
    return works_apart.ready()


class LongFile:
    """The blocks of a file, the first of them read here.

    Args:
        file: that is read.
        judge: of its records.
        works_apart: has work done by another process; None: there is none.
        heed: asked while nothing comes, and while what came already is passed over.
    """

    def __init__(
        self,
        file: ReadsBlocks,
        judge: BlockJudge,
        works_apart: WorksApart | None,
        heed: Heed = go_on,
    ) -> None:
        self._file = file
        self._judge = judge
        self._works_apart = works_apart
        self._heed = heed
        self._next_row = 0
        self._fraction: float | None = None

    @property
    def fraction(self) -> float | None:
        """How much of the file is read, 0 to 1; None: not known."""
        return fraction_of(self._file) if self._fraction is None else self._fraction

    def blocks(
        self, size: int, weight: int
    ) -> Generator[RecordBlock | JudgedBlock, None, None]:
        """Every block; those that were read apart are judged.

        None that was handed out is kept while the next one is read.

        Args:
            size: records of a block, at most.
            weight: characters of raw text at which they are enough.
        """
        blocks = self._file.blocks(size, weight)
        first = list(islice(blocks, 1))
        fraction = fraction_of(self._file)
        here = chain(map(first.pop, range(len(first))), blocks)
        if self._works_apart is None or fraction is None or fraction > _LONG:
            yield from here
            return
        order = ReadingApart(self._file, self._judge, size, weight, _HERE)
        with self._works_apart(order, self._heed) as apart:
            yield from map(self._noted, islice(here, _HERE))
            # A reading that stands still holds as much as one that goes on.
            del here, blocks
            try:
                yield from map(self._taken, apart)
                return
            except LostApart:
                _log.warning("another process broke off: its work is done here")
                self._fraction = None
        yield from filter(self._is_behind, self._file.blocks(size, weight))

    def _noted(self, block: RecordBlock) -> RecordBlock:
        self._next_row = _row_behind(block)
        return block

    def _is_behind(self, block: RecordBlock) -> bool:
        """Whether a block is not among those that came already."""
        self._heed()
        return block.first_row >= self._next_row

    def _taken(self, one: JudgedApart) -> JudgedBlock:
        block = one.judged.block
        if block.first_row != self._next_row:
            # Another version of the program reads there: it ends its blocks elsewhere.
            raise LostApart
        self._next_row = _row_behind(block)
        self._fraction = one.fraction
        # What is stored with an import is told by the calendar of this process.
        self._judge.single.calendar.know(one.years)
        return one.judged


def _row_behind(block: RecordBlock) -> int:
    return block.first_row + len(block.raws)
