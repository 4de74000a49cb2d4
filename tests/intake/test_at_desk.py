"""Days and months by what is yet to come: no form was sent on such a day."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.intake.at_desk import AtDesk
from callback_desk.intake.csv_file import open_csv
from callback_desk.intake.written_times import DayOrder, day_order
from tests.intake.opening import PRESETS

LATEST = date(2026, 11, 17)
DAYS = st.dates(date(2025, 1, 1), LATEST).filter(lambda day: day.day < 13)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/12/2026", "04/12/2026"], DayOrder.MONTH_FIRST),
        (["12/3/26 9:30", "12/10/2026"], DayOrder.DAY_FIRST),
        (["03/04/2026", "05/06/2026"], DayOrder.UNKNOWN),
        (["03/12/2026", "12/03/2026"], DayOrder.UNKNOWN),
        (["11/11/2026", "12/12/2026"], DayOrder.EITHER),
        (["12/03/2027", "12/11/2026"], DayOrder.UNKNOWN),
        (["03.12.2026"], DayOrder.EITHER),
        (["03/12/2026", "13/04/2026"], DayOrder.DAY_FIRST),
        (["11/10/2026", "11/17/2026"], DayOrder.MONTH_FIRST),
    ],
)
def test_the_order_in_which_days_lie_ahead_is_not_it(
    cells: list[str], order: DayOrder
) -> None:
    assert day_order(cells, LATEST) is order
    if order is not DayOrder.EITHER and not any("1" in cell[:1] for cell in cells):
        assert day_order(cells) is DayOrder.UNKNOWN


@given(st.lists(DAYS, min_size=1, max_size=40), st.booleans(), st.booleans())
def test_no_day_that_has_been_is_read_as_one_to_come(
    days: list[date], month_first: bool, short: bool
) -> None:
    form = ("%m/%d/" if month_first else "%d/%m/") + ("%y" if short else "%Y")
    order = day_order([day.strftime(form) for day in days], LATEST)
    other = DayOrder.DAY_FIRST if month_first else DayOrder.MONTH_FIRST
    assert order is not other
    swapped = [day.replace(month=day.day, day=day.month) for day in days]
    if any(day > LATEST for day in swapped):
        assert order is not DayOrder.UNKNOWN


@pytest.mark.parametrize("month_first", [True, False])
def test_a_file_is_read_by_the_day_of_its_import(
    tmp_path: Path, month_first: bool
) -> None:
    form = "%m/%d/%Y" if month_first else "%d/%m/%Y"
    # Beyond the sample as well: the whole column tells.
    sent = [date(2026, 3, 4)] * 300 + [date(2026, 10, 12), date(2026, 11, 12)]
    lines = [f"P{n},646-555-{n:04},{day.strftime(form)}" for n, day in enumerate(sent)]
    path = tmp_path / "a.csv"
    path.write_text("Name,Phone,Date\n" + "\n".join(lines) + "\n", "utf-8")
    for default in (True, False):
        file = open_csv(
            path, PRESETS, month_first=default, at_desk=AtDesk(latest=LATEST)
        )
        assert not file.reading.order_is_open
        assert file.reading.month_first is month_first
        read = [s.received and s.received.value.date() for s in file.submissions()]
        assert read == sent
    later = AtDesk(latest=LATEST + timedelta(days=60))
    assert open_csv(path, PRESETS, at_desk=later).reading.order_is_open
