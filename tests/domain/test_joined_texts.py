"""Texts that stand one behind the other come apart as they were put together."""

from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.joined_texts import JoinedTexts, encoded


@given(st.lists(st.text(st.characters(), max_size=8)))
def test_texts_come_back_one_by_one_and_by_their_numbers(texts: list[str]) -> None:
    joined = JoinedTexts.of(texts)
    assert list(joined) == texts
    assert [joined[number] for number in range(len(joined))] == texts
    assert joined[1:] == texts[1:]
    assert [joined.part(n) for n in range(len(texts))] == list(map(encoded, texts))
    assert joined.lengths == [len(encoded(text)) for text in texts]
