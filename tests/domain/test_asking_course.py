"""What came of an asking: like histories are read once, each as if it were alone."""

from dataclasses import astuple

from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.asking import (
    StoredAsking,
    StoredCall,
    Told,
    effects_of,
    standing_calls,
)
from callback_desk.domain.asking_course import AskingReader, course_of
from callback_desk.domain.outcome import SHIPPED_OUTCOMES

EFFECTS = effects_of({outcome.code: outcome for outcome in SHIPPED_OUTCOMES})
CODES = sorted({code for code, _ in EFFECTS})
DUE, DAY = 1_000_000, 86_400


def asking(number: int, lead: int, received: int = 0, due: int = DUE) -> StoredAsking:
    return StoredAsking(number, lead, received, True, due, False, "form", None, None)


def call(
    lead: int,
    number: int,
    at: int,
    code: str = "no_answer",
    way: str = "out",
    by: str = "Kim",
    agreed: bool = False,
    why: str | None = None,
    closes: bool = False,
) -> StoredCall:
    return StoredCall(lead, number, at, None, None, code, way, by, agreed, why, closes)


said = st.tuples(
    st.integers(DUE - DAY, DUE + DAY),
    st.sampled_from(CODES),
    st.sampled_from(["in", "out"]),
    st.sampled_from(["Kim", "Ann"]),
    st.booleans(),
    st.sampled_from([None, "price"]),
    st.booleans(),
)


@given(st.lists(st.lists(said, max_size=4), max_size=8))
def test_each_is_read_as_if_it_were_alone(
    histories: list[list[tuple[int, str, str, str, bool, str | None, bool]]],
) -> None:
    calls: dict[int, list[StoredCall]] = {}
    for lead, history in enumerate(histories):
        for number, (at, code, way, by, agreed, why, closes) in enumerate(history):
            calls.setdefault(lead, []).append(
                call(lead, lead * 10 + number, at, code, way, by, agreed, why, closes)
            )
    askings = [asking(lead, lead) for lead in range(len(histories))]
    # Twice: what was read for the first time and what was known already.
    reader = AskingReader(EFFECTS)
    for _ in range(2):
        read = reader.read_all(Told(askings, calls))
        assert [one.stored for one in read] == askings
        for one in read:
            theirs = standing_calls(calls.get(one.stored.lead_id, []))
            alone = course_of(theirs, DUE, EFFECTS)
            assert astuple(one.course) == astuple(alone)
            first = alone.first_call
            assert one.first_call_at == (None if first is None else theirs[first].at)


def test_who_went_the_same_way_at_another_hour_is_not_read_again() -> None:
    calls = {lead: [call(lead, lead, 1_000 * lead)] for lead in range(1, 4)}
    late = calls[3][0]._replace(at=DUE + 1)
    read = AskingReader(EFFECTS).read_all(
        Told([asking(n, n) for n in range(1, 4)], calls | {3: [late]})
    )
    first, second, third = (one.course for one in read)
    assert first is second
    assert first is not third
    assert [one.first_call_at for one in read] == [1_000, 2_000, DUE + 1]


def test_a_call_belongs_to_the_last_asking_before_it() -> None:
    asked = [asking(1, 7, 0, DUE), asking(2, 7, DUE + 10, DUE + DAY)]
    made = call(7, 1, DUE + 20, "left_voicemail")
    read = AskingReader(EFFECTS).read_all(Told(asked, {7: [made]}))
    assert [one.course.dials for one in read] == [0, 1]
    assert [one.first_call_at for one in read] == [None, DUE + 20]
