"""Folding: the same words look the same, and where they stood can be told."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.plain_text import fold, fold_all, places, words_only


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("DAÑO, Áéí", "dano, aei"),
        ("don't don’t don´t don`t don＇t", "dont dont dont dont dont"),
        ("donâ€™t don&#039;t don&rsquo;t", "dont dont dont"),
        ("ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("ѕuісіdе", "suicide"),
        ("sui\u00adcide su\u200bicide \u202esuicide", "suicide suicide suicide"),
        ("a\u00a0b\u2003c\u2028d\te", "a b c d e"),
        ("e\u0301te\u0301", "ete"),
        ("𝐊𝐈𝐋𝐋 Ⓚⓘⓛⓛ 🅺🅸🅻🅻", "kill kill kill"),
        ("ſtraße", "strasse"),
    ],
)
def test_what_looks_alike_folds_alike(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_other_scripts_stay_words() -> None:
    assert words_only(fold("日本語, עברית!")).split() == ["日本語", "עברית"]


@given(st.text())
def test_any_text_folds_and_its_places_lie_in_it(text: str) -> None:
    folded = fold(text)
    stood = places(text)
    assert len(stood) == len(folded) + 1
    assert stood == sorted(stood)
    assert stood[-1] == len(text)
    assert len(words_only(folded)) == len(folded)


@given(st.text(st.characters(codec="latin-1")))
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert fold(composed) == fold(unicodedata.normalize("NFD", composed))


@given(
    st.lists(
        st.one_of(st.text(), st.text("aB'&#39;\0\n\x7f "), st.just("don&#&#39;39;t"))
    )
)
def test_many_texts_fold_as_each_of_them(texts: list[str]) -> None:
    assert fold_all(texts) == list(map(fold, texts))
