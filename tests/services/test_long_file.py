"""A long file's blocks come from another process or from here, each once, in order."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TypeVar

import pytest

from callback_desk.domain.apart_port import LostApart
from callback_desk.domain.joined_texts import JoinedTexts
from callback_desk.domain.judged_block import JudgedBlock
from callback_desk.domain.record_block import PlainColumns, RecordBlock
from callback_desk.domain.stopping import Heed
from callback_desk.services import long_file
from callback_desk.services.block_judging import BlockJudge
from callback_desk.services.file_opener import FileOpener
from callback_desk.services.in_force import in_force
from callback_desk.services.long_file import LongFile, ready_apart
from callback_desk.services.reading_apart import ReadingApart
from callback_desk.services.source_settings import SourceSettings
from tests.services.fake_desk import FakeDesk, asks

T = TypeVar("T")
HERE = long_file._HERE


class FakeFile:
    """So many blocks of two records; it knows how much of it is read."""

    def __init__(self, blocks: int) -> None:
        self.count = blocks
        self.read = 0
        self.readings = 0

    def blocks(self, size: int, weight: int) -> Iterator[RecordBlock]:
        """All of them."""
        self.readings += 1
        self.read = 0
        for number in range(self.count):
            self.read += 1
            rows = [asks(row=2 * number + place) for place in range(2)]
            texts = JoinedTexts.of([row.raw for row in rows])
            odd = dict(enumerate(rows))
            yield RecordBlock(2 * number, "generic-csv", texts, PlainColumns(), odd)

    def fraction_read(self) -> float:
        """Of the newest reading."""
        return self.read / self.count


class Apart:
    """Another process that may break off."""

    def __init__(self, breaks_after: int | None = None) -> None:
        self.breaks_after = breaks_after
        self.asked: list[object] = []
        self.left = 0
        self.begun: list[str] = []

    @contextmanager
    def __call__(
        self, work: Callable[[], Iterator[T]], heed: Heed
    ) -> Iterator[Iterator[T]]:
        """What the work yields, until it breaks off."""
        self.asked.append(work)
        try:
            yield self._until(work())
        finally:
            self.left += 1

    @contextmanager
    def ready(self) -> Iterator[None]:
        """Say that one is begun, and that it is left."""
        self.begun.append("begun")
        yield
        self.begun.append("left")

    def _until(self, all_of_it: Iterator[T]) -> Iterator[T]:
        yield from islice(all_of_it, self.breaks_after)
        if self.breaks_after is not None:
            raise LostApart


@pytest.fixture
def judge() -> BlockJudge:
    fake = FakeDesk()
    with fake.desk.open_work(writes=False) as work:
        settings = in_force(fake.desk, work)
    return BlockJudge(SourceSettings().judge(fake.desk, settings))


def rows_of(block: RecordBlock | JudgedBlock) -> list[int]:
    if isinstance(block, RecordBlock):
        return [submission.row for submission in block.submissions()]
    return [block.others[place].submission.row for place in sorted(block.others)]


def all_rows(file: FakeFile, judge: BlockJudge, apart: Apart | None) -> list[int]:
    blocks = LongFile(file, judge, apart).blocks(2, 1000)
    return [row for block in blocks for row in rows_of(block)]


LONG = 60


def test_what_is_behind_the_first_blocks_is_judged_apart(judge: BlockJudge) -> None:
    file, apart = FakeFile(LONG), Apart()
    long = LongFile(file, judge, apart)
    kinds = [type(block) for block in long.blocks(2, 1000)]
    assert kinds == [RecordBlock] * HERE + [JudgedBlock] * (LONG - HERE)
    (work,) = apart.asked
    assert isinstance(work, ReadingApart)
    assert work.behind == HERE
    assert apart.left == 1
    assert long.fraction == 1.0


def test_a_short_file_is_read_here(judge: BlockJudge) -> None:
    apart = Apart()
    assert all_rows(FakeFile(20), judge, apart) == list(range(40))
    assert apart.asked == []


def test_without_another_process_all_of_it_is_read_here(judge: BlockJudge) -> None:
    assert all_rows(FakeFile(LONG), judge, None) == list(range(2 * LONG))


@pytest.mark.parametrize("after", [0, 1, 7, LONG - HERE, None])
def test_no_record_is_lost_or_comes_twice_wherever_it_breaks_off(
    after: int | None, judge: BlockJudge
) -> None:
    file, apart = FakeFile(LONG), Apart(after)
    assert all_rows(file, judge, apart) == list(range(2 * LONG))
    assert apart.left == 1
    # No reading stands still here meanwhile: what was lost is read from the beginning.
    assert file.readings == 1 + (after != 0) + (after is not None)


def test_whoever_stops_reading_ends_the_other_process(judge: BlockJudge) -> None:
    apart = Apart()
    blocks = LongFile(FakeFile(LONG), judge, apart).blocks(2, 1000)
    for _ in range(HERE + 3):
        next(blocks)
    assert apart.left == 0
    blocks.close()
    assert apart.left == 1


def test_years_whose_holidays_were_needed_there_are_known_here(
    judge: BlockJudge,
) -> None:
    calendar = judge.single.calendar
    all_rows(FakeFile(LONG), judge, Apart())
    assert calendar.years == (2026,)
    calendar.know([2031])
    assert max(calendar.years) == 2031


def test_blocks_that_do_not_follow_are_read_here(judge: BlockJudge) -> None:
    class Elsewhere(FakeFile):
        def blocks(self, size: int, weight: int) -> Iterator[RecordBlock]:
            """The second reading leaves out a block, as another version might."""
            read = list(super().blocks(size, weight))
            return iter(read if self.readings == 1 else read[:20] + read[21:])

    file = Elsewhere(LONG)
    assert all_rows(file, judge, Apart()) == list(range(2 * LONG))


@pytest.mark.parametrize(
    ("name", "size", "begins"),
    [
        ("leads.csv", long_file._HEAVY, True),
        ("LEADS.TXT", long_file._HEAVY, True),
        ("leads.csv", long_file._HEAVY - 1, False),
        ("leads.mbox", long_file._HEAVY, False),
        ("none.csv", None, False),
    ],
)
def test_a_process_begins_while_a_heavy_text_is_looked_at(
    name: str, size: int | None, begins: bool, tmp_path: Path
) -> None:
    apart, path = Apart(), tmp_path / name
    if size is not None:
        with path.open("wb") as file:
            file.truncate(size)
    opener = FileOpener(FakeDesk().desk.open_lead_file, path)
    with ready_apart(apart, opener):
        assert apart.begun == ["begun"] * begins
    assert apart.begun == ["begun", "left"] * begins
    with ready_apart(apart, lambda: opener()), ready_apart(None, opener):
        assert len(apart.begun) == 2 * begins
