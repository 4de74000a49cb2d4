"""A spreadsheet's number of a day is a time, and a postcode is none."""

import pytest

from callback_desk.intake.serial_time import serial_time


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("46342", "2026-11-16T00:00:00", "day"),
        (" 46342.4375 ", "2026-11-16T10:30:00", "minute"),
        ("46342.99999999", "2026-11-17T00:00:00", "minute"),
        ("36526", "2000-01-01T00:00:00", "day"),
    ],
)
def test_days_are_counted_from_1899(text: str, value: str, precision: str) -> None:
    time = serial_time(text)
    assert time is not None
    assert (time.value.isoformat(), time.precision) == (value, precision)


@pytest.mark.parametrize("text", ["", "10001", "90210", "463420", "4634", "4.6E4", "x"])
def test_other_numbers_are_no_times(text: str) -> None:
    assert serial_time(text) is None
