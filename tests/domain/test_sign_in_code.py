"""Sign-in codes: RFC 6238's own vectors, and what counts at the desk."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.sign_in_code import (
    STEP_SECONDS,
    SecondFactor,
    app_link,
    code_at,
    say_secret,
    say_spare,
    step_of,
)

# Appendix B of RFC 6238, for SHA-1; its codes have eight digits, ours the last six.
SECRET = b"12345678901234567890"
NOW = datetime(2026, 11, 16, 18, 0, 10, tzinfo=UTC)
STEP = to_epoch(NOW) // STEP_SECONDS
FACTOR = SecondFactor(SECRET, 0, NOW)


@pytest.mark.parametrize(
    ("at", "code"),
    [
        *((59, "287082"), (1111111109, "081804"), (1111111111, "050471")),
        *((1234567890, "005924"), (2000000000, "279037"), (20000000000, "353130")),
    ],
)
def test_codes_are_those_of_the_standard(at: int, code: str) -> None:
    assert code_at(SECRET, at // STEP_SECONDS) == code


@pytest.mark.parametrize("off", [-2, -1, 0, 1, 2])
def test_a_step_off_counts_and_more_does_not(off: int) -> None:
    code = code_at(SECRET, STEP + off)
    assert step_of(code, FACTOR, NOW) == (STEP + off if abs(off) <= 1 else None)


@pytest.mark.parametrize("form", ["{0}{1}", "{0} {1}", " {0}-{1} "])
def test_however_it_is_spaced(form: str) -> None:
    code = code_at(SECRET, STEP)
    assert step_of(form.format(code[:3], code[3:]), FACTOR, NOW) == STEP


def test_what_was_used_and_what_came_before_does_not_count_again() -> None:
    used = SecondFactor(SECRET, STEP, NOW)
    assert step_of(code_at(SECRET, STEP), used, NOW) is None
    assert step_of(code_at(SECRET, STEP - 1), used, NOW) is None
    assert step_of(code_at(SECRET, STEP + 1), used, NOW) == STEP + 1
    later = NOW + timedelta(seconds=STEP_SECONDS)
    assert step_of(code_at(SECRET, STEP + 1), used, later) == STEP + 1


@given(typed=st.text(max_size=12))
def test_nothing_else_counts(typed: str) -> None:
    right = {code_at(SECRET, STEP + off) for off in (-1, 0, 1)}
    plain = "".join(c for c in typed.upper() if c.isalnum())
    assert (step_of(typed, FACTOR, NOW) is None) == (plain not in right)


def test_a_secret_is_spelt_as_apps_read_it() -> None:
    assert say_secret(SECRET) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
    told = urlsplit(app_link(SECRET, "Zoë O'Neil: desk"))
    assert (told.scheme, told.netloc) == ("otpauth", "totp")
    assert " " not in told.path
    assert parse_qs(told.query) == {
        "secret": ["GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"],
        "issuer": ["Callback Desk"],
    }


def test_a_spare_code_has_two_groups() -> None:
    assert say_spare(b"\x00\x01\x02\x03\x04") == "AAAQ-EAYE"


def test_a_code_of_long_ago_has_its_zeroes() -> None:
    assert all(len(code_at(SECRET, step)) == 6 for step in range(200))
