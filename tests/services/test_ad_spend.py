"""Ad spend: as it is typed, by month, counted by the day, for managers alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from callback_desk.domain.ad_spend import spend_of_period
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.period_report import Period
from callback_desk.domain.review_errors import (
    SpendTakenBackElsewhere,
    SpendTypedElsewhere,
    SpendUnreadable,
)
from callback_desk.domain.staff import Role
from callback_desk.services.ad_spend import (
    TypedSpend,
    keep_spend,
    read_cents,
    spend_of_months,
)
from callback_desk.services.reports import make_report
from tests.desks import copy_desk, opened


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        *(("3120", 312_000), ("$3,120.5", 312_050), (" 0.07 ", 7), ("", None)),
        *((".50", 50), ("12.", 1_200)),
    ],
)
def test_an_amount_is_read_as_it_is_typed(text: str, cents: int | None) -> None:
    assert read_cents(text) == cents


@pytest.mark.parametrize("text", ["-5", "1.234", "ten", ".", "1e9", "٣", "9" * 12])
def test_what_is_no_amount_is_a_sentence(text: str) -> None:
    with pytest.raises(SpendUnreadable):
        read_cents(text)


def test_of_a_month_the_share_of_its_days_counts() -> None:
    typed = {("google", "2026-11"): 30_000, ("google", "2026-12"): 31_000}
    period = Period(date(2026, 11, 21), date(2026, 12, 2))
    assert spend_of_period(typed, period) == {"google": 10_000 + 2_000}
    assert spend_of_period({("google", "2026-10"): 1}, period) == {}


NOV = "2026-11"


def test_the_newest_entry_counts_and_can_be_taken_back(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        keep_spend(desk, [TypedSpend("google", NOV, 10, None)])
        meta = TypedSpend("meta", NOV, 5, None)
        keep_spend(desk, [TypedSpend("google", NOV, 30_000, 10), meta])
        keep_spend(desk, [TypedSpend("meta", NOV, None, 5)])
        assert spend_of_months(desk, NOV, NOV) == {("google", NOV): 30_000}
        made = make_report(desk, Period(date(2026, 11, 1), date(2026, 11, 30)))
        (row,) = made.funnel.by_source
        assert (row.source, row.asked, row.spend_cents) == ("google", 0, 30_000)
        receptionist = replace(desk, staff=replace(desk.staff, role=Role.RECEPTIONIST))
        with pytest.raises(NotAllowed):
            keep_spend(receptionist, [TypedSpend("google", NOV, 1, 30_000)])


def test_what_another_desk_typed_meanwhile_is_told_and_nothing_is_kept(
    tmp_path: Path,
) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        keep_spend(desk, [TypedSpend("google", NOV, 2_050, None)])
        mine = [TypedSpend("meta", NOV, 7, None), TypedSpend("google", NOV, 9, None)]
        with pytest.raises(SpendTypedElsewhere, match=r"typed \$20.50 for google"):
            keep_spend(desk, mine)
        keep_spend(desk, [TypedSpend("google", NOV, None, 2_050)])
        with pytest.raises(SpendTakenBackElsewhere):
            keep_spend(desk, [TypedSpend("google", NOV, 9, 2_050)])
        assert spend_of_months(desk, NOV, NOV) == {}
        # Both typed the same.
        keep_spend(desk, [mine[1]])
        keep_spend(desk, [mine[1]])
        assert spend_of_months(desk, NOV, NOV) == {("google", NOV): 9}
