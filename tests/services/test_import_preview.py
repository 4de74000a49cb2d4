"""A preview in the making: told of by the clock, and ended by a word."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from callback_desk.domain.reading_choices import ReadingChoices
from callback_desk.domain.record import Record
from callback_desk.domain.stopping import Heed, Stopped, tell_share
from callback_desk.domain.submission import Submission, Verdict
from callback_desk.services import preview_rows, submission_chunks
from callback_desk.services.file_opener import FileOpener
from callback_desk.services.import_leads import SourceSettings, preview_files
from callback_desk.services.import_preview import preview_import
from callback_desk.services.on_file import PersonOnFile
from callback_desk.services.preview_rows import PreviewRows
from callback_desk.services.submission_chunks import (
    BRIEF_SECONDS,
    CHUNK,
    brief_chunks_of,
)
from callback_desk.services.watched_preview import TELL_SECONDS
from tests.services.fake_desk import FakeDesk, FakeFile, asks

PEOPLE = [asks(row=n, phone_text=f"646555{n:04}") for n in range(1, 41)]


@dataclass
class SlowFile(FakeFile):
    """A file of which each record takes a while to read."""

    seconds: float = 0.0
    now: float = 0.0
    read: int = 0

    def steady(self) -> float:
        """The time that reading took so far."""
        return self.now

    def fraction_read(self) -> float:
        """How many of its records were read."""
        return self.read / len(self.records)

    def submissions(self) -> Iterator[Submission]:
        """Every record, each after its while."""
        for record in super().submissions():
            self.now += self.seconds
            self.read += 1
            yield record


@dataclass
class Waiting:
    """Somebody who waits for a preview, and wants no more after some records."""

    ends_after: int | None = None
    heard: list[tuple[int, float | None]] = field(default_factory=list)
    asked: int = 0

    def hear(self, rows: PreviewRows, share: float | None) -> None:
        """Note how far it is."""
        self.heard.append((rows.counts.total(), share))

    def should_stop(self) -> bool:
        """Whether so many records were read."""
        self.asked += 1
        return self.ends_after is not None and self.asked > self.ends_after


def ticking(every: float) -> Iterator[float]:
    return (number * every for number in count())


def test_it_is_told_of_by_the_clock() -> None:
    waiting, file = Waiting(), SlowFile(PEOPLE)
    preview = preview_import(
        FakeDesk().desk,
        [("leads.csv", lambda: file)],
        SourceSettings(),
        waiting.hear,
        waiting.should_stop,
        ticking(TELL_SECONDS / 8).__next__,
    )
    # The clock is looked at when the file is opened, too, before and after.
    assert [seen for seen, _ in waiting.heard] == [6, 14, 22, 30, 38]
    assert preview.counts[Verdict.NEW] == len(PEOPLE)


def test_while_a_file_is_looked_through_it_is_told_how_far_that_is(
    tmp_path: Path,
) -> None:
    waiting = Waiting()

    def open_slowly(path: Path, choices: ReadingChoices, heed: Heed) -> FakeFile:
        for share in (0.25, 0.5, 0.75):
            tell_share(heed, share)
            heed()
        return FakeFile(PEOPLE[:2])

    def look_at(count: int) -> list[tuple[int, float | None]]:
        waiting.heard.clear()
        opener = FileOpener(open_slowly, tmp_path)  # type: ignore[arg-type]
        preview_import(
            FakeDesk().desk,
            [("leads.csv", opener)] * count,
            SourceSettings(),
            waiting.hear,
            waiting.should_stop,
            ticking(TELL_SECONDS).__next__,
        )
        return waiting.heard[:5]

    # It is asked before and behind the opening as well.
    assert look_at(1) == [(0, None), (0, 0.25), (0, 0.5), (0, 0.75), (0, 0.75)]
    assert look_at(2) == [(0, 0.0)] * 5


def test_of_several_files_the_share_of_all_is_told() -> None:
    waiting = Waiting()
    files = [FakeFile(PEOPLE[:1]), SlowFile(PEOPLE[1:2]), SlowFile(PEOPLE[2:3])]
    preview_import(
        FakeDesk().desk,
        [(file.name, lambda file=file: file) for file in files],  # type: ignore[misc]
        SourceSettings(),
        waiting.hear,
        waiting.should_stop,
        ticking(TELL_SECONDS).__next__,
    )
    heard = [told for told in waiting.heard if told[0]]
    first, second = (1, 1 / 3), (2, 2 / 3)
    # Each file is opened before its record comes.
    assert heard == [(1, None), first, first, second, second, second, (3, 1.0)]


@pytest.mark.parametrize("ends_after", [0, 1, 2, 7])
def test_it_ends_with_the_record_after_the_word(ends_after: int) -> None:
    waiting, file = Waiting(ends_after), SlowFile(PEOPLE)
    with pytest.raises(Stopped):
        preview_import(
            FakeDesk().desk,
            [("leads.csv", lambda: file)],
            SourceSettings(),
            waiting.hear,
            waiting.should_stop,
            ticking(TELL_SECONDS).__next__,
        )
    assert waiting.asked == ends_after + 1


def test_what_takes_long_to_read_is_told_of_before_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A mail may take a second: two thousand of them are no portion to wait for."""
    monkeypatch.setattr(submission_chunks, "BRIEF_SECONDS", 0.0)
    waiting, file = Waiting(ends_after=2 + 3), SlowFile(PEOPLE)
    with pytest.raises(Stopped):
        preview_import(
            FakeDesk().desk,
            [("mails.mbox", lambda: file)],
            SourceSettings(),
            waiting.hear,
            waiting.should_stop,
        )
    assert file.read == 4


