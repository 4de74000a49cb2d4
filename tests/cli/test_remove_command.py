"""`remove-desk`: asks once, and only office managers may."""

from tests.cli.command_line import CommandLine


def test_without_a_yes_nothing_happens(monday: CommandLine) -> None:
    refused = monday("remove-desk", "--json")
    assert refused.code == 3
    assert refused.document["error"]["code"] == "removal_not_confirmed"
    assert "All leads, calls and settings" in refused.err
    assert monday("check").code == 0


def test_with_a_yes_it_is_gone(monday: CommandLine) -> None:
    done = monday("remove-desk", "--yes", "--json")
    assert done.code == 0, done.err
    assert done.document["removed"] == str(monday.db)
    beside = {file.name for file in monday.db.parent.iterdir()}
    assert {name for name in beside if name.startswith("desk.db")} == set()
    gone = monday("remove-desk", "--yes", "--json")
    assert gone.document["error"]["code"] == "desk_missing"


def test_only_office_managers_may(monday: CommandLine) -> None:
    added = monday(
        *("staff", "add", "Ann Porter", "--role", "receptionist"),
        *("--new-password-file", monday.password_file),
    )
    assert added.code == 0, added.err
    monday.staff = "Ann Porter"
    refused = monday("remove-desk", "--yes", "--json")
    assert refused.document["error"]["code"] == "not_allowed"
    assert monday.db.exists()
