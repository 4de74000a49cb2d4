"""What another process is asked to do with a long file, and what it sends back.

It imports no more than that: a process is begun for each long file, and somebody waits
for it; whatever it has loaded is kept until all is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from callback_desk.domain.judged_block import JudgedBlock
from callback_desk.domain.packed_texts import pack
from callback_desk.domain.progress_port import TellsProgress
from callback_desk.domain.record_block import ReadsBlocks, RecordBlock
from callback_desk.services.block_judging import BlockJudge


@dataclass(frozen=True, slots=True)
class JudgedApart:
    """A block that was read and judged apart.

    Attributes:
        judged: the block.
        fraction: how much of the file is read, 0 to 1; None: not known.
        years: whose holidays were needed so far.
    """

    judged: JudgedBlock
    fraction: float | None
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReadingApart:
    """What another process is asked to do.

    Attributes:
        file: that is read.
        judge: of its records.
        size: records of a block, at most.
        weight: characters of raw text at which they are enough.
        behind: so many blocks.
    """

    file: ReadsBlocks
    judge: BlockJudge
    size: int
    weight: int
    behind: int

    def __call__(self) -> Iterator[JudgedApart]:
        """Every block behind, judged; none is kept while the next is read."""
        blocks = self.file.blocks(self.size, self.weight)
        return map(self._judged, islice(blocks, self.behind, None))

    def _judged(self, block: RecordBlock) -> JudgedApart:
        judged = _lighter(self.judge.judge(block))
        years = self.judge.single.calendar.years
        return JudgedApart(judged, fraction_of(self.file), years)


def fraction_of(file: object) -> float | None:
    """How much of a file is read, 0 to 1; None where it does not tell."""
    return file.fraction_read() if isinstance(file, TellsProgress) else None


def _lighter(judged: JudgedBlock) -> JudgedBlock:
    """The same with nothing in it twice, and its texts packed for where they go."""
    people, block = judged.plain, judged.block
    pack(block.raws)
    return JudgedBlock(
        replace(block, plain=people.columns, odd={}),
        replace(people, numbers=list(range(len(people.phones)))),
        judged.others,
    )