def test_a_file_that_is_judged_once_more_can_be_ended_as_well() -> None:
    good, bad = FakeFile(PEOPLE[:5]), FakeFile(PEOPLE[5:6], breaks=True)
    # Two openings of each file are asked about, then each record.
    waiting = Waiting(ends_after=2 + 5 + 2 + 1 + 2 + 3)
    with pytest.raises(Stopped):
        preview_import(
            FakeDesk().desk,
            [("good.csv", lambda: good), ("bad.csv", lambda: bad)],
            SourceSettings(),
            waiting.hear,
            waiting.should_stop,
        )


def test_where_reading_takes_long_chunks_are_brief() -> None:
    slow = SlowFile(PEOPLE, seconds=BRIEF_SECONDS / 4)
    chunks = list(brief_chunks_of(slow.submissions(), slow.steady))
    assert {len(chunk) for chunk in chunks} == {4}
    assert [one for chunk in chunks for one in chunk] == PEOPLE
    many = SlowFile(PEOPLE[:1] * (CHUNK + 1))
    assert [len(c) for c in brief_chunks_of(many.submissions(), many.steady)] == [
        CHUNK,
        1,
    ]


def test_without_an_unreadable_file_every_record_of_the_others_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preview_rows, "MOST_SHOWN", 3)
    good, bad = FakeFile(PEOPLE[:20]), FakeFile(PEOPLE[20:25], breaks=True)
    preview = preview_import(
        FakeDesk().desk,
        [("good.csv", lambda: good), ("bad.csv", lambda: bad)],
        SourceSettings(),
        lambda rows, share: None,
        lambda: False,
    )
    assert len(preview.rows.rows) == 3
    assert preview.rows.counts == {Verdict.NEW: 20}


def test_long_mails_that_need_a_look_fill_no_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preview_rows, "MOST_KEPT_TEXT", 100)
    words = ["x" * 60, "y" * 60, "z" * 60, "i want to die " + "z" * 60, "w"]
    people = [
        asks(row=n, phone_text="none", message=text)
        for n, text in enumerate(words, start=1)
    ]
    preview = preview_import(
        FakeDesk().desk,
        [("mails.mbox", lambda: FakeFile(people))],
        SourceSettings(),
        Waiting().hear,
        lambda: False,
    )
    # Who is in danger is listed and can be corrected beside what filled the room.
    assert [row.row for row in preview.rows.rows] == [1, 2, 4]
    assert [row for _, row, _ in preview.rows.kept] == [1, 2, 4]
    assert preview.counts[Verdict.NEEDS_LOOK] == len(people)


def test_very_many_in_danger_are_all_counted_and_the_first_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preview_rows, "MOST_SHOWN", 3)
    good = [
        asks(row=n, phone_text=f"646555{n:04}", message="i want to die" * (n % 2))
        for n in range(1, 21)
    ]
    bad = FakeFile([asks(row=1, message="i want to die")], breaks=True)
    preview = preview_import(
        FakeDesk().desk,
        [("good.csv", lambda: FakeFile(good)), ("bad.csv", lambda: bad)],
        SourceSettings(),
        Waiting().hear,
        lambda: False,
    )
    rows = preview.rows
    assert [row.row for row in rows.rows if row.safety] == [1, 3, 5]
    assert [row.row for row in rows.rows if not row.safety] == [2, 4, 6]
    assert (rows.in_danger, rows.danger_unlisted) == (10, 7)
    assert rows.counts == {Verdict.NEW: 20}


def test_long_mails_in_danger_fill_no_memory_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preview_rows, "MOST_KEPT_TEXT", 100)
    people = [
        asks(row=n, phone_text="none", message=f"i want to die {'z' * 60} {n}")
        for n in range(1, 6)
    ]
    preview = preview_import(
        FakeDesk().desk,
        [("mails.mbox", lambda: FakeFile(people))],
        SourceSettings(),
        Waiting().hear,
        lambda: False,
    )
    assert [row.row for row in preview.rows.rows] == [1, 2]
    assert (preview.rows.in_danger, preview.rows.danger_unlisted) == (5, 3)


def test_a_preview_keeps_nobody_whom_it_met_as_an_object() -> None:
    """Or a million of them are gone through whenever garbage is looked for."""
    people = [
        asks(row=n, name=f"Person {n}", phone_text=f"21255501{n:02}") for n in range(99)
    ]
    kept: list[int] = []

    def count(record: Record) -> None:
        kept.append(sum(isinstance(one, PersonOnFile) for one in gc.get_objects()))

    files = [
        (lambda: FakeFile([asks()]), count),
        (lambda: FakeFile(people), lambda _: None),
        (lambda: FakeFile([asks(name="Somebody Else")]), count),
    ]
    preview_files(FakeDesk().desk, files, SourceSettings())
    first, last = kept
    assert last - first < len(people) / 10
