"""The door to an open desk's key: nobody is inside while it is exchanged."""

from threading import Event, Thread

import pytest

from callback_desk.domain.key_errors import DeskTooBusy
from callback_desk.storage import desk_key
from callback_desk.storage.desk_key import DeskKey

OLD, NEW = b"o" * 32, b"n" * 32


def test_what_is_open_is_closed_before_the_key_changes() -> None:
    key, closed = DeskKey(OLD), []
    key.closes(lambda: closed.append(key.value))
    with key.changing():
        key.value = NEW
    assert closed == [OLD]
    with key.in_use() as value:
        assert value == NEW


def test_who_comes_meanwhile_waits_and_gets_the_new_one() -> None:
    key, seen, coming = DeskKey(OLD), [], Event()

    def use() -> None:
        coming.set()
        with key.in_use() as value:
            seen.append(value)

    with key.changing():
        other = Thread(target=use)
        other.start()
        assert coming.wait(10)
        key.value = NEW
    other.join(10)
    assert seen == [NEW]


def test_who_is_inside_may_go_in_again_and_is_waited_for() -> None:
    key, inside, leave, seen = DeskKey(OLD), Event(), Event(), []

    def use() -> None:
        with key.in_use():
            inside.set()
            assert leave.wait(10)
            # The door is shut already, and would never open if this waited.
            with key.in_use() as value:
                seen.append(value)

    other = Thread(target=use)
    other.start()
    assert inside.wait(10)
    changed = Thread(target=lambda: _change(key))
    changed.start()
    leave.set()
    for thread in (other, changed):
        thread.join(10)
    assert (seen, key.value) == ([OLD], NEW)


def _change(key: DeskKey) -> None:
    with key.changing():
        key.value = NEW


def test_who_stays_inside_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(desk_key, "LONGEST_WAIT_S", 0.05)
    key, inside, leave = DeskKey(OLD), Event(), Event()

    def use() -> None:
        with key.in_use():
            inside.set()
            assert leave.wait(10)

    other = Thread(target=use)
    other.start()
    assert inside.wait(10)
    with pytest.raises(DeskTooBusy), key.changing():
        pass
    leave.set()
    other.join(10)
    with key.changing():
        pass


def test_nobody_changes_the_key_that_they_are_using() -> None:
    key = DeskKey(OLD)
    with key.in_use(), pytest.raises(RuntimeError), key.changing():
        pass
    with key.changing():
        pass
