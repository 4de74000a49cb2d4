"""A note that tells of danger: it is asked about before the call is recorded."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from callback_desk.domain.day_errors import LeadMovedOn, NoteTellsDanger
from callback_desk.domain.safety import Lane
from callback_desk.services.call_sheet import (
    WrittenCall,
    find_sheet,
    make_sheet,
    seen_on_paper,
    type_back,
)
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.meanwhile import seen_on
from callback_desk.services.own_words import set_own_lists
from callback_desk.services.record_outcome import Call, record_outcome, record_seen
from callback_desk.services.work_queue import show_lead
from tests.cli.command_line import SAMPLES
from tests.desks import DeskClock, copy_desk, opened

MARIA, DANA = 1, 4
NOTED = Call("left_voicemail", note="Her son: she says she wants to die, and hung up.")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
        yield desk


def test_it_is_told_and_the_same_again_records_it(desk: Desk) -> None:
    """It was saved like any note, and the lead rested until the next day."""
    seen = seen_on(show_lead(desk, MARIA))
    with pytest.raises(NoteTellsDanger) as told:
        record_seen(desk, seen, NOTED)
    assert told.value.sentence == "Your note says “wants to die”."
    assert told.value.what_to_do == "Nothing is saved yet; the note is kept."
    assert show_lead(desk, MARIA).attempts == []
    other = replace(NOTED, note=f"{NOTED.note} Overdose?")
    with pytest.raises(NoteTellsDanger):
        record_seen(desk, told.value.seen, other)
    assert record_seen(desk, told.value.seen, NOTED).lead_id == MARIA


@pytest.mark.parametrize(
    ("lead_id", "call"),
    [
        pytest.param(MARIA, replace(NOTED, note="My knees are killing me"), id="said"),
        pytest.param(MARIA, replace(NOTED, outcome="crisis_handover"), id="handed"),
        pytest.param(DANA, NOTED, id="on top already"),
    ],
)
def test_what_needs_no_question_is_recorded_at_once(
    lead_id: int, call: Call, desk: Desk
) -> None:
    assert record_seen(desk, seen_on(show_lead(desk, lead_id)), call)


def test_the_clinics_own_words_count_and_what_others_did_is_told_first(
    desk: Desk,
) -> None:
    own = {Lane.HARM_TO_SELF: "code lavender"}
    set_own_lists(desk, own, "Dr. Berg", desk.now().date())
    seen = seen_on(show_lead(desk, MARIA))
    call = Call("busy", note="Code Lavender, says her sister")
    record_outcome(desk, MARIA, Call("no_answer"))
    with pytest.raises(LeadMovedOn, match="recorded a call") as moved:
        record_seen(desk, seen, call)
    with pytest.raises(NoteTellsDanger, match="“Code Lavender”"):
        record_seen(desk, moved.value.seen, call)


def test_what_is_typed_back_from_paper_is_asked_about_too(desk: Desk) -> None:
    sheet = find_sheet(desk, make_sheet(desk, [MARIA]).sheet_id)
    seen = seen_on_paper(desk, sheet, 1)
    written = WrittenCall("3", "1:00 PM", NOTED.note)
    with pytest.raises(NoteTellsDanger) as told:
        type_back(desk, sheet, seen, written)
    assert "Type “handed over” as the outcome" in told.value.what_to_do
    assert type_back(desk, sheet, told.value.seen, written).lead_id == MARIA
