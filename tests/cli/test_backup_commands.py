"""`backup` and `restore` on the command line."""

from tests.cli.command_line import CommandLine
from tests.desks import template


def test_a_desk_is_backed_up_and_brought_back(monday: CommandLine) -> None:
    file = monday.folder / "monday.backup"
    assert monday.json("backup", file) == {
        "file": str(file),
        "leads": len(monday.json("queue", "--all")["leads"]),
        "verified": True,
    }
    to = monday.folder / "b" / "desk.db"
    told = monday.json("restore", file, "--to", to)
    assert told == {"db": str(to), "leads": 5, "verified": True}
    before = monday.json("queue", "--all")
    monday.db = to
    assert monday.json("queue", "--all") == before
    assert monday("audit", "verify", "--against", file).code == 0


def test_nothing_is_overwritten(monday: CommandLine) -> None:
    file = monday.folder / "monday.backup"
    assert monday("backup", file).code == 0
    refused = monday("restore", file, "--to", monday.db, "--json")
    assert refused.code == 3
    assert refused.document["error"]["code"] == "desk_exists"
    note = monday.folder / "note.txt"
    note.write_text("dear all", "utf-8")
    assert monday("backup", note, "--json").document["error"]["code"] == (
        "backup_place_taken"
    )
    assert monday("restore", note, "--to", monday.folder / "c.db").code == 3
    assert monday("restore", monday.folder / "none", "--to", "c.db").code == 3


def test_the_recovery_key_brings_it_back_with_a_new_password(
    monday: CommandLine,
) -> None:
    file, to = monday.folder / "monday.backup", monday.folder / "b" / "desk.db"
    assert monday("backup", file).code == 0
    key_file = monday.folder / "recovery key"
    key_file.write_text(template()[1].lower() + "\n", "utf-8")
    monday.password_file.write_text("nobody remembers it\n", "utf-8")
    assert monday("restore", file, "--to", to).code == 3
    ran = monday("restore", file, "--to", to, "--recovery-key-file", key_file)
    assert ran.code == 0, ran.err
    monday.db = to
    assert monday("check").code == 0
