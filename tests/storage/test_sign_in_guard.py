"""Wrong passwords: five are free, then each makes the next wait, over restarts too."""

import json
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from callback_desk import bootstrap
from callback_desk.domain.errors import WrongPassword
from callback_desk.domain.staff_errors import SignInDelayed
from callback_desk.storage.sign_in_guard import (
    FIRST_WAIT,
    FREE_MISSES,
    LONGEST_WAIT,
    MOST_NAMES,
    SignInGuard,
    guard_path,
    wait_after,
)
from tests.desks import CHEAP, MANAGER, MONDAY, PASSWORD, DeskClock, copy_desk, opened
from tests.storage.stored_desk import rows_of


class Watch:
    """A clock to be moved."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        """What it shows."""
        return self.now


@pytest.fixture
def watch() -> Watch:
    """A clock."""
    return Watch()


def guard_in(folder: Path, watch: Watch) -> SignInGuard:
    return SignInGuard(folder / "desk.db-misses", str.casefold, watch)


def wrong() -> bytes:
    raise WrongPassword()


def miss(guard: SignInGuard, name: str, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            guard.admit(name, wrong)


def test_the_wait_doubles_up_to_the_longest() -> None:
    assert [wait_after(n) for n in range(FREE_MISSES)] == [timedelta(0)] * FREE_MISSES
    waits = [wait_after(FREE_MISSES + n) for n in range(2_000)]
    assert waits[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT == timedelta(minutes=15)


def test_five_misses_are_free_then_even_the_right_password_waits(
    tmp_path: Path, watch: Watch
) -> None:
    miss(guard_in(tmp_path, watch), "Kim", FREE_MISSES)
    # Another start of the program knows of it.
    guard = guard_in(tmp_path, watch)
    with pytest.raises(SignInDelayed) as told:
        guard.admit("KIM", lambda: b"key")
    assert "31 s" in told.value.what_to_do
    watch.now += FIRST_WAIT - timedelta(seconds=1)
    with pytest.raises(SignInDelayed):
        guard.admit("Kim", lambda: b"key")
    watch.now += timedelta(seconds=1)
    assert guard.admit("Kim", lambda: b"key") == b"key"
    assert guard.misses("Kim") == FREE_MISSES
    guard.forgive("kim")
    assert guard.misses("Kim") == 0


def test_others_do_not_wait_and_nobodys_name_is_counted_alike(
    tmp_path: Path, watch: Watch
) -> None:
    guard = guard_in(tmp_path, watch)
    miss(guard, "Nobody Here", FREE_MISSES)
    with pytest.raises(SignInDelayed):
        guard.admit("Nobody Here", wrong)
    assert guard.admit("Kim", lambda: b"key") == b"key"


def test_a_clock_that_was_put_back_locks_nobody_out(
    tmp_path: Path, watch: Watch
) -> None:
    guard = guard_in(tmp_path, watch)
    miss(guard, "Kim", FREE_MISSES)
    watch.now -= timedelta(days=400)
    with pytest.raises(SignInDelayed) as told:
        guard.admit("Kim", lambda: b"key")
    assert "31 s" in told.value.what_to_do
    watch.now += FIRST_WAIT - timedelta(seconds=1)
    with pytest.raises(SignInDelayed) as told:
        guard.admit("Kim", lambda: b"key")
    assert "2 s" in told.value.what_to_do
    watch.now += timedelta(seconds=1)
    assert guard.admit("Kim", lambda: b"key") == b"key"
    assert guard.misses("Kim") == FREE_MISSES


@pytest.mark.parametrize("damage", ["", "junk", "[]", '{"x": 1}', '{"x": ["a", "b"]}'])
def test_a_damaged_count_begins_anew(tmp_path: Path, watch: Watch, damage: str) -> None:
    (tmp_path / "desk.db-misses").write_text(damage, "utf-8")
    guard = guard_in(tmp_path, watch)
    assert guard.admit("Kim", lambda: b"key") == b"key"
    miss(guard, "Kim")
    assert guard.misses("Kim") == 1


def test_the_file_does_not_grow_without_end(tmp_path: Path, watch: Watch) -> None:
    guard = guard_in(tmp_path, watch)
    for number in range(MOST_NAMES + 20):
        miss(guard, f"name {number}")
    told = json.loads((tmp_path / "desk.db-misses").read_text("utf-8"))
    assert len(told) == MOST_NAMES
    assert f"name {MOST_NAMES + 19}" in told


def test_who_missed_again_is_not_the_first_to_be_forgotten(
    tmp_path: Path, watch: Watch
) -> None:
    guard = guard_in(tmp_path, watch)
    for number in range(MOST_NAMES):
        miss(guard, f"name {number}")
    miss(guard, "name 0")
    miss(guard, "one more")
    assert (guard.misses("name 0"), guard.misses("name 1")) == (2, 0)


def test_a_folder_that_cannot_be_written_lets_in_all_the_same(watch: Watch) -> None:
    guard = guard_in(Path("/proc/nowhere"), watch)
    miss(guard, "Kim", FREE_MISSES + 3)
    assert guard.admit("Kim", lambda: b"key") == b"key"


def test_a_desk_waits_and_then_tells_the_audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, watch = copy_desk(tmp_path), Watch()
    monkeypatch.setattr(bootstrap, "real_time", watch)
    for _ in range(FREE_MISSES):
        with (
            pytest.raises(WrongPassword),
            bootstrap.open_desk(path, MANAGER, "wrong password", DeskClock(), CHEAP),
        ):
            pass
    with pytest.raises(SignInDelayed), opened(path):
        pass
    file = guard_path(path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "kim" not in file.read_text("utf-8").lower()
    watch.now += FIRST_WAIT
    with opened(path) as desk:
        assert desk.staff.name == MANAGER
    acts = rows_of(path, "SELECT action, subject_id FROM audit ORDER BY audit_id")
    assert acts[-1] == ("sign_ins_failed", FREE_MISSES)
    with bootstrap.open_desk(path, MANAGER, PASSWORD, DeskClock(), CHEAP):
        pass
    assert len(rows_of(path, "SELECT 1 FROM audit")) == len(acts)
