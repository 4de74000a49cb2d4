"""What was done about people in danger, as the list reads it for all at once."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.safety_care import Act, SafetyCare, Subject, Told
from callback_desk.domain.safety_errors import OnlyClinicianReviews
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.reviewing import (
    Decision,
    list_reviews,
    review_lead,
    take_back_review,
)
from callback_desk.services.safety_watch import watch_safety
from callback_desk.services.search_leads import find_entries
from callback_desk.services.staff_access import add_staff, remove_staff
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import PASSWORD, DeskClock, copy_desk, opened
from tests.storage.stored_desk import ROWS, filled_desk, take

BO = 2
# Of a desk where Bo alone wrote of danger.
FIRST = "Bo Chen,646-555-0188,,i want to die,2026-11-16 11:30"
AGAIN = "Bo Chen,646-555-0188,,i took pills i want to die now,2026-11-16 13:30"
PLAIN = "Bo Chen,646-555-0188,,please call,2026-11-16 13:30"
BERG = Stamp(Act.TOLD, "Dr. Berg", Told.BY_PHONE)
HOUR = timedelta(hours=1)


def care(desk: Desk) -> SafetyCare:
    """What the list knows of Bo."""
    entries = show_queue(desk)[0].entries
    return next(e.lead.care for e in entries if e.lead.lead_id == BO)


def test_what_was_done_before_a_release_counts_again_once_that_is_taken_back(
    tmp_path: Path,
) -> None:
    with opened(filled_desk(tmp_path, *ROWS)) as desk:
        told = Stamp(Act.TOLD, "Dr. Berg", Told.BY_PHONE)
        stamp(desk, Subject(lead_id=BO), told)
        berg = add_staff(desk, "Dr. Berg", Role.CLINICIAN, PASSWORD)
        clinician = replace(desk, staff=berg)
        review_lead(clinician, BO, Decision.RELEASE, "spoke with them")
        assert not care(desk).is_told
        take_back_review(clinician, BO)
        assert care(desk).told_to == "Dr. Berg"


def test_a_clinician_who_left_signs_nothing_though_their_window_stands(
    tmp_path: Path,
) -> None:
    with opened(filled_desk(tmp_path, *ROWS)) as desk:
        berg = add_staff(desk, "Dr. Berg", Role.CLINICIAN, PASSWORD)
        remove_staff(desk, "Dr. Berg")
        clinician = replace(desk, staff=berg)
        with pytest.raises(OnlyClinicianReviews):
            review_lead(clinician, BO, Decision.RELEASE, "spoke with them")


def to_call(desk: Desk) -> list[int | None]:
    return [lead.lead_id for lead in watch_safety(desk).to_call]


@pytest.fixture
def clock() -> DeskClock:
    """The desk's clock."""
    return DeskClock()


@pytest.fixture
def path(tmp_path: Path, clock: DeskClock) -> Path:
    """A desk at which Bo wrote of danger."""
    path = copy_desk(tmp_path)
    with opened(path, clock) as desk:
        add_staff(desk, "Dr. Berg", Role.CLINICIAN, PASSWORD)
        take(desk, tmp_path, FIRST)
    return path


def test_whoever_was_told_before_is_to_be_told_of_new_words(
    path: Path, clock: DeskClock, tmp_path: Path
) -> None:
    with opened(path, clock) as desk:
        stamp(desk, Subject(lead_id=1), BERG)
        assert to_call(desk) == []
        clock.now += HOUR
        take(desk, tmp_path, FIRST, PLAIN)
        assert to_call(desk) == []
        take(desk, tmp_path, AGAIN)
        assert to_call(desk) == [1]
        (found,) = find_entries(desk, "Bo Chen")
        for care in (show_lead(desk, 1).lead.care, found.lead.care):
            assert not care.is_told
            assert care.knew_before == "Dr. Berg"
        clock.now += HOUR
        stamp(desk, Subject(lead_id=1), BERG)
        assert to_call(desk) == []
        assert show_lead(desk, 1).lead.care.told_at == clock.now


def test_whoever_was_kept_on_top_before_waits_for_a_review_again(
    path: Path, clock: DeskClock, tmp_path: Path
) -> None:
    with opened(path, clock, "Dr. Berg") as doctor, opened(path, clock) as desk:
        review_lead(doctor, 1, Decision.KEEP_ON_TOP, "call daily")
        clock.now += HOUR
        take(desk, tmp_path, AGAIN)
        page, _unused = list_reviews(doctor)
        (bo,) = page.entries
        assert (bo.lead.care.reviewed_at, bo.lead.care.is_told) == (None, False)
        assert bo.lead.care.knew_before == "Dr. Berg"


def test_what_two_wrote_who_are_one_is_told_of_both(
    path: Path, clock: DeskClock, tmp_path: Path
) -> None:
    with opened(path, clock) as desk:
        stamp(desk, Subject(lead_id=1), BERG)
        clock.now += HOUR
        take(desk, tmp_path, AGAIN.replace("646-555-0188", "646-555-0199"))
        join_leads(desk, 1, 2)
        assert to_call(desk) == [1]


def test_whose_words_came_while_the_desk_was_closed_was_flagged_then(
    tmp_path: Path, clock: DeskClock
) -> None:
    with opened(copy_desk(tmp_path), clock) as desk:
        take(desk, tmp_path, PLAIN.replace("13:30", "11:30"))
        # Tuesday, half a minute after it opened.
        clock.now += 20 * HOUR + timedelta(seconds=30)
        take(desk, tmp_path, AGAIN.replace("13:30", "20:00"), "A,,,end it all,")
        watched = watch_safety(desk)
        assert {lead.lead_id for lead in watched.leads} == {1, None}
        assert [lead.lead_id for lead in watched.while_closed] == [1]
