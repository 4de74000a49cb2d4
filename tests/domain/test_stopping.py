"""Long work asks in between whether to go on."""

import pytest

from callback_desk.domain.stopping import EVERY, Stopped, go_on, heeding


def test_it_asks_first_and_now_and_then() -> None:
    asked: list[None] = []

    def heed() -> None:
        asked.append(None)

    assert list(heeding(range(2 * EVERY + 1), heed)) == list(range(2 * EVERY + 1))
    assert len(asked) == 3
    assert list(heeding("ab", go_on)) == ["a", "b"]


def test_it_ends_there() -> None:
    def heed() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        list(heeding("ab", heed))
