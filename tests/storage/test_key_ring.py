"""The key of an open desk: handed on, taken away, and exchanged for another."""

import shutil
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from callback_desk.domain.errors import DatabaseDamaged, DiskFull, WrongPassword
from callback_desk.domain.key_errors import (
    DeskOpenElsewhere,
    DeskTooBusy,
    KeyBeingRenewed,
    KeyNotRenewed,
    KeysNotMoved,
)
from callback_desk.domain.staff import Role
from callback_desk.domain.staff_errors import CurrentPasswordWrong
from callback_desk.restoring import Unlocking, restore_desk
from callback_desk.services.backups import back_up, keep_backups, verify_audit_against
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk, verify_audit
from callback_desk.services.key_renewal import finish_renewal, renew_key, take_off
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.recovery_key import new_recovery_key
from callback_desk.services.staff_access import (
    add_staff,
    change_password,
    remove_staff,
)
from callback_desk.storage import presence, rekeying
from callback_desk.storage.desk_key import DeskKey
from callback_desk.storage.engine import connect
from callback_desk.storage.keys import KeyFile, keys_path
from tests.desks import CHEAP, MANAGER, MONDAY, PASSWORD, DeskClock, opened, template
from tests.storage.old_keys import make_old
from tests.storage.stored_desk import connected, filled_desk, key_of, rows_of

ANN, HERS = "Ann Porter", "her own password"
LEADS = "SELECT lead_id, name, phone FROM leads ORDER BY 1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with leads, at which two people work."""
    made = filled_desk(tmp_path)
    with opened(made) as desk:
        add_staff(desk, ANN, Role.RECEPTIONIST, HERS)
    return made


def keys_of(path: Path) -> KeyFile:
    return KeyFile.read(keys_path(path))


def opens(path: Path, key: bytes) -> bool:
    try:
        connect(path, key).execute("SELECT count(*) FROM staff").fetchone()
    except driver.DatabaseError:
        return False
    return True


def acts(path: Path) -> list[str]:
    return [act for (act,) in rows_of(path, "SELECT action FROM audit")]


# Handing on, and taking away


def test_somebody_is_let_in_and_nobody_out(path: Path) -> None:
    assert keys_of(path).unwrap(ANN, HERS) == key_of(path)


def test_somebodys_key_is_taken_and_nobody_elses(path: Path) -> None:
    with opened(path) as desk:
        for _ in range(2):
            desk.keys.dismiss("ann  PORTER")
    with pytest.raises(WrongPassword):
        keys_of(path).unwrap(ANN, HERS)
    assert keys_of(path).unwrap(MANAGER, PASSWORD)
    assert keys_of(path).renewal_is_due


def test_a_new_password_takes_the_place_of_the_current_one(path: Path) -> None:
    key = key_of(path)
    with opened(path) as desk:
        change_password(desk, PASSWORD, "staple battery")
    assert keys_of(path).unwrap(MANAGER, "staple battery") == key
    with pytest.raises(WrongPassword):
        keys_of(path).unwrap(MANAGER, PASSWORD)


def test_nobody_changes_a_password_by_guessing_it(path: Path) -> None:
    before = keys_path(path).read_bytes()
    with opened(path) as desk, pytest.raises(CurrentPasswordWrong):
        change_password(desk, "a wild guess", "staple battery")
    assert keys_path(path).read_bytes() == before


# Somebody leaves


def test_who_left_knows_a_key_that_opens_the_desk_no_longer(path: Path) -> None:
    before, leads = key_of(path), rows_of(path, LEADS)
    stolen = path.with_name("stolen.keys")
    shutil.copy(keys_path(path), stolen)
    with opened(path) as desk:
        gone, waits = take_off(desk, ANN)
        assert (gone.name, waits) == (ANN, None)
        # The window goes on with the new key at once.
        record_outcome(desk, 1, Call("busy"))
        assert check_desk(desk)[0] == []
        assert verify_audit(desk).problem is None
    for name, password in ((ANN, HERS), (MANAGER, PASSWORD)):
        known = KeyFile.read(stolen).unwrap(name, password)
        assert known == before
        assert not opens(path, known)
    assert key_of(path) != before
    assert rows_of(path, LEADS) == leads
    assert acts(path)[-3:] == ["staff_left", "key_renewed", "attempt_recorded"]


