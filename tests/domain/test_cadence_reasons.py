"""A planned try says why it is then: the same plan, with what led there."""

from collections.abc import Sequence

import pytest

from callback_desk.domain.cadence import WhyThen, plan_with_reasons
from tests.domain.calendars import local
from tests.domain.test_cadence import DESK, MON, RULES, SAT, TUE

GAP, SHORT, LAST = WhyThen.GAP, WhyThen.SHORT_GAP, WhyThen.LAST_TRY
OTHER, AGO = WhyThen.OTHER_PART, WhyThen.LONGEST_AGO
DAYS, HOURS = WhyThen.BUSINESS_DAYS, WhyThen.DESK_HOURS


@pytest.mark.parametrize(
    ("code", "called", "due", "earlier", "reasons"),
    [
        ("no_answer", MON + "10:00", None, (), [(GAP, 60)]),
        ("busy", MON + "10:00", None, (), [(GAP, 15)]),
        ("no_answer", MON + "16:30", None, (), [(GAP, 60), (HOURS, 0)]),
        ("no_answer", SAT + "10:00", None, (), [(GAP, 60), (HOURS, 0)]),
        ("no_answer", MON + "15:45", MON + "16:30", (), [(SHORT, 15)]),
        ("no_answer", MON + "15:30", MON + "17:00", (), [(LAST, 0)]),
        ("no_answer", MON + "11:00", None, (MON + "10:00",), [(OTHER, 0)]),
        (
            *("no_answer", MON + "16:00", None),
            (MON + "10:00", MON + "13:00"),
            [(AGO, 0)],
        ),
        ("left_voicemail", MON + "10:00", None, (), [(DAYS, 1), (OTHER, 0)]),
        ("thinking", MON + "10:00", None, (), [(DAYS, 3)]),
        ("booked", MON + "10:00", None, (), None),
    ],
)
def test_what_led_there(
    code: str,
    called: str,
    due: str | None,
    earlier: Sequence[str],
    reasons: list[tuple[WhyThen, int]] | None,
) -> None:
    plan = plan_with_reasons(
        *(RULES[code], DESK, local(called)),
        None if due is None else local(due),
        [local(at) for at in (*earlier, called)],
    )
    assert (None if plan is None else [tuple(r) for r in plan.reasons]) == reasons


def test_of_a_try_before_the_deadline_the_last_hour_is_told() -> None:
    tries = [local(TUE + "10:00"), local(TUE + "13:00"), local(TUE + "15:10")]
    plan = plan_with_reasons(
        RULES["no_answer"], DESK, tries[-1], local(TUE + "17:00"), tries
    )
    assert plan is not None
    assert [reason.why for reason in plan.reasons] == [LAST]
    assert plan.at == local(TUE + "16:15")
