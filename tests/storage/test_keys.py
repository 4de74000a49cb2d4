"""The keys: wrapped for each member of the staff, and once for recovery."""

import json
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from callback_desk.domain.errors import DatabaseDamaged, WrongPassword
from callback_desk.domain.key_errors import KeysNotWritten
from callback_desk.storage import key_wrap
from callback_desk.storage.key_pair import new_pair, seal
from callback_desk.storage.key_wrap import (
    KeyCost,
    as_bytes,
    as_text,
    lock_away,
)
from callback_desk.storage.keys import RECOVERY_NAME, KeyFile, keys_path
from tests.desks import CHEAP
from tests.storage.old_keys import old_wrap

KEY = bytes(range(32))
NAME, PASSWORD = "Kim Osei", "correct horse"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A key file for one member of the staff."""
    path = tmp_path / "desk.db.keys"
    file = KeyFile.fresh(path)
    file.wrap(NAME, PASSWORD, KEY, CHEAP)
    file.save()
    return path


def content(path: Path) -> Any:  # noqa: ANN401 - JSON is of any shape
    return json.loads(path.read_text("utf-8"))


def test_the_keys_stand_beside_the_database() -> None:
    assert keys_path(Path("/x/desk.db")) == Path("/x/desk.db.keys")


def test_name_and_password_open_it_again(saved: Path) -> None:
    assert KeyFile.read(saved).unwrap(NAME, PASSWORD) == KEY


@pytest.mark.parametrize("name", ["kim osei", "  KIM  OSEI ", "Ｋim Osei"])
def test_case_and_white_space_of_a_name_do_not_matter(saved: Path, name: str) -> None:
    assert KeyFile.read(saved).unwrap(name, PASSWORD) == KEY


def test_two_ways_to_type_an_accent_are_one_password(saved: Path) -> None:
    file = KeyFile.read(saved)
    file.wrap(NAME, "contrase\u00f1a", KEY, CHEAP)
    assert file.unwrap(NAME, "contrasen\u0303a") == KEY


@pytest.mark.parametrize(
    ("name", "password"),
    [
        (NAME, "correct horsf"),
        (NAME, ""),
        ("Ana Ruiz", PASSWORD),
        ("", PASSWORD),
        (RECOVERY_NAME, PASSWORD),
        (NAME, "\ud800"),
    ],
)
def test_wrong_password_and_unknown_name_answer_alike(
    saved: Path, name: str, password: str
) -> None:
    with pytest.raises(WrongPassword) as caught:
        KeyFile.read(saved).unwrap(name, password)
    assert caught.value.sentence == WrongPassword().sentence


def test_an_unknown_name_costs_the_same_derivation(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs: list[tuple[int, int, int]] = []

    def counted(**fields: Any) -> Argon2id:  # noqa: ANN401 - what it is called with
        cost = fields["memory_cost"], fields["iterations"], fields["lanes"]
        costs.append(cost)
        return Argon2id(**fields)

    monkeypatch.setattr(key_wrap, "Argon2id", counted)
    for name in (NAME, "Nobody Here"):
        with pytest.raises(WrongPassword):
            KeyFile.read(saved).unwrap(name, "wrong password")
    assert costs == [(CHEAP.memory_kib, CHEAP.iterations, CHEAP.lanes)] * 2


def test_a_file_without_wraps_opens_for_nobody(tmp_path: Path) -> None:
    file = KeyFile.fresh(tmp_path / "keys")
    with pytest.raises(WrongPassword):
        file.unwrap(NAME, PASSWORD)


def test_names_and_passwords_stand_there_hashed_only(saved: Path) -> None:
    text = saved.read_text("utf-8").casefold()
    for word in ("kim", "osei", "correct", "horse", KEY.hex()):
        assert word not in text


def test_the_cost_is_stored_with_each_wrap(saved: Path) -> None:
    file = KeyFile.read(saved)
    dearer = KeyCost(memory_kib=128, iterations=2, lanes=1)
    file.wrap("Ana Ruiz", "another one", KEY, dearer)
    file.save()
    costs = [wrap["cost"] for wrap in content(saved)["wraps"].values()]
    assert costs == [
        {"memory_kib": 64, "iterations": 1, "lanes": 1},
        {"memory_kib": 128, "iterations": 2, "lanes": 1},
    ]
    assert KeyFile.read(saved).unwrap("Ana Ruiz", "another one") == KEY


def test_the_usual_cost_is_that_of_a_real_desk() -> None:
    assert KeyCost() == KeyCost(memory_kib=64 * 1024, iterations=3, lanes=4)


def test_a_second_wrap_of_a_name_replaces_the_first(saved: Path) -> None:
    file = KeyFile.read(saved)
    file.wrap("kim osei", "a new password", KEY, CHEAP)
    assert file.unwrap(NAME, "a new password") == KEY
    with pytest.raises(WrongPassword):
        file.unwrap(NAME, PASSWORD)


def test_a_wrap_moved_under_another_name_does_not_open(saved: Path) -> None:
    file = KeyFile.read(saved)
    file.wrap("Ana Ruiz", "hers alone", KEY, CHEAP)
    file.save()
    stored = content(saved)
    kim, ana = stored["wraps"]
    stored["wraps"][kim] = stored["wraps"][ana]
    saved.write_text(json.dumps(stored), "utf-8")
    with pytest.raises(WrongPassword):
        KeyFile.read(saved).unwrap(NAME, "hers alone")


def test_the_same_password_is_salted_differently_each_time(saved: Path) -> None:
    file = KeyFile.read(saved)
    file.wrap("Ana Ruiz", PASSWORD, KEY, CHEAP)
    file.save()
    one, other = content(saved)["wraps"].values()
    assert one["salt"] != other["salt"]
    assert one["private"] != other["private"]


# The recovery key


def test_the_recovery_key_opens_it_however_it_is_typed(saved: Path) -> None:
    file = KeyFile.read(saved)
    printed = file.wrap_for_recovery(KEY, CHEAP)
    assert re.fullmatch(r"[A-Z2-7]{4}(-[A-Z2-7]{4}){7}", printed)
    file.save()
    read = KeyFile.read(saved)
    for typed in (printed, printed.lower(), printed.replace("-", " "), f" {printed}\n"):
        assert read.unwrap_by_recovery(typed) == KEY
    assert printed.replace("-", "") not in saved.read_text("utf-8").replace("-", "")


def test_another_desks_recovery_key_is_refused(saved: Path, tmp_path: Path) -> None:
    file = KeyFile.read(saved)
    file.wrap_for_recovery(KEY, CHEAP)
    other = KeyFile.fresh(tmp_path / "other").wrap_for_recovery(KEY, CHEAP)
    for typed in (other, "", "not a key"):
        with pytest.raises(WrongPassword):
            file.unwrap_by_recovery(typed)


# The file itself


def test_the_file_is_for_its_owner_alone(saved: Path) -> None:
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = saved.read_bytes()
    file = KeyFile.read(saved)
    file.wrap("Ana Ruiz", "another one", KEY, CHEAP)

    def fail(*arguments: object) -> None:
        raise OSError("no")

    for step in ("fsync", "replace"):
        with monkeypatch.context() as patched:
            patched.setattr(os, step, fail)
            with pytest.raises(KeysNotWritten):
                file.save()
        assert saved.read_bytes() == before
        assert list(saved.parent.iterdir()) == [saved]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "7",
        '{"format": 1}',
        '{"format": 3, "name_salt": "AA==", "wraps": {}}',
        '{"format": 1, "name_salt": "!", "wraps": {}}',
        '{"format": 1, "name_salt": "AA==", "wraps": 7}',
    ],
)
def test_what_is_no_key_file_is_called_damaged(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys"
    path.write_text(text, "utf-8")
    with pytest.raises(DatabaseDamaged, match="key file"):
        KeyFile.read(path)


def test_a_key_file_that_is_not_there_is_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(DatabaseDamaged, match="key file"):
        KeyFile.read(tmp_path / "keys")


def test_bytes_that_are_no_text_are_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DatabaseDamaged):
        KeyFile.read(path)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cost", None),
        ("cost", {"memory": 64}),
        ("cost", {"memory_kib": 0, "iterations": 0, "lanes": 0}),
        ("salt", "!!"),
        ("salt", "AA=="),
        ("nonce", ""),
        ("private", 7),
        ("keys", 7),
        ("keys", []),
        ("keys", [{"sealed": "AA=="}]),
    ],
)
def test_a_damaged_wrap_is_told_apart_from_a_wrong_password(
    saved: Path, field: str, value: object
) -> None:
    stored = content(saved)
    (wrap,) = stored["wraps"].values()
    wrap[field] = value
    saved.write_text(json.dumps(stored), "utf-8")
    with pytest.raises(DatabaseDamaged):
        KeyFile.read(saved).unwrap(NAME, PASSWORD)


# Renewing the key

NEW = bytes(reversed(range(32)))


def renewed(path: Path, *stay: str, new: bytes = NEW, key: bytes = KEY) -> KeyFile:
    """The key file after the key was exchanged."""
    file = KeyFile.read(path)
    file.ask_for_renewal()
    file.add_next(key, new, stay)
    file.settle(new, is_renewed=True)
    file.save()
    return KeyFile.read(path)


@pytest.fixture
def two(saved: Path) -> Path:
    """A key file for two members, and a recovery key."""
    file = KeyFile.read(saved)
    file.wrap("Ana Ruiz", "her password", KEY, CHEAP)
    file.wrap(RECOVERY_NAME, "RECOVERY", KEY, CHEAP)
    file.save()
    return saved


def test_a_renewed_key_opens_for_those_who_stay_by_what_they_have(two: Path) -> None:
    file = renewed(two, NAME)
    assert file.unwrap(NAME, PASSWORD) == NEW
    assert file.unwrap_by_recovery("recovery") == NEW
    with pytest.raises(WrongPassword):
        file.unwrap("Ana Ruiz", "her password")
    assert not file.renewal_is_due
    assert file.is_settled


def test_half_way_both_keys_open_for_those_who_stay(two: Path) -> None:
    file = KeyFile.read(two)
    file.add_next(KEY, NEW, [NAME])
    file.save()
    read = KeyFile.read(two)
    assert read.open_by(NAME, PASSWORD).keys == (KEY, NEW)
    assert read.open_by_recovery("recovery").keys == (KEY, NEW)
    assert not read.is_settled
    read.settle(KEY, is_renewed=False)
    assert read.open_by(NAME, PASSWORD).keys == (KEY,)


def test_what_broke_off_half_way_is_begun_anew(two: Path) -> None:
    file = KeyFile.read(two)
    file.add_next(KEY, b"x" * 32, [NAME])
    file.add_next(KEY, NEW, [NAME])
    assert file.open_by(NAME, PASSWORD).keys == (KEY, NEW)


def test_earlier_keys_are_known_to_whoever_has_the_present_one(two: Path) -> None:
    newest = b"n" * 32
    renewed(two, NAME, "Ana Ruiz")
    file = renewed(two, NAME, "Ana Ruiz", key=NEW, new=newest)
    assert file.earlier(newest) == (NEW, KEY)
    assert file.earlier(KEY) == ()
    assert file.earlier(NEW) == ()
    opened = file.open_by("Ana Ruiz", "her password")
    assert (opened.keys, opened.since) == ((newest,), KEY)


def test_a_public_half_that_another_put_there_gets_no_key(two: Path) -> None:
    name_hash, stored = KeyFile.read(two).hash_name(NAME), content(two)
    stored["wraps"][name_hash]["public"] = as_text(new_pair()[1])
    two.write_text(json.dumps(stored), "utf-8")
    with pytest.raises(DatabaseDamaged):
        KeyFile.read(two).add_next(KEY, NEW, [NAME])


def test_a_key_that_another_sealed_to_somebody_opens_nothing(two: Path) -> None:
    """Anybody can seal to a public half; what follows from nothing is refused."""
    theirs, name_hash = b"?" * 32, KeyFile.read(two).hash_name(NAME)
    stored = content(two)
    wrap = stored["wraps"][name_hash]
    sealed = seal(theirs, as_bytes(wrap["public"]), name_hash)
    wrap["keys"][0]["sealed"] = as_text(sealed)
    stored["earlier"] = [lock_away([b"!" * 32], theirs)]
    two.write_text(json.dumps(stored), "utf-8")
    with pytest.raises(DatabaseDamaged):
        KeyFile.read(two).unwrap(NAME, PASSWORD)


# Key files of older programs


def test_an_older_programs_wrap_opens_and_says_so(two: Path) -> None:
    stored, file = content(two), KeyFile.read(two)
    for name, password in ((NAME, PASSWORD), (RECOVERY_NAME, "RECOVERY")):
        name_hash = file.hash_name(name)
        stored["wraps"][name_hash] = old_wrap(name_hash, password, KEY)
    stored["format"] = 1
    two.write_text(json.dumps(stored), "utf-8")
    file = KeyFile.read(two)
    opened = file.open_by(NAME, PASSWORD)
    assert (opened.keys, opened.is_old) == ((KEY,), True)
    assert file.unwrap_by_recovery("recovery") == KEY
    assert [file.is_old(name) for name in (NAME, RECOVERY_NAME)] == [True, True]
    assert [file.is_old(name) for name in ("Ana Ruiz", "Nobody")] == [False, False]
    with pytest.raises(DatabaseDamaged):
        file.add_next(KEY, NEW, [NAME])
    file.wrap(NAME, PASSWORD, KEY, CHEAP)
    assert not file.is_old(NAME)
