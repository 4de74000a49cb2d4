"""`audit verify` on the command line."""

from tests.cli.command_line import CommandLine
from tests.storage.stored_desk import tamper


def test_an_audit_that_nobody_touched(monday: CommandLine) -> None:
    answer = monday("audit", "verify", "--json")
    assert answer.code == 0
    assert answer.document == {"ok": True, "problems": [], "rows": 2, "first_bad": None}
    assert "2 rows" in monday("audit", "verify").out


def test_a_changed_row_is_named_and_ends_with_3(monday: CommandLine) -> None:
    tamper(monday.db, "UPDATE audit SET at = at + 60 WHERE audit_id = 2")
    answer = monday("audit", "verify", "--json")
    assert answer.code == 3
    assert answer.document == {
        "ok": False,
        "problems": ["Row 2 is not as it was written."],
        "rows": 1,
        "first_bad": 2,
    }
