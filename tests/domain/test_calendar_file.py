"""The calendar file: every field is read, and every mistake is named."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    CalendarDefinition,
    Policy,
)
from callback_desk.domain.calendar_file import (
    read_calendar,
    write_calendar,
    write_span,
)
from callback_desk.domain.errors import CalendarUnreadable
from tests.domain.calendars import PLAIN, WORKED, definitions

HEAD = 'timezone = "America/New_York"\n'
HOURS = '[hours]\nmon = ["09:00-17:00"]\n'
NINE_TO_FIVE = ((9 * 60, 17 * 60),)

EVERYTHING = """
timezone = "America/New_York"
country = "US"
subdivision = "NY"
open_on = ["Columbus Day", "Lincoln's Birthday"]
policy = "open-hours"
cut_off = "15:00"
open_hours = 7.5
not_counted = ["sat", 2026-12-26, "2026-12-28"]
[hours]
mon = ["13:00-17:00", "09:00-12:00"]
tue = ["9:00-17:00"]
wed = [" 00:00 - 24:00 "]
thu = []
sat = ["09:00-12:00", "12:00-13:00"]
[[closures]]
date = 2026-11-27
name = "Day after Thanksgiving"
[[closures]]
date = 2026-12-31
[[special_hours]]
date = 2026-12-24
hours = ["09:00-12:00"]
[[special_hours]]
date = 2026-12-23
hours = []
"""


def test_every_field_is_read() -> None:
    assert read_calendar(EVERYTHING) == CalendarDefinition(
        timezone="America/New_York",
        hours=(
            ((540, 720), (780, 1020)),
            ((540, 1020),),
            ((0, 1440),),
            (),
            (),
            ((540, 720), (720, 780)),
            (),
        ),
        policy=Policy.OPEN_HOURS,
        country="US",
        subdivision="NY",
        open_on=("Columbus Day", "Lincoln's Birthday"),
        cut_off=15 * 60,
        open_hours=7.5,
        not_counted_weekdays=frozenset({5}),
        not_counted_dates=frozenset({date(2026, 12, 26), date(2026, 12, 28)}),
        closures={
            date(2026, 11, 27): "Day after Thanksgiving",
            date(2026, 12, 31): "",
        },
        special_hours={date(2026, 12, 24): ((540, 720),), date(2026, 12, 23): ()},
    )


def test_what_is_not_said_has_its_usual_value() -> None:
    assert read_calendar(HEAD + HOURS) == CalendarDefinition(
        timezone="America/New_York",
        hours=(NINE_TO_FIVE, (), (), (), (), (), ()),
        policy=Policy.NEXT_DAY_CLOSE,
        open_hours=8,
    )


@pytest.mark.parametrize("policy", list(Policy))
def test_every_policy_has_its_name(policy: Policy) -> None:
    assert read_calendar(WORKED.format(policy=policy.value)).policy is policy


BAD_FIELDS = [
    ("file", "timezone = ", "not TOML"),
    ("file", "hello", "not TOML"),
    ("file", HEAD + HEAD + HOURS, "not TOML"),
    ("file", HEAD + HOURS + "[[closures]]\ndate = 2026-02-30\n", "not TOML"),
    ("file", HEAD + HOURS + "x = " + "[" * 5000, "TOML"),
    ("file", "open_hours = " + "1" * 5000 + "\n" + HEAD + HOURS, "TOML"),
    ("colour", 'colour = "red"\n' + HEAD + HOURS, "no such field"),
    ("open_at", HEAD + 'open_at = ["Columbus Day"]\n' + HOURS, "no such field"),
    ("timezone", HOURS, "missing"),
    ("timezone", 'timezone = ""\n' + HOURS, "missing"),
    ("timezone", 'timezone = "Mars/Olympus"\n' + HOURS, "Mars/Olympus"),
    ("timezone", "timezone = 5\n" + HOURS, "5 is no text"),
    ("country", HEAD + "country = 1\n" + HOURS, "1 is no text"),
    ("subdivision", HEAD + 'subdivision = "NY"\n' + HOURS, "no country"),
    ("subdivision", HEAD + 'country = "US"\nsubdivision = ["NY"]\n' + HOURS, "no text"),
    ("open_on", HEAD + 'open_on = "Columbus Day"\n' + HOURS, "no list of names"),
    ("open_on", HEAD + "open_on = [1]\n" + HOURS, "no list of names"),
    ("policy", HEAD + 'policy = "tomorrow"\n' + HOURS, "'tomorrow' is none"),
    ("policy", HEAD + "policy = 0x" + "f" * 5000 + "\n" + HOURS, "no text"),
    ("cut_off", HEAD + 'cut_off = "25:00"\n' + HOURS, "'25:00' is no time"),
    ("cut_off", HEAD + 'cut_off = "24:01"\n' + HOURS, "no time of day"),
    ("cut_off", HEAD + 'cut_off = "3 pm"\n' + HOURS, "no time of day"),
    ("cut_off", HEAD + "cut_off = 15:00:00\n" + HOURS, "no text"),
    ("open_hours", HEAD + "open_hours = 0\n" + HOURS, "0 is out of reach"),
    ("open_hours", HEAD + "open_hours = -8\n" + HOURS, "-8 is out of reach"),
    ("open_hours", HEAD + "open_hours = 1e-9\n" + HOURS, "out of reach"),
    ("open_hours", HEAD + "open_hours = 1001\n" + HOURS, "out of reach"),
    ("open_hours", HEAD + "open_hours = nan\n" + HOURS, "nan is out of reach"),
    ("open_hours", HEAD + "open_hours = inf\n" + HOURS, "out of reach"),
    ("open_hours", HEAD + "open_hours = 0x" + "f" * 5000 + "\n" + HOURS, "large"),
    ("open_hours", HEAD + "open_hours = true\n" + HOURS, "no number"),
    ("open_hours", HEAD + 'open_hours = "8"\n' + HOURS, "no number"),
    ("not_counted", HEAD + 'not_counted = "sat"\n' + HOURS, "no list"),
    ("not_counted", HEAD + 'not_counted = ["Saturday"]\n' + HOURS, "'Saturday'"),
    ("not_counted", HEAD + 'not_counted = ["2026-02-30"]\n' + HOURS, "neither"),
    ("not_counted", HEAD + "not_counted = [6]\n" + HOURS, "6 is no date"),
    ("not_counted", HEAD + "not_counted = [1969-12-31]\n" + HOURS, "out of reach"),
    (
        "not_counted",
        HEAD + "not_counted = [2026-12-26T00:00:00]\n" + HOURS,
        "used: 2026-12-26 00:00:00 is no date",
    ),
    ("hours", HEAD, "no weekday is a business day"),
    ("hours", HEAD + "[hours]\nmon = []\n", "no weekday is a business day"),
    ("hours", HEAD + 'not_counted = ["mon"]\n' + HOURS, "no weekday is a business day"),
    ("hours", HEAD + 'hours = "9-5"\n', "no table"),
    ("hours", HEAD + HOURS + 'monday = ["09:00-17:00"]\n', "'monday' is no weekday"),
    ("hours.tue", HEAD + HOURS + 'tue = "09:00-17:00"\n', "no list"),
    ("hours.tue", HEAD + HOURS + "tue = [9]\n", "9 is no interval"),
    ("hours.tue", HEAD + HOURS + 'tue = ["09:00"]\n', "'09:00' is no interval"),
    ("hours.tue", HEAD + HOURS + 'tue = ["17:00-09:00"]\n', "runs backward"),
    ("hours.tue", HEAD + HOURS + 'tue = ["09:00-09:00"]\n', "runs backward"),
    ("hours.tue", HEAD + HOURS + 'tue = ["09:00-24:01"]\n', "no time of day"),
    ("hours.tue", HEAD + HOURS + 'tue = ["09:00-10:00-11:00"]\n', "no time of day"),
    ("hours.tue", HEAD + HOURS + 'tue = ["9-17"]\n', "no time of day"),
    ("hours.tue", HEAD + HOURS + 'tue = ["09:60-17:00"]\n', "no time of day"),
    ("hours.tue", HEAD + HOURS + 'tue = ["٠٩:٠٠-17:00"]\n', "no time of day"),
    ("hours.tue", HEAD + HOURS + 'tue = ["09:00-12:00", "11:59-13:00"]\n', "overlap"),
    ("hours.tue", HEAD + HOURS + 'tue = ["09:00-12:00", "09:00-12:00"]\n', "overlap"),
    ("closures", HEAD + HOURS + "[closures]\ndate = 2026-11-27\n", "no list of tables"),
    ("closures", HEAD + HOURS + '[[closures]]\nname = "Snow"\n', "no date"),
    ("closures", HEAD + HOURS + '[[closures]]\ndate = "2026-11-27"\n', "no date"),
    ("closures", HEAD + HOURS + "[[closures]]\ndate = 2200-01-01\n", "out of reach"),
    ("closures", HEAD + HOURS + "[[closures]]\ndate = 2026-11-27\nname = 5\n", "5 is"),
    ("closures", HEAD + HOURS + "[[closures]]\ndate = 2026-11-27\nnmae = 5\n", "nmae"),
    ("closures", HEAD + HOURS + "[[closures]]\ndate = 2026-11-27\n" * 2, "twice"),
    ("special_hours on 2026-12-24",
     HEAD + HOURS + "[[special_hours]]\ndate = 2026-12-24\n", "list"),
    ("special_hours on 2026-12-24",
     HEAD + HOURS
     + '[[special_hours]]\ndate = 2026-12-24\nhours = ["12:00-09:00"]\n',
     "'12:00-09:00' runs backward"),
    ("special_hours",
     HEAD + HOURS + '[[special_hours]]\ndate = 2026-12-24\nhour = ["09:00-12:00"]\n',
     "'hour'"),
    ("special_hours",
     HEAD + HOURS + '[[special_hours]]\nhours = ["09:00-12:00"]\n', "no date"),
    ("special_hours",
     HEAD + HOURS + "[[special_hours]]\ndate = 2026-12-24\nhours = []\n" * 2, "twice"),
    ("special_hours",
     HEAD + HOURS + "[[closures]]\ndate = 2026-12-24\n"
     "[[special_hours]]\ndate = 2026-12-24\nhours = []\n", "2026-12-24 is a closure"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "text", "reason"), BAD_FIELDS)
def test_a_mistake_is_named_with_its_field_and_a_way_out(
    field: str, text: str, reason: str
) -> None:
    with pytest.raises(CalendarUnreadable) as refused:
        read_calendar(text)
    error = refused.value
    assert error.fields["field"] == field
    assert field in error.sentence
    assert reason in error.sentence
    assert error.what_to_do
    assert len(error.sentence) < 200


def test_the_list_of_fields_is_the_same_each_time() -> None:
    with pytest.raises(CalendarUnreadable) as refused:
        read_calendar("colour = 1")
    assert refused.value.what_to_do.startswith("Use timezone, country, subdivision,")


_keys = st.sampled_from(
    ["timezone", "country", "subdivision", "open_on", "policy", "cut_off", "open_hours",
     "not_counted", "hours", "closures", "special_hours", "date", "name", "mon", "x.y"]
)  # fmt: skip
_values = st.one_of(
    st.sampled_from(
        ['"America/New_York"', '"US"', '"cut-off"', '["09:00-17:00"]', '["sat"]', "[]",
         "{}", "2026-11-27", "2026-11-27T10:00:00Z", "10:00:00", "true", "nan", "-inf",
         "8", "[[[[]]]]", '[{date = 2026-11-27, name = ""}]', "0x" + "f" * 4000,
         '[{date = 2026-11-27, hours = ["24:00-00:00"]}]', '"\\u0000"', "'''\n'''"]
    ),
    st.integers().map(str),
    st.floats().map(str),
    st.text(max_size=8).map(lambda text: f'"{text}"'),
    st.dates().map(str),
)  # fmt: skip
_lines = st.one_of(
    st.builds("{} = {}".format, _keys, _values),
    st.builds("[{}]".format, _keys),
    st.builds("[[{}]]".format, _keys),
    st.sampled_from([HEAD, HOURS, "# a remark", "\x00", "\r"]),
)


@given(
    st.text()
    | st.lists(_lines, max_size=12).map("\n".join)
    | st.lists(_lines, max_size=6).map(lambda lines: "\n".join([HEAD, *lines, HOURS]))
)
@settings(max_examples=600, deadline=None)
def test_any_text_is_a_calendar_or_a_sentence(text: str) -> None:
    definition, refused = None, None
    try:
        definition = read_calendar(text)
    except CalendarUnreadable as error:
        refused = error
    if refused is not None:
        assert refused.fields["field"]
        assert refused.what_to_do
    if definition is not None:
        assert read_calendar(write_calendar(definition)) == definition
        BusinessCalendar(definition)


@given(definitions())
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back_equal(definition: CalendarDefinition) -> None:
    assert read_calendar(write_calendar(definition)) == definition


@pytest.mark.parametrize("text", [EVERYTHING, PLAIN, WORKED.format(policy="cut-off")])
def test_writing_what_was_read_changes_nothing_more(text: str) -> None:
    written = write_calendar(read_calendar(text))
    assert write_calendar(read_calendar(written)) == written


@pytest.mark.parametrize(
    ("span", "text"),
    [((540, 1020), "09:00-17:00"), ((0, 1440), "00:00-24:00"), ((5, 6), "00:05-00:06")],
)
def test_an_interval_is_written_as_it_is_read(span: tuple[int, int], text: str) -> None:
    assert write_span(span) == text
