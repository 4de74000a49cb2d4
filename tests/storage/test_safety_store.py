"""What was done about people in danger, as the list reads it for all at once."""

from dataclasses import replace
from pathlib import Path

import pytest

from callback_desk.domain.safety_care import Act, SafetyCare, Subject, Told
from callback_desk.domain.safety_errors import OnlyClinicianReviews
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.reviewing import Decision, review_lead, take_back_review
from callback_desk.services.staff_access import add_staff, remove_staff
from callback_desk.services.work_queue import show_queue
from tests.desks import PASSWORD, opened
from tests.storage.stored_desk import ROWS, filled_desk

BO = 2


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
