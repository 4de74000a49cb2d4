"""Needs a look: who stands in the list in what order, and what a fix would come to."""

from datetime import timedelta

import pytest

from callback_desk.domain.errors import UnknownRecord
from callback_desk.domain.submission import Verdict
from callback_desk.services.needs_look import (
    count_kept,
    fix_of,
    foresee_settling,
    list_kept,
    look_at,
)
from callback_desk.services.work_queue import show_queue
from tests.services.fake_desk import FakeDesk, asks, clock


def filled() -> FakeDesk:
    """A desk that kept a late one, an early one, and one in danger."""
    fake = FakeDesk()
    fake.take(
        asks("2026-11-16 11:00", name="Late", phone_text="-"),
        asks("2026-11-13 11:00", name="Early", phone_text="-"),
        asks("2026-11-16 12:00", name="Danger", phone_text="", message="suicide"),
        asks("2026-11-16 12:30", name="Good"),
    )
    return fake


def test_those_in_danger_stand_first_then_who_is_due_first() -> None:
    page = list_kept(filled().desk)
    assert [row.name for row in page.rows] == ["Danger", "Early", "Late"]
    assert (page.counted, page.is_last) == (3, True)
    assert page.rows[1].due_at == clock("2026-11-16 17:00")


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_pages_of_any_size_show_everybody_once(size: int) -> None:
    desk = filled().desk
    page, seen = list_kept(desk, None, size), list[str]()
    seen += [row.name for row in page.rows]
    while not page.is_last:
        page = list_kept(desk, page.rows[-1].key, size)
        seen += [row.name for row in page.rows]
    assert seen == ["Danger", "Early", "Late"]


@pytest.mark.parametrize(("wanted", "seen"), [(1, 3), (2, 2), (3, 1), (4, 1), (99, 1)])
def test_a_wanted_record_is_there_wherever_it_stands(wanted: int, seen: int) -> None:
    page = list_kept(filled().desk, None, 1, wanted)
    assert [r.name for r in page.rows[:seen]] == ["Danger", "Early", "Late"][:seen]
    assert page.is_last is (wanted in {1, 2})
    assert len(page.rows) == (3 if page.is_last else 1)


def test_a_badge_is_not_counted_further_than_it_shows() -> None:
    fake = FakeDesk()
    fake.take(*(asks(phone_text=str(n), name=f"Nobody {n}", row=n) for n in range(120)))
    assert count_kept(fake.desk) == 100


def test_a_record_is_shown_with_what_was_understood() -> None:
    fake = filled()
    view = look_at(fake.desk, 1)
    assert view.record.submission.raw == "raw text"
    assert view.row.file_name == "leads.csv"
    assert view.settled is None
    fix = fix_of(view)
    assert (fix.name, fix.phone_text, fix.received) == ("Late", "-", "2026-11-16 11:00")


def test_a_lead_is_no_kept_record() -> None:
    with pytest.raises(UnknownRecord):
        look_at(filled().desk, 4)


def test_foreseeing_writes_nothing() -> None:
    fake = filled()
    view = look_at(fake.desk, 1)
    commits, queue = fake.store.commits, show_queue(fake.desk)[0].counts
    seen = foresee_settling(fake.desk, 1, fix_of(view))
    assert seen.record.verdict is Verdict.NEEDS_LOOK
    assert seen.record.problem is not None
    assert seen.record.problem.words == "'-' is no number"
    assert (fake.store.commits, show_queue(fake.desk)[0].counts) == (commits, queue)


def test_a_calendar_changed_meanwhile_moves_no_deadline_further_away() -> None:
    fake = filled()
    fake.now += timedelta(days=2)
    record = foresee_settling(fake.desk, 1, fix_of(look_at(fake.desk, 1))).record
    assert record.due_at == clock("2026-11-17 17:00")
