"""What staff read on a call: who approved it, and that somebody must."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from callback_desk.domain.clinic_text import CRISIS, NEUTRAL_NAME, VOICEMAIL
from callback_desk.domain.interests import Interest
from callback_desk.paths import resources
from callback_desk.services.clinic_texts import (
    GENERAL,
    call_guide,
    every_text,
    set_text,
    shipped_text,
    text_in_force,
    voicemail_words,
)
from callback_desk.services.desk import Desk
from callback_desk.wording.safety import say_approval
from tests.desks import copy_desk, opened

MUST = "must approve"
ON = date(2026, 11, 16)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


def shipped_file(code: str) -> str:
    """A text as an earlier version put it into a desk: with the line in it."""
    return (resources() / "guides" / f"{code}.md").read_text("utf-8").strip()


def test_as_it_ships_its_approval_alone_says_that_somebody_must(desk: Desk) -> None:
    for text in every_text(desk):
        if text.code != NEUTRAL_NAME:
            assert "must read and approve it" in say_approval(text)
            assert MUST in shipped_file(text.code)
            assert MUST not in text.text
            assert text.text == text.text.strip() != ""


def test_an_approved_one_says_who_and_when_and_no_longer_that_somebody_must(
    desk: Desk,
) -> None:
    set_text(desk, "ptsd", shipped_file("ptsd"), "Dr. Berg", ON)
    kept, general = call_guide(desk, [Interest.PTSD.value])
    assert say_approval(kept) == "Approved by Dr. Berg, Mon 16 Nov 2026."
    assert MUST not in kept.text
    assert general == shipped_text(GENERAL)


def test_an_edit_that_nobody_approved_says_again_that_somebody_must(
    desk: Desk,
) -> None:
    set_text(desk, "ptsd", shipped_file("ptsd"), "Dr. Berg", ON)
    edited = set_text(desk, "ptsd", "# PTSD\n\n- Ask.", "", None)
    assert edited == text_in_force(desk, "ptsd")
    assert "must read and approve it" in say_approval(edited)


@pytest.mark.parametrize(
    ("code", "line", "stays"),
    [
        (
            CRISIS,
            "A clinician of your clinic must approve this page before it is used. ",
            "It is for staff who are not clinicians",
        ),
        (
            CRISIS,
            "Un profesional clínico de su clínica debe aprobar esta página antes de "
            "que se use. ",
            "Es para el personal",
        ),
        (
            VOICEMAIL,
            "A clinician of your clinic must approve these words before they are "
            "used. ",
            "They reveal neither the treatment nor what kind of clinic calls.",
        ),
    ],
)
def test_of_a_paragraph_that_an_earlier_version_began_with_it_the_rest_stays(
    desk: Desk, code: str, line: str, stays: str
) -> None:
    words = f"# Ours\n\n{line}{stays}\n\n\n## Ask"
    kept = set_text(desk, code, words, "Dr. Berg", ON)
    assert kept.text == f"# Ours\n\n{stays}\n\n\n## Ask"
    if code == VOICEMAIL:
        assert voicemail_words(desk).text == kept.text


def test_words_of_the_clinics_own_about_an_approval_stay(desk: Desk) -> None:
    words = "# Ours\n\nDr. Berg must approve this page before it is used."
    assert set_text(desk, "ptsd", words, "", None).text == words
