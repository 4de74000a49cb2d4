"""`keys`: how the key stands, renewed, and a new recovery key."""

import re

import pytest

from callback_desk.cli import key_commands
from callback_desk.services.desk import Desk
from callback_desk.storage.keys import KeyFile, keys_path
from tests.cli.command_line import CommandLine
from tests.storage.stored_desk import key_of


def test_the_key_is_renewed_and_says_how_it_stands(monday: CommandLine) -> None:
    before = key_of(monday.db)
    assert monday.json("keys", "status") == {"renewal_due": False, "waits": None}
    assert "Nobody who left" in monday("keys", "status").out
    assert monday.json("keys", "renew") == {"renewed": True}
    assert key_of(monday.db) != before
    assert monday("keys", "renew").out == "The desk has a new key.\n"
    assert monday("check").code == 0


def test_a_new_recovery_key_is_printed_once(monday: CommandLine) -> None:
    told = monday.json("keys", "new-recovery-key")
    assert told["db"] == str(monday.db)
    keys = KeyFile.read(keys_path(monday.db))
    assert keys.unwrap_by_recovery(told["recovery_key"]) == key_of(monday.db)
    ran = monday("keys", "new-recovery-key")
    keys = KeyFile.read(keys_path(monday.db))
    assert keys.unwrap_by_recovery(ran.out) == key_of(monday.db)
    assert "shown only now" in ran.err


@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_it_is_printed_whatever_becomes_of_the_desks_own_key(
    monday: CommandLine, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...]
) -> None:
    def fail(desk: Desk) -> None:
        raise RuntimeError("it broke")

    monkeypatch.setattr(key_commands, "finish_renewal", fail)
    ran = monday("keys", "new-recovery-key", *flags)
    assert ran.code != 0
    (printed,) = re.findall(r"(?:[A-Z2-7]{4}-){7}[A-Z2-7]{4}", ran.out)
    keys = KeyFile.read(keys_path(monday.db))
    assert keys.unwrap_by_recovery(printed) == key_of(monday.db)


def test_only_office_managers_may(monday: CommandLine) -> None:
    added = monday(
        *("staff", "add", "Ann Porter", "--role", "receptionist"),
        *("--new-password-file", monday.password_file),
    )
    assert added.code == 0, added.err
    monday.staff = "Ann Porter"
    for act in ("renew", "new-recovery-key"):
        refused = monday("keys", act, "--json")
        assert refused.document["error"]["code"] == "not_allowed"
