"""`audit verify` and `audit list` on the command line."""

from tests.cli.command_line import CommandLine
from tests.desks import MANAGER
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


def acts(told: list[dict[str, object]]) -> list[object]:
    return [row["act"] for row in told]


def test_it_is_listed_the_newest_first(monday: CommandLine) -> None:
    assert monday("record", 1, "busy", now="2026-11-17T10:00").code == 0
    told = monday.json("audit", "list")
    assert acts(told) == ["attempt_recorded", "imported", "desk_made"]
    newest = told[0]
    assert (newest["row"], newest["by"]) == (3, MANAGER)
    assert newest["at"] == "2026-11-17T15:00:00Z"
    assert newest["what"] == "Recorded a call (entry 1)"
    assert (newest["subject"], newest["number"]) == ("attempt", 1)
    assert "Recorded a call (entry 1)" in monday("audit", "list").out
    assert acts(monday.json("audit", "list", "--limit", 1)) == ["attempt_recorded"]


def test_days_kind_and_person_narrow_it(monday: CommandLine) -> None:
    late = "2026-11-17T23:30"
    assert monday("record", 1, "busy", now=late).code == 0
    # By the clinic's days, wherever the clock is read.
    for days, found in {
        ("--from", "2026-11-17", "--to", "2026-11-17"): ["attempt_recorded"],
        ("--from", "2026-11-17"): ["attempt_recorded"],
        ("--to", "2026-11-16"): ["imported", "desk_made"],
        ("--kind", "came_in"): ["imported"],
        ("--by", "kim  osei"): ["attempt_recorded", "imported", "desk_made"],
        ("--kind", "settings"): [],
    }.items():
        assert acts(monday.json("audit", "list", *days, now=late)) == found, days
    assert "Nothing of that" in monday("audit", "list", "--kind", "settings").out


def test_what_cannot_be_asked_is_refused(monday: CommandLine) -> None:
    backwards = ("--from", "2026-11-17", "--to", "2026-11-16")
    for asked, code in {
        ("--by", "Eve"): "unknown_staff",
        ("--from", "soon"): "date_unreadable",
        backwards: "period_backwards",
    }.items():
        ran = monday("audit", "list", *asked, "--json")
        assert (ran.code, ran.document["error"]["code"]) == (3, code)
    assert monday("audit", "list", "--kind", "gossip").code == 2


def test_it_is_for_office_managers_and_exported_by_them(monday: CommandLine) -> None:
    file = monday.folder / "audit.csv"
    assert monday("audit", "list", "--kind", "desk", "--csv", file).code == 0
    assert "Made the desk" in file.read_text("utf-8-sig")
    assert acts(monday.json("audit", "list"))[0] == "audit_exported"
    added = monday(
        *("staff", "add", "Ann Porter", "--role", "receptionist"),
        *("--new-password-file", monday.password_file),
    )
    assert added.code == 0
    monday.staff = "Ann Porter"
    refused = monday("audit", "list", "--json")
    assert refused.document["error"]["code"] == "not_allowed"
