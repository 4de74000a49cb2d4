"""`--csv` and `--xlsx`: files for a scheduler, whole or not at all."""

import csv
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from callback_desk.domain.kept_file import FORMULA_STARTS
from tests.cli.command_line import CommandLine
from tests.desks import PASSWORD
from tests.storage.stored_desk import rows_of

ROWS = """Name,Phone,Message,Date
Ana Lopez,212-555-0101,I have PTSD,2026-11-16 10:00
"=HYPERLINK(""http://a.example"",""x"")",212-555-0102,,2026-11-16 10:30
"@SUM(1+1) Bo",212-555-0103,,2026-11-16 11:00
"""
PERIOD = ("--from", "2026-11-17", "--to", "2026-11-17")
WEDNESDAY_NOON = "2026-11-18T12:00"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def week(desk: CommandLine) -> CommandLine:
    """A desk on which three callbacks were missed."""
    assert desk("import", desk.csv("a.csv", ROWS)).code == 0
    return desk


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def workbook(path: Path) -> list[list[object]]:
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python()]


def test_missed_callbacks_are_written_with_phones_and_both_times(
    week: CommandLine, tmp_path: Path
) -> None:
    out, book = tmp_path / "missed.csv", tmp_path / "missed.xlsx"
    ran = week("missed", *PERIOD, "--csv", out, "--xlsx", book, now=WEDNESDAY_NOON)
    assert ran.code == 0, ran.err
    assert str(out) in ran.err
    rows = read(out)
    told = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert [one["Phone"] for one in told] == [f"'+1212555010{n}" for n in (1, 2, 3)]
    assert told[0]["Received (UTC)"] == "2026-11-16T15:00:00Z"
    assert told[0]["Received (America/New_York)"] == "2026-11-16 10:00:00"
    assert told[0]["Due (America/New_York)"] == "2026-11-17 17:00:00"
    assert told[1]["Name"].startswith("'=HYPERLINK")
    for row in rows:
        assert not any(cell[:1] in FORMULA_STARTS for cell in row if cell)
    # A condition and free text leave only when asked for.
    assert "PTSD" not in out.read_text("utf-8-sig")
    assert "Note of the sign-off" not in rows[0]
    kept = workbook(book)
    assert kept[0] == rows[0]
    assert [row[2] for row in kept[1:]] == [f"+1212555010{n}" for n in (1, 2, 3)]
    assert str(kept[2][1]).startswith("=HYPERLINK")
    for path in (out, book):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_named_columns_alone_are_written(week: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "m.csv"
    ran = week(
        *("missed", *PERIOD, "--csv", out, "--columns", "lead,due"), now=WEDNESDAY_NOON
    )
    assert ran.code == 0, ran.err
    assert read(out)[0] == ["Lead", "Due (America/New_York)"]
    ran = week(
        "missed", *PERIOD, "--csv", out, "--columns", "message", now="2026-11-18"
    )
    assert (ran.code, "no column 'message'" in ran.err) == (3, True)


def test_a_report_is_written_table_by_table(week: CommandLine, tmp_path: Path) -> None:
    out, book = tmp_path / "r.csv", tmp_path / "r.xlsx"
    ran = week(
        *("report", *PERIOD, "--csv", out, "--xlsx", book, "--json"), now=WEDNESDAY_NOON
    )
    assert ran.code == 0, ran.err
    assert ran.document["due"] == 3
    rows = read(out)
    assert rows[0] == ["Promises"]
    assert rows[2][:2] == ["These days", "3"]
    names = CalamineWorkbook.from_path(book).sheet_names
    assert names[:3] == ["Promises", "Promises by week", "Promises by day"]
    assert workbook(book)[1][:2] == ["These days", 3.0]
    assert "Lopez" not in out.read_text("utf-8-sig")


def test_a_receptionist_may_not_and_nothing_is_written(
    week: CommandLine, tmp_path: Path
) -> None:
    secret = tmp_path / "new"
    secret.write_text(PASSWORD + "\n", "utf-8")
    added = week(
        *("staff", "add", "Ann Porter", "--role", "receptionist"),
        *("--new-password-file", secret),
    )
    assert added.code == 0, added.err
    week.staff = "Ann Porter"
    for command in ("missed", "report"):
        out = tmp_path / f"{command}.csv"
        ran = week(command, *PERIOD, "--csv", out, now=WEDNESDAY_NOON)
        assert (ran.code, out.exists()) == (3, False)
        assert "A receptionist may not export or print" in ran.err
        assert "Ask an office manager." in ran.err


def test_a_target_that_cannot_be_written_is_told_in_a_sentence(
    week: CommandLine, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    out = folder / "missed.xlsx"
    out.write_bytes(b"old")
    out.with_name("~$missed.xlsx").write_bytes(b"somebody")
    ran = week("missed", *PERIOD, "--xlsx", out, now=WEDNESDAY_NOON)
    assert ran.code == 3
    assert "missed.xlsx was not written: it is open in another program." in ran.err
    assert out.read_bytes() == b"old"
    assert len(list(folder.iterdir())) == 2


def test_pages_are_written_without_a_screen(week: CommandLine, tmp_path: Path) -> None:
    """By a process of its own: this one has a window's application already."""
    environment = {k: v for k, v in os.environ.items() if k not in SCREENS}
    before = [
        *("--db", week.db, "--staff", week.staff, "--now", WEDNESDAY_NOON),
        *("--password-file", week.password_file),
    ]
    for command in (["report", *PERIOD], ["missed", *PERIOD], ["lead", "1"]):
        out = tmp_path / f"{command[0]}.pdf"
        program = [sys.executable, "-m", "callback_desk"]
        ran = subprocess.run(
            [*program, *map(str, [*before, *command, "--pdf", out])],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert out.read_bytes().startswith(b"%PDF-")
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    acts = rows_of(week.db, "SELECT action, subject FROM audit ORDER BY audit_id")
    assert acts[-3:] == [
        ("report_exported", "days"),
        ("missed_exported", "rows"),
        ("every_call_exported", "lead"),
    ]
