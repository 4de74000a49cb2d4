"""Recording outcomes and correcting them: standing, next call, closed, audit."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.attempt_details import NO_DETAILS, AttemptDetails
from callback_desk.domain.changes import Changes
from callback_desk.domain.errors import (
    AttemptCorrected,
    AttemptTimeImpossible,
    DeskError,
    NextCallInThePast,
    NextCallMissing,
    UnknownAttempt,
    UnknownLead,
    UnknownOutcome,
)
from callback_desk.domain.lead import Attempt, Result
from callback_desk.domain.outcome import SHIPPED_OUTCOMES, Channel, Direction
from callback_desk.services.record_outcome import (
    Call,
    Recorded,
    correct_attempt,
    record_outcome,
    undo_attempt,
)
from callback_desk.services.work_queue import show_lead, show_queue
from tests.services.fake_desk import FakeDesk, asks, clock

RECEIVED = clock("2026-11-16 10:00")
CODES = [outcome.code for outcome in SHIPPED_OUTCOMES]


@dataclass(frozen=True)
class Row:
    """A row of the table "Outcomes that ship", recorded on Monday at 1 PM."""

    code: str
    dialled: bool
    contact: bool
    standing: str | None
    next_at: str | None = None


TABLE = [
    Row("booked", True, True, None),
    Row("call_again", True, True, "resting", "2026-11-18 15:00"),
    Row("left_voicemail", True, True, "resting", "2026-11-17 09:00"),
    Row("no_answer", True, False, "resting", "2026-11-16 14:00"),
    Row("busy", True, False, "resting", "2026-11-16 13:15"),
    Row("wrong_number", True, False, "on_track"),
    Row("someone_else", True, False, "resting", "2026-11-16 14:00"),
    Row("not_interested", True, True, None),
    Row("disconnected", True, False, "on_track"),
    Row("mailbox_full", True, False, "resting", "2026-11-16 14:00"),
    Row("cut_off", True, True, "resting", "2026-11-16 13:05"),
    Row("thinking", True, True, "resting", "2026-11-19 09:00"),
    Row("texted", True, True, "resting", "2026-11-17 09:00"),
    Row("emailed", True, True, "resting", "2026-11-17 09:00"),
    Row("question_for", True, True, "resting", "2026-11-17 09:00"),
    Row("language_help", True, True, "resting", "2026-11-17 09:00"),
    Row("cannot_help", True, True, None),
    Row("booked_elsewhere", False, True, None),
    Row("already_patient", False, False, None),
    Row("spam", False, False, None),
    Row("test", False, False, None),
    Row("do_not_call", True, True, None),
    Row("crisis_handover", True, True, "follow_up"),
    Row("deceased", False, False, None),
]


def with_lead(received: datetime = RECEIVED) -> tuple[FakeDesk, int]:
    desk = FakeDesk()
    return desk, desk.new_lead(received)


def record(desk: FakeDesk, lead_id: int, outcome: str, **fields: object) -> Recorded:
    call = Call(outcome, **fields)  # type: ignore[arg-type] # a test's own words
    return record_outcome(desk.desk, lead_id, call)


def correct(
    desk: FakeDesk, attempt_id: int, outcome: str, **fields: object
) -> Recorded:
    call = Call(outcome, **fields)  # type: ignore[arg-type] # a test's own words
    return correct_attempt(desk.desk, attempt_id, call, "mistyped")


def attempts_of(desk: FakeDesk) -> list[Attempt]:
    return [attempt for _, attempt in desk.stored.attempts]


def test_the_table_below_names_every_outcome_that_ships() -> None:
    assert [row.code for row in TABLE] == CODES


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.code)
def test_an_outcome_does_what_the_contract_says(row: Row) -> None:
    desk, lead_id = with_lead()
    agreed = clock("2026-11-18 15:00") if row.code == "call_again" else None
    recorded = record(desk, lead_id, row.code, next_at=agreed)
    assert recorded.standing == row.standing
    assert recorded.closed is (row.standing is None)
    assert recorded.next_call_at == (clock(row.next_at) if row.next_at else None)
    card = show_lead(desk.desk, lead_id)
    assert (card.lead.dialled, card.lead.contact) == (row.dialled, row.contact)
    assert card.standing == row.standing
    assert card.lead.last_outcome == row.code
    assert recorded.changes == Changes(leads=(lead_id,), attempt=recorded.attempt_id)


@pytest.mark.parametrize("code", CODES)
def test_each_write_leaves_exactly_one_row_of_audit(code: str) -> None:
    desk, lead_id = with_lead()
    desk.stored.audit.clear()
    agreed = desk.now + timedelta(days=1)
    first = record(desk, lead_id, code, next_at=agreed)
    assert desk.stored.audit == [("attempt_recorded", 1, "attempt", first.attempt_id)]
    second = correct(desk, first.attempt_id, "busy")
    assert desk.stored.audit[1:] == [
        ("attempt_corrected", 1, "attempt", second.attempt_id)
    ]


def test_an_attempt_keeps_what_was_said_of_it() -> None:
    desk, lead_id = with_lead()
    desk.desk = desk.signed_in(desk.desk.staff.role)
    record(
        desk,
        lead_id,
        "texted",
        note="asked for a text",
        at=clock("2026-11-16 12:30"),
        channel=Channel.TEXT,
    )
    assert attempts_of(desk) == [
        Attempt(
            attempt_id=1,
            at=clock("2026-11-16 12:30"),
            entered_at=desk.now,
            outcome="texted",
            direction=Direction.OUT,
            channel=Channel.TEXT,
            note="asked for a text",
            by="Ana Ruiz",
            next_call_at=clock("2026-11-17 09:00"),
        )
    ]


def test_a_text_and_a_mail_are_no_calls_unless_told() -> None:
    desk, lead_id = with_lead()
    for code in ("texted", "emailed", "no_answer"):
        record(desk, lead_id, code)
    record(desk, lead_id, "emailed", channel=Channel.PHONE)
    made = [attempt.channel for attempt in attempts_of(desk)]
    assert made == [Channel.TEXT, Channel.EMAIL, Channel.PHONE, Channel.PHONE]


@pytest.mark.parametrize(
    ("mistaken", "by", "meant", "was"),
    [
        ("no_answer", None, "texted", Channel.TEXT),
        ("texted", None, "emailed", Channel.EMAIL),
        ("texted", None, "no_answer", Channel.PHONE),
        ("no_answer", Channel.IN_PERSON, "booked", Channel.IN_PERSON),
        ("no_answer", Channel.IN_PERSON, "emailed", Channel.EMAIL),
        # As it was kept before outcomes said so.
        ("texted", Channel.PHONE, "left_voicemail", Channel.PHONE),
    ],
)
def test_by_what_means_goes_along_with_the_outcome_that_says_so(
    mistaken: str, by: Channel | None, meant: str, was: Channel
) -> None:
    desk, lead_id = with_lead()
    first = record(desk, lead_id, mistaken, channel=by)
    correct(desk, first.attempt_id, meant)
    assert attempts_of(desk)[-1].channel is was


def test_refused_calls_leave_nothing_behind() -> None:
    desk, lead_id = with_lead()
    before = desk.store.commits, list(desk.stored.audit)
    refused: list[tuple[int, Call, type[DeskError]]] = [
        (99, Call("busy"), UnknownLead),
        (lead_id, Call("daydream"), UnknownOutcome),
        (lead_id, Call("call_again"), NextCallMissing),
        (lead_id, Call("call_again", next_at=desk.now), NextCallInThePast),
        (lead_id, Call("busy", at=desk.now + timedelta(1)), AttemptTimeImpossible),
    ]
    for number, call, error in refused:
        with pytest.raises(error):
            record_outcome(desk.desk, number, call)
    assert (desk.store.commits, desk.stored.audit) == before
    assert attempts_of(desk) == []


# When the call was


@pytest.mark.parametrize("at", [RECEIVED, clock("2026-11-16 13:00")])
def test_a_call_at_the_receipt_or_now_is_possible(at: datetime) -> None:
    desk, lead_id = with_lead()
    record(desk, lead_id, "busy", at=at)
    assert attempts_of(desk)[0].at == at


@pytest.mark.parametrize(
    "at", [RECEIVED - timedelta(seconds=1), clock("2026-11-16 13:00:01")]
)
def test_a_call_before_the_receipt_or_after_now_is_impossible(at: datetime) -> None:
    desk, lead_id = with_lead()
    with pytest.raises(AttemptTimeImpossible):
        record(desk, lead_id, "busy", at=at)


def test_a_call_may_have_been_before_the_import() -> None:
    desk, lead_id = with_lead(clock("2026-11-10 10:00"))
    recorded = record(desk, lead_id, "left_voicemail", at=clock("2026-11-10 11:00"))
    card = show_lead(desk.desk, lead_id)
    assert card.state.requests[0].result(desk.now) is Result.KEPT
    # Its next call has come long ago, so it does not rest.
    assert recorded.next_call_at == clock("2026-11-11 12:00")
    assert recorded.standing == "follow_up"


def test_a_lead_whose_form_runs_ahead_can_be_called_now() -> None:
    desk, lead_id = with_lead(clock("2026-11-16 18:00"))
    assert record(desk, lead_id, "no_answer", at=desk.now).standing == "resting"
    assert record(desk, lead_id, "booked").closed


def test_a_back_dated_call_does_not_outdo_a_later_one() -> None:
    desk, lead_id = with_lead()
    record(desk, lead_id, "left_voicemail")
    recorded = record(desk, lead_id, "no_answer", at=clock("2026-11-16 10:30"))
    assert recorded.next_call_at == clock("2026-11-17 09:00")
    assert show_lead(desk.desk, lead_id).lead.last_outcome == "left_voicemail"


# When it comes back


def test_a_third_no_answer_comes_back_in_another_part_of_the_day() -> None:
    desk, lead_id = with_lead()
    record(desk, lead_id, "no_answer", at=clock("2026-11-16 11:00"))
    recorded = record(desk, lead_id, "no_answer")
    assert recorded.next_call_at == clock("2026-11-16 15:00")


def test_the_gap_shrinks_where_it_would_pass_the_deadline() -> None:
    desk, lead_id = with_lead(clock("2026-11-13 10:00"))
    desk.now = clock("2026-11-16 16:10")
    recorded = record(desk, lead_id, "no_answer")
    assert recorded.next_call_at == clock("2026-11-16 16:25")


def test_after_contact_no_deadline_shrinks_the_gap() -> None:
    desk, lead_id = with_lead(clock("2026-11-13 10:00"))
    record(desk, lead_id, "cut_off", at=clock("2026-11-13 11:00"))
    desk.now = clock("2026-11-16 15:50")
    recorded = record(desk, lead_id, "no_answer")
    assert recorded.next_call_at == clock("2026-11-16 16:50")


def test_tries_of_an_earlier_request_do_not_count_for_the_new_one() -> None:
    desk, lead_id = with_lead(clock("2026-11-12 10:00"))
    for at in ("2026-11-12 11:00", "2026-11-12 12:00", "2026-11-12 13:00"):
        record(desk, lead_id, "no_answer", at=clock(at))
    record(desk, lead_id, "left_voicemail", at=clock("2026-11-12 14:00"))
    desk.take(asks("2026-11-16 12:00"))
    recorded = record(desk, lead_id, "no_answer")
    assert recorded.next_call_at == clock("2026-11-16 14:00")


def test_a_next_call_agreed_wins_over_the_rule_and_is_marked_as_agreed() -> None:
    desk, lead_id = with_lead()
    at_four = clock("2026-11-16 16:00")
    recorded = record(desk, lead_id, "no_answer", next_at=at_four)
    assert recorded.next_call_at == at_four
    assert attempts_of(desk)[0].next_is_agreed


def test_a_call_agreed_for_later_today_stands_in_the_list_at_its_time() -> None:
    desk, lead_id = with_lead()
    recorded = record(desk, lead_id, "call_again", next_at=clock("2026-11-16 16:00"))
    assert recorded.standing == "follow_up"
    queue, _ = show_queue(desk.desk)
    (entry,) = queue.entries
    assert entry.lead.act_by == clock("2026-11-16 16:00")


def test_a_booked_lead_needs_no_next_call_even_if_a_date_is_given() -> None:
    desk, lead_id = with_lead()
    recorded = record(desk, lead_id, "booked", next_at=clock("2026-11-20 10:00"))
    assert (recorded.closed, recorded.next_call_at) == (True, None)


# Their calls to us


def test_a_call_of_theirs_is_contact_but_no_dial_of_ours() -> None:
    desk, lead_id = with_lead()
    record(desk, lead_id, "question_for", direction=Direction.IN)
    card = show_lead(desk.desk, lead_id)
    assert (card.lead.dialled, card.lead.contact) == (False, True)
    assert card.state.requests[0].result(desk.now) is Result.KEPT


def test_whatever_came_of_a_call_of_theirs_they_were_reached() -> None:
    desk, lead_id = with_lead()
    record(desk, lead_id, "busy", direction=Direction.IN)
    assert show_lead(desk.desk, lead_id).lead.contact


def test_spam_from_their_side_is_no_contact() -> None:
    desk, lead_id = with_lead()
    record(desk, lead_id, "spam", direction=Direction.IN)
    assert not show_lead(desk.desk, lead_id).lead.contact


def test_a_contact_after_the_deadline_ends_overdue() -> None:
    desk, lead_id = with_lead(clock("2026-11-10 10:00"))
    assert show_lead(desk.desk, lead_id).standing == "overdue"
    record(desk, lead_id, "no_answer")
    desk.now += timedelta(hours=1)
    assert show_lead(desk.desk, lead_id).standing == "tried"
    record(desk, lead_id, "cut_off")
    desk.now += timedelta(hours=1)
    card = show_lead(desk.desk, lead_id)
    assert card.standing == "follow_up"
    assert card.state.requests[0].result(desk.now) is Result.MISSED


# Corrections


def test_a_correction_replaces_the_meaning_and_names_what_it_replaces() -> None:
    desk, lead_id = with_lead()
    said = Call("booked", "for Friday", None, None, Direction.IN, Channel.TEXT)
    first = record_outcome(desk.desk, lead_id, said)
    desk.now += timedelta(minutes=5)
    second = correct(desk, first.attempt_id, "left_voicemail")
    assert not second.closed
    mistaken, meant = attempts_of(desk)
    assert mistaken.outcome == "booked"
    assert (meant.corrects, meant.why) == (first.attempt_id, "mistyped")
    assert (meant.at, meant.note) == (mistaken.at, "for Friday")
    assert (meant.channel, meant.direction) == (Channel.TEXT, Direction.IN)
    assert meant.entered_at == desk.now
    card = show_lead(desk.desk, lead_id)
    assert (card.lead.attempts, card.lead.last_outcome) == (1, "left_voicemail")


def test_a_correction_reckons_the_next_call_from_the_call_not_from_now() -> None:
    desk, lead_id = with_lead()
    first = record(desk, lead_id, "booked", at=clock("2026-11-16 12:30"))
    desk.now += timedelta(minutes=5)
    assert correct(desk, first.attempt_id, "no_answer").next_call_at == clock(
        "2026-11-16 13:30"
    )


def test_what_was_mistyped_is_no_try_beside_what_was_meant() -> None:
    desk, lead_id = with_lead()
    meant = correct(desk, record(desk, lead_id, "busy").attempt_id, "no_answer")
    assert meant.next_call_at == clock("2026-11-16 14:00")


def test_a_mistaken_try_counts_for_no_part_of_the_day() -> None:
    desk, lead_id = with_lead()
    first = record(desk, lead_id, "no_answer", at=clock("2026-11-16 12:00"))
    corrected = correct(desk, first.attempt_id, "no_answer", at=RECEIVED)
    assert corrected.next_call_at == clock("2026-11-16 11:00")


def test_a_correction_may_move_the_call() -> None:
    desk, lead_id = with_lead()
    first = record(desk, lead_id, "busy")
    correct(desk, first.attempt_id, "busy", at=RECEIVED)
    assert show_lead(desk.desk, lead_id).state.current.first_dial_at == RECEIVED


@pytest.mark.parametrize(
    ("outcome", "agreed"),
    [
        ("left_voicemail", None),
        ("call_again", "2026-11-18 15:00"),
        ("no_answer", "2026-11-18 15:00"),
    ],
)
def test_who_was_given_up_by_mistake_is_called_again_once_that_is_corrected(
    outcome: str, agreed: str | None
) -> None:
    desk, lead_id = with_lead()
    given_up = AttemptDetails(closes=True, reason="price", phone="+19175550170")
    first = record(desk, lead_id, "no_answer", details=given_up)
    assert first.closed
    next_at = clock(agreed) if agreed else None
    corrected = correct(desk, first.attempt_id, outcome, next_at=next_at)
    assert not corrected.closed
    assert corrected.next_call_at is not None
    assert corrected.next_call_at == (next_at or corrected.next_call_at)
    assert attempts_of(desk)[-1].details.phone == "+19175550170"


def test_the_reason_goes_with_the_outcome_that_it_was_said_of() -> None:
    desk, lead_id = with_lead()
    because = AttemptDetails(reason="price")
    first = record(desk, lead_id, "not_interested", details=because)
    second = correct(desk, first.attempt_id, "not_interested", note="price, 2nd try")
    assert attempts_of(desk)[-1].details == because
    correct(desk, second.attempt_id, "left_voicemail")
    assert attempts_of(desk)[-1].details == NO_DETAILS


def test_a_corrected_contact_is_none_any_more() -> None:
    desk, lead_id = with_lead()
    first = record(desk, lead_id, "left_voicemail")
    correct(desk, first.attempt_id, "no_answer")
    assert not show_lead(desk.desk, lead_id).lead.contact


def test_a_correction_can_be_corrected_but_nothing_twice() -> None:
    desk, lead_id = with_lead()
    first = record(desk, lead_id, "booked")
    second = correct(desk, first.attempt_id, "busy")
    with pytest.raises(AttemptCorrected, match="already corrected by 2"):
        correct(desk, first.attempt_id, "spam")
    third = correct(desk, second.attempt_id, "not_interested")
    assert third.closed
    card = show_lead(desk.desk, lead_id)
    assert (card.lead.attempts, card.lead.last_outcome) == (1, "not_interested")


def test_a_dial_in_vain_does_not_open_what_a_correction_closed_before_it() -> None:
    desk, lead_id = with_lead()
    times = [clock(f"2026-11-16 {hour}:00") for hour in (11, 12, 13)]
    numbers = [record(desk, lead_id, "busy", at=at).attempt_id for at in times]
    recorded = correct(desk, numbers[1], "spam")
    assert (recorded.closed, recorded.next_call_at) == (True, None)


def test_an_attempt_that_is_none_cannot_be_corrected() -> None:
    desk, _ = with_lead()
    with pytest.raises(UnknownAttempt):
        correct(desk, 7, "busy")


# Do not call, and crisis


def test_do_not_call_bars_the_whole_number_and_a_correction_lifts_it() -> None:
    desk, lead_id = with_lead()
    other = desk.new_lead(name="Peter Miller")
    first = record(desk, lead_id, "do_not_call")
    queue, _ = show_queue(desk.desk)
    assert (queue.entries, queue.resting) == ((), ())
    assert show_lead(desk.desk, other).lead.barred
    correct(desk, first.attempt_id, "wrong_number")
    queue, _ = show_queue(desk.desk)
    assert {entry.lead.lead_id for entry in queue.entries} == {lead_id, other}


def test_a_bar_that_two_asked_for_stays_when_one_is_lifted() -> None:
    desk, lead_id = with_lead()
    other = desk.new_lead(name="Peter Miller")
    first = record(desk, lead_id, "do_not_call")
    record(desk, other, "do_not_call")
    correct(desk, first.attempt_id, "busy")
    assert show_lead(desk.desk, lead_id).lead.barred


def test_do_not_call_corrected_to_itself_still_bars() -> None:
    desk, lead_id = with_lead()
    first = record(desk, lead_id, "do_not_call")
    second = correct(desk, first.attempt_id, "do_not_call", note="said it twice")
    assert show_lead(desk.desk, lead_id).lead.barred
    correct(desk, second.attempt_id, "busy")
    assert not show_lead(desk.desk, lead_id).lead.barred


def test_a_crisis_handed_over_stays_open_on_top() -> None:
    desk, lead_id = with_lead()
    earlier = desk.new_lead(clock("2026-11-09 10:00"), phone_text="6465550143")
    recorded = record(desk, lead_id, "crisis_handover")
    assert not recorded.closed
    queue, _ = show_queue(desk.desk)
    assert [e.lead.lead_id for e in queue.entries] == [lead_id, earlier]
    assert queue.counts["safety"] == 1


def test_a_crisis_mistyped_stays_a_safety_lead_until_a_clinician_decides() -> None:
    desk, lead_id = with_lead()
    first = record(desk, lead_id, "crisis_handover")
    correct(desk, first.attempt_id, "no_answer")
    assert show_lead(desk.desk, lead_id).lead.safety


def test_a_safety_lead_never_rests_after_an_unanswered_try() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(message="i want to die")
    recorded = record(desk, lead_id, "no_answer")
    assert recorded.standing == "on_track"
    queue, _ = show_queue(desk.desk)
    assert [e.lead.lead_id for e in queue.entries] == [lead_id]


# What is kept for the queue is what the history comes to

STEPS = st.lists(
    st.tuples(
        st.sampled_from(CODES),
        st.integers(0, 600),
        st.sampled_from(Direction),
        st.integers(0, 4),
    ),
    max_size=8,
)


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_the_queues_lead_and_the_cards_lead_are_one_after_any_calls(
    steps: list[tuple[str, int, Direction, int]],
) -> None:
    desk, lead_id = with_lead()
    uncorrected: list[int] = []
    for code, minutes, direction, choice in steps:
        desk.now += timedelta(minutes=minutes)
        agreed = desk.now + timedelta(days=1) if code == "call_again" else None
        if uncorrected and choice == 0:
            number = uncorrected.pop()
            recorded = correct(desk, number, code, next_at=agreed)
        else:
            recorded = record(desk, lead_id, code, next_at=agreed, direction=direction)
        uncorrected.append(recorded.attempt_id)
        card = show_lead(desk.desk, lead_id)
        assert recorded.standing == card.standing
        assert recorded.closed is not card.state.is_open
        assert recorded.next_call_at == card.lead.next_call_at
        queue, _ = show_queue(desk.desk)
        entries = {e.lead.lead_id: e for e in (*queue.entries, *queue.resting)}
        if card.state.is_open and (card.lead.safety or not card.lead.barred):
            assert entries[lead_id].standing == card.standing
            assert entries[lead_id].lead.act_by == card.lead.act_by
        else:
            assert entries == {}
    assert len(attempts_of(desk)) == len(steps)


def test_what_was_undone_is_as_if_it_had_not_been_made() -> None:
    desk, lead_id = with_lead()
    before = show_lead(desk.desk, lead_id).lead
    recorded = record(desk, lead_id, "do_not_call")
    desk.stored.audit.clear()
    undone = undo_attempt(desk.desk, recorded.attempt_id)
    assert undone.closed is False
    assert show_lead(desk.desk, lead_id).lead == before
    assert len(attempts_of(desk)) == 2
    assert [act for act, *_ in desk.stored.audit] == ["attempt_undone"]
    with pytest.raises(AttemptCorrected):
        undo_attempt(desk.desk, recorded.attempt_id)


def test_undoing_a_correction_brings_back_what_it_replaced() -> None:
    desk, lead_id = with_lead()
    first = record(desk, lead_id, "no_answer")
    second = correct(desk, first.attempt_id, "booked")
    undo_attempt(desk.desk, second.attempt_id)
    lead = show_lead(desk.desk, lead_id).lead
    assert (lead.last_outcome, lead.attempts) == ("no_answer", 1)
    correct(desk, first.attempt_id, "busy")
    assert show_lead(desk.desk, lead_id).lead.last_outcome == "busy"


def test_undoing_the_correction_of_do_not_call_bars_the_number_again() -> None:
    desk, lead_id = with_lead()
    barring = record(desk, lead_id, "do_not_call")
    corrected = correct(desk, barring.attempt_id, "busy")
    assert not show_lead(desk.desk, lead_id).lead.barred
    undo_attempt(desk.desk, corrected.attempt_id)
    assert show_lead(desk.desk, lead_id).lead.barred


def test_only_reaching_somebody_opens_a_closed_lead() -> None:
    desk, lead_id = with_lead()
    assert record(desk, lead_id, "booked").closed
    assert record(desk, lead_id, "no_answer").closed
    agreed = desk.now + timedelta(days=1)
    assert not record(desk, lead_id, "call_again", next_at=agreed).closed
