"""Times are read as their column writes them, and nothing else passes for one."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.submission import Precision, WrittenTime
from callback_desk.intake.written_times import TimeFormat, Zone

NEW_YORK = timezone(timedelta(hours=-5))
PLAIN = datetime(2026, 11, 16, 7, 30)  # noqa: DTZ001  # what a form writes has no zone


def read(text: str, *others: str, zone: Zone = Zone.AS_WRITTEN) -> WrittenTime | None:
    return TimeFormat.learn([text, *others], zone=zone).read(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-16 7:30",
        "2026-11-16T07:30",
        "11/16/2026 7:30",
        "11/16/2026 07:30 AM",
        "11/16/2026, 7:30\u202fa.m.",
        "11/16/26 7:30",
        "16.11.2026 07:30",
        "16/11/2026 7:30",
        "November 16, 2026 7:30 am",
        "November 16, 2026 at 7:30 AM",
        "16 Nov 2026 07:30",
        "16-Nov-26 07:30",
        "Mon, 16 Nov 2026 7:30",
        "16 de noviembre de 2026 7:30",
        "noviembre 16, 2026 7:30 a. m.",
        "16 noviembre, 2026 a las 7:30",
        "2026年11月16日 7:30",
        "2026年11月16日(月) 7時30分",
        "2026年11月16日 星期一 7:30",
        "2026/11/16 上午 7:30",
        "2026. 11. 16 오전 7:30",
        "2026년 11월 16일 7시 30분",
    ],
)
def test_a_time_without_seconds_is_known_to_the_minute(text: str) -> None:
    assert read(text) == WrittenTime(PLAIN, Precision.MINUTE)


def test_a_place_counts_for_its_zone_unless_zones_are_unreliable() -> None:
    text = "2026-11-16 07:30 America/New_York"
    told = [read(text, zone=zone) for zone in (Zone.UTC, Zone.CLINIC)]
    values = PLAIN.replace(tzinfo=NEW_YORK), PLAIN
    assert told == [WrittenTime(value, Precision.MINUTE) for value in values]
    assert read("2026-11-16 07:30 Nowhere/At_all") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-11-16 07:30:00", PLAIN),
        ("2026/11/16 7:30:00 AM EST", PLAIN),
        ("11/16/2026 7:30:00", PLAIN),
        ("2026-11-16T12:30:00Z", PLAIN.replace(hour=12, tzinfo=UTC)),
        ("2026-11-16T12:30:00.250Z", PLAIN.replace(hour=12, tzinfo=UTC)),
        ("2026-11-16 12:30:00 UTC", PLAIN.replace(hour=12, tzinfo=UTC)),
        ("2026-11-16T07:30:00-05:00", PLAIN.replace(tzinfo=NEW_YORK)),
        ("2026-11-16T07:30:00-0500", PLAIN.replace(tzinfo=NEW_YORK)),
        ("Mon, 16 Nov 2026 07:30:00 -0500", PLAIN.replace(tzinfo=NEW_YORK)),
        ("Mon Nov 16 2026 07:30:00 GMT-0500 (Eastern Standard Time)",
         PLAIN.replace(tzinfo=NEW_YORK)),
        ("2026-11-16 07:30:00 America/New_York", PLAIN.replace(tzinfo=NEW_YORK)),
        ("11/16/2026 7:30:00 AM US/Eastern", PLAIN.replace(tzinfo=NEW_YORK)),
        ("1794832200", PLAIN.replace(hour=12, tzinfo=UTC)),
        ("1794832200123", PLAIN.replace(hour=12, tzinfo=UTC)),
        ("20261116T073000", PLAIN),
        ("Mon Nov 16 07:30:00 2026", PLAIN),
    ],
)  # fmt: skip
def test_a_time_with_seconds_is_known_to_the_second(text: str, value: datetime) -> None:
    found = read(text)
    assert found == WrittenTime(value, Precision.SECOND)
    assert found.value.utcoffset() == value.utcoffset()


@pytest.mark.parametrize(
    "text", ["2026-11-16", "11/16/2026", "16.11.2026", "Nov 16th, 2026", "16 nov. 2026"]
)
def test_a_date_alone_is_midnight_of_its_day(text: str) -> None:
    midnight = PLAIN.replace(hour=0, minute=0)
    assert read(text) == WrittenTime(midnight, Precision.DAY)


@pytest.mark.parametrize(
    "text",
    ["", " ", "10", "10:30", "soon", "Monday", "Nov 2026", "13/13/2026", "2026-02-30",
     "12/31/1969", "2200-01-01", "0016-11-13", "2026-11-16 25:00", "46342.7", "2026",
     "2125550142000000", "2026-11-16T07:30:00+99:00", "x" * 5_000, "1/2/3/4", "١٠"],
)  # fmt: skip
def test_what_is_no_time_is_not_read_as_one(text: str) -> None:
    assert read(text) is None


def test_one_day_above_twelve_tells_for_the_whole_column() -> None:
    april = read("03/04/2026", "13/04/2026")
    march = read("03/04/2026", "04/13/2026")
    assert april is not None
    assert march is not None
    assert (april.value.month, march.value.month) == (4, 3)


def test_without_evidence_the_caller_decides() -> None:
    cells = ["03/04/2026"]
    months = [
        time.value.month
        for month_first in (True, False)
        if (time := TimeFormat.learn(cells, month_first=month_first).read(cells[0]))
    ]
    assert months == [3, 4]


def test_a_product_in_utc_and_one_with_unreliable_zones() -> None:
    utc = read("2026-11-16 07:30:00", zone=Zone.UTC)
    clinic = read("2026/11/16 7:30:00 AM GMT+2", zone=Zone.CLINIC)
    assert utc == WrittenTime(PLAIN.replace(tzinfo=UTC), Precision.SECOND)
    assert clinic == WrittenTime(PLAIN, Precision.SECOND)


@given(st.lists(st.text(max_size=40), max_size=5), st.text(max_size=60))
def test_no_text_makes_reading_fail(cells: list[str], text: str) -> None:
    found = TimeFormat.learn(cells).read(text)
    assert found is None or 1970 <= found.value.year <= 2199


@given(st.text(st.sampled_from("0123456789/-:. TZ+,aApPmMnNoOvVdDeE"), max_size=30))
def test_no_text_that_looks_like_a_time_makes_reading_fail(text: str) -> None:
    found = TimeFormat.learn([text]).read(text)
    assert found is None or 1970 <= found.value.year <= 2199


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31)),  # noqa: DTZ001  # naive on purpose
    st.sampled_from(["%Y-%m-%d %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "%d.%m.%Y %H:%M:%S",
                     "%B %d, %Y %H:%M:%S", "%Y-%m-%dT%H:%M:%S"]),
)  # fmt: skip
def test_every_second_is_read_back(moment: datetime, form: str) -> None:
    moment = moment.replace(microsecond=0)
    assert read(moment.strftime(form)) == WrittenTime(moment, Precision.SECOND)
