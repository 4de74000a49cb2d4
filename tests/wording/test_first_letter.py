"""Words that begin a line."""

import pytest

from callback_desk.wording.first_letter import with_capital


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("miércoles", "Miércoles"),
        ("élan VITAL", "Élan VITAL"),
        ("9 h", "9 h"),
        ("", ""),
    ],
)
def test_only_the_first_letter_is_made_large(words: str, said: str) -> None:
    assert with_capital(words) == said
