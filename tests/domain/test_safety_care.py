"""What was done about people in danger: what stands, who was told, who comes first."""

from datetime import timedelta

import pytest

from callback_desk.domain.safety_care import (
    Act,
    NewSafetyEntry,
    SafetyEntry,
    Subject,
    Told,
    care_of,
    is_offered,
    since_released,
)
from tests.desks import MONDAY

ANA = Subject(lead_id=1)
MINUTE = timedelta(minutes=1)


def log(*said: tuple[Act, str] | int) -> list[SafetyEntry]:
    """A log: each entry a minute after the one before; a number takes that one back."""
    entries = []
    for number, one in enumerate(said, 1):
        act, who = (Act.TAKEN_BACK, "") if isinstance(one, int) else one
        at = MONDAY + number * MINUTE
        told = NewSafetyEntry(
            *(ANA, act, at, at),
            who=who,
            how=Told.BY_PHONE if act is Act.TOLD else None,
            takes_back=one if isinstance(one, int) else None,
        )
        entries.append(SafetyEntry(number, f"signed {number}", told))
    return entries


def test_nothing_done_is_nobody_told() -> None:
    care = care_of([])
    assert not care.is_told
    assert not care.may_be_dialled


def test_the_last_one_told_counts() -> None:
    care = care_of(log((Act.TOLD, "Dr. Berg"), (Act.TOLD, "N. Cole")))
    assert (care.told_to, care.told_at) == ("N. Cole", MONDAY + 2 * MINUTE)
    assert care.told_how is Told.BY_PHONE
    assert care.is_told


def test_a_clinician_who_keeps_it_on_top_knows() -> None:
    care = care_of(log((Act.KEPT_ON_TOP, "")))
    assert (care.told_at, care.is_told, care.may_be_dialled) == (None, True, True)


def test_what_was_taken_back_never_was() -> None:
    assert not care_of(log((Act.TOLD, "Dr. Berg"), 1)).is_told


def test_a_transfer_by_a_button_alone_names_nobody_and_tells_nobody() -> None:
    assert not care_of(log((Act.TRANSFERRED, ""))).is_told
    assert care_of(log((Act.TRANSFERRED, "Dr. Berg"))).told_to == "Dr. Berg"


def test_a_review_that_keeps_it_on_top_stands_until_it_is_released() -> None:
    said = log((Act.TOLD, "Dr. Berg"), (Act.KEPT_ON_TOP, ""))
    assert care_of(said).reviewed_by == "signed 2"
    said = log((Act.TOLD, "Dr. Berg"), (Act.RELEASED, ""))
    assert care_of(said) == care_of([])
    assert since_released(said) == []


def test_after_a_release_everything_is_asked_anew() -> None:
    said = log((Act.TOLD, "Dr. Berg"), (Act.RELEASED, ""), (Act.TOLD, "N. Cole"))
    assert care_of(said).told_to == "N. Cole"
    # A release that was taken back released nobody.
    assert care_of(log((Act.TOLD, "Dr. Berg"), (Act.RELEASED, ""), 2)).is_told


def test_of_what_came_in_since_nobody_knows() -> None:
    said = log((Act.TOLD, "Dr. Berg"), (Act.SKIPPED, ""), (Act.DECIDED, ""))
    care = care_of(said, MONDAY + 4 * MINUTE)
    assert (care.told_at, care.is_told, care.skipped_at) == (None, False, None)
    assert care.knew_before == "Dr. Berg"
    # That they are called all the same was said of the person.
    assert care.may_be_dialled
    assert care_of(said, MONDAY + MINUTE) == care_of(said)
    reviewed = care_of(log((Act.KEPT_ON_TOP, "")), MONDAY + 2 * MINUTE)
    assert (reviewed.reviewed_at, reviewed.knew_before) == (None, "signed 1")
    told_since = log((Act.TOLD, "Dr. Berg"), (Act.TOLD, "N. Cole"))
    care = care_of(told_since, MONDAY + 2 * MINUTE)
    assert (care.told_to, care.knew_before) == ("N. Cole", "Dr. Berg")


def test_who_may_be_dialled_was_decided_about() -> None:
    assert care_of(log((Act.DECIDED, ""))).may_be_dialled
    assert care_of(log((Act.TOLD, "Dr. Berg"))).may_be_dialled
    assert not care_of(log((Act.CALLED_911, ""), (Act.SKIPPED, ""))).may_be_dialled


@pytest.mark.parametrize(
    ("attempts", "tried", "skipped", "contact", "offered"),
    [
        (0, None, None, False, True),
        # Two calls in a row are normal; then others are offered for a while.
        (1, 0, None, False, True),
        (2, 0, None, False, False),
        (2, 14, None, False, False),
        (2, 15, None, False, True),
        (0, None, 5, False, False),
        (0, None, 15, False, True),
        (1, 60, None, True, False),
        # Under a clock that was put back since; those of two desks differ a little.
        (0, None, -5, False, False),
        (0, None, -15, False, True),
        (2, -60, None, False, True),
    ],
)
def test_who_comes_first(
    attempts: int,
    tried: int | None,
    skipped: int | None,
    contact: bool,
    offered: bool,
) -> None:
    said = []
    if skipped is not None:
        at = MONDAY - skipped * MINUTE
        said = [SafetyEntry(1, "Ann", NewSafetyEntry(ANA, Act.SKIPPED, at, at))]
    assert (
        is_offered(
            care_of(said),
            MONDAY,
            contact=contact,
            attempts=attempts,
            tried_at=None if tried is None else MONDAY - tried * MINUTE,
        )
        is offered
    )
