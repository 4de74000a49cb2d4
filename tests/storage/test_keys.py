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
from callback_desk.domain.staff_errors import CurrentPasswordWrong
from callback_desk.storage import keys
from callback_desk.storage.keys import (
    RECOVERY_NAME,
    KeyCost,
    KeyFile,
    KeyRing,
    keys_path,
)
from tests.desks import CHEAP

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

    monkeypatch.setattr(keys, "Argon2id", counted)
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
    assert one["key"] != other["key"]


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
            with pytest.raises(OSError, match="no"):
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
        '{"format": 2, "name_salt": "AA==", "wraps": {}}',
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
        ("key", 7),
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


def test_a_desk_that_is_open_lets_somebody_in_and_nobody_out(saved: Path) -> None:
    KeyRing(saved, KEY, CHEAP).admit("Ana Ruiz", "her password")
    read = KeyFile.read(saved)
    assert read.unwrap("Ana Ruiz", "her password") == KEY
    assert read.unwrap(NAME, PASSWORD) == KEY


def test_a_desk_that_is_open_takes_somebodys_key_and_nobody_elses(saved: Path) -> None:
    ring = KeyRing(saved, KEY, CHEAP)
    ring.admit("Ana Ruiz", "her password")
    for _ in range(2):
        ring.dismiss("ana  RUIZ")
        with pytest.raises(WrongPassword):
            KeyFile.read(saved).unwrap("Ana Ruiz", "her password")
    assert len(content(saved)["wraps"]) == 1
    assert KeyFile.read(saved).unwrap(NAME, PASSWORD) == KEY


def test_a_new_password_takes_the_place_of_the_current_one(saved: Path) -> None:
    ring = KeyRing(saved, KEY, CHEAP)
    ring.change(NAME, PASSWORD, "staple battery")
    read = KeyFile.read(saved)
    assert read.unwrap(NAME, "staple battery") == KEY
    with pytest.raises(WrongPassword):
        read.unwrap(NAME, PASSWORD)


def test_nobody_changes_a_password_by_guessing_it(saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(CurrentPasswordWrong):
        KeyRing(saved, KEY, CHEAP).change(NAME, "a guess", "staple battery")
    assert saved.read_bytes() == before
