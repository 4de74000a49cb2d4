"""Days and times as people name them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.date_style import DateStyle
from callback_desk.domain.named_time import NamedTime, read_named_time
from callback_desk.domain.written_time import read_written_time
from callback_desk.translation import ENGLISH, speak
from callback_desk.wording.times import say_clock, say_date
from tests.dates import STYLES, written

# A Saturday.
TODAY = date(2026, 11, 28)
TEN = (time(10), time(22))


@pytest.mark.parametrize(
    ("typed", "day", "clocks"),
    [
        ("8 Jan 3 PM", date(2027, 1, 8), (time(15),)),
        ("Jan 8, 3:30pm", date(2027, 1, 8), (time(15, 30),)),
        ("Fri 8 Jan 2027 7:00 PM", date(2027, 1, 8), (time(19),)),
        ("january 8th 2028", date(2028, 1, 8), ()),
        ("1/8 noon", date(2027, 1, 8), (time(12),)),
        ("2027-01-08 14:00", date(2027, 1, 8), (time(14),)),
        ("fri 10", date(2026, 12, 4), TEN),
        ("saturday", date(2026, 12, 5), ()),
        ("in 6 weeks", date(2027, 1, 9), ()),
        ("6w 10", None, None),
        ("6 w 10", date(2027, 1, 9), TEN),
        ("10 days at 9 am", date(2026, 12, 8), (time(9),)),
        ("3 months", date(2027, 2, 28), ()),
        ("12 months", date(2027, 11, 28), ()),
        ("tomorrow 2p", date(2026, 11, 29), (time(14),)),
        ("mañana 10", date(2026, 11, 29), TEN),
        ("viernes 8 de enero a las 10", date(2027, 1, 8), TEN),
        ("8 ene 3 p. m.", date(2027, 1, 8), (time(15),)),
        ("8 ene 3 PM", date(2027, 1, 8), (time(15),)),
        ("vie 10", date(2026, 12, 4), TEN),
        ("el próximo viernes a las 10", date(2026, 12, 4), TEN),
        ("miércoles a la 1 de la tarde", date(2026, 12, 2), (time(13),)),
        ("6 semanas", date(2027, 1, 9), ()),
        ("dentro de 6 semanas", date(2027, 1, 9), ()),
        ("en una semana a las 9 de la mañana", date(2026, 12, 5), (time(9),)),
        ("dos meses", date(2027, 1, 28), ()),
        ("hoy a las 3", date(2026, 11, 28), (time(3), time(15))),
        ("mañana a mediodía", date(2026, 11, 29), (time(12),)),
        ("mañana a las 10 de la mañana", date(2026, 11, 29), (time(10),)),
        ("pasado mañana 2p", date(2026, 11, 30), (time(14),)),
        ("hoy a las 8 de la noche", date(2026, 11, 28), (time(20),)),
        ("hoy a las 12 de la noche", date(2026, 11, 28), (time(0),)),
        ("mediodía", None, (time(12),)),
        (
            "15 de diciembre de 2027, 9:30",
            date(2027, 12, 15),
            (time(9, 30), time(21, 30)),
        ),
        ("sept. 1", date(2027, 9, 1), ()),
        ("7 pm", None, (time(19),)),
        ("29 feb", date(2028, 2, 29), ()),
        ("today 5", date(2026, 11, 28), (time(5), time(17))),
        ("28 nov", TODAY, ()),
    ],
)
def test_what_people_name(
    typed: str, day: date | None, clocks: tuple[time, ...] | None
) -> None:
    named = read_named_time(typed, TODAY)
    assert named == (None if clocks is None else NamedTime(day, clocks))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "soon",
        "30 feb",
        "32 jan",
        "13/45",
        "jan",
        "8 jan 99",
        "999 months x",
        *(
            "pronto",
            "30 de febrero",
            "por la tarde",
            "mañana por la tarde",
            "en la noche",
        ),
    ],
)
def test_what_is_no_day_and_time(typed: str) -> None:
    assert read_named_time(typed, TODAY) is None


def test_numbers_alone_go_by_the_country() -> None:
    named = read_named_time("1/8", TODAY, month_first=False)
    assert named == NamedTime(date(2027, 8, 1), ())


@pytest.mark.parametrize(
    ("today", "typed", "day"),
    [
        (date(2026, 11, 28), "27 Nov 3 PM", date(2026, 11, 27)),
        (date(2026, 11, 28), "11/27 3 PM", date(2026, 11, 27)),
        (date(2026, 11, 28), "14 Oct 3 PM", date(2026, 10, 14)),
        (date(2026, 11, 28), "13 Oct 3 PM", date(2027, 10, 13)),
        (date(2027, 1, 4), "30 Dec 3 PM", date(2026, 12, 30)),
        (date(2027, 1, 4), "4 Jan 3 PM", date(2027, 1, 4)),
    ],
)
def test_a_day_that_has_just_passed_is_not_almost_a_year_ahead(
    today: date, typed: str, day: date
) -> None:
    assert read_named_time(typed, today) == NamedTime(day, (time(15),))


@given(st.text(max_size=70))
def test_nothing_typed_breaks_it(typed: str) -> None:
    read_named_time(typed, TODAY)


@given(st.integers(0, 5_000))
def test_a_day_as_the_screen_says_it_is_read_back(ahead: int) -> None:
    day = TODAY + timedelta(days=ahead)
    assert read_named_time(f"{say_date(day)} 9:05 AM", TODAY) == NamedTime(
        day, (time(9, 5),)
    )


@pytest.mark.parametrize(
    ("typed", "language", "day", "clocks"),
    [
        ("mar 1 dic 10:00 am", "es", date(2026, 12, 1), (time(10),)),
        ("mar 9 mar 10:00 am", "es", date(2027, 3, 9), (time(10),)),
        ("mar 10", "es", date(2026, 12, 1), TEN),
        ("10 mar", "es", date(2027, 3, 10), ()),
        ("mar 10", "en", date(2027, 3, 10), ()),
        ("10 mar 3 pm", "en", date(2027, 3, 10), (time(15),)),
        ("mar 1 dic", "en", date(2026, 12, 1), ()),
    ],
)
def test_mar_is_a_month_or_a_weekday(
    typed: str, language: str, day: date, clocks: tuple[time, ...]
) -> None:
    try:
        speak(language)
        assert read_named_time(typed, TODAY) == NamedTime(day, clocks)
    finally:
        speak(ENGLISH)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("clock", [time(10), time(0, 30), time(12, 30), time(15)])
def test_what_is_shown_in_spanish_is_understood(style: DateStyle, clock: time) -> None:
    try:
        speak("es")
        with written(style):
            for later in range(1, 360):
                day = TODAY + timedelta(days=later)
                said = f"{say_date(day)} {say_clock(clock)}"
                assert read_named_time(said, TODAY) == NamedTime(day, (clock,)), said
    finally:
        speak(ENGLISH)


def test_mar_is_told_apart_where_the_month_stands_first() -> None:
    try:
        speak("es")
        for typed, day in (
            ("vie mar 5 10:00 am", date(2027, 3, 5)),
            ("mar mar 9 10:00 am", date(2027, 3, 9)),
            ("mar dic 1 10:00 am", date(2026, 12, 1)),
        ):
            assert read_named_time(typed, TODAY) == NamedTime(day, (time(10),)), typed
    finally:
        speak(ENGLISH)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("typed", "day", "clock"),
    [
        ("15:30", None, time(15, 30)),
        ("3:30 PM", None, time(15, 30)),
        ("3.30 p. m.", None, time(15, 30)),
        ("Jul 2 15:30", date(2027, 7, 2), time(15, 30)),
        ("jul 2 3.30 p. m.", date(2027, 7, 2), time(15, 30)),
        ("2 jul 15.30", date(2027, 7, 2), time(15, 30)),
        ("fri 15.30", date(2026, 12, 4), time(15, 30)),
        ("Thu Jul 2, 2026 3:30 PM", date(2026, 7, 2), time(15, 30)),
    ],
)
def test_either_style_is_read_whatever_is_shown(
    style: DateStyle, typed: str, day: date | None, clock: time
) -> None:
    with written(style):
        assert read_named_time(typed, TODAY) == NamedTime(day, (clock,))
        # So is what stands on paper and is typed back.
        assert read_written_time(typed, TODAY, TODAY) == NamedTime(day, (clock,))


def test_a_date_with_a_dot_stays_one() -> None:
    assert read_named_time("8.1 15:30", TODAY, month_first=False) == NamedTime(
        date(2027, 1, 8), (time(15, 30),)
    )
