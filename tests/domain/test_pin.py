"""A PIN: what is one, whose it is, and five misses."""

import pytest

from callback_desk.domain.pin import MISSES, Pin, is_pin
from callback_desk.domain.staff_errors import PinSpent, PinUnusable, PinWrong


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        *(("1234", True), ("000000", True), ("12345", True)),
        *(("123", False), ("1234567", False), ("12a4", False), ("", False)),
        *(("١٢٣٤", False), ("12 34", False), ("1234\n", False)),
    ],
)
def test_four_to_six_digits_are_one(text: str, fits: bool) -> None:
    assert is_pin(text) is fits
    if not fits:
        with pytest.raises(PinUnusable):
            Pin("Kim Osei", text)


def test_it_is_one_persons_however_the_name_is_typed() -> None:
    pin = Pin("Kim Osei", "4711")
    assert pin.is_of("kim  osei")
    assert not pin.is_of("Ann Porter")


def test_five_misses_in_a_row_spend_it() -> None:
    pin = Pin("Kim Osei", "4711")
    for left in range(MISSES - 1, 0, -1):
        with pytest.raises(PinWrong, match="not the PIN") as refused:
            pin.lift("1174")
        assert refused.value.fields["left"] == left
    with pytest.raises(PinSpent):
        pin.lift("1174")
    assert pin.is_spent
    with pytest.raises(PinSpent):
        pin.lift("4711")


def test_a_right_one_forgives_what_was_missed_before() -> None:
    pin = Pin("Kim Osei", "4711")
    for _ in range(3):
        for _ in range(MISSES - 1):
            with pytest.raises(PinWrong):
                pin.lift("0000")
        pin.lift("4711")
    assert not pin.is_spent


def test_what_is_kept_is_not_the_pin() -> None:
    pin = Pin("Kim Osei", "471147")
    assert "471147" not in repr(vars(pin))
