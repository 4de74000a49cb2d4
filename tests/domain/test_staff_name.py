"""When two sign-in names are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.staff_name import called, staff_name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Ruiz", "ana ruiz"),
        ("Ana Ruiz", "  Ana\t Ruiz "),
        ("Ana\u00a0Ruiz", "Ana Ruiz"),
        ("Zo\u00eb", "Zoe\u0308"),
        ("\uff21na", "Ana"),
        ("Groß", "GROSS"),
    ],
)
def test_case_and_white_space_do_not_make_another_sign_in_name(
    one: str, other: str
) -> None:
    assert staff_name_key(one) == staff_name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Ana Ruiz", "Ana"), ("Zoë", "Zoe"), ("AnaRuiz", "Ana Ruiz")]
)
def test_accents_and_words_do(one: str, other: str) -> None:
    assert staff_name_key(one) != staff_name_key(other)


@given(st.text())
def test_the_key_of_a_name_is_its_own_key(name: str) -> None:
    key = staff_name_key(name)
    assert staff_name_key(key) == key
    assert staff_name_key(f" {name}\n") == key


@pytest.mark.parametrize(
    ("name", "word"),
    [("Kim Osei", "Kim"), ("Dr. Berg", "Berg"), ("N. Cole", "Cole"), ("J.", "J.")],
)
def test_a_title_or_an_initial_names_nobody(name: str, word: str) -> None:
    assert called(name) == word
