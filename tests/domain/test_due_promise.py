"""What became of a promise, held against a second judge that is slow and obvious."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.due_promise import (
    Became,
    Origin,
    StoredPromise,
    judge,
)
from callback_desk.domain.lead import Attempt, Request
from callback_desk.domain.outcome import SHIPPED_OUTCOMES, Channel, Direction
from callback_desk.domain.submission import Precision

OUTCOMES = {outcome.code: outcome for outcome in SHIPPED_OUTCOMES}
START = datetime(2026, 11, 16, 14, 0, tzinfo=UTC)
DUE = START + timedelta(hours=10)
SPOKE = {
    *("booked", "call_again", "not_interested", "cut_off", "thinking"),
    *("question_for", "language_help", "cannot_help", "booked_elsewhere"),
    *("do_not_call", "crisis_handover"),
}
MESSAGE = {"left_voicemail", "texted", "emailed"}
NO_DIAL = {"booked_elsewhere", "already_patient", "spam", "test", "deceased"}
NOT_COUNTED = {"already_patient", "spam", "test"}


def attempt(number: int, hours: int, outcome: str, direction: Direction) -> Attempt:
    at = START + timedelta(hours=hours)
    return Attempt(number, at, at, outcome, direction, Channel.PHONE, "", "Kim")


def promise(attempts: list[Attempt]) -> StoredPromise:
    request = Request(1, START, Precision.SECOND, DUE, DUE, 1)
    return StoredPromise(
        lead_id=1,
        name="Ana",
        phone="+12125550142",
        safety=False,
        barred=False,
        request=request,
        origin=Origin(START, "site"),
        requests=[request],
        attempts=attempts,
    )


def slowly(calls: list[tuple[int, str, Direction]]) -> Became | None:
    """The second judge, by the words of the promise alone."""
    if calls and calls[-1][1] in NOT_COUNTED:
        return None
    in_time = [(code, way) for hours, code, way in calls if hours <= 10]
    theirs = [code for code, way in in_time if way is Direction.IN]
    dialled = [
        code for code, way in in_time if way is Direction.OUT and code not in NO_DIAL
    ]
    if any(code in SPOKE for code, _ in in_time) or any(
        code not in NO_DIAL and code not in MESSAGE for code in theirs
    ):
        return Became.SPOKE
    if any(code in MESSAGE for code, _ in in_time):
        return Became.MESSAGE
    if dialled:
        return Became.TRIED
    if "deceased" in [code for code, _ in in_time]:
        return None
    return Became.MISSED


calls = st.lists(
    st.tuples(
        st.integers(0, 20),
        # Who was closed as no lead and then called again is another story.
        st.sampled_from([code for code in OUTCOMES if code not in NOT_COUNTED]),
        st.sampled_from(Direction),
    ),
    max_size=6,
    unique_by=lambda call: call[0],
).map(sorted)


@given(calls, st.sampled_from([None, *sorted(NOT_COUNTED)]))
def test_two_judges_agree(
    made: list[tuple[int, str, Direction]], ends_as: str | None
) -> None:
    # Who is called again after that is another story, too.
    codes = [code for _, code, _ in made]
    if "deceased" in codes:
        made = made[: codes.index("deceased") + 1]
    if ends_as is not None:
        made = [*made, (30, ends_as, Direction.OUT)]
    attempts = [attempt(n, *call) for n, call in enumerate(made, 1)]
    judged = judge(promise(attempts), OUTCOMES)
    expected = slowly(made)
    if any(code == "deceased" for _, code, _ in made) and expected is Became.MISSED:
        # Closed after the deadline, with or without calls behind: missed, not open.
        assert judged is not None
    assert (None if judged is None else judged.became) is expected


def test_who_nobody_has_called_is_overdue_until_a_dial_or_a_contact() -> None:
    nobody = judge(promise([]), OUTCOMES)
    assert nobody is not None
    assert nobody.is_overdue
    assert nobody.first_call is None
    for code, way in (("busy", Direction.OUT), ("no_answer", Direction.IN)):
        late = judge(promise([attempt(1, 12, code, way)]), OUTCOMES)
        assert late is not None
        assert late.became is Became.MISSED
        assert not late.is_overdue
        assert late.first_call is not None


def test_who_was_closed_late_without_a_call_is_missed_and_not_overdue() -> None:
    closed = judge(promise([attempt(1, 12, "deceased", Direction.OUT)]), OUTCOMES)
    assert closed is not None
    assert (closed.became, closed.is_overdue) == (Became.MISSED, False)
