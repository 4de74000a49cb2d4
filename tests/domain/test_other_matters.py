"""An address or an insurance is an answer, and no interest of anybody's."""

import pytest

from callback_desk.domain.other_matters import is_other_matter, says_no_interest


@pytest.mark.parametrize(
    "label",
    [
        "Address (City)", "How did you hear about us?", "Insurance", "Date of birth",
        "Best time to call", "¿Cómo nos conoció?", "Dirección", "Código postal (CP)",
    ],
)  # fmt: skip
def test_what_a_form_asks_beside_is_no_condition(label: str) -> None:
    assert is_other_matter(label)
    assert says_no_interest(f"{label}: anything")


@pytest.mark.parametrize(
    "label",
    [
        "What hurts?",
        "Condition",
        "Reason for visit",
        "¿Qué padece?",
        "x" * 500,
        "Anything on your mind these days?",
    ],
)
def test_what_may_be_a_condition_stays_one(label: str) -> None:
    assert not is_other_matter(label)
    assert not says_no_interest(f"{label}: anything")


def test_a_number_or_a_tick_names_nothing_by_itself() -> None:
    assert says_no_interest("Pain level: 7")
    assert says_no_interest("Do you sleep badly?: yes")
    assert not says_no_interest("Other: migraine")
    assert not says_no_interest("Anxiety")
