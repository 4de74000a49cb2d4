"""A sheet of paper: numbered, in order, kept; and typed back by its numbers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from callback_desk.domain.call_sheet import PrintedSheet
from callback_desk.domain.day_errors import (
    CallNotThen,
    ClockMissing,
    ClockUnreadable,
    KeyMissing,
    LeadMovedOn,
    NextCallNotTyped,
    NobodyToPrint,
    NoSheetYet,
    UnknownKey,
    UnknownLine,
    UnknownSheet,
)
from callback_desk.domain.lead_identity import NumberState
from callback_desk.services.call_sheet import (
    MOST_LINES,
    WrittenCall,
    find_line,
    find_sheet,
    make_sheet,
    note_printed,
    outcome_typed,
    seen_on_paper,
    type_back,
)
from callback_desk.services.desk import Desk
from callback_desk.services.lead_identity import (
    add_number,
    correct_number,
    show_identity,
)
from callback_desk.services.outcome_settings import change_outcomes, show_outcomes
from callback_desk.services.record_outcome import Call, Recorded, record_outcome
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import DeskClock, copy_desk, opened
from tests.storage.stored_desk import ROWS, filled_desk, rows_of, take

MORE = [f"Person {n},212-555-{n:04},,," for n in range(100, 150)]


def at(hour: int, minute: int = 0, day: int = 16) -> datetime:
    """A local time in New York."""
    return datetime(2026, 11, day, hour + 5, minute, tzinfo=UTC)


def listed(desk: Desk) -> list[int | None]:
    """Whom the queue has, as far as they can be called."""
    entries = show_queue(desk)[0].entries
    return [e.lead.lead_id for e in entries if e.lead.lead_id and not e.lead.barred]


def typed(
    desk: Desk, sheet: PrintedSheet, line: int, key: str, clock: str, note: str = ""
) -> Recorded:
    """Type a line back that nobody was asked about."""
    seen = seen_on_paper(desk, sheet, line)
    return type_back(desk, sheet, seen, WrittenCall(key, clock, note))


def test_a_sheet_is_in_order_numbered_kept_and_audited(tmp_path: Path) -> None:
    path = filled_desk(tmp_path, *ROWS, *MORE)
    with opened(path) as desk:
        record_outcome(desk, 3, Call("do_not_call"))
        sheet = make_sheet(desk)
        assert len(sheet.entries) == MOST_LINES
        # Who is in danger stands first; a record without a number is no line.
        assert sheet.entries[0].lead.name == "Bo Chen"
        kept = find_sheet(desk)
        assert kept.sheet_id == sheet.sheet_id
        assert list(kept.lines.values()) == [e.lead.lead_id for e in sheet.entries]
        assert 3 not in kept.lines.values()
        note_printed(desk, sheet.sheet_id)
        assert [o.key for o in sheet.keyed] == list("12345678")
    acts = rows_of(path, "SELECT action FROM audit WHERE subject = 'call_sheet'")
    assert acts == [("call_sheet_made",), ("call_sheet_printed",)]


def test_the_newest_sheet_is_the_one_that_was_printed_last(tmp_path: Path) -> None:
    """One that was only looked at stood there, with other people on its lines."""
    with opened(filled_desk(tmp_path, *ROWS, *MORE)) as desk:
        first, second = make_sheet(desk, [4, 5]), make_sheet(desk)
        assert find_sheet(desk).sheet_id == second.sheet_id
        note_printed(desk, first.sheet_id)
        assert find_sheet(desk).sheet_id == first.sheet_id
        assert find_sheet(desk, second.sheet_id).sheet_id == second.sheet_id
        note_printed(desk, second.sheet_id)
        assert find_sheet(desk).sheet_id == second.sheet_id
        with pytest.raises(UnknownSheet):
            find_sheet(desk, 0)


def test_chosen_leads_alone_the_resting_ones_too(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path, *ROWS, *MORE)) as desk:
        record_outcome(desk, 5, Call("no_answer"))
        sheet = make_sheet(desk, [5, 4])
        assert [e.lead.lead_id for e in sheet.entries] == [4, 5]


def test_whoever_was_chosen_is_on_it_however_many(tmp_path: Path) -> None:
    """Of sixty that were chosen forty were printed."""
    with opened(filled_desk(tmp_path, *ROWS, *MORE)) as desk:
        chosen = [number for number in listed(desk) if number]
        assert len(chosen) > MOST_LINES
        sheet = make_sheet(desk, chosen)
        assert [e.lead.lead_id for e in sheet.entries] == chosen
        assert sheet.more == 0
        assert find_line(desk, find_sheet(desk), len(chosen)).lead.lead_id == chosen[-1]


def test_what_is_not_on_it_is_counted(tmp_path: Path) -> None:
    with opened(filled_desk(tmp_path, *ROWS, *MORE)) as desk:
        record_outcome(desk, 3, Call("do_not_call"))
        record_outcome(desk, 4, Call("booked"))
        sheet = make_sheet(desk, [3, 4, 5])
        assert [e.lead.lead_id for e in sheet.entries] == [5]
        assert (sheet.left_out, sheet.more) == (2, 0)
        everybody = make_sheet(desk)
        # The 50 and who is in danger, but for the two and the one without a number.
        assert everybody.more == len(listed(desk)) - MOST_LINES
        assert everybody.left_out == 0


def test_nobody_in_danger_who_is_not_to_be_called_stands_on_paper(
    tmp_path: Path,
) -> None:
    with opened(filled_desk(tmp_path, *ROWS)) as desk:
        record_outcome(desk, 2, Call("do_not_call"))
        assert 2 in [e.lead.lead_id for e in show_queue(desk)[0].entries]
        sheet = make_sheet(desk, [1, 2])
        assert [e.lead.lead_id for e in sheet.entries] == [1]
        assert sheet.left_out == 1


def test_how_to_reach_them_stands_on_paper_too(tmp_path: Path) -> None:
    rows = (
        "Cy Reed,415-555-0126,,No voicemail please. Call me after 4.,",
        "Di Ames,212-555-0110,,Hola prefiero en español por favor,",
        "Ed Boyd,212-555-0111,,I live with depression,",
    )
    with opened(filled_desk(tmp_path, *rows), DeskClock(at(13))) as desk:
        sheet = make_sheet(desk)
        wants = {
            e.lead.name: sheet.wants.get(e.lead.lead_id or 0) for e in sheet.entries
        }
    assert wants == {
        "Cy Reed": "No voicemail, after 4, call from 11 AM",
        "Di Ames": "Spanish",
        "Ed Boyd": None,
    }


def test_nobody_is_not_printed(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        with pytest.raises(NobodyToPrint):
            make_sheet(desk)
        with pytest.raises(NoSheetYet):
            find_sheet(desk)
        with pytest.raises(UnknownSheet):
            find_sheet(desk, 7)


def test_typed_back_with_the_time_of_the_call_and_that_of_the_entry(
    tmp_path: Path,
) -> None:
    clock = DeskClock(at(13))
    with opened(filled_desk(tmp_path, *ROWS), clock) as desk:
        make_sheet(desk)
        clock.now = at(16, 40)
        sheet = find_sheet(desk)
        assert find_line(desk, sheet, 2).lead.name == "Ana Lopez"
        typed(desk, sheet, 2, "4", "2:15", "rang long")
        (attempt,) = show_lead(desk, 1).attempts
        assert (attempt.outcome, attempt.note) == ("no_answer", "rang long")
        assert (attempt.at, attempt.entered_at) == (at(14, 15), at(16, 40))


@pytest.mark.parametrize(
    ("meanwhile", "told"),
    [
        (Call("booked", "by Ann"), "Kim Osei closed this lead at 2:30 PM: Booked."),
        (Call("no_answer"), "Kim Osei recorded a call at 2:30 PM: No answer."),
        (Call("do_not_call"), "Kim Osei closed this lead at 2:30 PM: Do not call."),
    ],
)
def test_what_was_done_since_the_printing_is_told_before_it_is_recorded(
    tmp_path: Path, meanwhile: Call, told: str
) -> None:
    """A lead that somebody had closed was called once more without a word."""
    clock = DeskClock(at(13))
    with opened(filled_desk(tmp_path, *ROWS), clock) as desk:
        record_outcome(desk, 1, Call("busy"))
        clock.now = at(13, 1)
        make_sheet(desk, [1])
        clock.now = at(14, 30)
        record_outcome(desk, 1, meanwhile)
        clock.now = at(16, 40)
        sheet, written = find_sheet(desk), WrittenCall("4", "2:15", "rang long")
        with pytest.raises(LeadMovedOn) as asked:
            type_back(desk, sheet, seen_on_paper(desk, sheet, 1), written)
        assert asked.value.sentence == told
        assert "Enter once more adds this call" in asked.value.what_to_do
        assert len(show_lead(desk, 1).attempts) == 2
        type_back(desk, sheet, asked.value.seen, written)
        attempts = show_lead(desk, 1).attempts
        newest = max(attempts, key=lambda attempt: attempt.attempt_id)
        assert (len(attempts), newest.note) == (3, "rang long")
        # The same line twice is asked about, too; another day is named.
        clock.now = at(9, day=17)
        with pytest.raises(LeadMovedOn) as asked:
            typed(desk, sheet, 1, "4", "2:15")
        day = "on Mon 16 Nov at 4:40 PM: No answer."
        assert asked.value.sentence.startswith("Kim Osei recorded a call " + day)


def test_typed_back_the_next_morning_it_was_yesterday(tmp_path: Path) -> None:
    clock = DeskClock(at(13))
    with opened(filled_desk(tmp_path, *ROWS), clock) as desk:
        make_sheet(desk)
        clock.now = at(9, 5, day=17)
        sheet = find_sheet(desk)
        typed(desk, sheet, 2, "3", "3:30")
        typed(desk, sheet, 1, "4", "9:01")
        assert show_lead(desk, 1).attempts[0].at == at(15, 30)
        # Nine had gone by when the sheet was printed, and at night nobody calls.
        assert show_lead(desk, 2).attempts[0].at == at(9, 1, day=17)


@pytest.mark.parametrize(
    ("clock", "when"),
    [
        ("10:15", at(10, 15, day=17)),
        ("thu 10:15", at(10, 15, day=19)),
        ("yesterday 3", at(15, day=23)),
        ("today 9:30", at(9, 30, day=24)),
        ("11/18 2:15p", at(14, 15, day=18)),
        ("18 Nov 2:15p", at(14, 15, day=18)),
    ],
)
def test_a_call_of_another_day_is_typed_back_with_its_day(
    tmp_path: Path, clock: str, when: datetime
) -> None:
    """Every call of a week-old sheet was taken for one of its first day."""
    desk_clock = DeskClock(at(13))
    with opened(filled_desk(tmp_path, *ROWS), desk_clock) as desk:
        make_sheet(desk)
        desk_clock.now = at(9, 45, day=24)
        typed(desk, find_sheet(desk), 2, "4", clock)
        assert show_lead(desk, 1).attempts[0].at == when


@pytest.mark.parametrize("key", ["Do not call", "do_not_call", "do n", " DO  NOT "])
def test_what_has_no_box_is_typed_by_its_name(tmp_path: Path, key: str) -> None:
    with opened(filled_desk(tmp_path, *ROWS), DeskClock(at(13))) as desk:
        make_sheet(desk)
        typed(desk, find_sheet(desk), 2, key, "1:00")
        assert show_lead(desk, 1).details.barred


def test_a_minute_of_the_printing_is_no_minute_before_it(tmp_path: Path) -> None:
    clock = DeskClock(at(13) + timedelta(seconds=40))
    with opened(filled_desk(tmp_path, *ROWS), clock) as desk:
        make_sheet(desk)
        clock.now += timedelta(minutes=5)
        typed(desk, find_sheet(desk), 2, "4", "1:00")
        assert show_lead(desk, 1).attempts[0].at == at(13) + timedelta(seconds=40)


@pytest.mark.parametrize(
    ("line", "key", "clock", "error"),
    [
        (9, "4", "2:15", UnknownLine),
        (2, "9", "2:15", UnknownKey),
        (2, "", "2:15", KeyMissing),
        (2, "boo", "2:15", UnknownKey),
        (2, "4", " ", ClockMissing),
        (2, "4", "someday 2:15", ClockUnreadable),
        (2, "4", "yesterday 2:15", CallNotThen),
        (2, "4", "today", ClockUnreadable),
        (2, "4", "later", ClockUnreadable),
        (2, "4", "11:00", CallNotThen),
        (2, "4", "8pm", CallNotThen),
        (2, "2", "2:15", NextCallNotTyped),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, line: int, key: str, clock: str, error: type[Exception]
) -> None:
    desk_clock = DeskClock(at(13))
    with opened(filled_desk(tmp_path, *ROWS), desk_clock) as desk:
        make_sheet(desk)
        desk_clock.now = at(16)
        with pytest.raises(error):
            typed(desk, find_sheet(desk), line, key, clock)
        assert show_lead(desk, 1).attempts == []


def test_a_wrong_number_on_paper_leaves_the_number_that_was_found_since(
    tmp_path: Path,
) -> None:
    """The good one was struck out, or closing was proposed beside it."""
    clock = DeskClock(at(13))
    with opened(filled_desk(tmp_path, *ROWS, *MORE), clock) as desk:
        both = [4, 5]
        sheet = find_sheet(desk, make_sheet(desk, both).sheet_id)
        clock.now = at(14)
        for lead_id in both:
            correct_number(desk, lead_id, f"917-555-017{lead_id}")
        add_number(desk, 5, "646-555-0171")
        clock.now = at(15)
        for line, lead_id in enumerate(both, 1):
            recorded = typed(desk, sheet, line, "wrong", "1:20p")
            assert not recorded.proposes_closing
            assert show_lead(desk, lead_id).details.phone == f"+1917555017{lead_id}"
        states = [n.state for n in show_identity(desk, 5).numbers]
        assert states == [NumberState.WRONG, NumberState.GOOD]
        # A call of the new number is about that one.
        seen = seen_on_paper(desk, sheet, 2)
        with pytest.raises(LeadMovedOn) as moved:
            type_back(desk, sheet, seen, WrittenCall("wrong", "2:30p"))
        type_back(desk, sheet, moved.value.seen, WrittenCall("wrong", "2:30p"))
        assert show_lead(desk, 5).details.phone == "+16465550171"


def test_a_key_that_was_given_to_another_outcome_is_that_ones(tmp_path: Path) -> None:
    """*Busy* is not offered any more, and its key means *Texted*: it meant both."""
    with opened(filled_desk(tmp_path, *ROWS, *MORE)) as desk:
        by_code = {one.code: one for one in show_outcomes(desk)[0]}
        by_code["busy"] = replace(by_code["busy"], active=False)
        by_code["texted"] = replace(by_code["texted"], key="5")
        change_outcomes(desk, list(by_code.values()))
        sheet = make_sheet(desk, [4])
        assert [o.code for o in sheet.keyed if o.key == "5"] == ["texted"]
        outcomes = show_outcomes(desk)[0]
        for text, code in (("5", "texted"), ("busy", "busy")):
            found = outcome_typed(outcomes, text)
            assert found is not None
            assert found.code == code


@pytest.mark.parametrize("text", ["came", "No-show", "no_show", "canceled"])
def test_what_became_of_a_visit_is_not_typed_back(tmp_path: Path, text: str) -> None:
    with opened(filled_desk(tmp_path, *ROWS, *MORE)) as desk:
        sheet = find_sheet(desk, make_sheet(desk, [4]).sheet_id)
        with pytest.raises(UnknownKey):
            typed(desk, sheet, 1, text, "1:00p")


def test_who_asked_again_after_the_call_is_not_closed_unseen(tmp_path: Path) -> None:
    """Booked on paper, they wrote once more; typed back, that went with the rest."""
    clock = DeskClock(at(13))
    with opened(filled_desk(tmp_path, *ROWS, *MORE), clock) as desk:
        sheet = find_sheet(desk, make_sheet(desk, [4, 5]).sheet_id)
        again = "Person 10{},212-555-010{},,what does it cost,2026-11-16 14:30"
        clock.now = at(15)
        take(desk, tmp_path, *(again.format(n, n) for n in (0, 1)))
        # Whoever was spoken with after that was asked all that they want.
        assert typed(desk, sheet, 2, "1", "2:45p").closed
        seen = seen_on_paper(desk, sheet, 1)
        assert not type_back(desk, sheet, seen, WrittenCall("4", "1:15p")).closed
        with pytest.raises(LeadMovedOn) as moved:
            type_back(desk, sheet, seen, WrittenCall("1", "1:20p"))
        with pytest.raises(LeadMovedOn) as asked:
            type_back(desk, sheet, moved.value.seen, WrittenCall("1", "1:20p"))
        assert "asked again" in asked.value.sentence
        assert show_lead(desk, 4).state.is_open
        assert type_back(
            desk, sheet, asked.value.seen, WrittenCall("1", "1:20p")
        ).closed
