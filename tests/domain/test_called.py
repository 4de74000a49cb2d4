"""What somebody is called in one word."""

import pytest

from callback_desk.domain.staff_name import called


@pytest.mark.parametrize(
    ("name", "word"),
    [("Kim Osei", "Kim"), ("Dr. Berg", "Berg"), ("N. Cole", "Cole"), ("J.", "J.")],
)
def test_a_title_or_an_initial_names_nobody(name: str, word: str) -> None:
    assert called(name) == word