def test_nobody_who_stays_needs_to_be_there(path: Path) -> None:
    with opened(path) as desk:
        add_staff(desk, "Bo Chen", Role.RECEPTIONIST, PASSWORD)
        take_off(desk, ANN)
    with opened(path, name="Bo Chen") as desk:
        assert desk.staff.name == "Bo Chen"
    assert keys_of(path).unwrap_by_recovery(template()[1]) == key_of(path)


def test_the_new_file_is_its_owners_alone_and_leaves_nothing_beside(
    path: Path,
) -> None:
    before = sorted(file.name for file in path.parent.iterdir())
    with opened(path) as desk:
        take_off(desk, ANN)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    after = {file.name for file in path.parent.iterdir()} - {"desk.db-alone"}
    assert sorted(after) == before
    assert keys_of(path).is_settled


def test_it_can_be_renewed_again_and_again(path: Path) -> None:
    seen = {key_of(path)}
    for _ in range(3):
        with opened(path) as desk:
            renew_key(desk)
            renew_key(desk)
        seen.add(key_of(path))
    assert len(seen) == 4


# Other windows


def test_another_window_of_the_desk_is_noticed(path: Path) -> None:
    before = key_of(path)
    with opened(path) as desk:
        with opened(path, name=MANAGER):
            gone, waits = take_off(desk, ANN)
            assert not gone.active
            assert isinstance(waits, DeskOpenElsewhere)
            # The other one is not disturbed, and Ann is out all the same.
            with pytest.raises(WrongPassword), opened(path, name=ANN):
                pass
        assert key_of(path) == before
        assert finish_renewal(desk) is None
        assert finish_renewal(desk) is None
    assert key_of(path) != before


def test_what_is_due_is_done_when_the_desk_is_opened_next(path: Path) -> None:
    before = key_of(path)
    with opened(path) as desk:
        remove_staff(desk, ANN)
    with opened(path) as desk:
        assert not desk.keys.renewal_is_due()
    assert key_of(path) != before


def test_a_program_that_tells_nobody_of_itself_is_noticed(path: Path) -> None:
    before = key_of(path)
    with opened(path) as desk, connected(path) as older:
        older.exec_driver_sql("SELECT count(*) FROM staff").fetchall()
        with pytest.raises(DeskOpenElsewhere):
            renew_key(desk)
        record_outcome(desk, 1, Call("busy"))
    assert key_of(path) == before


def test_whoever_comes_meanwhile_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "LONGEST_WAIT_S", 0.05)
    with presence.nobody_at(path), pytest.raises(KeyBeingRenewed), opened(path):
        pass


