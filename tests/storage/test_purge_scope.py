"""Who stays when people are removed, and what of those who go must not be left."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.reading_choices import NO_CHOICES
from callback_desk.domain.safety_care import Act, Subject, Told
from callback_desk.domain.settlement import Aside
from callback_desk.services.desk import Desk
from callback_desk.services.needs_look import list_kept
from callback_desk.services.owners import reassign
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.record_outcome import Call, correct_attempt, record_outcome
from callback_desk.services.retention import preview_purge, purge
from callback_desk.services.save_kept import save_kept
from callback_desk.services.settle_record import set_record_aside
from callback_desk.services.source_settings import SourceSettings
from callback_desk.services.take_in_file import take_in_file
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import DeskClock, copy_desk, opened
from tests.storage.stored_desk import rows_of, take

CUT = date(2028, 11, 17)
RECENT = datetime(2029, 1, 8, 18, 0, tzinfo=UTC)
LATER = datetime(2030, 1, 7, 18, 0, tzinfo=UTC)
GRETA = "Greta Gone,(212) 555-0142,,my back hurts,2026-11-16 10:00"
HANK = "Hank Gone,(212) 555-0142,,call me,2026-11-16 10:01"
NAMELESS = ",(212) 555-0142,,my back hurts,2026-11-16 10:05"
DANGER = "No Number,none,,i want to die,2026-11-16 12:30"
NO_NUMBER = "No Number,none,,hello,2026-11-16 10:10"


@dataclass
class Years:
    """A desk at which people are closed in 2026, and of which some are purged in 2030.

    Attributes:
        desk: the desk.
        clock: its clock.
        folder: where it lies.
    """

    desk: Desk
    clock: DeskClock
    folder: Path

    def take(self, *rows: str) -> None:
        """Import these."""
        report, _ = take(self.desk, self.folder, *rows)
        assert report.error is None

    def close(self, *lead_ids: int) -> None:
        """Close them now."""
        for lead_id in lead_ids:
            record_outcome(self.desk, lead_id, Call("not_interested"))

    def would_go(self) -> tuple[int, int]:
        """How many people and records would go in 2030."""
        self.clock.now = LATER
        told = preview_purge(self.desk, CUT).purge
        return told.leads, told.records

    def rows(self, question: str) -> list[tuple[object, ...]]:
        """What a question in SQL is answered."""
        return rows_of(self.folder / "desk.db", question)


@pytest.fixture
def years(tmp_path: Path) -> Iterator[Years]:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        yield Years(desk, clock, tmp_path)


def test_who_is_closed_since_2026_goes(years: Years) -> None:
    years.take(GRETA)
    years.close(1)
    assert years.would_go() == (1, 1)


def test_whose_other_record_still_waits_for_a_look_stays(years: Years) -> None:
    years.take(GRETA, NAMELESS)
    years.close(1)
    assert years.would_go() == (0, 0)


def test_of_whom_somebody_was_told_since_stays(years: Years) -> None:
    years.take(GRETA)
    years.close(1)
    years.clock.now = RECENT
    stamp(years.desk, Subject(lead_id=1), Stamp(Act.TOLD, "Dr. Berg", Told.BY_PHONE))
    assert years.would_go() == (0, 0)


@pytest.mark.parametrize(("day", "goes"), [(CUT, 0), (CUT.replace(day=CUT.day - 1), 1)])
def test_whose_visit_is_on_that_day_stays(years: Years, day: date, goes: int) -> None:
    years.take(GRETA)
    booked = Call("booked", details=AttemptDetails(appointment_on=day))
    record_outcome(years.desk, 1, booked)
    assert years.would_go() == (goes, goes)


def test_who_was_to_be_called_or_came_in_since_stays(years: Years) -> None:
    years.take(GRETA, HANK.replace("0142", "0143"))
    record_outcome(years.desk, 1, Call("call_again", next_at=RECENT))
    years.close(1, 2)
    assert years.would_go() == (1, 1)
    # What Hank sent before the call comes in late, in a file of another form.
    years.clock.now = RECENT
    years.take("Hank Gone,(212) 555-0143,,please,2026-11-16 09:30")
    assert [entry.lead for entry in show_queue(years.desk)[0].entries] == []
    assert years.would_go() == (0, 0)


def test_whose_promise_ran_until_that_day_stays(years: Years) -> None:
    years.clock.now = datetime(2028, 11, 16, 20, 0, tzinfo=UTC)
    years.take(GRETA.replace("2026-11-16", "2028-11-16"))
    years.close(1)
    assert years.would_go() == (0, 0)


def test_what_the_one_who_stays_sent_by_a_number_of_two_is_kept(years: Years) -> None:
    years.take(GRETA, HANK, HANK)
    years.close(1, 2)
    years.clock.now = RECENT
    years.close(2)
    # Hank's line that came twice is nobody's, and goes with nobody.
    assert years.would_go() == (1, 1)


def test_what_was_put_aside_lately_or_came_lately_is_kept(years: Years) -> None:
    years.take(NO_NUMBER)
    (kept,) = list_kept(years.desk).rows
    set_record_aside(years.desk, kept.record_id, Aside.SPAM)
    years.take(NO_NUMBER.replace("hello", "hello again"))
    years.clock.now = RECENT
    (other,) = list_kept(years.desk).rows
    set_record_aside(years.desk, other.record_id, Aside.SPAM)
    years.take(NO_NUMBER)
    # Three are nobody's: only the one that was put aside in 2026 is old.
    assert years.would_go() == (0, 1)


def test_a_number_that_may_be_called_again_is_not_barred_by_it(years: Years) -> None:
    years.take(GRETA)
    barred = record_outcome(years.desk, 1, Call("do_not_call"))
    correct_attempt(years.desk, barred.attempt_id, Call("not_interested"), why="no")
    years.clock.now = LATER
    assert purge(years.desk, CUT).purge.bars == 0
    with years.desk.open_work(writes=False) as work:
        assert work.imports.barred(["+12125550142"]) == set()


def test_of_who_goes_nothing_is_left_that_says_who_they_were(years: Years) -> None:
    years.take(GRETA)
    years.take(HANK.replace("0142", "0143"))
    reassign(years.desk, [1], 1)
    asked = AttemptDetails(
        owner="Nurse of Greta", outside_because="Greta said", phone="+12125550142"
    )
    tried = record_outcome(years.desk, 1, Call("busy", details=asked))
    correct_attempt(
        years.desk,
        tried.attempt_id,
        Call("not_interested", details=asked),
        why="Greta said so",
    )
    years.clock.now = LATER
    assert purge(years.desk, CUT).purge.leads == 1
    details = "owner, outside_because, phone"
    assert set(years.rows(f"SELECT {details} FROM attempt_details")) <= {  # noqa: S608 - our own
        (None, None, None)
    }
    assert set(years.rows("SELECT why FROM attempts")) <= {(None,), ("",)}
    assert years.rows("SELECT lead_id FROM lead_owners WHERE lead_id = 1") == []
    names = years.rows("SELECT file_name FROM batches ORDER BY batch_id")
    assert names == [("(removed)",), ("leads.csv",)]


def test_whom_the_desk_told_of_one_in_danger_stays_with_who_stays(
    years: Years,
) -> None:
    years.take(DANGER)
    (kept,) = list_kept(years.desk).rows
    told = Stamp(Act.TOLD, "Dr. Berg", Told.BY_PHONE, "she calls them")
    stamp(years.desk, Subject(record_id=kept.record_id), told)
    file = years.folder / "kept.csv"
    save_kept(years.desk, kept.record_id, file)
    mended = file.read_text("utf-8-sig").replace("none", "(212) 555-0142")
    file.write_text(mended, "utf-8-sig")
    opener = partial(years.desk.open_lead_file, file, NO_CHOICES)
    assert take_in_file(years.desk, opener, SourceSettings()).settled == 1
    assert years.would_go() == (0, 1)
    purge(years.desk, CUT)
    assert show_lead(years.desk, 1).lead.care.told_to == "Dr. Berg"
    assert years.rows("SELECT note FROM safety_log") == [("she calls them",)]
