"""The contract's exit codes, also where Python would end with codes of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from callback_desk import __version__
from callback_desk.cli import lead_commands, main
from tests.cli.command_line import CommandLine

ROOT = Path(__file__).parents[2]


def test_a_bug_ends_with_4_one_document_and_no_traceback(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("Maria Alvarez")

    monkeypatch.setattr(lead_commands, "show_queue", broken)
    ran = desk("queue", "--json")
    assert ran.code == main.Exit.BUG
    assert ran.document["error"]["code"] == "bug"
    assert "lead_commands.py" in ran.err
    assert "Traceback" not in ran.err
    assert "Alvarez" not in ran.err


def test_wrong_use_ends_with_2(desk: CommandLine) -> None:
    assert desk.bare("--nonsense").code == 2
    assert desk("queue", "--nonsense").code == 2


def test_help_and_version_end_with_0(desk: CommandLine) -> None:
    assert __version__ in desk.bare("--version").out
    told = desk.bare("--help")
    assert told.code == 0
    for command in ("init", "import", "queue", "lead", "record", "correct", "due"):
        assert command in told.out


def test_the_program_runs_as_a_module_whatever_the_console_speaks() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "callback_desk", "due", "2026-11-16"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PATH": ""},
    )
    assert ran.returncode == 3
    assert b"does not know who is asking" in ran.stderr
