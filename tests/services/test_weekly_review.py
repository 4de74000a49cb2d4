"""The owner's two pages, and the page of every call: what stands on them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from callback_desk.domain.outcome import Direction
from callback_desk.domain.pages import Bars, Grid, NewPage, Pages, Tiles, Words
from callback_desk.domain.period_report import Period
from callback_desk.domain.reading_choices import NO_CHOICES
from callback_desk.export.pdf_out import pdf_bytes
from callback_desk.services.desk import Desk
from callback_desk.services.every_call import every_call
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.missed_callbacks import sign_off
from callback_desk.services.period_review import list_missed
from callback_desk.services.record_outcome import Call, correct_attempt, record_outcome
from callback_desk.services.weekly_review import MOST_MISSED, weekly_review
from tests.desks import DeskClock, copy_desk, opened
from tests.export.test_pdf_out import count_pages

WEEK = Period(date(2026, 11, 16), date(2026, 11, 22))
TUESDAY_10 = datetime(2026, 11, 17, 15, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 18, 17, 0, tzinfo=UTC)
MANY = 30


def file_of(folder: Path, count: int) -> Path:
    path = folder / "leads.csv"
    rows = "".join(
        f"Needle{chr(97 + n % 26)}{n} Somebody,212-555-{1000 + n},I have PTSD,"
        "2026-11-16 10:00\n"
        for n in range(count)
    )
    path.write_text("Name,Phone,Message,Date\n" + rows, "utf-8")
    return path


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock()


@pytest.fixture
def desk(tmp_path: Path, clock: DeskClock) -> Iterator[Desk]:
    """A desk on which many callbacks fell due on Tuesday."""
    with opened(copy_desk(tmp_path), clock) as at_desk:
        file = file_of(tmp_path, MANY)
        opener = partial(at_desk.open_lead_file, file, NO_CHOICES)
        import_file(at_desk, opener, SourceSettings())
        yield at_desk


def words_of(pages: Pages) -> str:
    """Everything that stands on pages."""
    return repr(pages)


def test_the_review_has_two_pages_however_much_was_missed(
    desk: Desk, clock: DeskClock, qapp: QApplication
) -> None:
    clock.now = WEDNESDAY
    missed = list_missed(desk, WEEK)
    assert len(missed) == MANY
    numbers = [one.promise.told.request.request_id for one in missed]
    sign_off(desk, numbers, "A long reason of the manager's own " * 9)
    pages = weekly_review(desk, WEEK)
    grid = next(block for block in pages.blocks if isinstance(block, Grid))
    assert len(grid.rows) == MOST_MISSED
    assert f"And {MANY - MOST_MISSED} more" in words_of(pages)
    assert sum(isinstance(block, NewPage) for block in pages.blocks) == 1
    assert count_pages(pdf_bytes(pages)) == 2


def test_the_review_names_nobody_and_no_condition(desk: Desk, clock: DeskClock) -> None:
    clock.now = WEDNESDAY
    told = words_of(weekly_review(desk, WEEK))
    for needle in ("Needle", "212", "PTSD", "Somebody,"):
        assert needle not in told


def test_the_review_has_figures_trend_and_definitions(
    desk: Desk, clock: DeskClock
) -> None:
    clock.now = TUESDAY_10
    for lead in range(1, 11):
        record_outcome(desk, lead, Call("booked" if lead < 5 else "no_answer"))
    clock.now = WEDNESDAY
    pages = weekly_review(desk, WEEK)
    tiles = next(block for block in pages.blocks if isinstance(block, Tiles)).tiles
    assert [tile.figure for tile in tiles[:3]] == ["13 %", "33 %", "20"]
    assert tiles[2].alarming
    bars = next(block for block in pages.blocks if isinstance(block, Bars))
    assert [(bar.label, bar.parts) for bar in bars.bars] == [("16 Nov", (4, 6, 20))]
    assert "Priority leads alone" in words_of(pages)
    assert "No promise to a priority lead fell due." in words_of(pages)
    assert pages.letter
    assert "made Wed 18 Nov 2026, 12:00 PM" in pages.foot


def test_without_a_promise_the_review_says_so(desk: Desk) -> None:
    pages = weekly_review(desk, Period(date(2026, 3, 2), date(2026, 3, 8)))
    assert "No promise that counts fell due in these days." in words_of(pages)
    assert "No callback was missed in these days." in words_of(pages)


def test_every_call_stands_on_its_page_with_who_when_and_entry(
    desk: Desk, clock: DeskClock
) -> None:
    clock.now = TUESDAY_10
    call = Call("no_answer", "asked about PTSD", at=TUESDAY_10)
    first = record_outcome(desk, 1, call)
    clock.now = WEDNESDAY
    correct_attempt(desk, first.attempt_id, Call("left_voicemail"), "wrong key, PTSD")
    record_outcome(desk, 1, Call("booked", at=TUESDAY_10, direction=Direction.IN))
    pages = every_call(desk, 1)
    asked, done = [block for block in pages.blocks if isinstance(block, Grid)]
    assert asked.rows == (
        (
            *("1", "Mon 16 Nov 2026, 10:00 AM", "Tue 17 Nov 2026, 5:00 PM"),
            *("the same", "Kept"),
        ),
    )
    entered = "entered Wed 18 Nov 2026, 12:00 PM"
    at = "Tue 17 Nov 2026, 10:00 AM"
    assert done.rows == (
        (at, "Kim Osei", "we, phone", "No answer", f"replaced {entered[8:]}"),
        (
            *(at, "Kim Osei", "we, phone", "Voicemail"),
            f"{entered}; corrects an earlier entry",
        ),
        (at, "Kim Osei", "they came to us, phone", "Booked", entered),
    )
    assert "Needlea0 Somebody, (212) 555-1000" in words_of(pages)
    # Neither a note nor a reason, in which a condition may stand.
    assert "PTSD" not in words_of(pages)
    assert "Needle" not in pages.title + pages.foot


def test_a_lead_that_nobody_called_has_a_page_as_well(desk: Desk) -> None:
    pages = every_call(desk, 2)
    assert (
        Words("Nobody has called, and no call of theirs is recorded.") in pages.blocks
    )
