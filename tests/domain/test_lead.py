"""What a lead's history comes to: corrections, back-dated calls, several requests."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.lead import (
    Attempt,
    LeadState,
    Request,
    Result,
    read_history,
    standing_attempts,
)
from callback_desk.domain.outcome import (
    SHIPPED_OUTCOMES,
    Channel,
    Contact,
    Direction,
)
from callback_desk.domain.submission import Precision

OUTCOMES = {outcome.code: outcome for outcome in SHIPPED_OUTCOMES}
RECEIVED = datetime(2026, 11, 16, 15, tzinfo=UTC)
DUE = datetime(2026, 11, 17, 22, tzinfo=UTC)
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
KEPT, TRIED, MISSED = Result.KEPT, Result.TRIED, Result.MISSED
OUT, IN = Direction.OUT, Direction.IN


def request(
    number: int = 1, received_at: datetime = RECEIVED, due_at: datetime = DUE
) -> Request:
    return Request(number, received_at, Precision.SECOND, due_at, due_at, 1)


def call(
    number: int,
    outcome: str | None,
    at: datetime = RECEIVED + HOUR,
    *,
    direction: Direction = OUT,
    corrects: int | None = None,
    next_call_at: datetime | None = None,
    agreed: bool = False,
) -> Attempt:
    return Attempt(
        attempt_id=number,
        at=at,
        entered_at=RECEIVED + number * DAY,
        outcome=outcome,
        direction=direction,
        channel=Channel.PHONE,
        note="",
        by="Ana",
        next_call_at=next_call_at,
        next_is_agreed=agreed,
        corrects=corrects,
        why=None if corrects is None else "mistyped",
    )


def history(*attempts: Attempt, requests: Sequence[Request] = ()) -> LeadState:
    return read_history(requests or [request()], attempts, OUTCOMES)


def result(*attempts: Attempt, now: datetime) -> Result | None:
    return history(*attempts).current.result(now)


@pytest.mark.parametrize(
    ("outcome", "direction", "before", "at_due", "after"),
    [
        ("booked", OUT, KEPT, KEPT, MISSED),
        ("call_again", OUT, KEPT, KEPT, MISSED),
        ("left_voicemail", OUT, KEPT, KEPT, MISSED),
        ("texted", OUT, KEPT, KEPT, MISSED),
        ("booked_elsewhere", OUT, KEPT, KEPT, MISSED),
        ("no_answer", OUT, TRIED, TRIED, MISSED),
        ("busy", OUT, TRIED, TRIED, MISSED),
        ("wrong_number", OUT, TRIED, TRIED, MISSED),
        # Calls they make to us count as contact.
        ("call_again", IN, KEPT, KEPT, MISSED),
        ("no_answer", IN, KEPT, KEPT, MISSED),
        # Closed in time with neither dial nor contact: none of the three.
        ("deceased", OUT, None, None, MISSED),
        ("spam", OUT, None, None, MISSED),
        ("deceased", IN, None, None, MISSED),
    ],
)
def test_a_promise_is_judged_at_the_very_second(
    outcome: str,
    direction: Direction,
    before: Result | None,
    at_due: Result | None,
    after: Result | None,
) -> None:
    later = DUE + HOUR
    for at, expected in (
        (DUE - SECOND, before),
        (DUE, at_due),
        (DUE + SECOND, after),
    ):
        assert result(call(1, outcome, at, direction=direction), now=later) is expected


@pytest.mark.parametrize(
    ("outcome", "at_due", "after"),
    [
        (None, None, MISSED),
        ("no_answer", None, TRIED),
        ("wrong_number", None, TRIED),
        ("left_voicemail", KEPT, KEPT),
        ("booked", KEPT, KEPT),
        ("spam", None, None),
    ],
)
def test_nothing_is_decided_before_the_due_second_but_contact(
    outcome: str | None, at_due: Result | None, after: Result | None
) -> None:
    attempts = [call(1, outcome)] if outcome else []
    assert result(*attempts, now=DUE - SECOND) is at_due
    assert result(*attempts, now=DUE) is at_due
    assert result(*attempts, now=DUE + SECOND) is after


def test_contact_that_comes_late_does_not_mend_a_promise_that_was_tried() -> None:
    tried, spoke = call(1, "no_answer", DUE - HOUR), call(2, "booked", DUE + HOUR)
    assert result(tried, spoke, now=DUE + DAY) is TRIED
    assert history(tried, spoke).current.contact is Contact.SPOKE


def test_a_dial_that_comes_late_leaves_the_promise_missed() -> None:
    assert result(call(1, "no_answer", DUE + SECOND), now=DUE + DAY) is MISSED


def test_the_deadline_in_force_decides_and_not_the_one_first_given() -> None:
    moved = Request(1, RECEIVED, Precision.SECOND, DUE, DUE + DAY, 2)
    state = history(call(1, "booked", DUE + HOUR), requests=[moved])
    assert state.current.result(DUE + 2 * DAY) is KEPT


@pytest.mark.parametrize(
    ("first", "second", "contact"),
    [
        ("left_voicemail", "booked", Contact.MESSAGE),
        ("call_again", "left_voicemail", Contact.SPOKE),
        ("no_answer", "texted", Contact.MESSAGE),
        ("no_answer", "busy", Contact.NONE),
    ],
)
def test_the_first_contact_tells_how_it_was_kept(
    first: str, second: str, contact: Contact
) -> None:
    state = history(call(1, first), call(2, second, RECEIVED + 2 * HOUR)).current
    assert state.contact is contact
    assert state.first_dial_at == RECEIVED + HOUR


def test_a_lead_nobody_called_is_open_and_has_nothing() -> None:
    assert history() == LeadState(
        requests=history().requests,
        is_open=True,
        attempts=0,
        last_outcome=None,
        next_call_at=None,
        next_is_agreed=False,
        handed_over=False,
    )
    current = history().current
    assert (current.first_dial_at, current.first_contact_at) == (None, None)
    assert (current.contact, current.closed_at) == (Contact.NONE, None)


@pytest.mark.parametrize("outcome", SHIPPED_OUTCOMES, ids=lambda o: o.code)
def test_only_an_outcome_that_closes_closes_a_lead(outcome: object) -> None:
    closing = {
        "booked", "not_interested", "cannot_help", "booked_elsewhere",
        "already_patient", "spam", "test", "do_not_call", "deceased",
    }  # fmt: skip
    code = getattr(outcome, "code")  # noqa: B009 - the parameter is any outcome
    state = history(call(1, code, next_call_at=DUE))
    assert state.is_open is (code not in closing)
    assert state.next_call_at == (None if code in closing else DUE)
    assert state.handed_over is (code == "crisis_handover")


def test_a_call_after_the_last_word_opens_the_lead_again() -> None:
    state = history(call(1, "not_interested"), call(2, "call_again", RECEIVED + DAY))
    assert state.is_open
    assert state.last_outcome == "call_again"


def test_the_next_call_is_the_latest_calls() -> None:
    first = call(1, "no_answer", next_call_at=DUE)
    second = call(2, "call_again", RECEIVED + 2 * HOUR, next_call_at=DUE + DAY,
                  agreed=True)  # fmt: skip
    state = history(second, first)
    assert (state.next_call_at, state.next_is_agreed) == (DUE + DAY, True)
    planned = call(3, "no_answer", RECEIVED + 3 * HOUR, next_call_at=DUE)
    state = history(first, second, planned)
    assert (state.next_call_at, state.next_is_agreed) == (DUE, False)
    nothing = call(4, "wrong_number", RECEIVED + 4 * HOUR)
    assert history(first, second, planned, nothing).next_call_at is None


def test_a_back_dated_call_takes_its_place_by_the_time_of_the_call() -> None:
    booked = call(1, "booked", RECEIVED + 3 * HOUR)
    entered_later = call(2, "no_answer", RECEIVED + HOUR, next_call_at=DUE)
    state = history(booked, entered_later)
    assert not state.is_open
    assert state.last_outcome == "booked"
    assert state.current.first_dial_at == RECEIVED + HOUR
    assert state.attempts == 2


def test_a_call_before_the_import_can_keep_the_promise() -> None:
    assert result(call(9, "left_voicemail", DUE), now=DUE + 9 * DAY) is KEPT


# Corrections


def test_a_correction_replaces_what_an_attempt_meant() -> None:
    state = history(
        call(1, "booked", DUE), call(2, "no_answer", DUE, corrects=1), call(3, "busy")
    )
    assert state.is_open
    assert state.attempts == 2
    assert state.last_outcome == "no_answer"
    assert state.current.result(DUE + SECOND) is TRIED


def test_a_correction_moves_the_call_where_it_gives_a_time() -> None:
    late, corrected = call(1, "booked", DUE + HOUR), call(2, "booked", DUE, corrects=1)
    assert result(late, now=DUE + DAY) is MISSED
    assert result(late, corrected, now=DUE + DAY) is KEPT


@pytest.mark.parametrize(
    ("meanings", "stands"),
    [
        (["booked"], "booked"),
        (["booked", "no_answer"], "no_answer"),
        (["booked", "no_answer", "busy"], "busy"),
        (["booked", "no_answer", "booked"], "booked"),
        (["booked", None], None),
        (["booked", None, "busy"], "busy"),
        (["booked", "no_answer", "busy", None], "no_answer"),
    ],
)
def test_of_a_chain_of_corrections_the_last_stands(
    meanings: list[str | None], stands: str | None
) -> None:
    chain = [
        call(number, meaning, corrects=number - 1 or None)
        for number, meaning in enumerate(meanings, 1)
    ]
    assert [a.outcome for a in standing_attempts(chain)] == ([stands] if stands else [])
    state = history(*chain)
    assert state.attempts == (stands is not None)
    assert state.last_outcome == stands


def test_a_call_taken_back_leaves_no_trace_in_the_state() -> None:
    state = history(
        call(1, "crisis_handover", next_call_at=DUE), call(2, None, corrects=1)
    )
    assert state == history()


def test_a_corrected_bar_or_handover_no_longer_counts() -> None:
    state = history(call(1, "crisis_handover"), call(2, "call_again", corrects=1))
    assert not state.handed_over
    # What was asked since takes nobody out of danger.
    again = request(), request(2, RECEIVED + DAY, DUE + DAY)
    assert history(call(1, "crisis_handover"), requests=again).handed_over


def test_a_correction_keeps_its_place_among_calls_of_the_same_minute() -> None:
    """Correcting the earlier of two calls must not open what the later one closed."""
    chain = [
        call(1, "no_answer"), call(2, "booked"), call(3, "busy", corrects=1),
        call(4, "someone_else", corrects=3),
    ]  # fmt: skip
    assert [a.outcome for a in standing_attempts(chain)] == ["someone_else", "booked"]
    assert not history(*chain).is_open


# Several requests

SECOND_RECEIVED, SECOND_DUE = RECEIVED + 3 * DAY, DUE + 4 * DAY
TWO = [request(), request(2, SECOND_RECEIVED, SECOND_DUE)]


def test_asking_again_opens_the_lead_with_a_promise_of_its_own() -> None:
    state = history(call(1, "booked", next_call_at=DUE), requests=TWO)
    assert state.is_open
    assert [r.request.request_id for r in state.requests] == [1, 2]
    assert state.current.request.due_at == SECOND_DUE
    assert state.current.first_dial_at is None
    assert state.next_call_at is None
    assert state.last_outcome == "booked"
    assert [r.result(SECOND_DUE + SECOND) for r in state.requests] == [KEPT, MISSED]


def test_a_planned_call_of_the_old_request_does_not_hide_the_new_one() -> None:
    agreed = call(1, "call_again", next_call_at=SECOND_DUE + DAY, agreed=True)
    state = history(agreed, requests=TWO)
    assert (state.next_call_at, state.next_is_agreed) == (None, False)


@pytest.mark.parametrize(
    ("at", "belongs_to"),
    [
        (RECEIVED - DAY, 1),
        (RECEIVED, 1),
        (SECOND_RECEIVED - SECOND, 1),
        (SECOND_RECEIVED, 2),
        (SECOND_DUE, 2),
    ],
)
def test_a_call_belongs_to_the_newest_request_that_had_come_in(
    at: datetime, belongs_to: int
) -> None:
    state = history(call(1, "no_answer", at), requests=TWO)
    dialled = {
        r.request.request_id for r in state.requests if r.first_dial_at is not None
    }
    assert dialled == {belongs_to}


def test_requests_are_put_in_order_of_receipt() -> None:
    assert history(requests=TWO[::-1]) == history(requests=TWO)


def test_each_promise_of_a_lead_is_judged_by_its_own_calls() -> None:
    state = history(
        call(1, "no_answer", DUE - HOUR),
        call(2, "left_voicemail", SECOND_DUE),
        requests=TWO,
    )
    assert [r.result(SECOND_DUE + DAY) for r in state.requests] == [TRIED, KEPT]
    assert state.attempts == 2


def test_a_request_is_answered_by_contact_or_by_its_end() -> None:
    contact, end = RECEIVED + HOUR, RECEIVED + 2 * HOUR
    assert history().current.answered_at is None
    assert history(call(1, "no_answer")).current.answered_at is None
    both = history(call(1, "left_voicemail", contact), call(2, "booked", end))
    assert both.current.answered_at == contact
    assert history(call(1, "spam", end)).current.answered_at == end
    assert history(call(1, "booked"), requests=TWO).current.answered_at is None


def standing_slowly(attempts: list[Attempt]) -> set[int]:
    """The attempts that stand, by living through them one after another."""
    standing: set[int] = set()
    replaced_by = {a.attempt_id: a.corrects for a in attempts}
    for attempt in attempts:
        if attempt.corrects is not None:
            standing.discard(attempt.corrects)
        if attempt.outcome is not None:
            standing.add(attempt.attempt_id)
        elif (before := replaced_by[attempt.corrects or 0]) is not None:
            standing.add(before)
    return standing


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, *OUTCOMES]), st.integers(0, 200), st.booleans()
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_storage_changes_nothing(
    made: list[tuple[str | None, int, bool]], rng: random.Random
) -> None:
    replaced: set[int | None] = set()
    attempts: list[Attempt] = []
    for number, (outcome, hours, corrects) in enumerate(made, 1):
        target = number - 1 if corrects and number > 1 else None
        # What was replaced, or is an undoing itself, cannot be corrected.
        undoing = target is not None and attempts[target - 1].outcome is None
        target = None if undoing or target in replaced else target
        replaced.add(target)
        attempts.append(
            call(number, outcome or "busy" if target is None else outcome,
                 RECEIVED + hours * HOUR, corrects=target)
        )  # fmt: skip
    state = history(*attempts, requests=TWO)
    shuffled = list(attempts)
    rng.shuffle(shuffled)
    assert history(*shuffled, requests=TWO) == state
    assert state.attempts == len(standing_slowly(attempts))
    for each in state.requests:
        results = [each.result(each.request.due_at + n * DAY) for n in (-9, 0, 1, 99)]
        decided = [r for r in results if r is not None]
        assert len(set(decided)) <= 1, "history rewrote itself"