def test_who_is_let_in_while_it_begins_is_not_shut_out(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changing = DeskKey.changing

    def after_bo_came(key: DeskKey) -> AbstractContextManager[None]:
        add_staff(desk, "Bo Chen", Role.RECEPTIONIST, PASSWORD)
        return changing(key)

    before = key_of(path)
    with opened(path) as desk:
        with monkeypatch.context() as patched:
            patched.setattr(DeskKey, "changing", after_bo_came)
            with pytest.raises(DeskTooBusy):
                renew_key(desk)
        assert keys_of(path).unwrap("Bo Chen", PASSWORD) == before
        renew_key(desk)
    assert keys_of(path).unwrap("Bo Chen", PASSWORD) == key_of(path) != before


# Where it breaks off


@contextmanager
def failing(
    monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> Iterator[None]:
    def fail(*arguments: object, **named: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(rekeying, step, fail)
        yield


def goes_on(desk: Desk, path: Path, before: bytes) -> None:
    """The desk is as it was, and can be used and renewed."""
    record_outcome(desk, 1, Call("busy"))
    assert opens(path, before)
    assert not rekeying.copy_path(path).exists()
    renew_key(desk)
    assert not opens(path, before)
    record_outcome(desk, 2, Call("busy"))


@pytest.mark.parametrize(
    ("step", "error", "told"),
    [
        ("_write_anew", OSError(28, "No space left on device"), DiskFull),
        ("_write_anew", driver.OperationalError("database or disk is full"), DiskFull),
        ("_flush", OSError(5, "Input/output error"), KeyNotRenewed),
        ("make_private_file", PermissionError(13, "Permission denied"), KeyNotRenewed),
    ],
)
def test_where_it_fails_all_is_as_it_was(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    error: Exception,
    told: type[Exception],
) -> None:
    before = key_of(path)
    with opened(path) as desk:
        with failing(monkeypatch, step, error), pytest.raises(told):
            renew_key(desk)
        goes_on(desk, path, before)


class Died(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("step", ["_write_anew", "_flush", "flush_folder", "settle"])
def test_where_it_dies_the_next_start_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before, leads = key_of(path), rows_of(path, LEADS)
    with (
        failing(monkeypatch, step, Died()),
        pytest.raises(Died),
        opened(path) as desk,
    ):
        take_off(desk, ANN)
    assert not keys_of(path).is_settled
    rekeying.copy_path(path).write_bytes(b"half a copy")
    with opened(path) as desk:
        assert not desk.keys.renewal_is_due()
        record_outcome(desk, 1, Call("busy"))
    assert keys_of(path).is_settled
    assert not rekeying.copy_path(path).exists()
    assert not opens(path, before)
    assert rows_of(path, LEADS) == leads
    assert acts(path).count("key_renewed") == 1


@pytest.mark.parametrize("added", [False, True])
def test_it_stays_due_where_who_opens_next_has_the_earlier_key_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch, added: bool
) -> None:
    before, full = key_of(path), OSError(28, "No space left on device")
    eve = "Eve Park"
    with opened(path) as desk:
        add_staff(desk, eve, Role.RECEPTIONIST, HERS)
        with failing(monkeypatch, "_write_anew", full):
            assert isinstance(take_off(desk, eve)[1], DiskFull)
        if added:
            add_staff(desk, "Bo Chen", Role.RECEPTIONIST, PASSWORD)
        else:
            change_password(desk, PASSWORD, "staple battery")
    who = ("Bo Chen", PASSWORD) if added else (MANAGER, "staple battery")
    with opened(path, name=who[0], password=who[1]) as desk:
        assert not desk.keys.renewal_is_due()
    assert keys_of(path).unwrap(*who) != before
    assert not opens(path, before)


def test_a_damaged_desk_is_not_written_anew(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    with opened(path) as desk:
        path.write_bytes(bytes(content))
        with pytest.raises(DatabaseDamaged):
            renew_key(desk)
    assert path.read_bytes() == bytes(content)


# Backups


def test_backups_open_with_what_opened_them_then(path: Path, tmp_path: Path) -> None:
    clock = DeskClock()
    with opened(path, clock) as desk:
        back_up(desk, tmp_path / "before.cdbackup")
        old = keep_backups(desk).kept
        take_off(desk, ANN)
        back_up(desk, tmp_path / "after.cdbackup")
        # Those from before are the desk's still: thinned out, and held against.
        assert set(old) <= set(keep_backups(desk).kept)
        before = verify_audit_against(desk, tmp_path / "before.cdbackup")
        assert before.problem is None
    for name in ("before", "after"):
        to = tmp_path / name / "desk.db"
        unlocking = Unlocking(MANAGER, PASSWORD)
        told = restore_desk(
            tmp_path / f"{name}.cdbackup", to, unlocking, lambda: MONDAY, lambda: MONDAY
        )
        assert rows_of(told.path, LEADS) == rows_of(path, LEADS)
    # Who left could open what was made before, and nothing made since.
    assert keys_of(tmp_path / "before" / "desk.db").unwrap(ANN, HERS)
    with pytest.raises(WrongPassword):
        keys_of(tmp_path / "after" / "desk.db").unwrap(ANN, HERS)


@pytest.mark.parametrize("changed", [False, True])
def test_bars_of_a_backup_with_another_key_are_carried_where_it_opens(
    path: Path, tmp_path: Path, changed: bool
) -> None:
    clock = DeskClock()
    with opened(path, clock) as desk:
        back_up(desk, tmp_path / "one.cdbackup")
        take_off(desk, ANN)
        clock.now = MONDAY.replace(hour=20)
        record_outcome(desk, 1, Call("do_not_call", note="never again"))
        if changed:
            change_password(desk, PASSWORD, "another password")
        back_up(desk, tmp_path / "two.cdbackup")
    told = restore_desk(
        *(tmp_path / "one.cdbackup", tmp_path / "b" / "desk.db"),
        unlocking=Unlocking(MANAGER, PASSWORD),
        clock=lambda: MONDAY,
        real_clock=lambda: MONDAY,
        cost=CHEAP,
    )
    if changed:
        assert told.unread == tmp_path / "two.cdbackup"
    else:
        assert (told.carried_bars, told.unread) == (1, None)


# Desks of older programs


def test_an_older_desk_moves_over_as_people_sign_in(path: Path) -> None:
    make_old(path)
    before = key_of(path)
    # Ann is out at once; the key waits for what only its owners can move over.
    with opened(path) as desk:
        _, waits = take_off(desk, ANN)
        assert isinstance(waits, KeysNotMoved)
        assert "a new recovery key" in waits.sentence
        assert MANAGER not in waits.sentence
        assert "Make a new recovery key" in waits.what_to_do
    assert not keys_of(path).is_old(MANAGER)
    assert key_of(path) == before


def test_who_has_not_signed_in_is_named(path: Path) -> None:
    with opened(path) as desk:
        add_staff(desk, "Bo Chen", Role.RECEPTIONIST, PASSWORD)
    make_old(path)
    with opened(path, name="Bo Chen") as desk:
        assert desk.keys.waits_for([MANAGER, "Bo Chen", ANN]) == ([MANAGER], True)


# The recovery key


def test_a_new_recovery_key_takes_the_place_of_the_one_before(
    path: Path, tmp_path: Path
) -> None:
    old, before = template()[1], key_of(path)
    with opened(path) as desk:
        back_up(desk, tmp_path / "before.cdbackup")
        made = new_recovery_key(desk, PASSWORD)
        assert finish_renewal(desk) is None
    assert made.desk == path
    assert keys_of(path).unwrap_by_recovery(made.key) == key_of(path)
    assert not opens(path, before)
    with pytest.raises(WrongPassword):
        keys_of(path).unwrap_by_recovery(old)
    for number, (key, opens_it) in enumerate(((old, True), (made.key, False))):
        to = tmp_path / str(number) / "desk.db"
        unlocking = Unlocking(MANAGER, "from now on", key)
        clocks = (lambda: MONDAY, lambda: MONDAY)
        if opens_it:
            restore_desk(tmp_path / "before.cdbackup", to, unlocking, *clocks, CHEAP)
        else:
            with pytest.raises(WrongPassword):
                restore_desk(tmp_path / "before.cdbackup", to, unlocking, *clocks)


def test_at_an_older_desk_it_is_what_the_renewal_waited_for(path: Path) -> None:
    make_old(path)
    with opened(path) as desk:
        take_off(desk, ANN)
        assert isinstance(finish_renewal(desk), KeysNotMoved)
        new_recovery_key(desk, PASSWORD)
        assert finish_renewal(desk) is None
    assert not keys_of(path).renewal_is_due
